// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Furniture inside a line: datelines and bylines before the first sentence,
// photo credits and e-mail behind the last one.

#include "document/furniture.h"

// Sizes in bytes
enum {
  DATELINE_BRACKET = 100, // `(서울=연합뉴스)`
  DATELINE_NAMES   = 110, // `홍길동 임꺽정 기자 =`
  PREFIX_NAME      = 100, // `매체=홍길동 기자`
  ASSIGNED_NAMES   = 27,  // `홍길동·임꺽정 ` in it
  TAIL_MAX         = 160, // behind the last sentence
  BARE_TAIL_MAX    = 45   // a source without any mark
};

#define S WEFT_STR_INIT

static const weft_str REPORTERS[] = {
  S("기자"),
  S("특파원"),
  S("통신원"),
  S("위원"),
  S("앵커"),
  S("칼럼니스트"),
  S("PD"),
  S("인턴"),
  S("에디터"),
  S("리포터"),
};

static const weft_str MEDIA[] = {
  S("일보"),   S("경제"),     S("신문"),   S("뉴스"), S("타임스"),
  S("투데이"), S("한겨레"),   S("데일리"), S("저널"), S("뉴스1"),
  S("뉴시스"), S("TV"),       S("매일"),   S("비즈"), S("미디어"),
  S("방송"),   S("KBS"),      S("MBC"),    S("SBS"),  S("YTN"),
  S("24"),     S("이코노미"),
};

static bool
names_reporter(const weft_str text)
{
  return scan_ends_any(text, REPORTERS, COUNT(REPORTERS));
}

// Behind `홍길동 기자 =`, or `at`
static size_t
skip_names(const weft_str text, const size_t at)
{
  const size_t limit =
    text.size - at > DATELINE_NAMES ? at + DATELINE_NAMES : text.size;
  for (size_t i = at; i < limit; ++i) {
    if (text.data[i] == '=') {
      const weft_str names = scan_trimmed(scan_slice(text, at, i));
      return names_reporter(names) || !names.size ? i + 1U : at;
    }
  }
  return at;
}

// Behind a bracket at the start that names a place, a paper or a reporter
static size_t
skip_bracket(const weft_str text, const bool prose)
{
  static const weft_str PAIRS[][2] = {
    {S("("), S(")")}, {S("["), S("]")}, {S("【"), S("】")}, {S("<"), S(">")}};
  for (size_t i = 0; i < COUNT(PAIRS); ++i) {
    if (!str_starts(text, PAIRS[i][0])) {
      continue;
    }
    const size_t close = scan_find(text, PAIRS[i][1]);
    if (close == SCAN_NONE || close > DATELINE_BRACKET) {
      return 0;
    }
    const size_t   behind = close + PAIRS[i][1].size;
    const weft_str inside = scan_slice(text, PAIRS[i][0].size, close);
    const bool     place  = scan_has(inside, WEFT_STR("="));
    const bool     paper  = prose && scan_words(inside) <= 2U && i &&
                       scan_ends_any(inside, MEDIA, COUNT(MEDIA));
    if (place || paper || names_reporter(scan_trimmed(inside))) {
      return skip_names(text, behind);
    }
    return 0;
  }
  return 0;
}

// Behind `시사위크=박설민 기자 `
static size_t
skip_assignment(const weft_str text)
{
  const size_t   limit = text.size < PREFIX_NAME ? text.size : PREFIX_NAME;
  const weft_str head  = scan_slice(text, 0, limit);
  const size_t   sign  = scan_find(head, WEFT_STR("="));
  const size_t   space = scan_find(head, WEFT_STR(" "));
  if (sign == SCAN_NONE || space == SCAN_NONE || sign > space) {
    return 0;
  }

  const weft_str names = scan_slice(head, sign + 1U, head.size);
  const size_t   word  = scan_find(names, WEFT_STR("기자"));
  if (word == SCAN_NONE || word > ASSIGNED_NAMES ||
      scan_words(scan_slice(names, 0, word)) > 2U) {
    return 0;
  }
  const size_t behind = sign + 1U + word + WEFT_STR("기자").size;
  const size_t next   = scan_trim(text, (weft_span){behind, text.size}).start;
  if (next == behind) {
    return 0; // `…=…기자단`
  }
  return next < text.size && text.data[next] == '=' ? next + 1U : next;
}

// Behind `SEOUL, Jan. 5 (Reuters) - `
static size_t
skip_english(const weft_str text)
{
  static const weft_str MARKS[] = {
    S("(Reuters) - "),
    S("(Reuters) — "),
    S("(Reuters) – "),
    S("(AP) — "),
    S("(AP) - "),
    S("(AP) – "),
    S("(AFP) - "),
    S("(AFP) — "),
    S("(Yonhap) -- "),
    S("(Yonhap) — "),
    S("(Yonhap) - "),
  };
  const weft_str head =
    scan_slice(text, 0, text.size < PREFIX_NAME ? text.size : PREFIX_NAME);
  for (size_t i = 0; i < COUNT(MARKS); ++i) {
    const size_t at = scan_find(head, MARKS[i]);
    if (at != SCAN_NONE) {
      return at + MARKS[i].size;
    }
  }
  return 0;
}

static size_t
skip_prefix(const weft_str text, const bool prose)
{
  size_t behind = skip_bracket(text, prose);
  if (!behind) {
    behind = skip_assignment(text);
  }
  return behind || !prose ? behind : skip_english(text);
}

// Whether what stands behind the last sentence is a credit or a byline
static bool
is_credit(const weft_str tail)
{
  static const weft_str STARTS[] = {
    S("(사진"),   S("[사진"),     S("<사진"),      S("/사진"),   S("사진="),
    S("사진 ="),  S("사진제공"),  S("사진 제공"),  S("/ 사진"),  S("(출처"),
    S("[출처"),   S("출처="),     S("출처:"),      S("출처 "),   S("(자료"),
    S("[자료"),   S("자료="),     S("/자료"),      S("(그래픽"), S("[그래픽"),
    S("그래픽="), S("(이미지"),   S("[이미지"),    S("(영상"),   S("(Photo"),
    S("Photo"),   S("<저작권"),   S("ⓒ"),          S("©"),       S("<ⓒ"),
    S("[ⓒ"),      S("저작권자"),  S("/조선DB"),    S("(끝)"),    S("▶"),
    S("☞"),       S("[관련기사"), S("[관련 기사"),
  };
  static const weft_str ENDS[] = {
    S("제공"),
    S("제공)"),
    S("제공]"),
    S("연합뉴스"),
    S("뉴스1"),
    S("뉴시스"),
    S("기자"),
    S("특파원"),
    S("게티이미지뱅크"),
    S("셔터스톡"),
    S("기자)"),
    S("조선DB"),
    S("로이터"),
  };
  if (scan_starts_any(tail, STARTS, COUNT(STARTS))) {
    return true;
  }
  if (memchr(tail.data, '@', tail.size)) {
    return true;
  }
  return (scan_words(tail) <= 4U && scan_ends_any(tail, ENDS, COUNT(ENDS))) ||
         (tail.data[0] == '/' && scan_words(tail) <= 4U);
}

// Where `KBS 뉴스 홍길동입니다.` starts as the last of several sentences, or
// the end of the text
static size_t
before_sign_off(const weft_str text, const size_t end)
{
  const size_t before = scan_last_end(scan_slice(text, 0, end - 1U));
  const bool   sent =
    before && furniture_sign_off(scan_trimmed(scan_slice(text, before, end)));
  return sent ? before : text.size;
}

bool
furniture_cut(const weft_str text, const bool prose, weft_span* const body)
{
  size_t start = 0;
  for (unsigned i = 0; i < 2U; ++i) { // a paper and then a dateline
    const weft_str rest = scan_slice(text, start, text.size);
    const size_t   skip = skip_prefix(rest, prose);
    start += skip;
    start = scan_trim(text, (weft_span){start, text.size}).start;
  }
  *body = (weft_span){start, text.size};
  if (!prose) {
    return false;
  }

  const size_t end = scan_last_end(text);
  if (end == text.size) {
    const size_t before = before_sign_off(text, end);
    body->end           = before > start ? before : end;
    return false;
  }
  if (end <= start || end >= text.size || text.size - end > TAIL_MAX) {
    return false;
  }
  const weft_str tail = scan_trimmed(scan_slice(text, end, text.size));
  if (!tail.size) {
    return false;
  }

  // `… 하고 있다.` as the only sentence, and a source: a caption
  const weft_str before = scan_slice(text, start, end);
  const bool     shown  = str_ends(before, WEFT_STR("있다.")) &&
                     !scan_last_end(scan_slice(before, 0, before.size - 1U));
  if (is_credit(tail)) {
    body->end = end;
    return shown;
  }
  const bool bare =
    shown && tail.size <= BARE_TAIL_MAX && scan_words(tail) <= 3U &&
    !strchr("\"'()[]", tail.data[0]) && !str_starts(tail, WEFT_STR("”")) &&
    !str_starts(tail, WEFT_STR("’"));
  body->end = bare ? end : body->end;
  return bare;
}
