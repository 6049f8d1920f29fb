// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "pack.h"

#include <stdlib.h>
#include <string.h>

// Screens and pages are wider than high; beyond this ratio a picture is a
// strip, and pays for it
#define ASPECT 1.35
#define TOLERANCE 1.5
#define WIDTHS 24

// A stretch of the upper edge of the free space
typedef struct {
  double x;
  double y;
  double width;
} step;

double
pack_cost(double width, double height)
{
  const double ratio = width / (height > 1.0 ? height : 1.0) / ASPECT;
  const double skew = ratio > 1.0 ? ratio : 1.0 / (ratio > 0.01 ? ratio : 0.01);
  const double over = skew / TOLERANCE;
  return width * height * (over > 1.0 ? over * over : 1.0);
}

static int
compare_heights(const void* a, const void* b)
{
  const pack_box* const x = *(pack_box* const*)a;
  const pack_box* const y = *(pack_box* const*)b;
  if (x->height < y->height || x->height > y->height) {
    return x->height > y->height ? -1 : 1;
  }
  if (x->width < y->width || x->width > y->width) {
    return x->width > y->width ? -1 : 1;
  }
  return x < y ? -1 : x > y;
}

// Height at which a box fits if its left side is at step `at`; negative if it
// would stand out on the right
static double
fit(const step* steps, size_t count, size_t at, double box, double width)
{
  double y    = 0.0;
  double left = box;
  if (steps[at].x + box > width + 0.01) {
    return -1.0;
  }
  for (size_t i = at; i < count && left > 0.01; ++i) {
    y = steps[i].y > y ? steps[i].y : y;
    left -= steps[i].width;
  }
  return y;
}

// Lay a box over the steps from `at` on; returns the new number of steps
static size_t
raise_steps(step* steps, size_t count, size_t at, double box, double y)
{
  double left = box;
  size_t end  = at;
  while (end < count && steps[end].width <= left + 0.01) {
    left -= steps[end++].width;
  }
  const double x = steps[at].x;
  if (end < count && left > 0.0) {
    steps[end].x += left;
    steps[end].width -= left;
  }
  // One new step takes the place of those from `at` to `end`
  memmove(&steps[at + 1U], &steps[end], (count - end) * sizeof(step));
  steps[at] = (step){x, y, box};
  return count - (end - at) + 1U;
}

// Place all boxes under a skyline of this width; returns the height
static double
place(pack_box** order, size_t count, double gap, double width, step* steps)
{
  size_t step_count = 1U;
  double height     = 0.0;
  steps[0]          = (step){0.0, 0.0, width + gap};
  for (size_t i = 0U; i < count; ++i) {
    pack_box* const box  = order[i];
    size_t          best = 0U;
    double          low  = -1.0;
    for (size_t at = 0U; at < step_count; ++at) {
      const double y =
        fit(steps, step_count, at, box->width + gap, width + gap);
      if (y >= 0.0 && (low < 0.0 || y < low - 0.01)) {
        low  = y;
        best = at;
      }
    }
    box->x     = steps[best].x;
    box->y     = low < 0.0 ? 0.0 : low;
    height     = box->y + box->height > height ? box->y + box->height : height;
    step_count = raise_steps(
      steps, step_count, best, box->width + gap, box->y + box->height + gap);
  }
  return height;
}

int
pack_boxes(pack_box* boxes, size_t count, double gap, pack_box* total)
{
  *total = (pack_box){0.0, 0.0, 0.0, 0.0};
  if (!count) {
    return 0;
  }
  pack_box** const order = (pack_box**)calloc(count, sizeof(pack_box*));
  step* const      steps = (step*)calloc(count + 2U, sizeof(step));
  if (!order || !steps) {
    free(order);
    free(steps);
    return -1;
  }

  double widest = 0.0;
  double sum    = 0.0;
  for (size_t i = 0U; i < count; ++i) {
    order[i] = &boxes[i];
    widest   = boxes[i].width > widest ? boxes[i].width : widest;
    sum += boxes[i].width + gap;
  }
  qsort(order, count, sizeof(pack_box*), compare_heights);

  // From the widest box to all in a row, in even ratios
  double best      = -1.0;
  double best_cost = 0.0;
  double width     = widest;
  for (int i = 0; i < WIDTHS && width < sum * 1.13; ++i, width *= 1.12) {
    const double height = place(order, count, gap, width, steps);
    const double cost   = pack_cost(width, height);
    if (best < 0.0 || cost < best_cost) {
      best      = width;
      best_cost = cost;
    }
  }
  total->height = place(order, count, gap, best, steps);
  for (size_t i = 0U; i < count; ++i) {
    const double right = boxes[i].x + boxes[i].width;
    total->width       = right > total->width ? right : total->width;
  }
  free(order);
  free(steps);
  return 0;
}

void
pack_rows(pack_box* boxes,
          size_t    count,
          double    gap,
          double    width,
          pack_box* total)
{
  double cell = 1.0;
  for (size_t i = 0U; i < count; ++i) {
    cell = boxes[i].width > cell ? boxes[i].width : cell;
  }
  const double fitting = (width + gap) / (cell + gap);
  const size_t columns = fitting < 1.0 ? 1U : (size_t)fitting;
  const size_t rows    = (count + columns - 1U) / columns;
  const size_t even    = rows ? (count + rows - 1U) / rows : 1U;

  double y = 0.0;
  for (size_t start = 0U; start < count; start += even) {
    double tall = 0.0;
    for (size_t i = start; i < count && i < start + even; ++i) {
      tall = boxes[i].height > tall ? boxes[i].height : tall;
    }
    for (size_t i = start; i < count && i < start + even; ++i) {
      boxes[i].x =
        (double)(i - start) * (cell + gap) + (cell - boxes[i].width) / 2.0;
      boxes[i].y = y + (tall - boxes[i].height) / 2.0;
    }
    y += tall + gap;
  }
  const size_t used = count < even ? count : even;
  *total            = (pack_box){0.0,
                                 0.0,
                      used ? (double)used * (cell + gap) - gap : 0.0,
                      y > gap ? y - gap : 0.0};
}
