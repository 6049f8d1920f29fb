// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "date.h"

#include "value.h"

#include <string.h>

bool
date_agrees(const weft_str a, const weft_str b)
{
  const size_t size = a.size < b.size ? a.size : b.size;
  if (!size) {
    return true;
  }
  const char* const longer = a.size > size ? a.data : b.data;
  return !memcmp(a.data, b.data, size) &&
         (a.size == b.size || longer[size] == '-');
}

static bool
is_date(const weft_str text)
{
  return text.size && value_date_form(text) != VALUE_TEXT;
}

bool
date_is_later(const weft_str date, const weft_str limit)
{
  if (!is_date(date) || !is_date(limit)) {
    return false;
  }
  // The parts that both have; digits have fixed places
  const size_t size = date.size < limit.size ? date.size : limit.size;
  return memcmp(date.data, limit.data, size) > 0;
}

static long
number(const weft_str text, const size_t at, const size_t size, long missing)
{
  long value = 0;
  for (size_t i = at; i < at + size; ++i) {
    if (i >= text.size) {
      return missing;
    }
    value = value * 10 + (text.data[i] - '0');
  }
  return value;
}

// Days since 0000-03-01 in the Gregorian calendar; what a date leaves open is
// its first or its last day
static long
day_number(const weft_str date, const bool last)
{
  const long year  = number(date, 0U, 4U, 0);
  const long month = number(date, 5U, 2U, last ? 12 : 1);
  const long day   = number(date, 8U, 2U, last ? 31 : 1);
  const long y     = month > 2 ? year : year - 1; // a year begins in March
  const long m     = month > 2 ? month - 3 : month + 9;
  return 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1;
}

bool
date_is_near(const weft_str a, const weft_str b, const long days)
{
  if (!is_date(a) || !is_date(b)) {
    return true;
  }
  return day_number(a, false) - day_number(b, true) <= days &&
         day_number(b, false) - day_number(a, true) <= days;
}
