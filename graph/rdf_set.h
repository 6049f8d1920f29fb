// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// A set of RDF triples in memory, to be asked by subject and predicate.

#ifndef WEFT_GRAPH_RDF_SET_H
#define WEFT_GRAPH_RDF_SET_H

#include "intern.h"
#include "rdf_read.h"

#include "weft/base.h"

// Terms that every set has at these numbers
typedef enum {
  TERM_EMPTY,
  TERM_TYPE,
  TERM_STATEMENT,
  TERM_SUBJECT,
  TERM_PREDICATE,
  TERM_OBJECT,
  TERM_LABEL,
  TERM_ALT_LABEL,
  TERM_PREF_LABEL,
  TERM_TITLE,
  TERM_DATE,
  TERM_DOCUMENT_CLASS,
  TERM_SUPPORT_CLASS,
  TERM_INFERENCE,
  TERM_SHA256,
  TERM_BYTES,
  TERM_STATUS,
  TERM_CONFIDENCE,
  TERM_WHEN,
  TERM_OF,
  TERM_SUPPORT,
  TERM_OBJECT_NAME,
  TERM_OBJECT_TYPE,
  TERM_VALUE_KIND,
  TERM_UNIT,
  TERM_DOCUMENT,
  TERM_RULE,
  TERM_SENTENCE,
  TERM_START,
  TERM_END,
  TERM_EVIDENCE,
  TERM_SUBJECT_NAME,
  TERM_SUBJECT_AT,
  TERM_SUBJECT_VIA,
  TERM_OBJECT_AT,
  TERM_OBJECT_VIA,
  TERM_COUNT
} rdf_term;

// A triple whose strings are numbers
typedef struct {
  uint32_t  subject;
  uint32_t  predicate;
  uint32_t  object;
  uint32_t  datatype; // IRI of a literal's type, `@` and its language, or empty
  bool      literal;  // what `object` is
  bool      told;     // a statement of weft's says the same
  size_t    line;     // where it was found first
  weft_span span;
} rdf_row;

// Zero-initialised and rdf_set_init() is valid; rdf_set_dispose() frees it
typedef struct {
  intern   terms;
  rdf_row* rows;
  size_t   count;
  size_t   capacity;
  size_t*  first; // of each term as a subject in `rows`, and one more
} rdf_set;

weft_status
rdf_set_init(rdf_set* set);

// Add a triple; WEFT_ERR_BAD_TEXT if it is not UTF-8; amortised
weft_status
rdf_set_put(rdf_set* set, const rdf_triple* triple);

// Sort and index what was put, without repetitions; O(n log n)
weft_status
rdf_set_sort(rdf_set* set);

weft_str
rdf_set_text(const rdf_set* set, uint32_t term);

// Triples with this subject and predicate: the first, and how many.  O(log n)
const rdf_row*
rdf_set_find(const rdf_set* set,
             uint32_t       subject,
             uint32_t       predicate,
             size_t*        count);

// Whether a triple says that `subject` has an object that is no literal
bool
rdf_set_has(const rdf_set* set,
            uint32_t       subject,
            uint32_t       predicate,
            uint32_t       object);

// The object of this subject and predicate, the bytewise smallest of many;
// NULL if there is none
const rdf_row*
rdf_set_one(const rdf_set* set, uint32_t subject, uint32_t predicate);

void
rdf_set_dispose(rdf_set* set);

#endif // WEFT_GRAPH_RDF_SET_H
