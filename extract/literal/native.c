// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Native numerals before a counter: 두 종류, 다섯 곳.

#include "literal_private.h"

#include <string.h>

// Counters that also are common words behind these numerals, or count times
static bool
is_doubtful(weft_str unit)
{
  static const char* const units[] = {
    "분", "일", "번", "자", "주", "도", "통", "단", "점", "차례", "회"};
  for (size_t i = 0U; i < sizeof(units) / sizeof(units[0]); ++i) {
    if (weft_str_equals(unit, weft_str_from(units[i]))) {
      return true;
    }
  }
  return false;
}

bool
native_read(weft_str text, size_t at, figure* number, unit_match* unit)
{
  static const char* const words[] = {"두 ",
                                      "세 ",
                                      "네 ",
                                      "다섯 ",
                                      "여섯 ",
                                      "일곱 ",
                                      "여덟 ",
                                      "아홉 ",
                                      "열 ",
                                      "열한 ",
                                      "열두 ",
                                      NULL};

  size_t    next  = at;
  const int index = text_any(text, at, words, &next);
  if (index < 0) {
    return false;
  }
  memset(number, 0, sizeof(*number));
  number->mantissa = (uint64_t)index + 2U;
  number->digits   = 1U;
  number->end      = next;
  return text_is_hangul(text, next) &&
         unit_read(text, next, number, true, unit) && !is_doubtful(unit->unit);
}
