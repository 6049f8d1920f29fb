// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "worker.h"

#include "dot.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// Carry a component's positions over to the whole
static void
carry_over(worker* w, size_t part, double dx, double dy, strbuf* b)
{
  Agraph_t* const from = w->laid[part];
  for (Agnode_t* n = agfstnode(from); n; n = agnxtnode(from, n)) {
    Agnode_t* const twin = agnode(w->graph, agnameof(n), 0);
    worker_set_moved(b, twin, n, "pos", dx, dy, false);
    for (Agedge_t* e = agfstout(from, n); e; e = agnxtout(from, e)) {
      Agedge_t* const whole =
        w->edges[strtoul(agget(e, WORKER_EDGE), NULL, 10)];
      const bool turned = *agget(e, WORKER_TURNED) != '\0';
      worker_set_moved(b, whole, e, "pos", dx, dy, turned);
      worker_set_moved(b, whole, e, "lp", dx, dy, false);
    }
  }
}

// The size of a node without an edge, in points
static pack_box
single_box(Agraph_t* laid, Agnode_t* node)
{
  Agnode_t* const twin = agnode(laid, agnameof(node), 0);
  pack_box        box  = {0.0, 0.0, 0.0, 0.0};
  if (twin) {
    box   = worker_node_box(twin);
    box.x = 0.0;
    box.y = 0.0;
  }
  return box;
}

static bool
collect_singles(worker* w, sheet* s)
{
  const size_t count = (size_t)agnnodes(w->graph);
  s->singles         = (pack_box*)calloc(count + 1U, sizeof(pack_box));
  w->rest            = (Agnode_t**)calloc(count + 1U, sizeof(Agnode_t*));
  if (!s->singles || !w->rest) {
    return false;
  }
  for (Agnode_t* n = agfstnode(w->graph); n; n = agnxtnode(w->graph, n)) {
    if (!strcmp(agnameof(n), DOT_LEGEND)) {
      s->legend = single_box(w->laid[0], n);
    } else if (w->part[AGSEQ(n)] == 0U) {
      s->singles[s->count] = single_box(w->laid[0], n);
      w->rest[s->count++]  = n;
    }
  }
  return true;
}

static void
put_rest(worker* w, const sheet* s)
{
  char      bb[128];
  Agraph_t* frame = agsubg(w->graph, DOT_REST, 0);
  for (size_t i = 0U; i < s->count; ++i) {
    const pack_box* const area = &s->singles[i];
    worker_set_point(w->rest[i],
                     "pos",
                     s->rest.x + sheet_pad(s) + area->x + area->width / 2.0,
                     s->height - (s->rest.y + sheet_pad(s) + sheet_head(s) +
                                  area->y + area->height / 2.0));
  }
  if (frame) {
    const double top = s->height - s->rest.y;
    snprintf(bb,
             sizeof(bb),
             "%.2f,%.2f,%.2f,%.2f",
             s->rest.x,
             top - s->rest.height,
             s->rest.x + s->rest.width,
             top);
    agsafeset(frame, "bb", bb, "");
    snprintf(bb,
             sizeof(bb),
             "%.2f,%.2f",
             s->rest.x + s->rest.width / 2.0,
             top - SHEET_PAD);
    agsafeset(frame, "lp", bb, "");
  }
}

bool
worker_arrange(worker* w, sheet* s)
{
  for (size_t i = 0U; i < w->parts; ++i) {
    if (!worker_lay_part(w, i)) {
      return false;
    }
  }
  if (!collect_singles(w, s) ||
      pack_boxes(w->boxes + 1U, w->parts - 1U, SHEET_GAP, &s->body)) {
    return false;
  }
  sheet_arrange(s);

  strbuf b = {NULL, 0U, 0U, WEFT_OK};
  for (size_t i = 1U; i < w->parts; ++i) {
    const pack_box* const area = &w->boxes[i];
    carry_over(w, i, area->x, s->height - area->y - area->height, &b);
  }
  const bool ok = !b.status;
  strbuf_free(&b);
  put_rest(w, s);
  Agnode_t* const legend = agnode(w->graph, DOT_LEGEND, 0);
  if (legend) {
    worker_set_point(legend,
                     "pos",
                     s->legend.width / 2.0,
                     s->height - s->legend.y - s->legend.height / 2.0);
  }
  return ok;
}
