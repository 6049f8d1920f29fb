// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// An arena: many small pieces, freed in one call.
//
// With WEFT_DEBUG_ARENA every piece is a malloc() of its own, so that
// sanitizers see overflows.  Not thread-safe.

#ifndef WEFT_BASE_ARENA_H
#define WEFT_BASE_ARENA_H

#include "weft/base.h"

typedef struct arena_block arena_block;

// Zero-initialised is a valid empty arena
typedef struct {
  arena_block* blocks; // newest first
  size_t       used;   // bytes used in the newest block
  size_t       total;  // bytes handed out
} arena;

// `size` zeroed bytes aligned for any type, or NULL
void*
arena_alloc(arena* a, size_t size);

// `count` zeroed items, or NULL also if the product overflows
void*
arena_array(arena* a, size_t count, size_t size);

// A terminated copy; data is NULL on failure.  Empty strings are copied too.
weft_str
arena_copy(arena* a, weft_str string);

// Forget all pieces but keep the newest block for use again
void
arena_reset(arena* a);

// Free everything; the arena is empty and usable afterwards
void
arena_free(arena* a);

#endif // WEFT_BASE_ARENA_H
