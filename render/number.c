// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "number.h"

#include <math.h>

static bool
is_digit(weft_str text, size_t at)
{
  return at < text.size && text.data[at] >= '0' && text.data[at] <= '9';
}

// Whether digits are at `at`, or behind a point there
static bool
starts(weft_str text, size_t at)
{
  return is_digit(text, at) ||
         (at < text.size && text.data[at] == '.' && is_digit(text, at + 1U));
}

bool
number_next(weft_str text, size_t* at, double* out)
{
  size_t i = *at;
  while (i < text.size && !starts(text, i)) {
    ++i;
  }
  if (i >= text.size) {
    *at = text.size;
    return false;
  }
  const bool negative = i > *at && text.data[i - 1U] == '-';
  double     value    = 0.0;
  double     unit     = 1.0;
  for (; is_digit(text, i); ++i) {
    value = value * 10.0 + (double)(text.data[i] - '0');
  }
  if (i < text.size && text.data[i] == '.') {
    for (++i; is_digit(text, i); ++i) {
      value = value * 10.0 + (double)(text.data[i] - '0');
      unit *= 10.0;
    }
  }
  *at  = i;
  *out = (negative ? -value : value) / unit;
  return true;
}

void
number_put(strbuf* b, double value)
{
  const long long hundredths = llround(fabs(value) * 100.0);
  strbuf_printf(b,
                "%s%lld.%02lld",
                value < 0.0 && hundredths ? "-" : "",
                hundredths / 100,
                hundredths % 100);
}
