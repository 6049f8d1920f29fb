// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// From what a date expression says to a calendar date.

#include "literal_private.h"

#include <stdio.h>

int
date_days(int year, int month)
{
  static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : days[(month + 11) % 12];
}

bool
literal_date_parse(weft_str iso, literal_date* out)
{
  size_t       at   = 0;
  literal_date date = {0, 0, 0};
  date.year         = figure_plain(iso, 0, 4U, &at);
  bool ok           = date.year > 0 && at == 4U;
  if (ok && at < iso.size) {
    ok         = iso.data[at] == '-';
    date.month = ok ? figure_plain(iso, at + 1U, 2U, &at) : 0;
    ok         = ok && at == 7U && date.month >= 1 && date.month <= 12;
  }
  if (ok && at < iso.size) {
    ok       = iso.data[at] == '-';
    date.day = ok ? figure_plain(iso, at + 1U, 2U, &at) : 0;
    ok       = ok && at == 10U && date.day >= 1 &&
         date.day <= date_days(date.year, date.month);
  }
  if (!ok || at != iso.size) {
    return false;
  }
  *out = date;
  return true;
}

static void
move_months(literal_date* date, int months)
{
  const int count = date->year * 12 + date->month - 1 + months;
  date->year      = count / 12;
  date->month     = count % 12 + 1;
}

static void
move_day(literal_date* date, int days)
{
  date->day += days;
  if (date->day < 1) {
    move_months(date, -1);
    date->day += date_days(date->year, date->month);
  } else if (date->day > date_days(date->year, date->month)) {
    date->day -= date_days(date->year, date->month);
    move_months(date, 1);
  }
}

// The year of a month or quarter without one.  `month` is where it begins.
static int
year_of_month(const literal_date* document, const date_parts* said, int month)
{
  // More than this many months ahead, the last year's month is meant
  static const int ahead = 6;

  const int now = document->month;
  if (!now) {
    return document->year;
  }
  const bool passed =
    month < now || (month == now && said->day && said->day <= document->day);
  if (said->direction < 0) {
    return passed ? document->year : document->year - 1;
  }
  if (said->direction > 0) {
    return month < now ||
               (month == now && said->day && said->day < document->day)
             ? document->year + 1
             : document->year;
  }
  return month > now + ahead ? document->year - 1 : document->year;
}

// The month of a day without one
static bool
resolve_day(const literal_scan* scan,
            const date_parts*   said,
            literal_date*       date)
{
  if (!scan->document.day) {
    return false;
  }
  *date     = scan->document;
  date->day = said->day;
  if (said->direction > 0) {
    move_months(date, said->day < scan->document.day ? 1 : 0);
  } else {
    move_months(date, said->day > scan->document.day ? -1 : 0);
  }
  return true;
}

// A quarter ends before the document's month when it lies in the past
static int
year_of_quarter(const literal_date* document, const date_parts* said)
{
  const int month = said->quarter * 3 - 2;
  if (said->direction < 0 && document->month && month + 2 >= document->month) {
    return document->year - 1;
  }
  return year_of_month(document, said, month);
}

static bool
resolve_relative(const literal_scan* scan,
                 const date_parts*   said,
                 literal_date*       date)
{
  const literal_date* const document = &scan->document;
  if (!document->year) {
    return false;
  }
  *date = (literal_date){document->year, said->month, said->day};
  if (said->by_year) {
    date->year += said->year_shift;
    return true;
  }
  if (said->by_month) {
    date->month = document->month;
    move_months(date, said->month_shift);
    return document->month != 0;
  }
  if (said->by_day) {
    *date = *document;
    move_day(date, said->day_shift);
    return document->day != 0;
  }
  if (said->month) {
    date->year = year_of_month(document, said, said->month);
    return true;
  }
  if (said->quarter) {
    date->year = year_of_quarter(document, said);
    return true;
  }
  return said->day ? resolve_day(scan, said, date) : said->part;
}

// Return whether only a joint (부터, ~, 과 …) stands between two dates
static bool
joins_last(const literal_scan* scan, size_t at)
{
  static const char* const joints[] = {
    "부터", "과", "와", "·", ",", "~", "∼", "～", "–", "-", NULL};
  if (!scan->last_end || scan->last_end > at) {
    return false;
  }
  size_t next = text_skip_space(scan->text, scan->last_end);
  if (text_any(scan->text, next, joints, &next) < 0) {
    return false;
  }
  return text_skip_space(scan->text, next) == at;
}

// `2013년 10월과 11월`, `7월 5일부터 9일까지`: the first date lends its year
static bool
resolve_joined(const literal_scan* scan,
               const date_parts*   said,
               literal_date*       date)
{
  const literal_date* const last = &scan->last;
  if (said->month && last->month) {
    *date = (literal_date){last->year, said->month, said->day};
    date->year += said->month < last->month ? 1 : 0;
    return true;
  }
  if (said->day && !said->month && last->day && said->day > last->day) {
    *date     = *last;
    date->day = said->day;
    return true;
  }
  return false;
}

static void
print_date(const literal_date* date, literal* out)
{
  int written = 0;
  if (date->day) {
    written = snprintf(out->value,
                       sizeof(out->value),
                       "%04d-%02d-%02d",
                       date->year,
                       date->month,
                       date->day);
  } else if (date->month) {
    written = snprintf(
      out->value, sizeof(out->value), "%04d-%02d", date->year, date->month);
  } else {
    written = snprintf(out->value, sizeof(out->value), "%04d", date->year);
  }
  out->has_value = written > 0 && (size_t)written < sizeof(out->value);
}

static bool
is_calendar_date(const literal_date* date)
{
  return date->year > 0 && date->year < 10000 && date->month <= 12 &&
         (!date->day ||
          (date->month && date->day <= date_days(date->year, date->month)));
}

void
date_resolve(literal_scan* scan, const date_parts* said, literal* out)
{
  literal_date date = {said->year, said->month, said->day};
  bool         ok   = !said->vague;
  const bool   bare = !said->year && !said->by_year && !said->by_month &&
                    !said->by_day && !said->direction;
  if (ok && !said->year) {
    ok = (bare && joins_last(scan, out->core.start) &&
          resolve_joined(scan, said, &date)) ||
         resolve_relative(scan, said, &date);
  }
  ok = ok && is_calendar_date(&date);
  if (ok) {
    print_date(&date, out);
  }
  scan->last     = ok ? date : (literal_date){0, 0, 0};
  scan->last_end = ok ? out->core.end : 0U;
}
