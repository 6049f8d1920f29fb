// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// A question as it was written.

#ifndef WEFT_GRAPH_QUERY_AST_H
#define WEFT_GRAPH_QUERY_AST_H

#include "arena.h"

#include "weft/base.h"

enum {
  QUERY_SIZE_MAX      = 64 * 1024, // bytes of a query
  QUERY_PATTERN_MAX   = 24,        // SQLite joins no more than 64 tables
  QUERY_CONDITION_MAX = 16,        // of one pattern
  QUERY_FILTER_MAX    = 64,
  QUERY_VARIABLE_MAX  = 32,
  QUERY_CHOICE_MAX    = 32 // alternatives at one place
};

typedef enum { OP_EQ, OP_NE, OP_LT, OP_LE, OP_GT, OP_GE } query_op;

// What is said of a fact in brackets
typedef enum {
  ATTRIBUTE_STATUS,
  ATTRIBUTE_CONFIDENCE,
  ATTRIBUTE_WHEN,
  ATTRIBUTE_OF,
  ATTRIBUTE_DOC,
  ATTRIBUTE_UNIT,
  ATTRIBUTE_SOURCES,
  ATTRIBUTE_INFERRED,
  ATTRIBUTE_COUNT
} query_attribute;

// A word of the question; `text` is without quotes
typedef struct {
  weft_str text;
  size_t   at; // byte in the question
  bool     quoted;
} query_word;

typedef struct {
  const query_word* items;
  size_t            count;
} query_words;

typedef enum { TERM_ANY, TERM_VARIABLE, TERM_NAMES } query_term_kind;

// An end or a relation
typedef struct {
  query_term_kind kind;
  size_t          at;
  size_t          variable; // if it is one
  query_words     names;    // alternatives
  query_words     types;    // alternatives, none for any type
} query_term;

// What a variable or an attribute is compared with
typedef struct {
  query_op   op;
  size_t     at;
  bool       is_variable;
  size_t     variable;
  query_word word;
} query_comparison;

typedef struct {
  query_attribute  attribute;
  query_comparison is;
} query_condition;

typedef struct {
  query_term      subject;
  query_term      relation;
  query_term      object;
  query_condition conditions[QUERY_CONDITION_MAX];
  size_t          condition_count;
} query_pattern;

typedef struct {
  size_t           variable;
  query_comparison is;
} query_filter;

typedef enum {
  VARIABLE_NODE,
  VARIABLE_RELATION,
  VARIABLE_ATTRIBUTE
} query_variable_kind;

typedef struct {
  weft_str            name; // without the question mark
  size_t              at;   // where it stands first
  bool                bound;
  query_variable_kind kind;
  query_attribute     attribute; // if it stands for one
  bool                entity;    // a subject somewhere, so no literal
} query_variable;

typedef struct {
  size_t variable;
  bool   descending;
} query_order;

typedef struct {
  arena          memory;
  weft_str       text;
  query_pattern  patterns[QUERY_PATTERN_MAX];
  size_t         pattern_count;
  query_filter   filters[QUERY_FILTER_MAX];
  size_t         filter_count;
  query_variable variables[QUERY_VARIABLE_MAX];
  size_t         variable_count;
  size_t         columns[QUERY_VARIABLE_MAX];
  size_t         column_count;
  query_order    order[QUERY_VARIABLE_MAX];
  size_t         order_count;
  size_t         limit; // 0 for none
} query_ast;

// Read a question; `out` is zeroed before and freed with query_ast_free() in
// either case.  WEFT_ERR_BAD_INPUT with line and column if it is malformed.
weft_status
query_parse(weft_str text, query_ast* out, weft_error* error);

void
query_ast_free(query_ast* ast);

// Fill `error` with the place of byte `at` of `text`
weft_status
query_fail(weft_str    text,
           size_t      at,
           weft_status status,
           weft_error* error,
           const char* format,
           ...) __attribute__((format(printf, 5, 6)));

// A text for a message: its size for "%.*s", cut at a whole character
int
query_shown(weft_str text);

weft_str
query_attribute_name(query_attribute attribute);

#endif // WEFT_GRAPH_QUERY_AST_H
