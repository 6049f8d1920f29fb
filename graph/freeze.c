// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// A freeze: rank everything, then identity, forms, facts, documents.

#include "freezing.h"

#include "try.h"

#include <stdlib.h>

typedef struct {
  uint64_t prefix; // first bytes, big-endian: most comparisons end here
  weft_str string;
  uint32_t number;
} ranked;

void*
freezing_array(freezing* const f, const size_t count, const size_t size)
{
  return arena_array(&f->scratch, count, size);
}

static int
compare_numbers(const void* const a, const void* const b)
{
  const uint64_t x = *(const uint64_t*)a;
  const uint64_t y = *(const uint64_t*)b;
  return (x > y) - (x < y);
}

size_t
sort_unique(uint64_t* const numbers, const size_t count)
{
  if (!count) {
    return 0U;
  }
  qsort(numbers, count, sizeof(uint64_t), compare_numbers);
  size_t kept = 1U;
  for (size_t i = 1U; i < count; ++i) {
    if (numbers[i] != numbers[kept - 1U]) {
      numbers[kept++] = numbers[i];
    }
  }
  return kept;
}

// Ranks

static uint64_t
prefix_of(const weft_str string)
{
  uint64_t prefix = 0U;
  for (size_t i = 0U; i < sizeof(prefix); ++i) {
    const unsigned char c =
      i < string.size ? (unsigned char)string.data[i] : 0U;
    prefix = (prefix << 8U) | c;
  }
  return prefix;
}

static int
compare_ranked(const void* const a, const void* const b)
{
  const ranked* const x = a;
  const ranked* const y = b;
  if (x->prefix != y->prefix) {
    return x->prefix < y->prefix ? -1 : 1;
  }
  return weft_str_compare(x->string, y->string);
}

// Rank the strings of a set; `by_rank` may be NULL
static weft_status
rank_strings(freezing* const     f,
             const intern* const set,
             uint32_t** const    rank,
             weft_str** const    by_rank)
{
  // Large and of no use later, so not in the arena
  ranked* const order = calloc((size_t)set->count + 1U, sizeof(ranked));
  *rank               = freezing_array(f, set->count, sizeof(uint32_t));
  weft_str* const sorted =
    by_rank ? freezing_array(f, set->count, sizeof(weft_str)) : NULL;
  if (!order || !*rank || (by_rank && !sorted)) {
    free(order);
    return WEFT_ERR_NO_MEMORY;
  }
  for (uint32_t i = 0U; i < set->count; ++i) {
    order[i] = (ranked){prefix_of(set->strings[i]), set->strings[i], i};
  }
  qsort(order, set->count, sizeof(ranked), compare_ranked);
  for (uint32_t i = 0U; i < set->count; ++i) {
    (*rank)[order[i].number] = i;
    if (sorted) {
      sorted[i] = order[i].string;
    }
  }
  free(order);
  if (by_rank) {
    *by_rank = sorted;
  }
  return WEFT_OK;
}

// Nodes, sorted by id

static weft_status
place_nodes(freezing* const f)
{
  const weft_graph* const graph = f->graph;
  uint64_t* const         order =
    freezing_array(f, graph->node_count, sizeof(uint64_t));
  f->node_place = freezing_array(f, graph->node_count, sizeof(uint32_t));
  f->nodes      = freezing_array(f, graph->node_count, sizeof(node*));
  f->weight     = freezing_array(f, graph->node_count, sizeof(uint32_t));
  if (!order || !f->node_place || !f->nodes || !f->weight) {
    return WEFT_ERR_NO_MEMORY;
  }
  for (uint32_t i = 0U; i < graph->node_count; ++i) {
    f->node_place[i] = NO_NODE;
    if (graph->nodes[i].used) {
      order[f->node_count++] = pack_pair(f->string_rank[graph->nodes[i].id], i);
    }
  }
  sort_unique(order, f->node_count);
  for (uint32_t i = 0U; i < f->node_count; ++i) {
    const uint32_t number = pair_low(order[i]);
    f->nodes[i]           = &graph->nodes[number];
    f->node_place[number] = i;
  }
  for (size_t i = 0U; i < f->seen_count; ++i) {
    f->weight[f->node_place[f->seen[i].node]] += f->seen[i].count;
  }
  return WEFT_OK;
}

// What the ends of the supports are called
static weft_status
collect_seen(freezing* const f)
{
  const weft_graph* const graph = f->graph;
  seen_name* const        seen =
    freezing_array(f, 2U * graph->support_count, sizeof(seen_name));
  if (!seen) {
    return WEFT_ERR_NO_MEMORY;
  }
  for (size_t i = 0U; i < graph->support_count; ++i) {
    const observed_end* const ends[] = {&graph->supports[i]->subject,
                                        &graph->supports[i]->object};
    for (size_t k = 0U; k < 2U; ++k) {
      if (ends[k]->node != NO_NODE) {
        seen[f->seen_count++] = (seen_name){ends[k]->node, ends[k]->name, 1U};
      }
    }
  }
  f->seen = seen;
  return WEFT_OK;
}

// Documents

static int
compare_documents(const void* const a, const void* const b)
{
  return weft_str_compare(((const weft_document_info*)a)->doc,
                          ((const weft_document_info*)b)->doc);
}

static int
compare_aliases(const void* const a, const void* const b)
{
  const weft_alias* const x     = a;
  const weft_alias* const y     = b;
  int                     order = weft_str_compare(x->id, y->id);
  if (!order) {
    order = weft_str_compare(x->alias, y->alias);
  }
  if (!order) {
    order = weft_str_compare(x->reason, y->reason);
  }
  return order ? order : weft_str_compare(x->as, y->as);
}

// A document's aliases with the ids of this graph's entities, as a set
static weft_status
copy_aliases(freezing* const           f,
             const document* const     d,
             const weft_str* const     ids,
             weft_document_info* const out)
{
  const size_t      count = d->info.alias_count;
  weft_alias* const aliases =
    arena_array(&f->out.memory, count, sizeof(weft_alias));
  if (!aliases) {
    return WEFT_ERR_NO_MEMORY;
  }
  for (size_t i = 0U; i < count; ++i) {
    const node* const seen = &f->graph->nodes[d->claims[i].node];
    const weft_str    as   = intern_get(&f->graph->strings, seen->id);
    const weft_str    id   = ids[f->entity[f->node_place[d->claims[i].node]]];
    aliases[i]             = d->info.aliases[i];
    aliases[i].id          = id;
    aliases[i].as          = weft_str_equals(as, id) ? (weft_str){"", 0U} : as;
  }
  if (count) {
    qsort(aliases, count, sizeof(weft_alias), compare_aliases);
  }
  size_t kept = 0U;
  for (size_t i = 0U; i < count; ++i) {
    if (!kept || compare_aliases(&aliases[i], &aliases[kept - 1U])) {
      aliases[kept++] = aliases[i];
    }
  }
  out->aliases     = aliases;
  out->alias_count = kept;
  return WEFT_OK;
}

static weft_status
copy_documents(freezing* const f, const weft_str* const ids)
{
  weft_status               st    = WEFT_OK;
  const weft_graph* const   graph = f->graph;
  const size_t              count = graph->document_count;
  weft_document_info* const out =
    arena_array(&f->out.memory, count, sizeof(weft_document_info));
  if (!out) {
    return WEFT_ERR_NO_MEMORY;
  }
  for (size_t i = 0U; i < count; ++i) {
    out[i] = graph->documents[i].info;
    TRY(st, copy_aliases(f, &graph->documents[i], ids, &out[i]));
  }
  if (count) {
    qsort(out, count, sizeof(weft_document_info), compare_documents);
  }
  f->out.documents      = out;
  f->out.document_count = count;
  return st;
}

weft_status
freezing_entities(freezing* const f)
{
  weft_status st = WEFT_OK;
  TRY(st, rank_strings(f, &f->graph->strings, &f->string_rank, &f->by_rank));
  TRY(st, rank_strings(f, &f->graph->keys, &f->key_rank, NULL));
  TRY(st, place_nodes(f));
  TRY(st, identity_join(f));
  return forms_choose(f);
}

// What names mean, also those of entities that facts_build() will drop
static weft_status
keep_names(freezing* const f)
{
  const size_t nodes = f->graph->node_count;
  f->out.group_count = f->out.entity_count;
  f->out.group_ids =
    arena_array(&f->out.memory, f->out.group_count, sizeof(weft_str));
  f->out.node_group = arena_array(&f->out.memory, nodes, sizeof(uint32_t));
  if (!f->out.group_ids || !f->out.node_group) {
    return WEFT_ERR_NO_MEMORY;
  }
  for (size_t i = 0U; i < f->out.group_count; ++i) {
    f->out.group_ids[i] = f->out.entities[i].id;
  }
  for (size_t i = 0U; i < nodes; ++i) {
    const uint32_t place = f->node_place[i];
    f->out.node_group[i] = place == NO_NODE ? NO_NODE : f->entity[place];
  }
  return WEFT_OK;
}

static weft_status
derive(freezing* const f)
{
  weft_status st = WEFT_OK;
  TRY(st, collect_seen(f));
  TRY(st, freezing_entities(f));
  TRY(st, keep_names(f));
  uint32_t* const moved =
    freezing_array(f, f->out.entity_count, sizeof(uint32_t));
  if (!moved) {
    return WEFT_ERR_NO_MEMORY;
  }
  TRY(st, copy_documents(f, f->out.group_ids));
  TRY(st, facts_build(f, moved));
  TRY(st, as_of_documents(f));
  TRY(st, follow_facts(f));
  return reasons_explain(f, f->out.group_ids, moved);
}

weft_status
weft_graph_freeze(weft_graph* const graph, weft_error* const error)
{
  WEFT_REQUIRE(graph);
  freezing          f  = {.graph = graph};
  const weft_status st = derive(&f);
  arena_free(&f.scratch);
  if (st) {
    arena_free(&f.out.memory);
    return weft_error_set(
      error, st, NULL, 0U, 0U, "%s", weft_status_string(st));
  }
  arena_free(&graph->derived.memory);
  graph->derived = f.out;
  graph->frozen  = true;
  return WEFT_OK;
}
