// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Decisions of the user about names, and the names that they can be about.

#include "weft/graph.h"

#include "decide.h"
#include "model.h"
#include "name.h"

#include "utf8.h"

#include "try.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_CAPACITY = 16, SHOWN_MAX = 160, LISTED_MAX = 3 };

static int
shown(const weft_str text)
{
  const size_t size =
    text.size > SHOWN_MAX ? utf8_before(text, SHOWN_MAX + 1U) : text.size;
  return (int)size;
}

static const char*
safe(const weft_str text)
{
  return text.size ? text.data : "";
}

// Adding

weft_decision
decision_sorted(const weft_decision* const d)
{
  return weft_str_compare(d->a, d->b) <= 0
           ? *d
           : (weft_decision){d->kind, d->b, d->a};
}

weft_status
decision_check(const weft_decision* const d, weft_error* const error)
{
  if (d->kind != WEFT_SPLIT && d->kind != WEFT_JOIN) {
    return weft_error_set(error,
                          WEFT_ERR_BAD_INPUT,
                          NULL,
                          0U,
                          0U,
                          "a decision is unknown; it is split or join");
  }
  if (!d->a.size || !d->b.size || weft_str_equals(d->a, d->b)) {
    return weft_error_set(error,
                          WEFT_ERR_BAD_INPUT,
                          NULL,
                          0U,
                          0U,
                          "a decision needs two different names");
  }
  if (utf8_valid(d->a) != d->a.size || utf8_valid(d->b) != d->b.size) {
    return weft_error_set(error,
                          WEFT_ERR_BAD_TEXT,
                          NULL,
                          0U,
                          0U,
                          "a name is not UTF-8; decode it first");
  }
  return WEFT_OK;
}

static weft_status
make_room(weft_graph* const graph)
{
  if (graph->decision_count < graph->decision_capacity) {
    return WEFT_OK;
  }
  const size_t capacity =
    graph->decision_capacity ? graph->decision_capacity * 2U : FIRST_CAPACITY;
  decided* const more = realloc(graph->decisions, capacity * sizeof(decided));
  if (!more) {
    return WEFT_ERR_NO_MEMORY;
  }
  graph->decisions         = more;
  graph->decision_capacity = capacity;
  return WEFT_OK;
}

static weft_status
put_decision(weft_graph* const          graph,
             const weft_decision* const d,
             const weft_str             key)
{
  weft_status st = WEFT_OK;
  decided new    = {.made.kind = d->kind};
  TRY(st, make_room(graph));
  new.key    = arena_copy(&graph->memory, key);
  new.made.a = arena_copy(&graph->memory, d->a);
  new.made.b = arena_copy(&graph->memory, d->b);
  if (!new.key.data || !new.made.a.data || !new.made.b.data) {
    return WEFT_ERR_NO_MEMORY;
  }
  TRY(st, table_set(&graph->decision_index, new.key, graph->decision_count));
  graph->decisions[graph->decision_count++] = new;
  graph->frozen                             = false;
  return st;
}

weft_status
weft_graph_decide(weft_graph* const          graph,
                  const weft_decision* const decision,
                  weft_error* const          error)
{
  weft_status st = WEFT_OK;
  WEFT_REQUIRE(graph && decision);
  TRY(st, decision_check(decision, error));
  const weft_decision d   = decision_sorted(decision);
  strbuf* const       key = &graph->buffer;
  strbuf_clear(key);
  strbuf_printf(key, "%d:%zu:", (int)d.kind, d.a.size);
  strbuf_append(key, d.a);
  strbuf_append(key, d.b);
  st = key->status;
  if (!st && table_get(&graph->decision_index, strbuf_str(key), SIZE_MAX) ==
               SIZE_MAX) {
    st = put_decision(graph, &d, strbuf_str(key));
  }
  return st ? weft_error_set(
                error, st, NULL, 0U, 0U, "%s", weft_status_string(st))
            : st;
}

// Finding names

// The nodes that a text may mean
typedef struct {
  const weft_graph* graph;
  weft_str          text;
  uint32_t          best; // node, or NO_NODE
  uint32_t          groups[LISTED_MAX];
  size_t            group_count;
} search;

static void
consider(search* const s, const uint32_t number)
{
  const weft_graph* const graph = s->graph;
  const node* const       n     = &graph->nodes[number];
  const uint32_t          group = graph->derived.node_group[number];
  bool                    known = false;
  for (size_t i = 0U; i < s->group_count; ++i) {
    known = known || s->groups[i] == group;
  }
  if (!known && s->group_count < LISTED_MAX) {
    s->groups[s->group_count++] = group;
  }
  const node* const best = s->best == NO_NODE ? NULL : &graph->nodes[s->best];
  const bool        exact =
    weft_str_equals(intern_get(&graph->strings, n->form), s->text);
  const bool best_exact =
    best && weft_str_equals(intern_get(&graph->strings, best->form), s->text);
  const bool smaller =
    !best || weft_str_compare(intern_get(&graph->strings, n->id),
                              intern_get(&graph->strings, best->id)) < 0;
  if (!best || exact > best_exact || (exact == best_exact && smaller)) {
    s->best = number;
  }
}

// Nodes are known to a freeze only if it saw them
static bool
is_known(const weft_graph* const graph, const size_t number)
{
  return graph->nodes[number].used &&
         graph->derived.node_group[number] != NO_NODE;
}

// The entity whose id is the text, by the best of its names
static void
search_entity(search* const s)
{
  const weft_graph* const graph = s->graph;
  const derived* const    d     = &graph->derived;
  for (uint32_t group = 0U; group < d->group_count; ++group) {
    if (weft_str_equals(d->group_ids[group], s->text)) {
      for (uint32_t i = 0U; i < graph->node_count; ++i) {
        if (is_known(graph, i) && d->node_group[i] == group) {
          consider(s, i);
        }
      }
    }
  }
}

static weft_status
search_name(search* const s)
{
  const weft_graph* const graph = s->graph;
  strbuf                  key   = {0};
  name_key(s->text, &key);
  const weft_status st = key.status;
  const size_t      number =
    st ? SIZE_MAX : table_get(&graph->keys.index, strbuf_str(&key), SIZE_MAX);
  strbuf_free(&key);
  for (uint32_t i = 0U; number != SIZE_MAX && i < graph->node_count; ++i) {
    if (graph->nodes[i].key == number && is_known(graph, i)) {
      consider(s, i);
    }
  }
  return st;
}

static weft_status
fail_ambiguous(const search* const s, weft_error* const error)
{
  const weft_str* const ids = s->graph->derived.group_ids;
  const weft_str        x   = ids[s->groups[0]];
  const weft_str        y   = ids[s->groups[1]];
  const bool            up  = weft_str_compare(x, y) < 0;
  const weft_str        a   = up ? x : y;
  const weft_str        b   = up ? y : x;
  return weft_error_set(error,
                        WEFT_ERR_BAD_INPUT,
                        NULL,
                        0U,
                        0U,
                        "'%.*s' names several entities; give an id, such as "
                        "'%.*s' or '%.*s'",
                        shown(s->text),
                        safe(s->text),
                        shown(a),
                        safe(a),
                        shown(b),
                        safe(b));
}

// A name may be known from documents that give their entity another one
static weft_status
fail_missing(const weft_graph* const graph,
             const weft_str          text,
             weft_error* const       error)
{
  for (size_t i = 0U; i < graph->derived.entity_count; ++i) {
    const weft_entity* const e = &graph->derived.entities[i];
    for (size_t k = 0U; k < e->alias_count; ++k) {
      if (weft_str_equals(e->aliases[k], text)) {
        return weft_error_set(error,
                              WEFT_ERR_NOT_FOUND,
                              NULL,
                              0U,
                              0U,
                              "'%.*s' is only another name of '%.*s'; no "
                              "document has an entity that is named so",
                              shown(text),
                              safe(text),
                              shown(e->id),
                              safe(e->id));
      }
    }
  }
  return weft_error_set(error,
                        WEFT_ERR_NOT_FOUND,
                        NULL,
                        0U,
                        0U,
                        "no entity is named '%.*s'; `weft aliases` lists names",
                        shown(text),
                        safe(text));
}

weft_status
weft_graph_find_name(const weft_graph* const graph,
                     const weft_str          text,
                     weft_str* const         out,
                     weft_error* const       error)
{
  weft_status st = WEFT_OK;
  WEFT_REQUIRE(graph && graph->frozen && out);
  search       s     = {.graph = graph, .text = text, .best = NO_NODE};
  const size_t exact = table_get(&graph->node_index, text, SIZE_MAX);
  if (exact != SIZE_MAX && is_known(graph, exact)) {
    consider(&s, (uint32_t)exact);
  } else {
    search_entity(&s);
  }
  if (s.best == NO_NODE) {
    st = search_name(&s);
  }
  if (st) {
    return weft_error_set(
      error, st, NULL, 0U, 0U, "%s", weft_status_string(st));
  }
  if (s.best == NO_NODE) {
    return fail_missing(graph, text, error);
  }
  if (s.group_count > 1U) {
    return fail_ambiguous(&s, error);
  }
  *out = intern_get(&graph->strings, graph->nodes[s.best].id);
  return st;
}

// Whether types of two entities leave room for one that has both
static bool
is_on_one_branch(const weft_graph* const graph,
                 const weft_str          a,
                 const weft_str          b)
{
  const weft_schema* const s = &graph->schema;
  return weft_schema_is_a(s, a, b) || weft_schema_is_a(s, b, a);
}

static weft_str
type_of(const weft_str id)
{
  const char* const slash = memchr(id.data, '/', id.size);
  return (weft_str){id.data, slash ? (size_t)(slash - id.data) : 0U};
}

weft_status
weft_graph_check_decision(const weft_graph* const    graph,
                          const weft_decision* const decision,
                          weft_error* const          error)
{
  weft_status st = WEFT_OK;
  WEFT_REQUIRE(graph && graph->frozen && decision);
  TRY(st, decision_check(decision, error));
  const weft_str names[] = {decision->a, decision->b};
  weft_str       types[2];
  for (size_t i = 0U; i < 2U; ++i) {
    const size_t number = table_get(&graph->node_index, names[i], SIZE_MAX);
    if (number == SIZE_MAX || !is_known(graph, number)) {
      return weft_error_set(error,
                            WEFT_ERR_NOT_FOUND,
                            NULL,
                            0U,
                            0U,
                            "no document names '%.*s'",
                            shown(names[i]),
                            safe(names[i]));
    }
    const uint32_t group = graph->derived.node_group[number];
    types[i]             = type_of(graph->derived.group_ids[group]);
  }
  if (decision->kind == WEFT_JOIN &&
      !is_on_one_branch(graph, types[0], types[1])) {
    return weft_error_set(error,
                          WEFT_ERR_BAD_INPUT,
                          NULL,
                          0U,
                          0U,
                          "cannot join '%.*s' and '%.*s': nothing can be both "
                          "%.*s and %.*s",
                          shown(names[0]),
                          safe(names[0]),
                          shown(names[1]),
                          safe(names[1]),
                          shown(types[0]),
                          safe(types[0]),
                          shown(types[1]),
                          safe(types[1]));
  }
  return st;
}
