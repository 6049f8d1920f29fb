// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// How nodes and edges of a view look in a theme.

#ifndef WEFT_RENDER_LOOK_H
#define WEFT_RENDER_LOOK_H

#include "dot.h"
#include "style.h"

type_style
look_of_node(const dot_input* in, const view_node* node, theme_scheme scheme);

// An edge of one relation has that relation's style, others the plain one
relation_style
look_of_edge(const dot_input* in, const view_edge* edge, theme_scheme scheme);

// The relation of all facts of the edge, or an empty string if they differ
weft_str
look_relation(const dot_input* in, const view_edge* edge);

// Whether the edge is drawn as one whose facts contradict others; of the many
// facts between communities some always do
bool
look_is_disputed(const view_edge* edge);

// Append what a stylesheet knows the node or the edge by, with spaces between
void
look_put_node_classes(strbuf* b, const view_node* node);
void
look_put_edge_classes(strbuf* b, const dot_input* in, const view_edge* edge);

#endif // WEFT_RENDER_LOOK_H
