// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Where facts go: into their subject's node, onto edges, or into what stands
// for a community.

#include "view_make.h"

#include "try.h"

#include <string.h>

enum { ATTRIBUTE_RANKS = 5 };

// Whether the node's name already holds the text
static bool
says(weft_str name, weft_str text)
{
  for (size_t i = 0U; text.size && i + text.size <= name.size; ++i) {
    if (!memcmp(name.data + i, text.data, text.size)) {
      return true;
    }
  }
  return false;
}

static weft_status
make_pieces(view_maker* m, view_node* node)
{
  arena* const memory = &m->v->memory;
  node->pieces =
    (weft_str*)arena_array(memory, VIEW_PIECES_MAX, sizeof(weft_str));
  node->disputed = (bool*)arena_array(memory, VIEW_PIECES_MAX, sizeof(bool));
  return node->pieces && node->disputed ? WEFT_OK : WEFT_ERR_NO_MEMORY;
}

static weft_status
add_piece(view_maker* m, view_node* node, size_t index)
{
  const weft_fact* const fact = weft_graph_fact(m->graph, index);
  if (!node->pieces && make_pieces(m, node)) {
    return WEFT_ERR_NO_MEMORY;
  }
  const weft_str text = view_piece_text(m, fact);
  if (!text.data) {
    return WEFT_ERR_NO_MEMORY;
  }
  for (size_t i = 0U; i < node->piece_count; ++i) {
    if (weft_str_equals(node->pieces[i], text)) {
      node->disputed[i] = node->disputed[i] || m->disputed[index];
      return WEFT_OK;
    }
  }
  if (says(node->name, fact->object.name)) {
    return WEFT_OK; // such as HPE in "휴렛팩커드(HPE)"
  }
  if (node->piece_count == VIEW_PIECES_MAX) {
    ++node->more;
  } else if (text.size) {
    node->disputed[node->piece_count] = m->disputed[index];
    node->pieces[node->piece_count++] = text;
  }
  return WEFT_OK;
}

static void
add_candidate(view_maker*      m,
              view_candidates* list,
              size_t           from,
              size_t           to,
              size_t           index)
{
  const weft_fact* const          fact = weft_graph_fact(m->graph, index);
  const weft_relation_info* const info =
    weft_schema_relation(weft_graph_schema(m->graph), fact->relation);
  const bool symmetric =
    list == &m->folded ||
    (fact->object_entity != SIZE_MAX && info && info->symmetric);
  const bool own  = list == &m->edges; // edges of communities only count facts
  const bool swap = symmetric && to < from;
  list->items[list->count++] =
    (view_candidate){swap ? to : from,
                     swap ? from : to,
                     index,
                     own && fact->status == WEFT_PLANNED,
                     symmetric,
                     own && fact->inferred};
}

// A literal as a node of its own, with an edge from its subject
static weft_status
add_literal_node(view_maker* m, size_t index, size_t from)
{
  view* const            v    = m->v;
  const weft_fact* const fact = weft_graph_fact(m->graph, index);
  const size_t           node = v->node_count;
  strbuf                 b    = {NULL, 0U, 0U, WEFT_OK};
  view_put_literal(&b, &fact->object, m->options->lang);
  const weft_str name = view_finish(m, &b, VIEW_NAME_COLUMNS);
  if (!name.data) {
    return WEFT_ERR_NO_MEMORY;
  }
  v->nodes[v->node_count++] = (view_node){
    .kind       = VIEW_LITERAL,
    .entity     = SIZE_MAX,
    .name       = name.size ? name : WEFT_STR("?"),
    .type       = fact->object.type,
    .support    = fact->support_count,
    .first_fact = index,
    .group      = SIZE_MAX,
    .linked     = true,
  };
  add_candidate(m, &m->edges, from, node, index);
  return WEFT_OK;
}

// What stands in a node, in order: the best supported class or title, what the
// schema allows one value of, other values, more classes, the rest
static int
attribute_rank(const view_maker* m, size_t index)
{
  const weft_fact* const          fact = weft_graph_fact(m->graph, index);
  const weft_relation_info* const info =
    weft_schema_relation(weft_graph_schema(m->graph), fact->relation);
  if (m->notes[fact->subject].class_fact == index) {
    return 0;
  }
  if (info && info->functional) {
    return 1;
  }
  if (fact->object.value_kind != WEFT_VALUE_NONE) {
    return 2;
  }
  return view_speaks_for_itself(fact->relation) ? 3 : ATTRIBUTE_RANKS - 1;
}

static weft_status
place_attribute(view_maker* m, size_t index, size_t at)
{
  view_node* const node = &m->v->nodes[at];
  if (node->kind == VIEW_COMMUNITY) {
    ++node->held_facts;
    return WEFT_OK;
  }
  if (m->options->literals == WEFT_LITERALS_NODES) {
    return add_literal_node(m, index, at);
  }
  if (m->options->literals == WEFT_LITERALS_HIDE) {
    ++m->v->left[WEFT_LEFT_LITERAL].facts;
    return WEFT_OK;
  }
  ++m->v->fact_count;
  m->v->conflicts += m->disputed[index];
  m->v->inferred += weft_graph_fact(m->graph, index)->inferred;
  return add_piece(m, node, index);
}

static void
place_link(view_maker* m, size_t index, size_t from, size_t to)
{
  view* const v = m->v;
  if (v->nodes[from].kind == VIEW_ENTITY && v->nodes[to].kind == VIEW_ENTITY) {
    add_candidate(m, &m->edges, from, to, index);
  } else if (from == to) {
    ++v->nodes[from].held_facts;
  } else {
    add_candidate(m, &m->folded, from, to, index);
  }
}

static weft_status
place_fact(view_maker* m, size_t index)
{
  view* const            v    = m->v;
  const weft_fact* const fact = weft_graph_fact(m->graph, index);
  const size_t           from = m->notes[fact->subject].node;
  const bool             in   = view_is_attribute(m, fact);
  const size_t           to   = in ? from : m->notes[fact->object_entity].node;
  if (from == SIZE_MAX || to == SIZE_MAX) {
    ++v->left[v->communities ? WEFT_LEFT_SMALL : WEFT_LEFT_TOP].facts;
    return WEFT_OK;
  }
  if (v->nodes[from].first_fact == SIZE_MAX &&
      v->nodes[from].kind == VIEW_ENTITY) {
    v->nodes[from].first_fact = index;
  }
  if (in) {
    return place_attribute(m, index, from);
  }
  place_link(m, index, from, to);
  return WEFT_OK;
}

// Room for what facts become, and the order in which they do
static weft_status
prepare(view_maker* m, unsigned char** ranks)
{
  const size_t count = weft_graph_fact_count(m->graph);
  size_t       kept  = 0U;
  *ranks             = (unsigned char*)arena_array(&m->scratch, count + 1U, 1U);
  if (!*ranks) {
    return WEFT_ERR_NO_MEMORY;
  }
  for (size_t i = 0U; i < count; ++i) {
    const size_t at  = m->notes[weft_graph_fact(m->graph, i)->subject].node;
    const bool   own = at != SIZE_MAX && m->v->nodes[at].kind == VIEW_ENTITY;
    kept += m->fates[i] == VIEW_KEPT;
    (*ranks)[i] = (unsigned char)(own ? attribute_rank(m, i) : 0);
  }
  m->edges.items = (view_candidate*)arena_array(
    &m->scratch, kept + 1U, sizeof(view_candidate));
  m->folded.items = (view_candidate*)arena_array(
    &m->scratch, m->v->communities ? kept + 1U : 1U, sizeof(view_candidate));
  return m->edges.items && m->folded.items ? WEFT_OK : WEFT_ERR_NO_MEMORY;
}

weft_status
view_place(view_maker* m)
{
  const size_t   count = weft_graph_fact_count(m->graph);
  unsigned char* ranks = NULL;
  weft_status    st    = prepare(m, &ranks);
  for (unsigned char pass = 0U; !st && pass < ATTRIBUTE_RANKS; ++pass) {
    for (size_t i = 0U; !st && i < count; ++i) {
      if (m->fates[i] == VIEW_KEPT && ranks[i] == pass) {
        st = place_fact(m, i);
      }
    }
  }
  return st;
}
