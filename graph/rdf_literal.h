// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Literals of RDF as ends of triples.

#ifndef WEFT_GRAPH_RDF_LITERAL_H
#define WEFT_GRAPH_RDF_LITERAL_H

#include "weft/base.h"
#include "weft/triple.h"

// Fill `end` with the text and XML Schema type of a literal: numbers and other
// values by their type, a string without a value.  `datatype` is an IRI, `@`
// with a language, or empty.  The type is not set.
void
rdf_literal(weft_str text, weft_str datatype, weft_end* end);

#endif // WEFT_GRAPH_RDF_LITERAL_H
