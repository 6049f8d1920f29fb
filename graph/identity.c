// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Identity: which names are one entity.
//
// First by decisions of the user.  Then by name: within one name key, equal
// types join, and a type joins the one most specific type below it that is
// there.  If two types below it must stay apart (a company and a river), it
// joins neither.  Last by declared aliases (alias.c).
//
// What a user has split is never joined, by whatever chain.

#include "freezing.h"

#include "try.h"

#include <stdlib.h>

typedef struct {
  uint64_t* work;   // room for any bucket
  uint32_t* heads;  // a place of each group of a bucket
  bool*     topped; // whether a head has another type below it
} naming;

// Groups

uint32_t
identity_root(const freezing* const f, uint32_t place)
{
  while (f->parent[place] != place) {
    f->parent[place] = f->parent[f->parent[place]];
    place            = f->parent[place];
  }
  return place;
}

static const node*
type_of(const freezing* const f, const uint32_t root)
{
  return f->nodes[f->type_holder[root]];
}

// Whether the type of `a` is that of `b` or below it
static bool
is_below(const freezing* const f, const node* const a, const node* const b)
{
  if (a->type == b->type) {
    return true;
  }
  return a->schema != NO_TYPE && b->schema != NO_TYPE &&
         graph_is_a(f->graph, a->schema, b->schema);
}

static bool
is_split(const freezing* const f, const uint32_t a, const uint32_t b)
{
  if (!f->split_count || !f->bound[a] || !f->bound[b]) {
    return false;
  }
  for (size_t i = 0U; i < f->split_count; ++i) {
    const uint32_t x = identity_root(f, pair_high(f->splits[i]));
    const uint32_t y = identity_root(f, pair_low(f->splits[i]));
    if ((x == a && y == b) || (x == b && y == a)) {
      return true;
    }
  }
  return false;
}

bool
identity_compatible(const freezing* const f, const uint32_t a, const uint32_t b)
{
  const node* const x = type_of(f, a);
  const node* const y = type_of(f, b);
  return (is_below(f, x, y) || is_below(f, y, x)) && !is_split(f, a, b);
}

bool
identity_unite(freezing* const f, const joined* const why)
{
  const uint32_t x = identity_root(f, why->a);
  const uint32_t y = identity_root(f, why->b);
  if (x == y || !identity_compatible(f, x, y)) {
    return false;
  }
  const uint32_t first  = x < y ? x : y;
  const uint32_t second = x < y ? y : x;
  if (is_below(f, type_of(f, second), type_of(f, first))) {
    f->type_holder[first] = f->type_holder[second];
  }
  f->parent[second]         = first;
  f->bound[first]           = f->bound[first] || f->bound[second];
  f->native[first]          = f->native[first] || f->native[second];
  f->joins[f->join_count++] = *why;
  return true;
}

weft_join_kind
identity_kind(const freezing* const f, const uint32_t a, const uint32_t b)
{
  return f->nodes[a]->type == f->nodes[b]->type ? WEFT_JOIN_NAME
                                                : WEFT_JOIN_TYPE;
}

// Joining by decision

uint32_t
identity_place(const freezing* const f, const weft_str id)
{
  const size_t number = table_get(&f->graph->node_index, id, SIZE_MAX);
  return number == SIZE_MAX ? NO_NODE : f->node_place[number];
}

// Store the pairs of places that decisions of a kind name, sorted
static size_t
collect_decisions(const freezing* const    f,
                  const weft_decision_kind kind,
                  uint64_t* const          pairs)
{
  size_t count = 0U;
  for (size_t i = 0U; i < f->graph->decision_count; ++i) {
    const weft_decision* const d = &f->graph->decisions[i].made;
    const uint32_t             a = identity_place(f, d->a);
    const uint32_t             b = identity_place(f, d->b);
    if (d->kind == kind && a != NO_NODE && b != NO_NODE && a != b) {
      pairs[count++] = a < b ? pack_pair(a, b) : pack_pair(b, a);
    }
  }
  return sort_unique(pairs, count);
}

static weft_status
join_decided(freezing* const f)
{
  const size_t    most  = f->graph->decision_count;
  uint64_t* const pairs = freezing_array(f, most, sizeof(uint64_t));
  f->splits             = freezing_array(f, most, sizeof(uint64_t));
  if (!pairs || !f->splits) {
    return WEFT_ERR_NO_MEMORY;
  }
  f->split_count = collect_decisions(f, WEFT_SPLIT, f->splits);
  for (size_t i = 0U; i < f->split_count; ++i) {
    f->bound[pair_high(f->splits[i])] = true;
    f->bound[pair_low(f->splits[i])]  = true;
  }
  const size_t count = collect_decisions(f, WEFT_JOIN, pairs);
  for (size_t i = 0U; i < count; ++i) {
    const joined why = {
      pair_high(pairs[i]), pair_low(pairs[i]), 0U, WEFT_JOIN_DECISION};
    identity_unite(f, &why);
  }
  return WEFT_OK;
}

// Joining by name

static bool
join_one_of(freezing* const       f,
            const uint64_t* const places,
            const size_t          count,
            const uint32_t        place)
{
  for (size_t i = count; i-- > 0U;) {
    const joined why = {pair_low(places[i]), place, 0U, WEFT_JOIN_NAME};
    if (identity_root(f, why.a) == identity_root(f, place) ||
        identity_unite(f, &why)) {
      return true;
    }
  }
  return false;
}

// Join equal types; stores a place of each group of a declared type, returns
// how many
static size_t
join_equal_types(freezing* const       f,
                 naming* const         n,
                 const uint64_t* const bucket,
                 const size_t          count)
{
  for (size_t i = 0U; i < count; ++i) {
    const uint32_t place = pair_low(bucket[i]);
    const uint32_t type  = f->string_rank[f->nodes[place]->type];
    n->work[i]           = pack_pair(type, place);
  }
  sort_unique(n->work, count);

  size_t heads = 0U;
  size_t start = 0U; // of the run of one type
  for (size_t i = 0U; i < count; ++i) {
    const uint32_t place = pair_low(n->work[i]);
    if (pair_high(n->work[i]) != pair_high(n->work[start])) {
      start = i;
    }
    if (!join_one_of(f, n->work + start, i - start, place) &&
        f->nodes[place]->schema != NO_TYPE) {
      n->heads[heads++] = place;
    }
  }
  return heads;
}

// The one most specific type below `top`, or NO_NODE if none or many
static uint32_t
find_leaf(const freezing* const f,
          const naming* const   n,
          const size_t          heads,
          const size_t          top)
{
  uint32_t leaf = NO_NODE;
  for (size_t i = 0U; i < heads; ++i) {
    const bool below =
      i != top && !n->topped[i] &&
      is_below(f, f->nodes[n->heads[i]], f->nodes[n->heads[top]]);
    if (below && leaf != NO_NODE) {
      return NO_NODE;
    }
    if (below) {
      leaf = n->heads[i];
    }
  }
  return leaf;
}

static void
join_bucket(freezing* const       f,
            naming* const         n,
            const uint64_t* const bucket,
            const size_t          count)
{
  if (count < 2U) {
    return;
  }
  const size_t heads = join_equal_types(f, n, bucket, count);
  for (size_t i = 0U; i < heads; ++i) {
    n->topped[i] = false;
    for (size_t k = 0U; k < heads && !n->topped[i]; ++k) {
      n->topped[i] =
        k != i && is_below(f, f->nodes[n->heads[k]], f->nodes[n->heads[i]]);
    }
  }
  for (size_t i = 0U; i < heads; ++i) {
    const uint32_t leaf = find_leaf(f, n, heads, i);
    if (leaf != NO_NODE) {
      const joined why = {n->heads[i], leaf, 0U, WEFT_JOIN_TYPE};
      identity_unite(f, &why);
    }
  }
}

size_t
run_end(const uint64_t* const pairs, const size_t count, const size_t start)
{
  size_t end = start + 1U;
  while (end < count && pair_high(pairs[end]) == pair_high(pairs[start])) {
    ++end;
  }
  return end;
}

static weft_status
join_names(freezing* const f)
{
  const size_t count = f->node_count;
  naming       n     = {freezing_array(f, count, sizeof(uint64_t)),
                        freezing_array(f, count, sizeof(uint32_t)),
                        freezing_array(f, count, sizeof(bool))};
  if (!n.work || !n.heads || !n.topped) {
    return WEFT_ERR_NO_MEMORY;
  }
  for (size_t i = 0U; i < count;) {
    const size_t end = run_end(f->named, count, i);
    join_bucket(f, &n, f->named + i, end - i);
    i = end;
  }
  return WEFT_OK;
}

// Preparation

static weft_status
prepare(freezing* const f)
{
  const size_t nodes = f->node_count;
  f->parent          = freezing_array(f, nodes, sizeof(uint32_t));
  f->type_holder     = freezing_array(f, nodes, sizeof(uint32_t));
  f->named           = freezing_array(f, nodes, sizeof(uint64_t));
  f->joins           = freezing_array(f, nodes, sizeof(joined));
  f->bound           = freezing_array(f, nodes, sizeof(bool));
  f->native          = freezing_array(f, nodes, sizeof(bool));
  if (!f->parent || !f->type_holder || !f->named || !f->joins || !f->bound ||
      !f->native) {
    return WEFT_ERR_NO_MEMORY;
  }
  for (uint32_t i = 0U; i < nodes; ++i) {
    f->parent[i]      = i;
    f->type_holder[i] = i;
    f->named[i]       = pack_pair(f->key_rank[f->nodes[i]->key], i);
  }
  sort_unique(f->named, nodes);
  return WEFT_OK;
}

weft_status
identity_join(freezing* const f)
{
  weft_status st = WEFT_OK;
  TRY(st, prepare(f));
  TRY(st, join_decided(f));
  TRY(st, join_names(f));
  return identity_join_aliases(f);
}
