// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// What the value of a literal looks like.

#ifndef WEFT_GRAPH_VALUE_H
#define WEFT_GRAPH_VALUE_H

#include "weft/base.h"

typedef enum {
  VALUE_TEXT,    // anything else
  VALUE_INTEGER, // a JSON number without fraction and exponent
  VALUE_DECIMAL, // a JSON number with a fraction only
  VALUE_DOUBLE,  // a JSON number with an exponent
  VALUE_YEAR,    // an ISO date at this precision
  VALUE_MONTH,
  VALUE_DAY
} value_form;

// The form of a string that is said to be a number; VALUE_TEXT if it is none
value_form
value_number_form(weft_str value);

// VALUE_YEAR, VALUE_MONTH, VALUE_DAY, or VALUE_TEXT if it is no ISO date
value_form
value_date_form(weft_str value);

#endif // WEFT_GRAPH_VALUE_H
