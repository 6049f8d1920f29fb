// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Rows of an answer as numbers: kept, ordered, and each only once.

#ifndef WEFT_GRAPH_QUERY_ROWS_H
#define WEFT_GRAPH_QUERY_ROWS_H

#include "intern.h"

#include "arena.h"
#include "strbuf.h"

#include "weft/query.h"

// A literal that stands in some row
typedef struct {
  weft_end end;
  double   number;
  uint32_t key; // equal for equal values, however they are spelt
} row_literal;

// How rows are compared: a column and its direction
typedef struct {
  size_t column;
  bool   descending;
} row_order;

// A row has a number for each column, then one for each fact.
//
// An entity is its number in the file; a literal is negative, its place in
// `literals` is -1 - number.  A text is its number in `texts`.
typedef struct {
  const weft_cell_kind* kinds;
  size_t                columns;
  size_t                width; // with facts
  row_order             order[64];
  size_t                order_count;
  size_t                limit; // rows that are needed, or 0 for all
  int64_t*              items;
  size_t                count;
  size_t                capacity; // in rows
  size_t                settled;  // rows after the last tidying
  row_literal*          literals;
  size_t                literal_count;
  size_t                literal_capacity;
  arena                 memory;
  intern                keys;      // of literals
  intern                spellings; // keys with names
  intern                texts;
  strbuf                buffer;
} query_rows;

// The number of a literal
weft_status
rows_put_literal(query_rows*     x,
                 const weft_end* end,
                 double          number,
                 int64_t*        out);

// The number of a text
weft_status
rows_put_text(query_rows* x, weft_str text, int64_t* out);

// Room for one more row, which rows_keep() keeps
weft_status
rows_next(query_rows* x, int64_t** out);

// Keep the row that rows_next() gave
void
rows_keep(query_rows* x);

// Sort, leave each row only once, and forget what is beyond the limit
weft_status
rows_tidy(query_rows* x);

// Whether two rows are one row of the answer, whatever the facts
bool
rows_equal(const query_rows* x, const int64_t* a, const int64_t* b);

void
rows_free(query_rows* x);

#endif // WEFT_GRAPH_QUERY_ROWS_H
