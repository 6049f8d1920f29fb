// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Korean dates, and dates in digits.

#include "literal_private.h"

#include "utf8.h"

enum { MIN_YEAR = 1000, MAX_YEAR = 2999, MAX_NOTE = 64 };

// A word that shifts the document's year, month or day.
typedef struct {
  const char* word;
  char        what; // y, m, d; p part of this year; v never a value
  int         shift;
} date_word;

static const date_word date_words[] = {
  {"지난해", 'y', -1},   {"지난 해", 'y', -1},   {"작년", 'y', -1},
  {"재작년", 'y', -2},   {"올해", 'y', 0},       {"올 해", 'y', 0},
  {"금년", 'y', 0},      {"내년", 'y', 1},       {"내후년", 'y', 2},
  {"전년동기", 'y', -1}, {"전년 동기", 'y', -1}, {"같은 해", 'v', 0},
  {"이듬해", 'v', 0},    {"지난달", 'm', -1},    {"지난 달", 'm', -1},
  {"이달", 'm', 0},      {"이번 달", 'm', 0},    {"이번달", 'm', 0},
  {"다음 달", 'm', 1},   {"다음달", 'm', 1},     {"내달", 'm', 1},
  {"어제", 'd', -1},     {"오늘", 'd', 0},       {"내일", 'd', 1},
  {"그저께", 'd', -2},   {"모레", 'd', 2},       {"지난주", 'v', 0},
  {"지난 주", 'v', 0},   {"이번 주", 'v', 0},    {"이번주", 'v', 0},
  {"다음 주", 'v', 0},   {"다음주", 'v', 0},     {"연내", 'p', 0},
  {"연말", 'p', 0},      {"연초", 'p', 0},       {"상반기", 'p', 0},
  {"하반기", 'p', 0},    {"전분기", 'q', -1},    {"올", 'o', 0},
  {"지난", 'o', -1},     {"오는", 'o', 1},       {"이날", 's', 0}};

static const size_t n_date_words = sizeof(date_words) / sizeof(date_word);

// Return whether a word such as 초 or 말 ends here, or takes a particle
static bool
edge_ends(weft_str text, size_t at)
{
  static const char* const particles[] = {"에",
                                          "부터",
                                          "까지",
                                          "의",
                                          "은",
                                          "는",
                                          "이",
                                          "로",
                                          "쯤",
                                          "경",
                                          "께",
                                          "엔",
                                          "과",
                                          "와",
                                          "보다",
                                          NULL};
  size_t                   next        = 0;
  return !text_is_hangul(text, at) || text_any(text, at, particles, &next) >= 0;
}

// 상반기, 3분기, 여름 behind a year
static size_t
read_part(weft_str text, size_t at, date_parts* said)
{
  static const char* const words[] = {"상반기",
                                      "하반기",
                                      "전반기",
                                      "후반기",
                                      "여름",
                                      "가을",
                                      "겨울",
                                      "봄",
                                      "연말",
                                      "연초",
                                      "연내",
                                      NULL};

  const size_t begin = text_skip_space(text, at);
  size_t       next  = at;
  if (text_any(text, begin, words, &next) >= 0 && text_noun_ends(text, next)) {
    said->part = true;
    return next;
  }
  const int quarter = figure_plain(text, begin, 1U, &next);
  if (quarter >= 1 && quarter <= 4 && text_at(text, next, "분기", &next) &&
      text_noun_ends(text, next)) {
    said->quarter = quarter;
    said->part    = true;
    return next;
  }
  return at;
}

static size_t
read_month(weft_str text, size_t at, date_parts* said)
{
  const size_t begin = text_skip_space(text, at);
  size_t       next  = at;
  const int    month = figure_plain(text, begin, 2U, &next);
  if (month < 1 || month > 12 || !text_at(text, next, "월", &next) ||
      !text_noun_ends(text, next)) {
    return at;
  }
  said->month = month;
  return next;
}

// Return whether `3일` is a span of time: 3일간, 3일 만에, 3일 동안
static bool
is_duration(weft_str text, size_t at)
{
  static const char* const glued[] = {"간",
                                      "동안",
                                      "만에",
                                      "째",
                                      "치",
                                      "당",
                                      "이내",
                                      "이상",
                                      "가량",
                                      "정도",
                                      "짜리",
                                      "마다",
                                      "여",
                                      NULL};
  static const char* const apart[] = {"만에",
                                      "동안",
                                      "간 ",
                                      "이내",
                                      "이상",
                                      "연속",
                                      "가량",
                                      "정도",
                                      "전 ",
                                      "뒤",
                                      "후 ",
                                      "앞두",
                                      "전에",
                                      "전부터",
                                      NULL};

  size_t       next  = 0;
  const size_t begin = text_skip_space(text, at);
  return text_any(text, at, glued, &next) >= 0 ||
         (begin != at && text_any(text, begin, apart, &next) >= 0);
}

static size_t
read_day(weft_str text, size_t at, bool alone, date_parts* said)
{
  const size_t begin = text_skip_space(text, at);
  size_t       next  = at;
  const int    day   = figure_plain(text, begin, 2U, &next);
  if (day < 1 || day > 31 || !text_at(text, next, "일", &next) ||
      !text_noun_ends(text, next) || (alone && is_duration(text, next))) {
    return at;
  }
  said->day = day;
  return next;
}

// 초, 말, 중순 behind a year or month
static size_t
read_edge(weft_str text, size_t at)
{
  static const char* const words[] = {
    "초순", "초반", "중순", "중반", "하순", "상순", "후반", "초", "말", NULL};

  size_t next = at;
  return text_any(text, text_skip_space(text, at), words, &next) >= 0 &&
             edge_ends(text, next)
           ? next
           : at;
}

// Whatever more precise follows a year, a month or 지난
static size_t
read_tail(weft_str text, size_t at, date_parts* said)
{
  size_t end = read_part(text, at, said);
  if (!said->month) {
    end = read_month(text, end, said);
  }
  if (said->month || said->by_month) {
    end = read_day(text, end, false, said);
  }
  return said->day ? end : read_edge(text, end);
}

// Return whether 22년 is a year: ’22년 or 22년 3월
static bool
is_short_year(weft_str text, size_t at, size_t end)
{
  static const weft_str quotes[] = {WEFT_STR_INIT("’"),
                                    WEFT_STR_INIT("'"),
                                    WEFT_STR_INIT("‘"),
                                    WEFT_STR_INIT("`")};

  size_t     before = 0;
  date_parts said   = {0};
  for (size_t i = 0; i < 4U; ++i) {
    if (text_ends(text, at, quotes[i], &before)) {
      return true;
    }
  }
  return read_month(text, end, &said) != end;
}

// 2022년, 2023회계연도, ’22년, with what follows
static size_t
read_year(weft_str text, size_t at, date_parts* said)
{
  static const char* const terms[]  = {"회계연도", "학년도", NULL};
  static const char* const spans[]  = {"간", " 동안", "동안", NULL};
  static const char* const decade[] = {"년대", NULL};

  size_t next = at;
  int    year = figure_plain(text, at, 4U, &next);
  size_t end  = 0;
  if (next - at == 2U && year >= 0 && text_at(text, next, "년", &end) &&
      is_short_year(text, at, end)) {
    year += year < 70 ? 2000 : 1900;
  }
  if (year < MIN_YEAR || year > MAX_YEAR) {
    return at;
  }
  said->year = year;
  if (text_any(text, next, terms, &end) >= 0) {
    return end;
  }
  if (text_any(text, next, decade, &end) >= 0) {
    said->vague = true;
    return read_edge(text, end);
  }
  if (!text_at(text, text_skip_space(text, next), "년", &next) ||
      text_any(text, next, spans, &end) >= 0) {
    return at;
  }
  return read_tail(text, next, said);
}

// 2022.01.19, 2022-01-19, 2022. 1. 19, 2022/01/19 and 2022-01
static size_t
read_digits(weft_str text, size_t at, date_parts* said)
{
  size_t    next = at;
  size_t    end  = at;
  const int year = figure_plain(text, at, 4U, &next);
  if (year < MIN_YEAR || year > MAX_YEAR || next - at != 4U ||
      next >= text.size) {
    return at;
  }
  const char sign[] = {text.data[next], '\0'};
  if (sign[0] != '.' && sign[0] != '-' && sign[0] != '/') {
    return at;
  }
  const size_t first =
    sign[0] == '.' ? text_skip_space(text, next + 1U) : next + 1U;
  const int month = figure_plain(text, first, 2U, &end);
  if (month < 1 || month > 12) {
    return at;
  }
  said->year    = year;
  said->month   = month;
  size_t second = end;
  if (text_at(text, end, sign, &second)) {
    second        = sign[0] == '.' ? text_skip_space(text, second) : second;
    const int day = figure_plain(text, second, 2U, &next);
    if (day >= 1 && day <= date_days(year, month)) {
      said->day = day;
      return next;
    }
  }
  const bool ends = !text_is_hangul(text, end) && !text_is_latin(text, end) &&
                    !text_at(text, end, "%", &next) &&
                    !text_at(text, end, sign, &next);
  return first == at + 5U && end == first + 2U && ends && sign[0] != '/' ? end
                                                                         : at;
}

// `1~3월`, `2020~2022년`, `3~5일`, `7·8월`: dates without one value
static size_t
read_list(weft_str text, size_t at, date_parts* said)
{
  size_t    next  = at;
  const int first = figure_plain(text, at, 4U, &next);
  if (first < 1) {
    return at;
  }
  size_t second = text_range_sign(text, next);
  if (second == next && !text_at(text, next, "·", &second)) {
    return at;
  }
  date_parts other = {0};
  size_t     end   = second;
  const int  year  = figure_plain(text, second, 4U, &end);
  const bool years = first >= MIN_YEAR && year >= MIN_YEAR;
  said->vague      = true;
  if (years && text_at(text, end, "년", &end)) {
    return end;
  }
  end = first <= 12 ? read_month(text, second, &other) : second;
  if (end == second && first <= 31) {
    end = read_day(text, second, true, &other);
  }
  if (end == second && first <= 4) {
    end = read_part(text, second, &other);
  }
  return end == second ? at : end;
}

static size_t
read_figure_date(weft_str text, size_t at, date_parts* said)
{
  size_t end = read_digits(text, at, said);
  end        = end == at ? read_list(text, at, said) : end;
  if (end == at) {
    *said = (date_parts){0};
    end   = read_year(text, at, said);
  }
  if (end == at) {
    *said = (date_parts){0};
    end   = read_month(text, at, said);
    end   = end == at ? read_part(text, at, said) : read_tail(text, end, said);
  }
  return end == at ? read_day(text, at, true, said) : end;
}

// 지난, 오는 and 올 are nothing without a date behind them
static size_t
read_opener(weft_str         text,
            size_t           at,
            size_t           end,
            const date_word* word,
            date_parts*      said)
{
  static const char* const weekdays[] = {
    "월요일", "화요일", "수요일", "목요일", "금요일", "토요일", "일요일", NULL};

  const size_t begin = text_skip_space(text, end);
  size_t       next  = end;
  said->direction    = word->shift;
  said->by_year      = word->shift == 0;
  if (said->by_year) {
    next = read_tail(text, end, said);
    return next == end ? at : next;
  }
  if (begin != end && text_any(text, begin, weekdays, &next) >= 0) {
    said->vague = true;
    return next;
  }
  if (begin == end || said->month) {
    return at;
  }
  next            = text_digit(text, begin, &next) >= 0
                      ? read_figure_date(text, begin, said)
                      : read_part(text, begin, said);
  said->direction = word->shift;
  return next == begin ? at : next;
}

static const date_word*
find_word(weft_str text, size_t at, size_t* end)
{
  const date_word* best = NULL;
  for (size_t i = 0; i < n_date_words && text.size - at >= 3U; ++i) {
    size_t next = 0;
    // The third byte tells most syllables apart
    if (date_words[i].word[2] == text.data[at + 2U] &&
        text_at(text, at, date_words[i].word, &next) &&
        (!best || next > *end)) {
      best = &date_words[i];
      *end = next;
    }
  }
  return best;
}

static size_t
read_word_date(const literal_scan* scan, size_t at, date_parts* said)
{
  const weft_str         text = scan->text;
  size_t                 end  = at;
  const date_word* const word = find_word(text, at, &end);
  if (!word || text_hangul_before(text, at)) {
    return at;
  }
  if (word->what == 'o') {
    return read_opener(text, at, end, word, said);
  }
  said->by_year     = word->what == 'y' || word->what == 'v';
  said->by_month    = word->what == 'm';
  said->by_day      = word->what == 'd';
  said->vague       = word->what == 'v' || word->what == 's';
  said->same        = word->what == 's';
  said->part        = word->what == 'p';
  said->year_shift  = word->what == 'y' ? word->shift : 0;
  said->month_shift = word->what == 'm' ? word->shift : 0;
  said->day_shift   = word->what == 'd' ? word->shift : 0;
  if (word->what == 'q') {
    said->by_year = true;
    said->year_shift =
      scan->document.month && scan->document.month < 4 ? -1 : 0;
    said->vague = !scan->document.month;
  }
  const size_t tail = said->by_day ? end : read_tail(text, end, said);
  return tail != end || text_noun_ends(text, end) ? tail : at;
}

// `2일부터 4일까지`, `3월 2일에서 5일까지`: the end of a span of days
static size_t
join_span(weft_str text, size_t at, date_parts* said)
{
  static const char* const from[] = {"부터 ", "에서 ", NULL};

  date_parts other = {0};
  size_t     next  = at;
  if (!said->day || text_any(text, at, from, &next) < 0 ||
      text_digit(text, next, &next) < 0) {
    return at;
  }
  const size_t begin = utf8_before(text, next);
  size_t       end   = read_month(text, begin, &other);
  end                = read_day(text, end, false, &other);
  if (!other.day || !text_at(text, end, "까지", &end)) {
    return at;
  }
  said->vague = true;
  return end;
}

// `(현지시간)`, `(한국 시각)`, `(1~3월)`, `(월)` behind the date
static size_t
skip_note(weft_str text, size_t at)
{
  static const char* const words[] = {"시간", "시각", "현지", "월)", NULL};
  static const char* const days[] = {
    "월)", "화)", "수)", "목)", "금)", "토)", "일)", NULL};

  size_t next = at;
  if (!text_at(text, at, "(", &next)) {
    return at;
  }
  size_t end = 0;
  if (text_any(text, next, days, &end) >= 0) {
    return end;
  }
  bool known = false;
  for (size_t i = next; i < text.size && i < next + MAX_NOTE; ++i) {
    known = known || text_any(text, i, words, &end) >= 0;
    if (text.data[i] == ')') {
      return known ? i + 1U : at;
    }
  }
  return at;
}

static size_t
date_span_start(weft_str text, size_t floor, size_t start)
{
  static const weft_str words[] = {WEFT_STR_INIT("이르면"),
                                   WEFT_STR_INIT("늦어도")};

  size_t before = 0;
  for (size_t i = 0; i < 2U; ++i) {
    if (text_ends(text, text_space_before(text, start), words[i], &before) &&
        before >= floor && !text_hangul_before(text, before)) {
      return before;
    }
  }
  return start;
}

bool
date_find(literal_scan* scan, size_t at, literal* out)
{
  const weft_str text   = scan->text;
  date_parts     said   = {0};
  size_t         next   = 0;
  const bool     digits = text_digit(text, at, &next) >= 0;
  size_t         end    = digits ? read_figure_date(text, at, &said)
                                 : read_word_date(scan, at, &said);
  if (end == at) {
    return false;
  }
  end             = join_span(text, end, &said);
  out->kind       = LITERAL_DATE;
  out->core       = (weft_span){at, end};
  out->span.start = date_span_start(text, scan->floor, at);
  out->span.end   = skip_note(text, end);
  out->day        = said.day || said.by_day;
  out->bare       = said.day && !said.month && !said.year && !said.by_month &&
              !said.by_year && !said.direction;
  out->same = said.same;
  date_resolve(scan, &said, out);
  return true;
}
