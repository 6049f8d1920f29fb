// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// How a view is made, step by step: view_filter.c says which facts and
// entities count, view_select.c which of these are nodes, view_fold.c what
// stands for the others, view_place.c where facts go, view_bundle.c which
// edges that makes, view_group.c what is framed, view_key.c what all is called.

#ifndef WEFT_RENDER_VIEW_MAKE_H
#define WEFT_RENDER_VIEW_MAKE_H

#include "strbuf.h"
#include "view.h"

#include "weft/stats.h"

#include <stdint.h>

#define VIEW_NAME_COLUMNS 56U
#define VIEW_PIECE_COLUMNS 48U

// The fate of what no reason leaves out
#define VIEW_KEPT ((unsigned char)WEFT_LEFT_REASONS)

// A fact that will be part of an edge
typedef struct {
  size_t from; // nodes
  size_t to;
  size_t fact;
  bool   planned;
  bool   symmetric;
  bool   inferred;
} view_candidate;

typedef struct {
  view_candidate* items;
  size_t          count;
} view_candidates;

// What is known of each entity
typedef struct {
  size_t        degree;     // relations to other entities, of facts kept
  size_t        told;       // attribute facts kept of which it is the subject
  size_t        node;       // that shows it or stands for it, or SIZE_MAX
  size_t        class_fact; // its best supported class or title, or SIZE_MAX
  uint32_t      distance;   // from the focus; 0 without one
  unsigned char fate;       // a weft_left_reason, or VIEW_KEPT
  bool          is_text;    // only a class or the like of others
  bool          pinned;     // the focus
} view_note;

typedef struct {
  view*                      v;
  const weft_graph*          graph;
  const weft_render_options* options;
  weft_error*                error;
  arena                      scratch; // until the view is made
  const weft_str*            labels;  // per entity
  view_note*                 notes;   // per entity
  unsigned char*  fates;    // per fact: a weft_left_reason, or VIEW_KEPT
  bool*           disputed; // per fact: it contradicts another
  weft_stats*     stats;    // where communities are needed
  view_candidates edges;    // between nodes of entities and literals
  view_candidates folded;   // with a community at one end or both
} view_maker;

// Whether a fact describes its subject rather than joining two entities
bool
view_is_attribute(const view_maker* m, const weft_fact* fact);

// Relations whose object says enough without the relation's name
bool
view_speaks_for_itself(weft_str relation);

// Set fates and distances (view_filter.c)
weft_status
view_filter(view_maker* m);

// Choose nodes (view_select.c), and those of communities (view_fold.c)
weft_status
view_select(view_maker* m);
weft_status
view_fold(view_maker* m);

// Say of each community's node what it holds, once that is known
weft_status
view_describe_communities(view_maker* m);

// The communities of the graph, once they are needed
weft_status
view_find_communities(view_maker* m);

// An entity where entities are sorted by importance: near the focus first, then
// by relations, by supports and by id
typedef struct {
  size_t   entity;
  size_t   degree;
  size_t   support;
  uint32_t distance;
} view_rank;

view_rank
view_rank_of(const view_maker* m, size_t entity);
int
view_compare_ranks(const void* a, const void* b);

// Which documents tell what is kept (view_source.c)
weft_status
view_find_sources(view_maker* m);

// Put each fact where it is shown (view_place.c)
weft_status
view_place(view_maker* m);

// Make edges of candidates (view_bundle.c)
weft_status
view_bundle(view_maker* m);

// Frame what belongs together (view_group.c)
weft_status
view_make_groups(view_maker* m);

// Give nodes and edges their keys (view_key.c); that of a community is made
// with it
weft_status
view_make_keys(view_maker* m);
void
view_make_key(char key[VIEW_KEY_SIZE], char letter, weft_str text);

// Words (view_text.c)

// The buffer's text, clean and shortened; frees the buffer.  `data` is NULL if
// memory ran out.
weft_str
view_finish(const view_maker* m, strbuf* b, size_t columns);

// A literal as the document names it, but a date as resolved
void
view_put_literal(strbuf* b, const weft_end* end, weft_str lang);

// "label(of) value (planned)", clean and shortened
weft_str
view_piece_text(const view_maker* m, const weft_fact* fact);

// The relation's label, with what is counted: "보유(49.9%)"
weft_str
view_edge_label(const view_maker* m, const weft_fact* fact);

#endif // WEFT_RENDER_VIEW_MAKE_H
