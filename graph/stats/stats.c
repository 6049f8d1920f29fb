// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Counting, and the figures of the network together.

#include "weft/stats.h"

#include "stats/network.h"

#include "model.h"

#include "arena.h"
#include "table.h"

#include "try.h"

#include <stdint.h>
#include <stdlib.h>

// The public part comes first
typedef struct {
  weft_stats stats;
  arena      memory;
} figures;

// Tallies

static int
compare_tallies(const void* const a, const void* const b)
{
  const weft_tally* const x = a;
  const weft_tally* const y = b;
  return x->count != y->count ? (x->count < y->count) - (x->count > y->count)
                              : weft_str_compare(x->name, y->name);
}

typedef weft_str (*name_func)(const weft_graph* graph, size_t index);

static weft_str
type_of(const weft_graph* const graph, const size_t index)
{
  return weft_graph_entity(graph, index)->type;
}

static weft_str
relation_of(const weft_graph* const graph, const size_t index)
{
  return weft_graph_fact(graph, index)->relation;
}

// Count names; `index` is for the caller to free
static weft_status
count_names(const weft_graph* const graph,
            const size_t            total,
            const name_func         name,
            table* const            index)
{
  weft_status st = WEFT_OK;
  for (size_t i = 0U; i < total; ++i) {
    const weft_str n = name(graph, i);
    TRY(st, table_set(index, n, table_get(index, n, 0U) + 1U));
  }
  return st;
}

static weft_status
tally(const weft_graph* const  graph,
      const size_t             total,
      const name_func          name,
      arena* const             memory,
      const weft_tally** const out,
      size_t* const            count)
{
  table             index = {0};
  const weft_status st    = count_names(graph, total, name, &index);
  weft_tally* const tallies =
    st ? NULL : arena_array(memory, index.count, sizeof(weft_tally));
  size_t used = 0U;
  for (size_t i = 0U; tallies && i < index.capacity; ++i) {
    if (index.slots[i].hash) {
      tallies[used++] = (weft_tally){index.slots[i].key, index.slots[i].value};
    }
  }
  table_free(&index);
  if (!tallies) {
    return WEFT_ERR_NO_MEMORY;
  }
  if (used) {
    qsort(tallies, used, sizeof(weft_tally), compare_tallies);
  }
  *out   = tallies;
  *count = used;
  return WEFT_OK;
}

static void
count_facts(const weft_graph* const graph, weft_stats* const s)
{
  for (size_t i = 0U; i < s->facts; ++i) {
    const weft_fact* const f   = weft_graph_fact(graph, i);
    const size_t           bin = (size_t)f->confidence / 100U;
    s->triples += f->support_count;
    s->links += f->object_entity != SIZE_MAX;
    s->planned += f->status == WEFT_PLANNED;
    ++s->confidence[bin < WEFT_STATS_BINS ? bin : WEFT_STATS_BINS - 1U];
  }
  s->literals = s->facts - s->links;
}

// Order

typedef struct {
  uint64_t value;
  size_t   entity;
} placed;

static int
compare_placed(const void* const a, const void* const b)
{
  const placed* const x = a;
  const placed* const y = b;
  return x->value != y->value
           ? (x->value < y->value) - (x->value > y->value)
           : (x->entity > y->entity) - (x->entity < y->entity);
}

// Entities by a value, highest first; ties in the order of entities
static const size_t*
order_by(const placed* const values, const size_t count, arena* const memory)
{
  size_t* const order  = arena_array(memory, count, sizeof(size_t));
  placed* const sorted = calloc(count + 1U, sizeof(placed));
  if (order && sorted) {
    for (size_t i = 0U; i < count; ++i) {
      sorted[i] = values[i];
    }
    qsort(sorted, count, sizeof(placed), compare_placed);
    for (size_t i = 0U; i < count; ++i) {
      order[i] = sorted[i].entity;
    }
  }
  free(sorted);
  return sorted ? order : NULL;
}

static weft_status
put_orders(weft_stats* const   s,
           const size_t* const degree,
           const double* const rank,
           arena* const        memory)
{
  placed* const values = calloc(s->entities + 1U, sizeof(placed));
  if (!values) {
    return WEFT_ERR_NO_MEMORY;
  }
  for (size_t i = 0U; i < s->entities; ++i) {
    values[i] = (placed){degree[i], i};
  }
  s->by_degree = order_by(values, s->entities, memory);
  for (size_t i = 0U; i < s->entities; ++i) {
    // What differs in the last digits only is equal
    values[i] = (placed){(uint64_t)(rank[i] * 1e12 + 0.5), i};
  }
  s->by_rank = order_by(values, s->entities, memory);
  free(values);
  return s->by_degree && s->by_rank ? WEFT_OK : WEFT_ERR_NO_MEMORY;
}

// The network

static size_t
largest(const size_t* const groups, const size_t count, size_t* const sizes)
{
  size_t most = 0U;
  for (size_t i = 0U; i < count; ++i) {
    sizes[i] = 0U;
  }
  for (size_t i = 0U; i < count; ++i) {
    const size_t size = ++sizes[groups[i]];
    most              = size > most ? size : most;
  }
  return most;
}

static void
count_degrees(const network* const n, size_t* const degree, weft_stats* const s)
{
  for (size_t i = 0U; i < n->link_count; ++i) {
    ++degree[n->links[i].from];
    ++degree[n->links[i].to];
  }
  for (size_t i = 0U; i < n->nodes; ++i) {
    s->degree_max = degree[i] > s->degree_max ? degree[i] : s->degree_max;
  }
  s->degree_mean =
    n->nodes ? 2.0 * (double)n->link_count / (double)n->nodes : 0.0;
  s->degree = degree;
}

static weft_status
measure_network(const network* const n, weft_stats* const s, arena* const a)
{
  weft_status   st        = WEFT_OK;
  size_t* const degree    = arena_array(a, n->nodes, sizeof(size_t));
  size_t* const component = arena_array(a, n->nodes, sizeof(size_t));
  size_t* const community = arena_array(a, n->nodes, sizeof(size_t));
  size_t* const sizes     = arena_array(a, n->nodes, sizeof(size_t));
  double* const rank      = arena_array(a, n->nodes, sizeof(double));
  if (!degree || !component || !community || !sizes || !rank) {
    return WEFT_ERR_NO_MEMORY;
  }
  count_degrees(n, degree, s);
  TRY(st, network_components(n, component, &s->components));
  TRY(st, network_communities(n, community, &s->communities, &s->modularity));
  TRY(st, network_rank(n, rank));
  s->component     = component;
  s->community     = community;
  s->rank          = rank;
  s->component_max = largest(component, n->nodes, sizes);
  s->community_max = largest(community, n->nodes, sizes);
  return put_orders(s, degree, rank, a);
}

static weft_status
fill(const weft_graph* const graph, figures* const f)
{
  weft_status       st = WEFT_OK;
  weft_stats* const s  = &f->stats;
  arena* const      a  = &f->memory;
  network           n  = {.nodes = 0U};
  s->documents         = weft_graph_document_count(graph);
  s->entities          = weft_graph_entity_count(graph);
  s->facts             = weft_graph_fact_count(graph);
  count_facts(graph, s);
  TRY(st, tally(graph, s->entities, type_of, a, &s->types, &s->type_count));
  TRY(
    st,
    tally(graph, s->facts, relation_of, a, &s->relations, &s->relation_count));
  TRY(st, network_read(graph, a, &n));
  return measure_network(&n, s, a);
}

weft_status
weft_stats_new(const weft_graph* const graph,
               weft_stats** const      out,
               weft_error* const       error)
{
  WEFT_REQUIRE(graph && out);
  *out = NULL;
  if (!graph->frozen) {
    return weft_error_set(
      error,
      WEFT_ERR_BAD_ARG,
      NULL,
      0U,
      0U,
      "only a frozen graph has figures; call weft_graph_freeze() first");
  }
  figures* const    f  = calloc(1U, sizeof(figures));
  const weft_status st = f ? fill(graph, f) : WEFT_ERR_NO_MEMORY;
  if (st) {
    weft_stats_free(f ? &f->stats : NULL);
    return weft_error_set(
      error, st, NULL, 0U, 0U, "%s", weft_status_string(st));
  }
  *out = &f->stats;
  return WEFT_OK;
}

void
weft_stats_free(weft_stats* const stats)
{
  if (stats) {
    figures* const f = (figures*)stats;
    arena_free(&f->memory);
    free(f);
  }
}
