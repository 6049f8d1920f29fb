// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Tables for people: columns are aligned by what a terminal shows, where
// Hangul takes two places.

#ifndef WEFT_CLI_TABLE_H
#define WEFT_CLI_TABLE_H

#include "arena.h"
#include "strbuf.h"

#include "weft/base.h"

// Zero-initialised is a valid empty table once `columns` is set
typedef struct {
  arena     memory;
  size_t    columns;
  weft_str* cells; // row by row, the first row is the head
  size_t    count;
  size_t    capacity;
  weft_str* notes; // below each row, whole lines or empty
  size_t    note_count;
  size_t    note_capacity;
} table_text;

// Add a cell; what a terminal must not get is replaced, and what is too wide
// is cut
weft_status
table_cell(table_text* t, weft_str text);

// End a row; `notes` are printed below it as they are
weft_status
table_row(table_text* t, weft_str notes);

// Append the table; the head is left out if there is no column
weft_status
table_print(const table_text* t, strbuf* out);

void
table_text_free(table_text* t);

// Places that a text takes on a terminal
size_t
display_width(weft_str text);

// Append text on one line, without control characters
void
display_put(strbuf* out, weft_str text);

#endif // WEFT_CLI_TABLE_H
