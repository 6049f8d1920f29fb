// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "worker.h"

#include "spline.h"

#include <stdio.h>
#include <stdlib.h>

int
worker_run_layout(const worker* w, Agraph_t* g, const char* engine)
{
  agattr(g, AGRAPH, "layout", (char*)engine);
  return gvLayout(w->gvc, g, engine);
}

void
worker_read_numbers(const char* text, double* v, size_t count)
{
  for (size_t i = 0U; text && i < count; ++i) {
    char* end = NULL;
    v[i]      = strtod(text, &end);
    text      = *end == ',' ? end + 1 : NULL;
  }
}

pack_box
worker_bounds(Agraph_t* g)
{
  double v[4] = {0.0, 0.0, 0.0, 0.0};
  worker_read_numbers(agget(g, "bb"), v, 4U);
  return (pack_box){
    (v[0] + v[2]) / 2.0, (v[1] + v[3]) / 2.0, v[2] - v[0], v[3] - v[1]};
}

void
worker_set_bounds(Agraph_t* g, const pack_box* bounds)
{
  char text[128];
  snprintf(text,
           sizeof(text),
           "%.2f,%.2f,%.2f,%.2f",
           bounds->x - bounds->width / 2.0,
           bounds->y - bounds->height / 2.0,
           bounds->x + bounds->width / 2.0,
           bounds->y + bounds->height / 2.0);
  agsafeset(g, "bb", text, "");
}

pack_box
worker_node_box(Agnode_t* node)
{
  double            at[2]  = {0.0, 0.0};
  const char* const width  = agget(node, "width");
  const char* const height = agget(node, "height");
  worker_read_numbers(agget(node, "pos"), at, 2U);
  return (pack_box){at[0],
                    at[1],
                    width ? strtod(width, NULL) * POINTS_PER_INCH : 0.0,
                    height ? strtod(height, NULL) * POINTS_PER_INCH : 0.0};
}

void
worker_set_point(void* object, char* name, double x, double y)
{
  char text[64];
  snprintf(text, sizeof(text), "%.2f,%.2f", x, y);
  agset(object, name, text);
}

void
worker_set_moved(strbuf* b,
                 void*   to,
                 void*   from,
                 char*   name,
                 double  dx,
                 double  dy,
                 bool    turned)
{
  const char* const text = agget(from, name);
  strbuf_clear(b);
  if (text) {
    spline_move(b, text, dx, dy, turned);
  }
  if (b->size && !b->status) {
    agset(to, name, b->data);
  }
}
