// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// SQLite behind our own types: the only way to the file.
//
// Not thread-safe.  Every failure fills `error` with the file's name, the
// cause and what would help.

#ifndef WEFT_GRAPH_STORE_DB_H
#define WEFT_GRAPH_STORE_DB_H

#include "strbuf.h"

#include "weft/base.h"

typedef struct db           db;
typedef struct db_statement db_statement;

typedef enum {
  DB_READ,  // an existing file, which is not changed
  DB_WRITE, // an existing file
  DB_CREATE // an existing file or a new one
} db_mode;

// Open a file; `out` is NULL on failure
weft_status
db_open(const char* path, db_mode mode, db** out, weft_error* error);

// Close it; its statements are to be finished before.  NULL is accepted.
void
db_close(db* d);

// Whether this connection may write
bool
db_is_writable(const db* d);

// Make a function of one text for statements: `f` replaces the content of
// `out` by its result, which must depend on the text alone
typedef void (*db_text_function)(weft_str text, strbuf* out);

weft_status
db_define(db* d, const char* name, db_text_function f, weft_error* error);

// Whether a transaction is open
bool
db_in_transaction(const db* d);

// Run one or more statements without parameters or results
weft_status
db_exec(db* d, const char* sql, weft_error* error);

// The first column of the first row of a query, or `fallback`
weft_status
db_read_int(db*         d,
            const char* sql,
            int64_t     fallback,
            int64_t*    out,
            weft_error* error);

// Compile a statement that lives until db_finish()
weft_status
db_prepare(db* d, const char* sql, db_statement** out, weft_error* error);

// Finish a statement; NULL is accepted
void
db_finish(db_statement* s);

// Parameters count from 1.  Text is borrowed until the next db_reset().
void
db_bind_int(db_statement* s, int parameter, int64_t value);
void
db_bind_real(db_statement* s, int parameter, double value);
void
db_bind_text(db_statement* s, int parameter, weft_str text);
void
db_bind_null(db_statement* s, int parameter);

// Go on to the next row; `row` says whether there is one
weft_status
db_step(db_statement* s, bool* row, weft_error* error);

// Run a statement without results and make it ready for the next run
weft_status
db_run(db_statement* s, weft_error* error);

// Make a statement ready for the next run; parameters become NULL
void
db_reset(db_statement* s);

// Columns count from 0.  Text is borrowed until the next step.
int64_t
db_int(const db_statement* s, int column);
double
db_real(const db_statement* s, int column);
weft_str
db_text(const db_statement* s, int column);
bool
db_is_null(const db_statement* s, int column);

// The row id of the last insertion
int64_t
db_last_id(const db* d);

// Rows changed by the last statement
int64_t
db_changes(const db* d);

#endif // WEFT_GRAPH_STORE_DB_H
