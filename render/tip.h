// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// What is said of a node or an edge when one points at it: plain text with
// newlines, without control characters.

#ifndef WEFT_RENDER_TIP_H
#define WEFT_RENDER_TIP_H

#include "strbuf.h"
#include "view.h"

// Name, type, other names and a sentence
weft_status
tip_node(strbuf*           b,
         const weft_graph* graph,
         const view_node*  node,
         weft_str          lang);

// The facts of the bundle, each with a sentence, its document and its rule
weft_status
tip_edge(strbuf*           b,
         const weft_graph* graph,
         const view_edge*  edge,
         weft_str          lang);

#endif // WEFT_RENDER_TIP_H
