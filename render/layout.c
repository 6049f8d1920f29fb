// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "layout.h"

#include <string.h>

// Up to these, dot is tried in several directions and the best one is kept
#define DOT_NODES_MAX 100U
#define DOT_EDGES_MAX 150U

// Beyond these, words between the nodes hide more than they tell
#define LABEL_EDGES_MAX 1500U

enum { DOT, DOT_FAST, MIXED, MIXED_BARE, SFDP, SFDP_BARE, GRID, NAMED };

// From the finest to the plainest, then those that are only used by name
static const layout_plan plans[] = {
  [DOT]        = {"dot", "dot", true},
  [DOT_FAST]   = {"dot", "dot-fast", true},
  [MIXED]      = {"mixed", "mixed", true},
  [MIXED_BARE] = {"mixed", "mixed", false},
  [SFDP]       = {"sfdp", "sfdp", true},
  [SFDP_BARE]  = {"sfdp", "sfdp", false},
  [GRID]       = {"grid", "grid", false},
  [NAMED]      = {"neato", "neato", true},
  {"fdp", "fdp", true},
  {"twopi", "twopi", true},
  {"circo", "circo", true},
};

// What comes after each of the first plans
static const size_t plainer[] = {[DOT]        = DOT_FAST,
                                 [DOT_FAST]   = SFDP,
                                 [MIXED]      = SFDP,
                                 [MIXED_BARE] = SFDP_BARE,
                                 [SFDP]       = SFDP_BARE,
                                 [SFDP_BARE]  = GRID};

const layout_plan*
layout_choose(size_t nodes, size_t edges)
{
  if (nodes <= DOT_NODES_MAX && edges <= DOT_EDGES_MAX) {
    return &plans[DOT];
  }
  return edges <= LABEL_EDGES_MAX ? &plans[MIXED] : &plans[MIXED_BARE];
}

const layout_plan*
layout_find(const char* name)
{
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
  const size_t index = (size_t)(plan - plans);
  return index < GRID    ? &plans[plainer[index]]
         : index == GRID ? NULL
                         : &plans[SFDP];
}
