// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Early return and argument checks.

#ifndef WEFT_BASE_TRY_H
#define WEFT_BASE_TRY_H

#include <assert.h>

// Return a failing status to the caller; only where nothing is held
#define TRY(st, expression)                                                    \
  do {                                                                         \
    (st) = (expression);                                                       \
    if (st) {                                                                  \
      return (st);                                                             \
    }                                                                          \
  } while (0)

// A caller's mistake: asserts in debug builds, WEFT_ERR_BAD_ARG in release
#define WEFT_REQUIRE(condition)                                                \
  do {                                                                         \
    assert(condition);                                                         \
    if (!(condition)) {                                                        \
      return WEFT_ERR_BAD_ARG;                                                 \
    }                                                                          \
  } while (0)

#endif // WEFT_BASE_TRY_H
