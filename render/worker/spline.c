// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "spline.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// Control points of one curve; Graphviz makes some tens at most
#define POINTS_MAX 2048U

// Of these, a label's place needs no more
#define PATH_POINTS_MAX 512U

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

// Points of a Bézier curve between two that lie on it
#define PIECES 8U

typedef struct {
  double x;
  double y;
  double at; // distance from the start, along the curve
} flat_point;

static size_t
add_flat(flat_point* flat, size_t count, double x, double y)
{
  double at = 0.0;
  if (count) {
    const flat_point* const last = &flat[count - 1U];
    at                           = last->at + hypot(x - last->x, y - last->y);
  }
  flat[count] = (flat_point){x, y, at};
  return count + 1U;
}

static size_t
add_bezier(flat_point* flat, size_t count, const spline_point* p)
{
  for (size_t i = 1U; i <= PIECES; ++i) {
    const double t  = (double)i / (double)PIECES;
    const double u  = 1.0 - t;
    const double w0 = u * u * u;
    const double w1 = 3.0 * u * u * t;
    const double w2 = 3.0 * u * t * t;
    const double w3 = t * t * t;
    count           = add_flat(flat,
                     count,
                     w0 * p[0].x + w1 * p[1].x + w2 * p[2].x + w3 * p[3].x,
                     w0 * p[0].y + w1 * p[1].y + w2 * p[2].y + w3 * p[3].y);
  }
  return count;
}

// The curve as straight pieces, from the tip of one arrow to the other's
static size_t
flatten(const spline_point* points, size_t count, flat_point* flat)
{
  const size_t tips = tip_count(points, count);
  size_t       made = 0U;
  for (size_t i = 0U; i < tips; ++i) {
    if (points[i].end == 's') {
      made = add_flat(flat, made, points[i].x, points[i].y);
    }
  }
  if (tips < count) {
    made = add_flat(flat, made, points[tips].x, points[tips].y);
  }
  for (size_t i = tips; i + 3U < count; i += 3U) {
    made = add_bezier(flat, made, &points[i]);
  }
  for (size_t i = 0U; i < tips; ++i) {
    if (points[i].end == 'e') {
      made = add_flat(flat, made, points[i].x, points[i].y);
    }
  }
  return made;
}

void
spline_sample(const char* text, spline_path* path)
{
  spline_point points[PATH_POINTS_MAX];
  flat_point   flat[PATH_POINTS_MAX * PIECES / 3U + PATH_POINTS_MAX];
  const size_t count = read_points(text, points, PATH_POINTS_MAX);
  const size_t made  = flatten(points, count, flat);
  path->count        = 0U;
  if (made < 2U || flat[made - 1U].at <= 0.0) {
    return;
  }
  const double step = flat[made - 1U].at / (double)(SPLINE_SAMPLES - 1U);
  size_t       k    = 1U;
  for (size_t i = 0U; i < SPLINE_SAMPLES; ++i) {
    const double at = step * (double)i;
    while (k + 1U < made && flat[k].at < at) {
      ++k;
    }
    const flat_point* const a    = &flat[k - 1U];
    const flat_point* const b    = &flat[k];
    const double            size = b->at - a->at;
    const double t = size > 0.0 ? fmin((at - a->at) / size, 1.0) : 0.0;
    path->x[i]     = a->x + t * (b->x - a->x);
    path->y[i]     = a->y + t * (b->y - a->y);
  }
  path->count = SPLINE_SAMPLES;
}

double
spline_length(const spline_path* path)
{
  double sum = 0.0;
  for (size_t i = 1U; i < path->count; ++i) {
    sum += hypot(path->x[i] - path->x[i - 1U], path->y[i] - path->y[i - 1U]);
  }
  return sum;
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
