// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Counters and units of measure behind a figure.

#include "literal_private.h"

#include <string.h>

// One unit.  `name` is how it is reported, NULL as written, and "" if the
// word makes the figure something else than a quantity (ranks, ordinals).
typedef struct {
  const char* word;
  const char* name;
  int         exponent;
} unit;

#define NO_UNIT ""

// The longest word that fits wins, so the order is free.
static const unit korean_units[] = {
  // Things, people, places
  {"개", NULL, 0},
  {"명", NULL, 0},
  {"인", NULL, 0},
  {"대", NULL, 0},
  {"배", NULL, 0},
  {"건", NULL, 0},
  {"곳", NULL, 0},
  {"종", NULL, 0},
  {"종류", NULL, 0},
  {"가지", NULL, 0},
  {"동", NULL, 0},
  {"개동", "동", 0},
  {"개 동", "동", 0},
  {"개국", NULL, 0},
  {"개사", NULL, 0},
  {"개소", NULL, 0},
  {"개교", NULL, 0},
  {"개 국가", "개국", 0},
  {"개점", NULL, 0},
  {"개팀", NULL, 0},
  {"여개", "개", 0},
  {"가구", NULL, 0},
  {"회", NULL, 0},
  {"차례", NULL, 0},
  {"번", NULL, 0},
  {"점", NULL, 0},
  {"권", NULL, 0},
  {"편", NULL, 0},
  {"장", NULL, 0},
  {"병", NULL, 0},
  {"마리", NULL, 0},
  {"척", NULL, 0},
  {"채", NULL, 0},
  {"살", NULL, 0},
  {"프레임", NULL, 0},
  {"뷰", NULL, 0},
  {"표", NULL, 0},
  {"석", NULL, 0},
  {"층", NULL, 0},
  {"개층", "층", 0},
  {"라인", NULL, 0},
  {"노드", NULL, 0},
  {"코어", NULL, 0},
  {"채널", NULL, 0},
  {"스레드", NULL, 0},
  {"토큰", NULL, 0},
  {"단어", NULL, 0},
  {"곡", NULL, 0},
  {"작품", NULL, 0},
  {"문장", NULL, 0},
  {"어절", NULL, 0},
  {"문항", NULL, 0},
  {"문제", NULL, 0},
  {"과목", NULL, 0},
  {"페이지", NULL, 0},
  {"쪽", NULL, 0},
  {"줄", NULL, 0},
  {"그루", NULL, 0},
  {"송이", NULL, 0},
  {"벌", NULL, 0},
  {"켤레", NULL, 0},
  {"잔", NULL, 0},
  {"통", NULL, 0},
  {"상자", NULL, 0},
  {"박스", NULL, 0},
  {"팀", NULL, 0},
  {"쌍", NULL, 0},
  {"세트", NULL, 0},
  {"골", NULL, 0},
  {"승", NULL, 0},
  {"패", NULL, 0},
  {"경기", NULL, 0},
  {"량", NULL, 0},
  {"실", NULL, 0},
  {"객실", NULL, 0},
  {"매", NULL, 0},
  {"필지", NULL, 0},
  {"계좌", NULL, 0},
  {"단", NULL, 0},
  {"기", NULL, 0},
  {"조각", NULL, 0},
  {"포기", NULL, 0},
  {"알", NULL, 0},
  {"세대", NULL, 0},
  {"화소", NULL, 0},
  {"픽셀", NULL, 0},
  {"큐비트", NULL, 0},
  {"표본", NULL, 0},
  {"포인트", NULL, 0},
  {"걸음", NULL, 0},
  {"칸", NULL, 0},
  {"팩", NULL, 0},
  {"글자", "자", 0},
  {"자", NULL, 0},
  {"봉지", NULL, 0},
  {"끼", NULL, 0},
  // Time
  {"시간", NULL, 0},
  {"분", NULL, 0},
  {"초", NULL, 0},
  {"일", NULL, 0},
  {"주일", NULL, 0},
  {"주", NULL, 0},
  {"개월", NULL, 0},
  {"달", NULL, 0},
  {"년", NULL, 0},
  {"개년", "년", 0},
  {"밀리초", NULL, 0},
  {"나노초", NULL, 0},
  // Measures
  {"퍼센트", "%", 0},
  {"퍼센트포인트", "%p", 0},
  {"프로", NO_UNIT, 0},
  {"미터", "m", 0},
  {"킬로미터", "km", 0},
  {"센티미터", "cm", 0},
  {"밀리미터", "mm", 0},
  {"나노미터", "nm", 0},
  {"나노", "nm", 0},
  {"제곱미터", "㎡", 0},
  {"평", NULL, 0},
  {"헥타르", "ha", 0},
  {"에이커", NULL, 0},
  {"톤", NULL, 0},
  {"킬로그램", "kg", 0},
  {"그램", "g", 0},
  {"리터", "L", 0},
  {"배럴", NULL, 0},
  {"인치", NULL, 0},
  {"피트", NULL, 0},
  {"마일", NULL, 0},
  {"광년", NULL, 0},
  {"도", NULL, 0},
  {"온스", NULL, 0},
  {"와트", "W", 0},
  {"킬로와트", "kW", 0},
  {"메가와트", "MW", 0},
  {"기가와트", "GW", 0},
  {"볼트", "V", 0},
  {"마력", NULL, 0},
  {"헤르츠", "Hz", 0},
  {"메가헤르츠", "MHz", 0},
  {"기가헤르츠", "GHz", 0},
  {"비트", NULL, 0},
  {"바이트", NULL, 0},
  {"메가바이트", "MB", 0},
  {"기가바이트", "GB", 0},
  {"테라바이트", "TB", 0},
  {"페타바이트", "PB", 0},
  {"플롭스", "FLOPS", 0},
  {"기가플롭스", "FLOPS", 9},
  {"기가플롭", "FLOPS", 9},
  {"테라플롭스", "FLOPS", 12},
  {"테라플롭", "FLOPS", 12},
  {"페타플롭스", "FLOPS", 15},
  {"페타플롭", "FLOPS", 15},
  {"엑사플롭스", "FLOPS", 18},
  {"엑사플롭", "FLOPS", 18},
  {"제타플롭스", "FLOPS", 21},
  {"제타플롭", "FLOPS", 21},
  // Ranks, ordinals, generations, places in a list: no quantities
  {"번째", NO_UNIT, 0},
  {"번 출구", NO_UNIT, 0},
  {"번지", NO_UNIT, 0},
  {"번가", NO_UNIT, 0},
  {"번길", NO_UNIT, 0},
  {"분의", NO_UNIT, 0},
  {"분기", NO_UNIT, 0},
  {"회차", NO_UNIT, 0},
  {"회 연속", NULL, 0},
  {"주년", NO_UNIT, 0},
  {"주기", NO_UNIT, 0},
  {"주차", NO_UNIT, 0},
  {"년대", NO_UNIT, 0},
  {"년차", NO_UNIT, 0},
  {"년생", NO_UNIT, 0},
  {"년산", NO_UNIT, 0},
  {"년형", NO_UNIT, 0},
  {"대주주", NO_UNIT, 0},
  {"대 주주", NO_UNIT, 0},
  {"대 대통령", NO_UNIT, 0},
  {"대 총리", NO_UNIT, 0},
  {"대 그룹", NO_UNIT, 0},
  {"대 기업", NO_UNIT, 0},
  {"대 국회", NO_UNIT, 0},
  {"대 대선", NO_UNIT, 0},
  {"대 총선", NO_UNIT, 0},
  {"대 초반", NO_UNIT, 0},
  {"대 중반", NO_UNIT, 0},
  {"대 후반", NO_UNIT, 0},
  {"대 남", NO_UNIT, 0},
  {"대 여", NO_UNIT, 0},
  {"대 청", NO_UNIT, 0},
  {"대 젊", NO_UNIT, 0},
  {"대 직장인", NO_UNIT, 0},
  {"대 소비자", NO_UNIT, 0},
  {"대 이용자", NO_UNIT, 0},
  {"대 핵심", NO_UNIT, 0},
  {"대 과제", NO_UNIT, 0},
  {"대 전략", NO_UNIT, 0},
  {"대 회장", NO_UNIT, 0},
  {"기 신도시", NO_UNIT, 0},
  {"기 대통령", NO_UNIT, 0},
  {"기 임기", NO_UNIT, 0},
  {"기 내각", NO_UNIT, 0},
  {"기 정부", NO_UNIT, 0},
  {"기 행정부", NO_UNIT, 0},
  {"기 체제", NO_UNIT, 0},
  {"초등", NO_UNIT, 0},
  {"인조", NO_UNIT, 0},
  {"인자", NO_UNIT, 0},
  {"인승", NO_UNIT, 0},
  {"점대", "점", 0},
  {"층짜리", "층", 0},
  {"단계", NO_UNIT, 0},
  {"초과", NO_UNIT, 0},
  {"이상", NO_UNIT, 0},
  {"대만", NO_UNIT, 0},
  {"일대", NO_UNIT, 0},
  {"인당", NO_UNIT, 0},
  {"인분", NO_UNIT, 0},
  {"인 가구", NO_UNIT, 0},
  {"인칭", NO_UNIT, 0},
  {"인용", NO_UNIT, 0},
  {"인실", NO_UNIT, 0}};

static const unit latin_units[] = {{"%p", NULL, 0},
                                   {"%포인트", "%p", 0},
                                   {"%P", "%p", 0},
                                   {"% 포인트", "%p", 0},
                                   {"%", NULL, 0},
                                   {"％", "%", 0},
                                   {"％포인트", "%p", 0},
                                   {"mm", NULL, 0},
                                   {"cm", NULL, 0},
                                   {"m", NULL, 0},
                                   {"km", NULL, 0},
                                   {"nm", NULL, 0},
                                   {"㎚", "nm", 0},
                                   {"㎜", "mm", 0},
                                   {"㎝", "cm", 0},
                                   {"㎞", "km", 0},
                                   {"㎡", NULL, 0},
                                   {"m²", "㎡", 0},
                                   {"m2", "㎡", 0},
                                   {"㎥", NULL, 0},
                                   {"km²", "㎢", 0},
                                   {"㎢", NULL, 0},
                                   {"ha", NULL, 0},
                                   {"kg", NULL, 0},
                                   {"㎏", "kg", 0},
                                   {"g", NULL, 0},
                                   {"mg", NULL, 0},
                                   {"㎎", "mg", 0},
                                   {"t", NULL, 0},
                                   {"L", NULL, 0},
                                   {"㎖", "mL", 0},
                                   {"ｍ", "m", 0},
                                   {"ｇ", "g", 0},
                                   {"ℓ", "L", 0},
                                   {"mL", NULL, 0},
                                   {"ml", NULL, 0},
                                   {"cc", NULL, 0},
                                   {"W", NULL, 0},
                                   {"kW", NULL, 0},
                                   {"㎾", "kW", 0},
                                   {"MW", NULL, 0},
                                   {"㎿", "MW", 0},
                                   {"GW", NULL, 0},
                                   {"TW", NULL, 0},
                                   {"Wh", NULL, 0},
                                   {"kWh", NULL, 0},
                                   {"KWh", "kWh", 0},
                                   {"㎾h", "kWh", 0},
                                   {"MWh", NULL, 0},
                                   {"GWh", NULL, 0},
                                   {"TWh", NULL, 0},
                                   {"V", NULL, 0},
                                   {"mA", NULL, 0},
                                   {"mAh", NULL, 0},
                                   {"㎃h", "mAh", 0},
                                   {"Hz", NULL, 0},
                                   {"kHz", NULL, 0},
                                   {"KHz", "kHz", 0},
                                   {"MHz", NULL, 0},
                                   {"㎒", "MHz", 0},
                                   {"GHz", NULL, 0},
                                   {"㎓", "GHz", 0},
                                   {"KB", NULL, 0},
                                   {"kB", NULL, 0},
                                   {"MB", NULL, 0},
                                   {"㎆", "MB", 0},
                                   {"GB", NULL, 0},
                                   {"㎇", "GB", 0},
                                   {"TB", NULL, 0},
                                   {"PB", NULL, 0},
                                   {"EB", NULL, 0},
                                   {"GB/s", NULL, 0},
                                   {"TB/s", NULL, 0},
                                   {"MB/s", NULL, 0},
                                   {"Gb", NULL, 0},
                                   {"Mb", NULL, 0},
                                   {"Kbps", NULL, 0},
                                   {"kbps", NULL, 0},
                                   {"Mbps", NULL, 0},
                                   {"Gbps", NULL, 0},
                                   {"Tbps", NULL, 0},
                                   {"bps", NULL, 0},
                                   {"bp", NULL, 0},
                                   {"bit", NULL, 0},
                                   {"GF", NULL, 0},
                                   {"TF", NULL, 0},
                                   {"PF", NULL, 0},
                                   {"EF", NULL, 0},
                                   {"FLOPS", NULL, 0},
                                   {"GFLOPS", NULL, 0},
                                   {"TFLOPS", NULL, 0},
                                   {"PFLOPS", NULL, 0},
                                   {"EFLOPS", NULL, 0},
                                   {"TFlops", "TFLOPS", 0},
                                   {"PFlops", "PFLOPS", 0},
                                   {"TOPS", NULL, 0},
                                   {"gigaflops", "FLOPS", 9},
                                   {"teraflops", "FLOPS", 12},
                                   {"petaflops", "FLOPS", 15},
                                   {"petaflop", "FLOPS", 15},
                                   {"exaflops", "FLOPS", 18},
                                   {"exaflop", "FLOPS", 18},
                                   {"fps", NULL, 0},
                                   {"rpm", NULL, 0},
                                   {"dpi", NULL, 0},
                                   {"ppm", NULL, 0},
                                   {"dB", NULL, 0},
                                   {"℃", NULL, 0},
                                   {"°C", "℃", 0},
                                   {"nits", NULL, 0},
                                   {"ms", NULL, 0},
                                   {"percent", "%", 0},
                                   {"per cent", "%", 0},
                                   {"percentage points", "%p", 0},
                                   {"times", NULL, 0},
                                   {"inch", NULL, 0},
                                   {"inches", NULL, 0},
                                   {"square metres", "㎡", 0}};

static bool
ends_cleanly(weft_str      text,
             const unit*   entry,
             size_t        end,
             bool          spaced,
             const figure* number)
{
  if (entry->word[0] >= 'A' && entry->word[0] <= 'z') {
    size_t next = 0;
    return !text_is_latin(text, end) && text_digit(text, end, &next) < 0;
  }
  if (entry->name && !entry->name[0]) {
    return true;
  }
  // A lone syllable behind a space and a bare number may begin any word
  const bool bare = spaced && !number->scaled && !number->grouped;
  return strlen(entry->word) > 3U && !bare ? true : text_noun_ends(text, end);
}

static const unit*
find_unit(weft_str      text,
          size_t        at,
          bool          spaced,
          const figure* number,
          size_t*       end)
{
  const bool        hangul = text_is_hangul(text, at);
  const unit* const table  = hangul ? korean_units : latin_units;
  const size_t      count  = hangul ? sizeof(korean_units) / sizeof(unit)
                                    : sizeof(latin_units) / sizeof(unit);
  const unit*       best   = NULL;
  // The third byte tells most syllables apart
  const size_t key = hangul ? 2U : 0U;
  for (size_t i = 0; i < count; ++i) {
    size_t next = 0;
    if (table[i].word[key] == text.data[at + key] &&
        text_at(text, at, table[i].word, &next) && (!best || next > *end) &&
        ends_cleanly(text, &table[i], next, spaced, number)) {
      best = &table[i];
      *end = next;
    }
  }
  return best;
}

// Figures that name rather than count: 5세대 (but 1,320세대 are households),
// 403번, 2022도 (but 15.6도 are degrees)
static bool
is_name(const unit* found, const figure* number)
{
  const bool bare = !number->scaled && !number->grouped;
  return (!strcmp(found->word, "세대") && bare && number->digits < 2U) ||
         (!strcmp(found->word, "번") && bare && number->digits > 2U) ||
         (!strcmp(found->word, "도") && !number->decimal);
}

// 20대 are people in their twenties where no noun stands beside: 20대·30대
static bool
is_age(weft_str text, const unit* found, const figure* number, size_t end)
{
  static const char* const behind[] = {"·",
                                       ",",
                                       "와 ",
                                       "에서",
                                       "는 ",
                                       "가 ",
                                       "도 ",
                                       "의 ",
                                       " 이하",
                                       " 이상",
                                       NULL};

  size_t     next = 0;
  const bool tens = !number->scaled && !number->grouped && !number->decimal &&
                    number->digits == 2U && number->exponent == 1;
  return tens && !strcmp(found->word, "대") &&
         text_any(text, end, behind, &next) >= 0;
}

// 5 대 3 is a score or a ratio
static bool
is_ratio(weft_str text, const unit* found, size_t end)
{
  size_t next = 0;
  return !strcmp(found->word, "대") &&
         text_digit(text, text_skip_space(text, end), &next) >= 0;
}

bool
unit_read(weft_str      text,
          size_t        at,
          const figure* number,
          bool          spaced,
          unit_match*   out)
{
  if (at >= text.size) {
    return false;
  }
  size_t            end   = at;
  const unit* const found = find_unit(text, at, spaced, number, &end);
  if (!found || (found->name && !found->name[0]) || is_name(found, number) ||
      is_ratio(text, found, end) || is_age(text, found, number, end)) {
    return false;
  }
  out->unit     = found->name ? weft_str_from(found->name)
                              : (weft_str){text.data + at, end - at};
  out->exponent = found->exponent;
  out->money    = false;
  out->end      = end;
  return true;
}
