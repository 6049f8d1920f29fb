// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "conflicting.h"

#include "model.h"
#include "value.h"

#include "try.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

// Values of one subject that are compared with each other
enum { VALUES_MAX = 256, FIRST_CAPACITY = 16 };

// The list

weft_status
conflicts_add(weft_conflicts* const    list,
              const weft_conflict_kind kind,
              const bool               certain,
              const size_t* const      facts,
              const size_t             count)
{
  const weft_fact** const copy =
    arena_array(&list->memory, count, sizeof(const weft_fact*));
  if (!copy) {
    return WEFT_ERR_NO_MEMORY;
  }
  for (size_t i = 0U; i < count; ++i) {
    copy[i] = conflicts_fact(list->graph, facts[i]);
  }
  if (list->count == list->capacity) {
    const size_t capacity =
      list->capacity ? list->capacity * 2U : FIRST_CAPACITY;
    weft_conflict* const more =
      realloc(list->items, capacity * sizeof(weft_conflict));
    if (!more) {
      return WEFT_ERR_NO_MEMORY;
    }
    list->items    = more;
    list->capacity = capacity;
  }
  list->items[list->count++] = (weft_conflict){kind, certain, copy, count};
  return WEFT_OK;
}

const weft_fact*
conflicts_fact(const weft_graph* const graph, const size_t index)
{
  return &graph->derived.facts[index];
}

// Facts stand in one array
static int
compare_conflicts(const void* const a, const void* const b)
{
  const weft_conflict* const x = a;
  const weft_conflict* const y = b;
  const size_t               least =
    x->fact_count < y->fact_count ? x->fact_count : y->fact_count;
  for (size_t i = 0U; i < least; ++i) {
    if (x->facts[i] != y->facts[i]) {
      return x->facts[i] < y->facts[i] ? -1 : 1;
    }
  }
  const int order =
    (x->fact_count > y->fact_count) - (x->fact_count < y->fact_count);
  return order ? order : (int)x->kind - (int)y->kind;
}

static const weft_relation_info*
relation_of(const weft_graph* const graph, const weft_str name)
{
  const size_t index = table_get(&graph->relations, name, SIZE_MAX);
  return index == SIZE_MAX ? NULL : &graph->schema.relations[index];
}

// Whether two facts are said of one thing, and not only planned
static bool
is_comparable(const weft_fact* const a, const weft_fact* const b)
{
  return a->status == WEFT_ACTUAL && b->status == WEFT_ACTUAL &&
         weft_str_equals(a->of, b->of);
}

// Values

static bool
is_date(const weft_fact* const fact)
{
  return fact->object.value_kind == WEFT_VALUE_TEXT &&
         value_date_form(fact->object.value) != VALUE_TEXT;
}

// What the comparison of a run of facts found of each
typedef struct {
  bool bad;  // it contradicts another
  bool sure; // certainly
} verdict;

// Find whether two facts contradict each other; a date is what it is, whenever
// it is told
static weft_status
contradict(const weft_graph* const graph,
           const weft_fact* const  a,
           const weft_fact* const  b,
           verdict* const          out)
{
  weft_status st = WEFT_OK;
  *out           = (verdict){false, false};
  if (is_comparable(a, b)) {
    TRY(st, facts_differ(graph, a, b, &out->bad));
  }
  if (out->bad) {
    const fact_time time = facts_time(graph, a, b);
    out->bad             = time != TIME_APART && !facts_share_sentence(a, b);
    out->sure = time == TIME_SAME || (time == TIME_UNKNOWN && is_date(a));
  }
  return st;
}

static weft_status
compare_values(const weft_graph* const graph,
               const size_t            start,
               const size_t            count,
               verdict* const          verdicts)
{
  weft_status st = WEFT_OK;
  for (size_t i = 0U; i < count; ++i) {
    for (size_t k = i + 1U; k < count; ++k) {
      verdict pair;
      TRY(st,
          contradict(graph,
                     conflicts_fact(graph, start + i),
                     conflicts_fact(graph, start + k),
                     &pair));
      if (pair.bad) {
        verdicts[i] = (verdict){true, verdicts[i].sure || pair.sure};
        verdicts[k] = (verdict){true, verdicts[k].sure || pair.sure};
      }
    }
  }
  return st;
}

// Add the conflicts among the facts of a run: one for each `of`
static weft_status
add_values(weft_conflicts* const list, const size_t start, const size_t count)
{
  weft_status st                   = WEFT_OK;
  verdict     verdicts[VALUES_MAX] = {{false, false}};
  TRY(st, compare_values(list->graph, start, count, verdicts));
  for (size_t i = 0U; i < count; ++i) {
    const weft_fact* const first = conflicts_fact(list->graph, start + i);
    size_t                 found[VALUES_MAX];
    size_t                 found_count = 0U;
    bool                   sure        = false;
    for (size_t k = i; verdicts[i].bad && k < count; ++k) {
      const weft_fact* const other = conflicts_fact(list->graph, start + k);
      if (verdicts[k].bad && weft_str_equals(first->of, other->of)) {
        found[found_count++] = start + k;
        sure                 = sure || verdicts[k].sure;
        verdicts[k].bad      = k == i; // told
      }
    }
    if (found_count) {
      TRY(st,
          conflicts_add(list, WEFT_CONFLICT_VALUES, sure, found, found_count));
    }
  }
  return st;
}

static bool
is_same_question(const weft_fact* const a, const weft_fact* const b)
{
  return a->subject == b->subject && weft_str_equals(a->relation, b->relation);
}

static weft_status
find_values(weft_conflicts* const list)
{
  weft_status             st    = WEFT_OK;
  const weft_graph* const graph = list->graph;
  const size_t            count = graph->derived.fact_count;
  for (size_t i = 0U; i < count;) {
    const weft_fact* const          first = conflicts_fact(graph, i);
    const weft_relation_info* const r     = relation_of(graph, first->relation);
    size_t                          end   = i + 1U;
    while (end < count && is_same_question(first, conflicts_fact(graph, end))) {
      ++end;
    }
    if (r && r->functional && end - i > 1U) {
      TRY(st, add_values(list, i, end - i > VALUES_MAX ? VALUES_MAX : end - i));
    }
    i = end;
  }
  return st;
}

// Relations that exclude each other

static int
compare_fact(const weft_fact* const f,
             const size_t           subject,
             const weft_str         relation,
             const weft_str         object)
{
  if (f->subject != subject) {
    return f->subject < subject ? -1 : 1;
  }
  const int order = weft_str_compare(f->relation, relation);
  return order ? order : weft_str_compare(f->object.id, object);
}

// The first fact that does not sort before these
static size_t
find_fact(const weft_graph* const graph,
          const size_t            subject,
          const weft_str          relation,
          const weft_str          object)
{
  size_t low  = 0U;
  size_t high = graph->derived.fact_count;
  while (low < high) {
    const size_t           middle = low + (high - low) / 2U;
    const weft_fact* const f      = conflicts_fact(graph, middle);
    if (compare_fact(f, subject, relation, object) < 0) {
      low = middle + 1U;
    } else {
      high = middle;
    }
  }
  return low;
}

// Compare a fact with those of another relation between two ends
static weft_status
compare_ends(weft_conflicts* const list,
             const size_t          index,
             const size_t          subject,
             const weft_str        relation,
             const weft_str        object)
{
  weft_status             st    = WEFT_OK;
  const weft_graph* const graph = list->graph;
  const weft_fact* const  fact  = conflicts_fact(graph, index);
  const size_t            count = graph->derived.fact_count;
  for (size_t i = find_fact(graph, subject, relation, object); i < count; ++i) {
    const weft_fact* const other = conflicts_fact(graph, i);
    if (compare_fact(other, subject, relation, object)) {
      break;
    }
    const fact_time time = facts_time(graph, fact, other);
    if (time != TIME_APART && is_comparable(fact, other)) {
      const size_t both[] = {index < i ? index : i, index < i ? i : index};
      TRY(st,
          conflicts_add(
            list, WEFT_CONFLICT_DISJOINT, time == TIME_SAME, both, 2U));
    }
  }
  return st;
}

static bool
excludes(const weft_relation_info* const r, const weft_str other)
{
  for (size_t i = 0U; i < r->disjoint_count; ++i) {
    if (weft_str_equals(r->disjoint[i], other)) {
      return true;
    }
  }
  return false;
}

static weft_status
find_excluded(weft_conflicts* const           list,
              const size_t                    index,
              const weft_relation_info* const r,
              const weft_relation_info* const other)
{
  weft_status             st    = WEFT_OK;
  const weft_graph* const graph = list->graph;
  const weft_fact* const  fact  = conflicts_fact(graph, index);
  TRY(st,
      compare_ends(list, index, fact->subject, other->name, fact->object.id));
  if (fact->object_entity != SIZE_MAX && (r->symmetric || other->symmetric)) {
    return compare_ends(list,
                        index,
                        fact->object_entity,
                        other->name,
                        weft_graph_entity(graph, fact->subject)->id);
  }
  return st;
}

// Compare a fact with those of the relations that exclude its own.  Of two
// relations the one that is declared first does the looking.
static weft_status
compare_relations(weft_conflicts* const list, const size_t index)
{
  weft_status                     st    = WEFT_OK;
  const weft_graph* const         graph = list->graph;
  const weft_schema* const        s     = &graph->schema;
  const weft_relation_info* const r =
    relation_of(graph, conflicts_fact(graph, index)->relation);
  const size_t first = r ? (size_t)(r - s->relations) + 1U : s->relation_count;
  for (size_t i = first; i < s->relation_count; ++i) {
    const weft_relation_info* const other = &s->relations[i];
    if (excludes(r, other->name) || excludes(other, r->name)) {
      TRY(st, find_excluded(list, index, r, other));
    }
  }
  return st;
}

static weft_status
find_disjoint(weft_conflicts* const list)
{
  weft_status              st     = WEFT_OK;
  const weft_schema* const schema = &list->graph->schema;
  bool                     any    = false;
  for (size_t i = 0U; i < schema->relation_count; ++i) {
    any = any || schema->relations[i].disjoint_count;
  }
  for (size_t i = 0U; any && i < list->graph->derived.fact_count; ++i) {
    TRY(st, compare_relations(list, i));
  }
  return st;
}

// All

static weft_status
find_all(weft_conflicts* const list)
{
  weft_status st = WEFT_OK;
  TRY(st, find_values(list));
  TRY(st, find_disjoint(list));
  TRY(st, conflicts_find_circles(list));
  if (list->count) {
    qsort(list->items, list->count, sizeof(weft_conflict), compare_conflicts);
  }
  return st;
}

weft_status
weft_conflicts_find(const weft_graph* const graph,
                    weft_conflicts** const  out,
                    weft_error* const       error)
{
  WEFT_REQUIRE(graph && graph->frozen && out);
  *out                       = NULL;
  weft_conflicts* const list = calloc(1U, sizeof(weft_conflicts));
  weft_status           st   = WEFT_ERR_NO_MEMORY;
  if (list) {
    list->graph = graph;
    st          = find_all(list);
  }
  if (st) {
    weft_conflicts_free(list);
    return weft_error_set(
      error, st, NULL, 0U, 0U, "%s", weft_status_string(st));
  }
  *out = list;
  return st;
}

size_t
weft_conflicts_count(const weft_conflicts* const list)
{
  return list->count;
}

const weft_conflict*
weft_conflicts_get(const weft_conflicts* const list, const size_t index)
{
  return index < list->count ? &list->items[index] : NULL;
}

void
weft_conflicts_free(weft_conflicts* const list)
{
  if (list) {
    free(list->items);
    arena_free(&list->memory);
    free(list);
  }
}
