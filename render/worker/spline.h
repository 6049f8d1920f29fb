// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Curves as Graphviz writes them into attributes: "e,9,9 1,2 3,4 5,6 7,8".

#ifndef WEFT_WORKER_SPLINE_H
#define WEFT_WORKER_SPLINE_H

#include "strbuf.h"

// Points of a curve at even distances, with the tips of its arrows
#define SPLINE_SAMPLES 25U

typedef struct {
  size_t count; // SPLINE_SAMPLES, or 0 for no curve
  double x[SPLINE_SAMPLES];
  double y[SPLINE_SAMPLES];
} spline_path;

// What a set of curves looks like; free with spline_set_free()
typedef struct {
  struct spline_segment* segments;
  size_t                 count;
  size_t                 capacity;
  size_t                 curves;
  double                 length; // of all curves
} spline_set;

// Append the text's points moved by (dx, dy); `turned` makes the curve run
// from its end to its start.  A single point is a curve too.
void
spline_move(strbuf* b, const char* text, double dx, double dy, bool turned);

void
spline_sample(const char* text, spline_path* path);

double
spline_length(const spline_path* path);

// Add a curve; what is beyond the limits of the set is not counted
weft_status
spline_set_add(spline_set* set, const char* text);

// Number of crossings between different curves; O(n²) in their pieces
size_t
spline_set_crossings(const spline_set* set);

void
spline_set_free(spline_set* set);

#endif // WEFT_WORKER_SPLINE_H
