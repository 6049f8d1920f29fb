// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "worker.h"

#include "spline.h"

#include <stdlib.h>
#include <string.h>

// Components up to this size are tried in several directions; smaller ones
// if there may be many
#define VARY_NODES_MAX 100
#define VARY_EDGES_MAX 150
#define MIXED_NODES_MAX 50
#define MIXED_EDGES_MAX 70

// Points of area that a point of edge is worth
#define INK_WEIGHT 25.0

// Up to this size a component may be a strip
#define SMALL_NODES 9

// Points of area that two crossing edges are worth
#define CROSSING_WEIGHT 20000.0

// And a label that covers a node or another label
#define CONFLICT_WEIGHT 60000.0

// One way to lay out a component
typedef struct {
  const char* engine;
  const char* direction; // rankdir, or NULL
  bool        balanced;  // hubs have leaves on both sides
  double      weight;    // of its cost
} variant;

static bool
can_vary(const worker* w, Agraph_t* g)
{
  return w->mixed
           ? agnnodes(g) <= MIXED_NODES_MAX && agnedges(g) <= MIXED_EDGES_MAX
           : w->dot && agnnodes(g) <= VARY_NODES_MAX &&
               agnedges(g) <= VARY_EDGES_MAX;
}

// dot draws its own edges, as does the engine of the block, which has none
static bool
run_engine(const worker* w, Agraph_t* g, const char* engine)
{
  if (strcmp(engine, "dot") != 0 && strcmp(engine, "osage") != 0) {
    return worker_lay_network(w, g, engine);
  }
  if (worker_run_layout(w, g, engine)) {
    return false;
  }
  attach_attrs(g);
  return true;
}

// Lay out one variant of a component's copy, which keeps its positions as
// attributes.  If that fails, or the variant would not differ, the copy is
// closed.
static Agraph_t*
lay_variant(const worker* w, Agraph_t* g, const variant* v)
{
  if (!g) {
    return NULL;
  }
  if (v->direction) {
    agattr(g, AGRAPH, "rankdir", (char*)v->direction);
  }
  if (can_vary(w, g)) {
    // The shortcuts that a large graph needs are for its large parts only
    agattr(g, AGRAPH, "splines", "true");
    agattr(g, AGRAPH, "nslimit", "1000");
    agattr(g, AGRAPH, "nslimit1", "1000");
    agattr(g, AGRAPH, "mclimit", "1");
    agattr(g, AGRAPH, "nodesep", "0.18");
    agattr(g, AGRAPH, "ranksep", "0.3");
  }
  const bool ok = (!v->balanced || worker_balance(g)) &&
                  run_engine(w, g, v->engine) && worker_place_labels(g);
  gvFreeLayout(w->gvc, g);
  if (!ok) {
    agclose(g);
    return NULL;
  }
  return g;
}

// What the edges add to a variant's cost
static double
edge_cost(Agraph_t* g)
{
  spline_set set = {NULL, 0U, 0U, 0U, 0.0};
  for (Agnode_t* n = agfstnode(g); n; n = agnxtnode(g, n)) {
    for (Agedge_t* e = agfstout(g, n); e; e = agnxtout(g, e)) {
      if (spline_set_add(&set, agget(e, "pos"))) {
        break; // a worse choice of layout is all that it costs
      }
    }
  }
  const double cost =
    INK_WEIGHT * set.length +
    CROSSING_WEIGHT * (double)spline_set_crossings(&set) +
    CONFLICT_WEIGHT * strtod(agget(g, WORKER_CONFLICTS), NULL);
  spline_set_free(&set);
  return cost;
}

static double
cost_of(Agraph_t* g, const variant* v)
{
  // A small part's shape does not matter, as others stand beside it
  const pack_box area = worker_bounds(g);
  const double   size = agnnodes(g) <= SMALL_NODES
                          ? area.width * area.height
                          : pack_cost(area.width, area.height);
  return (size + edge_cost(g)) * v->weight;
}

// Try the others, and keep the best
static void
vary(worker* w, size_t part, const variant* plain)
{
  static const variant variants[] = {{"dot", "LR", true, 1.03},
                                     {"dot", "TB", false, 1.15},
                                     {"dot", "TB", true, 1.15},
                                     {"sfdp", NULL, false, 1.35}};
  const size_t         count      = sizeof(variants) / sizeof(*variants);
  double               least      = cost_of(w->laid[part], plain);
  // dot is too slow to be run often on a large component
  const size_t first = can_vary(w, w->laid[part]) ? 0U : count - 1U;
  for (size_t i = first; i < count; ++i) {
    Agraph_t* const next =
      lay_variant(w, worker_copy_part(w, part), &variants[i]);
    if (!next) {
      continue;
    }
    const double cost  = cost_of(next, &variants[i]);
    Agraph_t*    worse = next;
    if (cost < least) {
      least         = cost;
      worse         = w->laid[part];
      w->laid[part] = next;
    }
    agclose(worse);
  }
}

// Text reads best from left to right; another layout has to be clearly
// better by size, shape and length of edges
bool
worker_lay_part(worker* w, size_t part)
{
  static const variant block   = {"osage", NULL, false, 1.0};
  static const variant dot     = {"dot", "LR", false, 1.0};
  const variant        network = {w->engine, NULL, false, 1.0};
  const variant*       plain   = !part ? &block : w->dot ? &dot : &network;
  Agraph_t* const      copy    = worker_copy_part(w, part);
  if (part && w->mixed && copy && can_vary(w, copy)) {
    plain = &dot;
  }
  w->laid[part] = lay_variant(w, copy, plain);
  if (!w->laid[part]) {
    return false;
  }
  if (plain == &dot && agnnodes(w->laid[part]) > 4) {
    vary(w, part, plain);
  }
  w->boxes[part] = worker_bounds(w->laid[part]);
  return true;
}
