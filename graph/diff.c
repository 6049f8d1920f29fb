// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Sorted lists of two graphs, walked side by side.

#include "weft/diff.h"

#include "model.h"

#include "fail.h"
#include "try.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  const weft_graph*    a;
  const weft_graph*    b;
  weft_difference_func function;
  void*                handle;
} comparing;

static int
compare_sizes(const size_t a, const size_t b)
{
  return (a > b) - (a < b);
}

// Documents

static bool
is_same_document(const weft_document_info* const a,
                 const weft_document_info* const b)
{
  return weft_str_equals(a->sha256, b->sha256) &&
         weft_str_equals(a->date, b->date) &&
         weft_str_equals(a->title, b->title) && a->bytes == b->bytes;
}

static weft_status
compare_documents(const comparing* const c)
{
  weft_status st = WEFT_OK;
  size_t      i  = 0U;
  size_t      k  = 0U;
  for (;;) {
    const weft_document_info* a = weft_graph_document(c->a, i);
    const weft_document_info* b = weft_graph_document(c->b, k);
    if (!a && !b) {
      return st;
    }
    const int order = !a ? 1 : !b ? -1 : weft_str_compare(a->doc, b->doc);
    a               = order <= 0 ? a : NULL;
    b               = order >= 0 ? b : NULL;
    i += a != NULL;
    k += b != NULL;
    if (!a || !b || !is_same_document(a, b)) {
      const weft_difference d = {.document_a = a, .document_b = b};
      TRY(st, c->function(c->handle, &d));
    }
  }
}

// Entities

static bool
is_same_entity(const weft_entity* const a, const weft_entity* const b)
{
  if (a->alias_count != b->alias_count || !weft_str_equals(a->type, b->type)) {
    return false;
  }
  for (size_t i = 0U; i < a->alias_count; ++i) {
    if (!weft_str_equals(a->aliases[i], b->aliases[i])) {
      return false;
    }
  }
  return true;
}

static weft_status
compare_entities(const comparing* const c)
{
  weft_status st = WEFT_OK;
  size_t      i  = 0U;
  size_t      k  = 0U;
  for (;;) {
    const weft_entity* a = weft_graph_entity(c->a, i);
    const weft_entity* b = weft_graph_entity(c->b, k);
    if (!a && !b) {
      return st;
    }
    const int order = !a ? 1 : !b ? -1 : weft_str_compare(a->id, b->id);
    a               = order <= 0 ? a : NULL;
    b               = order >= 0 ? b : NULL;
    i += a != NULL;
    k += b != NULL;
    if (!a || !b || !is_same_entity(a, b)) {
      const weft_difference d = {.entity_a = a, .entity_b = b};
      TRY(st, c->function(c->handle, &d));
    }
  }
}

// Facts

// A fact with the names that its graph has for its ends
typedef struct {
  const weft_fact* fact;
  weft_str         subject;
  weft_str         object; // id of an entity, name of a literal without value
} named;

static int
compare_objects(const named* const a, const named* const b)
{
  const weft_end* const x = &a->fact->object;
  const weft_end* const y = &b->fact->object;
  int order               = compare_sizes(a->fact->object_entity == SIZE_MAX,
                            b->fact->object_entity == SIZE_MAX);
  if (!order) {
    order = weft_str_compare(x->type, y->type);
  }
  if (!order) {
    order = weft_str_compare(a->object, b->object);
  }
  if (!order) {
    order = compare_sizes((size_t)x->value_kind, (size_t)y->value_kind);
  }
  if (!order) {
    order = weft_str_compare(x->value, y->value);
  }
  return order ? order : weft_str_compare(x->unit, y->unit);
}

// By what makes two facts one that has changed
static int
compare_keys(const named* const a, const named* const b)
{
  int order = weft_str_compare(a->subject, b->subject);
  if (!order) {
    order = weft_str_compare(a->fact->relation, b->fact->relation);
  }
  return order ? order : compare_objects(a, b);
}

static int
compare_times(const weft_fact* const a, const weft_fact* const b)
{
  int order = compare_sizes((size_t)a->status, (size_t)b->status);
  if (!order) {
    order = weft_str_compare(a->when, b->when);
  }
  return order ? order : weft_str_compare(a->of, b->of);
}

static int
compare_named(const void* const a, const void* const b)
{
  const named* const x     = a;
  const named* const y     = b;
  const int          order = compare_keys(x, y);
  return order ? order : compare_times(x->fact, y->fact);
}

static named*
name_facts(const weft_graph* const graph)
{
  const size_t count = weft_graph_fact_count(graph);
  named* const all   = calloc(count + 1U, sizeof(named));
  for (size_t i = 0U; all && i < count; ++i) {
    const weft_fact* const f = weft_graph_fact(graph, i);
    const weft_end* const  o = &f->object;
    all[i].fact              = f;
    all[i].subject           = weft_graph_entity(graph, f->subject)->id;
    all[i].object            = f->object_entity != SIZE_MAX
                                 ? weft_graph_entity(graph, f->object_entity)->id
                               : o->value_kind == WEFT_VALUE_NONE ? o->name
                                                                  : (weft_str){"", 0U};
  }
  if (all && count) {
    qsort(all, count, sizeof(named), compare_named);
  }
  return all;
}

static weft_status
put_fact(const comparing* const c,
         const weft_fact* const a,
         const weft_fact* const b)
{
  if (a && b && a->confidence == b->confidence &&
      a->support_count == b->support_count && !compare_times(a, b)) {
    return WEFT_OK;
  }
  const weft_difference d = {.fact_a = a, .fact_b = b};
  return c->function(c->handle, &d);
}

// Facts of one key that both graphs have: first those of one time and status,
// what is left then in order
static weft_status
compare_group(const comparing* const c,
              named* const           a,
              const size_t           a_count,
              named* const           b,
              const size_t           b_count)
{
  weft_status st     = WEFT_OK;
  size_t      a_left = 0U;
  size_t      b_left = 0U;
  size_t      k      = 0U;
  for (size_t i = 0U; i < a_count; ++i) {
    while (k < b_count && compare_times(b[k].fact, a[i].fact) < 0) {
      b[b_left++] = b[k++];
    }
    if (k < b_count && !compare_times(b[k].fact, a[i].fact)) {
      TRY(st, put_fact(c, a[i].fact, b[k++].fact));
    } else {
      a[a_left++] = a[i];
    }
  }
  while (k < b_count) {
    b[b_left++] = b[k++];
  }
  for (size_t i = 0U; i < a_left || i < b_left; ++i) {
    TRY(st,
        put_fact(
          c, i < a_left ? a[i].fact : NULL, i < b_left ? b[i].fact : NULL));
  }
  return st;
}

// How many from `start` have its key
static size_t
group_size(const named* const all, const size_t start, const size_t count)
{
  size_t end = start;
  while (end < count && !compare_keys(&all[start], &all[end])) {
    ++end;
  }
  return end - start;
}

static weft_status
walk_facts(const comparing* const c, named* const a, named* const b)
{
  weft_status  st      = WEFT_OK;
  const size_t a_count = weft_graph_fact_count(c->a);
  const size_t b_count = weft_graph_fact_count(c->b);
  size_t       i       = 0U;
  size_t       k       = 0U;
  while (i < a_count || k < b_count) {
    const int    order  = i == a_count   ? 1
                          : k == b_count ? -1
                                         : compare_keys(&a[i], &b[k]);
    const size_t a_size = order <= 0 ? group_size(a, i, a_count) : 0U;
    const size_t b_size = order >= 0 ? group_size(b, k, b_count) : 0U;
    TRY(st, compare_group(c, a + i, a_size, b + k, b_size));
    i += a_size;
    k += b_size;
  }
  return st;
}

static weft_status
compare_facts(const comparing* const c)
{
  named* const      a  = name_facts(c->a);
  named* const      b  = name_facts(c->b);
  const weft_status st = a && b ? walk_facts(c, a, b) : WEFT_ERR_NO_MEMORY;
  free(a);
  free(b);
  return st;
}

weft_status
weft_diff(const weft_graph* const    a,
          const weft_graph* const    b,
          const weft_difference_func function,
          void* const                handle,
          weft_error* const          error)
{
  WEFT_REQUIRE(a && b && function);
  if (!a->frozen || !b->frozen) {
    return weft_error_set(
      error,
      WEFT_ERR_BAD_ARG,
      NULL,
      0U,
      0U,
      "only frozen graphs can be compared; call weft_graph_freeze() first");
  }
  const comparing c  = {a, b, function, handle};
  weft_status     st = compare_documents(&c);
  st                 = st ? st : compare_entities(&c);
  st                 = st ? st : compare_facts(&c);
  return st == WEFT_ERR_NO_MEMORY ? fail_memory(error) : st;
}
