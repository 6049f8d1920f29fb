// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Names as messages show them.

#ifndef WEFT_BASE_SHOW_H
#define WEFT_BASE_SHOW_H

#include "weft/base.h"

// A name cut and cleaned for a message; lives as long as the expression
typedef struct {
  char text[84];
} shown_name;

// One line of at most 80 bytes, control characters as `?`, cut with `...`
shown_name
show_name(weft_str name);

#endif // WEFT_BASE_SHOW_H
