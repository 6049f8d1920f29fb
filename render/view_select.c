// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Which entities are nodes of their own: the most important ones.

#include "view_make.h"

#include "text.h"
#include "try.h"

#include <stdlib.h>
#include <string.h>

view_rank
view_rank_of(const view_maker* m, size_t entity)
{
  const view_note* const note = &m->notes[entity];
  return (view_rank){entity,
                     note->degree,
                     weft_graph_entity(m->graph, entity)->support_count,
                     note->distance};
}

int
view_compare_ranks(const void* a, const void* b)
{
  const view_rank* const x = (const view_rank*)a;
  const view_rank* const y = (const view_rank*)b;
  if (x->distance != y->distance) {
    return x->distance < y->distance ? -1 : 1;
  }
  if (x->degree != y->degree) {
    return x->degree > y->degree ? -1 : 1;
  }
  if (x->support != y->support) {
    return x->support > y->support ? -1 : 1;
  }
  return x->entity < y->entity ? -1 : x->entity > y->entity;
}

static int
compare_entities(const void* a, const void* b)
{
  const view_rank* const x = (const view_rank*)a;
  const view_rank* const y = (const view_rank*)b;
  return x->entity < y->entity ? -1 : x->entity > y->entity;
}

// What the kept facts say of their entities.  Returns how many join two.
static size_t
note_facts(view_maker* m)
{
  const size_t count = weft_graph_fact_count(m->graph);
  size_t       links = 0U;
  for (size_t i = 0U; i < count; ++i) {
    const weft_fact* const fact    = weft_graph_fact(m->graph, i);
    view_note* const       subject = &m->notes[fact->subject];
    if (m->fates[i] != VIEW_KEPT) {
      continue;
    }
    if (!view_is_attribute(m, fact)) {
      ++subject->degree;
      ++m->notes[fact->object_entity].degree;
      ++links;
      continue;
    }
    if (view_speaks_for_itself(fact->relation) &&
        (subject->class_fact == SIZE_MAX ||
         weft_graph_fact(m->graph, subject->class_fact)->support_count <
           fact->support_count)) {
      subject->class_fact = i;
    }
    if (m->options->literals == WEFT_LITERALS_NODES) {
      ++subject->degree;
      ++links;
    }
  }
  return links;
}

static weft_status
add_node(view_maker* m, const view_rank* chosen)
{
  view* const              v      = m->v;
  const weft_entity* const entity = weft_graph_entity(m->graph, chosen->entity);

  weft_str name = text_clean(&v->memory, m->labels[chosen->entity]);
  name = name.data ? text_shorten(&v->memory, name, VIEW_NAME_COLUMNS) : name;
  if (!name.data) {
    return WEFT_ERR_NO_MEMORY;
  }
  m->notes[chosen->entity].node = v->node_count;
  v->nodes[v->node_count++]     = (view_node){
        .kind       = VIEW_ENTITY,
        .entity     = chosen->entity,
        .name       = name.size ? name : WEFT_STR("?"),
        .type       = entity->type,
        .support    = entity->support_count,
        .first_fact = SIZE_MAX,
        .group      = SIZE_MAX,
        .linked     = chosen->degree > 0U,
  };
  ++v->entities;
  return WEFT_OK;
}

// Entities that are kept, with edges or without, the most important first
static size_t
rank_entities(const view_maker* m, view_rank* ranks, bool linked)
{
  const size_t total = weft_graph_entity_count(m->graph);
  size_t       count = 0U;
  for (size_t i = 0U; i < total; ++i) {
    const view_note* const note = &m->notes[i];
    if (note->fate == VIEW_KEPT && !note->is_text &&
        (note->degree > 0U) == linked) {
      ranks[count++] = view_rank_of(m, i);
    }
  }
  if (count) {
    qsort(ranks, count, sizeof(*ranks), view_compare_ranks);
  }
  return count;
}

// Make nodes of the first entities, in the order of ids
static weft_status
add_nodes(view_maker* m, view_rank* ranks, size_t count)
{
  weft_status st = WEFT_OK;
  if (count) {
    qsort(ranks, count, sizeof(*ranks), compare_entities);
  }
  for (size_t i = 0U; i < count; ++i) {
    TRY(st, add_node(m, &ranks[i]));
  }
  return WEFT_OK;
}

// How many of so many entities are drawn, and whether the others are folded
static size_t
choose_count(const view_maker* m, size_t linked, size_t links, bool* folds)
{
  const weft_view* const o = &m->options->view;
  if (o->top) {
    *folds = linked > o->top && o->group_by == WEFT_GROUP_COMMUNITY;
    return linked < o->top ? linked : o->top;
  }
  *folds =
    linked > VIEW_LINKED_MAX || (links > VIEW_LINKS_MAX && linked > VIEW_TOP);
  return *folds ? VIEW_TOP : linked;
}

static weft_status
select_linked(view_maker* m, view_rank* ranks, size_t links)
{
  bool         folds  = false;
  const size_t linked = rank_entities(m, ranks, true);
  const size_t count  = choose_count(m, linked, links, &folds);
  const size_t literals =
    m->options->literals == WEFT_LITERALS_NODES ? links : 0U;
  weft_status st = WEFT_OK;
  m->v->nodes    = (view_node*)arena_array(&m->v->memory,
                                        count + VIEW_COMMUNITIES_MAX +
                                          VIEW_REST_MAX + literals + 1U,
                                        sizeof(view_node));
  if (!m->v->nodes) {
    return WEFT_ERR_NO_MEMORY;
  }
  TRY(st, add_nodes(m, ranks, count));
  if (folds) {
    return view_fold(m);
  }
  m->v->left[WEFT_LEFT_TOP].entities += linked - count;
  return WEFT_OK;
}

// An overview, and a view that is full, have no room for the rest
static weft_status
select_rest(view_maker* m, view_rank* ranks)
{
  const view* const v     = m->v;
  const size_t      total = rank_entities(m, ranks, false);
  const size_t      top   = m->options->view.top;
  size_t            room  = VIEW_REST_MAX;
  if (v->communities || (top && v->entities >= top)) {
    room = 0U;
  } else if (top && top - v->entities < room) {
    room = top - v->entities;
  }
  const size_t count = total < room ? total : room;
  m->v->left[WEFT_LEFT_TOP].entities += total - count;
  return add_nodes(m, ranks, count);
}

weft_status
view_select(view_maker* m)
{
  const size_t     total = weft_graph_entity_count(m->graph);
  const size_t     links = note_facts(m);
  view_rank* const ranks =
    (view_rank*)arena_array(&m->scratch, total + 1U, sizeof(view_rank));
  weft_status st = WEFT_OK;
  if (!ranks) {
    return WEFT_ERR_NO_MEMORY;
  }
  TRY(st, select_linked(m, ranks, links));
  return select_rest(m, ranks);
}
