// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// The steps of a search for conflicts, and what they share.

#ifndef WEFT_GRAPH_CONFLICTING_H
#define WEFT_GRAPH_CONFLICTING_H

#include "arena.h"

#include "weft/conflict.h"

struct weft_conflicts {
  const weft_graph* graph;
  arena             memory;
  weft_conflict*    items;
  size_t            count;
  size_t            capacity;
};

// Whether two facts are of one time
typedef enum {
  TIME_APART,   // they are not
  TIME_UNKNOWN, // neither says
  TIME_SAME
} fact_time;

// Add a conflict between `count` facts, whose indices are copied
weft_status
conflicts_add(weft_conflicts*    list,
              weft_conflict_kind kind,
              bool               certain,
              const size_t*      facts,
              size_t             count);

// A stated fact
const weft_fact*
conflicts_fact(const weft_graph* graph, size_t index);

// How the times of two facts relate (agree.c)
fact_time
facts_time(const weft_graph* graph, const weft_fact* a, const weft_fact* b);

// Whether one sentence states both
bool
facts_share_sentence(const weft_fact* a, const weft_fact* b);

// Whether the objects are values that cannot both be
weft_status
facts_differ(const weft_graph* graph,
             const weft_fact*  a,
             const weft_fact*  b,
             bool*             out);

// Circles of transitive relations (conflict_circle.c)
weft_status
conflicts_find_circles(weft_conflicts* list);

#endif // WEFT_GRAPH_CONFLICTING_H
