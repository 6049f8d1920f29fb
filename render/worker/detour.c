// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "detour.h"

#include <math.h>
#include <stdbool.h>

// Length of a step along the line, and distance between lanes
#define STEP 64.0
#define LANE 20.0

// Lanes on each side, and how many a step may change
#define SIDE 7
#define CHANGE_MAX 2
#define LANES (2 * SIDE + 1)

// What a change of lanes costs, squared, and being off the line
#define CHANGE_COST 16.0
#define OFF_COST 2.0

typedef struct {
  curve_point from;
  double      along[2]; // one step
  double      aside[2]; // one lane
  size_t      steps;
  double      best[LANES];                  // cost of the cheapest way
  signed char before[DETOUR_POINTS][LANES]; // the lane it came from
} lattice;

static curve_point
point_at(const lattice* l, size_t step, int lane)
{
  const double s = (double)step;
  const double k = (double)lane;
  return (curve_point){l->from.x + s * l->along[0] + k * l->aside[0],
                       l->from.y + s * l->along[1] + k * l->aside[1]};
}

// The cheapest way to one lane of a step
static double
extend(lattice* l, size_t step, int lane, detour_cost cost, void* handle)
{
  const curve_point to   = point_at(l, step, lane);
  double            best = HUGE_VAL;
  for (int change = -CHANGE_MAX; change <= CHANGE_MAX; ++change) {
    const int last = lane - change;
    if (last < -SIDE || last > SIDE || l->best[last + SIDE] >= best) {
      continue;
    }
    const double turn = CHANGE_COST * (double)(change * change);
    const double sum  = l->best[last + SIDE] + turn +
                       OFF_COST * fabs((double)lane) +
                       cost(handle, point_at(l, step - 1U, last), to);
    if (sum < best) {
      best                         = sum;
      l->before[step][lane + SIDE] = (signed char)last;
    }
  }
  return best;
}

static void
run(lattice* l, detour_cost cost, void* handle)
{
  for (int i = 0; i < LANES; ++i) {
    l->best[i] = i == SIDE ? 0.0 : HUGE_VAL;
  }
  for (size_t step = 1U; step <= l->steps; ++step) {
    double    next[LANES];
    const int reach = step == l->steps ? 0 : SIDE;
    for (int lane = -SIDE; lane <= SIDE; ++lane) {
      next[lane + SIDE] = lane < -reach || lane > reach
                            ? HUGE_VAL
                            : extend(l, step, lane, cost, handle);
    }
    for (int i = 0; i < LANES; ++i) {
      l->best[i] = next[i];
    }
  }
}

size_t
detour_find(curve_point  from,
            curve_point  to,
            detour_cost  cost,
            void*        handle,
            curve_point* points)
{
  const double dx    = to.x - from.x;
  const double dy    = to.y - from.y;
  const double size  = hypot(dx, dy);
  const double steps = fmin(floor(size / STEP), DETOUR_POINTS - 1U);
  if (steps < 3.0) {
    return 0U;
  }
  // Longer steps go with wider lanes
  const double lane = LANE * fmax(1.0, size / steps / STEP / 2.0);
  lattice      l    = {.from  = from,
                       .along = {dx / steps, dy / steps},
                       .aside = {-dy / size * lane, dx / size * lane},
                       .steps = (size_t)steps};
  run(&l, cost, handle);
  if (!(l.best[SIDE] < HUGE_VAL)) {
    return 0U;
  }
  int at = 0;
  for (size_t step = l.steps; step > 0U; --step) {
    points[step] = point_at(&l, step, at);
    at           = l.before[step][at + SIDE];
  }
  points[0] = from;
  return l.steps + 1U;
}
