// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Failures that are said alike everywhere.

#ifndef WEFT_BASE_FAIL_H
#define WEFT_BASE_FAIL_H

#include "weft/base.h"

#include <stddef.h>

// Fill `error` (which may be NULL) and return WEFT_ERR_NO_MEMORY
static inline weft_status
fail_memory(weft_error* const error)
{
  return weft_error_set(
    error, WEFT_ERR_NO_MEMORY, NULL, 0U, 0U, "out of memory");
}

#endif // WEFT_BASE_FAIL_H
