// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// The scanner under json.h: one walk over the source, before cJSON sees it.

#ifndef WEFT_BASE_JSON_SCAN_H
#define WEFT_BASE_JSON_SCAN_H

#include "weft/base.h"

#include <stdint.h>

// Deepest nesting of arrays and objects
#define JSON_DEPTH_MAX 64U

// Longest number in bytes: cJSON copies a number into 64 bytes
#define JSON_NUMBER_MAX 63U

// `key` of a value that no object holds
#define JSON_NO_KEY SIZE_MAX

// Where a value and its key start
typedef struct {
  size_t value;
  size_t key;
} json_mark;

// Marks in tree order: parents before children, children in source order
typedef struct {
  json_mark* items;
  size_t     count;
  size_t     capacity;
} json_marks;

// Check the syntax of `source`, blank comments in `text`, which holds a copy
// of it, and append a mark for each value.  After WEFT_OK cJSON accepts `text`.
// The caller frees `marks->items` in any case.
weft_status
json_scan(weft_str    source,
          char*       text,
          const char* file,
          json_marks* marks,
          weft_error* error);

// Size in bytes of a byte order mark at the start of `source`, or 0
size_t
json_bom_size(weft_str source);

// Read one character or escape of a checked string at `*offset` of `source`,
// move behind it, and return the size of its decoded UTF-8 in bytes
size_t
json_string_step(weft_str source, size_t* offset);

#endif // WEFT_BASE_JSON_SCAN_H
