// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Curves between nodes that stand already: straight where nothing is in the
// way, else bent around other nodes as far as one bend can.  Coordinates are
// Graphviz's.

#ifndef WEFT_WORKER_ROUTE_H
#define WEFT_WORKER_ROUTE_H

#include "pack.h"
#include "strbuf.h"

#include <stdbool.h>

typedef struct {
  pack_box box; // with its centre in x and y
  bool     round;
} route_node;

typedef struct {
  size_t tail; // indexes of nodes; both may be the same
  size_t head;
  double tail_arrow; // length of the arrow there, or 0
  double head_arrow;
  double x[4];    // a Bézier curve from border to border, without the arrows;
  double y[4];    // a result
  double tips[4]; // points of the arrow heads, tail's first; a result
} route_edge;

typedef struct {
  route_node* nodes;
  size_t      node_count;
  route_edge* edges;
  size_t      edge_count;
} route_set;

// Draw all edges.  About O(m) searches for what is near.  Returns 0, or -1 if
// memory ran out.
int
route_draw(route_set* set);

// The point of a drawn edge at a parameter between 0 and 1
void
route_point(const route_edge* edge, double t, double* x, double* y);

// Append a curve as Graphviz writes it
void
route_write(strbuf* b, const route_edge* edge);

#endif // WEFT_WORKER_ROUTE_H
