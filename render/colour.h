// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Colours of the sRGB space.

#ifndef WEFT_RENDER_COLOUR_H
#define WEFT_RENDER_COLOUR_H

#include "weft/base.h"

typedef struct {
  unsigned char red;
  unsigned char green;
  unsigned char blue;
} colour;

// `#rrggbb`; lives as long as the expression
typedef struct {
  char text[8];
} colour_name;

colour_name
colour_show(colour c);

// Read `#rrggbb` or `#rgb`; false if it is neither
bool
colour_read(weft_str text, colour* out);

// `a` with `share` of `b` in it, from 0 to 1
colour
colour_mix(colour a, colour b, double share);

// Contrast of two colours, from 1 to 21, as WCAG 2.2 defines it: 4.5 is enough
// for text, 3 for lines
double
colour_contrast(colour a, colour b);

#endif // WEFT_RENDER_COLOUR_H
