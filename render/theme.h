// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// A theme as read: what is not said is left for style.c to derive.

#ifndef WEFT_RENDER_THEME_H
#define WEFT_RENDER_THEME_H

#include "arena.h"
#include "colour.h"
#include "weft/theme.h"

typedef enum { THEME_LIGHT, THEME_DARK } theme_scheme;

enum { THEME_SCHEMES = 2, THEME_OTHERS_MAX = 24, THEME_FONTS_MAX = 16 };

// A colour in both schemes
typedef struct {
  bool   set;
  colour in[THEME_SCHEMES];
} theme_colour;

// What is not of one type or relation
typedef struct {
  colour background;
  colour ink;      // names
  colour faint;    // attributes, captions
  colour edge;     // lines and arrows
  colour frame;    // around groups
  colour conflict; // facts that contradict each other
  double tint;     // share of a type's colour in its nodes, from 0 to 1
} theme_palette;

typedef struct {
  weft_str     name;
  theme_colour line; // outline, and the tint of the fill
  theme_colour fill;
  weft_str     shape;   // Graphviz shape, or empty
  bool         rounded;
} theme_type;

typedef struct {
  weft_str     name;
  theme_colour line;
  double       width; // in points, or 0 if not said
} theme_relation;

struct weft_theme {
  arena           memory;
  weft_str        name;
  weft_str        fonts[THEME_FONTS_MAX];
  size_t          font_count;
  weft_str        dot_fonts;   // for DOT: names with commas between
  weft_str        css_fonts;   // for a stylesheet: quoted
  int             scheme;      // theme_scheme, or -1 for the reader's choice
  bool            names_types; // in each node, instead of in the legend
  theme_palette   palette[THEME_SCHEMES];
  theme_type*     types;
  size_t          type_count;
  theme_relation* relations;
  size_t          relation_count;
  theme_type      others[THEME_OTHERS_MAX]; // for types without a style
  size_t          other_count;
};

// Fill a zero-initialised theme, or what a theme that it extends left, from
// JSON; `file` is for messages
weft_status
theme_read(weft_theme* theme, weft_str source, const char* file, weft_error* e);

typedef struct {
  const char* name;
  const char* text;
} theme_source;

// The shipped themes, the default one first, and an empty one at the end; made
// from themes/*.jsonc by the build
extern const theme_source theme_sources[];

// Source of a shipped theme; NULL if there is none of that name
const char*
theme_shipped(weft_str name);

#endif // WEFT_RENDER_THEME_H
