// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// The observed supports in the order in which facts are made of them.

#ifndef WEFT_GRAPH_ROWS_H
#define WEFT_GRAPH_ROWS_H

#include "freezing.h"

// One observed support on its way into a fact.  Numbers of strings are ranks.
typedef struct {
  uint32_t        subject; // entity
  uint32_t        relation;
  uint32_t        object;  // entity, or number in row_set.literals
  uint32_t        literal; // 0 or 1
  uint32_t        status;
  uint32_t        when;
  uint32_t        of;
  uint32_t        doc;
  uint32_t        rule;
  bool            swapped; // the ends of `seen` change places
  const observed* seen;
  const weft_str* text;
  const uint32_t* rank; // freezing.string_rank, for comparisons
} row;

typedef struct {
  freezing* f;
  row*      rows;
  size_t    row_count;
  row*      loops; // both ends are one entity
  size_t    loop_count;
  intern    literals; // what makes two literals the same value
  strbuf    buffer;
} row_set;

// The end that is the fact's subject
static inline const observed_end*
row_subject(const row* r)
{
  return r->swapped ? &r->seen->object : &r->seen->subject;
}

// The end that is the fact's object
static inline const observed_end*
row_object(const row* r)
{
  return r->swapped ? &r->seen->subject : &r->seen->object;
}

// The entity that an end is
static inline uint32_t
row_entity(const freezing* f, const observed_end* end)
{
  return f->entity[f->node_place[end->node]];
}

// Rows that are equal here state one fact
int
row_compare_facts(const row* a, const row* b);

// Rows of one fact that are equal here are one place found by one rule
int
row_compare_places(const row* a, const row* b);

// Make and sort the rows of `set->f`
weft_status
rows_fill(row_set* set);

void
rows_dispose(row_set* set);

#endif // WEFT_GRAPH_ROWS_H
