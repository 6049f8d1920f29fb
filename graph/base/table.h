// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// A hash table from byte strings to numbers, open addressing, no removal.

#ifndef WEFT_BASE_TABLE_H
#define WEFT_BASE_TABLE_H

#include "weft/base.h"

typedef struct {
  weft_str key; // borrowed: must outlive the table
  uint64_t hash;
  size_t   value;
} table_slot;

// Zero-initialised is a valid empty table
typedef struct {
  table_slot* slots; // capacity is a power of two, or NULL
  size_t      capacity;
  size_t      count;
} table;

// The value of `key`, or `fallback`; O(size of key)
size_t
table_get(const table* t, weft_str key, size_t fallback);

// Set the value of `key`; WEFT_OK or WEFT_ERR_NO_MEMORY; amortised
weft_status
table_set(table* t, weft_str key, size_t value);

void
table_free(table* t);

// FNV-1a or better, the same on every machine
uint64_t
table_hash(weft_str key);

#endif // WEFT_BASE_TABLE_H
