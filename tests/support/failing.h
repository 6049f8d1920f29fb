// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Allocations of the library that fail when a test says so.  The linker leads
// them here (--wrap); those of other libraries go on working.
//
// Include it once in a program, after <cmocka.h>.

#ifndef WEFT_TESTS_FAILING_H
#define WEFT_TESTS_FAILING_H

#include "weft/base.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

#define NEVER SIZE_MAX
#define ATTEMPTS_MAX 100000U

static size_t until_failure = NEVER;

static bool
fails(void)
{
  if (until_failure == NEVER) {
    return false;
  }
  return until_failure-- == 0U;
}

void*
__real_malloc(size_t size);
void*
__real_calloc(size_t count, size_t size);
void*
__real_realloc(void* memory, size_t size);
void*
__wrap_malloc(size_t size);
void*
__wrap_calloc(size_t count, size_t size);
void*
__wrap_realloc(void* memory, size_t size);

void*
__wrap_malloc(const size_t size)
{
  return fails() ? NULL : __real_malloc(size);
}

void*
__wrap_calloc(const size_t count, const size_t size)
{
  return fails() ? NULL : __real_calloc(count, size);
}

void*
__wrap_realloc(void* const memory, const size_t size)
{
  return fails() ? NULL : __real_realloc(memory, size);
}

// Run `step` with allocation after allocation failing, until none is left;
// returns how many there are
static inline size_t
check_failing(weft_status (*const step)(void* handle), void* const handle)
{
  for (size_t i = 0U; i < ATTEMPTS_MAX; ++i) {
    until_failure             = i;
    const weft_status st      = step(handle);
    const bool        reached = until_failure == NEVER;
    until_failure             = NEVER;
    if (!reached) {
      assert_int_equal(st, WEFT_OK);
      assert_true(i > 0U);
      return i;
    }
    assert_int_equal(st, WEFT_ERR_NO_MEMORY);
  }
  fail();
  return 0U;
}

#endif // WEFT_TESTS_FAILING_H
