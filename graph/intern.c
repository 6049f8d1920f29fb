// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "intern.h"

#include "utf8.h"

#include "try.h"

#include <stdint.h>
#include <stdlib.h>

#define FIRST_CAPACITY 256U

static weft_status
make_room(intern* const set)
{
  if (set->count < set->capacity) {
    return WEFT_OK;
  }
  const size_t capacity = set->capacity ? set->capacity * 2U : FIRST_CAPACITY;
  if (capacity > SIZE_MAX / sizeof(weft_str)) {
    return WEFT_ERR_NO_MEMORY;
  }
  weft_str* const strings = realloc(set->strings, capacity * sizeof(weft_str));
  if (!strings) {
    return WEFT_ERR_NO_MEMORY;
  }
  set->strings  = strings;
  set->capacity = capacity;
  return WEFT_OK;
}

static weft_status
append(intern* const set, const weft_str string)
{
  weft_status st = WEFT_OK;
  if (set->count >= UINT32_MAX - 1U) {
    return WEFT_ERR_LIMIT;
  }
  TRY(st, make_room(set));
  const weft_str copy = arena_copy(&set->memory, string);
  if (!copy.data) {
    return WEFT_ERR_NO_MEMORY;
  }
  TRY(st, table_set(&set->index, copy, set->count));
  set->strings[set->count++] = copy;
  return st;
}

weft_status
intern_put(intern* const set, const weft_str string, uint32_t* const out)
{
  weft_status st = WEFT_OK;
  if (!set->count) {
    TRY(st, append(set, WEFT_STR("")));
  }
  if (!string.size) {
    *out = INTERN_EMPTY;
    return st;
  }
  const size_t found = table_get(&set->index, string, SIZE_MAX);
  if (found != SIZE_MAX) {
    *out = (uint32_t)found;
    return st;
  }
  if (utf8_valid(string) != string.size) {
    return WEFT_ERR_BAD_TEXT;
  }
  TRY(st, append(set, string));
  *out = (uint32_t)(set->count - 1U);
  return st;
}

void
intern_free(intern* const set)
{
  table_free(&set->index);
  free(set->strings);
  arena_free(&set->memory);
  *set = (intern){0};
}
