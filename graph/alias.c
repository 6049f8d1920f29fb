// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Joining by declared aliases, in rounds: an alias joins the entity that
// claims it with the entity that is named so, if each is the only one for the
// other that may be.  Shared aliases thus join nothing.

#include "freezing.h"

#include "try.h"

// Aliases of aliases are followed this far
#define ROUNDS_MAX 16U

// A key that more pairs than this compete for is too ambiguous to join
#define PAIRS_MAX ((size_t)1U << 16U)

typedef struct {
  joined*   proposals; // of a round
  size_t    proposal_count;
  uint64_t* work;   // room for any run
  uint32_t* owners; // roots of the places that are named by a key
  uint32_t* rivals; // compatible claimants for each of owners
  uint32_t* takers; // roots of the places that claim it
} joining;

// The places that are named by a key, and those that claim it
typedef struct {
  const uint64_t* named;
  size_t          named_count;
  const uint64_t* claims;
  size_t          claim_count;
} contest;

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

// The first place of a run that is in a group
static uint32_t
find_member(const freezing* const f,
            const uint64_t* const run,
            const size_t          count,
            const uint32_t        root)
{
  for (size_t i = 0U; i < count; ++i) {
    if (identity_root(f, pair_low(run[i])) == root) {
      return pair_low(run[i]);
    }
  }
  return root;
}

// Propose the joins of one key
static void
propose(const freezing* const f,
        joining* const        j,
        const contest* const  c,
        const size_t          owners,
        const size_t          takers)
{
  for (size_t i = 0U; i < owners; ++i) {
    j->rivals[i] = 0U;
    for (size_t k = 0U; k < takers; ++k) {
      j->rivals[i] += identity_compatible(f, j->owners[i], j->takers[k]);
    }
  }
  for (size_t k = 0U; k < takers; ++k) {
    size_t matches = 0U;
    size_t match   = 0U;
    for (size_t i = 0U; i < owners; ++i) {
      if (identity_compatible(f, j->owners[i], j->takers[k])) {
        ++matches;
        match = i;
      }
    }
    if (matches == 1U && j->rivals[match] == 1U) {
      j->proposals[j->proposal_count++] =
        (joined){find_member(f, c->claims, c->claim_count, j->takers[k]),
                 find_member(f, c->named, c->named_count, j->owners[match]),
                 pair_high(c->claims[0]),
                 WEFT_JOIN_ALIAS};
    }
  }
}

static void
contend(freezing* const f, joining* const j, const contest* const c)
{
  const size_t owners =
    collect_roots(f, j, c->named, c->named_count, j->owners);
  const size_t all = collect_roots(f, j, c->claims, c->claim_count, j->takers);
  const size_t takers = drop_owners(j, owners, all);
  if (takers && owners <= PAIRS_MAX / takers) {
    propose(f, j, c, owners, takers);
  }
}

// Whether a round joined anything.  All its proposals rest on one state.
static bool
join_round(freezing* const f, joining* const j)
{
  j->proposal_count = 0U;
  size_t named      = 0U;
  for (size_t i = 0U; i < f->claim_count;) {
    const size_t   end = run_end(f->claims, f->claim_count, i);
    const uint32_t key = pair_high(f->claims[i]);
    while (named < f->node_count && pair_high(f->named[named]) < key) {
      ++named;
    }
    if (named < f->node_count && pair_high(f->named[named]) == key) {
      const size_t  named_end = run_end(f->named, f->node_count, named);
      const contest c         = {
                f->named + named, named_end - named, f->claims + i, end - i};
      contend(f, j, &c);
    }
    i = end;
  }
  bool united = false;
  for (size_t i = 0U; i < j->proposal_count; ++i) {
    united |= identity_unite(f, &j->proposals[i]);
  }
  return united;
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
collect_claims(freezing* const f)
{
  const weft_graph* const graph = f->graph;
  for (size_t i = 0U; i < graph->document_count; ++i) {
    const document* const d = &graph->documents[i];
    for (size_t k = 0U; k < d->info.alias_count; ++k) {
      const claim* const c = &d->claims[k];
      if (c->alias != INTERN_EMPTY) {
        f->claims[f->claim_count++] =
          pack_pair(f->key_rank[c->key], f->node_place[c->node]);
      }
    }
  }
  f->claim_count = sort_unique(f->claims, f->claim_count);
}

weft_status
identity_join_aliases(freezing* const f)
{
  const size_t nodes  = f->node_count;
  const size_t claims = count_claims(f->graph);
  const size_t most   = nodes > claims ? nodes : claims;
  joining      j      = {.proposals = freezing_array(f, claims, sizeof(joined)),
                         .work      = freezing_array(f, most, sizeof(uint64_t)),
                         .owners    = freezing_array(f, nodes, sizeof(uint32_t)),
                         .rivals    = freezing_array(f, nodes, sizeof(uint32_t)),
                         .takers    = freezing_array(f, claims, sizeof(uint32_t))};
  f->claims           = freezing_array(f, claims, sizeof(uint64_t));
  if (!f->claims || !j.proposals || !j.work || !j.owners || !j.rivals ||
      !j.takers) {
    return WEFT_ERR_NO_MEMORY;
  }
  collect_claims(f);
  for (size_t i = 0U; i < ROUNDS_MAX && join_round(f, &j); ++i) {
  }
  return WEFT_OK;
}
