// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Quantities, money and dates in running text, as typed literals.

#ifndef WEFT_EXTRACT_LITERAL_H
#define WEFT_EXTRACT_LITERAL_H

#include "weft/base.h"

typedef enum {
  LITERAL_QUANTITY = 0,
  LITERAL_MONEY    = 1,
  LITERAL_DATE     = 2
} literal_kind;

enum { LITERAL_VALUE_SIZE = 48, LITERAL_UNIT_SIZE = 32 };

// One literal.  `span` is the part with approximation words and parenthesised
// restatement (`204B(2040억개)`, `약 3000억 개`), `core` the bare figure.
typedef struct {
  weft_span    span;
  weft_span    core;
  literal_kind kind;
  bool         has_value;
  bool         day;  // a date down to the day
  bool         bare; // … that tells nothing but the day: 17일
  bool         same; // 이날: the day named before, which the caller knows
  char         value[LITERAL_VALUE_SIZE]; // JSON number or ISO date, terminated
  char         unit[LITERAL_UNIT_SIZE];   // counter, unit or currency code
} literal;

// A calendar date; zero means not given.  The document's date for resolving.
typedef struct {
  int year;
  int month;
  int day;
} literal_date;

// Find literals in `text` (NFC UTF-8) in order, without overlap.
//
// Writes at most `capacity` and returns how many were written.  Relative dates
// are resolved against `document`, and stay without a value if it is empty.
// Never allocates; linear in the text.
size_t
literal_find(weft_str            text,
             const literal_date* document,
             literal*            out,
             size_t              capacity);

// Parse `2022-01-19`, `2022-01` or `2022`; false if it is not such a date.
bool
literal_date_parse(weft_str iso, literal_date* out);

#endif // WEFT_EXTRACT_LITERAL_H
