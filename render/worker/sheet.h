// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// The whole picture: packed components, the block of entities without an
// edge, and the legend, in coordinates that grow downwards.

#ifndef WEFT_WORKER_SHEET_H
#define WEFT_WORKER_SHEET_H

#include "pack.h"

#include <stdbool.h>

#define SHEET_GAP 26.0  // between components
#define SHEET_CELL 12.0 // between entities of the block
#define SHEET_PAD 12.0  // inside the block's frame
#define SHEET_HEAD 18.0 // the frame's label, in height and in width
#define SHEET_HEAD_WIDTH 100.0

typedef struct {
  pack_box  body;    // size of the packed components
  pack_box  rest;    // the block's frame
  pack_box  legend;  // its size is an input
  pack_box* singles; // entities of the block, within its frame
  size_t    count;   // of them
  bool      bare;    // the block has no frame; an input
  double    width;
  double    height;
} sheet;

// Height of the frame's label, and room inside it
double
sheet_head(const sheet* s);

double
sheet_pad(const sheet* s);

// Place the block, if there are entities for it, and the legend
void
sheet_arrange(sheet* s);

// Most dots per inch of a bitmap that shows so many points
int
sheet_resolution(double width, double height);

// Dots per inch that are sharp on screens, and those below which names cannot
// be read
#define SHEET_DPI 144.0
#define SHEET_DPI_LEAST 36

#endif // WEFT_WORKER_SHEET_H
