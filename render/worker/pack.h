// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Placing boxes so that the whole is about as wide as high.  Coordinates
// grow to the right and downwards.

#ifndef WEFT_WORKER_PACK_H
#define WEFT_WORKER_PACK_H

#include <stddef.h>

// A box; `x` and `y` are results
typedef struct {
  double x;
  double y;
  double width;
  double height;
} pack_box;

// How bad a picture of this size is: its area, more if it is a strip
double
pack_cost(double width, double height);

// Place boxes without overlap, the tallest first, choosing the total width.
// Returns 0, or -1 if memory ran out.
int
pack_boxes(pack_box* boxes, size_t count, double gap, pack_box* total);

// Place boxes in the given order in rows of equal columns, no wider than
// `width` unless one box is
void
pack_rows(pack_box* boxes,
          size_t    count,
          double    gap,
          double    width,
          pack_box* total);

#endif // WEFT_WORKER_PACK_H
