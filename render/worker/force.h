// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Forces between nodes that draw communities together and apart from each
// other: edges pull the same at any length, and nodes push each other by
// their weights (the LinLog energy of Noack, with the speeds of ForceAtlas2).

#ifndef WEFT_WORKER_FORCE_H
#define WEFT_WORKER_FORCE_H

#include <stddef.h>

typedef struct {
  double x;
  double y;
  double weight; // how much it pushes; its degree, say
} force_node;

typedef struct {
  size_t from;
  size_t to;
} force_edge;

// Improve positions, which must be some layout already, and turn the whole
// so that it is wider than high.  Nothing here is random.  O(n log n + m) a
// round.  Returns 0, or -1 if memory ran out.
int
force_improve(force_node*       nodes,
              size_t            node_count,
              const force_edge* edges,
              size_t            edge_count,
              size_t            rounds);

#endif // WEFT_WORKER_FORCE_H
