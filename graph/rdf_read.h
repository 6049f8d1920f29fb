// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// N-Triples and N-Quads as they are read.

#ifndef WEFT_GRAPH_RDF_READ_H
#define WEFT_GRAPH_RDF_READ_H

#include "weft/base.h"
#include "weft/import.h"

// A triple of the input.  Strings are borrowed during the call; they are what
// the parser made of the bytes, UTF-8 or not.
typedef struct {
  weft_str  subject;   // IRI, or `_:` and a label
  weft_str  predicate; // IRI
  weft_str  object;    // as the subject, or the text of a literal
  bool      literal;   // what `object` is
  weft_str  datatype;  // IRI of a literal's type, or empty
  weft_str  language;  // of a literal, or empty
  size_t    line;      // where the statement begins, from 1
  weft_span span;      // its bytes
} rdf_triple;

typedef struct {
  void* handle; // passed to `put` unchanged
  weft_status (*put)(void* handle, const rdf_triple* triple, weft_error* error);
} rdf_triple_sink;

// Pass every triple of N-Triples or N-Quads to `sink`, in the input's order;
// names of graphs are passed over.  Memory is that of one statement.
//
// WEFT_ERR_BAD_INPUT with line and column, or what reader and sink returned.
weft_status
rdf_read(const weft_reader*     reader,
         const rdf_triple_sink* sink,
         weft_error*            error);

#endif // WEFT_GRAPH_RDF_READ_H
