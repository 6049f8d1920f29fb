// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Absolute IRIs in ASCII.

#ifndef WEFT_GRAPH_IRI_H
#define WEFT_GRAPH_IRI_H

#include "strbuf.h"

#include "weft/base.h"

// Whether `iri` has a scheme
bool
iri_is_absolute(weft_str iri);

// Append `string` with all but unreserved characters percent-encoded, so that
// it can stand between two slashes
void
iri_put_encoded(strbuf* b, weft_str string);

// Append `string` with bytes in place of what is percent-encoded
void
iri_put_decoded(strbuf* b, weft_str string);

// Replace the content of `b` with `base` and `folder`
void
iri_start(strbuf* b, weft_str base, const char* folder);

// Replace the content of `b` with `declared` if that is absolute, else with
// `name` below `base` and `folder`
void
iri_declared(strbuf*     b,
             weft_str    base,
             weft_str    declared,
             const char* folder,
             weft_str    name);

#endif // WEFT_GRAPH_IRI_H
