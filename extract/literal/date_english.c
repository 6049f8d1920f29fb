// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// English dates.

#include "literal_private.h"

#include "utf8.h"

typedef struct {
  const char* word;
  int         month;
} month_name;

static const month_name months[] = {
  {"January", 1},   {"February", 2}, {"March", 3},     {"April", 4},
  {"May", 5},       {"June", 6},     {"July", 7},      {"August", 8},
  {"September", 9}, {"October", 10}, {"November", 11}, {"December", 12},
  {"Jan.", 1},      {"Feb.", 2},     {"Mar.", 3},      {"Apr.", 4},
  {"Aug.", 8},      {"Sept.", 9},    {"Sep.", 9},      {"Oct.", 10},
  {"Nov.", 11},     {"Dec.", 12},    {"Jan", 1},       {"Feb", 2},
  {"Mar", 3},       {"Apr", 4},      {"Jun", 6},       {"Jul", 7},
  {"Aug", 8},       {"Sep", 9},      {"Oct", 10},      {"Nov", 11},
  {"Dec", 12}};

static const weft_str before_years[] = {
  WEFT_STR_INIT("in"),     WEFT_STR_INIT("since"),   WEFT_STR_INIT("from"),
  WEFT_STR_INIT("by"),     WEFT_STR_INIT("of"),      WEFT_STR_INIT("until"),
  WEFT_STR_INIT("during"), WEFT_STR_INIT("after"),   WEFT_STR_INIT("before"),
  WEFT_STR_INIT("early"),  WEFT_STR_INIT("late"),    WEFT_STR_INIT("mid"),
  WEFT_STR_INIT("and"),    WEFT_STR_INIT("to"),      WEFT_STR_INIT("In"),
  WEFT_STR_INIT("Since"),  WEFT_STR_INIT("By"),      WEFT_STR_INIT("From"),
  WEFT_STR_INIT("fiscal"), WEFT_STR_INIT("through"), WEFT_STR_INIT("until"),
  WEFT_STR_INIT("Early"),  WEFT_STR_INIT("Late"),    WEFT_STR_INIT("around"),
  WEFT_STR_INIT("the")};

static const size_t n_before_years =
  sizeof(before_years) / sizeof(before_years[0]);

bool
scan_has_hangul(literal_scan* scan)
{
  if (scan->has_hangul < 0) {
    scan->has_hangul = 0;
    for (size_t at = 0; at < scan->text.size;) {
      size_t         next = at;
      const uint32_t code = utf8_next(scan->text, at, &next);
      if (utf8_is_hangul(code)) {
        scan->has_hangul = 1;
        break;
      }
      at = next;
    }
  }
  return scan->has_hangul == 1;
}

static int
read_name(weft_str text, size_t at, size_t* end)
{
  for (size_t i = 0; i < sizeof(months) / sizeof(months[0]); ++i) {
    if (text.data[at] == months[i].word[0] &&
        text_at(text, at, months[i].word, end) && !text_is_latin(text, *end)) {
      return months[i].month;
    }
  }
  return 0;
}

static size_t
read_year(weft_str text, size_t at, date_parts* said)
{
  size_t    next = at;
  const int year = figure_plain(text, at, 4U, &next);
  if (year < 1500 || year > 2199 || next - at != 4U ||
      text_is_latin(text, next) || text_is_hangul(text, next)) {
    return at;
  }
  said->year = year;
  return next;
}

// `, 2020`, ` 2020`, ` of 2020` behind a month or quarter
static size_t
read_year_behind(weft_str text, size_t at, date_parts* said)
{
  size_t begin = at;
  if (!text_at(text, at, ",", &begin)) {
    text_at(text, at, " of", &begin);
  }
  const size_t year = text_skip_space(text, begin);
  const size_t end  = year == begin ? year : read_year(text, year, said);
  return end == year ? at : end;
}

static size_t
read_day(weft_str text, size_t at, date_parts* said)
{
  static const char* const suffixes[] = {"st", "nd", "rd", "th", NULL};

  size_t    next = at;
  size_t    end  = 0;
  const int day  = figure_plain(text, at, 2U, &next);
  if (day < 1 || day > 31) {
    return at;
  }
  next = text_any(text, next, suffixes, &end) >= 0 ? end : next;
  if (text_is_latin(text, next) || text_at(text, next, ":", &end) ||
      text_at(text, next, "%", &end) || text_is_hangul(text, next)) {
    return at;
  }
  said->day = day;
  return next;
}

// `March 3, 2020`, `May 2021`, `June`
static size_t
read_month_first(weft_str text, size_t at, date_parts* said)
{
  static const weft_str openers[] = {WEFT_STR_INIT("in"),
                                     WEFT_STR_INIT("since"),
                                     WEFT_STR_INIT("by"),
                                     WEFT_STR_INIT("until"),
                                     WEFT_STR_INIT("last"),
                                     WEFT_STR_INIT("next"),
                                     WEFT_STR_INIT("this"),
                                     WEFT_STR_INIT("early"),
                                     WEFT_STR_INIT("late"),
                                     WEFT_STR_INIT("mid"),
                                     WEFT_STR_INIT("In"),
                                     WEFT_STR_INIT("of"),
                                     WEFT_STR_INIT("from"),
                                     WEFT_STR_INIT("By"),
                                     WEFT_STR_INIT("Since")};

  size_t end  = at;
  said->month = read_name(text, at, &end);
  if (!said->month) {
    return at;
  }
  const size_t begin = text_skip_space(text, end);
  const size_t year  = read_year_behind(text, end, said);
  if (year != end) {
    return year;
  }
  const size_t day = begin == end ? begin : read_day(text, begin, said);
  if (begin != end && day != begin) {
    return read_year_behind(text, day, said);
  }
  size_t before = 0;
  for (size_t i = 0; i < sizeof(openers) / sizeof(openers[0]); ++i) {
    if (text_ends(text, text_space_before(text, at), openers[i], &before) &&
        !text_latin_before(text, before)) {
      return end;
    }
  }
  return at;
}

// `19 January 2022`
static size_t
read_day_first(weft_str text, size_t at, date_parts* said)
{
  const size_t day   = read_day(text, at, said);
  const size_t begin = text_skip_space(text, day);
  size_t       end   = begin;
  if (day == at || begin == day || begin >= text.size) {
    return at;
  }
  said->month = read_name(text, begin, &end);
  return said->month ? read_year_behind(text, end, said) : at;
}

// `Q1 2021`, `first quarter of 2021`
static size_t
read_quarter(weft_str text, size_t at, date_parts* said)
{
  static const char* const names[] = {"Q1",
                                      "Q2",
                                      "Q3",
                                      "Q4",
                                      "first quarter",
                                      "second quarter",
                                      "third quarter",
                                      "fourth quarter",
                                      "first half",
                                      "second half",
                                      NULL};

  size_t    end  = at;
  const int name = text_any(text, at, names, &end);
  if (name < 0) {
    return at;
  }
  said->part        = true;
  said->quarter     = name < 8 ? name % 4 + 1 : 0;
  const size_t year = read_year_behind(text, end, said);
  return year == end && name > 7 ? at : year;
}

// `2021` where only a year can be meant
static size_t
read_bare_year(literal_scan* scan, size_t at, date_parts* said)
{
  const weft_str text = scan->text;
  const size_t   end  = read_year(text, at, said);
  size_t         next = 0;
  if (end == at || scan_has_hangul(scan) || text_at(text, end, "%", &next)) {
    return at;
  }
  if (text_before(text, at, "(", &next) && text_at(text, end, ")", &next)) {
    return end;
  }
  const size_t space = text_space_before(text, at);
  for (size_t i = 0; space != at && i < n_before_years; ++i) {
    if (text_ends(text, space, before_years[i], &next) &&
        !text_latin_before(text, next)) {
      return end;
    }
  }
  return at;
}

static size_t
read_words(weft_str text, size_t at, date_parts* said)
{
  static const struct {
    const char* word;
    char        what;
    int         shift;
  } words[] = {
    {"last year", 'y', -1},  {"this year", 'y', 0},  {"next year", 'y', 1},
    {"Last year", 'y', -1},  {"This year", 'y', 0},  {"Next year", 'y', 1},
    {"last month", 'm', -1}, {"this month", 'm', 0}, {"next month", 'm', 1},
    {"Last month", 'm', -1}, {"yesterday", 'd', -1}, {"today", 'd', 0},
    {"tomorrow", 'd', 1},    {"Yesterday", 'd', -1}, {"Today", 'd', 0},
    {"last week", 'v', 0},   {"this week", 'v', 0},  {"next week", 'v', 0},
    {"Last week", 'v', 0},   {"Monday", 'v', 0},     {"Tuesday", 'v', 0},
    {"Wednesday", 'v', 0},   {"Thursday", 'v', 0},   {"Friday", 'v', 0},
    {"Saturday", 'v', 0},    {"Sunday", 'v', 0}};

  size_t end = at;
  for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); ++i) {
    if (text.data[at] == words[i].word[0] &&
        text_at(text, at, words[i].word, &end) && !text_is_latin(text, end)) {
      said->by_year     = words[i].what == 'y';
      said->by_month    = words[i].what == 'm';
      said->by_day      = words[i].what == 'd';
      said->vague       = words[i].what == 'v';
      said->year_shift  = words[i].what == 'y' ? words[i].shift : 0;
      said->month_shift = words[i].what == 'm' ? words[i].shift : 0;
      said->day_shift   = words[i].what == 'd' ? words[i].shift : 0;
      return end;
    }
  }
  return at;
}

// `early`, `late`, `mid-` before the date belong to it; `last May` too
static size_t
core_start(const literal_scan* scan, size_t at, date_parts* said)
{
  static const weft_str words[] = {WEFT_STR_INIT("early"),
                                   WEFT_STR_INIT("late"),
                                   WEFT_STR_INIT("mid"),
                                   WEFT_STR_INIT("Early"),
                                   WEFT_STR_INIT("Late"),
                                   WEFT_STR_INIT("last"),
                                   WEFT_STR_INIT("next")};

  const weft_str text   = scan->text;
  const bool     dashed = at && text.data[at - 1U] == '-';
  const size_t   end    = dashed ? at - 1U : text_space_before(text, at);
  size_t         before = 0;
  for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); ++i) {
    if (text_ends(text, end, words[i], &before) && before >= scan->floor &&
        !text_latin_before(text, before)) {
      said->direction = i == 5U ? -1 : i == 6U ? 1 : 0;
      return before;
    }
  }
  return at;
}

bool
date_english_find(literal_scan* scan, size_t at, literal* out)
{
  const weft_str text = scan->text;
  date_parts     said = {0};
  size_t         next = 0;
  size_t         end  = at;
  if (text_digit(text, at, &next) >= 0) {
    end = read_day_first(text, at, &said);
    if (end == at) {
      said = (date_parts){0};
      end  = read_bare_year(scan, at, &said);
    }
  } else {
    end = read_month_first(text, at, &said);
    if (end == at) {
      said = (date_parts){0};
      end  = read_quarter(text, at, &said);
      end  = end == at ? read_words(text, at, &said) : end;
    }
  }
  if (end == at) {
    return false;
  }
  out->kind = LITERAL_DATE;
  out->core = (weft_span){core_start(scan, at, &said), end};
  out->span = out->core;
  date_resolve(scan, &said, out);
  return true;
}
