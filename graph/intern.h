// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Strings kept once and named by a number.

#ifndef WEFT_GRAPH_INTERN_H
#define WEFT_GRAPH_INTERN_H

#include "arena.h"
#include "table.h"

#include "weft/base.h"

// Number of any string that is empty
#define INTERN_EMPTY 0U

// Zero-initialised is a valid empty set.  Two numbers are equal exactly if
// their strings are; which number a string gets depends on arrival.
typedef struct {
  arena     memory;
  weft_str* strings; // the copies, terminated
  size_t    count;
  size_t    capacity;
  table     index;
} intern;

// The number of `string`, which is copied if it is new.
//
// WEFT_ERR_BAD_TEXT if it is not UTF-8, WEFT_ERR_LIMIT or WEFT_ERR_NO_MEMORY.
weft_status
intern_put(intern* set, weft_str string, uint32_t* out);

// The string of a number that intern_put() gave
static inline weft_str
intern_get(const intern* set, uint32_t number)
{
  return set->strings[number];
}

void
intern_free(intern* set);

#endif // WEFT_GRAPH_INTERN_H
