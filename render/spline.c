// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "spline.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// Control points of one curve; Graphviz makes some tens at most
#define POINTS_MAX 2048U

// Pieces of all curves of a set, which bound the time for crossings
#define SEGMENTS_MAX 6000U

typedef struct {
  double x;
  double y;
  char   end; // 's' or 'e' for the tip of an arrow, else 0
} spline_point;

typedef struct spline_segment {
  double ax;
  double ay;
  double bx;
  double by;
  size_t curve;
} spline_segment;

static size_t
read_points(const char* text, spline_point* points, size_t max)
{
  size_t count = 0U;
  while (count < max) {
    spline_point p   = {0.0, 0.0, 0};
    char*        end = NULL;
    text += strspn(text, " ");
    if ((*text == 's' || *text == 'e') && text[1] == ',') {
      p.end = *text;
      text += 2;
    }
    p.x = strtod(text, &end);
    if (end == text || *end != ',') {
      return count;
    }
    text            = end + 1;
    p.y             = strtod(text, &end);
    text            = end;
    points[count++] = p;
  }
  return count;
}

// The tips of arrows come first
static size_t
tip_count(const spline_point* points, size_t count)
{
  size_t tips = 0U;
  while (tips < count && points[tips].end) {
    ++tips;
  }
  return tips;
}

void
spline_move(strbuf* b, const char* text, double dx, double dy, bool turned)
{
  spline_point points[POINTS_MAX];
  const size_t count = read_points(text, points, POINTS_MAX);
  const size_t tips  = tip_count(points, count);
  for (size_t i = 0U; i < count; ++i) {
    const bool         back = turned && i >= tips;
    const spline_point p    = points[back ? count - 1U - (i - tips) : i];
    if (i) {
      strbuf_putc(b, ' ');
    }
    if (p.end) {
      strbuf_puts(b, (p.end == 'e') != turned ? "e," : "s,");
    }
    strbuf_printf(b, "%.2f,%.2f", p.x + dx, p.y + dy);
  }
}

static weft_status
reserve(spline_set* set, size_t more)
{
  if (set->count + more <= set->capacity) {
    return WEFT_OK;
  }
  const size_t          capacity = set->capacity * 2U + more + 64U;
  spline_segment* const segments =
    (spline_segment*)realloc(set->segments, capacity * sizeof(spline_segment));
  if (!segments) {
    return WEFT_ERR_NO_MEMORY;
  }
  set->segments = segments;
  set->capacity = capacity;
  return WEFT_OK;
}

weft_status
spline_set_add(spline_set* set, const char* text)
{
  spline_point points[POINTS_MAX];
  const size_t count = read_points(text, points, POINTS_MAX);
  if (reserve(set, count)) {
    return WEFT_ERR_NO_MEMORY;
  }
  // Each third point lies on the curve
  for (size_t i = tip_count(points, count) + 3U; i < count; i += 3U) {
    const spline_point* const a  = &points[i - 3U];
    const spline_point* const b  = &points[i];
    const double              dx = b->x - a->x;
    const double              dy = b->y - a->y;
    set->length += sqrt(dx * dx + dy * dy);
    if (set->count < SEGMENTS_MAX) {
      set->segments[set->count++] =
        (spline_segment){a->x, a->y, b->x, b->y, set->curves};
    }
  }
  ++set->curves;
  return WEFT_OK;
}

static double
side(const spline_segment* s, double x, double y)
{
  return (s->bx - s->ax) * (y - s->ay) - (s->by - s->ay) * (x - s->ax);
}

static bool
cross(const spline_segment* a, const spline_segment* b)
{
  return a->curve != b->curve &&
         side(a, b->ax, b->ay) * side(a, b->bx, b->by) < 0.0 &&
         side(b, a->ax, a->ay) * side(b, a->bx, a->by) < 0.0;
}

size_t
spline_set_crossings(const spline_set* set)
{
  size_t sum = 0U;
  for (size_t i = 0U; i < set->count; ++i) {
    for (size_t j = i + 1U; j < set->count; ++j) {
      sum += cross(&set->segments[i], &set->segments[j]);
    }
  }
  return sum;
}

void
spline_set_free(spline_set* set)
{
  free(set->segments);
  memset(set, 0, sizeof(*set));
}
