// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Facts and entities of a file, with their names.

#ifndef WEFT_GRAPH_QUERY_FACT_H
#define WEFT_GRAPH_QUERY_FACT_H

#include "store/db.h"

#include "arena.h"

#include "weft/query.h"
#include "weft/schema.h"

// What is read lives in `memory` until the owner resets it
typedef struct {
  db*                        d;
  const weft_schema*         schema;
  const weft_answer_options* options;
  db_statement*              entity;
  db_statement*              fact;
  db_statement*              documents;
  db_statement*              sources;
  arena                      memory;
  weft_error*                error;
} fact_reader;

// fact_reader_close() is due also on failure
weft_status
fact_reader_open(fact_reader*               x,
                 db*                        d,
                 const weft_schema*         schema,
                 const weft_answer_options* options,
                 weft_error*                error);

void
fact_reader_close(fact_reader* x);

// Text of the current row of a statement
weft_status
fact_copy(fact_reader* x, const db_statement* s, int column, weft_str* out);

// Read an entity; O(log n)
weft_status
fact_read_entity(fact_reader* x, int64_t id, weft_end* out);

// Read a fact, with its sources if the options say so; O(sources)
weft_status
fact_read(fact_reader* x, int64_t id, weft_stated_fact* out);

// Read many
weft_status
fact_read_all(fact_reader*             x,
              const int64_t*           ids,
              size_t                   count,
              const weft_stated_fact** out);

#endif // WEFT_GRAPH_QUERY_FACT_H
