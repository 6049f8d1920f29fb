// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Colours and shapes of types and relations: what a theme says, and what
// follows from it.

#ifndef WEFT_RENDER_STYLE_H
#define WEFT_RENDER_STYLE_H

#include "strbuf.h"
#include "theme.h"
#include "weft/schema.h"

typedef struct {
  colour      fill;
  colour      line;
  colour      ink;   // for names in it
  colour      faint; // for the smaller lines
  const char* shape; // Graphviz shape
  bool        rounded;
} type_style;

typedef struct {
  colour line;
  double width; // in points, of one support
} relation_style;

// The style of a type, of its nearest supertype that has one, or one chosen by
// hash.  Text in it has a contrast of at least 4.5, its outline of 3 to the
// background.
type_style
style_of_type(const weft_theme*  theme,
              const weft_schema* schema,
              weft_str           type,
              theme_scheme       scheme);

// The style of an edge whose facts all have this relation
relation_style
style_of_relation(const weft_theme* theme,
                  weft_str          relation,
                  theme_scheme      scheme);

// Whether the theme says something of this relation
bool
style_has_relation(const weft_theme* theme, weft_str relation);

// Pen width for a number of supports: mild, from 1 to 2 times `width`
double
style_pen_width(double width, size_t support);

// Append the class that a stylesheet knows a type or relation by: its name if
// that is plain ASCII, else a hash of it, behind a prefix
void
style_put_class(strbuf* b, const char* prefix, weft_str name);

#endif // WEFT_RENDER_STYLE_H
