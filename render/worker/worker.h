// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// What the steps of the worker share.  Only the files of this folder that
// include this header know Graphviz; the others are geometry.

#ifndef WEFT_WORKER_WORKER_H
#define WEFT_WORKER_WORKER_H

#include "pack.h"
#include "sheet.h"
#include "strbuf.h"

#include <gvc.h>

#include <stdbool.h>
#include <stddef.h>

// Attributes of our own in the copies: which edge it is, and whether it was
// turned round for the layout
#define WORKER_EDGE "weft_edge"
#define WORKER_TURNED "weft_turned"

// And of a copy: how often a label covers something
#define WORKER_CONFLICTS "weft_conflicts"

// A node that stands for a group: it never joins the block without edges
#define WORKER_GROUP "weft_group"

// A graph and its components while they are placed
typedef struct {
  GVC_t*      gvc;
  Agraph_t*   graph;
  const char* engine; // Graphviz's name
  bool        dot;    // it is dot
  bool        mixed;  // small components are for dot
  bool        grid;   // all nodes in a block
  size_t*     part;   // component of each node, by AGSEQ
  Agedge_t**  edges;  // by the number in their twins' attribute
  size_t      parts;  // 0 is the block of nodes without an edge
  Agraph_t**  laid;   // per component, with positions as attributes
  pack_box*   boxes;  // per component
  Agnode_t**  rest;   // nodes of the block, in the order of its boxes
} worker;

// part.c: components as graphs of their own

// Find the components.  A grid has all nodes in component 0.
bool
worker_find_parts(worker* w);

// A graph of its own for one component; without edges for component 0
Agraph_t*
worker_copy_part(worker* w, size_t part);

// An empty graph with the attributes that the other one declares
Agraph_t*
worker_copy_attributes(Agraph_t* from);

// Free what the worker holds but for its graph and context
void
worker_forget(worker* w);

// balance.c: leaves on both sides of hubs.  Returns whether anything changed.
bool
worker_balance(Agraph_t* g);

// variant.c: lay out a component, in the best of several ways
bool
worker_lay_part(worker* w, size_t part);

// network.c: a force-directed layout, or one of another engine whose edges
// we draw.  All positions are attributes then; the layout is not freed.
bool
worker_lay_network(const worker* w, Agraph_t* g, const char* engine);

// network.c: draw edges that have no position yet, around the nodes, and set
// the bounds.  Needs the sizes of a layout that is not freed yet.
bool
worker_route(Agraph_t* g);

// labels.c: give labels better places than the layout did, which knows only
// of ranks (dot) or not of labels at all, and note what they still cover.
// Needs the sizes of a layout that is not freed yet.
bool
worker_place_labels(Agraph_t* g);

// arrange.c: lay out each component, pack them, and write all positions into
// the graph
bool
worker_arrange(worker* w, sheet* s);

// group.c: the same for a graph with groups in frames
bool
worker_arrange_groups(worker* w, sheet* s);

// group.c: whether there are groups
bool
worker_has_groups(Agraph_t* g);

// group.c: labels of frames, which nothing should cover, with their centres in
// x and y; `boxes` may be NULL.  Returns their number.  Needs the sizes of a
// layout that is not freed yet.
size_t
worker_headings(Agraph_t* g, pack_box* boxes);

// attribute.c: reading and writing positions

// Run a layout; the attribute counts for more than the argument
int
worker_run_layout(const worker* w, Agraph_t* g, const char* engine);

// Read `count` numbers that commas separate
void
worker_read_numbers(const char* text, double* v, size_t count);

// The graph's bounding box, with its centre in x and y
pack_box
worker_bounds(Agraph_t* g);

void
worker_set_bounds(Agraph_t* g, const pack_box* bounds);

// A node that has been laid out, with its centre in x and y, in points
pack_box
worker_node_box(Agnode_t* node);

// Set an attribute to two numbers
void
worker_set_point(void* object, char* name, double x, double y);

// Copy a position, moved
void
worker_set_moved(strbuf* b,
                 void*   to,
                 void*   from,
                 char*   name,
                 double  dx,
                 double  dy,
                 bool    turned);

#endif // WEFT_WORKER_WORKER_H
