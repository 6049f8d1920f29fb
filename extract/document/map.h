// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// A piecewise map from places in one stage's text back to its input.
//
// The output is covered by runs.  A run is a row of units, each `out_step`
// bytes of output that came from `in_step` bytes of input: 1 and 1 for bytes
// that were copied, 3 and 2 for Hangul out of CP949, 3 and 9 for a syllable
// composed of three jamo.  An empty map is the identity.

#ifndef WEFT_EXTRACT_MAP_H
#define WEFT_EXTRACT_MAP_H

#include "weft/base.h"

// Largest text of any stage, so that places fit into 32 bits
#define OFFSET_MAP_MAX ((size_t)0x7FFFFFFFU)

typedef struct {
  uint32_t out;      // first byte in the output
  uint32_t in;       // first byte in the input
  uint32_t out_step; // bytes of output in a unit
  uint32_t in_step;  // bytes of input in a unit
} map_run;

// Zero-initialised is the identity
typedef struct {
  map_run* runs; // by `out`
  size_t   count;
  size_t   capacity;
  size_t   out_end; // end of the output covered so far
  size_t   in_end;  // end of the last run's input
} offset_map;

// Append one unit: `out_size` bytes of output that came from `in_size` bytes
// at `in`.  Output must be covered in order; input may have gaps.
weft_status
map_add(offset_map* map, size_t in, size_t in_size, size_t out_size);

// Append `size` bytes that were copied from `in`
weft_status
map_copy(offset_map* map, size_t in, size_t size);

// Where a slice of the output came from; units that it cuts count whole.
// O(log n).
weft_span
map_back(const offset_map* map, weft_span out);

void
map_free(offset_map* map);

#endif // WEFT_EXTRACT_MAP_H
