// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "route.h"

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

typedef struct {
  double x[4];
  double y[4];
} curve;

typedef struct {
  double x;
  double y;
} point;

typedef struct {
  route_set* set;
  near_index near;
  pack_box   area; // around all nodes
} router;

static point
at(const curve* c, double t)
{
  const double u  = 1.0 - t;
  const double w0 = u * u * u;
  const double w1 = 3.0 * u * u * t;
  const double w2 = 3.0 * u * t * t;
  const double w3 = t * t * t;
  return (point){w0 * c->x[0] + w1 * c->x[1] + w2 * c->x[2] + w3 * c->x[3],
                 w0 * c->y[0] + w1 * c->y[1] + w2 * c->y[2] + w3 * c->y[3]};
}

static double
mix(double a, double b, double t)
{
  return a + (b - a) * t;
}

// The part of four control values between `from` and `to` (de Casteljau)
static void
cut_values(double v[4], double from, double to)
{
  const double b0   = mix(v[0], v[1], to);
  const double b1   = mix(v[1], v[2], to);
  const double b2   = mix(v[2], v[3], to);
  const double c0   = mix(b0, b1, to);
  const double c1   = mix(b1, b2, to);
  const double w[4] = {v[0], b0, c0, mix(c0, c1, to)};
  const double s    = to > 0.0 ? from / to : 0.0;
  const double d0   = mix(w[0], w[1], s);
  const double d1   = mix(w[1], w[2], s);
  const double d2   = mix(w[2], w[3], s);
  const double e0   = mix(d0, d1, s);
  const double e1   = mix(d1, d2, s);
  v[0]              = mix(e0, e1, s);
  v[1]              = e1;
  v[2]              = d2;
  v[3]              = w[3];
}

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

static curve
bent(point a, point b, double bend, const double shape[2])
{
  const double dx = b.x - a.x;
  const double dy = b.y - a.y;
  // A cubic curve reaches three quarters of its control points' distance
  const double first  = bend * shape[0] / 0.75;
  const double second = bend * shape[1] / 0.75;
  return (curve){
    {a.x, a.x + dx / 3.0 - dy * first, a.x + dx * 2.0 / 3.0 - dy * second, b.x},
    {a.y,
     a.y + dy / 3.0 + dx * first,
     a.y + dy * 2.0 / 3.0 + dx * second,
     b.y}};
}

// How bad it is that nodes are in the way; exact only if less than `limit`
static double
obstacle_cost(router* r, const route_edge* edge, const curve* c, double limit)
{
  const route_set* const set  = r->set;
  const pack_box* const  all  = &r->area;
  double                 cost = 0.0;
  point                  last = at(c, 0.0);
  size_t                 hit  = SIZE_MAX;
  for (size_t i = 1U; i <= SAMPLES && cost < limit; ++i) {
    const point    p       = at(c, (double)i / (double)SAMPLES);
    const double   step    = hypot(p.x - last.x, p.y - last.y);
    const pack_box area    = {(p.x + last.x) / 2.0,
                              (p.y + last.y) / 2.0,
                              fabs(p.x - last.x) + 2.0 * CLEARANCE,
                              fabs(p.y - last.y) + 2.0 * CLEARANCE};
    const bool     outside = fabs(p.x - all->x) > all->width / 2.0 + MARGIN ||
                         fabs(p.y - all->y) > all->height / 2.0 + MARGIN;
    cost += outside ? OUTSIDE_COST : 0.0;
    near_find(&r->near, &area);
    const int parts = 1 + (int)fmin(step / 12.0, 16.0);
    for (size_t k = 0U; k < r->near.found_count; ++k) {
      const size_t node = r->near.found[k];
      if (node == edge->tail || node == edge->head) {
        continue;
      }
      for (int part = 0; part < parts; ++part) {
        const double s = ((double)part + 0.5) / (double)parts;
        const point  q = {mix(last.x, p.x, s), mix(last.y, p.y, s)};
        if (contains(&set->nodes[node], q, CLEARANCE)) {
          cost += node == hit ? 0.0 : NODE_COST;
          cost += INSIDE_COST * step / (double)parts;
          hit = node;
        }
      }
    }
    last = p;
  }
  return cost;
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
draw_edge(router* r, route_edge* edge, twins* t)
{
  const pack_box* const tail = &r->set->nodes[edge->tail].box;
  const pack_box* const head = &r->set->nodes[edge->head].box;
  const point           a    = {tail->x, tail->y};
  const point           b    = {head->x, head->y};
  const double          size = hypot(b.x - a.x, b.y - a.y);
  double                best = HUGE_VAL;
  size_t                bend = 0U;
  curve                 c    = bent(a, b, 0.0, shapes[0]);
  for (size_t i = 0U; i < BENDS && best > 0.0; ++i) {
    for (size_t k = 0U; k < (i ? SHAPES : 1U); ++k) {
      const curve  other = bent(a, b, bends[i], shapes[k]);
      const double cost  = fabs(bends[i]) * (BEND_COST + size * 0.9) +
                          (k ? 8.0 : 0.0) +
                          (t->taken[seen_bend(edge, i)] ? TWIN_COST : 0.0);
      if (cost >= best) {
        continue;
      }
      const double total = cost + obstacle_cost(r, edge, &other, best - cost);
      if (total < best) {
        best = total;
        bend = i;
        c    = other;
      }
    }
  }
  t->taken[seen_bend(edge, bend)] = true;
  memcpy(edge->x, c.x, sizeof(c.x));
  memcpy(edge->y, c.y, sizeof(c.y));
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
    if (!contains(node, at(c, t), 0.0)) {
      outside = t;
      break;
    }
    inside = t;
  }
  for (int i = 0; i < 24; ++i) {
    const double t = (inside + outside) / 2.0;
    if (contains(node, at(c, t), 0.0)) {
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
  const point  tip = at(c, end);
  double       low = 0.0;
  double       top = 0.5;
  for (int i = 0; i < 24; ++i) {
    const double part = (low + top) / 2.0;
    const point  p    = at(c, from_end ? 1.0 - part : part);
    if (hypot(p.x - tip.x, p.y - tip.y) < length) {
      low = part;
    } else {
      top = part;
    }
  }
  return from_end ? 1.0 - top : top;
}

static void
cut(curve* c, double from, double to)
{
  cut_values(c->x, from, to);
  cut_values(c->y, from, to);
}

static void
finish_edge(const route_set* set, route_edge* edge)
{
  curve c;
  memcpy(c.x, edge->x, sizeof(c.x));
  memcpy(c.y, edge->y, sizeof(c.y));
  const double from = leave(&set->nodes[edge->tail], &c, false);
  const double to   = leave(&set->nodes[edge->head], &c, true);
  if (from < to) {
    cut(&c, from, to);
  }
  const point tail = at(&c, 0.0);
  const point head = at(&c, 1.0);
  edge->tips[0]    = tail.x;
  edge->tips[1]    = tail.y;
  edge->tips[2]    = head.x;
  edge->tips[3]    = head.y;
  const double base =
    edge->tail_arrow > 0.0 ? arrow_base(&c, edge->tail_arrow, false) : 0.0;
  const double stop =
    edge->head_arrow > 0.0 ? arrow_base(&c, edge->head_arrow, true) : 1.0;
  cut(&c, base, fmax(stop, base));
  memcpy(edge->x, c.x, sizeof(c.x));
  memcpy(edge->y, c.y, sizeof(c.y));
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
  const curve  c     = {{start, out, out, start},
                        {box->y + box->height / 5.0,
                         box->y + y + 4.0,
                         box->y - y - 4.0,
                         box->y - box->height / 5.0}};
  memcpy(edge->x, c.x, sizeof(c.x));
  memcpy(edge->y, c.y, sizeof(c.y));
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
      draw_edge(r, edge, &t);
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
  curve c;
  memcpy(c.x, edge->x, sizeof(c.x));
  memcpy(c.y, edge->y, sizeof(c.y));
  const point p = at(&c, t);
  *x            = p.x;
  *y            = p.y;
}

// Whether the control points are far from the curve
static bool
is_bulging(const route_edge* e)
{
  const double dx   = e->x[3] - e->x[0];
  const double dy   = e->y[3] - e->y[0];
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

void
route_write(strbuf* b, const route_edge* edge)
{
  const size_t pieces = is_bulging(edge) ? PIECES : 1U;
  if (edge->tail_arrow > 0.0) {
    strbuf_printf(b, "s,%.2f,%.2f ", edge->tips[0], edge->tips[1]);
  }
  if (edge->head_arrow > 0.0) {
    strbuf_printf(b, "e,%.2f,%.2f ", edge->tips[2], edge->tips[3]);
  }
  strbuf_printf(b, "%.2f,%.2f", edge->x[0], edge->y[0]);
  for (size_t i = 0U; i < pieces; ++i) {
    curve c;
    memcpy(c.x, edge->x, sizeof(c.x));
    memcpy(c.y, edge->y, sizeof(c.y));
    cut(&c, (double)i / (double)pieces, (double)(i + 1U) / (double)pieces);
    for (size_t k = 1U; k < 4U; ++k) {
      strbuf_printf(b, " %.2f,%.2f", c.x[k], c.y[k]);
    }
  }
}
