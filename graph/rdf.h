// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// A graph as RDF statements, whatever the syntax.

#ifndef WEFT_GRAPH_RDF_H
#define WEFT_GRAPH_RDF_H

#include "weft/export.h"

#define RDF_DEFAULT_BASE "urn:weft:"
#define RDF_WEFT "urn:weft:"
#define RDF_RDF "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
#define RDF_OWL "http://www.w3.org/2002/07/owl#"
#define RDF_RDFS "http://www.w3.org/2000/01/rdf-schema#"
#define RDF_SKOS "http://www.w3.org/2004/02/skos/core#"
#define RDF_DCT "http://purl.org/dc/terms/"
#define RDF_XSD "http://www.w3.org/2001/XMLSchema#"

// Folders below the base IRI
#define RDF_TYPE_FOLDER "type/"
#define RDF_RELATION_FOLDER "relation/"
#define RDF_ENTITY_FOLDER "entity/"
#define RDF_STATEMENT_FOLDER "statement/"
#define RDF_SUPPORT_FOLDER "support/"
#define RDF_DOCUMENT_FOLDER "document/"

// All IRIs are absolute and ASCII.  Strings are borrowed during the call.
typedef struct {
  weft_str    graph;     // IRI of a named graph, or empty for the default one
  weft_str    subject;   // IRI
  weft_str    predicate; // IRI
  weft_str    object;    // IRI, or the text of a literal
  bool        literal;   // what `object` is
  const char* datatype;  // IRI of a literal's type, or NULL for a string
} rdf_statement;

typedef struct {
  void* handle; // passed to `write` unchanged
  weft_status (*write)(void* handle, const rdf_statement* statement);
} rdf_sink;

// The IRI that names are made below, as its owner wrote it
weft_str
rdf_base(const weft_graph* graph);

// Pass every statement of a frozen graph to `sink`, each once in its graph.
//
// Statements with one subject mostly follow each other.  With `named`, what a
// document states goes to a graph of its own, named by the document's IRI;
// the union of all graphs is what is written without `named`.  O(n log n).
weft_status
rdf_walk(const weft_graph* graph, bool named, const rdf_sink* sink);

#endif // WEFT_GRAPH_RDF_H
