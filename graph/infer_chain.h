// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// An inference on its way, and chains of facts of a transitive relation.

#ifndef WEFT_GRAPH_INFER_CHAIN_H
#define WEFT_GRAPH_INFER_CHAIN_H

#include "infer.h"

// A stated fact as a step of a chain
typedef struct {
  uint32_t from;
  uint32_t to;
  size_t   edge; // place among inferring.edges
} infer_step;

typedef struct {
  const weft_schema* schema;
  const infer_edge*  edges; // sorted
  size_t             edge_count;
  inference*         out;
  size_t             capacity; // of out->facts
  infer_step*        steps;    // of the relation in hand
  size_t             step_count;
  size_t             followed; // steps, over all relations
} inferring;

// Add a fact unless it is stated.  Its premises are places among the edges.
weft_status
infer_add(inferring* x, const infer_fact* found);

// Add what follows from chains of `x->steps`, which it sorts
weft_status
infer_chains(inferring* x, size_t relation);

#endif // WEFT_GRAPH_INFER_CHAIN_H
