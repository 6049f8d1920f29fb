// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// What a graph holds, and what is derived from it.

#ifndef WEFT_GRAPH_MODEL_H
#define WEFT_GRAPH_MODEL_H

#include "intern.h"

#include "arena.h"
#include "strbuf.h"
#include "table.h"

#include "weft/graph.h"
#include "weft/schema.h"

#define NO_NODE UINT32_MAX
#define NO_TYPE UINT32_MAX

// An entity as documents name it: one for each `type/form`.
//
// Numbers are those of weft_graph.strings, `key` of weft_graph.keys.
typedef struct {
  uint32_t id;
  uint32_t type;
  uint32_t form;   // the id without its type
  uint32_t key;    // see name_key()
  uint32_t schema; // index of the type in the schema, or NO_TYPE
  bool     used;   // false if the call that made it failed later
} node;

// A weft_end whose strings are numbers
typedef struct {
  uint32_t  node; // index in weft_graph.nodes, or NO_NODE for a literal
  uint32_t  name;
  uint32_t  type;
  uint32_t  value;
  uint32_t  unit;
  uint32_t  key;  // of a literal's name
  uint32_t  kind; // a weft_value_kind
  uint32_t  has;  // HAS_SPAN, HAS_VIA
  weft_span span; // zero if there is none, as is via
  weft_span via;
} observed_end;

#define HAS_SPAN 1U
#define HAS_VIA 2U

// A weft_triple whose strings are numbers; it has no padding, so that equal
// records have equal bytes
typedef struct {
  observed_end subject;
  observed_end object;
  uint32_t     doc;
  uint32_t     relation;
  uint32_t     when;
  uint32_t     of;
  uint32_t     rule;
  uint32_t     text; // number in weft_graph.texts
  uint32_t     status;
  uint32_t     confidence;
  weft_span    span;
  uint64_t     sentence;
} observed;

// A name that a document declares for an entity
typedef struct {
  uint32_t node;
  uint32_t alias;
  uint32_t key;
} claim;

// An observed document
typedef struct {
  weft_document_info info;   // strings are interned; aliases as they came
  const claim*       claims; // one for each alias
} document;

// A decision of the user; `key` is what makes it the same as another
typedef struct {
  weft_decision made;
  weft_str      key;
} decided;

// Everything computed by a freeze
typedef struct {
  arena               memory;
  weft_document_info* documents;
  size_t              document_count;
  weft_entity*        entities;
  size_t              entity_count;
  weft_fact*          facts;
  size_t              fact_count;     // stated ones
  size_t              inferred_count; // behind them
  bool                inferred_cut;   // a limit was reached
  const weft_fact**   all_facts;      // both in one order, if there are some
  uint32_t*           node_group; // of a node: number of its entity, or NO_NODE
  weft_str*           group_ids;  // ids of all entities, also without facts
  size_t              group_count;
  weft_join*          joins;
  size_t              join_count;
  weft_shared_alias*  shared;
  size_t              shared_count;
  weft_decided*       decisions;
  size_t              decision_count;
  weft_triple*        rest; // supports of no fact: see facts.c
  size_t              rest_count;
} derived;

struct weft_graph {
  arena       memory; // schema, observed records, claims
  weft_schema schema;
  table       types;     // name to index in schema.types
  table       relations; // name to index in schema.relations
  uint32_t*   parents;   // of schema.types, or NO_TYPE
  intern      strings;   // all but keys and texts
  intern      keys;      // name keys
  intern      texts;     // evidence
  strbuf      buffer;    // scratch
  node*       nodes;
  size_t      node_count;
  size_t      node_capacity;
  table       node_index; // id to index in nodes
  observed**  supports;
  size_t      support_count;
  size_t      support_capacity;
  table       support_index; // bytes of a record to index in supports
  document*   documents;
  size_t      document_count;
  size_t      document_capacity;
  table       document_index; // doc to index in documents
  decided*    decisions;
  size_t      decision_count;
  size_t      decision_capacity;
  table       decision_index; // decided.key to index in decisions
  derived     derived;
  bool        show_inferred;
  weft_str    as_of; // date, or empty
  bool        frozen;
};

// Copy a schema; what was copied before a failure stays in the arena
weft_status
schema_copy(arena* a, const weft_schema* schema, weft_schema* out);

// The node that an entity's end names; it counts as used
weft_status
graph_put_entity(weft_graph* graph, const weft_end* end, uint32_t* node);

// Whether type `type` of the schema is `ancestor` or below it; indices
bool
graph_is_a(const weft_graph* graph, uint32_t type, uint32_t ancestor);

#endif // WEFT_GRAPH_MODEL_H
