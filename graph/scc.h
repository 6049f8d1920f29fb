// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Strongly connected components: nodes that reach each other.

#ifndef WEFT_GRAPH_SCC_H
#define WEFT_GRAPH_SCC_H

#include "arena.h"

#include "weft/base.h"

// Edges by their sources: those of node n are targets[starts[n] ..
// starts[n + 1] - 1]
typedef struct {
  const uint32_t* starts;
  const uint32_t* targets;
  uint32_t        count; // of nodes
} adjacency;

// Store the number of each node's component.  O(nodes + edges), by Tarjan's
// algorithm (SIAM Journal on Computing 1, 1972) without recursion.
weft_status
scc_find(const adjacency* a, arena* scratch, uint32_t* component);

#endif // WEFT_GRAPH_SCC_H
