// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// A statement that grows: what comes from outside is always a parameter.

#ifndef WEFT_GRAPH_QUERY_SQL_H
#define WEFT_GRAPH_QUERY_SQL_H

#include "store/db.h"

#include "strbuf.h"

#include "weft/base.h"

typedef enum { SQL_TEXT, SQL_INT, SQL_REAL } sql_kind;

typedef struct {
  sql_kind kind;
  weft_str text; // borrowed: must outlive the statement
  int64_t  integer;
  double   real;
} sql_value;

// Zero-initialised is a valid empty statement; errors are sticky
typedef struct {
  strbuf     text;
  sql_value* values;
  size_t     count;
  size_t     capacity;
} sql;

void
sql_put(sql* s, const char* text);

// `f` with the number of a pattern, a dot and a column
void
sql_put_column(sql* s, size_t pattern, const char* column);

void
sql_put_text(sql* s, weft_str text);

void
sql_put_int(sql* s, int64_t value);

void
sql_put_real(sql* s, double value);

// ` IN (?, …)`; none at all is never true
void
sql_put_texts(sql* s, const weft_str* texts, size_t count);

void
sql_put_ints(sql* s, const int64_t* values, size_t count);

// Compile with all values bound
weft_status
sql_prepare(const sql* s, db* d, db_statement** out, weft_error* error);

// The first column of the first row, or 0
weft_status
sql_read_int(const sql* s, db* d, int64_t* out, weft_error* error);

void
sql_free(sql* s);

#endif // WEFT_GRAPH_QUERY_SQL_H
