// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

/// @file query.h
/// Questions to a graph file: patterns, paths, words, and what is known of a
/// name.
///
/// docs/query.md describes the query language.  Names are matched whatever
/// their letter case, spaces, hyphens and middle dots, by any alias; they are
/// UTF-8 in NFC.  Answers come in an order that depends on the graph alone.
///
/// All functions need a store whose derived tables are up to date: one that
/// was opened for writing is to be refreshed before.  What a callback gets is
/// borrowed until it returns; it must not change the store.

#ifndef WEFT_QUERY_H
#define WEFT_QUERY_H

#include "weft/base.h"
#include "weft/export.h"
#include "weft/graph.h"
#include "weft/store.h"
#include "weft/triple.h"

#ifdef __cplusplus
extern "C" {
#endif

/// A query that was read and checked against a store
typedef struct weft_query weft_query;

/// One place that states a fact
typedef struct {
  weft_str      doc;        ///< Document
  weft_str      rule;       ///< Rule that found it
  int           confidence; ///< From 0 to 1000
  weft_evidence evidence;   ///< Sentence and bytes of the document
} weft_source;

/// A fact with the canonical names of its ends
typedef struct {
  weft_end           subject;        ///< An entity
  weft_str           relation;       ///< Relation name
  weft_str           label;          ///< In the language asked for, or the name
  weft_end           object;         ///< Entity or literal
  weft_fact_status   status;         ///< Actual or planned
  weft_str           when;           ///< ISO date of the fact, or empty
  weft_str           of;             ///< What is counted, or empty
  int                confidence;     ///< Combined over the sources
  bool               inferred;       ///< Follows from others; none states it
  size_t             document_count; ///< Documents that state it
  const weft_source* sources;        ///< By document and place, if asked for;
                                     ///< of the premises if it is inferred
  size_t source_count;               ///< Number of sources
} weft_stated_fact;

/// What an answer should hold; zero is a valid default
typedef struct {
  size_t   limit;    ///< Most answers; 0 for all
  bool     evidence; ///< Give facts with their sources
  weft_str labels;   ///< Language of labels, such as `ko`, or empty
} weft_answer_options;

/// Default options
#define WEFT_ANSWER_OPTIONS_INIT                                               \
  {                                                                            \
    0, false,                                                                  \
    {                                                                          \
      NULL, 0                                                                  \
    }                                                                          \
  }

/// What a variable stands for
typedef enum {
  WEFT_CELL_ENTITY   = 0, ///< An entity: `node` is set
  WEFT_CELL_NODE     = 1, ///< An entity or a literal: `node` is set
  WEFT_CELL_RELATION = 2, ///< A relation: `text` is its name
  WEFT_CELL_TEXT     = 3, ///< An attribute of a fact: `text`
  WEFT_CELL_NUMBER   = 4  ///< An attribute of a fact: `text`, decimal
} weft_cell_kind;

/// A column of the answer
typedef struct {
  weft_str       name; ///< Name of the variable, without question mark
  weft_cell_kind kind; ///< What stands in it
} weft_column;

/// One value of a row
typedef struct {
  weft_end node; ///< Entity or literal
  weft_str text; ///< Relation or attribute
} weft_cell;

/// A row of the answer: no two are equal
typedef struct {
  const weft_cell*        cells;      ///< One for each column
  size_t                  cell_count; ///< Number of columns
  const weft_stated_fact* facts;      ///< Facts that it rests on, if asked for
  size_t                  fact_count; ///< Number of facts
} weft_row;

/// Receives a row; a status other than WEFT_OK stops the run
typedef weft_status (*weft_row_sink)(void* handle, const weft_row* row);

/// Read a query.
///
/// @param store Borrowed; must outlive the query and not change meanwhile.
/// @param text  Copied.
/// @param out   Receives the query, which weft_query_free() frees.
/// @return WEFT_OK; WEFT_ERR_BAD_INPUT with line and column if it is
///         malformed or names an unknown type or relation; WEFT_ERR_NOT_FOUND
///         if it names an entity, value or document that the graph does not
///         have; WEFT_ERR_LIMIT, WEFT_ERR_IO, WEFT_ERR_NO_MEMORY.
WEFT_API WEFT_NODISCARD weft_status
weft_query_new(weft_store*  store,
               weft_str     text,
               weft_query** out,
               weft_error*  error);

/// Free a query; NULL is accepted
WEFT_API void
weft_query_free(weft_query* query);

/// Number of columns; 0 if the query has no variable; O(1)
WEFT_API size_t
weft_query_column_count(const weft_query* query);

/// A column; NULL if out of range; borrowed from the query; O(1)
WEFT_API const weft_column*
weft_query_column(const weft_query* query, size_t index);

/// Answer a query.
///
/// Rows are ordered as the query says, then by column from left to right:
/// entities by identifier, values by size.  A query without variables gives
/// one row without cells if it is true.
///
/// @param more Receives whether the limit cut rows off; may be NULL.
/// @return WEFT_OK, also without any row; what the sink returned; an error.
WEFT_API WEFT_NODISCARD weft_status
weft_query_run(weft_query*                query,
               const weft_answer_options* options,
               weft_row_sink              sink,
               void*                      handle,
               bool*                      more,
               weft_error*                error);

/// One step of a path: all facts between two neighbours, at least one
typedef struct {
  const weft_stated_fact* facts;      ///< In either direction
  size_t                  fact_count; ///< Number of facts
} weft_path_step;

/// A path: nodes with a step between each two
typedef struct {
  const weft_end*       nodes;      ///< Entities, from first to last
  size_t                node_count; ///< One more than steps
  const weft_path_step* steps;      ///< Facts between neighbours
} weft_path;

/// Receives a path; a status other than WEFT_OK stops the search
typedef weft_status (*weft_path_sink)(void* handle, const weft_path* path);

/// Find all shortest paths over stated facts between entities, whatever their
/// direction.
///
/// `from` and `to` are names, or `name:Type`; entities of one name all count.
///
/// @param max_steps Longest path, from 1.
/// @return WEFT_OK, also without any path; WEFT_ERR_NOT_FOUND if nothing has
///         one of the names.  O(facts within half of the steps of the ends).
WEFT_API WEFT_NODISCARD weft_status
weft_find_paths(weft_store*                store,
                weft_str                   from,
                weft_str                   to,
                size_t                     max_steps,
                const weft_answer_options* options,
                weft_path_sink             sink,
                void*                      handle,
                bool*                      more,
                weft_error*                error);

/// A piece of evidence that holds the words
typedef struct {
  weft_str                doc;        ///< Document
  weft_evidence           evidence;   ///< Sentence and bytes of the document
  const weft_stated_fact* facts;      ///< What it supports
  size_t                  fact_count; ///< Number of facts
} weft_text_hit;

/// Receives a hit; a status other than WEFT_OK stops the search
typedef weft_status (*weft_text_sink)(void* handle, const weft_text_hit* hit);

/// Find evidence that holds all of `words`, whatever their letter case.
///
/// A word is found inside others, such as 네이버 in 네이버가.  Hits come by
/// document and place.  O(bytes of all evidence)
WEFT_API WEFT_NODISCARD weft_status
weft_find_text(weft_store*                store,
               const weft_str*            words,
               size_t                     count,
               const weft_answer_options* options,
               weft_text_sink             sink,
               void*                      handle,
               bool*                      more,
               weft_error*                error);

/// Receives what is known of a name; any member may be NULL
typedef struct {
  void* handle; ///< Passed to each callback unchanged
  /// Once per entity, before its facts
  weft_status (*entity)(void* handle, const weft_entity* entity);
  /// Facts by relation: first those it is the subject of, and those of
  /// symmetric relations, which are turned so that it is
  weft_status (*fact)(void*                   handle,
                      const weft_stated_fact* fact,
                      bool                    is_object);
} weft_entity_sink;

/// Find the entities of a name, or of `name:Type`, with all their facts.
///
/// The limit of `options` counts the facts of each entity.
///
/// @return WEFT_OK, or WEFT_ERR_NOT_FOUND with near names in the message.
///         O(facts of the entities); O(names) if there is none.
WEFT_API WEFT_NODISCARD weft_status
weft_find_entities(weft_store*                store,
                   weft_str                   name,
                   const weft_answer_options* options,
                   const weft_entity_sink*    sink,
                   bool*                      more,
                   weft_error*                error);

/// Write a row as one JSON object, without a newline.
///
/// A member for each column: an object with `name`, `type` and `id` or value
/// for a node, else a string or a number; `facts` last, if there are any.
///
/// @return WEFT_OK, WEFT_ERR_NO_MEMORY, or what the writer returned; so do
///         those that follow.
WEFT_API WEFT_NODISCARD weft_status
weft_json_row(const weft_writer* writer,
              const weft_query*  query,
              const weft_row*    row);

/// Write the heads of columns as a line of CSV.
///
/// A node `x` has columns `x`, `x_id` and `x_type`, and `x_value` and `x_unit`
/// where it may be a literal.
WEFT_API WEFT_NODISCARD weft_status
weft_csv_head(const weft_writer* writer, const weft_query* query);

/// Write a row as a line of CSV, without its facts
WEFT_API WEFT_NODISCARD weft_status
weft_csv_row(const weft_writer* writer,
             const weft_query*  query,
             const weft_row*    row);

/// Write a path as one JSON object: `nodes`, and `steps` as lists of facts
WEFT_API WEFT_NODISCARD weft_status
weft_json_path(const weft_writer* writer, const weft_path* path);

/// Write a hit as one JSON object: its place, `text` and `facts`
WEFT_API WEFT_NODISCARD weft_status
weft_json_hit(const weft_writer* writer, const weft_text_hit* hit);

/// Write an entity as one JSON object, without its facts
WEFT_API WEFT_NODISCARD weft_status
weft_json_entity(const weft_writer* writer, const weft_entity* entity);

/// Write a fact as one JSON object, with its sources as `evidence`
WEFT_API WEFT_NODISCARD weft_status
weft_json_fact(const weft_writer* writer, const weft_stated_fact* fact);

#ifdef __cplusplus
}
#endif

#endif // WEFT_QUERY_H
