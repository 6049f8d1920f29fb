// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "rule/counted.h"

#include "str.h"

#include <string.h>

enum { WORDS_BEFORE = 5, WORDS_BEHIND = 3, FALL_BYTES = 30 };

static bool
is_word(weft_str text, weft_span s, const char* const* words, size_t count)
{
  return str_is_any(
    (weft_str){text.data + s.start, s.end - s.start}, words, count);
}

// Cut one of the particles off the end of a word; whether there was one
static bool
cut(weft_str text, weft_span* s, const char* const* particles, size_t count)
{
  for (size_t i = 0U; i < count; ++i) {
    const size_t size = strlen(particles[i]);
    if (s->end - s->start > size && str_at(text, s->end - size, particles[i])) {
      s->end -= size;
      return true;
    }
  }
  return false;
}

// Whether a word can be no noun: a predicate's form, or a figure
static bool
is_no_noun(weft_str text, weft_span s)
{
  static const char* const ends[] = {
    "한",   "된",     "던",   "할",   "될",   "린",   "며",   "하고", "되고",
    "하면", "되면",   "통해", "위해", "대해", "비해", "거나", "하지", "이어",
    "지만", "면서",   "어진", "해진", "려는", "하는", "되는", "오른", "내린",
    "늘어", "줄어",   "등",   "이상", "미만", "대비", "다",   "했고", "됐고",
    "시키", "하",     "되",   "있",   "없",   "받",   "스럽", "진",   "온",
    "인",   "정상적", "다면", "라면", "만에", "람해", "보다", "에서", "까지",
    "와",   "었고",   "았고", "졌고", "렸고", "돼"};
  static const char* const words[] = {"모두",
                                      "각각",
                                      "지난",
                                      "이번",
                                      "이번엔",
                                      "이중",
                                      "이후",
                                      "정도로",
                                      "결과",
                                      "가장",
                                      "규모",
                                      "별로",
                                      "가운데",
                                      "이상"};
  static const char* const nouns[] = {
    "섬", "집", "책", "개", "차", "표", "램", "칩", "폰"};
  const bool lone = s.end - s.start <= 3U && (text.data[s.start] & 0x80);
  if (is_word(text, s, words, COUNT(words)) ||
      (lone && !is_word(text, s, nouns, COUNT(nouns)))) {
    return true;
  }
  for (size_t i = s.start; i < s.end; ++i) {
    if (text.data[i] >= '0' && text.data[i] <= '9') {
      return true;
    }
  }
  for (size_t i = 0U; i < COUNT(ends); ++i) {
    const size_t size = strlen(ends[i]);
    if (s.end - s.start >= size && str_at(text, s.end - size, ends[i])) {
      return true;
    }
  }
  return false;
}

// The word that begins at `at`
static weft_span
word_at(weft_str text, weft_span sentence, size_t at)
{
  weft_span w = {at, at};
  while (w.end < sentence.end && !strchr(" ,.()\"'", text.data[w.end])) {
    ++w.end;
  }
  return w;
}

// `1.2m 크기의 화면`: behind the size
static size_t
skip_size(weft_str text, size_t at)
{
  static const char* const sizes[] = {" 규모의",
                                      " 크기의",
                                      " 수준의",
                                      " 상당의",
                                      " 이상의",
                                      " 가량의",
                                      " 정도의"};
  for (size_t i = 0U; i < COUNT(sizes); ++i) {
    if (str_at(text, at, sizes[i])) {
      return at + strlen(sizes[i]);
    }
  }
  return at;
}

// `300개의 해외 매장을`: what follows up to a particle
static weft_span
noun_behind(weft_str text, weft_span sentence, size_t at)
{
  static const char* const ends[]      = {"에서",
                                          "에게",
                                          "으로",
                                          "을",
                                          "를",
                                          "이",
                                          "가",
                                          "은",
                                          "는",
                                          "과",
                                          "와",
                                          "도",
                                          "에"};
  static const char* const not_nouns[] = {
    "이상", "가량", "정도", "안팎", "미만", "이하", "규모", "수준", "가운데"};
  const weft_span none  = {0U, 0U};
  weft_span       found = none;
  const bool      owned = str_at(text, at, "의 ");
  if (owned) {
    at += strlen("의");
  }
  at = skip_size(text, at);
  for (size_t n = 0U; n < WORDS_BEHIND; ++n) {
    if (at >= sentence.end || text.data[at] != ' ') {
      return none;
    }
    weft_span w     = word_at(text, sentence, at + 1U);
    at              = w.end;
    found.start     = found.start ? found.start : w.start;
    const bool last = cut(text, &w, ends, COUNT(ends));
    found.end       = w.end;
    if (is_no_noun(text, w) || is_word(text, w, not_nouns, COUNT(not_nouns))) {
      return none;
    }
    if (last || (owned && (at >= sentence.end || text.data[at] != ' '))) {
      return found;
    }
  }
  return none;
}

// `466만t을 수출했다`: the noun of the predicate behind
static weft_span
noun_of_predicate(weft_str text, weft_span sentence, size_t at)
{
  static const char* const particles[] = {"을 ", "를 ", "이 ", "가 "};
  static const char* const ends[]  = {"했", "한", "하", "됐", "된", "되"};
  static const char* const vague[] = {"기록",
                                      "집계",
                                      "조사",
                                      "차지",
                                      "확인",
                                      "발표",
                                      "예상",
                                      "전망",
                                      "추정",
                                      "돌파",
                                      "초과",
                                      "육박",
                                      "해당",
                                      "필요",
                                      "가능",
                                      "이상",
                                      "포함",
                                      "제외",
                                      "연결"};
  const weft_span          none    = {0U, 0U};
  for (size_t i = 0U; i < COUNT(particles); ++i) {
    if (str_at(text, at, particles[i])) {
      weft_span w = word_at(text, sentence, at + strlen(particles[i]));
      for (size_t end = w.start + 6U; end + 3U <= w.end; end += 3U) {
        weft_span cutting = {w.start, end + 3U};
        if (cut(text, &cutting, ends, COUNT(ends))) {
          return is_word(text, cutting, vague, COUNT(vague)) ? none : cutting;
        }
      }
    }
  }
  return none;
}

// Whether a word tells when, where or how much: `지난해 1200곳`, `서울에서 20곳`
static bool
is_beside(weft_str text, weft_span s)
{
  static const char* const filling[] = {
    "약",     "총",   "현재",   "모두",   "각각",   "최대", "최소", "무려",
    "전체",   "누적", "올해",   "지난해", "작년",   "매년", "연간", "평균",
    "하루",   "내년", "이미",   "또",     "이날",   "당시", "월",   "연",
    "지난달", "보다", "대비",   "전국",   "국내외", "합쳐", "새로", "추가",
    "최근",   "외에", "사실상", "거의",   "대략",   "단"};
  static const char* const ends[] = {"에서",
                                     "에",
                                     "으로",
                                     "까지",
                                     "부터",
                                     "에게",
                                     "에도",
                                     "보다",
                                     "기준",
                                     "에서도",
                                     "에만",
                                     "에는",
                                     "에서는",
                                     "에선",
                                     "에게는",
                                     "까지는",
                                     "까지만",
                                     "만에"};
  if (is_word(text, s, filling, COUNT(filling))) {
    return true;
  }
  for (size_t i = s.start; i < s.end; ++i) {
    if (text.data[i] >= '0' && text.data[i] <= '9') {
      return true;
    }
  }
  return s.end - s.start > 6U && cut(text, &s, ends, COUNT(ends));
}

// `해외 매장이 약 300개`: the word before, without its particle
static weft_span
noun_before(weft_str text, weft_span sentence, size_t at)
{
  static const char* const ends[] = {
    "은", "는", "이", "가", "을", "를", "도", "만", "의"};
  static const char* const sums[] = {"수", "수만", "건수", "대수"};
  const weft_span          none   = {0U, 0U};
  for (size_t n = 0U; n < WORDS_BEFORE; ++n) {
    while (at > sentence.start && text.data[at - 1U] == ' ') {
      --at;
    }
    weft_span w = {at, at};
    while (w.start > sentence.start &&
           !strchr(" ,.()\"'", text.data[w.start - 1U])) {
      --w.start;
    }
    if (w.start == w.end) {
      return none;
    }
    at = w.start;
    if (is_beside(text, w)) {
      continue;
    }
    (void)cut(text, &w, ends, COUNT(ends));
    if (!is_word(text, w, sums, COUNT(sums))) {
      return is_no_noun(text, w) ? none : w;
    }
  }
  return none;
}

// `첫날 이용자 수는 하늘톡 3만명, 누리톡 2만명`: what the sentence sums up
static weft_span
noun_of_sum(weft_str text, weft_span sentence, size_t at)
{
  static const char* const sums[] = {" 수는 ", " 수가 ", " 수를 ", " 수도 "};
  for (size_t i = at; i-- > sentence.start + 6U;) {
    for (size_t k = 0U; k < COUNT(sums); ++k) {
      if (text.data[i] == ' ' && str_at(text, i, sums[k])) {
        return noun_before(text, sentence, i);
      }
    }
  }
  return (weft_span){0U, 0U};
}

weft_span
counted_noun(weft_str text, weft_span sentence, weft_span figure)
{
  weft_span noun = noun_behind(text, sentence, figure.end);
  if (noun.end == noun.start) {
    noun = noun_before(text, sentence, figure.start);
  }
  if (noun.end == noun.start) {
    noun = noun_of_predicate(text, sentence, figure.end);
  }
  return noun.end > noun.start ? noun
                               : noun_of_sum(text, sentence, figure.start);
}

bool
counted_falls(weft_str text, weft_span sentence, weft_span figure)
{
  static const char* const falls[] = {"감소",
                                      "하락",
                                      "급감",
                                      "급락",
                                      "줄",
                                      "떨어",
                                      "내린",
                                      "내렸",
                                      "내려",
                                      "빠졌",
                                      "빠진",
                                      "축소",
                                      "낮아",
                                      "뒷걸음"};
  static const char* const rises[] = {
    "늘", "증가", "상승", "성장", "오른", "올랐", "급증", "급등", "뛴", "뛰"};
  if (str_at(text, figure.end, "로") || str_at(text, figure.end, "으로")) {
    return false; // where it went
  }
  const size_t stop = figure.end + FALL_BYTES < sentence.end
                        ? figure.end + FALL_BYTES
                        : sentence.end;
  for (size_t i = figure.end; i < stop; ++i) {
    const char c = text.data[i];
    if (c == ',' || c == '.' || (c >= '0' && c <= '9') ||
        str_at_any(text, i, rises, COUNT(rises))) {
      return false;
    }
    if (str_at_any(text, i, falls, COUNT(falls))) {
      return true;
    }
  }
  return false;
}

weft_str
counted_as_fall(weft_str of, char* buffer, size_t size)
{
  static const char* const falls[] = {
    "감소", "하락", "급감", "급락", "축소", "단축", "절감"};
  static const char fall[] = " 감소";
  for (size_t i = 0U; i < of.size; ++i) {
    if (str_at_any(of, i, falls, COUNT(falls))) {
      return of;
    }
  }
  if (!of.size) {
    return weft_str_from("하락");
  }
  if (of.size + sizeof(fall) > size) {
    return of;
  }
  memcpy(buffer, of.data, of.size);
  memcpy(buffer + of.size, fall, sizeof(fall) - 1U);
  return (weft_str){buffer, of.size + sizeof(fall) - 1U};
}
