// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// The words and signs of a question.

#ifndef WEFT_GRAPH_QUERY_LEX_H
#define WEFT_GRAPH_QUERY_LEX_H

#include "query/ast.h"

typedef enum {
  TOKEN_END,
  TOKEN_VARIABLE, // text is the name
  TOKEN_WORD,     // bare or quoted
  TOKEN_OP,
  TOKEN_DOT,
  TOKEN_COMMA,
  TOKEN_PIPE,
  TOKEN_COLON,
  TOKEN_OPEN,
  TOKEN_CLOSE,
  TOKEN_STAR
} token_kind;

typedef struct {
  token_kind kind;
  weft_str   text;
  size_t     at;
  size_t     end;
  bool       quoted;
  query_op   op;
} token;

// Read the token at or behind byte `at`.  Text with escapes is unescaped into
// `memory`.
weft_status
lex_next(weft_str    text,
         size_t      at,
         arena*      memory,
         token*      out,
         weft_error* error);

#endif // WEFT_GRAPH_QUERY_LEX_H
