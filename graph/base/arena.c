// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "arena.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define FIRST_BLOCK_SIZE ((size_t)8U << 10U)
#define LARGEST_BLOCK_SIZE ((size_t)1U << 20U)

#define ALIGNMENT _Alignof(max_align_t)

struct arena_block {
  arena_block* older;
  size_t       capacity; // of data
  // Keeps what follows the header aligned for any type
  _Alignas(max_align_t) unsigned char data[];
};

static arena_block*
new_block(const size_t capacity)
{
  if (capacity > SIZE_MAX - sizeof(arena_block)) {
    return NULL;
  }
  arena_block* const block = malloc(sizeof(arena_block) + capacity);
  if (block) {
    block->older    = NULL;
    block->capacity = capacity;
  }
  return block;
}

static void
free_blocks(arena_block* block)
{
  while (block) {
    arena_block* const older = block->older;
    free(block);
    block = older;
  }
}

#ifdef WEFT_DEBUG_ARENA

void*
arena_alloc(arena* const a, const size_t size)
{
  arena_block* const block = new_block(size);
  if (!block) {
    return NULL;
  }
  block->older = a->blocks;
  a->blocks    = block;
  a->used      = size;
  a->total += size;
  memset(block->data, 0, size);
  return block->data;
}

void
arena_reset(arena* const a)
{
  arena_free(a);
}

#else

// A block for one large piece goes behind the newest, whose rest stays usable
static void*
alloc_large(arena* const a, const size_t size)
{
  arena_block* const block = new_block(size);
  if (!block) {
    return NULL;
  }
  if (a->blocks) {
    block->older     = a->blocks->older;
    a->blocks->older = block;
  } else {
    a->blocks = block;
    a->used   = block->capacity;
  }
  a->total += size;
  memset(block->data, 0, size);
  return block->data;
}

static bool
add_block(arena* const a)
{
  size_t capacity = FIRST_BLOCK_SIZE;
  if (a->blocks && a->blocks->capacity >= FIRST_BLOCK_SIZE) {
    capacity = a->blocks->capacity * 2U;
  }
  if (capacity > LARGEST_BLOCK_SIZE) {
    capacity = LARGEST_BLOCK_SIZE;
  }
  arena_block* const block = new_block(capacity);
  if (!block) {
    return false;
  }
  block->older = a->blocks;
  a->blocks    = block;
  a->used      = 0U;
  return true;
}

void*
arena_alloc(arena* const a, const size_t size)
{
  if (size > SIZE_MAX - ALIGNMENT) {
    return NULL;
  }
  // At least one byte, so that each piece has an address of its own
  const size_t rounded =
    ((size ? size : 1U) + ALIGNMENT - 1U) / ALIGNMENT * ALIGNMENT;
  if (!a->blocks || a->blocks->capacity - a->used < rounded) {
    if (rounded > FIRST_BLOCK_SIZE / 4U) {
      return alloc_large(a, rounded);
    }
    if (!add_block(a)) {
      return NULL;
    }
  }
  unsigned char* const piece = a->blocks->data + a->used;
  a->used += rounded;
  a->total += size;
  memset(piece, 0, size);
  return piece;
}

void
arena_reset(arena* const a)
{
  if (a->blocks) {
    free_blocks(a->blocks->older);
    a->blocks->older = NULL;
  }
  a->used  = 0U;
  a->total = 0U;
}

#endif

void*
arena_array(arena* const a, const size_t count, const size_t size)
{
  if (size && count > SIZE_MAX / size) {
    return NULL;
  }
  return arena_alloc(a, count * size);
}

weft_str
arena_copy(arena* const a, const weft_str string)
{
  const weft_str none = {NULL, 0U};
  if (string.size == SIZE_MAX) {
    return none;
  }
  char* const copy = arena_alloc(a, string.size + 1U);
  if (!copy) {
    return none;
  }
  if (string.size) {
    memcpy(copy, string.data, string.size);
  }
  return (weft_str){copy, string.size};
}

void
arena_free(arena* const a)
{
  free_blocks(a->blocks);
  a->blocks = NULL;
  a->used   = 0U;
  a->total  = 0U;
}
