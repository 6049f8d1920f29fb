// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// A view as text, and the options of a case.
//
//   view focus=NAME | depth=N | type=NAME | relation=NAME | top=N | since=DATE |
//        until=DATE | confidence=N | group=type | group=community | inferred |
//        literals=nodes | literals=hide | lang=en | title=TEXT

#ifndef WEFT_TEST_VIEW_DUMP_H
#define WEFT_TEST_VIEW_DUMP_H

#include "caption.h"
#include "dot.h"
#include "graph_lines.h"
#include "strbuf.h"
#include "view.h"

#include "weft/render.h"

enum { WANTED_MAX = 4 };

// Options with the names that they borrow
typedef struct {
  weft_render_options render;
  weft_str            focus[WANTED_MAX];
  weft_str            types[WANTED_MAX];
  weft_str            relations[WANTED_MAX];
  bool                inferred;
} view_case;

static inline const char*
value_of(const char* field, const char* name)
{
  const size_t size = strlen(name);
  return strncmp(field, name, size) || field[size] != '=' ? NULL
                                                          : field + size + 1;
}

static inline void
view_case_names(view_case* c, const char* field)
{
  weft_view* const  v        = &c->render.view;
  const char* const focus    = value_of(field, "focus");
  const char* const type     = value_of(field, "type");
  const char* const relation = value_of(field, "relation");
  if (focus) {
    c->focus[v->focus_count++] = weft_str_from(focus);
  } else if (type) {
    c->types[v->type_count++] = weft_str_from(type);
  } else if (relation) {
    c->relations[v->relation_count++] = weft_str_from(relation);
  }
}

static inline void
view_case_option(view_case* c, const char* field)
{
  weft_view* const  v      = &c->render.view;
  const char* const equals = strchr(field, '=');
  const char* const value  = equals ? equals + 1 : "";
  const size_t      number = strtoul(value, NULL, 10);
  const weft_str    text   = weft_str_from(value);
  view_case_names(c, field);
  c->inferred = c->inferred || !strcmp(field, "inferred");
  v->depth    = value_of(field, "depth") ? number : v->depth;
  v->top      = value_of(field, "top") ? number : v->top;
  v->since    = value_of(field, "since") ? text : v->since;
  v->until    = value_of(field, "until") ? text : v->until;
  v->min_confidence =
    value_of(field, "confidence") ? (int)number : v->min_confidence;
  if (value_of(field, "group")) {
    v->group_by =
      strcmp(value, "type") ? WEFT_GROUP_COMMUNITY : WEFT_GROUP_TYPE;
  }
  if (value_of(field, "literals")) {
    c->render.literals =
      strcmp(value, "nodes") ? WEFT_LITERALS_HIDE : WEFT_LITERALS_NODES;
  }
  c->render.lang  = value_of(field, "lang") ? text : c->render.lang;
  c->render.title = value_of(field, "title") ? text : c->render.title;
}

// The options of the lines that begin with `view `
static inline void
view_case_read(view_case* c, const graph_lines* l)
{
  const weft_render_options none = WEFT_RENDER_OPTIONS_INIT;
  memset(c, 0, sizeof(*c));
  c->render                = none;
  c->render.view.focus     = c->focus;
  c->render.view.types     = c->types;
  c->render.view.relations = c->relations;
  for (size_t i = 0U; i < l->count; ++i) {
    const char* const first = line_after(l, i, "view ");
    for (size_t k = 0U; first && k < l->field_count[i]; ++k) {
      view_case_option(c, k ? l->fields[i][k] : first);
    }
  }
}

static inline void
dump_node(strbuf* b, const view_node* n)
{
  strbuf_puts(b, n->kind == VIEW_COMMUNITY ? "group of " : "");
  strbuf_append(b, n->name);
  if (n->kind == VIEW_COMMUNITY) {
    strbuf_printf(b, " {%zu %zu}", n->held_entities, n->held_facts);
  }
  strbuf_puts(b, n->kind == VIEW_LITERAL ? " (value)" : "");
  strbuf_puts(b, n->linked ? "" : " (alone)");
  for (size_t i = 0U; i < n->piece_count; ++i) {
    strbuf_puts(b, " / ");
    strbuf_append(b, n->pieces[i]);
    strbuf_puts(b, n->disputed[i] ? "!" : "");
  }
  if (n->more) {
    strbuf_printf(b, " +%zu", n->more);
  }
  if (n->group != SIZE_MAX) {
    strbuf_printf(b, " @%zu", n->group);
  }
  strbuf_putc(b, '\n');
}

static inline void
dump_edge(strbuf* b, const view* v, const view_edge* e)
{
  strbuf_append(b, v->nodes[e->from].name);
  strbuf_puts(b, e->symmetric ? " -- " : " -> ");
  strbuf_append(b, v->nodes[e->to].name);
  for (size_t i = 0U; i < e->label_count; ++i) {
    strbuf_puts(b, i ? ", " : ": ");
    strbuf_append(b, e->labels[i]);
  }
  strbuf_puts(b, e->planned ? " planned" : "");
  strbuf_puts(b, e->inferred ? " inferred" : "");
  strbuf_puts(b, e->conflict ? " conflict" : "");
  strbuf_puts(b, e->summary ? " summary" : "");
  strbuf_putc(b, '\n');
}

// Every fact is drawn or left out, once
static inline void
dump_balance(strbuf* b, const view* v, const weft_graph* graph)
{
  size_t facts = v->fact_count;
  for (size_t i = 0U; i < WEFT_LEFT_REASONS; ++i) {
    facts += v->left[i].facts;
  }
  if (facts != weft_graph_fact_count(graph)) {
    strbuf_printf(b, "%zu facts are accounted for\n", facts);
  }
}

// All of a view, or the message of its failure
static inline weft_status
view_dump(strbuf* b, const weft_graph* graph, const weft_render_options* o)
{
  view        v     = {.node_count = 0U};
  weft_error  error = WEFT_ERROR_INIT;
  dot_input   in    = {.graph   = graph,
                       .view    = &v,
                       .options = o,
                       .plan    = layout_find("dot", 1U, 1U)};
  weft_status st    = view_make(&v, graph, o, &error);
  if (st) {
    strbuf_printf(b, "error: %s\n", error.message);
    view_free(&v);
    return st;
  }
  for (size_t i = 0U; i < v.node_count; ++i) {
    dump_node(b, &v.nodes[i]);
  }
  for (size_t i = 0U; i < v.edge_count; ++i) {
    dump_edge(b, &v, &v.edges[i]);
  }
  for (size_t i = 0U; i < v.group_count; ++i) {
    strbuf_printf(b, "frame %zu of %zu: ", i, v.groups[i].entities);
    strbuf_append(b, v.groups[i].label);
    strbuf_putc(b, '\n');
  }
  dump_balance(b, &v, graph);
  caption_put(b, &in, "\n");
  strbuf_putc(b, '\n');
  view_free(&v);
  return b->status;
}

#endif // WEFT_TEST_VIEW_DUMP_H
