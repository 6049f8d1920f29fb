// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// The supports of a graph in the order of documents.

#ifndef WEFT_GRAPH_LISTING_H
#define WEFT_GRAPH_LISTING_H

#include "weft/graph.h"

typedef struct {
  weft_str doc;
  size_t   start;   // of the evidence
  size_t   fact;    // index, or SIZE_MAX: a support of no fact
  size_t   support; // index in the fact, or in derived.rest
} listed;

// One line for each support, sorted by document, place and fact; with `all`
// also for those that add to no fact, so that what is read back is all that
// was observed.
//
// free() frees it; NULL if there is no memory.  O(n log n).
listed*
listing_sort(const weft_graph* graph, bool all, size_t* count);

// The support of a line as it was told, with the ids of the graph; borrowed
weft_triple
listing_triple(const weft_graph* graph, const listed* l);

#endif // WEFT_GRAPH_LISTING_H
