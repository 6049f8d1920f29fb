// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// A set of RDF triples on its way to documents and facts.
//
// What an export wrote is recognised by its reified statements, whose fields
// come back.  Any other triple is *foreign*: a fact of the file itself.

#ifndef WEFT_GRAPH_RDF_IMPORT_H
#define WEFT_GRAPH_RDF_IMPORT_H

#include "rdf_name.h"
#include "rdf_set.h"

#include "arena.h"

#include "weft/base.h"
#include "weft/triple.h"

// What a term is as a subject
typedef enum {
  NODE_OTHER,
  NODE_STATEMENT,
  NODE_SUPPORT,
  NODE_DOCUMENT
} node_kind;

// What a graph will call a term that is an end of a fact
typedef struct rdf_entity {
  uint32_t           term;
  bool               own;  // an export made its IRI
  size_t             home; // the first document that states something of it
  weft_str           id;
  weft_str           name;
  weft_str           type;
  struct rdf_entity* next; // of those with one key
} rdf_entity;

// A place that states a fact: in the order of documents
typedef struct {
  size_t   document; // index in `documents`
  uint32_t statement;
  uint32_t support; // or TERM_EMPTY if the statement has none
} rdf_place;

// A name that a document declares
typedef struct {
  size_t            document;
  const rdf_entity* entity;
  weft_str          alias;
} rdf_alias;

typedef struct {
  const char*         file; // of messages, and the foreign document
  weft_error*         error;
  rdf_set             set;
  rdf_names           names;
  arena               memory;
  strbuf              buffer;      // scratch
  unsigned char*      kinds;       // a node_kind for each term
  rdf_entity**        entities;    // for each term, or NULL
  size_t*             document_of; // document of each term, or SIZE_MAX
  weft_document_info* documents;   // sorted by name
  size_t              document_count;
  size_t              home;   // document of foreign triples
  rdf_place*          places; // sorted
  size_t              place_count;
  rdf_alias*          aliases; // sorted
  size_t              alias_count;
  size_t              alias_capacity;
} rdf_import;

// Fail with a message about a row
weft_status
rdf_fail(const rdf_import* m, const rdf_row* row, const char* message);

// Fill `triple` with what a place states; strings are borrowed from `m`
weft_status
rdf_told_triple(rdf_import* m, const rdf_place* place, weft_triple* triple);

// Whether a row is a fact of the file itself
bool
rdf_is_foreign(const rdf_import* m, const rdf_row* row);

// Fill `triple` with what a foreign row states; strings are borrowed until the
// next call
weft_status
rdf_foreign_triple(rdf_import* m, const rdf_row* row, weft_triple* triple);

// Name and sort all documents, and the file if it states something itself
weft_status
rdf_find_documents(rdf_import* m);

// Types of what something else is told of are no facts of their own
weft_status
rdf_take_types(rdf_import* m);

// Name all that is an end of a fact, and what other names it has
weft_status
rdf_name_entities(rdf_import* m);

weft_status
rdf_name_aliases(rdf_import* m);

#endif // WEFT_GRAPH_RDF_IMPORT_H
