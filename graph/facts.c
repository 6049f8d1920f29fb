// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Facts: supports that state the same, together.

#include "confidence.h"
#include "rows.h"

#include "try.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

// Supports

static void
fill_end(const freezing* const     f,
         const observed_end* const end,
         weft_end* const           out)
{
  const intern* const strings = &f->graph->strings;
  out->name                   = intern_get(strings, end->name);
  out->type                   = intern_get(strings, end->type);
  out->value                  = intern_get(strings, end->value);
  out->unit                   = intern_get(strings, end->unit);
  out->value_kind             = (weft_value_kind)end->kind;
  out->literal                = end->node == NO_NODE;
  out->has_span               = (end->has & HAS_SPAN) != 0U;
  out->has_via                = (end->has & HAS_VIA) != 0U;
  out->span                   = end->span;
  out->via                    = end->via;
  if (!out->literal) {
    const weft_entity* const entity = &f->out.entities[row_entity(f, end)];
    const weft_str before = intern_get(strings, f->graph->nodes[end->node].id);
    out->id               = entity->id;
    out->type             = entity->type;
    out->as = weft_str_equals(before, entity->id) ? (weft_str){"", 0U} : before;
  }
}

static void
fill_support(const freezing* const f, const row* const r, weft_support* const s)
{
  const intern* const strings = &f->graph->strings;
  s->doc                      = intern_get(strings, r->seen->doc);
  s->rule                     = intern_get(strings, r->seen->rule);
  s->confidence               = (int)r->seen->confidence;
  s->evidence.sentence        = (size_t)r->seen->sentence;
  s->evidence.span            = r->seen->span;
  s->evidence.text            = *r->text;
  fill_end(f, row_subject(r), &s->subject);
  fill_end(f, row_object(r), &s->object);
}

static int
combine(const weft_support* const supports,
        const size_t              count,
        uint16_t* const           work)
{
  for (size_t i = 0U; i < count; ++i) {
    work[i] = (uint16_t)supports[i].confidence;
  }
  return (int)confidence_combine(work, count);
}

// Literals

typedef struct {
  weft_str            name;
  const weft_support* support;
} spelling;

static int
compare_spellings(const void* const a, const void* const b)
{
  const spelling* const x     = a;
  const spelling* const y     = b;
  const int             order = weft_str_compare(x->name, y->name);
  // Supports are in one array, in their order
  return order ? order : (x->support > y->support) - (x->support < y->support);
}

// The support whose spelling of the literal is used most; ties: the longest,
// then the bytewise smallest.  `work` has room for all supports.
static const weft_support*
choose_spelling(const weft_support* const supports,
                const size_t              count,
                spelling* const           work)
{
  for (size_t i = 0U; i < count; ++i) {
    work[i] = (spelling){supports[i].object.name, &supports[i]};
  }
  qsort(work, count, sizeof(spelling), compare_spellings);

  const spelling* best      = &work[0];
  size_t          best_used = 0U;
  for (size_t i = 0U; i < count;) {
    size_t end = i + 1U;
    while (end < count && weft_str_equals(work[end].name, work[i].name)) {
      ++end;
    }
    const size_t used = end - i;
    if (used > best_used ||
        (used == best_used && work[i].name.size > best->name.size)) {
      best      = &work[i];
      best_used = used;
    }
    i = end;
  }
  return best->support;
}

static weft_status
name_literal(freezing* const f, weft_end* const literal)
{
  strbuf id = {0};
  strbuf_append(&id, literal->type);
  strbuf_putc(&id, '/');
  strbuf_append(&id, literal->name);
  literal->id          = arena_copy(&f->out.memory, strbuf_str(&id));
  const weft_status st = id.status           ? id.status
                         : !literal->id.data ? WEFT_ERR_NO_MEMORY
                                             : WEFT_OK;
  strbuf_free(&id);
  return st;
}

static weft_status
fill_object(freezing* const     f,
            const row* const    first,
            weft_support* const supports,
            const size_t        count,
            spelling* const     work,
            weft_fact* const    out)
{
  weft_status st = WEFT_OK;
  if (!first->literal) {
    const weft_entity* const entity = &f->out.entities[first->object];
    out->object_entity              = first->object;
    out->object =
      (weft_end){.id = entity->id, .name = entity->name, .type = entity->type};
    return st;
  }
  const weft_end* const chosen =
    &choose_spelling(supports, count, work)->object;
  out->object_entity = SIZE_MAX;
  out->object        = (weft_end){.name       = chosen->name,
                                  .type       = chosen->type,
                                  .literal    = true,
                                  .value_kind = chosen->value_kind,
                                  .value      = chosen->value,
                                  .unit       = chosen->unit};
  TRY(st, name_literal(f, &out->object));
  for (size_t i = 0U; i < count; ++i) {
    supports[i].object.id = out->object.id;
  }
  return st;
}

// Facts

// Room for what the supports of any one fact need
typedef struct {
  spelling* spellings;
  uint16_t* sure; // confidences
} workspace;

// What adds to no fact is kept for who writes down all that was observed:
// supports whose ends a join has made one, and repetitions
static void
keep_rest(freezing* const f, const row* const r)
{
  const intern* const strings = &f->graph->strings;
  weft_support        s;
  memset(&s, 0, sizeof(s));
  fill_support(f, r, &s);
  f->out.rest[f->out.rest_count++] =
    (weft_triple){.doc        = s.doc,
                  .subject    = s.subject,
                  .relation   = intern_get(strings, r->seen->relation),
                  .object     = s.object,
                  .status     = (weft_fact_status)r->status,
                  .when       = intern_get(strings, r->seen->when),
                  .of         = intern_get(strings, r->seen->of),
                  .confidence = s.confidence,
                  .rule       = s.rule,
                  .evidence   = s.evidence};
}

// Store the supports of a run of rows without repetitions
static size_t
fill_supports(freezing* const     f,
              const row* const    rows,
              const size_t        count,
              weft_support* const out)
{
  size_t kept = 0U;
  for (size_t i = 0U; i < count; ++i) {
    if (!i || row_compare_places(&rows[i], &rows[i - 1U])) {
      fill_support(f, &rows[i], &out[kept++]);
    } else {
      keep_rest(f, &rows[i]);
    }
  }
  return kept;
}

static weft_status
fill_fact(freezing* const     f,
          const row* const    rows,
          const size_t        count,
          weft_support* const supports,
          workspace* const    work,
          weft_fact* const    out)
{
  const intern* const strings = &f->graph->strings;
  const row* const    first   = &rows[0];
  out->subject                = first->subject;
  out->relation               = intern_get(strings, first->seen->relation);
  out->status                 = (weft_fact_status)first->status;
  out->when                   = intern_get(strings, first->seen->when);
  out->of                     = intern_get(strings, first->seen->of);
  out->supports               = supports;
  out->support_count          = fill_supports(f, rows, count, supports);
  out->confidence = combine(supports, out->support_count, work->sure);

  f->out.entities[first->subject].support_count += out->support_count;
  if (!first->literal) {
    f->out.entities[first->object].support_count += out->support_count;
  }
  return fill_object(
    f, first, supports, out->support_count, work->spellings, out);
}

static weft_status
fill_facts(row_set* const b)
{
  weft_status         st = WEFT_OK;
  freezing* const     f  = b->f;
  weft_support* const supports =
    arena_array(&f->out.memory, b->row_count, sizeof(weft_support));
  workspace work = {freezing_array(f, b->row_count, sizeof(spelling)),
                    freezing_array(f, b->row_count, sizeof(uint16_t))};
  size_t    most = 0U;
  for (size_t i = 0U; i < b->row_count; ++i) {
    most += !i || row_compare_facts(&b->rows[i], &b->rows[i - 1U]);
  }
  f->out.facts = arena_array(&f->out.memory, most, sizeof(weft_fact));
  f->out.rest  = arena_array(
    &f->out.memory, b->row_count - most + b->loop_count, sizeof(weft_triple));
  if (!f->out.rest || !supports || !work.spellings || !work.sure ||
      !f->out.facts) {
    return WEFT_ERR_NO_MEMORY;
  }
  for (size_t i = 0U; i < b->loop_count; ++i) {
    keep_rest(f, &b->loops[i]);
  }
  size_t used = 0U;
  for (size_t i = 0U; i < b->row_count;) {
    size_t end = i + 1U;
    while (end < b->row_count &&
           !row_compare_facts(&b->rows[i], &b->rows[end])) {
      ++end;
    }
    weft_fact* const fact = &f->out.facts[f->out.fact_count++];
    TRY(st, fill_fact(f, &b->rows[i], end - i, supports + used, &work, fact));
    used += fact->support_count;
    i = end;
  }
  return st;
}

// Order of facts

static int
compare_sizes(const size_t a, const size_t b)
{
  return (a > b) - (a < b);
}

static int
compare_objects(const weft_end* const a, const weft_end* const b)
{
  int order = weft_str_compare(a->id, b->id);
  if (!order) {
    order = weft_str_compare(a->value, b->value);
  }
  if (!order) {
    order = weft_str_compare(a->unit, b->unit);
  }
  if (!order) {
    order = compare_sizes(a->value_kind, b->value_kind);
  }
  return order ? order : a->literal - b->literal;
}

int
fact_compare(const void* const a, const void* const b)
{
  const weft_fact* const x     = a;
  const weft_fact* const y     = b;
  int                    order = compare_sizes(x->subject, y->subject);
  if (!order) {
    order = weft_str_compare(x->relation, y->relation);
  }
  if (!order) {
    order = compare_objects(&x->object, &y->object);
  }
  if (!order) {
    order = compare_sizes(x->status, y->status);
  }
  if (!order) {
    order = weft_str_compare(x->when, y->when);
  }
  return order ? order : weft_str_compare(x->of, y->of);
}

// Entities that no fact needs are dropped; the others keep their order
static void
drop_unused(freezing* const f, uint32_t* const moved)
{
  const size_t count = f->out.entity_count;
  size_t       kept  = 0U;
  for (size_t i = 0U; i < count; ++i) {
    moved[i] = NO_NODE;
    if (f->out.entities[i].support_count) {
      moved[i]                = (uint32_t)kept;
      f->out.entities[kept++] = f->out.entities[i];
    }
  }
  f->out.entity_count = kept;
  for (size_t i = 0U; i < f->out.fact_count; ++i) {
    weft_fact* const fact = &f->out.facts[i];
    fact->subject         = moved[fact->subject];
    if (fact->object_entity != SIZE_MAX) {
      fact->object_entity = moved[fact->object_entity];
    }
  }
}

weft_status
facts_build(freezing* const f, uint32_t* const moved)
{
  row_set     b  = {.f = f};
  weft_status st = rows_fill(&b);
  if (!st) {
    st = fill_facts(&b);
  }
  if (!st) {
    drop_unused(f, moved);
  }
  if (!st && f->out.fact_count) {
    qsort(f->out.facts, f->out.fact_count, sizeof(weft_fact), fact_compare);
  }
  rows_dispose(&b);
  return st;
}
