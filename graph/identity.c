// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Identity: which names are one entity.
//
// First by name: within one name key, equal types join, and a type joins the
// one most specific type below it that is there.  If two types below it must
// stay apart (a company and a river), it joins neither.
//
// Then by declared aliases, in rounds: an alias joins the entity that claims
// it with the entity that is named so, if each is the only one of a
// compatible type for the other.  Shared aliases thus join nothing.

#include "freezing.h"

#include "try.h"

#include <stdlib.h>

// Aliases of aliases are followed this far
#define ROUNDS_MAX 16U

// A key that more pairs than this compete for is too ambiguous to join
#define PAIRS_MAX ((size_t)1U << 16U)

typedef struct {
  uint64_t* named; // key and place of each node, sorted
  size_t    named_count;
  uint64_t* claims; // key and place of each declared alias, sorted
  size_t    claim_count;
  uint64_t* joins; // proposals of a round: claimant and named root
  size_t    join_count;
  uint64_t* work;   // room for any bucket
  uint32_t* owners; // room for the named roots of a key
  uint32_t* rivals; // compatible claimants for each of owners
  uint32_t* takers; // room for the claiming roots of a key
} joining;

// Groups

uint32_t
identity_root(freezing* const f, uint32_t place)
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
is_compatible(const freezing* const f, const uint32_t a, const uint32_t b)
{
  const node* const x = type_of(f, a);
  const node* const y = type_of(f, b);
  return is_below(f, x, y) || is_below(f, y, x);
}

bool
identity_unite(freezing* const f, const uint32_t a, const uint32_t b)
{
  const uint32_t x = identity_root(f, a);
  const uint32_t y = identity_root(f, b);
  if (x == y || !is_compatible(f, x, y)) {
    return false;
  }
  const uint32_t first  = x < y ? x : y;
  const uint32_t second = x < y ? y : x;
  if (is_below(f, type_of(f, second), type_of(f, first))) {
    f->type_holder[first] = f->type_holder[second];
  }
  f->parent[second] = first;
  return true;
}

// Joining by name

// Join equal types; stores a place of each declared type, returns how many
static size_t
join_equal_types(freezing* const       f,
                 joining* const        j,
                 const uint64_t* const bucket,
                 const size_t          count)
{
  for (size_t i = 0U; i < count; ++i) {
    const uint32_t place = pair_low(bucket[i]);
    const uint32_t type  = f->string_rank[f->nodes[place]->type];
    j->work[i]           = pack_pair(type, place);
  }
  sort_unique(j->work, count);

  size_t heads = 0U;
  for (size_t i = 0U; i < count; ++i) {
    const uint32_t place = pair_low(j->work[i]);
    if (i && pair_high(j->work[i]) == pair_high(j->work[i - 1U])) {
      identity_unite(f, pair_low(j->work[i - 1U]), place);
    } else if (f->nodes[place]->schema != NO_TYPE) {
      j->owners[heads++] = place;
    }
  }
  return heads;
}

// The one most specific type below `top`, or NO_NODE if none or many
static uint32_t
find_leaf(const freezing* const f,
          const joining* const  j,
          const size_t          heads,
          const size_t          top)
{
  uint32_t leaf = NO_NODE;
  for (size_t i = 0U; i < heads; ++i) {
    const bool below =
      i != top && !j->rivals[i] &&
      is_below(f, f->nodes[j->owners[i]], f->nodes[j->owners[top]]);
    if (below && leaf != NO_NODE) {
      return NO_NODE;
    }
    if (below) {
      leaf = j->owners[i];
    }
  }
  return leaf;
}

static void
join_bucket(freezing* const       f,
            joining* const        j,
            const uint64_t* const bucket,
            const size_t          count)
{
  if (count < 2U) {
    return;
  }
  const size_t heads = join_equal_types(f, j, bucket, count);
  // Mark what has another type below it
  for (size_t i = 0U; i < heads; ++i) {
    j->rivals[i] = 0U;
    for (size_t k = 0U; k < heads && !j->rivals[i]; ++k) {
      j->rivals[i] =
        k != i && is_below(f, f->nodes[j->owners[k]], f->nodes[j->owners[i]]);
    }
  }
  for (size_t i = 0U; i < heads; ++i) {
    const uint32_t leaf = find_leaf(f, j, heads, i);
    if (leaf != NO_NODE) {
      identity_unite(f, j->owners[i], leaf);
    }
  }
}

// End of the run of pairs that have the key of the one at `start`
static size_t
run_end(const uint64_t* const pairs, const size_t count, const size_t start)
{
  size_t end = start + 1U;
  while (end < count && pair_high(pairs[end]) == pair_high(pairs[start])) {
    ++end;
  }
  return end;
}

static void
join_names(freezing* const f, joining* const j)
{
  for (size_t i = 0U; i < j->named_count;) {
    const size_t end = run_end(j->named, j->named_count, i);
    join_bucket(f, j, j->named + i, end - i);
    i = end;
  }
}

// Joining by alias

// Store the distinct roots of a run, sorted
static size_t
collect_roots(freezing* const       f,
              joining* const        j,
              const uint64_t* const run,
              const size_t          count,
              uint32_t* const       out)
{
  for (size_t i = 0U; i < count; ++i) {
    j->work[i] = identity_root(f, pair_low(run[i]));
  }
  const size_t distinct = sort_unique(j->work, count);
  for (size_t i = 0U; i < distinct; ++i) {
    out[i] = pair_low(j->work[i]);
  }
  return distinct;
}

// Take those that are named so themselves out of the claimants
static size_t
drop_owners(joining* const j, const size_t owners, const size_t takers)
{
  size_t kept = 0U;
  size_t at   = 0U;
  for (size_t i = 0U; i < takers; ++i) {
    while (at < owners && j->owners[at] < j->takers[i]) {
      ++at;
    }
    if (at == owners || j->owners[at] != j->takers[i]) {
      j->takers[kept++] = j->takers[i];
    }
  }
  return kept;
}

// Propose the joins of one key
static void
propose(const freezing* const f,
        joining* const        j,
        const size_t          owners,
        const size_t          takers)
{
  for (size_t i = 0U; i < owners; ++i) {
    j->rivals[i] = 0U;
    for (size_t k = 0U; k < takers; ++k) {
      j->rivals[i] += is_compatible(f, j->owners[i], j->takers[k]);
    }
  }
  for (size_t k = 0U; k < takers; ++k) {
    size_t matches = 0U;
    size_t match   = 0U;
    for (size_t i = 0U; i < owners; ++i) {
      if (is_compatible(f, j->owners[i], j->takers[k])) {
        ++matches;
        match = i;
      }
    }
    if (matches == 1U && j->rivals[match] == 1U) {
      j->joins[j->join_count++] = pack_pair(j->takers[k], j->owners[match]);
    }
  }
}

// Whether a round joined anything.  All its proposals rest on one state.
static bool
join_aliases(freezing* const f, joining* const j)
{
  j->join_count = 0U;
  size_t named  = 0U;
  for (size_t i = 0U; i < j->claim_count;) {
    const size_t   end = run_end(j->claims, j->claim_count, i);
    const uint32_t key = pair_high(j->claims[i]);
    while (named < j->named_count && pair_high(j->named[named]) < key) {
      ++named;
    }
    if (named < j->named_count && pair_high(j->named[named]) == key) {
      const size_t named_end = run_end(j->named, j->named_count, named);
      const size_t owners =
        collect_roots(f, j, j->named + named, named_end - named, j->owners);
      const size_t all = collect_roots(f, j, j->claims + i, end - i, j->takers);
      const size_t takers = drop_owners(j, owners, all);
      if (takers && owners <= PAIRS_MAX / takers) {
        propose(f, j, owners, takers);
      }
    }
    i = end;
  }
  bool joined = false;
  for (size_t i = 0U; i < j->join_count; ++i) {
    joined |= identity_unite(f, pair_high(j->joins[i]), pair_low(j->joins[i]));
  }
  return joined;
}

// Preparation

static size_t
count_claims(const weft_graph* const graph)
{
  size_t count = 0U;
  for (size_t i = 0U; i < graph->document_count; ++i) {
    count += graph->documents[i].info.alias_count;
  }
  return count;
}

static void
collect_claims(const freezing* const f, joining* const j)
{
  const weft_graph* const graph = f->graph;
  for (size_t i = 0U; i < graph->document_count; ++i) {
    const document* const d = &graph->documents[i];
    for (size_t k = 0U; k < d->info.alias_count; ++k) {
      const claim* const c = &d->claims[k];
      if (c->alias != INTERN_EMPTY) {
        j->claims[j->claim_count++] =
          pack_pair(f->key_rank[c->key], f->node_place[c->node]);
      }
    }
  }
  j->claim_count = sort_unique(j->claims, j->claim_count);
}

static weft_status
prepare(freezing* const f, joining* const j)
{
  const size_t nodes  = f->node_count;
  const size_t claims = count_claims(f->graph);
  const size_t most   = nodes > claims ? nodes : claims;
  f->parent           = freezing_array(f, nodes, sizeof(uint32_t));
  f->type_holder      = freezing_array(f, nodes, sizeof(uint32_t));
  j->named            = freezing_array(f, nodes, sizeof(uint64_t));
  j->claims           = freezing_array(f, claims, sizeof(uint64_t));
  j->joins            = freezing_array(f, claims, sizeof(uint64_t));
  j->work             = freezing_array(f, most, sizeof(uint64_t));
  j->owners           = freezing_array(f, nodes, sizeof(uint32_t));
  j->rivals           = freezing_array(f, nodes, sizeof(uint32_t));
  j->takers           = freezing_array(f, claims, sizeof(uint32_t));
  if (!f->parent || !f->type_holder || !j->named || !j->claims || !j->joins ||
      !j->work || !j->owners || !j->rivals || !j->takers) {
    return WEFT_ERR_NO_MEMORY;
  }
  for (uint32_t i = 0U; i < nodes; ++i) {
    f->parent[i]      = i;
    f->type_holder[i] = i;
    j->named[i]       = pack_pair(f->key_rank[f->nodes[i]->key], i);
  }
  j->named_count = sort_unique(j->named, nodes);
  collect_claims(f, j);
  return WEFT_OK;
}

weft_status
identity_join(freezing* const f)
{
  joining     j  = {0};
  weft_status st = WEFT_OK;
  TRY(st, prepare(f, &j));
  join_names(f, &j);
  for (size_t i = 0U; i < ROUNDS_MAX && join_aliases(f, &j); ++i) {
  }
  return st;
}
