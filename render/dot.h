// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Our own writer of DOT: every label is built here over escaped text.

#ifndef WEFT_RENDER_DOT_H
#define WEFT_RENDER_DOT_H

#include "layout.h"
#include "strbuf.h"
#include "style.h"
#include "view.h"

// Nodes and clusters that the worker places by name
#define DOT_LEGEND "legend"
#define DOT_REST "cluster_rest"
#define DOT_GROUP "cluster_g" // and a number

typedef struct {
  const weft_graph*          graph;
  const view*                view;
  const weft_render_options* options;
  const layout_plan*         plan;
  const weft_theme*          theme;
  theme_scheme               scheme;   // in which it is drawn
  bool                       both;     // the other one is for dark screens
  bool                       degraded; // named in the caption
  size_t                     dpi;      // of a bitmap, once it is drawn
} dot_input;

// How much larger than usual the caption and the legend are, so that they can be
// read where the whole picture is seen
double
dot_scale(const view* v);

// Append the whole graph as DOT
weft_status
dot_write(strbuf* b, const dot_input* in);

// Append the caption in one line, as XML text
void
dot_caption(strbuf* b, const dot_input* in);

#endif // WEFT_RENDER_DOT_H
