// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// The steps that fill the derived tables.
//
// Names are few beside triples: they are read into memory and joined there by
// the code that freezes a graph.  Triples are read as numbers, sorted in
// slices of bounded size, and written out as facts.

#ifndef WEFT_GRAPH_STORE_DERIVE_H
#define WEFT_GRAPH_STORE_DERIVE_H

#include "store/store.h"

#include "freezing.h"
#include "intern.h"

// A term of the file; numbers are those of the graph's strings
typedef struct {
  uint32_t node; // of an entity, or NO_NODE
  uint32_t same; // of a literal: equal for equal values
  uint32_t name;
  uint32_t type;
  uint32_t value;
  uint32_t unit;
  uint32_t kind;
  uint32_t uses; // ends of supports; a term that none uses is not read
} term_info;

typedef struct {
  db*         d;
  weft_graph* graph; // names and declarations, no supports
  freezing    f;
  term_info*  terms; // by id
  size_t      term_count;
  intern      literals;
  bool*       symmetric; // by id of a relation's word
  size_t      word_count;
  bool*       used;     // entities that facts need
  uint32_t*   supports; // of entities
  dictionary* words;
  weft_error* error;
} deriving;

// Write the facts and note which entities they need (derive_facts.c)
weft_status
derive_facts(deriving* x);

// Write the facts that follow from those, and why names were joined
// (derive_inferred.c)
weft_status
derive_inferred(deriving* x);

weft_status
derive_joins(deriving* x);

// The entity of a term that is one
static inline uint32_t
derive_entity(const deriving* const x, const uint32_t term)
{
  return x->f.entity[x->f.node_place[x->terms[term].node]];
}

#endif // WEFT_GRAPH_STORE_DERIVE_H
