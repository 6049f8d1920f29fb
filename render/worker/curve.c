// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "curve.h"

#include <math.h>
#include <string.h>

// Number of the curve that a parameter falls into, and where in it
static size_t
piece_at(const curve* c, double t, double* within)
{
  const size_t pieces = (c->count - 1U) / 3U;
  const double scaled = fmin(fmax(t, 0.0), 1.0) * (double)pieces;
  const size_t index  = scaled < (double)pieces ? (size_t)scaled : pieces - 1U;
  *within             = scaled - (double)index;
  return index;
}

curve_point
curve_at(const curve* c, double t)
{
  double              v  = 0.0;
  const size_t        i  = 3U * piece_at(c, t, &v);
  const double        u  = 1.0 - v;
  const double        w0 = u * u * u;
  const double        w1 = 3.0 * u * u * v;
  const double        w2 = 3.0 * u * v * v;
  const double        w3 = v * v * v;
  const double* const x  = &c->x[i];
  const double* const y  = &c->y[i];
  return (curve_point){w0 * x[0] + w1 * x[1] + w2 * x[2] + w3 * x[3],
                       w0 * y[0] + w1 * y[1] + w2 * y[2] + w3 * y[3]};
}

double
curve_mix(double a, double b, double part)
{
  return a + (b - a) * part;
}

// The part of four control values between `from` and `to` (de Casteljau)
static void
cut_values(double* v, double from, double to)
{
  const double b0   = curve_mix(v[0], v[1], to);
  const double b1   = curve_mix(v[1], v[2], to);
  const double b2   = curve_mix(v[2], v[3], to);
  const double c0   = curve_mix(b0, b1, to);
  const double c1   = curve_mix(b1, b2, to);
  const double w[4] = {v[0], b0, c0, curve_mix(c0, c1, to)};
  const double s    = to > 0.0 ? from / to : 0.0;
  const double d0   = curve_mix(w[0], w[1], s);
  const double d1   = curve_mix(w[1], w[2], s);
  const double d2   = curve_mix(w[2], w[3], s);
  const double e0   = curve_mix(d0, d1, s);
  const double e1   = curve_mix(d1, d2, s);
  v[0]              = curve_mix(e0, e1, s);
  v[1]              = e1;
  v[2]              = d2;
  v[3]              = w[3];
}

void
curve_cut(curve* c, double from, double to)
{
  double       start = 0.0;
  double       stop  = 0.0;
  const size_t first = piece_at(c, from, &start);
  const size_t last  = piece_at(c, to, &stop);
  cut_values(&c->x[3U * last], first == last ? start : 0.0, stop);
  cut_values(&c->y[3U * last], first == last ? start : 0.0, stop);
  if (first < last) {
    cut_values(&c->x[3U * first], start, 1.0);
    cut_values(&c->y[3U * first], start, 1.0);
  }
  c->count = 3U * (last - first + 1U) + 1U;
  memmove(c->x, &c->x[3U * first], c->count * sizeof(*c->x));
  memmove(c->y, &c->y[3U * first], c->count * sizeof(*c->y));
}

curve
curve_bent(curve_point a, curve_point b, double bend, const double shape[2])
{
  const double dx = b.x - a.x;
  const double dy = b.y - a.y;
  // A cubic curve reaches three quarters of its control points' distance
  const double first  = bend * shape[0] / 0.75;
  const double second = bend * shape[1] / 0.75;
  return (curve){
    4U,
    {a.x, a.x + dx / 3.0 - dy * first, a.x + dx * 2.0 / 3.0 - dy * second, b.x},
    {a.y,
     a.y + dy / 3.0 + dx * first,
     a.y + dy * 2.0 / 3.0 + dx * second,
     b.y}};
}

curve
curve_smooth(const curve_point* points, size_t count)
{
  curve c = {.count = 3U * (count - 1U) + 1U};
  for (size_t i = 0U; i < count; ++i) {
    const curve_point* const p    = &points[i];
    const curve_point* const last = i ? p - 1 : p;
    const curve_point* const next = i + 1U < count ? p + 1 : p;
    const double             dx   = (next->x - last->x) / 6.0;
    const double             dy   = (next->y - last->y) / 6.0;
    c.x[3U * i]                   = p->x;
    c.y[3U * i]                   = p->y;
    if (i) {
      c.x[3U * i - 1U] = p->x - dx;
      c.y[3U * i - 1U] = p->y - dy;
    }
    if (i + 1U < count) {
      c.x[3U * i + 1U] = p->x + dx;
      c.y[3U * i + 1U] = p->y + dy;
    }
  }
  return c;
}
