// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// The graph as a property graph: entities and literals are nodes, facts are
// edges.
//
// An inferred fact has the rule `inferred`, and its premises for evidence.
//
// A literal is a node of its own for each fact, never shared.  Of the supports
// of a fact the most confident one, the first of these, has fields of its own;
// the others are one JSON array.

#ifndef WEFT_GRAPH_PROPERTY_H
#define WEFT_GRAPH_PROPERTY_H

#include "fact_id.h"

#include "strbuf.h"

#include "weft/graph.h"

typedef enum { FIELD_TEXT, FIELD_LIST, FIELD_INTEGER, FIELD_DOUBLE } field_kind;

typedef struct {
  const char* name;
  field_kind  kind;
} field_info;

enum {
  NODE_ID,
  NODE_NAME,
  NODE_TYPE,
  NODE_ALIASES,
  NODE_VALUE,
  NODE_NUMBER, // the value, where a double can hold it
  NODE_UNIT,
  NODE_SUPPORTS,
  NODE_FIELDS
};

enum {
  EDGE_ID,
  EDGE_RELATION,
  EDGE_STATUS,
  EDGE_WHEN,
  EDGE_OF,
  EDGE_CONFIDENCE,
  EDGE_SUPPORTS,
  EDGE_DOC,
  EDGE_RULE,
  EDGE_START,
  EDGE_END,
  EDGE_EVIDENCE,
  EDGE_OTHERS,
  EDGE_FIELDS
};

extern const field_info node_fields[NODE_FIELDS];
extern const field_info edge_fields[EDGE_FIELDS];

// Fields whose data is NULL are absent.  Everything is borrowed from the
// graph and the scratch, until that is used again.
typedef struct {
  bool     literal;
  weft_str fields[NODE_FIELDS];
} property_node;

typedef struct {
  weft_str from; // id of the subject
  weft_str to;   // id of the object, a literal's too
  weft_str fields[EDGE_FIELDS];
} property_edge;

// Zero-initialised but for `graph` and `separator` is valid
typedef struct {
  const weft_graph* graph;
  const char*       separator; // between aliases: one ASCII character
  const char*       stand_in;  // for it inside an alias
  fact_id           id;
  strbuf            list;
  char              numbers[4][24];
} properties;

// The node of an entity
weft_status
properties_entity(properties* p, size_t entity, property_node* out);

// The node of the literal of a fact that has one
weft_status
properties_literal(properties* p, size_t fact, property_node* out);

// The edge of a fact
weft_status
properties_edge(properties* p, size_t fact, property_edge* out);

void
properties_dispose(properties* p);

// The support that stands for the fact; NULL if it is inferred
const weft_support*
property_best_support(const weft_fact* fact);

// Names of nodes within one file: letters and digits, whatever the ids are

void
property_put_entity(strbuf* b, size_t entity);

void
property_put_literal(strbuf* b, size_t fact);

// The object of fact number `index`
void
property_put_object(strbuf* b, const weft_fact* fact, size_t index);

#endif // WEFT_GRAPH_PROPERTY_H
