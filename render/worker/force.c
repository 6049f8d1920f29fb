// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "force.h"

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

// A cell is one body for nodes that are so many times its size away
#define FAR 1.2

// Nodes that cannot be told apart share a cell at this depth
#define DEPTH_MAX 24U

// Pull towards the middle, which keeps parts on long threads near
#define GRAVITY 0.02

// How much nodes may swing about
#define TOLERANCE 1.0

#define NONE SIZE_MAX

// A square of the plane with the nodes in it
typedef struct {
  double x; // centre of weight
  double y;
  double weight;
  double side;
  size_t child[4]; // or NONE
} cell;

typedef struct {
  double left;
  double bottom;
  double side;
} square;

typedef struct {
  force_node* nodes;
  size_t      count;
  double*     force; // x and y of each
  double*     last;  // of the round before
  cell*       cells;
  size_t      cell_count;
  size_t      cell_max;
  double      speed;
} field;

static size_t
new_cell(field* f, double side)
{
  if (f->cell_count == f->cell_max) {
    const size_t max   = f->cell_max * 2U + 64U;
    cell* const  cells = (cell*)realloc(f->cells, max * sizeof(cell));
    if (!cells) {
      return NONE;
    }
    f->cells    = cells;
    f->cell_max = max;
  }
  f->cells[f->cell_count] =
    (cell){0.0, 0.0, 0.0, side, {NONE, NONE, NONE, NONE}};
  return f->cell_count++;
}

static size_t
quadrant(square* s, double x, double y)
{
  const double half  = s->side / 2.0;
  const bool   right = x >= s->left + half;
  const bool   upper = y >= s->bottom + half;
  s->left += right ? half : 0.0;
  s->bottom += upper ? half : 0.0;
  s->side = half;
  return (size_t)right + 2U * (size_t)upper;
}

static void
add_weight(cell* c, double x, double y, double weight)
{
  const double sum = c->weight + weight;
  c->x += (x - c->x) * weight / sum;
  c->y += (y - c->y) * weight / sum;
  c->weight = sum;
}

static bool
is_leaf(const cell* c)
{
  return c->child[0] == NONE && c->child[1] == NONE && c->child[2] == NONE &&
         c->child[3] == NONE;
}

// Put a leaf's content one level down, so that it can take another node
static bool
push_down(field* f, size_t at, const square* s)
{
  square       inner = *s;
  const cell   old   = f->cells[at];
  const size_t part  = quadrant(&inner, old.x, old.y);
  const size_t child = new_cell(f, inner.side);
  if (child == NONE) {
    return false;
  }
  add_weight(&f->cells[child], old.x, old.y, old.weight);
  f->cells[at].child[part] = child;
  return true;
}

static bool
insert(field* f, const force_node* node, square s)
{
  size_t at = 0U;
  for (size_t depth = 0U; depth < DEPTH_MAX; ++depth) {
    if (f->cells[at].weight <= 0.0) {
      break;
    }
    if (is_leaf(&f->cells[at]) && !push_down(f, at, &s)) {
      return false;
    }
    add_weight(&f->cells[at], node->x, node->y, node->weight);
    const size_t part = quadrant(&s, node->x, node->y);
    if (f->cells[at].child[part] == NONE) {
      const size_t child = new_cell(f, s.side);
      if (child == NONE) {
        return false;
      }
      f->cells[at].child[part] = child;
    }
    at = f->cells[at].child[part];
  }
  add_weight(&f->cells[at], node->x, node->y, node->weight);
  return true;
}

static bool
build(field* f)
{
  double low[2] = {HUGE_VAL, HUGE_VAL};
  double top[2] = {-HUGE_VAL, -HUGE_VAL};
  for (size_t i = 0U; i < f->count; ++i) {
    low[0] = fmin(low[0], f->nodes[i].x);
    low[1] = fmin(low[1], f->nodes[i].y);
    top[0] = fmax(top[0], f->nodes[i].x);
    top[1] = fmax(top[1], f->nodes[i].y);
  }
  const square whole = {
    low[0], low[1], fmax(top[0] - low[0], top[1] - low[1]) * 1.001 + 1e-6};
  f->cell_count = 0U;
  if (new_cell(f, whole.side) == NONE) {
    return false;
  }
  for (size_t i = 0U; i < f->count; ++i) {
    if (!insert(f, &f->nodes[i], whole)) {
      return false;
    }
  }
  return true;
}

// The push of all cells on one node
static void
push(field* f, size_t index)
{
  const force_node* const node = &f->nodes[index];
  double* const           to   = &f->force[2U * index];
  size_t                  stack[4U * DEPTH_MAX + 4U];
  size_t                  depth = 0U;
  stack[depth++]                = 0U;
  while (depth) {
    const cell* const c  = &f->cells[stack[--depth]];
    const double      dx = node->x - c->x;
    const double      dy = node->y - c->y;
    const double      d2 = dx * dx + dy * dy;
    if (is_leaf(c) || d2 > FAR * FAR * c->side * c->side) {
      const double scale = node->weight * c->weight / fmax(d2, 1e-3);
      to[0] += dx * scale;
      to[1] += dy * scale;
      continue;
    }
    for (size_t i = 0U; i < 4U; ++i) {
      if (c->child[i] != NONE) {
        stack[depth++] = c->child[i];
      }
    }
  }
}

static void
pull(field* f, const force_edge* edges, size_t count)
{
  for (size_t i = 0U; i < count; ++i) {
    const force_node* const a     = &f->nodes[edges[i].from];
    const force_node* const b     = &f->nodes[edges[i].to];
    const double            dx    = b->x - a->x;
    const double            dy    = b->y - a->y;
    const double            d     = hypot(dx, dy);
    const double            scale = d > 1e-6 ? log1p(d) / d : 1.0;
    f->force[2U * edges[i].from] += dx * scale;
    f->force[2U * edges[i].from + 1U] += dy * scale;
    f->force[2U * edges[i].to] -= dx * scale;
    f->force[2U * edges[i].to + 1U] -= dy * scale;
  }
}

// Each node moves by its force, the slower the more it swings
static void
move(field* f)
{
  double swings   = 0.0;
  double traction = 0.0;
  for (size_t i = 0U; i < f->count; ++i) {
    const double* const now  = &f->force[2U * i];
    const double* const then = &f->last[2U * i];
    const double        mass = f->nodes[i].weight;
    swings += mass * hypot(now[0] - then[0], now[1] - then[1]);
    traction += mass * hypot(now[0] + then[0], now[1] + then[1]) / 2.0;
  }
  const double wanted = TOLERANCE * traction / fmax(swings, 1e-9);
  f->speed            = fmin(wanted, f->speed * 1.5);
  for (size_t i = 0U; i < f->count; ++i) {
    const double* const now   = &f->force[2U * i];
    const double* const then  = &f->last[2U * i];
    const double        swing = hypot(now[0] - then[0], now[1] - then[1]);
    const double        speed = f->speed / (1.0 + sqrt(f->speed * swing));
    f->nodes[i].x += now[0] * speed;
    f->nodes[i].y += now[1] * speed;
  }
}

static bool
run_round(field* f, const force_edge* edges, size_t edge_count)
{
  double* const last = f->last;
  f->last            = f->force;
  f->force           = last;
  if (!build(f)) {
    return false;
  }
  for (size_t i = 0U; i < f->count; ++i) {
    const force_node* const node = &f->nodes[i];
    f->force[2U * i]             = -GRAVITY * node->weight * node->x;
    f->force[2U * i + 1U]        = -GRAVITY * node->weight * node->y;
    push(f, i);
  }
  pull(f, edges, edge_count);
  move(f);
  return true;
}

// The middle goes to the origin, and the longer axis lies level
static void
turn_level(force_node* nodes, size_t count)
{
  double x  = 0.0;
  double y  = 0.0;
  double xx = 0.0;
  double xy = 0.0;
  double yy = 0.0;
  for (size_t i = 0U; i < count; ++i) {
    x += nodes[i].x / (double)count;
    y += nodes[i].y / (double)count;
  }
  for (size_t i = 0U; i < count; ++i) {
    nodes[i].x -= x;
    nodes[i].y -= y;
    xx += nodes[i].x * nodes[i].x;
    xy += nodes[i].x * nodes[i].y;
    yy += nodes[i].y * nodes[i].y;
  }
  const double angle = 0.5 * atan2(2.0 * xy, xx - yy);
  const double c     = cos(angle);
  const double s     = sin(angle);
  for (size_t i = 0U; i < count; ++i) {
    const double a = nodes[i].x;
    const double b = nodes[i].y;
    nodes[i].x     = c * a + s * b;
    nodes[i].y     = c * b - s * a;
  }
}

// From points of the paper to the forces' own measure, in which nodes of
// weight 1 that an edge joins come to stand about 1 apart
static void
set_scale(const field* f, const force_edge* edges, size_t edge_count)
{
  double sum = 0.0;
  for (size_t i = 0U; i < edge_count; ++i) {
    const force_node* const a = &f->nodes[edges[i].from];
    const force_node* const b = &f->nodes[edges[i].to];
    sum += hypot(a->x - b->x, a->y - b->y);
  }
  const double scale = sum > 0.0 ? 10.0 * (double)edge_count / sum : 1.0;
  for (size_t i = 0U; i < f->count; ++i) {
    f->nodes[i].x *= scale;
    f->nodes[i].y *= scale;
  }
}

int
force_improve(force_node*       nodes,
              size_t            node_count,
              const force_edge* edges,
              size_t            edge_count,
              size_t            rounds)
{
  field f  = {.nodes = nodes, .count = node_count, .speed = 1.0};
  bool  ok = true;
  f.force  = (double*)calloc(2U * node_count + 1U, sizeof(double));
  f.last   = (double*)calloc(2U * node_count + 1U, sizeof(double));
  if (!f.force || !f.last) {
    ok = false;
  } else {
    turn_level(nodes, node_count);
    set_scale(&f, edges, edge_count);
  }
  for (size_t i = 0U; ok && i < rounds; ++i) {
    ok = run_round(&f, edges, edge_count);
  }
  if (ok) {
    turn_level(nodes, node_count);
  }
  free(f.force);
  free(f.last);
  free(f.cells);
  return ok ? 0 : -1;
}
