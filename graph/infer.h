// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// What follows from stated facts by the declarations of their relations.
//
// Knows facts as edges between numbers, so that graphs in memory and in files
// share it.  Its result is a function of the edges' contents.

#ifndef WEFT_GRAPH_INFER_H
#define WEFT_GRAPH_INFER_H

#include "arena.h"

#include "weft/base.h"
#include "weft/schema.h"
#include "weft/triple.h"

enum {
  INFER_PATH_MAX  = 8,                // facts that one inference may chain
  INFER_FACTS_MAX = 1024 * 1024,      // inferred facts
  INFER_STEPS_MAX = 32 * 1024 * 1024, // facts looked at on the way
  INFER_NONE      = -1                // no relation
};

// A stated fact between two entities, whose numbers are in the order of their
// ids.  Strings are borrowed.
typedef struct {
  size_t           relation; // index in the schema
  uint32_t         subject;
  uint32_t         object;
  weft_fact_status status;
  uint32_t         confidence;
  weft_str         when;
  weft_str         of;
  size_t           fact; // the caller's number
} infer_edge;

// A fact that follows.  `relation` is an index in the schema.
typedef struct {
  size_t           relation;
  uint32_t         subject;
  uint32_t         object;
  weft_fact_status status;
  uint32_t         confidence;
  weft_str         when;
  weft_str         of;
  size_t*          premises; // the caller's numbers, in the order of the chain
  size_t           premise_count;
} infer_fact;

// Zero-initialised is empty
typedef struct {
  arena       memory;
  infer_fact* facts; // sorted by relation, ends, status, of, when
  size_t      count;
  bool        cut; // a limit was reached: not all that follows is there
} inference;

// Of each relation of the schema, whether infer() needs its facts; `out` has
// room for all.  Returns whether any is needed.
bool
infer_needs(const weft_schema* schema, bool* out);

// Sorts `edges`.  infer_free() is due also on failure.
weft_status
infer(const weft_schema* schema,
      infer_edge*        edges,
      size_t             count,
      inference*         out);

void
infer_free(inference* x);

#endif // WEFT_GRAPH_INFER_H
