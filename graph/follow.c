// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Facts that follow from others, behind those that are stated.

#include "freezing.h"
#include "infer.h"

#include "try.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static size_t
relation_of(const freezing* const f, const weft_fact* const fact)
{
  return table_get(&f->graph->relations, fact->relation, SIZE_MAX);
}

// Store the facts between entities that inference needs; returns how many
static size_t
collect_edges(const freezing* const f,
              const bool* const     needed,
              infer_edge* const     out)
{
  size_t count = 0U;
  for (size_t i = 0U; i < f->out.fact_count; ++i) {
    const weft_fact* const fact     = &f->out.facts[i];
    const size_t           relation = relation_of(f, fact);
    if (relation == SIZE_MAX || !needed[relation] ||
        fact->object_entity == SIZE_MAX) {
      continue;
    }
    if (out) {
      out[count] = (infer_edge){.relation   = relation,
                                .subject    = (uint32_t)fact->subject,
                                .object     = (uint32_t)fact->object_entity,
                                .status     = fact->status,
                                .confidence = (uint32_t)fact->confidence,
                                .when       = fact->when,
                                .of         = fact->of,
                                .fact       = i};
    }
    ++count;
  }
  return count;
}

static weft_status
fill_fact(freezing* const         f,
          const weft_fact* const  stated,
          const infer_fact* const from,
          weft_fact* const        out)
{
  const weft_entity* const entity = &f->out.entities[from->object];
  const weft_fact** const  premises =
    arena_array(&f->out.memory, from->premise_count, sizeof(const weft_fact*));
  if (!premises) {
    return WEFT_ERR_NO_MEMORY;
  }
  for (size_t i = 0U; i < from->premise_count; ++i) {
    premises[i] = &stated[from->premises[i]];
  }
  *out = (weft_fact){
    .subject       = from->subject,
    .relation      = f->graph->schema.relations[from->relation].name,
    .object_entity = from->object,
    .object =
      (weft_end){.id = entity->id, .name = entity->name, .type = entity->type},
    .status        = from->status,
    .when          = from->when,
    .of            = from->of,
    .confidence    = (int)from->confidence,
    .inferred      = true,
    .premises      = premises,
    .premise_count = from->premise_count};
  return WEFT_OK;
}

// Stated and inferred facts in one order
static weft_status
merge(freezing* const f)
{
  const size_t            stated = f->out.fact_count;
  const size_t            count  = stated + f->out.inferred_count;
  const weft_fact* const  facts  = f->out.facts;
  const weft_fact** const all =
    arena_array(&f->out.memory, count, sizeof(const weft_fact*));
  if (!all) {
    return WEFT_ERR_NO_MEMORY;
  }
  size_t a = 0U;
  size_t b = stated;
  for (size_t i = 0U; i < count; ++i) {
    const bool first =
      b == count || (a < stated && fact_compare(&facts[a], &facts[b]) <= 0);
    all[i] = first ? &facts[a++] : &facts[b++];
  }
  f->out.all_facts = all;
  return WEFT_OK;
}

// Put inferred facts behind the stated ones
static weft_status
append(freezing* const f, const inference* const found)
{
  weft_status      st     = WEFT_OK;
  const size_t     stated = f->out.fact_count;
  weft_fact* const facts =
    arena_array(&f->out.memory, stated + found->count, sizeof(weft_fact));
  if (!facts) {
    return WEFT_ERR_NO_MEMORY;
  }
  memcpy(facts, f->out.facts, stated * sizeof(weft_fact));
  for (size_t i = 0U; i < found->count; ++i) {
    TRY(st, fill_fact(f, facts, &found->facts[i], &facts[stated + i]));
  }
  qsort(facts + stated, found->count, sizeof(weft_fact), fact_compare);
  f->out.facts          = facts;
  f->out.inferred_count = found->count;
  return merge(f);
}

weft_status
follow_facts(freezing* const f)
{
  const weft_schema* const schema = &f->graph->schema;
  weft_status              st     = WEFT_OK;
  bool* const needed = freezing_array(f, schema->relation_count, sizeof(bool));
  if (!needed) {
    return WEFT_ERR_NO_MEMORY;
  }
  if (!infer_needs(schema, needed)) {
    return st;
  }
  const size_t      count = collect_edges(f, needed, NULL);
  infer_edge* const edges = freezing_array(f, count, sizeof(infer_edge));
  if (!edges) {
    return WEFT_ERR_NO_MEMORY;
  }
  collect_edges(f, needed, edges);
  inference found     = {.count = 0U};
  st                  = infer(schema, edges, count, &found);
  f->out.inferred_cut = found.cut;
  if (!st && found.count) {
    st = append(f, &found);
  }
  infer_free(&found);
  return st;
}
