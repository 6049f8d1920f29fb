// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "worker.h"

#include "spot.h"

#include <stdio.h>
#include <string.h>

// A label that the layout did not place starts from the middle of its curve
static void
fill_edge(Agedge_t* e, spot_edge* out)
{
  const textlabel_t* const label = ED_label(e);
  const char* const        lp    = agget(e, "lp");
  spline_sample(agget(e, "pos"), &out->path);
  if (!label || !out->path.count) {
    return;
  }
  double at[2] = {out->path.x[SPLINE_SAMPLES / 2U],
                  out->path.y[SPLINE_SAMPLES / 2U]};
  worker_read_numbers(lp && *lp ? lp : NULL, at, 2U);
  out->label = (pack_box){at[0], at[1], label->dimen.x, label->dimen.y};
}

static void
fill_spots(Agraph_t* g, spot_set* set)
{
  set->area = worker_bounds(g);
  for (Agnode_t* n = agfstnode(g); n; n = agnxtnode(g, n)) {
    double at[2] = {0.0, 0.0};
    worker_read_numbers(agget(n, "pos"), at, 2U);
    set->nodes[set->node_count++] =
      (pack_box){at[0], at[1], ND_width(n) * 72.0, ND_height(n) * 72.0};
    for (Agedge_t* e = agfstout(g, n); e; e = agnxtout(g, e)) {
      fill_edge(e, &set->edges[set->edge_count++]);
    }
  }
  set->node_count += worker_headings(g, &set->nodes[set->node_count]);
}

bool
worker_place_labels(Agraph_t* g)
{
  spot_set set;
  char     text[64];
  size_t   next = 0U;
  if (spot_set_init(&set,
                    (size_t)agnnodes(g) + worker_headings(g, NULL),
                    (size_t)agnedges(g))) {
    spot_set_free(&set);
    return false;
  }
  fill_spots(g, &set);
  const bool ok = !spot_set_improve(&set);
  for (Agnode_t* n = agfstnode(g); ok && n; n = agnxtnode(g, n)) {
    for (Agedge_t* e = agfstout(g, n); e; e = agnxtout(g, e)) {
      const pack_box* const label = &set.edges[next++].label;
      if (label->width > 0.0) {
        worker_set_point(e, "lp", label->x, label->y);
      }
    }
  }
  snprintf(text, sizeof(text), "%zu", spot_set_conflicts(&set));
  agattr(g, AGRAPH, WORKER_CONFLICTS, text);
  spot_set_free(&set);
  return ok;
}
