// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Layouts whose edges we draw ourselves.  Graphviz places the nodes; its own
// routes around nodes take minutes where ours take a moment, and its straight
// lines run through nodes.

#include "worker.h"

#include "force.h"
#include "route.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// Length of an arrow head of size 1 and width 1, as Graphviz draws it
#define ARROW 10.0

// Rounds of forces; fewer for many nodes, which have a good start from sfdp
#define ROUNDS 300U

// More edges than this at each node get no more room
#define DEGREE_MAX 14.0

// Points of a curve that its bounds are taken from
#define SAMPLES 16U

// Between two nodes that are alone, besides their edges' labels
#define PAIR_GAP 36.0

// The picture is so much wider than high
#define ASPECT 1.1
#define STRETCH_MIN 0.7
#define STRETCH_MAX 1.9

typedef struct {
  force_node* nodes;
  size_t      node_count;
  force_edge* edges;
  size_t      edge_count;
} forces;

static bool
is_named(const char* text, const char* name)
{
  return text && !strcmp(text, name);
}

// Number each node, for edges to refer to
static size_t*
number_nodes(Agraph_t* g)
{
  size_t most = 0U;
  size_t next = 0U;
  for (Agnode_t* n = agfstnode(g); n; n = agnxtnode(g, n)) {
    most = (size_t)AGSEQ(n) > most ? (size_t)AGSEQ(n) : most;
  }
  size_t* const numbers = (size_t*)calloc(most + 1U, sizeof(size_t));
  for (Agnode_t* n = agfstnode(g); numbers && n; n = agnxtnode(g, n)) {
    numbers[AGSEQ(n)] = next++;
  }
  return numbers;
}

static void
fill_forces(Agraph_t* g, const size_t* numbers, forces* f)
{
  for (Agnode_t* n = agfstnode(g); n; n = agnxtnode(g, n)) {
    f->nodes[f->node_count++] =
      (force_node){ND_pos(n)[0], ND_pos(n)[1], 1.0 + agdegree(g, n, 1, 1)};
    for (Agedge_t* e = agfstout(g, n); e; e = agnxtout(g, e)) {
      f->edges[f->edge_count++] =
        (force_edge){numbers[AGSEQ(agtail(e))], numbers[AGSEQ(aghead(e))]};
    }
  }
}

// How much to stretch for the picture's shape; the middle is the origin
static double
stretch_of(const forces* f)
{
  double xx = 0.0;
  double yy = 0.0;
  for (size_t i = 0U; i < f->node_count; ++i) {
    xx += f->nodes[i].x * f->nodes[i].x;
    yy += f->nodes[i].y * f->nodes[i].y;
  }
  const double ratio = yy > 0.0 ? sqrt(xx / yy) : 1.0;
  return fmin(fmax(ASPECT / ratio, STRETCH_MIN), STRETCH_MAX);
}

// Pull communities together, and write positions for the nodes
static bool
improve_nodes(Agraph_t* g)
{
  forces        f       = {NULL, 0U, NULL, 0U};
  size_t* const numbers = number_nodes(g);
  f.nodes = (force_node*)calloc((size_t)agnnodes(g) + 1U, sizeof(force_node));
  f.edges = (force_edge*)calloc((size_t)agnedges(g) + 1U, sizeof(force_edge));
  bool ok = numbers && f.nodes && f.edges;
  if (ok) {
    fill_forces(g, numbers, &f);
    ok = !force_improve(f.nodes, f.node_count, f.edges, f.edge_count, ROUNDS);
  }
  const double stretch = ok ? stretch_of(&f) : 1.0;
  size_t       next    = 0U;
  for (Agnode_t* n = agfstnode(g); ok && n; n = agnxtnode(g, n)) {
    const force_node* const to = &f.nodes[next++];
    worker_set_point(n, "pos", to->x * 72.0 * stretch, to->y * 72.0);
  }
  free(numbers);
  free(f.nodes);
  free(f.edges);
  return ok;
}

static double
arrow_length(Agedge_t* e, bool head)
{
  const char* const dir   = agget(e, "dir");
  const char* const size  = agget(e, "arrowsize");
  const bool        shown = is_named(dir, "both") ||
                     is_named(dir, head ? "forward" : "back") ||
                     (head && (!dir || !*dir));
  return shown ? ARROW * (size && *size ? strtod(size, NULL) : 1.0) : 0.0;
}

static bool
is_round(Agnode_t* n)
{
  const char* const shape = agget(n, "shape");
  return is_named(shape, "ellipse") || is_named(shape, "circle") ||
         is_named(shape, "oval");
}

static void
fill_routes(Agraph_t* g, const size_t* numbers, route_set* set)
{
  for (Agnode_t* n = agfstnode(g); n; n = agnxtnode(g, n)) {
    double at[2] = {0.0, 0.0};
    worker_read_numbers(agget(n, "pos"), at, 2U);
    set->nodes[set->node_count++] = (route_node){
      {at[0], at[1], ND_width(n) * 72.0, ND_height(n) * 72.0}, is_round(n)};
    for (Agedge_t* e = agfstout(g, n); e; e = agnxtout(g, e)) {
      const char* const pos = agget(e, "pos");
      if (!pos || !*pos) {
        set->edges[set->edge_count++] =
          (route_edge){.tail       = numbers[AGSEQ(agtail(e))],
                       .head       = numbers[AGSEQ(aghead(e))],
                       .tail_arrow = arrow_length(e, false),
                       .head_arrow = arrow_length(e, true)};
      }
    }
  }
}

// A box that grows
typedef struct {
  double left;
  double bottom;
  double right;
  double top;
} extent;

static void
widen(extent* area, double left, double bottom, double right, double top)
{
  area->left   = fmin(area->left, left);
  area->bottom = fmin(area->bottom, bottom);
  area->right  = fmax(area->right, right);
  area->top    = fmax(area->top, top);
}

static void
set_bounds_around(Agraph_t* g, const route_set* set)
{
  extent area = {HUGE_VAL, HUGE_VAL, -HUGE_VAL, -HUGE_VAL};
  for (size_t i = 0U; i < set->node_count; ++i) {
    const pack_box* const b = &set->nodes[i].box;
    widen(&area,
          b->x - b->width / 2.0,
          b->y - b->height / 2.0,
          b->x + b->width / 2.0,
          b->y + b->height / 2.0);
  }
  for (size_t i = 0U; i < set->edge_count; ++i) {
    for (size_t k = 0U; k <= SAMPLES; ++k) {
      double x = 0.0;
      double y = 0.0;
      route_point(&set->edges[i], (double)k / SAMPLES, &x, &y);
      widen(&area, x, y, x, y);
    }
  }
  const pack_box bounds = {(area.left + area.right) / 2.0,
                           (area.bottom + area.top) / 2.0,
                           area.right - area.left,
                           area.top - area.bottom};
  worker_set_bounds(g, &bounds);
}

// Edges keep away from the labels of frames as from nodes
static bool
add_headings(Agraph_t* g, route_set* set)
{
  const size_t    count = worker_headings(g, NULL);
  pack_box* const boxes = (pack_box*)calloc(count + 1U, sizeof(pack_box));
  if (!boxes) {
    return false;
  }
  (void)worker_headings(g, boxes);
  for (size_t i = 0U; i < count; ++i) {
    set->nodes[set->node_count++] = (route_node){boxes[i], false};
  }
  free(boxes);
  return true;
}

static bool
write_routes(Agraph_t* g, const route_set* set)
{
  strbuf b    = {NULL, 0U, 0U, WEFT_OK};
  size_t next = 0U;
  for (Agnode_t* n = agfstnode(g); n; n = agnxtnode(g, n)) {
    for (Agedge_t* e = agfstout(g, n); e; e = agnxtout(g, e)) {
      const char* const pos = agget(e, "pos");
      if (!pos || !*pos) {
        strbuf_clear(&b);
        route_write(&b, &set->edges[next++]);
        if (!b.status) {
          agset(e, "pos", b.data);
        }
      }
    }
  }
  const bool ok = !b.status;
  strbuf_free(&b);
  return ok;
}

bool
worker_route(Agraph_t* g)
{
  size_t* const numbers = number_nodes(g);
  route_set     set     = {
            (route_node*)calloc((size_t)agnnodes(g) + worker_headings(g, NULL) + 1U,
                        sizeof(route_node)),
            0U,
            (route_edge*)calloc((size_t)agnedges(g) + 1U, sizeof(route_edge)),
            0U};
  bool ok = numbers && set.nodes && set.edges;
  if (ok) {
    fill_routes(g, numbers, &set);
    ok = add_headings(g, &set) && !route_draw(&set) && write_routes(g, &set);
  }
  if (ok) {
    set_bounds_around(g, &set);
  }
  free(numbers);
  free(set.nodes);
  free(set.edges);
  return ok;
}

static bool
is_labelled(Agraph_t* g)
{
  for (Agnode_t* n = agfstnode(g); n; n = agnxtnode(g, n)) {
    for (Agedge_t* e = agfstout(g, n); e; e = agnxtout(g, e)) {
      const char* const label = agget(e, "label");
      if (label && *label) {
        return true;
      }
    }
  }
  return false;
}

// Edges need room between the nodes, the more of them there are, and words
// beside the edges need more
static void
set_room(Agraph_t* g)
{
  char         text[32];
  const double degree =
    2.0 * (double)agnedges(g) / (double)(agnnodes(g) ? agnnodes(g) : 1);
  const double part = is_labelled(g) ? 1.0 : 0.8;
  const double room = part * fmin(degree, DEGREE_MAX);
  snprintf(
    text, sizeof(text), "+%.0f,+%.0f", 11.0 + 2.0 * room, 8.0 + 1.5 * room);
  agattr(g, AGRAPH, "sep", text);
}

// Two nodes stand beside each other, with room for the words between them
static void
place_pair(Agraph_t* g)
{
  Agnode_t* const left  = agfstnode(g);
  Agnode_t* const right = agnxtnode(g, left);
  double          gap   = PAIR_GAP;
  for (Agnode_t* n = left; n; n = agnxtnode(g, n)) {
    for (Agedge_t* e = agfstout(g, n); e; e = agnxtout(g, e)) {
      const textlabel_t* const label = ED_label(e);
      gap = label ? fmax(gap, label->dimen.x + PAIR_GAP) : gap;
    }
  }
  worker_set_point(left, "pos", 0.0, 0.0);
  worker_set_point(
    right, "pos", (ND_width(left) + ND_width(right)) * 36.0 + gap, 0.0);
}

// Forces that draw communities together, and then room for names
static bool
lay_by_forces(const worker* w, Agraph_t* g)
{
  const bool pair = agnnodes(g) == 2;
  bool       ok   = true;
  if (pair) {
    place_pair(g);
  } else {
    ok = improve_nodes(g);
  }
  gvFreeLayout(w->gvc, g);
  agattr(g, AGRAPH, "overlap", pair ? "true" : "prism");
  return ok && !worker_run_layout(w, g, "nop1");
}

bool
worker_lay_network(const worker* w, Agraph_t* g, const char* engine)
{
  const bool forced = !strcmp(engine, "sfdp");
  agattr(g, AGRAPH, "splines", "none");
  agattr(g, AGRAPH, "overlap", forced ? "true" : "prism");
  set_room(g);
  if (worker_run_layout(w, g, engine)) {
    return false;
  }
  if (forced && agnnodes(g) > 1 && !lay_by_forces(w, g)) {
    return false;
  }
  attach_attrs(g);
  return worker_route(g);
}
