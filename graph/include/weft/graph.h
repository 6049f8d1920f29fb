// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

/// @file graph.h
/// The graph: entities with aliases, facts with supports, in a fixed order.
///
/// What a graph holds is a set: documents with their triples and aliases.
/// Everything that can be read from it (canonical names, joins, order) is a
/// function of that set alone, so the order of arrival cannot matter.
///
/// Not thread-safe: one thread at a time may use a graph that is being
/// filled.  A graph that weft_graph_freeze() has returned WEFT_OK for may be
/// read by any number of threads.
///
/// A call that fails leaves the graph as it was.

#ifndef WEFT_GRAPH_H
#define WEFT_GRAPH_H

#include "weft/base.h"
#include "weft/schema.h"
#include "weft/triple.h"

#ifdef __cplusplus
extern "C" {
#endif

/// An opaque graph
typedef struct weft_graph weft_graph;

/// One place that states a fact.  Strings belong to the graph.
typedef struct {
  weft_str      doc;        ///< Document identifier
  weft_str      rule;       ///< Rule that found it
  int           confidence; ///< From 0 to 1000
  weft_evidence evidence;   ///< Where
  weft_end      subject;    ///< As the document names it
  weft_end      object;     ///< As the document names it
} weft_support;

/// A node of the graph.  Strings belong to the graph.
typedef struct {
  weft_str        id;            ///< `type/canonical name`, unique
  weft_str        name;          ///< Canonical name
  weft_str        type;          ///< Most specific type
  const weft_str* aliases;       ///< Other names, sorted bytewise
  size_t          alias_count;   ///< Number of other names
  size_t          support_count; ///< Supports of facts that it is an end of
} weft_entity;

/// A fact: subject, relation, object, status, when and of are its identity.
///
/// `object_entity` is SIZE_MAX if the object is a literal.
typedef struct weft_fact weft_fact;

/// The members of a fact
struct weft_fact {
  size_t                  subject;       ///< Index of the subject entity
  weft_str                relation;      ///< Relation name
  size_t                  object_entity; ///< Index of the object, or SIZE_MAX
  weft_end                object;        ///< The literal, or the entity's names
  weft_fact_status        status;        ///< Actual or planned
  weft_str                when;          ///< ISO date, or empty
  weft_str                of;            ///< What is counted, or empty
  int                     confidence;    ///< Combined over the supports
  const weft_support*     supports;      ///< Sorted by document, then place
  size_t                  support_count; ///< At least one, unless inferred
  bool                    inferred;      ///< It follows from its premises
  const weft_fact* const* premises;      ///< Stated facts, in the chain's order
  size_t                  premise_count; ///< 0 if stated
};

/// Why two names are one entity
typedef enum {
  WEFT_JOIN_NAME     = 0, ///< They differ in case, spaces or hyphens only
  WEFT_JOIN_TYPE     = 1, ///< One name, with types on one branch
  WEFT_JOIN_ALIAS    = 2, ///< A document declares one for the other
  WEFT_JOIN_DECISION = 3  ///< The user decided so
} weft_join_kind;

/// One join of two names of an entity.  An entity has one less than it has
/// ids in the documents.  Strings belong to the graph.
typedef struct {
  size_t         entity; ///< Index of the entity
  weft_join_kind kind;   ///< Why
  weft_str       a;      ///< `type/name` as documents say it
  weft_str       b;      ///< `type/name` as documents say it
  weft_str       alias;  ///< The alias that is declared for `a`, or empty
  weft_str       doc;    ///< First document that declares it, or empty
  weft_str       reason; ///< Why it does, such as `parenthesis`, or empty
} weft_join;

/// An alias that several entities share, so that it joined nothing
typedef struct {
  weft_str        alias;        ///< As it is declared, in one spelling
  const weft_str* entities;     ///< Ids of those that it may mean, sorted
  const weft_str* docs;         ///< First that declares it for each, or empty
  size_t          entity_count; ///< At least two
} weft_shared_alias;

/// A decision, and what became of it
typedef struct {
  weft_decision made;  ///< As it was made
  weft_str      a;     ///< Id of the entity that is `made.a`, or `made.a`
  weft_str      b;     ///< Id of the entity that is `made.b`, or `made.b`
  bool          holds; ///< False if the graph lacks a name, or cannot obey
} weft_decided;

/// Create an empty graph.
///
/// @param schema Copied; may be NULL for a graph without declarations.
/// @param out    Receives the graph, which weft_graph_free() frees.
/// @return WEFT_OK, WEFT_ERR_BAD_ARG or WEFT_ERR_NO_MEMORY.
WEFT_API WEFT_NODISCARD weft_status
weft_graph_new(const weft_schema* schema, weft_graph** out, weft_error* error);

/// Free `graph` and all that was borrowed from it; NULL is accepted
WEFT_API void
weft_graph_free(weft_graph* graph);

/// Add a document; WEFT_ERR_EXISTS if one with its `doc` is there.  O(size).
WEFT_API WEFT_NODISCARD weft_status
weft_graph_add_document(weft_graph*               graph,
                        const weft_document_info* document,
                        weft_error*               error);

/// Add one support; copies what it needs; amortised O(size of the triple)
WEFT_API WEFT_NODISCARD weft_status
weft_graph_add_triple(weft_graph*        graph,
                      const weft_triple* triple,
                      weft_error*        error);

/// Add a decision of the user; one that is there already is no error.
///
/// It may be about names that come later.  A split outweighs all that would
/// join the two, a join is outweighed by splits and by types that no entity
/// can have both.
///
/// @return WEFT_OK, WEFT_ERR_BAD_INPUT if an id is empty or both are the same,
///         WEFT_ERR_BAD_TEXT, WEFT_ERR_NO_MEMORY.
WEFT_API WEFT_NODISCARD weft_status
weft_graph_decide(weft_graph*          graph,
                  const weft_decision* decision,
                  weft_error*          error);

/// A sink that adds all it receives to `graph`, which must outlive it
WEFT_API weft_sink
weft_graph_sink(weft_graph* graph);

/// Let the next freeze show the graph as of `date`, an ISO date or part of
/// one; an empty one, the default, is no limit.
///
/// A fact counts by its `when`, else by its document's date, and a plan by the
/// document's date first; facts without either stay.  Which names are one does
/// not depend on it, so ids are those of the whole graph.
///
/// @return WEFT_OK, WEFT_ERR_BAD_INPUT if it is no date, WEFT_ERR_NO_MEMORY.
WEFT_API WEFT_NODISCARD weft_status
weft_graph_as_of(weft_graph* graph, weft_str date, weft_error* error);

/// Join, sort and fix what was added; needed before reading; O(n log n).
///
/// May be called again after more was added; that ends the life of all that
/// was read before.
WEFT_API WEFT_NODISCARD weft_status
weft_graph_freeze(weft_graph* graph, weft_error* error);

/// The graph's schema; never NULL
WEFT_API const weft_schema*
weft_graph_schema(const weft_graph* graph);

/// Number of documents; O(1)
WEFT_API size_t
weft_graph_document_count(const weft_graph* graph);

/// A document, sorted by `doc`; NULL if out of range; O(1)
WEFT_API const weft_document_info*
weft_graph_document(const weft_graph* graph, size_t index);

/// The document called `doc`, or NULL; O(log n)
WEFT_API const weft_document_info*
weft_graph_find_document(const weft_graph* graph, weft_str doc);

/// Number of entities; O(1)
WEFT_API size_t
weft_graph_entity_count(const weft_graph* graph);

/// An entity, sorted by `id`; NULL if out of range; O(1)
WEFT_API const weft_entity*
weft_graph_entity(const weft_graph* graph, size_t index);

/// Number of joins; O(1)
WEFT_API size_t
weft_graph_join_count(const weft_graph* graph);

/// A join, sorted by entity, then by what is joined; NULL if out of range
WEFT_API const weft_join*
weft_graph_join(const weft_graph* graph, size_t index);

/// Number of aliases that joined nothing because they are shared; O(1)
WEFT_API size_t
weft_graph_shared_alias_count(const weft_graph* graph);

/// A shared alias, sorted by name key; NULL if out of range
WEFT_API const weft_shared_alias*
weft_graph_shared_alias(const weft_graph* graph, size_t index);

/// Number of decisions; O(1)
WEFT_API size_t
weft_graph_decision_count(const weft_graph* graph);

/// A decision, sorted by names and kind; NULL if out of range
WEFT_API const weft_decided*
weft_graph_decision(const weft_graph* graph, size_t index);

/// The `type/name` that a decision can be about for what a user types: one of
/// the documents' own, an entity's id, or a name.
///
/// @param out Receives a string of the graph.
/// @return WEFT_OK, WEFT_ERR_NOT_FOUND, or WEFT_ERR_BAD_INPUT if several
///         entities are named so; the message lists them.  O(names).
WEFT_API WEFT_NODISCARD weft_status
weft_graph_find_name(const weft_graph* graph,
                     weft_str          text,
                     weft_str*         out,
                     weft_error*       error);

/// Whether a decision about two of the documents' own names can be obeyed.
///
/// @return WEFT_OK, WEFT_ERR_NOT_FOUND, or WEFT_ERR_BAD_INPUT if the two to be
///         joined have types that no entity can have both.
WEFT_API WEFT_NODISCARD weft_status
weft_graph_check_decision(const weft_graph*    graph,
                          const weft_decision* decision,
                          weft_error*          error);

/// Number of facts: stated ones, and inferred ones if they are shown; O(1)
WEFT_API size_t
weft_graph_fact_count(const weft_graph* graph);

/// A fact, sorted by subject id, relation, object, status, when, of; O(1)
WEFT_API const weft_fact*
weft_graph_fact(const weft_graph* graph, size_t index);

/// Number of facts that follow from stated ones, shown or not; O(1)
WEFT_API size_t
weft_graph_inferred_count(const weft_graph* graph);

/// An inferred fact, in the order of facts; NULL if out of range; O(1)
WEFT_API const weft_fact*
weft_graph_inferred(const weft_graph* graph, size_t index);

/// Whether a limit kept some facts from being inferred
WEFT_API bool
weft_graph_inferred_is_cut(const weft_graph* graph);

/// Let weft_graph_fact() and all that reads it, such as exports, show inferred
/// facts too, or not (the default).  Not while others read.
WEFT_API void
weft_graph_show_inferred(weft_graph* graph, bool show);

#ifdef __cplusplus
}
#endif

#endif // WEFT_GRAPH_H
