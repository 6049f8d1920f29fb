// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Which layout draws a view, and which plainer one comes after it.

#ifndef WEFT_RENDER_LAYOUT_H
#define WEFT_RENDER_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>

typedef struct {
  const char* name;     // what options and reports call it
  const char* worker;   // what the worker is told
  bool        labelled; // relation names beside the edges, not only tooltips
} layout_plan;

// The plan for this many nodes and edges, which depends on nothing else
const layout_plan*
layout_choose(size_t nodes, size_t edges);

bool
layout_is_known(const char* name);

// The plan of that name for this many nodes and edges, or NULL
const layout_plan*
layout_find(const char* name, size_t nodes, size_t edges);

// The next plainer plan, or NULL behind the plainest.  From any plan there are
// two more at most.
const layout_plan*
layout_plainer(const layout_plan* plan);

#endif // WEFT_RENDER_LAYOUT_H
