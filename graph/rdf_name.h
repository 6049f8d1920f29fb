// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// What IRIs name: types and relations of a pack, and parts of any IRI.

#ifndef WEFT_GRAPH_RDF_NAME_H
#define WEFT_GRAPH_RDF_NAME_H

#include "arena.h"
#include "strbuf.h"
#include "table.h"

#include "weft/base.h"
#include "weft/schema.h"

// Zero-initialised and rdf_names_init() is valid; rdf_names_dispose() frees
// it, and all names that were borrowed from it
typedef struct {
  const weft_schema* schema;
  table              types;     // IRI to index in the schema
  table              relations; // as types
  table              made[3];   // IRI to index in `parts`, for each use
  weft_str*          parts;     // names made of IRIs
  size_t             part_count;
  size_t             part_capacity;
  arena              memory; // of IRIs and names
  strbuf             buffer; // scratch
} rdf_names;

// `schema` may be NULL, and must outlive `names`
weft_status
rdf_names_init(rdf_names* names, const weft_schema* schema);

// The index in the schema of the type with this IRI, or SIZE_MAX
size_t
rdf_names_declared(const rdf_names* names, weft_str iri);

// IRIs that are asked for must outlive `names`, which keeps the answers.

// The name of a type: what the schema says, else the last part of the IRI
weft_status
rdf_names_type(rdf_names* names, weft_str iri, weft_str* out);

// As rdf_names_type().  An `own` IRI was made by an export: it may end in
// `relation/` and no name.
weft_status
rdf_names_relation(rdf_names* names, weft_str iri, bool own, weft_str* out);

// The last part of any IRI, decoded: what is behind `#`, else `/`, else `:`
weft_status
rdf_names_last(rdf_names* names, weft_str iri, weft_str* out);

// Whether an export made this IRI of an entity; if so its type and name
weft_status
rdf_names_entity(rdf_names* names,
                 weft_str   iri,
                 bool*      is_own,
                 weft_str*  type,
                 weft_str*  name);

// The name of a document by its IRI
weft_status
rdf_names_document(rdf_names* names, weft_str iri, weft_str* out);

void
rdf_names_dispose(rdf_names* names);

#endif // WEFT_GRAPH_RDF_NAME_H
