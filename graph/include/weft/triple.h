// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

/// @file triple.h
/// The triple: the one record that extraction produces and the graph keeps.

#ifndef WEFT_TRIPLE_H
#define WEFT_TRIPLE_H

#include "weft/base.h"

#ifdef __cplusplus
extern "C" {
#endif

/// Whether a fact holds now or is announced
typedef enum {
  WEFT_ACTUAL  = 0, ///< Stated as so
  WEFT_PLANNED = 1  ///< Planned, decided, expected
} weft_fact_status;

/// What kind of value an end carries
typedef enum {
  WEFT_VALUE_NONE   = 0, ///< An entity, or a literal without a value
  WEFT_VALUE_NUMBER = 1, ///< `value` is a decimal JSON number
  WEFT_VALUE_TEXT   = 2  ///< `value` is text, such as an ISO 8601 date
} weft_value_kind;

/// One end of a triple: an entity, or a literal such as a quantity.
///
/// All strings are borrowed.  Spans are bytes of the original input.
typedef struct {
  weft_str        id;         ///< `type/canonical name`
  weft_str        name;       ///< A form that the document itself uses
  weft_str        type;       ///< Type name, such as `Organization`
  bool            literal;    ///< An attribute of the subject, not a node
  bool            has_span;   ///< Whether `span` is set
  bool            has_via;    ///< Whether `via` is set
  weft_span       span;       ///< The words that name or refer to the end
  weft_span       via;        ///< The antecedent of a referring expression
  weft_value_kind value_kind; ///< What `value` holds
  weft_str        value;      ///< Exact decimal number or ISO date, or empty
  weft_str        unit;       ///< Counter, unit or ISO 4217 code, or empty
  weft_str        as;         ///< `id` before names were joined, if another
} weft_end;

/// Where the document says so
typedef struct {
  size_t    sentence; ///< Index of the sentence in its document, from 0
  weft_span span;     ///< Bytes of the original input
  weft_str  text;     ///< NFC of the decoded bytes of `span`
} weft_evidence;

/// One support of one fact.  Borrowed during a callback, unless said.
typedef struct {
  weft_str         doc;        ///< Document identifier
  weft_end         subject;    ///< Always an entity
  weft_str         relation;   ///< Relation name, such as `develops`
  weft_end         object;     ///< Entity or literal
  weft_fact_status status;     ///< Actual or planned
  weft_str         when;       ///< ISO date of the fact, or empty
  weft_str         of;         ///< What is counted or shared, or empty
  int              confidence; ///< From 0 to 1000
  weft_str         rule;       ///< `pack/rule id`
  weft_evidence    evidence;   ///< The sentence or clause that states it
} weft_triple;

/// Another name of an entity that the document declares
typedef struct {
  weft_str id;     ///< The entity, as in `weft_end`
  weft_str alias;  ///< The other name
  weft_str reason; ///< Why, such as `parenthesis`, `lexicon`, `spacing`
  weft_str as;     ///< `id` before names were joined, if another
} weft_alias;

/// What is known of a document, delivered before its triples
typedef struct {
  weft_str          doc;         ///< Identifier, `/` separated, NFC
  weft_str          date;        ///< ISO date of publication, or empty
  weft_str          title;       ///< Headline, or empty
  weft_str          sha256;      ///< 64 hexadecimal digits of the content
  size_t            bytes;       ///< Size of the original input
  const weft_alias* aliases;     ///< Declared aliases, or NULL
  size_t            alias_count; ///< Number of aliases
} weft_document_info;

/// An entity that was found, whether or not a triple uses it
typedef struct {
  weft_str doc;  ///< Document identifier
  weft_end end;  ///< The entity or literal; `span` is set
  weft_str rule; ///< What found it: a rule, `lexicon`, `propagation` …
} weft_mention;

/// What a user may decide about two names
typedef enum {
  WEFT_SPLIT = 0, ///< They are two entities, whatever else says they are one
  WEFT_JOIN  = 1  ///< They are one entity, unless their types forbid it
} weft_decision_kind;

/// A decision about two entities as documents name them, in any order
typedef struct {
  weft_decision_kind kind; ///< What was decided
  weft_str           a;    ///< `type/name`
  weft_str           b;    ///< `type/name`
} weft_decision;

/// Receives one triple; borrowed until it returns.
///
/// A status other than WEFT_OK stops the run and is returned unchanged.
typedef weft_status (*weft_triple_sink)(void*              handle,
                                        const weft_triple* triple);

/// Receives a document's header before its triples
typedef weft_status (*weft_document_sink)(void*                     handle,
                                          const weft_document_info* document);

/// Receives one mention
typedef weft_status (*weft_mention_sink)(void*               handle,
                                         const weft_mention* mention);

/// Receives one decision of the user
typedef weft_status (*weft_decision_sink)(void*                handle,
                                          const weft_decision* decision);

/// Where a run's results go; any member may be NULL
typedef struct {
  void*              handle;   ///< Passed to each callback unchanged
  weft_document_sink document; ///< Once per document, first
  weft_mention_sink  mention;  ///< Per mention, in text order
  weft_triple_sink   triple;   ///< Per triple, in text order
  weft_decision_sink decision; ///< Per decision, where a file has some
} weft_sink;

#ifdef __cplusplus
}
#endif

#endif // WEFT_TRIPLE_H
