// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Which facts and entities a picture is about.

#include "view_make.h"

#include "table.h"
#include "try.h"

#include "weft/find.h"

#include <stdlib.h>
#include <string.h>

#define FAR UINT32_MAX

// The filters as the graph understands them.  Tables map a name to whether it
// is chosen; they are empty where all are.
typedef struct {
  table  types;
  table  relations;
  size_t chosen_types;
  size_t chosen_relations;
} filters;

static weft_status
fail(view_maker* m, weft_str text, const char* what)
{
  return weft_error_set(m->error,
                        WEFT_ERR_BAD_INPUT,
                        NULL,
                        0U,
                        0U,
                        "'%.*s' %s",
                        (int)(text.size < 60U ? text.size : 60U),
                        text.size ? text.data : "",
                        what);
}

// Reading the options

static weft_status
add_names(table* names, size_t* chosen, weft_str* found, size_t count)
{
  weft_status st = WEFT_OK;
  for (size_t i = 0U; !st && i < count; ++i) {
    st = table_set(names, found[i], 1U);
  }
  *chosen += count;
  free(found);
  return st;
}

static weft_status
read_types(view_maker* m, filters* f)
{
  const weft_view* const   o      = &m->options->view;
  const weft_schema* const schema = weft_graph_schema(m->graph);
  weft_status              st     = WEFT_OK;
  for (size_t i = 0U; i < o->type_count; ++i) {
    weft_str* found = NULL;
    size_t    count = 0U;
    TRY(st,
        weft_graph_find_types(m->graph, o->types[i], &found, &count, m->error));
    const weft_type_info* const info    = weft_schema_type(schema, found[0]);
    const bool                  literal = info && info->literal;
    TRY(st, add_names(&f->types, &f->chosen_types, found, count));
    if (literal) {
      return fail(m, o->types[i], "is a type of values, not of entities");
    }
  }
  return st;
}

static weft_status
read_relations(view_maker* m, filters* f)
{
  const weft_view* const o  = &m->options->view;
  weft_status            st = WEFT_OK;
  for (size_t i = 0U; i < o->relation_count; ++i) {
    weft_str* found = NULL;
    size_t    count = 0U;
    TRY(st,
        weft_graph_find_relations(
          m->graph, o->relations[i], &found, &count, m->error));
    TRY(st, add_names(&f->relations, &f->chosen_relations, found, count));
  }
  return st;
}

// Whether a text is an ISO date or part of one
static bool
is_date(weft_str text)
{
  static const char shape[] = "0000-00-00";
  for (size_t i = 0U; i < text.size && i < sizeof(shape) - 1U; ++i) {
    const bool digit = text.data[i] >= '0' && text.data[i] <= '9';
    if (shape[i] == '0' ? !digit : text.data[i] != '-') {
      return false;
    }
  }
  return text.size == 4U || text.size == 7U || text.size == 10U;
}

static weft_status
read_dates(view_maker* m)
{
  const weft_view* const o = &m->options->view;
  if (o->since.size && !is_date(o->since)) {
    return fail(m, o->since, "is no date; give one such as 2026-01-31");
  }
  if (o->until.size && !is_date(o->until)) {
    return fail(m, o->until, "is no date; give one such as 2026-01-31");
  }
  return WEFT_OK;
}

// Facts

// Whether `type`, or a supertype, was chosen.  What is found is kept, as there
// are few types and many entities.
static bool
is_chosen_type(const view_maker* m, filters* f, weft_str type)
{
  const weft_schema* const schema = weft_graph_schema(m->graph);
  if (!f->chosen_types) {
    return true;
  }
  size_t known = table_get(&f->types, type, SIZE_MAX);
  if (known == SIZE_MAX) {
    known                             = 0U;
    const weft_type_info* const info  = weft_schema_type(schema, type);
    const weft_type_info*       above = info;
    for (size_t depth = 0U; above && !known && depth < schema->type_count;
         ++depth) {
      known = table_get(&f->types, above->parent, 0U);
      above = weft_schema_type(schema, above->parent);
    }
    (void)table_set(&f->types, type, known); // it is found again otherwise
  }
  return known == 1U;
}

// How two dates compare as far as both tell
static int
compare_dates(weft_str a, weft_str b)
{
  const size_t size = a.size < b.size ? a.size : b.size;
  return memcmp(a.data, b.data, size);
}

// Whether a date is certainly outside; one that is no date never is
static bool
is_outside(const weft_view* o, weft_str date)
{
  return is_date(date) &&
         ((o->since.size && compare_dates(date, o->since) < 0) ||
          (o->until.size && compare_dates(date, o->until) > 0));
}

// Whether all documents that state a fact are outside; 0 also if none is dated
static bool
is_told_outside(const view_maker* m, const weft_fact* fact, bool* dated)
{
  *dated = false;
  for (size_t i = 0U; i < fact->support_count; ++i) {
    const weft_document_info* const d =
      weft_graph_find_document(m->graph, fact->supports[i].doc);
    if (!d || !is_date(d->date)) {
      continue;
    }
    *dated = true;
    if (!is_outside(&m->options->view, d->date)) {
      return false;
    }
  }
  return *dated;
}

// A plan is of the day on which it was told, not of the day that it is for
static bool
is_at_other_time(const view_maker* m, const weft_fact* fact)
{
  const weft_view* const o     = &m->options->view;
  bool                   dated = false;
  if (!o->since.size && !o->until.size) {
    return false;
  }
  if (fact->status == WEFT_PLANNED || !is_date(fact->when)) {
    const bool outside = is_told_outside(m, fact, &dated);
    if (dated) {
      return outside;
    }
  }
  return is_outside(o, fact->when);
}

static unsigned char
fate_of(const view_maker* m, filters* f, const weft_fact* fact)
{
  const weft_entity* const subject = weft_graph_entity(m->graph, fact->subject);
  const weft_entity* const object =
    view_is_attribute(m, fact)
      ? NULL
      : weft_graph_entity(m->graph, fact->object_entity);
  if (!is_chosen_type(m, f, subject->type) ||
      (object && !is_chosen_type(m, f, object->type))) {
    return WEFT_LEFT_TYPE;
  }
  if (f->chosen_relations && !table_get(&f->relations, fact->relation, 0U)) {
    return WEFT_LEFT_RELATION;
  }
  if (fact->confidence < m->options->view.min_confidence) {
    return WEFT_LEFT_CONFIDENCE;
  }
  return is_at_other_time(m, fact) ? WEFT_LEFT_DATE : VIEW_KEPT;
}

static void
filter_facts(view_maker* m, filters* f)
{
  const size_t count = weft_graph_fact_count(m->graph);
  for (size_t i = 0U; i < count; ++i) {
    m->fates[i] = fate_of(m, f, weft_graph_fact(m->graph, i));
  }
}

// The focus

static weft_status
find_focus(view_maker* m)
{
  const weft_view* const o  = &m->options->view;
  weft_status            st = WEFT_OK;
  for (size_t i = 0U; i < o->focus_count; ++i) {
    size_t* found = NULL;
    size_t  count = 0U;
    TRY(st,
        weft_graph_find_entities(
          m->graph, o->focus[i], &found, &count, m->error));
    for (size_t k = 0U; k < count; ++k) {
      m->notes[found[k]].pinned = true;
    }
    free(found);
  }
  return st;
}

// One step of breadth-first search; returns whether it reached anything
static bool
step_away(view_maker* m, uint32_t distance)
{
  const size_t count   = weft_graph_fact_count(m->graph);
  bool         reached = false;
  for (size_t i = 0U; i < count; ++i) {
    const weft_fact* const fact = weft_graph_fact(m->graph, i);
    if (m->fates[i] != VIEW_KEPT || view_is_attribute(m, fact)) {
      continue;
    }
    view_note* const a = &m->notes[fact->subject];
    view_note* const b = &m->notes[fact->object_entity];
    if (a->distance == distance && b->distance == FAR) {
      b->distance = distance + 1U;
      reached     = true;
    } else if (b->distance == distance && a->distance == FAR) {
      a->distance = distance + 1U;
      reached     = true;
    }
  }
  return reached;
}

static void
filter_by_focus(view_maker* m)
{
  const size_t entities = weft_graph_entity_count(m->graph);
  const size_t count    = weft_graph_fact_count(m->graph);
  const size_t depth    = m->options->view.depth ? m->options->view.depth : 1U;
  for (size_t i = 0U; i < entities; ++i) {
    m->notes[i].distance = m->notes[i].pinned ? 0U : FAR;
  }
  for (uint32_t i = 0U; i < depth && step_away(m, i); ++i) {
  }
  for (size_t i = 0U; i < count; ++i) {
    const weft_fact* const fact = weft_graph_fact(m->graph, i);
    const bool             far  = m->notes[fact->subject].distance == FAR ||
                     (!view_is_attribute(m, fact) &&
                      m->notes[fact->object_entity].distance == FAR);
    if (m->fates[i] == VIEW_KEPT && far) {
      m->fates[i] = WEFT_LEFT_FOCUS;
    }
  }
}

// Entities

// What became of an entity's facts, and the first reason why of one
typedef struct {
  size_t        kept;
  unsigned char reason;
} outcome;

static void
count_outcome(outcome* o, unsigned char fate)
{
  o->kept += fate == VIEW_KEPT;
  o->reason = fate < o->reason ? fate : o->reason;
}

// An entity that lost its facts by what they say is left out with them; one
// that only lost its neighbours stays
static unsigned char
fate_of_entity(const view_maker* m,
               filters*          f,
               size_t            index,
               const outcome*    facts)
{
  const weft_view* const o = &m->options->view;
  const bool             strict =
    f->chosen_relations || o->min_confidence || o->since.size || o->until.size;
  if (!is_chosen_type(m, f, weft_graph_entity(m->graph, index)->type)) {
    return WEFT_LEFT_TYPE;
  }
  if (o->focus_count) {
    return m->notes[index].distance == FAR ? WEFT_LEFT_FOCUS : VIEW_KEPT;
  }
  return strict && !facts->kept ? facts->reason : VIEW_KEPT;
}

static weft_status
filter_entities(view_maker* m, filters* f)
{
  const size_t   entities = weft_graph_entity_count(m->graph);
  const size_t   count    = weft_graph_fact_count(m->graph);
  outcome* const outcomes = (outcome*)calloc(entities + 1U, sizeof(outcome));
  if (!outcomes) {
    return WEFT_ERR_NO_MEMORY;
  }
  for (size_t i = 0U; i < entities; ++i) {
    outcomes[i].reason = VIEW_KEPT;
  }
  for (size_t i = 0U; i < count; ++i) {
    const weft_fact* const fact = weft_graph_fact(m->graph, i);
    count_outcome(&outcomes[fact->subject], m->fates[i]);
    if (fact->object_entity != SIZE_MAX) {
      count_outcome(&outcomes[fact->object_entity], m->fates[i]);
    }
  }
  for (size_t i = 0U; i < entities; ++i) {
    m->notes[i].fate = fate_of_entity(m, f, i, &outcomes[i]);
  }
  free(outcomes);
  return WEFT_OK;
}

static void
count_left(view_maker* m)
{
  const size_t entities = weft_graph_entity_count(m->graph);
  const size_t count    = weft_graph_fact_count(m->graph);
  for (size_t i = 0U; i < entities; ++i) {
    const view_note* const note = &m->notes[i];
    if (note->fate != VIEW_KEPT && !note->is_text) {
      ++m->v->left[note->fate].entities;
    }
  }
  for (size_t i = 0U; i < count; ++i) {
    if (m->fates[i] != VIEW_KEPT) {
      ++m->v->left[m->fates[i]].facts;
    }
  }
}

// Entities that are only told as the class or the like of others are words in
// their nodes, and no nodes of their own
static void
find_texts(view_maker* m)
{
  const size_t entities = weft_graph_entity_count(m->graph);
  const size_t count    = weft_graph_fact_count(m->graph);
  for (size_t i = 0U; i < count; ++i) {
    const weft_fact* const fact = weft_graph_fact(m->graph, i);
    if (fact->object_entity != SIZE_MAX) {
      m->notes[fact->object_entity].is_text = true;
    }
  }
  for (size_t i = 0U; i < count; ++i) {
    const weft_fact* const fact     = weft_graph_fact(m->graph, i);
    m->notes[fact->subject].is_text = false;
    if (!view_is_attribute(m, fact)) {
      m->notes[fact->object_entity].is_text = false;
    }
  }
  for (size_t i = 0U; i < entities; ++i) {
    m->notes[i].is_text = m->notes[i].is_text && !m->notes[i].pinned;
  }
}

static weft_status
apply(view_maker* m, filters* f)
{
  weft_status st = WEFT_OK;
  TRY(st, read_types(m, f));
  TRY(st, read_relations(m, f));
  TRY(st, read_dates(m));
  filter_facts(m, f);
  if (m->options->view.focus_count) {
    filter_by_focus(m);
  }
  TRY(st, filter_entities(m, f));
  count_left(m);
  return st;
}

weft_status
view_filter(view_maker* m)
{
  const weft_view* const o = &m->options->view;
  filters                f = {.chosen_types = 0U};
  m->v->filtered = o->focus_count || o->type_count || o->relation_count ||
                   o->since.size || o->until.size || o->min_confidence > 0;
  memset(m->fates, VIEW_KEPT, weft_graph_fact_count(m->graph));
  weft_status st = find_focus(m);
  if (!st) {
    find_texts(m);
    st = m->v->filtered ? apply(m, &f) : WEFT_OK;
  }
  table_free(&f.types);
  table_free(&f.relations);
  return st;
}
