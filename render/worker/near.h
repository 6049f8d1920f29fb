// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Which boxes are near a place: a grid over the plane whose squares know what
// is in them.

#ifndef WEFT_WORKER_NEAR_H
#define WEFT_WORKER_NEAR_H

#include "pack.h"

#include <stdbool.h>

// One item in one square
typedef struct {
  size_t item;
  size_t next; // index of the next entry of the square, or SIZE_MAX
} near_entry;

typedef struct {
  double      left;
  double      bottom;
  double      side; // of a square
  size_t      columns;
  size_t      rows;
  size_t*     heads; // first entry of each square, or SIZE_MAX
  near_entry* entries;
  size_t      entry_count;
  size_t      entry_max;
  size_t      spare; // first unused entry that was used once, or SIZE_MAX
  size_t*     seen;  // per item: the last search that found it
  size_t      search;
  size_t*     found; // results of the last search, in no order
  size_t      found_count;
} near_index;

// All boxes have their centre in x and y.  Items are numbers below `items`.
// Returns 0, or -1 if memory ran out.
int
near_init(near_index* n, const pack_box* area, double side, size_t items);

void
near_free(near_index* n);

// An item may have several boxes.  Returns 0, or -1 if memory ran out.
int
near_add(near_index* n, const pack_box* box, size_t item);

// Undo an addition of the same box
void
near_remove(near_index* n, const pack_box* box, size_t item);

// Find the items with a box in the squares that the box touches: a superset
// of those that meet it, each once
void
near_find(near_index* n, const pack_box* box);

#endif // WEFT_WORKER_NEAR_H
