// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// The terms of RDF: IRIs of what a graph holds, and single statements.

#ifndef WEFT_GRAPH_RDF_TERM_H
#define WEFT_GRAPH_RDF_TERM_H

#include "fact_id.h"
#include "rdf.h"

#include "strbuf.h"

// Where statements go, and the IRIs in use.  Zero-initialised but for the
// first four is valid; rdf_output_dispose() frees it.
typedef struct {
  const weft_graph*  graph;
  const weft_schema* schema;
  const rdf_sink*    sink;
  weft_str           base;
  strbuf             in; // named graph in use, or empty
  strbuf             subject;
  strbuf             predicate;
  strbuf             object;
  strbuf             statement;
  strbuf             support;
  strbuf             document;
  fact_id            id; // scratch
} rdf_output;

// IRIs.  A buffer keeps a failure until it is used.

void
rdf_make_type(const rdf_output* o, strbuf* b, weft_str name);

void
rdf_make_entity(const rdf_output* o, strbuf* b, size_t index);

void
rdf_make_document(const rdf_output* o, strbuf* b, weft_str doc);

// Set `subject`, `predicate` and, for an entity, `object`
weft_status
rdf_make_ends(rdf_output* o, const weft_fact* fact);

// Set `statement`
weft_status
rdf_make_statement(rdf_output* o, const weft_fact* fact);

// Set `support`, of the statement that is made
weft_status
rdf_make_support(rdf_output* o, const weft_support* s);

// Statements in the named graph in use

weft_status
rdf_put_iri(rdf_output*   o,
            const strbuf* subject,
            weft_str      predicate,
            const strbuf* object);

weft_status
rdf_put_type(rdf_output* o, const strbuf* subject, const char* type);

weft_status
rdf_put_text(rdf_output*   o,
             const strbuf* subject,
             const char*   predicate,
             weft_str      text);

// As rdf_put_text(), but nothing for an empty text
weft_status
rdf_put_some(rdf_output*   o,
             const strbuf* subject,
             const char*   predicate,
             weft_str      text);

weft_status
rdf_put_number(rdf_output*   o,
               const strbuf* subject,
               const char*   predicate,
               size_t        number);

// Bytes as `start-end`
weft_status
rdf_put_span(rdf_output*   o,
             const strbuf* subject,
             const char*   predicate,
             weft_span     span);

// A date at its own precision, or nothing if it is empty
weft_status
rdf_put_date(rdf_output*   o,
             const strbuf* subject,
             const char*   predicate,
             weft_str      date);

// The object of `fact`, whose ends are made
weft_status
rdf_put_object(rdf_output*      o,
               const strbuf*    subject,
               weft_str         predicate,
               const weft_fact* fact);

// The IRI of the XML Schema type of a literal, or NULL for a plain string
const char*
rdf_datatype(const weft_end* literal);

void
rdf_output_dispose(rdf_output* o);

#endif // WEFT_GRAPH_RDF_TERM_H
