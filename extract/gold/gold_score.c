// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// One to one matching of what was found with the gold, and what it comes to.

#include "gold/gold.h"

#include "fail.h"
#include "try.h"

#include <stdlib.h>
#include <string.h>

enum { NOBODY = -1 };

// Scores by name
typedef struct {
  weft_score_row* items;
  size_t          count;
  size_t          capacity;
  table           index;
} rows;

typedef struct {
  const weft_gold*   gold;
  const weft_schema* schema;
  bool               lenient;
  rows               relations;
  rows               rules;
  weft_gold_scores*  out;
} scorer;

// A document while it is matched
typedef struct {
  const gold_document* document;
  const gold_found**   found;
  int*                 hit;   // of each found one: gold triple or NOBODY
  bool*                used;  // of each gold triple
  bool*                again; // of each found one: states a matched one again
} matching;

static weft_status
find_row(rows* r, weft_str name, weft_score** out)
{
  weft_status  st    = WEFT_OK;
  const size_t known = table_get(&r->index, name, SIZE_MAX);
  if (known != SIZE_MAX) {
    *out = &r->items[known].score;
    return st;
  }
  if (r->count == r->capacity) {
    const size_t capacity = r->capacity ? r->capacity * 2U : 64U;
    void* const  grown = realloc(r->items, capacity * sizeof(weft_score_row));
    if (!grown) {
      return WEFT_ERR_NO_MEMORY;
    }
    r->items    = grown;
    r->capacity = capacity;
  }
  r->items[r->count] = (weft_score_row){name, {0U, 0U, 0U}};
  *out               = &r->items[r->count].score;
  return table_set(&r->index, name, r->count++);
}

static bool
matches(const scorer*      s,
        const gold_triple* g,
        const gold_triple* f,
        bool               lenient)
{
  const bool classy = weft_str_equals(g->object->type, WEFT_STR("Class"));
  if (!weft_str_equals(g->relation, f->relation)) {
    return false;
  }
  if (gold_same_end(g->subject, f->subject, lenient, false) &&
      gold_same_end(g->object, f->object, lenient, classy)) {
    return true;
  }
  const weft_relation_info* const r =
    weft_schema_relation(s->schema, g->relation);
  return r && r->symmetric &&
         gold_same_end(g->subject, f->object, lenient, false) &&
         gold_same_end(g->object, f->subject, lenient, false);
}

// Match those that nobody has yet with each other
static void
align(const scorer* s, matching* m, bool lenient)
{
  const gold_document* const d = m->document;
  for (size_t i = 0U; i < d->found_count; ++i) {
    for (size_t k = 0U; k < d->count && m->hit[i] == NOBODY; ++k) {
      if (!m->used[k] &&
          matches(s, &d->triples[k], &m->found[i]->triple, lenient)) {
        m->used[k] = true;
        m->hit[i]  = (int)k;
      }
    }
  }
}

static void
find_repeated(const scorer* s, matching* m)
{
  const gold_document* const d = m->document;
  for (size_t i = 0U; i < d->found_count; ++i) {
    for (size_t k = 0U; k < d->count && m->hit[i] == NOBODY; ++k) {
      m->again[i] =
        m->again[i] ||
        (m->used[k] &&
         matches(s, &d->triples[k], &m->found[i]->triple, s->lenient));
    }
  }
}

static weft_status
count_found(scorer* s, const matching* m, size_t i)
{
  weft_status             st    = WEFT_OK;
  const gold_found* const f     = m->found[i];
  const bool              right = m->hit[i] != NOBODY;
  weft_score*             row   = NULL;
  if (m->again[i]) {
    return st;
  }
  s->out->total.right += right;
  s->out->total.wrong += !right;
  if (right) {
    s->out->status_right +=
      m->document->triples[m->hit[i]].status == f->triple.status;
  }
  TRY(st, find_row(&s->relations, f->triple.relation, &row));
  row->right += right;
  row->wrong += !right;
  for (const gold_giver* g = f->rules; g; g = g->next) {
    TRY(st, find_row(&s->rules, g->rule, &row));
    row->right += right;
    row->wrong += !right;
  }
  return st;
}

static weft_status
count_missed(scorer* s, const matching* m)
{
  weft_status st  = WEFT_OK;
  weft_score* row = NULL;
  for (size_t k = 0U; k < m->document->count; ++k) {
    if (!m->used[k]) {
      TRY(st, find_row(&s->relations, m->document->triples[k].relation, &row));
      ++row->missed;
      ++s->out->total.missed;
    }
  }
  return st;
}

static weft_status
score_document(scorer* s, const gold_document* d)
{
  weft_status st  = WEFT_OK;
  arena       mem = {NULL, 0U, 0U};
  matching    m   = {.document = d};
  m.found         = arena_array(&mem, d->found_count + 1U, sizeof(gold_found*));
  m.hit           = arena_array(&mem, d->found_count + 1U, sizeof(int));
  m.again         = arena_array(&mem, d->found_count + 1U, sizeof(bool));
  m.used          = arena_array(&mem, d->count + 1U, sizeof(bool));
  if (!m.found || !m.hit || !m.again || !m.used) {
    arena_free(&mem);
    return WEFT_ERR_NO_MEMORY;
  }
  size_t i = 0U;
  for (const gold_found* f = d->first; f; f = f->next) {
    m.hit[i]     = NOBODY;
    m.found[i++] = f;
  }
  // Equal names first, so that a near match takes nobody's own partner
  align(s, &m, false);
  if (s->lenient) {
    align(s, &m, true);
  }
  find_repeated(s, &m);
  for (i = 0U; !st && i < d->found_count; ++i) {
    st = count_found(s, &m, i);
  }
  st = st ? st : count_missed(s, &m);
  arena_free(&mem);
  return st;
}

static int
compare_rows(const void* a, const void* b)
{
  return weft_str_compare(((const weft_score_row*)a)->name,
                          ((const weft_score_row*)b)->name);
}

// Whether a rule gave a triple of a relation, right or wrong
static bool
gives(const weft_gold* gold, weft_str rule, weft_str relation)
{
  for (size_t i = 0U; i < gold->count; ++i) {
    for (const gold_found* f = gold->documents[i]->first; f; f = f->next) {
      if (!weft_str_equals(f->triple.relation, relation)) {
        continue;
      }
      for (const gold_giver* g = f->rules; g; g = g->next) {
        if (weft_str_equals(g->rule, rule)) {
          return true;
        }
      }
    }
  }
  return false;
}

// What a rule missed: gold triples of its relations that it did not find
static void
count_missed_by_rules(scorer* s)
{
  for (size_t i = 0U; i < s->rules.count; ++i) {
    weft_score_row* const rule = &s->rules.items[i];
    size_t                gold = 0U;
    for (size_t k = 0U; k < s->relations.count; ++k) {
      const weft_score_row* const r = &s->relations.items[k];
      if (gives(s->gold, rule->name, r->name)) {
        gold += r->score.right + r->score.missed;
      }
    }
    rule->score.missed = gold - rule->score.right;
  }
}

// Rows in order, in memory that lives until the next scores
static weft_status
keep_rows(arena*                 mem,
          const rows*            from,
          const weft_score_row** out,
          size_t*                count)
{
  weft_score_row* const all =
    arena_array(mem, from->count + 1U, sizeof(weft_score_row));
  if (!all) {
    return WEFT_ERR_NO_MEMORY;
  }
  if (from->count) {
    memcpy(all, from->items, from->count * sizeof(weft_score_row));
    qsort(all, from->count, sizeof(weft_score_row), compare_rows);
  }
  *out   = all;
  *count = from->count;
  return WEFT_OK;
}

weft_status
weft_gold_score(weft_gold*         gold,
                const weft_schema* schema,
                bool               lenient,
                weft_gold_scores*  out,
                weft_error*        error)
{
  WEFT_REQUIRE(gold && schema && out);
  scorer      s  = {.gold = gold, .schema = schema, .lenient = lenient};
  weft_status st = WEFT_OK;
  memset(out, 0, sizeof(*out));
  s.out = out;
  arena_free(&gold->rows);
  memset(&gold->rows, 0, sizeof(gold->rows));
  out->documents = gold->count;
  for (size_t i = 0U; !st && i < gold->count; ++i) {
    out->read += gold->documents[i]->read;
    st = score_document(&s, gold->documents[i]);
  }
  if (!st) {
    count_missed_by_rules(&s);
    st = keep_rows(
      &gold->rows, &s.relations, &out->relations, &out->relation_count);
  }
  if (!st) {
    st = keep_rows(&gold->rows, &s.rules, &out->rules, &out->rule_count);
  }
  table_free(&s.relations.index);
  table_free(&s.rules.index);
  free(s.relations.items);
  free(s.rules.items);
  return st ? fail_memory(error) : WEFT_OK;
}
