// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// What a picture shows of a graph: nodes with their attribute lines, bundled
// edges, and counts of what is left out.  A pure function of graph and
// options, in a fixed order.

#ifndef WEFT_RENDER_VIEW_H
#define WEFT_RENDER_VIEW_H

#include "arena.h"
#include "weft/graph.h"
#include "weft/render.h"

// A picture of more is wallpaper; the caption says what is left out
#define VIEW_LINKED_MAX 1000U
#define VIEW_REST_MAX 60U
#define VIEW_PIECES_MAX 4U

// A letter, 16 hexadecimal digits and a terminator
#define VIEW_KEY_SIZE 18U

typedef enum {
  VIEW_ENTITY,
  VIEW_LITERAL,  // with WEFT_LITERALS_NODES
  VIEW_COMMUNITY // what is not drawn of a community
} view_kind;

typedef struct {
  view_kind kind;
  size_t    entity;        // index in the graph, or SIZE_MAX for a literal
  weft_str  name;          // clean, not empty, shortened
  weft_str  type;          // type name
  weft_str* pieces;        // attributes, such as "매개변수 2040억 개"
  bool*     disputed;      // of each piece: its fact contradicts another
  size_t    piece_count;   // at most VIEW_PIECES_MAX
  size_t    more;          // attributes beyond those
  size_t    support;       // supports of the entity's facts
  size_t    first_fact;    // a fact with evidence, or SIZE_MAX
  bool      linked;        // has an edge
  char key[VIEW_KEY_SIZE]; // same in all pictures: `n` and a hash of its id
} view_node;

typedef struct {
  size_t    from;   // index in `nodes`
  size_t    to;     // index in `nodes`
  weft_str* labels; // relation labels, distinct, in fact order
  size_t    label_count;
  size_t*   facts; // indexes of the facts it stands for
  size_t    fact_count;
  size_t    support;            // supports of these facts
  bool      planned;            // all its facts are planned
  bool      inferred;           // all its facts are inferred
  bool      conflict;           // some fact of it contradicts another
  bool      summary;            // stands for facts of a community's node
  bool      symmetric;          // drawn without an arrow head
  char      key[VIEW_KEY_SIZE]; // same in all pictures: `e` and a hash
} view_edge;

typedef struct {
  arena      memory;
  view_node* nodes; // linked first, then the rest, each in entity order
  size_t     node_count;
  size_t     linked_count;
  view_edge* edges;
  size_t     edge_count;
  size_t     fact_count; // facts that the picture shows
  size_t     left_out;   // entities that it does not show
  size_t     documents;
} view;

// Fill a zero-initialised view, which view_free() frees also on failure
weft_status
view_make(view* v, const weft_graph* graph, const weft_render_options* options);

void
view_free(view* v);

// Label of a relation in the options' language
weft_str
view_relation_label(const weft_graph* graph, weft_str relation, weft_str lang);

// Label of a type in the options' language
weft_str
view_type_label(const weft_graph* graph, weft_str type, weft_str lang);

// Whether labels are Korean
static inline bool
view_is_korean(weft_str lang)
{
  return lang.size >= 2U && lang.data[0] == 'k' && lang.data[1] == 'o';
}

#endif // WEFT_RENDER_VIEW_H
