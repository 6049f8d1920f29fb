// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Numbers as DOT and SVG write them: with a point, whatever the host's locale.

#ifndef WEFT_RENDER_NUMBER_H
#define WEFT_RENDER_NUMBER_H

#include "strbuf.h"
#include "weft/base.h"

#include <stdbool.h>
#include <stddef.h>

// The next number of `text` from `*at` on, such as -12.5, past everything that
// is none.  Moves `*at` behind it; false, with `*out` as it was, if there is
// none left.  Exponents are not read.
bool
number_next(weft_str text, size_t* at, double* out);

// A number of less than 10^15 with two decimals
void
number_put(strbuf* b, double value);

#endif
