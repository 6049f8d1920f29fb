// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "sheet.h"

#include <math.h>

// Cairo's largest image, and what fits into memory
#define PIXELS_SIDE_MAX 32000.0
#define PIXELS_MAX 160e6

double
sheet_head(const sheet* s)
{
  return s->bare ? 0.0 : SHEET_HEAD;
}

double
sheet_pad(const sheet* s)
{
  return s->bare ? 0.0 : SHEET_PAD;
}

static double
least_width(const sheet* s)
{
  return s->bare ? 0.0 : SHEET_HEAD_WIDTH;
}

// A frame is as wide as its heading at least, with the entities in its middle
static void
widen_rest(sheet* s)
{
  const double more = least_width(s) - s->rest.width;
  for (size_t i = 0U; more > 0.0 && i < s->count; ++i) {
    s->singles[i].x += more / 2.0;
  }
  s->rest.width += more > 0.0 ? more : 0.0;
}

// The block of entities without an edge goes below the body or beside it,
// whichever makes the better picture
static void
place_rest(sheet* s)
{
  const double frame_x = 2.0 * sheet_pad(s);
  const double frame_y = 2.0 * sheet_pad(s) + sheet_head(s);
  double       best    = -1.0;
  double       width   = 0.0;
  bool         beside  = false;
  if (!s->count) {
    return;
  }
  for (double try = 120.0; try < 6000.0; try *= 1.15) {
    pack_box rest;
    pack_rows(s->singles, s->count, SHEET_CELL, try, &rest);
    const double rw = fmax(rest.width, least_width(s)) + frame_x;
    const double rh = rest.height + frame_y;
    for (int side = 0; side < (s->body.width > 0.0 ? 2 : 1); ++side) {
      const double gap  = s->body.width > 0.0 ? SHEET_GAP : 0.0;
      const double tw   = side ? s->body.width + gap + rw
                               : (rw > s->body.width ? rw : s->body.width);
      const double th   = side ? (rh > s->body.height ? rh : s->body.height)
                               : s->body.height + gap + rh;
      const double cost = pack_cost(tw, th);
      if (best < 0.0 || cost < best - 1.0) {
        best   = cost;
        width  = try;
        beside = side;
      }
    }
  }
  pack_rows(s->singles, s->count, SHEET_CELL, width, &s->rest);
  widen_rest(s);
  s->rest.width += frame_x;
  s->rest.height += frame_y;
  const double gap = s->body.width > 0.0 ? SHEET_GAP : 0.0;
  s->rest.x        = beside ? s->body.width + gap : 0.0;
  s->rest.y        = beside ? 0.0 : s->body.height + gap;
}

static void
set_size(sheet* s)
{
  const double right  = s->rest.x + s->rest.width;
  const double bottom = s->rest.y + s->rest.height;
  s->width            = s->body.width > right ? s->body.width : right;
  s->height           = s->body.height > bottom ? s->body.height : bottom;
  if (s->legend.height > 0.0) {
    s->legend.y = s->height + SHEET_CELL;
    s->height   = s->legend.y + s->legend.height;
    s->width    = s->width > s->legend.width ? s->width : s->legend.width;
  }
}

void
sheet_arrange(sheet* s)
{
  place_rest(s);
  set_size(s);
}

int
sheet_resolution(double width, double height)
{
  const double inches = fmax(fmax(width, height) / 72.0, 0.01);
  const double area   = fmax(width / 72.0 * (height / 72.0), 0.0001);
  return (int)fmin(PIXELS_SIDE_MAX / inches, sqrt(PIXELS_MAX / area));
}
