// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "value.h"

static bool
is_digit(const char c)
{
  return c >= '0' && c <= '9';
}

// Offset behind the digits at `start`
static size_t
skip_digits(const weft_str s, const size_t start)
{
  size_t i = start;
  while (i < s.size && is_digit(s.data[i])) {
    ++i;
  }
  return i;
}

value_form
value_number_form(const weft_str s)
{
  value_form   form  = VALUE_INTEGER;
  const size_t start = (s.size && s.data[0] == '-') ? 1U : 0U;
  size_t       i     = skip_digits(s, start);
  if (i == start || (s.data[start] == '0' && i > start + 1U)) {
    return VALUE_TEXT;
  }
  if (i < s.size && s.data[i] == '.') {
    const size_t end = skip_digits(s, i + 1U);
    if (end == i + 1U) {
      return VALUE_TEXT;
    }
    form = VALUE_DECIMAL;
    i    = end;
  }
  if (i < s.size && (s.data[i] == 'e' || s.data[i] == 'E')) {
    size_t digits = i + 1U;
    if (digits < s.size && (s.data[digits] == '+' || s.data[digits] == '-')) {
      ++digits;
    }
    const size_t end = skip_digits(s, digits);
    if (end == digits) {
      return VALUE_TEXT;
    }
    form = VALUE_DOUBLE;
    i    = end;
  }
  return i == s.size ? form : VALUE_TEXT;
}

static unsigned
two_digits(const weft_str s, const size_t at)
{
  return (unsigned)(s.data[at] - '0') * 10U + (unsigned)(s.data[at + 1U] - '0');
}

static unsigned
days_in(const unsigned year, const unsigned month)
{
  static const unsigned char days[] = {
    31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  const bool leap = (year % 4U == 0U && year % 100U != 0U) || year % 400U == 0U;
  return days[month - 1U] + (month == 2U && leap ? 1U : 0U);
}

value_form
value_date_form(const weft_str s)
{
  if (s.size != 4U && s.size != 7U && s.size != 10U) {
    return VALUE_TEXT;
  }
  for (size_t i = 0U; i < s.size; ++i) {
    const bool dash = i == 4U || i == 7U;
    if (dash ? s.data[i] != '-' : !is_digit(s.data[i])) {
      return VALUE_TEXT;
    }
  }
  const unsigned year = two_digits(s, 0U) * 100U + two_digits(s, 2U);
  if (!year) {
    return VALUE_TEXT; // XML Schema has no year 0
  }
  if (s.size == 4U) {
    return VALUE_YEAR;
  }
  const unsigned month = two_digits(s, 5U);
  if (month < 1U || month > 12U) {
    return VALUE_TEXT;
  }
  if (s.size == 7U) {
    return VALUE_MONTH;
  }
  const unsigned day = two_digits(s, 8U);
  return day >= 1U && day <= days_in(year, month) ? VALUE_DAY : VALUE_TEXT;
}
