// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "route.h"

#include "curve.h"
#include "detour.h"
#include "near.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

// Pieces of a curve that is tried
#define SAMPLES 24U

// Room between a curve and a node that it passes
#define CLEARANCE 4.0

// Side of the squares in which nodes are looked for
#define SQUARE 64.0

// What is bad about a curve, in points: a node in its way (and by the length
// inside), a bend, lying on another edge between the same nodes
#define NODE_COST 260.0
#define INSIDE_COST 3.0
#define BEND_COST 60.0
#define TWIN_COST 4000.0

// And how far it is outside of all nodes, by samples
#define OUTSIDE_COST 300.0
#define MARGIN 10.0

// Graphviz counts control points as part of the picture: a curve from which
// they are further away is written in pieces
#define BULGE 12.0
#define PIECES 4U

// And that it weaves
#define WEAVE_COST 90.0

// How far the loop of an edge from a node to itself stands out
#define LOOP 26.0

// Bends, as parts of the distance between the nodes
static const double bends[] = {0.0,
                               0.06,
                               -0.06,
                               0.12,
                               -0.12,
                               0.19,
                               -0.19,
                               0.27,
                               -0.27,
                               0.36,
                               -0.36,
                               0.46,
                               -0.46,
                               0.58,
                               -0.58};

// Where the bend is: even, nearer to the tail, nearer to the head
static const double shapes[][2] = {{1.0, 1.0}, {1.25, 0.25}, {0.25, 1.25}};

enum {
  BENDS  = sizeof(bends) / sizeof(*bends),
  SHAPES = sizeof(shapes) / sizeof(*shapes)
};

typedef curve_point point;

typedef struct {
  route_set*        set;
  near_index        near;
  pack_box          area; // around all nodes
  const route_edge* edge; // that is drawn now
} router;

static bool
contains(const route_node* node, point p, double room)
{
  const double dx = fabs(p.x - node->box.x);
  const double dy = fabs(p.y - node->box.y);
  const double rx = node->box.width / 2.0 + room;
  const double ry = node->box.height / 2.0 + room;
  return node->round ? (dx * dx) / (rx * rx) + (dy * dy) / (ry * ry) < 1.0
                     : dx < rx && dy < ry;
}

// How bad a straight way is because of nodes there.  `last` is the node that
// was hit last, which counts once.
static double
way_cost(router* r, point a, point b, size_t* last)
{
  const route_set* const set  = r->set;
  const pack_box* const  all  = &r->area;
  const double           size = hypot(b.x - a.x, b.y - a.y);
  const pack_box         area = {(a.x + b.x) / 2.0,
                                 (a.y + b.y) / 2.0,
                                 fabs(b.x - a.x) + 2.0 * CLEARANCE,
                                 fabs(b.y - a.y) + 2.0 * CLEARANCE};
  const bool outside = fabs(b.x - all->x) > all->width / 2.0 + MARGIN ||
                       fabs(b.y - all->y) > all->height / 2.0 + MARGIN;
  const int parts = 1 + (int)fmin(size / 12.0, 16.0);
  double    cost  = outside ? OUTSIDE_COST : 0.0;
  near_find(&r->near, &area);
  for (size_t k = 0U; k < r->near.found_count; ++k) {
    const size_t node = r->near.found[k];
    if (node == r->edge->tail || node == r->edge->head) {
      continue;
    }
    for (int part = 0; part < parts; ++part) {
      const double s = ((double)part + 0.5) / (double)parts;
      const point  p = {curve_mix(a.x, b.x, s), curve_mix(a.y, b.y, s)};
      if (contains(&set->nodes[node], p, CLEARANCE)) {
        cost += node == *last ? 0.0 : NODE_COST;
        cost += INSIDE_COST * size / (double)parts;
        *last = node;
      }
    }
  }
  return cost;
}

// How bad it is that nodes are in the way; exact only if less than `limit`
static double
obstacle_cost(router* r, const curve* c, double limit)
{
  const size_t samples = c->count > 4U ? 4U * (c->count - 1U) / 3U : SAMPLES;
  double       cost    = 0.0;
  point        last    = curve_at(c, 0.0);
  size_t       hit     = SIZE_MAX;
  for (size_t i = 1U; i <= samples && cost < limit; ++i) {
    const point p = curve_at(c, (double)i / (double)samples);
    cost += way_cost(r, last, p, &hit);
    last = p;
  }
  return cost;
}

static double
step_cost(void* handle, point a, point b)
{
  size_t last = SIZE_MAX;
  return way_cost((router*)handle, a, b, &last);
}

// Where one bend is not enough: a way that weaves between the nodes.  Returns
// whether it is better than the curve, which costs `best`.
static bool
weave(router* r, double best, curve* c)
{
  point        points[DETOUR_POINTS];
  const point  a     = curve_at(c, 0.0);
  const point  b     = curve_at(c, 1.0);
  const size_t count = detour_find(a, b, step_cost, r, points);
  if (count < 2U) {
    return false;
  }
  const curve  other = curve_smooth(points, count);
  const double cost  = WEAVE_COST + obstacle_cost(r, &other, best);
  if (cost >= best) {
    return false;
  }
  *c = other;
  return true;
}

static void
store(route_edge* edge, const curve* c)
{
  edge->count = c->count;
  memcpy(edge->x, c->x, sizeof(c->x));
  memcpy(edge->y, c->y, sizeof(c->y));
}

static curve
load(const route_edge* edge)
{
  curve c = {.count = edge->count};
  memcpy(c.x, edge->x, sizeof(c.x));
  memcpy(c.y, edge->y, sizeof(c.y));
  return c;
}

// Bends that edges between the same nodes have taken, seen from the one with
// the lower index
typedef struct {
  bool taken[BENDS];
} twins;

// A bend to the left of an edge is one to the right of its reverse
static size_t
seen_bend(const route_edge* edge, size_t bend)
{
  if (edge->tail < edge->head || !bend) {
    return bend;
  }
  return bend % 2U ? bend + 1U : bend - 1U;
}

static void
draw_edge(router* r, route_edge* edge, twins* t, bool alone)
{
  const pack_box* const tail = &r->set->nodes[edge->tail].box;
  const pack_box* const head = &r->set->nodes[edge->head].box;
  const point           a    = {tail->x, tail->y};
  const point           b    = {head->x, head->y};
  const double          size = hypot(b.x - a.x, b.y - a.y);
  double                best = HUGE_VAL;
  size_t                bend = 0U;
  r->edge                    = edge;
  curve c                    = curve_bent(a, b, 0.0, shapes[0]);
  for (size_t i = 0U; i < BENDS && best > 0.0; ++i) {
    for (size_t k = 0U; k < (i ? SHAPES : 1U); ++k) {
      const curve  other = curve_bent(a, b, bends[i], shapes[k]);
      const double cost  = fabs(bends[i]) * (BEND_COST + size * 0.9) +
                          (k ? 8.0 : 0.0) +
                          (t->taken[seen_bend(edge, i)] ? TWIN_COST : 0.0);
      if (cost >= best) {
        continue;
      }
      const double total = cost + obstacle_cost(r, &other, best - cost);
      if (total < best) {
        best = total;
        bend = i;
        c    = other;
      }
    }
  }
  if (alone && best > WEAVE_COST + NODE_COST / 2.0) {
    (void)weave(r, best, &c);
  }
  t->taken[seen_bend(edge, bend)] = true;
  store(edge, &c);
}

// Where the curve leaves the node around its start (or its end), as a
// parameter between 0 and 1
static double
leave(const route_node* node, const curve* c, bool from_end)
{
  double inside  = from_end ? 1.0 : 0.0;
  double outside = from_end ? 0.0 : 1.0;
  // The first sample outside, as a curve may come back
  for (size_t i = 1U; i <= SAMPLES; ++i) {
    const double part = (double)i / (double)SAMPLES;
    const double t    = from_end ? 1.0 - part : part;
    if (!contains(node, curve_at(c, t), 0.0)) {
      outside = t;
      break;
    }
    inside = t;
  }
  for (int i = 0; i < 24; ++i) {
    const double t = (inside + outside) / 2.0;
    if (contains(node, curve_at(c, t), 0.0)) {
      inside = t;
    } else {
      outside = t;
    }
  }
  return outside;
}

// Where the curve is `length` away from its start (or its end), but never
// beyond its middle: a short edge keeps some line
static double
arrow_base(const curve* c, double length, bool from_end)
{
  const double end = from_end ? 1.0 : 0.0;
  const point  tip = curve_at(c, end);
  double       low = 0.0;
  double       top = 0.5;
  for (int i = 0; i < 24; ++i) {
    const double part = (low + top) / 2.0;
    const point  p    = curve_at(c, from_end ? 1.0 - part : part);
    if (hypot(p.x - tip.x, p.y - tip.y) < length) {
      low = part;
    } else {
      top = part;
    }
  }
  return from_end ? 1.0 - top : top;
}

static void
finish_edge(const route_set* set, route_edge* edge)
{
  curve        c    = load(edge);
  const double from = leave(&set->nodes[edge->tail], &c, false);
  const double to   = leave(&set->nodes[edge->head], &c, true);
  if (from < to) {
    curve_cut(&c, from, to);
  }
  const point tail = curve_at(&c, 0.0);
  const point head = curve_at(&c, 1.0);
  edge->tips[0]    = tail.x;
  edge->tips[1]    = tail.y;
  edge->tips[2]    = head.x;
  edge->tips[3]    = head.y;
  const double base =
    edge->tail_arrow > 0.0 ? arrow_base(&c, edge->tail_arrow, false) : 0.0;
  const double stop =
    edge->head_arrow > 0.0 ? arrow_base(&c, edge->head_arrow, true) : 1.0;
  curve_cut(&c, base, fmax(stop, base));
  store(edge, &c);
}

// The loop of an edge from a node to itself; several stand around each other
static void
draw_loop(const route_set* set, route_edge* edge, size_t number)
{
  const pack_box* const box   = &set->nodes[edge->tail].box;
  const double          right = box->x + box->width / 2.0;
  const double          out   = right + LOOP + 10.0 * (double)number;
  const double          y     = box->height / 3.0 + 6.0 * (double)number;
  const double start = set->nodes[edge->tail].round ? box->x : right - 2.0;
  const curve  c     = {4U,
                        {start, out, out, start},
                        {box->y + box->height / 5.0,
                         box->y + y + 4.0,
                         box->y - y - 4.0,
                         box->y - box->height / 5.0}};
  store(edge, &c);
}

static pack_box
area_of(const route_set* set)
{
  double low[2] = {HUGE_VAL, HUGE_VAL};
  double top[2] = {-HUGE_VAL, -HUGE_VAL};
  for (size_t i = 0U; i < set->node_count; ++i) {
    const pack_box* const box = &set->nodes[i].box;
    low[0]                    = fmin(low[0], box->x - box->width / 2.0);
    low[1]                    = fmin(low[1], box->y - box->height / 2.0);
    top[0]                    = fmax(top[0], box->x + box->width / 2.0);
    top[1]                    = fmax(top[1], box->y + box->height / 2.0);
  }
  return set->node_count ? (pack_box){(low[0] + top[0]) / 2.0,
                                      (low[1] + top[1]) / 2.0,
                                      top[0] - low[0],
                                      top[1] - low[1]}
                         : (pack_box){0.0, 0.0, 0.0, 0.0};
}

typedef struct {
  size_t low;
  size_t high;
  size_t edge;
} pair;

static int
compare_pairs(const void* a, const void* b)
{
  const pair* const x = (const pair*)a;
  const pair* const y = (const pair*)b;
  if (x->low != y->low) {
    return x->low < y->low ? -1 : 1;
  }
  if (x->high != y->high) {
    return x->high < y->high ? -1 : 1;
  }
  return x->edge < y->edge ? -1 : x->edge > y->edge;
}

static void
draw_pairs(router* r, const pair* pairs)
{
  route_set* const set    = r->set;
  twins            t      = {{false}};
  size_t           number = 0U;
  for (size_t i = 0U; i < set->edge_count; ++i) {
    route_edge* const edge = &set->edges[pairs[i].edge];
    ++number;
    if (!i || pairs[i].low != pairs[i - 1U].low ||
        pairs[i].high != pairs[i - 1U].high) {
      number = 0U;
      memset(&t, 0, sizeof(t));
    }
    if (edge->tail == edge->head) {
      draw_loop(set, edge, number);
    } else {
      draw_edge(r, edge, &t, number == 0U);
    }
    finish_edge(set, edge);
  }
}

int
route_draw(route_set* set)
{
  const pack_box area  = area_of(set);
  router         r     = {.set = set, .area = area};
  pair* const    pairs = (pair*)calloc(set->edge_count + 1U, sizeof(pair));
  int            rc    = pairs ? 0 : -1;
  if (near_init(&r.near, &area, SQUARE, set->node_count)) {
    rc = -1;
  }
  for (size_t i = 0U; !rc && i < set->node_count; ++i) {
    rc = near_add(&r.near, &set->nodes[i].box, i);
  }
  for (size_t i = 0U; !rc && i < set->edge_count; ++i) {
    const route_edge* const edge = &set->edges[i];
    const bool              up   = edge->tail < edge->head;
    pairs[i] =
      (pair){up ? edge->tail : edge->head, up ? edge->head : edge->tail, i};
  }
  if (!rc) {
    qsort(pairs, set->edge_count, sizeof(pair), compare_pairs);
    draw_pairs(&r, pairs);
  }
  near_free(&r.near);
  free(pairs);
  return rc;
}

void
route_point(const route_edge* edge, double t, double* x, double* y)
{
  const curve c = load(edge);
  const point p = curve_at(&c, t);
  *x            = p.x;
  *y            = p.y;
}

// Whether the control points are far from the curve
static bool
is_bulging(const route_edge* e)
{
  const double dx = e->x[3] - e->x[0];
  const double dy = e->y[3] - e->y[0];
  if (e->count > 4U) {
    return false; // in pieces already
  }
  const double size = fmax(hypot(dx, dy), 1e-6);
  for (size_t i = 1U; i < 3U; ++i) {
    const double away =
      ((e->x[i] - e->x[0]) * dy - (e->y[i] - e->y[0]) * dx) / size;
    if (fabs(away) > BULGE) {
      return true;
    }
  }
  return false;
}

static void
write_points(strbuf* b, const curve* c)
{
  for (size_t i = 1U; i < c->count; ++i) {
    strbuf_printf(b, " %.2f,%.2f", c->x[i], c->y[i]);
  }
}

void
route_write(strbuf* b, const route_edge* edge)
{
  const curve whole = load(edge);
  if (edge->tail_arrow > 0.0) {
    strbuf_printf(b, "s,%.2f,%.2f ", edge->tips[0], edge->tips[1]);
  }
  if (edge->head_arrow > 0.0) {
    strbuf_printf(b, "e,%.2f,%.2f ", edge->tips[2], edge->tips[3]);
  }
  strbuf_printf(b, "%.2f,%.2f", whole.x[0], whole.y[0]);
  if (!is_bulging(edge)) {
    write_points(b, &whole);
    return;
  }
  for (size_t i = 0U; i < PIECES; ++i) {
    curve part = whole;
    curve_cut(&part, (double)i / PIECES, (double)(i + 1U) / PIECES);
    write_points(b, &part);
  }
}
