// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Chains are found from each subject outwards, level by level: the surest
// chain to an object counts, of equally sure ones the shortest.
//
// Facts that lead in a circle contradict themselves (conflict.c lists them),
// so they are no premises, unless the relation is symmetric.

#include "infer_chain.h"

#include "date.h"
#include "scc.h"

#include "try.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define NO_STATE SIZE_MAX

// An object that chains reach, at a date
typedef struct {
  uint32_t node;
  uint32_t confidence;
  weft_str when;
  size_t   before; // index of the state that it was reached from
  size_t   edge;   // by this fact
} state;

typedef struct {
  inferring* x;
  size_t     relation;
  arena      scratch;
  uint32_t*  nodes; // ends of the steps, sorted
  size_t     node_count;
  uint32_t*  component; // of nodes
  state*     states;    // of one subject, in levels
  size_t     state_count;
  size_t     state_capacity;
  size_t     old; // states of the levels before the one that is made
} chaining;

// Steps

static int
compare_steps(const void* const a, const void* const b)
{
  const infer_step* const x = a;
  const infer_step* const y = b;
  if (x->from != y->from) {
    return x->from < y->from ? -1 : 1;
  }
  if (x->to != y->to) {
    return x->to < y->to ? -1 : 1;
  }
  return (x->edge > y->edge) - (x->edge < y->edge);
}

static int
compare_nodes(const void* const a, const void* const b)
{
  const uint32_t x = *(const uint32_t*)a;
  const uint32_t y = *(const uint32_t*)b;
  return (x > y) - (x < y);
}

static uint32_t
node_index(const chaining* const c, const uint32_t node)
{
  const uint32_t* const found =
    bsearch(&node, c->nodes, c->node_count, sizeof(uint32_t), compare_nodes);
  return (uint32_t)(found - c->nodes);
}

static weft_status
collect_nodes(chaining* const c)
{
  const inferring* const x     = c->x;
  const size_t           count = x->step_count;
  c->nodes = arena_array(&c->scratch, 2U * count, sizeof(uint32_t));
  if (!c->nodes) {
    return WEFT_ERR_NO_MEMORY;
  }
  for (size_t i = 0U; i < count; ++i) {
    c->nodes[2U * i]      = x->steps[i].from;
    c->nodes[2U * i + 1U] = x->steps[i].to;
  }
  qsort(c->nodes, 2U * count, sizeof(uint32_t), compare_nodes);
  for (size_t i = 0U; i < 2U * count; ++i) {
    if (!i || c->nodes[i] != c->nodes[c->node_count - 1U]) {
      c->nodes[c->node_count++] = c->nodes[i];
    }
  }
  return WEFT_OK;
}

static weft_status
find_circles(chaining* const c)
{
  const inferring* const x     = c->x;
  const size_t           nodes = c->node_count;
  uint32_t* const        starts =
    arena_array(&c->scratch, nodes + 1U, sizeof(uint32_t));
  uint32_t* const targets =
    arena_array(&c->scratch, x->step_count, sizeof(uint32_t));
  c->component = arena_array(&c->scratch, nodes, sizeof(uint32_t));
  if (!starts || !targets || !c->component) {
    return WEFT_ERR_NO_MEMORY;
  }
  // Steps are sorted as nodes are
  for (size_t i = 0U; i < x->step_count; ++i) {
    ++starts[node_index(c, x->steps[i].from) + 1U];
    targets[i] = node_index(c, x->steps[i].to);
  }
  for (size_t i = 0U; i < nodes; ++i) {
    starts[i + 1U] += starts[i];
  }
  const adjacency a = {starts, targets, (uint32_t)nodes};
  return scc_find(&a, &c->scratch, c->component);
}

static void
drop_circles(chaining* const c)
{
  inferring* const x    = c->x;
  size_t           kept = 0U;
  for (size_t i = 0U; i < x->step_count; ++i) {
    const infer_step s = x->steps[i];
    if (c->component[node_index(c, s.from)] !=
        c->component[node_index(c, s.to)]) {
      x->steps[kept++] = s;
    }
  }
  x->step_count = kept;
}

// States

static int
compare_places(const state* const a, const state* const b)
{
  if (a->node != b->node) {
    return a->node < b->node ? -1 : 1;
  }
  return weft_str_compare(a->when, b->when);
}

static int
compare_states(const void* const a, const void* const b)
{
  const state* const x     = a;
  const state* const y     = b;
  int                order = compare_places(x, y);
  if (!order) {
    order = (x->confidence < y->confidence) - (x->confidence > y->confidence);
  }
  if (!order) {
    order = (x->before > y->before) - (x->before < y->before);
  }
  return order ? order : (x->edge > y->edge) - (x->edge < y->edge);
}

static weft_status
push(chaining* const c, const state* const s)
{
  if (c->state_count == c->state_capacity) {
    const size_t capacity = c->state_capacity ? c->state_capacity * 2U : 256U;
    state* const more     = realloc(c->states, capacity * sizeof(state));
    if (!more) {
      return WEFT_ERR_NO_MEMORY;
    }
    c->states         = more;
    c->state_capacity = capacity;
  }
  c->states[c->state_count++] = *s;
  return WEFT_OK;
}

// Where the steps from a node begin
static size_t
first_step(const inferring* const x, const uint32_t node)
{
  size_t low  = 0U;
  size_t high = x->step_count;
  while (low < high) {
    const size_t middle = low + (high - low) / 2U;
    if (x->steps[middle].from < node) {
      low = middle + 1U;
    } else {
      high = middle;
    }
  }
  return low;
}

// Follow all steps from a state
static weft_status
extend(chaining* const c,
       const uint32_t  source,
       const state     from,
       const size_t    index)
{
  weft_status      st = WEFT_OK;
  inferring* const x  = c->x;
  for (size_t i = first_step(x, from.node);
       i < x->step_count && x->steps[i].from == from.node;
       ++i) {
    const infer_edge* const e = &x->edges[x->steps[i].edge];
    if (++x->followed > INFER_STEPS_MAX) {
      x->out->cut = true;
      return st;
    }
    if (x->steps[i].to == source || !date_agrees(from.when, e->when)) {
      continue;
    }
    const state next = {
      .node       = x->steps[i].to,
      .confidence = (from.confidence * e->confidence + 500U) / 1000U,
      .when       = from.when.size >= e->when.size ? from.when : e->when,
      .before     = index,
      .edge       = x->steps[i].edge};
    TRY(st, push(c, &next));
  }
  return st;
}

static int
compare_visited(const void* const a, const void* const b)
{
  return compare_places(a, b);
}

// Whether a level before has reached the place at least as surely; the levels
// are sorted each
static bool
is_outdone(const chaining* const c,
           const size_t* const   levels,
           const size_t          level,
           const state* const    s)
{
  for (size_t i = 0U; i < level; ++i) {
    const state* const found = bsearch(s,
                                       c->states + levels[i],
                                       levels[i + 1U] - levels[i],
                                       sizeof(state),
                                       compare_visited);
    if (found && found->confidence >= s->confidence) {
      return true;
    }
  }
  return false;
}

// Keep what a level reaches surer than those before, once
static void
settle(chaining* const c, const size_t* const levels, const size_t level)
{
  const size_t start = levels[level];
  size_t       kept  = start;
  if (c->state_count > start) {
    qsort(
      c->states + start, c->state_count - start, sizeof(state), compare_states);
  }
  for (size_t i = start; i < c->state_count; ++i) {
    const state s = c->states[i];
    if ((kept == start || compare_places(&c->states[kept - 1U], &s)) &&
        !is_outdone(c, levels, level, &s)) {
      c->states[kept++] = s;
    }
  }
  c->state_count = kept;
}

// Chains

static weft_status
emit(chaining* const c, const uint32_t source, const size_t index)
{
  size_t premises[INFER_PATH_MAX];
  size_t count = 0U;
  for (size_t at = index; c->states[at].before != NO_STATE;
       at        = c->states[at].before) {
    premises[count++] = c->states[at].edge;
  }
  for (size_t i = 0U; i < count / 2U; ++i) {
    const size_t last        = premises[count - 1U - i];
    premises[count - 1U - i] = premises[i];
    premises[i]              = last;
  }
  const state* const s = &c->states[index];
  const infer_fact   f = {.relation      = c->relation,
                          .subject       = source,
                          .object        = s->node,
                          .status        = WEFT_ACTUAL,
                          .confidence    = s->confidence,
                          .when          = s->when,
                          .premises      = premises,
                          .premise_count = count};
  return infer_add(c->x, &f);
}

static weft_status
chain_from(chaining* const c, const uint32_t source)
{
  weft_status st = WEFT_OK;
  size_t      levels[INFER_PATH_MAX + 2U];
  const state first = {source, 1000U, {"", 0U}, NO_STATE, 0U};
  c->state_count    = 0U;
  TRY(st, push(c, &first));
  levels[0] = 0U;
  levels[1] = 1U;
  for (size_t level = 1U; level <= INFER_PATH_MAX && !c->x->out->cut &&
                          levels[level] > levels[level - 1U];
       ++level) {
    for (size_t i = levels[level - 1U]; i < levels[level]; ++i) {
      TRY(st, extend(c, source, c->states[i], i));
    }
    settle(c, levels, level);
    levels[level + 1U] = c->state_count;
  }
  // What one step reaches is stated, or an inverse
  const bool any = levels[1] < c->state_count;
  for (size_t i = any ? levels[2] : c->state_count; i < c->state_count; ++i) {
    TRY(st, emit(c, source, i));
  }
  return st;
}

static weft_status
chain_all(chaining* const c)
{
  weft_status            st = WEFT_OK;
  const inferring* const x  = c->x;
  TRY(st, collect_nodes(c));
  if (!x->schema->relations[c->relation].symmetric) {
    TRY(st, find_circles(c));
    drop_circles(c);
  }
  for (size_t i = 0U; i < x->step_count && !x->out->cut; ++i) {
    if (!i || x->steps[i].from != x->steps[i - 1U].from) {
      TRY(st, chain_from(c, x->steps[i].from));
    }
  }
  return st;
}

weft_status
infer_chains(inferring* const x, const size_t relation)
{
  chaining c = {.x = x, .relation = relation};
  if (x->step_count < 2U) {
    return WEFT_OK;
  }
  qsort(x->steps, x->step_count, sizeof(infer_step), compare_steps);
  const weft_status st = chain_all(&c);
  free(c.states);
  arena_free(&c.scratch);
  return st;
}
