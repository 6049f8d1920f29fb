// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// What a picture shows of a graph: nodes with their attribute lines, bundled
// edges, groups, and counts of what is left out.  A pure function of graph
// and options, in a fixed order.

#ifndef WEFT_RENDER_VIEW_H
#define WEFT_RENDER_VIEW_H

#include "arena.h"
#include "weft/graph.h"
#include "weft/render.h"

// More than these are wallpaper: what is drawn is then an overview
#define VIEW_LINKED_MAX 1000U
#define VIEW_LINKS_MAX 2500U

// What an overview has: entities, nodes of communities, and edges of these
#define VIEW_TOP 40U
#define VIEW_COMMUNITIES_MAX 40U

#define VIEW_REST_MAX 60U
#define VIEW_PIECES_MAX 4U
#define VIEW_MEMBERS_MAX 12U

// A letter, 16 hexadecimal digits and a terminator
#define VIEW_KEY_SIZE 18U

typedef enum {
  VIEW_ENTITY,
  VIEW_LITERAL,  // with WEFT_LITERALS_NODES
  VIEW_COMMUNITY // what is not drawn of a community
} view_kind;

typedef struct {
  view_kind kind;
  size_t    entity;        // index in the graph; SIZE_MAX but for an entity
  weft_str  name;          // clean, not empty, shortened
  weft_str  type;          // type name; empty for a community
  weft_str* pieces;        // attributes, such as "매개변수 2040억 개"
  bool*     disputed;      // of each piece: its fact contradicts another
  size_t    piece_count;   // at most VIEW_PIECES_MAX
  size_t    more;          // attributes beyond those
  size_t    support;       // supports of the entity's facts
  size_t    first_fact;    // a fact with evidence, or SIZE_MAX
  size_t    group;         // index in `groups`, or SIZE_MAX
  size_t*   members;       // of a community: its most important entities
  size_t    member_count;  // at most VIEW_MEMBERS_MAX
  size_t    held_entities; // of a community: all that it stands for
  size_t    held_facts;    // facts among these
  bool      linked;        // has an edge, or is a community
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

// Nodes that a frame stands around, at least two
typedef struct {
  weft_str label;
  size_t   entities; // with those that a node of a community stands for
} view_group;

typedef struct {
  arena       memory;
  view_node*  nodes; // linked entities, communities, the rest, literals
  size_t      node_count;
  size_t      linked_count;
  view_edge*  edges;
  size_t      edge_count;
  view_group* groups;
  size_t      group_count;
  size_t      entities;    // that are nodes of their own
  size_t      communities; // nodes that stand for a community
  size_t      fact_count;  // facts that the picture shows
  size_t      conflicts;   // of these, those that contradict others
  size_t      inferred;    // of these, those that are inferred
  size_t      left_out;    // entities that it does not show by themselves
  weft_left   left[WEFT_LEFT_REASONS]; // by weft_left_reason
  bool        filtered;                // some filter is set
  bool        nothing;                 // filters left nothing
  bool        cut;       // some node without an edge has relations elsewhere
  size_t      documents; // that state what the filters let through
  weft_str    document;  // the only one of these, or empty
  weft_str    document_title; // of that one, or empty
  weft_str    first_date;     // of these documents, or empty
  weft_str    last_date;
} view;

// Fill a zero-initialised view, which view_free() frees also on failure.
//
// Returns WEFT_ERR_NOT_FOUND or WEFT_ERR_BAD_INPUT with a message for names
// that the graph does not have.
weft_status
view_make(view*                      v,
          const weft_graph*          graph,
          const weft_render_options* options,
          weft_error*                error);

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
