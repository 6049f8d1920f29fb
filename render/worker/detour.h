// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// A way between two points that leaves the straight line as little as what
// stands there allows.

#ifndef WEFT_WORKER_DETOUR_H
#define WEFT_WORKER_DETOUR_H

#include "curve.h"

// Points of a way at most, with both ends
#define DETOUR_POINTS 17U

// How bad it is to go straight from one point to the other
typedef double (*detour_cost)(void* handle, curve_point a, curve_point b);

// The cheapest way through a lattice of lanes beside the straight line.
// Returns the number of points, or 0 if the ends are too near for a detour.
// About a thousand calls of `cost`.
size_t
detour_find(curve_point  from,
            curve_point  to,
            detour_cost  cost,
            void*        handle,
            curve_point* points);

#endif // WEFT_WORKER_DETOUR_H
