// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "view.h"

#include "label.h"
#include "try.h"
#include "view_make.h"

#include "weft/conflict.h"

#include <stdlib.h>

weft_str
view_relation_label(const weft_graph* graph, weft_str relation, weft_str lang)
{
  const weft_relation_info* const info =
    weft_schema_relation(weft_graph_schema(graph), relation);
  return info ? weft_label_find(info->labels, info->label_count, lang, relation)
              : relation;
}

weft_str
view_type_label(const weft_graph* graph, weft_str type, weft_str lang)
{
  const weft_type_info* const info =
    weft_schema_type(weft_graph_schema(graph), type);
  return info ? weft_label_find(info->labels, info->label_count, lang, type)
              : type;
}

static bool
is_class(weft_str relation)
{
  return weft_str_equals(relation, WEFT_STR("is_a"));
}

bool
view_speaks_for_itself(weft_str relation)
{
  return is_class(relation) || weft_str_equals(relation, WEFT_STR("title"));
}

bool
view_is_attribute(const view_maker* m, const weft_fact* fact)
{
  return fact->object_entity == SIZE_MAX ||
         (m->options->literals != WEFT_LITERALS_NODES &&
          !m->notes[fact->object_entity].pinned && is_class(fact->relation));
}

static int
compare_pointers(const void* a, const void* b)
{
  const uintptr_t x = *(const uintptr_t*)a;
  const uintptr_t y = *(const uintptr_t*)b;
  return x < y ? -1 : x > y;
}

// Mark the facts that are in `known`, a list of their addresses
static void
mark_disputed(view_maker* m, uintptr_t* known, size_t count)
{
  const size_t facts = weft_graph_fact_count(m->graph);
  if (!count) {
    return;
  }
  qsort(known, count, sizeof(*known), compare_pointers);
  for (size_t i = 0U; i < facts; ++i) {
    const uintptr_t fact = (uintptr_t)weft_graph_fact(m->graph, i);
    m->disputed[i] =
      bsearch(&fact, known, count, sizeof(*known), compare_pointers) != NULL;
  }
}

static weft_status
find_disputed(view_maker* m)
{
  weft_conflicts* list  = NULL;
  size_t          count = 0U;
  weft_status     st    = weft_conflicts_find(m->graph, &list, m->error);
  for (size_t i = 0U; i < weft_conflicts_count(list); ++i) {
    count += weft_conflicts_get(list, i)->fact_count;
  }
  uintptr_t* const known =
    st ? NULL
       : (uintptr_t*)arena_array(&m->scratch, count + 1U, sizeof(uintptr_t));
  st    = st ? st : known ? WEFT_OK : WEFT_ERR_NO_MEMORY;
  count = 0U;
  for (size_t i = 0U; !st && i < weft_conflicts_count(list); ++i) {
    const weft_conflict* const c = weft_conflicts_get(list, i);
    for (size_t k = 0U; k < c->fact_count; ++k) {
      known[count++] = (uintptr_t)c->facts[k];
    }
  }
  if (!st) {
    mark_disputed(m, known, count);
  }
  weft_conflicts_free(list);
  return st;
}

static weft_status
prepare(view_maker* m)
{
  const size_t entities = weft_graph_entity_count(m->graph);
  const size_t facts    = weft_graph_fact_count(m->graph);
  arena* const memory   = &m->scratch;

  m->notes = (view_note*)arena_array(memory, entities + 1U, sizeof(view_note));
  m->fates = (unsigned char*)arena_array(memory, facts + 1U, 1U);
  m->disputed = (bool*)arena_array(memory, facts + 1U, sizeof(bool));
  m->labels   = label_entities(memory, m->graph);
  if (!m->notes || !m->fates || !m->disputed || !m->labels) {
    return WEFT_ERR_NO_MEMORY;
  }
  for (size_t i = 0U; i < entities; ++i) {
    m->notes[i].node       = SIZE_MAX;
    m->notes[i].class_fact = SIZE_MAX;
    m->notes[i].fate       = VIEW_KEPT;
  }
  return find_disputed(m);
}

static weft_status
make(view_maker* m)
{
  view* const v  = m->v;
  weft_status st = WEFT_OK;
  TRY(st, prepare(m));
  TRY(st, view_filter(m));
  TRY(st, view_find_sources(m));
  TRY(st, view_select(m));
  TRY(st, view_place(m));
  TRY(st, view_describe_communities(m));
  TRY(st, view_bundle(m));
  TRY(st, view_make_groups(m));
  TRY(st, view_make_keys(m));
  for (size_t i = 0U; i < WEFT_LEFT_REASONS; ++i) {
    v->left_out += v->left[i].entities;
  }
  for (size_t i = 0U; i < v->node_count; ++i) {
    const view_node* const node = &v->nodes[i];
    v->cut                      = v->cut ||
             (!node->linked && (v->filtered || m->notes[node->entity].degree));
  }
  v->nothing = v->filtered && !v->node_count;
  return st;
}

weft_status
view_make(view*                      v,
          const weft_graph*          graph,
          const weft_render_options* options,
          weft_error*                error)
{
  view_maker m = {.v = v, .graph = graph, .options = options, .error = error};
  const weft_status st = make(&m);
  weft_stats_free(m.stats);
  arena_free(&m.scratch);
  return st;
}

void
view_free(view* v)
{
  arena_free(&v->memory);
}
