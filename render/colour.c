// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "colour.h"

#include <math.h>
#include <stdio.h>

colour_name
colour_show(colour c)
{
  colour_name name = {{0}};
  (void)snprintf(
    name.text, sizeof(name.text), "#%02x%02x%02x", c.red, c.green, c.blue);
  return name;
}

// Value of a hexadecimal digit, or -1
static int
digit(char c)
{
  return c >= '0' && c <= '9'   ? c - '0'
         : c >= 'a' && c <= 'f' ? c - 'a' + 10
         : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                : -1;
}

bool
colour_read(weft_str text, colour* out)
{
  const bool    brief = text.size == 4U;
  unsigned char part[3];
  if ((!brief && text.size != 7U) || text.data[0] != '#') {
    return false;
  }
  for (size_t i = 0U; i < 3U; ++i) {
    const size_t at   = brief ? 1U + i : 1U + 2U * i;
    const int    high = digit(text.data[at]);
    const int    low  = brief ? high : digit(text.data[at + 1U]);
    if (high < 0 || low < 0) {
      return false;
    }
    part[i] = (unsigned char)(high * 16 + low);
  }
  *out = (colour){part[0], part[1], part[2]};
  return true;
}

static unsigned char
mix(unsigned char a, unsigned char b, double share)
{
  return (unsigned char)lround((double)a + ((double)b - (double)a) * share);
}

colour
colour_mix(colour a, colour b, double share)
{
  return (colour){mix(a.red, b.red, share),
                  mix(a.green, b.green, share),
                  mix(a.blue, b.blue, share)};
}

static double
linear(unsigned char part)
{
  const double v = (double)part / 255.0;
  return v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4);
}

static double
luminance(colour c)
{
  return 0.2126 * linear(c.red) + 0.7152 * linear(c.green) +
         0.0722 * linear(c.blue);
}

double
colour_contrast(colour a, colour b)
{
  const double x = luminance(a) + 0.05;
  const double y = luminance(b) + 0.05;
  return x > y ? x / y : y / x;
}
