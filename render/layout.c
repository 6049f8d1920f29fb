// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "layout.h"

#include <string.h>

// Up to these, dot is tried in several directions and the best one is kept
#define DOT_NODES_MAX 100U
#define DOT_EDGES_MAX 150U

// Beyond these, words between the nodes hide more than they tell
#define LABEL_EDGES_MAX 1500U

enum { DOT, MIXED, MIXED_BARE, SFDP, SFDP_BARE, GRID, DOT_FAST, NAMED };

// Those that are chosen, their plainer ones, then those only used by name
static const layout_plan plans[] = {
  [DOT]        = {"dot", "dot", true},
  [MIXED]      = {"mixed", "mixed", true},
  [MIXED_BARE] = {"mixed", "mixed", false},
  [SFDP]       = {"sfdp", "sfdp", true},
  [SFDP_BARE]  = {"sfdp", "sfdp", false},
  [GRID]       = {"grid", "grid", false},
  [DOT_FAST]   = {"dot", "dot-fast", true},
  [NAMED]      = {"neato", "neato", true},
  {"fdp", "fdp", true},
  {"twopi", "twopi", true},
  {"circo", "circo", true},
};

static bool
is_small(size_t nodes, size_t edges)
{
  return nodes <= DOT_NODES_MAX && edges <= DOT_EDGES_MAX;
}

const layout_plan*
layout_choose(size_t nodes, size_t edges)
{
  if (is_small(nodes, edges)) {
    return &plans[DOT];
  }
  return edges <= LABEL_EDGES_MAX ? &plans[MIXED] : &plans[MIXED_BARE];
}

bool
layout_is_known(const char* name)
{
  for (size_t i = 0U; i < sizeof(plans) / sizeof(*plans); ++i) {
    if (!strcmp(plans[i].name, name)) {
      return true;
    }
  }
  return false;
}

const layout_plan*
layout_find(const char* name, size_t nodes, size_t edges)
{
  const bool bare = edges > LABEL_EDGES_MAX;
  if (!strcmp(name, "dot")) {
    return &plans[is_small(nodes, edges) ? DOT : DOT_FAST];
  }
  for (size_t i = 0U; i < sizeof(plans) / sizeof(*plans); ++i) {
    if (!strcmp(plans[i].name, name) && (!bare || !plans[i].labelled)) {
      return &plans[i];
    }
  }
  for (size_t i = 0U; i < sizeof(plans) / sizeof(*plans); ++i) {
    if (!strcmp(plans[i].name, name)) {
      return &plans[i];
    }
  }
  return NULL;
}

const layout_plan*
layout_plainer(const layout_plan* plan)
{
  switch (plan - plans) {
    case GRID:
      return NULL;
    case SFDP:
    case SFDP_BARE:
      return &plans[GRID];
    case MIXED_BARE:
      return &plans[SFDP_BARE];
    default:
      return &plans[SFDP];
  }
}
