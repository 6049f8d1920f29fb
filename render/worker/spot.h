// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Where the labels of edges stand: beside the middle of their own curve, not
// on a node, another label or another curve.  Coordinates are Graphviz's.

#ifndef WEFT_WORKER_SPOT_H
#define WEFT_WORKER_SPOT_H

#include "near.h"
#include "pack.h"
#include "spline.h"

// A curve and its label
typedef struct {
  spline_path path;
  pack_box    label;  // x and y are its centre; no width if there is none
  pack_box    bounds; // of the path; a result
} spot_edge;

// All boxes have their centre in x and y
typedef struct {
  pack_box   area; // that labels may not leave
  pack_box*  nodes;
  size_t     node_count;
  spot_edge* edges;
  size_t     edge_count;
  near_index near_nodes;  // for finding what is near; inside
  near_index near_curves; // by index of edge
  near_index near_labels; // by index of edge
} spot_set;

// Room for this many nodes and edges; returns 0, or -1 if memory ran out
int
spot_set_init(spot_set* set, size_t nodes, size_t edges);

void
spot_set_free(spot_set* set);

// Move each label to a better place if there is one.  About O(n), as a label
// is compared with what is near.  Returns 0, or -1 if memory ran out.
int
spot_set_improve(spot_set* set);

// Number of nodes, other labels and curves that labels cover, once improved
size_t
spot_set_conflicts(spot_set* set);

#endif // WEFT_WORKER_SPOT_H
