// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "worker.h"

#include <string.h>

// A hub with more leaves on one side than this gets some on the other side
#define LEAVES_MANY 5U

static bool
is_leaf_edge(Agraph_t* g, Agedge_t* half)
{
  return agdegree(g, half->node, 1, 1) == 1;
}

// Make the edge point the other way, but be drawn as before.  Of an edge seen
// from its head no attribute could be copied.
static void
turn(Agraph_t* g, Agedge_t* half)
{
  Agedge_t* const edge = AGMKOUT(half);
  Agedge_t* const twin = agedge(g, aghead(edge), agtail(edge), NULL, 1);
  agcopyattr(edge, twin);
  agset(twin, WORKER_TURNED, "1");
  if (strcmp(agget(edge, "dir"), "none") != 0) {
    agset(twin, "dir", "back");
  }
  agdelete(g, edge);
}

// Every second leaf of the fuller side of a hub goes to the other side
static bool
balance_hub(Agraph_t* g, Agnode_t* hub)
{
  size_t out = 0U;
  size_t in  = 0U;
  for (Agedge_t* e = agfstout(g, hub); e; e = agnxtout(g, e)) {
    out += is_leaf_edge(g, e);
  }
  for (Agedge_t* e = agfstin(g, hub); e; e = agnxtin(g, e)) {
    in += is_leaf_edge(g, e);
  }
  const bool   from_out = out > in;
  const size_t most     = from_out ? out : in;
  size_t       moves    = (most - (from_out ? in : out)) / 2U;
  size_t       seen     = 0U;
  if (most <= LEAVES_MANY || !moves) {
    return false;
  }
  const size_t every = most / moves;
  for (Agedge_t* e = from_out ? agfstout(g, hub) : agfstin(g, hub);
       e && moves;) {
    Agedge_t* const next = from_out ? agnxtout(g, e) : agnxtin(g, e);
    if (is_leaf_edge(g, e) && *agget(e, WORKER_TURNED) == '\0' &&
        ++seen % every == 0U) {
      turn(g, e);
      --moves;
    }
    e = next;
  }
  return true;
}

bool
worker_balance(Agraph_t* g)
{
  bool changed = false;
  for (Agnode_t* n = agfstnode(g); n; n = agnxtnode(g, n)) {
    changed |= balance_hub(g, n);
  }
  return changed;
}
