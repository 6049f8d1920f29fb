// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "infer.h"

#include "date.h"
#include "infer_chain.h"

#include "try.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define FIRST_CAPACITY 64U

// Relations

// Index of the relation named `name`, or INFER_NONE
static long
find_relation(const weft_schema* const s, const weft_str name)
{
  for (size_t i = 0U; name.size && i < s->relation_count; ++i) {
    if (weft_str_equals(s->relations[i].name, name)) {
      return (long)i;
    }
  }
  return INFER_NONE;
}

bool
infer_needs(const weft_schema* const schema, bool* const out)
{
  bool any = false;
  for (size_t i = 0U; i < schema->relation_count; ++i) {
    out[i] = false;
  }
  for (size_t i = 0U; i < schema->relation_count; ++i) {
    const long inverse = find_relation(schema, schema->relations[i].inverse);
    out[i] = out[i] || schema->relations[i].transitive || inverse != INFER_NONE;
    if (inverse != INFER_NONE) {
      out[inverse] = true;
    }
    any = any || out[i];
  }
  return any;
}

// Whether the facts of `b` turned around are facts of `a`
static bool
is_inverse(const weft_schema* const s, const size_t a, const size_t b)
{
  return weft_str_equals(s->relations[a].inverse, s->relations[b].name) ||
         weft_str_equals(s->relations[b].inverse, s->relations[a].name);
}

// The inverse of a relation that chains does so too
static bool
is_transitive(const weft_schema* const s, const size_t relation)
{
  bool found = s->relations[relation].transitive;
  for (size_t i = 0U; i < s->relation_count && !found; ++i) {
    found = s->relations[i].transitive && is_inverse(s, relation, i);
  }
  return found;
}

// Order

static int
compare_numbers(const size_t a, const size_t b)
{
  return (a > b) - (a < b);
}

static int
compare_edges(const void* const a, const void* const b)
{
  const infer_edge* const x     = a;
  const infer_edge* const y     = b;
  int                     order = compare_numbers(x->relation, y->relation);
  if (!order) {
    order = compare_numbers(x->subject, y->subject);
  }
  if (!order) {
    order = compare_numbers(x->object, y->object);
  }
  if (!order) {
    order = compare_numbers(x->status, y->status);
  }
  if (!order) {
    order = weft_str_compare(x->of, y->of);
  }
  return order ? order : weft_str_compare(x->when, y->when);
}

static int
compare_facts(const infer_fact* const x, const infer_fact* const y)
{
  int order = compare_numbers(x->relation, y->relation);
  if (!order) {
    order = compare_numbers(x->subject, y->subject);
  }
  if (!order) {
    order = compare_numbers(x->object, y->object);
  }
  if (!order) {
    order = compare_numbers(x->status, y->status);
  }
  return order ? order : weft_str_compare(x->of, y->of);
}

// Of equal facts the surest comes first, then the one with the fewest
// premises; these are still places among the sorted edges
static int
compare_found(const void* const a, const void* const b)
{
  const infer_fact* const x     = a;
  const infer_fact* const y     = b;
  int                     order = compare_facts(x, y);
  if (!order) {
    order = weft_str_compare(x->when, y->when);
  }
  if (!order) {
    order = compare_numbers(y->confidence, x->confidence);
  }
  if (!order) {
    order = compare_numbers(x->premise_count, y->premise_count);
  }
  for (size_t i = 0U; !order && i < x->premise_count; ++i) {
    order = compare_numbers(x->premises[i], y->premises[i]);
  }
  return order;
}

// Collecting

static bool
says_same(const infer_edge* const e, const infer_fact* const f)
{
  return e->status == f->status && weft_str_equals(e->of, f->of) &&
         date_agrees(e->when, f->when);
}

// Whether a stated fact says the same, if perhaps with another precision of
// its date
static bool
is_stated(const inferring* const x, const infer_fact* const f)
{
  size_t low  = 0U;
  size_t high = x->edge_count;
  while (low < high) {
    const size_t            middle = low + (high - low) / 2U;
    const infer_edge* const e      = &x->edges[middle];
    int                     order  = compare_numbers(e->relation, f->relation);
    if (!order) {
      order = compare_numbers(e->subject, f->subject);
    }
    if (!order) {
      order = compare_numbers(e->object, f->object);
    }
    if (order < 0) {
      low = middle + 1U;
    } else {
      high = middle;
    }
  }
  for (; low < x->edge_count; ++low) {
    const infer_edge* const e = &x->edges[low];
    if (e->relation != f->relation || e->subject != f->subject ||
        e->object != f->object) {
      break;
    }
    if (says_same(e, f)) {
      return true;
    }
  }
  return false;
}

weft_status
infer_add(inferring* const x, const infer_fact* const found)
{
  infer_fact f = *found;
  if (x->schema->relations[f.relation].symmetric && f.object < f.subject) {
    f.subject = found->object;
    f.object  = found->subject;
  }
  if (f.subject == f.object || is_stated(x, &f)) {
    return WEFT_OK;
  }
  if (x->out->count == INFER_FACTS_MAX) {
    x->out->cut = true;
    return WEFT_OK;
  }
  if (x->out->count == x->capacity) {
    const size_t capacity = x->capacity ? x->capacity * 2U : FIRST_CAPACITY;
    infer_fact* const more =
      realloc(x->out->facts, capacity * sizeof(infer_fact));
    if (!more) {
      return WEFT_ERR_NO_MEMORY;
    }
    x->out->facts = more;
    x->capacity   = capacity;
  }
  f.premises =
    arena_array(&x->out->memory, found->premise_count, sizeof(size_t));
  if (!f.premises) {
    return WEFT_ERR_NO_MEMORY;
  }
  memcpy(f.premises, found->premises, found->premise_count * sizeof(size_t));
  x->out->facts[x->out->count++] = f;
  return WEFT_OK;
}

// Inverses

static weft_status
add_inverse(inferring* const x, const size_t relation, const size_t edge)
{
  const infer_edge* const e       = &x->edges[edge];
  size_t                  premise = edge;
  const infer_fact        f       = {.relation      = relation,
                                     .subject       = e->object,
                                     .object        = e->subject,
                                     .status        = e->status,
                                     .confidence    = e->confidence,
                                     .when          = e->when,
                                     .of            = e->of,
                                     .premises      = &premise,
                                     .premise_count = 1U};
  return infer_add(x, &f);
}

// Where the edges of a relation begin
static size_t
first_edge(const inferring* const x, const size_t relation)
{
  size_t low  = 0U;
  size_t high = x->edge_count;
  while (low < high) {
    const size_t middle = low + (high - low) / 2U;
    if (x->edges[middle].relation < relation) {
      low = middle + 1U;
    } else {
      high = middle;
    }
  }
  return low;
}

static void
add_step(inferring* const x,
         const size_t     relation,
         const size_t     edge,
         const bool       turned)
{
  const infer_edge* const e = &x->edges[edge];
  if (e->status != WEFT_ACTUAL || e->of.size) {
    return; // plans and shares of things do not chain
  }
  const bool both = x->schema->relations[relation].symmetric;
  for (int i = 0; i < (both ? 2 : 1); ++i) {
    const bool back           = turned != (i == 1);
    x->steps[x->step_count++] = (infer_step){
      back ? e->object : e->subject, back ? e->subject : e->object, edge};
  }
}

// Add inverses of the facts of `other`, and collect steps of `relation`
static weft_status
take_facts(inferring* const x, const size_t relation, const size_t other)
{
  weft_status  st     = WEFT_OK;
  const bool   turned = is_inverse(x->schema, relation, other);
  const size_t end    = first_edge(x, other + 1U);
  for (size_t i = first_edge(x, other); i < end; ++i) {
    if (turned) {
      TRY(st, add_inverse(x, relation, i));
      add_step(x, relation, i, true);
    }
    if (other == relation) {
      add_step(x, relation, i, false);
    }
  }
  return st;
}

static weft_status
infer_relation(inferring* const x, const size_t relation)
{
  weft_status st = WEFT_OK;
  x->step_count  = 0U;
  for (size_t other = 0U; other < x->schema->relation_count; ++other) {
    TRY(st, take_facts(x, relation, other));
  }
  return is_transitive(x->schema, relation) ? infer_chains(x, relation) : st;
}

// Result

// Of facts that say the same the first stays: "in 2020-05" adds nothing to
// "in 2020".  Premises become the caller's numbers.
static void
finish(const inferring* const x)
{
  inference* const out  = x->out;
  size_t           kept = 0U;
  if (out->count) {
    qsort(out->facts, out->count, sizeof(infer_fact), compare_found);
  }
  for (size_t i = 0U; i < out->count; ++i) {
    infer_fact* const f    = &out->facts[i];
    bool              said = false;
    for (size_t k = kept; k-- > 0U && !compare_facts(&out->facts[k], f);) {
      said = said || date_agrees(out->facts[k].when, f->when);
    }
    for (size_t k = 0U; !said && k < f->premise_count; ++k) {
      f->premises[k] = x->edges[f->premises[k]].fact;
    }
    if (!said) {
      out->facts[kept++] = *f;
    }
  }
  out->count = kept;
}

weft_status
infer(const weft_schema* const schema,
      infer_edge* const        edges,
      const size_t             count,
      inference* const         out)
{
  inferring   x  = {.schema     = schema,
                    .edges      = edges,
                    .edge_count = count,
                    .out        = out,
                    .steps = malloc((4U * count + 1U) * sizeof(infer_step))};
  weft_status st = x.steps ? WEFT_OK : WEFT_ERR_NO_MEMORY;
  if (count) {
    qsort(edges, count, sizeof(infer_edge), compare_edges);
  }
  for (size_t i = 0U; !st && i < schema->relation_count; ++i) {
    st = infer_relation(&x, i);
  }
  if (!st) {
    finish(&x);
  }
  free(x.steps);
  return st;
}

void
infer_free(inference* const x)
{
  free(x->facts);
  arena_free(&x->memory);
  *x = (inference){.count = 0U};
}
