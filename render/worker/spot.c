// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "spot.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

// Between a curve and its label, and what is added where the curve bends
#define GAP 1.5
#define LIFT 5.0

// Labels stand between these samples of the curve, away from its ends
#define MIDDLE_SAMPLE (SPLINE_SAMPLES / 2U)
#define FIRST_SAMPLE (SPLINE_SAMPLES / 5U)
#define LAST_SAMPLE (SPLINE_SAMPLES - 1U - FIRST_SAMPLE)

// What is bad about a place, in points: covering a node, leaving the area,
// covering a label (each also by its area), crossing a curve (by length),
// standing on its own curve, beside its middle, away from it, below it
#define NODE_COST 3000.0
#define AREA_COST 3000.0
#define LABEL_COST 2000.0
#define CURVE_COST 150.0
#define ON_COST 70.0
#define OFF_MIDDLE_COST 120.0
#define AWAY_COST 9.0
#define BELOW_COST 5.0
#define MOVE_COST 12.0

// A label on its curve may hide this part of it
#define HIDDEN_MAX 0.3

// Side of the squares in which what is near is looked for
#define SQUARE 40.0

// Labels are moved again when those around them have moved
#define ROUNDS 3

int
spot_set_init(spot_set* set, size_t nodes, size_t edges)
{
  memset(set, 0, sizeof(*set));
  set->nodes = (pack_box*)calloc(nodes + 1U, sizeof(pack_box));
  set->edges = (spot_edge*)calloc(edges + 1U, sizeof(spot_edge));
  return set->nodes && set->edges ? 0 : -1;
}

void
spot_set_free(spot_set* set)
{
  near_free(&set->near_nodes);
  near_free(&set->near_curves);
  near_free(&set->near_labels);
  free(set->nodes);
  free(set->edges);
  memset(set, 0, sizeof(*set));
}

// Area that two boxes share
static double
shared(const pack_box* a, const pack_box* b)
{
  const double w = (a->width + b->width) / 2.0 - fabs(a->x - b->x);
  const double h = (a->height + b->height) / 2.0 - fabs(a->y - b->y);
  const double x = fmin(w, fmin(a->width, b->width));
  const double y = fmin(h, fmin(a->height, b->height));
  return x > 0.5 && y > 0.5 ? x * y : 0.0;
}

// Narrow [from, to] to where p + t * d is within `half` of the origin
static bool
clip(double p, double d, double half, double* from, double* to)
{
  if (fabs(d) < 1e-9) {
    return fabs(p) < half;
  }
  const double a = (-half - p) / d;
  const double b = (half - p) / d;
  *from          = fmax(*from, fmin(a, b));
  *to            = fmin(*to, fmax(a, b));
  return *from < *to;
}

static void
set_bounds(spot_edge* edge)
{
  const spline_path* const path   = &edge->path;
  double                   low[2] = {HUGE_VAL, HUGE_VAL};
  double                   top[2] = {-HUGE_VAL, -HUGE_VAL};
  for (size_t i = 0U; i < path->count; ++i) {
    low[0] = fmin(low[0], path->x[i]);
    low[1] = fmin(low[1], path->y[i]);
    top[0] = fmax(top[0], path->x[i]);
    top[1] = fmax(top[1], path->y[i]);
  }
  if (path->count) {
    edge->bounds = (pack_box){(low[0] + top[0]) / 2.0,
                              (low[1] + top[1]) / 2.0,
                              top[0] - low[0],
                              top[1] - low[1]};
  }
}

static bool
touch(const pack_box* a, const pack_box* b)
{
  return 2.0 * fabs(a->x - b->x) < a->width + b->width &&
         2.0 * fabs(a->y - b->y) < a->height + b->height;
}

// Length of the edge's curve inside the box
static double
inside(const spot_edge* edge, const pack_box* box)
{
  const spline_path* const path = &edge->path;
  double                   sum  = 0.0;
  if (!touch(&edge->bounds, box)) {
    return 0.0;
  }
  for (size_t i = 1U; i < path->count; ++i) {
    const double x    = path->x[i - 1U];
    const double y    = path->y[i - 1U];
    const double dx   = path->x[i] - x;
    const double dy   = path->y[i] - y;
    double       from = 0.0;
    double       to   = 1.0;
    if (clip(x - box->x, dx, box->width / 2.0, &from, &to) &&
        clip(y - box->y, dy, box->height / 2.0, &from, &to)) {
      sum += (to - from) * hypot(dx, dy);
    }
  }
  return sum;
}

static bool
has_label(const spot_edge* edge)
{
  return edge->label.width > 0.0 && edge->path.count > 2U;
}

// How bad a place is because of what else is there; counts no further when
// that is more than `limit`
static double
crowd_cost(spot_set* set, size_t index, const pack_box* box, double limit)
{
  const double size  = box->width * box->height;
  const double out   = size - shared(box, &set->area);
  double       total = out > 0.5 ? AREA_COST + 10.0 * out : 0.0;
  pack_box     wide  = *box;
  wide.width += 2.0 * GAP;
  wide.height += 2.0 * GAP;
  near_find(&set->near_nodes, &wide);
  for (size_t i = 0U; i < set->near_nodes.found_count && total < limit; ++i) {
    const size_t node = set->near_nodes.found[i];
    const double area = shared(&wide, &set->nodes[node]);
    total += area > 0.0 ? NODE_COST + 10.0 * area : 0.0;
  }
  near_find(&set->near_labels, &wide);
  for (size_t i = 0U; i < set->near_labels.found_count && total < limit; ++i) {
    const size_t other = set->near_labels.found[i];
    const double area =
      other != index ? shared(&wide, &set->edges[other].label) : 0.0;
    total += area > 0.0 ? LABEL_COST + 10.0 * area : 0.0;
  }
  near_find(&set->near_curves, &wide);
  for (size_t i = 0U; i < set->near_curves.found_count && total < limit; ++i) {
    const size_t other = set->near_curves.found[i];
    const double part =
      other != index ? inside(&set->edges[other], &wide) : 0.0;
    total += part > 0.0 ? CURVE_COST + 4.0 * part : 0.0;
  }
  return total;
}

// Distance of a sample from the box
static double
distance(const spline_path* path, size_t at, const pack_box* box)
{
  const double dx = fabs(path->x[at] - box->x) - box->width / 2.0;
  const double dy = fabs(path->y[at] - box->y) - box->height / 2.0;
  return hypot(fmax(dx, 0.0), fmax(dy, 0.0));
}

static double
off_middle(const spline_path* path, size_t at)
{
  const double middle = (double)(path->count - 1U) / 2.0;
  return OFF_MIDDLE_COST * fabs((double)at - middle) / middle;
}

// How bad the place is that the layout gave
static double
given_cost(spot_set* set, size_t index)
{
  const spot_edge* const edge = &set->edges[index];
  size_t                 near = 0U;
  double                 away = HUGE_VAL;
  for (size_t i = 0U; i < edge->path.count; ++i) {
    const double d = distance(&edge->path, i, &edge->label);
    if (d < away - 0.01) {
      away = d;
      near = i;
    }
  }
  const double own = inside(edge, &edge->label);
  return crowd_cost(set, index, &edge->label, HUGE_VAL) +
         off_middle(&edge->path, near) +
         AWAY_COST * fmax(away - 2.0 * GAP, 0.0) +
         (own > 0.0 ? ON_COST + own : 0.0) - MOVE_COST;
}

// The box beside the curve at a sample: above, below or (side 0) on it,
// lifted for sides 2 and -2
static pack_box
beside(const spot_edge* edge, size_t at, int side)
{
  const spline_path* const path = &edge->path;
  const double             dx   = path->x[at + 1U] - path->x[at - 1U];
  const double             dy   = path->y[at + 1U] - path->y[at - 1U];
  const double             size = fmax(hypot(dx, dy), 1e-6);
  double                   nx   = -dy / size;
  double                   ny   = dx / size;
  pack_box                 box  = edge->label;
  if (ny < 0.0) {
    nx = -nx;
    ny = -ny;
  }
  double far = fabs(nx) * box.width / 2.0 + ny * box.height / 2.0 + GAP;
  far += abs(side) > 1 ? LIFT : 0.0;
  far   = side > 0 ? far : side < 0 ? -far : 0.0;
  box.x = path->x[at] + nx * far;
  box.y = path->y[at] + ny * far;
  return box;
}

// Exact only if it is less than `limit`
static double
place_cost(spot_set*       set,
           size_t          index,
           size_t          at,
           int             side,
           const pack_box* box,
           double          limit)
{
  const spot_edge* const edge = &set->edges[index];
  double                 cost = off_middle(&edge->path, at);
  cost += side < 0 ? BELOW_COST : 0.0;
  cost += abs(side) > 1 ? AWAY_COST * LIFT : 0.0;
  if (cost < limit) {
    const double own = inside(edge, box);
    cost += own > 0.0 ? ON_COST + own : 0.0;
  }
  return cost < limit ? cost + crowd_cost(set, index, box, limit - cost) : cost;
}

// The best place on offer, and whether it is another one
static bool
find_better(spot_set* set, size_t index, pack_box* best)
{
  const spot_edge* const edge  = &set->edges[index];
  double                 least = given_cost(set, index);
  bool                   moved = false;
  *best                        = edge->label;
  // From the middle outwards, as what comes later must be better
  for (size_t i = 0U; i <= LAST_SAMPLE - FIRST_SAMPLE; ++i) {
    const size_t step = (i + 1U) / 2U;
    const size_t at   = i % 2U ? MIDDLE_SAMPLE - step : MIDDLE_SAMPLE + step;
    for (int side = 2; side >= -2; --side) {
      const pack_box box  = beside(edge, at, side);
      const double   cost = place_cost(set, index, at, side, &box, least);
      if (cost < least - 0.01) {
        least = cost;
        *best = box;
        moved = true;
      }
    }
  }
  return moved;
}

// Notes whether the label moved.  Returns -1 if memory ran out.
static int
improve(spot_set* set, size_t index, bool* moved)
{
  pack_box best = {0.0, 0.0, 0.0, 0.0};
  if (!find_better(set, index, &best)) {
    return 0;
  }
  near_remove(&set->near_labels, &set->edges[index].label, index);
  set->edges[index].label = best;
  *moved                  = true;
  return near_add(&set->near_labels, &best, index);
}

// The boxes around a curve's pieces
static int
add_curve(near_index* near, const spot_edge* edge, size_t index)
{
  const spline_path* const path = &edge->path;
  for (size_t i = 1U; i < path->count; ++i) {
    const pack_box box = {(path->x[i] + path->x[i - 1U]) / 2.0,
                          (path->y[i] + path->y[i - 1U]) / 2.0,
                          fabs(path->x[i] - path->x[i - 1U]),
                          fabs(path->y[i] - path->y[i - 1U])};
    if (near_add(near, &box, index)) {
      return -1;
    }
  }
  return 0;
}

static int
fill_index(spot_set* set)
{
  if (near_init(&set->near_nodes, &set->area, SQUARE, set->node_count) ||
      near_init(&set->near_curves, &set->area, SQUARE, set->edge_count) ||
      near_init(&set->near_labels, &set->area, SQUARE, set->edge_count)) {
    return -1;
  }
  for (size_t i = 0U; i < set->node_count; ++i) {
    if (near_add(&set->near_nodes, &set->nodes[i], i)) {
      return -1;
    }
  }
  for (size_t i = 0U; i < set->edge_count; ++i) {
    spot_edge* const edge = &set->edges[i];
    set_bounds(edge);
    if (add_curve(&set->near_curves, edge, i) ||
        (has_label(edge) && near_add(&set->near_labels, &edge->label, i))) {
      return -1;
    }
  }
  return 0;
}

int
spot_set_improve(spot_set* set)
{
  bool moved = true;
  int  rc    = fill_index(set);
  for (int round = 0; !rc && moved && round < ROUNDS; ++round) {
    moved = false;
    for (size_t i = 0U; !rc && i < set->edge_count; ++i) {
      if (has_label(&set->edges[i])) {
        rc = improve(set, i, &moved);
      }
    }
  }
  return rc;
}

// Whether little is seen of the label's own curve, or a label stands on
// another one
static bool
hides_curve(spot_set* set, size_t index)
{
  const spot_edge* const edge = &set->edges[index];
  const double           own  = inside(edge, &edge->label);
  if (own > HIDDEN_MAX * spline_length(&edge->path)) {
    return true;
  }
  near_find(&set->near_curves, &edge->label);
  for (size_t i = 0U; i < set->near_curves.found_count; ++i) {
    const size_t other = set->near_curves.found[i];
    if (other != index && inside(&set->edges[other], &edge->label) > 0.0) {
      return true;
    }
  }
  return false;
}

static size_t
conflicts_of(spot_set* set, size_t index)
{
  const pack_box* const label = &set->edges[index].label;
  size_t                sum   = hides_curve(set, index);
  near_find(&set->near_nodes, label);
  for (size_t i = 0U; i < set->near_nodes.found_count; ++i) {
    sum += shared(label, &set->nodes[set->near_nodes.found[i]]) > 0.0;
  }
  near_find(&set->near_labels, label);
  for (size_t i = 0U; i < set->near_labels.found_count; ++i) {
    const size_t other = set->near_labels.found[i];
    sum += other < index && shared(label, &set->edges[other].label) > 0.0;
  }
  return sum;
}

size_t
spot_set_conflicts(spot_set* set)
{
  size_t sum = 0U;
  for (size_t i = 0U; set->near_labels.heads && i < set->edge_count; ++i) {
    sum += has_label(&set->edges[i]) ? conflicts_of(set, i) : 0U;
  }
  return sum;
}
