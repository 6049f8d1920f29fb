// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// What the colours and the lines of a picture mean.

#ifndef WEFT_RENDER_LEGEND_H
#define WEFT_RENDER_LEGEND_H

#include "dot.h"

// Append the legend as a DOT node, if there is anything to explain
weft_status
legend_put(strbuf* b, const dot_input* in);

// Append the class that a stylesheet knows a cell of the legend by
void
legend_put_class(strbuf* b, const dot_input* in, size_t cell);

// Types of a view's nodes, each once, sorted.  NULL if memory ran out.
const weft_str*
legend_types(arena* memory, const view* v, size_t* count);

#endif // WEFT_RENDER_LEGEND_H
