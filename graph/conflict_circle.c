// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Circles of transitive relations: A is part of B, B of C, and C of A.

#include "conflicting.h"

#include "infer.h"
#include "model.h"
#include "scc.h"

#include "try.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define UNREACHED UINT32_MAX

// The facts of a relation, and of its inverses turned around
typedef struct {
  uint32_t from;
  uint32_t to;
  size_t   fact;
} arc;

typedef struct {
  weft_conflicts* list;
  arena           scratch;
  arc*            arcs; // sorted
  size_t          arc_count;
  uint32_t        nodes;     // entities of the graph
  uint32_t*       starts;    // of a entity, in arcs
  uint32_t*       targets;   // of arcs
  uint32_t*       component; // of a entity
  uint32_t*       queue;
  uint32_t        queued;
  uint32_t*       reached_by; // of a entity: the arc
} circling;

static int
compare_arcs(const void* const a, const void* const b)
{
  const arc* const x = a;
  const arc* const y = b;
  if (x->from != y->from) {
    return x->from < y->from ? -1 : 1;
  }
  if (x->to != y->to) {
    return x->to < y->to ? -1 : 1;
  }
  return (x->fact > y->fact) - (x->fact < y->fact);
}

static bool
is_inverse(const weft_relation_info* const a, const weft_relation_info* const b)
{
  return weft_str_equals(a->inverse, b->name) ||
         weft_str_equals(b->inverse, a->name);
}

// Store the arcs of a relation; counts only if there is no room
static void
collect_arcs(circling* const c, const weft_relation_info* const r)
{
  const weft_graph* const graph = c->list->graph;
  c->arc_count                  = 0U;
  for (size_t i = 0U; i < graph->derived.fact_count; ++i) {
    const weft_fact* const f = conflicts_fact(graph, i);
    const size_t index = table_get(&graph->relations, f->relation, SIZE_MAX);
    if (index == SIZE_MAX || f->object_entity == SIZE_MAX ||
        f->status != WEFT_ACTUAL || f->of.size) {
      continue;
    }
    const weft_relation_info* const said = &graph->schema.relations[index];
    if (said != r && !is_inverse(said, r)) {
      continue;
    }
    const uint32_t from = (uint32_t)f->subject;
    const uint32_t to   = (uint32_t)f->object_entity;
    if (c->arcs) {
      c->arcs[c->arc_count] =
        said == r ? (arc){from, to, i} : (arc){to, from, i};
    }
    ++c->arc_count;
  }
}

static weft_status
prepare(circling* const c, const weft_relation_info* const r)
{
  const size_t nodes = c->nodes;
  c->arcs            = NULL;
  collect_arcs(c, r);
  arena* const a = &c->scratch;
  c->arcs        = arena_array(a, c->arc_count, sizeof(arc));
  c->targets     = arena_array(a, c->arc_count, sizeof(uint32_t));
  c->starts      = arena_array(a, nodes + 1U, sizeof(uint32_t));
  c->component   = arena_array(a, nodes, sizeof(uint32_t));
  c->queue       = arena_array(a, nodes, sizeof(uint32_t));
  c->reached_by  = arena_array(a, nodes, sizeof(uint32_t));
  if (!c->arcs || !c->targets || !c->starts || !c->component || !c->queue ||
      !c->reached_by) {
    return WEFT_ERR_NO_MEMORY;
  }
  collect_arcs(c, r);
  if (c->arc_count) {
    qsort(c->arcs, c->arc_count, sizeof(arc), compare_arcs);
  }
  for (size_t i = 0U; i < nodes; ++i) {
    c->reached_by[i] = UNREACHED;
  }
  for (size_t i = 0U; i < c->arc_count; ++i) {
    ++c->starts[c->arcs[i].from + 1U];
    c->targets[i] = c->arcs[i].to;
  }
  for (size_t i = 0U; i < nodes; ++i) {
    c->starts[i + 1U] += c->starts[i];
  }
  const adjacency adjacent = {c->starts, c->targets, c->nodes};
  return scc_find(&adjacent, a, c->component);
}

// The arc that closes the shortest circle through `entity`, which the others
// lead to; UNREACHED if there is none
static uint32_t
find_closing(circling* const c, const uint32_t entity)
{
  uint32_t head = 0U;
  while (c->queued) {
    c->reached_by[c->queue[--c->queued]] = UNREACHED;
  }
  c->queue[c->queued++] = entity;
  while (head < c->queued) {
    const uint32_t at = c->queue[head++];
    for (uint32_t i = c->starts[at]; i < c->starts[at + 1U]; ++i) {
      const uint32_t to = c->targets[i];
      if (to == entity) {
        return i;
      }
      if (c->reached_by[to] == UNREACHED &&
          c->component[to] == c->component[entity]) {
        c->reached_by[to]     = i;
        c->queue[c->queued++] = to;
      }
    }
  }
  return UNREACHED;
}

// Report a circle unless its facts are of different times
static weft_status
add_circle(const circling* const c,
           const size_t* const   facts,
           const size_t          count)
{
  const weft_graph* const graph   = c->list->graph;
  bool                    certain = true;
  for (size_t i = 0U; i < count; ++i) {
    for (size_t k = i + 1U; k < count; ++k) {
      const fact_time time = facts_time(graph,
                                        conflicts_fact(graph, facts[i]),
                                        conflicts_fact(graph, facts[k]));
      if (time == TIME_APART) {
        return WEFT_OK;
      }
      certain = certain && time == TIME_SAME;
    }
  }
  return conflicts_add(c->list, WEFT_CONFLICT_CIRCLE, certain, facts, count);
}

static weft_status
report(circling* const c, const uint32_t entity)
{
  const uint32_t closing = find_closing(c, entity);
  if (closing == UNREACHED) {
    return WEFT_OK;
  }
  size_t   count = 1U;
  uint32_t at    = c->arcs[closing].from;
  while (at != entity) {
    at = c->arcs[c->reached_by[at]].from;
    ++count;
  }
  size_t* const facts = arena_array(&c->scratch, count, sizeof(size_t));
  if (!facts) {
    return WEFT_ERR_NO_MEMORY;
  }
  size_t   place = count;
  uint32_t index = closing;
  facts[--place] = c->arcs[index].fact;
  while (place) {
    index          = c->reached_by[c->arcs[index].from];
    facts[--place] = c->arcs[index].fact;
  }
  return add_circle(c, facts, count);
}

// One circle for each set of entities that lead to each other: the shortest
// through the first of them
static weft_status
find_circles(circling* const c)
{
  weft_status     st   = WEFT_OK;
  uint32_t* const size = arena_array(&c->scratch, c->nodes, sizeof(uint32_t));
  if (!size) {
    return WEFT_ERR_NO_MEMORY;
  }
  for (uint32_t i = 0U; i < c->nodes; ++i) {
    ++size[c->component[i]];
  }
  for (uint32_t i = 0U; i < c->nodes; ++i) {
    if (size[c->component[i]] > 1U) {
      size[c->component[i]] = 0U; // reported
      TRY(st, report(c, i));
    }
  }
  return st;
}

weft_status
conflicts_find_circles(weft_conflicts* const list)
{
  const weft_graph* const graph = list->graph;
  circling c = {.list = list, .nodes = (uint32_t)graph->derived.entity_count};
  weft_status st = WEFT_OK;
  for (size_t i = 0U; !st && i < graph->schema.relation_count; ++i) {
    const weft_relation_info* const r = &graph->schema.relations[i];
    if (r->transitive && !r->symmetric) {
      st = prepare(&c, r);
      st = st ? st : find_circles(&c);
      arena_free(&c.scratch);
      c.queued = 0U;
    }
  }
  return st;
}
