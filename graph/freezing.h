// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// The steps of a freeze, and what they hand on.
//
// Numbers in graph/model.h depend on the order of arrival.  Here everything
// is first renumbered by its sorted place (its rank), and then each step is
// a function of sorted arrays: that is why arrival cannot matter.

#ifndef WEFT_GRAPH_FREEZING_H
#define WEFT_GRAPH_FREEZING_H

#include "model.h"

#include "arena.h"

#include "weft/graph.h"

// A name by which supports call a node
typedef struct {
  uint32_t node;  // in graph->nodes
  uint32_t name;  // in graph->strings
  uint32_t count; // of ends that do so
} seen_name;

// Why two places are one entity
typedef struct {
  uint32_t       a;   // place; it claims the alias if there is one
  uint32_t       b;   // place; it is named so
  uint32_t       key; // rank of the alias's key
  weft_join_kind kind;
} joined;

typedef struct {
  const weft_graph* graph;
  const seen_name*  seen;
  size_t            seen_count;
  arena             scratch;     // freed at the end of the freeze
  derived           out;         // becomes the graph's if all goes well
  uint32_t*         string_rank; // of numbers in graph->strings
  weft_str*         by_rank;     // the strings, sorted
  uint32_t*         key_rank;    // of numbers in graph->keys
  uint32_t*         node_place;  // graph node to place, or NO_NODE if unused
  const node**      nodes;       // used nodes, sorted by id
  size_t            node_count;
  uint32_t*         parent;      // union-find over places
  uint32_t*         type_holder; // of a root: the place with the group's type
  uint32_t*         weight;      // of a place: supports that name it
  joined*           joins;       // one for each pair of groups that became one
  size_t            join_count;
  uint64_t*         splits; // pairs of places that a user keeps apart
  size_t            split_count;
  bool*             bound;  // of a root: whether a split concerns it
  bool*             native; // of a root: named by one of its own type only
  uint64_t*         named;  // key and place of each node, sorted
  uint64_t*         claims; // key and place of each declared alias, sorted
  size_t            claim_count;
  uint32_t*         entity; // of a place: index in out.entities
} freezing;

// An array of `count` zeroed items in the scratch arena
void*
freezing_array(freezing* f, size_t count, size_t size);

// Sort 64-bit numbers; returns how many are left without repetitions
size_t
sort_unique(uint64_t* numbers, size_t count);

static inline uint64_t
pack_pair(uint32_t high, uint32_t low)
{
  return ((uint64_t)high << 32U) | low;
}

static inline uint32_t
pair_high(uint64_t pair)
{
  return (uint32_t)(pair >> 32U);
}

static inline uint32_t
pair_low(uint64_t pair)
{
  return (uint32_t)pair;
}

// End of the run of pairs that have the first number of the one at `start`
size_t
run_end(const uint64_t* pairs, size_t count, size_t start);

// Identity (identity.c): which places are one entity

weft_status
identity_join(freezing* f);

// The root of a place's group: the group's first place
uint32_t
identity_root(const freezing* f, uint32_t place);

// Whether two roots may be one: neither types nor a user keep them apart
bool
identity_compatible(const freezing* f, uint32_t a, uint32_t b);

// Join two groups if they may be; whether anything was joined.  Places are
// those that give the reason.
bool
identity_unite(freezing* f, const joined* why);

// The kind of join of two places whose names have one key
weft_join_kind
identity_kind(const freezing* f, uint32_t a, uint32_t b);

// Join by declared aliases (alias.c)
weft_status
identity_join_aliases(freezing* f);

// The place that a decision means, or NO_NODE
uint32_t
identity_place(const freezing* f, weft_str id);

// The first steps together, from `graph` and `seen`: all entities are in
// `out`, also those that no fact needs
weft_status
freezing_entities(freezing* f);

// Forms (forms.c): the entities with their names, also those without facts

weft_status
forms_choose(freezing* f);

// Reasons (reasons.c): joins, shared aliases and decisions for readers

// `ids` are the entities' ids, before those without facts are dropped;
// `moved` says where the entities are now
weft_status
reasons_explain(freezing* f, const weft_str* ids, const uint32_t* moved);

// The joins alone
weft_status
reasons_joins(freezing* f, const uint32_t* moved);

// Facts (facts.c): the facts; entities without any are dropped.  `moved` has
// room for all entities; it gets their new places, or NO_NODE.

weft_status
facts_build(freezing* f, uint32_t* moved);

// The order of facts
int
fact_compare(const void* a, const void* b);

// A graph as of a date (as_of.c)

// Whether a support is of a later date
bool
as_of_drops(const weft_graph* graph, const observed* seen);

// Leave out later documents that state nothing up to then and name nobody
weft_status
as_of_documents(freezing* f);

// Facts that follow (follow.c), behind the stated ones

weft_status
follow_facts(freezing* f);

#endif // WEFT_GRAPH_FREEZING_H
