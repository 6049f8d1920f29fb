// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Chains of Bézier curves.

#ifndef WEFT_WORKER_CURVE_H
#define WEFT_WORKER_CURVE_H

#include <stddef.h>

// Points of a chain at most
#define CURVE_POINTS 49U

typedef struct {
  double x;
  double y;
} curve_point;

// Each curve has four points and starts where the one before ends
typedef struct {
  size_t count; // of points
  double x[CURVE_POINTS];
  double y[CURVE_POINTS];
} curve;

// The point at a parameter between 0 and 1
curve_point
curve_at(const curve* c, double t);

// Keep the part between two parameters
void
curve_cut(curve* c, double from, double to);

// One curve whose bend is that part of its length to the left, the more the
// higher the shape's value is there: near the start, near the end
curve
curve_bent(curve_point a, curve_point b, double bend, const double shape[2]);

// A smooth chain (Catmull and Rom) through two points at least, and as many as
// a chain has room for
curve
curve_smooth(const curve_point* points, size_t count);

// The value that part of the way from a to b
double
curve_mix(double a, double b, double part);

#endif // WEFT_WORKER_CURVE_H
