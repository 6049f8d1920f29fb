// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Captions of pictures: what marks one, and whether it states facts or is a
// mere label.

#include "document/furniture.h"

#include "utf8.h"

enum {
  SOURCE_MAX    = 40, // bytes behind the mark of a source
  SOURCE_WORDS  = 3,
  PERSONS_LEAST = 2 // titles that make a list of persons
};

#define S WEFT_STR_INIT

static const weft_str MARKS[] = {
  S("사진="),    S("사진 ="),    S("사진제공"),     S("사진 제공"),
  S("출처="),    S("출처:"),     S("출처 :"),       S("자료="),
  S("자료:"),    S("자료제공"),  S("자료 제공"),    S("그래픽="),
  S("이미지="),  S("제공="),     S("사진:"),        S("사진 :"),
  S("그래픽 ="), S("일러스트="), S("자료사진"),     S("Photo:"),
  S("Photo by"), S("Credit:"),   S("Getty Images"), S("(Reuters photo"),
};

static bool
has_mark(const scan_filter* const filter)
{
  static const weft_str STARTS[] = {
    S("(사진 왼쪽"),
    S("(왼쪽"),
    S("사진 왼쪽"),
    S("왼쪽부터"),
    S("(사진)"),
    S("[사진]"),
    S("[사진"),
    S("(사진"),
  };
  static const weft_str ENDS[] = {
    S("모습."),
    S("모습"),
    S("전경."),
    S("전경"),
    S("갈무리"),
    S("캡처"),
    S("캡쳐"),
    S("제공)"),
    S("제공]"),
    S("기념 촬영"),
    S("조감도"),
  };
  const weft_str text = filter->text;
  return scan_has_any(filter, MARKS, COUNT(MARKS)) ||
         scan_starts_any(text, STARTS, COUNT(STARTS)) ||
         scan_ends_any(text, ENDS, COUNT(ENDS));
}

static bool
is_short(const weft_str text, const size_t at)
{
  return scan_words(scan_slice(text, at, text.size)) <= SOURCE_WORDS;
}

// Where the source that ends a short line starts: `… / 네이버`,
// `….  하나은행 제공`, `…./조선DB`, `… 현판. 연합뉴스`; or SCAN_NONE
static size_t
source_at(const weft_str text)
{
  for (size_t i = text.size; i-- > 1U && text.size - i <= SOURCE_MAX;) {
    const char c    = text.data[i];
    const bool last = i + 1U == text.size;
    if (c == '/' && !last &&
        (text.data[i - 1U] == '.' ||
         (text.data[i - 1U] == ' ' && text.data[i + 1U] == ' '))) {
      return is_short(text, i + 1U) ? i : SCAN_NONE;
    }
    if (c == '/' && !last && text.data[i - 1U] == ' ' &&
        str_ends(text, WEFT_STR("제공"))) {
      return i;
    }
    // A period behind a Hangul noun, and a name without a period
    if (c == '.' && !last && text.data[i + 1U] == ' ' &&
        (unsigned char)text.data[i - 1U] >= 0x80U && text.size > SOURCE_MAX) {
      return is_short(text, i + 1U) ? i + 1U : SCAN_NONE;
    }
  }
  return SCAN_NONE;
}

static bool
is_agency(const weft_str text)
{
  static const weft_str NAMES[] = {
    S("연합뉴스"),        S("뉴스1"),       S("뉴시스"),
    S("AP연합뉴스"),      S("AFP연합뉴스"), S("AP 연합뉴스"),
    S("AFP 연합뉴스"),    S("로이터"),      S("로이터연합뉴스"),
    S("로이터 연합뉴스"), S("EPA연합뉴스"), S("게티이미지뱅크"),
    S("게티이미지"),      S("셔터스톡"),    S("픽사베이"),
    S("이미지투데이"),    S("조선DB"),      S("연합뉴스TV"),
    S("Reuters"),         S("AFP"),         S("AP"),
  };
  return scan_is_any(text, NAMES, COUNT(NAMES));
}

bool
caption_shows(const scan_filter* const filter)
{
  return has_mark(filter) || source_at(filter->text) != SCAN_NONE ||
         is_agency(filter->text);
}

// Where the credit starts that ends a caption, or its end
static size_t
credit_at(const weft_str text)
{
  size_t at = text.size;
  for (size_t i = 0; i < COUNT(MARKS); ++i) {
    const size_t found = scan_find(text, MARKS[i]);
    at                 = found < at ? found : at;
  }
  if (at == text.size) {
    const size_t source = source_at(text);
    at                  = source == SCAN_NONE ? at : source;
  }
  while (at && strchr("([</ |", text.data[at - 1U])) {
    --at;
  }
  return at;
}

// Behind `(사진 왼쪽부터)` or `왼쪽부터`, which is no name, or 0
static size_t
skip_places(const weft_str text)
{
  static const weft_str WORDS[] = {
    S("사진 왼쪽부터"), S("왼쪽부터"), S("앞줄 왼쪽부터")};
  if (str_starts(text, WEFT_STR("(사진")) ||
      str_starts(text, WEFT_STR("(왼쪽")) ||
      str_starts(text, WEFT_STR("[사진"))) {
    const size_t close =
      scan_find(text, text.data[0] == '(' ? WEFT_STR(")") : WEFT_STR("]"));
    return close == SCAN_NONE ? 0U : close + 1U;
  }
  for (size_t i = 0; i < COUNT(WORDS); ++i) {
    if (str_starts(text, WORDS[i])) {
      return WORDS[i].size;
    }
  }
  return 0;
}

// Behind the next word from `at` on; `word` receives it without a full stop and
// what stands in parentheses behind it
static size_t
next_word(const weft_str text, size_t at, weft_str* const word)
{
  while (at < text.size && text.data[at] == ' ') {
    ++at;
  }
  const size_t start = at;
  while (at < text.size && text.data[at] != ' ' && text.data[at] != ',') {
    ++at;
  }
  *word              = scan_slice(text, start, at);
  const size_t round = scan_find(*word, WEFT_STR("("));
  word->size         = round == SCAN_NONE || !round ? word->size : round;
  while (word->size && word->data[word->size - 1U] == '.') {
    --word->size;
  }
  return at;
}

// Whether a word is the title of a person, with or without a particle
static bool
is_title(weft_str word)
{
  static const weft_str PARTICLES[] = {
    S("와"), S("과"), S("이"), S("가"), S("은"), S("는"), S("의")};
  static const weft_str TITLES[] = {
    S("대표"),       S("대표이사"), S("회장"),   S("사장"),   S("위원"),
    S("위원장"),     S("이사"),     S("이사장"), S("전무"),   S("상무"),
    S("본부장"),     S("실장"),     S("팀장"),   S("부장"),   S("과장"),
    S("차장"),       S("국장"),     S("소장"),   S("원장"),   S("관장"),
    S("센터장"),     S("총장"),     S("교수"),   S("박사"),   S("장관"),
    S("차관"),       S("의원"),     S("지사"),   S("군수"),   S("구청장"),
    S("청장"),       S("처장"),     S("연구원"), S("단장"),   S("의장"),
    S("행장"),       S("그룹장"),   S("매니저"), S("감독"),   S("변호사"),
    S("최고경영자"), S("CEO"),      S("CTO"),    S("대통령"), S("총리"),
    S("서울시장"),   S("부시장"),   S("학장"),   S("담당"),   S("부문장")};
  if (scan_ends_any(word, TITLES, COUNT(TITLES))) {
    return true;
  }
  for (size_t i = 0; i < COUNT(PARTICLES); ++i) {
    if (str_ends(word, PARTICLES[i])) {
      word.size -= PARTICLES[i].size;
      return scan_ends_any(word, TITLES, COUNT(TITLES));
    }
  }
  return false;
}

// `홍길동 하늘전자 대표, 임꺽정 별빛은행 행장`; with a mark such as `(왼쪽)`
// one title is enough, wherever it stands
static bool
lists_persons(const weft_str text, const bool marked)
{
  size_t ends  = 0; // titles that end a part of the list
  size_t all   = 0;
  size_t words = 0; // before this one in its part
  for (size_t at = 0; at < text.size;) {
    weft_str word = {text.data, 0};
    at            = next_word(text, at, &word);
    // The mark in parentheses may have a space: `대표(오른쪽 두 번째),`
    const bool comma = at >= text.size || text.data[at] == ',';
    const bool title = words && is_title(word);
    all += title;
    ends += title && comma;
    words = comma ? 0U : words + 1U;
    at += comma;
  }
  return ends >= PERSONS_LEAST || (marked && all);
}

static unsigned
final_of(const uint32_t code)
{
  return utf8_is_hangul(code) ? (code - 0xAC00U) % 28U : 0U;
}

// `하늘전자가`, `LG가`: a noun with the subject particle that fits it
static bool
is_subject(const weft_str word)
{
  static const size_t SHORTEST = 9; // bytes; 평가, 국가 are nouns
  const bool          ga       = str_ends(word, WEFT_STR("가"));
  if ((!ga && !str_ends(word, WEFT_STR("이"))) || word.size < 5U) {
    return false;
  }
  const size_t   end  = word.size - 3U;
  const uint32_t code = utf8_code_before(word, end);
  return !utf8_is_hangul(code) ||
         (word.size >= SHORTEST && (final_of(code) == 0U) == ga);
}

// `공급하는`, `제작한`: a predicate that a noun follows
static bool
is_adnominal(const weft_str word)
{
  static const weft_str ENDS[] = {S("는"),
                                  S("한"),
                                  S("된"),
                                  S("운"),
                                  S("낸"),
                                  S("킨"),
                                  S("린"),
                                  S("든"),
                                  S("은"),
                                  S("던")};
  return word.size >= 6U && scan_ends_any(word, ENDS, COUNT(ENDS));
}

// Whether a noun phrase holds a clause: who does what
static bool
holds_clause(const weft_str text)
{
  bool subject = false;
  for (size_t at = 0; at < text.size;) {
    weft_str word = {text.data, 0};
    at            = next_word(text, at, &word);
    if (subject && is_adnominal(word) && at < text.size) {
      return true;
    }
    subject = subject || is_subject(word);
    at += at < text.size;
  }
  return false;
}

bool
caption_tells(const weft_str text, weft_span* const body)
{
  const size_t    start = skip_places(text);
  const size_t    end   = credit_at(scan_slice(text, start, text.size)) + start;
  const weft_span told  = scan_trim(text, (weft_span){start, end});
  const weft_str  rest  = scan_slice(text, told.start, told.end);
  const bool      marked = start || scan_has(rest, WEFT_STR("(왼쪽")) ||
                      scan_has(rest, WEFT_STR("(오른쪽")) ||
                      scan_has(rest, WEFT_STR("(가운데")) ||
                      scan_has(rest, WEFT_STR("왼쪽부터"));
  if (!lists_persons(rest, marked) && !holds_clause(rest)) {
    return false;
  }
  *body = told;
  return true;
}
