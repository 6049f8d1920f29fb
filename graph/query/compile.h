// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// A question that was resolved, on its way to SQL.
//
// Objects are entities, which are joined by number through an index, or
// literals, which are joined by value.  Where both are possible and it matters
// for the way to them, the place is `dual`: there is one statement for either
// side.  Facts of symmetric relations stand in the file in one direction only,
// so there is a statement for either direction too.  The answer is the union
// of all these variants.

#ifndef WEFT_GRAPH_QUERY_COMPILE_H
#define WEFT_GRAPH_QUERY_COMPILE_H

#include "query/ast.h"
#include "query/resolve.h"
#include "query/sql.h"

#include "weft/query.h"

enum { QUERY_BIT_MAX = 8, NO_PATTERN = -1 };

typedef enum { SIDE_ANY, SIDE_ENTITY, SIDE_LITERAL } query_side;

typedef enum { ROLE_SUBJECT, ROLE_RELATION, ROLE_OBJECT, ROLE_ATTRIBUTE } role;

// A pattern's words as the graph has them
typedef struct {
  found_names     subject;
  found_names     object;
  found_types     subject_types;
  found_types     object_types;
  found_relations relations;
  found_relations symmetric;                  // those of them that are
  found_relations words[QUERY_CONDITION_MAX]; // of conditions on `of`
  int             dual; // bit of a constant object, or NO_PATTERN
  int             swap; // bit of a pattern that is read backwards too
  query_side      side; // if it is not dual
} found_pattern;

typedef struct {
  found_names     names;
  found_relations relations;
} found_filter;

// A variable, and where it is found first in the order of the plan
typedef struct {
  bool       can_be_entity;
  bool       can_be_literal;
  size_t     objects; // patterns that it is the object of
  int        dual;
  query_side side;
  int        pattern; // or NO_PATTERN
  role       at;
  size_t     condition;
} found_variable;

// Columns of the statement that a variable's value comes from
typedef struct {
  int            first;
  weft_cell_kind kind;
} statement_column;

struct weft_query {
  weft_store*     store;
  resolver        r;
  query_ast       ast;
  found_pattern   patterns[QUERY_PATTERN_MAX];
  found_filter    filters[QUERY_FILTER_MAX];
  found_variable  variables[QUERY_VARIABLE_MAX];
  found_relations symmetric; // of the graph
  size_t          bit_count;
  size_t          plan[QUERY_PATTERN_MAX];
  int64_t         rows[QUERY_PATTERN_MAX]; // that a pattern has alone, at most
  int64_t         fact_count;
  weft_column     columns[QUERY_VARIABLE_MAX];
};

// Look up all names of a question (compile.c)
weft_status
query_resolve(weft_query* q);

// Count what each pattern gives alone (plan.c)
weft_status
query_count(weft_query* q);

// Order the patterns so that few rows come first.
//
// If `limited` and many rows are to be expected, they are ordered so that rows
// can come sorted by the first column and end at the limit; whether that is so
// is returned.
bool
query_plan(weft_query* q, bool limited);

// What a statement is made for
typedef struct {
  unsigned variant; // a bit for each dual place and each swap
  bool     facts;   // also select the facts
  bool     ordered; // by the subject of the first pattern
} statement_options;

// Write a statement (emit.c); `columns` has one for each selected variable
weft_status
query_emit(weft_query*       q,
           statement_options options,
           sql*              out,
           statement_column  columns[QUERY_VARIABLE_MAX]);

// Whether a variant can have no rows at all
bool
query_is_empty(weft_query* q, unsigned variant);

// The part of a pattern's conditions that indexes serve: ` WHERE …`
void
query_emit_estimate(const weft_query* q, size_t pattern, sql* out);

static inline query_side
side_of(const int dual, const query_side side, const unsigned variant)
{
  return dual == NO_PATTERN       ? side
         : (variant >> dual) & 1U ? SIDE_LITERAL
                                  : SIDE_ENTITY;
}

#endif // WEFT_GRAPH_QUERY_COMPILE_H
