// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Furniture that a line's own words tell: buttons, bylines, dates, captions,
// links, copyright.

#include "document/furniture.h"

// Sizes in bytes; Hangul takes three a syllable
enum {
  WHOLE_MAX    = 400, // longer lines are never furniture as a whole
  PROSE_MAX    = 240, // nor longer sentences, unless by their start
  LABEL_MAX    = 150,
  BYLINE_MAX   = 90,
  BYLINE_WORDS = 5,
  SIGN_OFF_MAX = 30, // of a name with `입니다.`
  BRACKET_MAX  = 120
};

#define S WEFT_STR_INIT

// `0 / 300`, `12`, `댓글 0`, `조회수 1,234`
static bool
is_counter(const weft_str text)
{
  static const weft_str LABELS[] = {
    S("댓글"),
    S("조회"),
    S("추천"),
    S("공감"),
    S("좋아요"),
    S("공유"),
    S("조회수"),
    S("스크랩"),
    S("Comments"),
    S("Views"),
  };
  size_t at = 0;
  for (size_t i = 0; i < COUNT(LABELS); ++i) {
    if (str_starts(text, LABELS[i]) && LABELS[i].size > at) {
      at = LABELS[i].size;
    }
  }
  for (size_t i = at; i < text.size; ++i) {
    if (!scan_is_digit(text.data[i]) && !strchr(" /,:+()|", text.data[i])) {
      return false;
    }
  }
  return text.size > at && text.size - at <= 24U;
}

bool
furniture_date(const weft_str text, char iso[11], bool* const labelled)
{
  static const weft_str LABELS[] = {
    S("승인"),
    S("입력"),
    S("등록"),
    S("게재"),
    S("발행"),
    S("전송"),
    S("작성"),
    S("게시"),
    S("Published"),
    S("Posted"),
    S("Updated"),
    S("Last modified"),
    S("수정"),
    S("업데이트"),
    S("송고"),
  };
  size_t       end = 0;
  const size_t start =
    text.size <= LABEL_MAX ? scan_date(text, iso, &end) : SCAN_NONE;
  if (start == SCAN_NONE) {
    return false;
  }

  const weft_str head = scan_trimmed(scan_slice(text, 0, start));
  scan_filter    filter;
  scan_filter_init(&filter, head);
  const bool named = scan_has_any(&filter, LABELS, COUNT(LABELS));
  *labelled        = named && !str_ends(head, WEFT_STR("수정"));
  if (named) {
    return true;
  }
  // A bare date: nothing else on the line but a time
  for (size_t i = end; i < text.size; ++i) {
    if (!scan_is_digit(text.data[i]) &&
        !strchr(" :.()TZ+-APMKSTapm,", text.data[i])) {
      return false;
    }
  }
  return start <= 1U;
}

// Behind a pair of brackets at the start, or 0
static size_t
skip_pair(const weft_str text)
{
  static const weft_str PAIRS[][2] = {
    {S("["), S("]")},
    {S("<"), S(">")},
    {S("【"), S("】")},
    {S("◀"), S("▶")},
    {S("〈"), S("〉")},
    {S("("), S(")")},
  };
  for (size_t i = 0; i < COUNT(PAIRS); ++i) {
    if (str_starts(text, PAIRS[i][0])) {
      const size_t close = scan_find(text, PAIRS[i][1]);
      return close == SCAN_NONE ? 0U : close + PAIRS[i][1].size;
    }
  }
  return 0;
}

// `[앵커]`, `<기자>`, `[뉴스]◀ 리포트 ▶`, `(출처=…)`: nothing but brackets
static bool
is_bracketed(const weft_str text)
{
  weft_str rest = text;
  while (rest.size && text.size <= BRACKET_MAX) {
    const size_t behind = skip_pair(rest);
    if (!behind) {
      return false;
    }
    rest = scan_trimmed(scan_slice(rest, behind, rest.size));
  }
  return !rest.size;
}

static bool
is_byline(const weft_str text)
{
  static const weft_str ENDS[] = {
    S("기자"),
    S("기자]"),
    S("특파원"),
    S("기자)"),
    S("통신원"),
    S("객원기자"),
  };
  static const weft_str STARTS[] = {
    S("Reporting by "),
    S("Editing by "),
    S("Written by "),
    S("By "),
    S("글·사진 "),
    S("글 "),
    S("편집 "),
    S("영상편집"),
    S("영상취재"),
  };
  const char* const mail =
    text.size ? (const char*)memchr(text.data, '@', text.size) : NULL;
  if (mail && text.size <= 2U * BYLINE_MAX &&
      scan_has(scan_slice(text, (size_t)(mail - text.data), text.size),
               WEFT_STR("."))) {
    return true;
  }
  if (text.size > BYLINE_MAX || scan_words(text) > BYLINE_WORDS) {
    return false;
  }
  return scan_ends_any(text, ENDS, COUNT(ENDS)) ||
         (scan_starts_any(text, STARTS, COUNT(STARTS)) &&
          scan_words(text) >= 2U && !scan_has(text, WEFT_STR(",")));
}

// Whether a sentence only says who reported: `KBS 뉴스 홍길동입니다.`
bool
furniture_sign_off(const weft_str text)
{
  static const weft_str STATIONS[] = {
    S("KBS"),
    S("MBC"),
    S("SBS"),
    S("YTN"),
    S("JTBC"),
    S("MBN"),
    S("OBS"),
    S("EBS"),
    S("CBS"),
    S("TBS"),
    S("TV조선"),
    S("채널A"),
    S("연합뉴스TV"),
  };
  static const weft_str ENDS[] = {
    S("입니다."),
    S("입니다"),
    S("이었습니다."),
    S("였습니다."),
  };
  static const weft_str REPORTS[] = {
    S("기자가 보도합니다."),
    S("기자의 보도입니다."),
    S("기자가 취재했습니다."),
    S("특파원이 보도합니다."),
    S("특파원의 보도입니다."),
  };
  if (text.size > BYLINE_MAX || scan_words(text) > BYLINE_WORDS) {
    return false;
  }
  if (scan_ends_any(text, REPORTS, COUNT(REPORTS))) {
    return true;
  }

  size_t name = text.size; // start of the last word
  while (name && text.data[name - 1U] != ' ') {
    --name;
  }
  const weft_str last = scan_slice(text, name, text.size);
  bool           sent = false;
  for (size_t i = 0; i < COUNT(STATIONS) && name; ++i) {
    const size_t at = scan_find(text, STATIONS[i]);
    sent            = sent || at == 0U ||
           (at < name && at != SCAN_NONE && text.data[at - 1U] == ' ' &&
            str_starts(text, WEFT_STR("지금까지")));
  }
  return sent && last.size <= SIGN_OFF_MAX &&
         scan_ends_any(last, ENDS, COUNT(ENDS)) &&
         !scan_has(text, WEFT_STR("은 ")) && !scan_has(text, WEFT_STR("는 "));
}

// The reason of a line that holds no sentence
static furniture_reason
reason_of_fragment(const scan_filter* const filter, const bool bullet)
{
  const weft_str text     = filter->text;
  char           iso[11]  = "";
  bool           labelled = false;
  if (furniture_related(filter)) {
    return str_starts(text, WEFT_STR("[")) ? FURNITURE_LINK : FURNITURE_RELATED;
  }
  if (furniture_ui_word(text) || is_counter(text)) {
    return FURNITURE_UI;
  }
  if (furniture_date(text, iso, &labelled)) {
    return FURNITURE_DATE;
  }
  if (is_byline(text)) {
    return FURNITURE_BYLINE;
  }
  if (!bullet && caption_shows(filter)) {
    return FURNITURE_CAPTION;
  }
  return is_bracketed(text) ? FURNITURE_BYLINE : FURNITURE_NONE;
}

furniture_reason
furniture_of(const weft_str text, const bool prose, const bool bullet)
{
  scan_filter filter;
  if (text.size > WHOLE_MAX || !text.size) {
    return FURNITURE_NONE;
  }

  scan_filter_init(
    &filter, prose && text.size > PROSE_MAX ? (weft_str){text.data, 0} : text);
  filter.text = text;
  if (furniture_closes(&filter)) {
    return FURNITURE_CLOSING;
  }
  if (furniture_link(text, prose)) {
    return FURNITURE_LINK;
  }
  if (furniture_ui_phrase(&filter)) {
    return FURNITURE_UI;
  }
  if (prose) {
    return furniture_sign_off(text) ? FURNITURE_BYLINE : FURNITURE_NONE;
  }
  return reason_of_fragment(&filter, bullet);
}
