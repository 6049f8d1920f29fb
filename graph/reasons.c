// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Why names were joined, which aliases joined nothing, what became of
// decisions: for those who review a graph.

#include "freezing.h"

#include "try.h"

#include <stdlib.h>
#include <string.h>

// Entities that one key may mean are compared pairwise up to this many
#define PAIRS_MAX 64U

// Joins

// A declared alias that a join rests on: key and claiming place
typedef struct {
  uint64_t          claim;
  weft_join*        join;
  const weft_alias* best; // of the first document that declares it
  weft_str          doc;
} cited;

static int
compare_cited(const void* const a, const void* const b)
{
  const cited* const x = a;
  const cited* const y = b;
  return (x->claim > y->claim) - (x->claim < y->claim);
}

static cited*
find_cited(cited* const list, const size_t count, const uint64_t what)
{
  const cited key = {.claim = what};
  return count ? bsearch(&key, list, count, sizeof(cited), compare_cited)
               : NULL;
}

static bool
is_earlier(const weft_str          doc,
           const weft_alias* const alias,
           const cited* const      than)
{
  int order = than->best ? weft_str_compare(doc, than->doc) : -1;
  if (!order) {
    order = weft_str_compare(alias->alias, than->best->alias);
  }
  if (!order) {
    order = weft_str_compare(alias->reason, than->best->reason);
  }
  return order < 0;
}

// Find who declares the aliases that joined
static void
cite(const freezing* const f, cited* const list, const size_t count)
{
  const weft_graph* const graph = f->graph;
  for (size_t i = 0U; count && i < graph->document_count; ++i) {
    const document* const d = &graph->documents[i];
    for (size_t k = 0U; k < d->info.alias_count; ++k) {
      const claim* const c     = &d->claims[k];
      cited* const       found = find_cited(
        list, count, pack_pair(f->key_rank[c->key], f->node_place[c->node]));
      if (found && is_earlier(d->info.doc, &d->info.aliases[k], found)) {
        found->best = &d->info.aliases[k];
        found->doc  = d->info.doc;
      }
    }
  }
  for (size_t i = 0U; i < count; ++i) {
    if (list[i].best) {
      list[i].join->alias  = list[i].best->alias;
      list[i].join->doc    = list[i].doc;
      list[i].join->reason = list[i].best->reason;
    }
  }
}

static int
compare_joins(const void* const a, const void* const b)
{
  const weft_join* const x = a;
  const weft_join* const y = b;
  int order                = (x->entity > y->entity) - (x->entity < y->entity);
  if (!order) {
    order = weft_str_compare(x->a, y->a);
  }
  return order ? order : weft_str_compare(x->b, y->b);
}

weft_status
reasons_joins(freezing* const f, const uint32_t* const moved)
{
  const intern* const strings = &f->graph->strings;
  weft_join* const    out =
    arena_array(&f->out.memory, f->join_count, sizeof(weft_join));
  cited* const list  = freezing_array(f, f->join_count, sizeof(cited));
  size_t       count = 0U;
  if (!out || !list) {
    return WEFT_ERR_NO_MEMORY;
  }
  for (size_t i = 0U; i < f->join_count; ++i) {
    const joined* const j      = &f->joins[i];
    const uint32_t      entity = moved[f->entity[j->a]];
    if (entity == NO_NODE) {
      continue;
    }
    weft_join* const join = &out[f->out.join_count++];
    join->entity          = entity;
    join->kind            = j->kind;
    join->a               = intern_get(strings, f->nodes[j->a]->id);
    join->b               = intern_get(strings, f->nodes[j->b]->id);
    if (j->kind == WEFT_JOIN_ALIAS) {
      list[count++] = (cited){.claim = pack_pair(j->key, j->a), .join = join};
    }
  }
  if (count) {
    qsort(list, count, sizeof(cited), compare_cited);
  }
  cite(f, list, count);
  if (f->out.join_count) {
    qsort(out, f->out.join_count, sizeof(weft_join), compare_joins);
  }
  f->out.joins = out;
  return WEFT_OK;
}

// Shared aliases

// Whether what is meant by a name could be one: a claimant and another
static bool
is_doubtful(const freezing* const f,
            const uint32_t* const roots,
            const bool* const     claims,
            const size_t          count)
{
  if (count > PAIRS_MAX) {
    return true;
  }
  for (size_t i = 0U; i < count; ++i) {
    for (size_t k = 0U; k < count; ++k) {
      if (i != k && claims[i] && identity_compatible(f, roots[i], roots[k])) {
        return true;
      }
    }
  }
  return false;
}

// The entities that a key may mean
typedef struct {
  uint32_t* roots;
  bool*     claims;
  uint64_t* work;
} meaning;

static size_t
collect_meanings(const freezing* const f,
                 meaning* const        m,
                 const uint64_t* const claims,
                 const size_t          claim_count,
                 const uint64_t* const named,
                 const size_t          named_count)
{
  size_t count = 0U;
  for (size_t i = 0U; i < claim_count; ++i) {
    m->work[count++] = pack_pair(identity_root(f, pair_low(claims[i])), 1U);
  }
  for (size_t i = 0U; i < named_count; ++i) {
    m->work[count++] = pack_pair(identity_root(f, pair_low(named[i])), 0U);
  }
  count       = sort_unique(m->work, count);
  size_t kept = 0U;
  for (size_t i = 0U; i < count; ++i) {
    const uint32_t root = pair_high(m->work[i]);
    if (!kept || m->roots[kept - 1U] != root) {
      m->roots[kept]    = root;
      m->claims[kept++] = false;
    }
    m->claims[kept - 1U] = m->claims[kept - 1U] || pair_low(m->work[i]);
  }
  return kept;
}

static weft_status
add_shared(freezing* const       f,
           const weft_str* const ids,
           const meaning* const  m,
           const size_t          count)
{
  weft_shared_alias* const s = &f->out.shared[f->out.shared_count];
  weft_str* const          entities =
    arena_array(&f->out.memory, count, sizeof(weft_str));
  s->docs = arena_array(&f->out.memory, count, sizeof(weft_str));
  if (!entities || !s->docs) {
    return WEFT_ERR_NO_MEMORY;
  }
  for (size_t i = 0U; i < count; ++i) {
    m->work[i] = f->entity[m->roots[i]];
  }
  sort_unique(m->work, count); // entities are in the order of their ids
  for (size_t i = 0U; i < count; ++i) {
    entities[i] = ids[m->work[i]];
  }
  s->entities     = entities;
  s->entity_count = count;
  ++f->out.shared_count;
  return WEFT_OK;
}

// Keys of the shared aliases, in their order
static weft_status
find_shared(freezing* const f, const weft_str* const ids, uint32_t* const keys)
{
  weft_status  st    = WEFT_OK;
  const size_t most  = f->node_count + f->claim_count;
  meaning      m     = {freezing_array(f, most, sizeof(uint32_t)),
                        freezing_array(f, most, sizeof(bool)),
                        freezing_array(f, most, sizeof(uint64_t))};
  size_t       named = 0U;
  if (!m.roots || !m.claims || !m.work) {
    return WEFT_ERR_NO_MEMORY;
  }
  for (size_t i = 0U; i < f->claim_count;) {
    const uint32_t key = pair_high(f->claims[i]);
    const size_t   end = run_end(f->claims, f->claim_count, i);
    while (named < f->node_count && pair_high(f->named[named]) < key) {
      ++named;
    }
    const bool is_named =
      named < f->node_count && pair_high(f->named[named]) == key;
    const size_t named_end =
      is_named ? run_end(f->named, f->node_count, named) : named;
    const size_t count = collect_meanings(
      f, &m, f->claims + i, end - i, f->named + named, named_end - named);
    if (count > 1U && is_doubtful(f, m.roots, m.claims, count)) {
      keys[f->out.shared_count] = key;
      TRY(st, add_shared(f, ids, &m, count));
    }
    i = end;
  }
  return st;
}

static int
compare_keys(const void* const a, const void* const b)
{
  const uint32_t x = *(const uint32_t*)a;
  const uint32_t y = *(const uint32_t*)b;
  return (x > y) - (x < y);
}

static int
compare_ids(const void* const a, const void* const b)
{
  return weft_str_compare(*(const weft_str*)a, *(const weft_str*)b);
}

// A document declares a shared alias
static void
note_claim(weft_shared_alias* const s,
           const weft_str           id,
           const weft_str           alias,
           const weft_str           doc)
{
  const weft_str* const found =
    bsearch(&id, s->entities, s->entity_count, sizeof(weft_str), compare_ids);
  if (!s->alias.data || weft_str_compare(alias, s->alias) < 0) {
    s->alias = alias;
  }
  if (found) {
    weft_str* const first = (weft_str*)&s->docs[found - s->entities];
    if (!first->data || weft_str_compare(doc, *first) < 0) {
      *first = doc;
    }
  }
}

static weft_status
explain_shared(freezing* const f, const weft_str* const ids)
{
  const weft_graph* const graph = f->graph;
  weft_status             st    = WEFT_OK;
  uint32_t* const keys = freezing_array(f, f->claim_count, sizeof(uint32_t));
  f->out.shared =
    arena_array(&f->out.memory, f->claim_count, sizeof(weft_shared_alias));
  if (!keys || !f->out.shared) {
    return WEFT_ERR_NO_MEMORY;
  }
  TRY(st, find_shared(f, ids, keys));
  for (size_t i = 0U; f->out.shared_count && i < graph->document_count; ++i) {
    const document* const d = &graph->documents[i];
    for (size_t k = 0U; k < d->info.alias_count; ++k) {
      const claim* const    c     = &d->claims[k];
      const uint32_t        key   = f->key_rank[c->key];
      const uint32_t* const found = bsearch(
        &key, keys, f->out.shared_count, sizeof(uint32_t), compare_keys);
      if (found && c->alias != INTERN_EMPTY) {
        note_claim(&f->out.shared[found - keys],
                   ids[f->entity[f->node_place[c->node]]],
                   d->info.aliases[k].alias,
                   d->info.doc);
      }
    }
  }
  return st;
}

// Decisions

static int
compare_decisions(const void* const a, const void* const b)
{
  const weft_decided* const x     = a;
  const weft_decided* const y     = b;
  int                       order = weft_str_compare(x->made.a, y->made.a);
  if (!order) {
    order = weft_str_compare(x->made.b, y->made.b);
  }
  return order ? order : (int)x->made.kind - (int)y->made.kind;
}

static weft_status
explain_decisions(freezing* const f, const weft_str* const ids)
{
  const size_t        count = f->graph->decision_count;
  weft_decided* const out =
    arena_array(&f->out.memory, count, sizeof(weft_decided));
  if (!out) {
    return WEFT_ERR_NO_MEMORY;
  }
  for (size_t i = 0U; i < count; ++i) {
    const weft_decision* const d    = &f->graph->decisions[i].made;
    const uint32_t             a    = identity_place(f, d->a);
    const uint32_t             b    = identity_place(f, d->b);
    const bool                 both = a != NO_NODE && b != NO_NODE;
    const bool                 one  = both && f->entity[a] == f->entity[b];
    out[i].made                     = *d;
    out[i].a                        = a == NO_NODE ? d->a : ids[f->entity[a]];
    out[i].b                        = b == NO_NODE ? d->b : ids[f->entity[b]];
    out[i].holds                    = both && one == (d->kind == WEFT_JOIN);
  }
  if (count) {
    qsort(out, count, sizeof(weft_decided), compare_decisions);
  }
  f->out.decisions      = out;
  f->out.decision_count = count;
  return WEFT_OK;
}

weft_status
reasons_explain(freezing* const       f,
                const weft_str* const ids,
                const uint32_t* const moved)
{
  weft_status st = WEFT_OK;
  TRY(st, reasons_joins(f, moved));
  TRY(st, explain_shared(f, ids));
  return explain_decisions(f, ids);
}
