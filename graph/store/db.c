// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "store/db.h"

#include "fail.h"
#include "try.h"

#include <sqlite3.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// How long to wait for another program that holds the file
enum { BUSY_MILLISECONDS = 5000 };

struct db {
  sqlite3* handle;
  char*    path;
};

struct db_statement {
  sqlite3_stmt* handle;
  const db*     owner;
};

// What would help against a failure
static const char*
remedy(const int code)
{
  if (code == SQLITE_IOERR_WRITE) {
    return "free space or write elsewhere";
  }
  switch (code & 0xFF) {
    case SQLITE_FULL:
      return "free space or write elsewhere";
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return "make the file and its folder writable";
    case SQLITE_CANTOPEN:
      return "give the path of a graph file that can be opened";
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return "wait until the other program that uses it is done";
    case SQLITE_NOTADB:
      return "give a graph file that `weft build` made";
    case SQLITE_CORRUPT:
    case SQLITE_ERROR: // such as a table that is not there
      return "restore it from a copy or build it again";
    default:
      return "check the disk and the file";
  }
}

static weft_status
status_of(const int code)
{
  switch (code & 0xFF) {
    case SQLITE_NOMEM:
      return WEFT_ERR_NO_MEMORY;
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
    case SQLITE_ERROR:
      return WEFT_ERR_BAD_INPUT;
    case SQLITE_TOOBIG:
      return WEFT_ERR_LIMIT;
    default:
      return WEFT_ERR_IO;
  }
}

static weft_status
fail(const db* const d, const int code, weft_error* const error)
{
  return weft_error_set(error,
                        status_of(code),
                        d->path,
                        0U,
                        0U,
                        "%s; %s",
                        d->handle ? sqlite3_errmsg(d->handle)
                                  : sqlite3_errstr(code),
                        remedy(code));
}

weft_status
db_open(const char* const path,
        const db_mode     mode,
        db** const        out,
        weft_error* const error)
{
  const int flags = mode == DB_READ ? SQLITE_OPEN_READONLY
                    : mode == DB_WRITE
                      ? SQLITE_OPEN_READWRITE
                      : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  *out            = NULL;
  db* const d     = calloc(1U, sizeof(db));
  if (!d) {
    return fail_memory(error);
  }
  const size_t size = strlen(path) + 1U;
  d->path           = malloc(size);
  if (!d->path) {
    db_close(d);
    return fail_memory(error);
  }
  memcpy(d->path, path, size);
  const int code =
    sqlite3_open_v2(path,
                    &d->handle,
                    flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE,
                    NULL);
  if (code != SQLITE_OK) {
    const weft_status st = fail(d, code, error);
    db_close(d);
    return st;
  }
  sqlite3_busy_timeout(d->handle, BUSY_MILLISECONDS);
  *out = d;
  return WEFT_OK;
}

void
db_close(db* const d)
{
  if (d) {
    sqlite3_close_v2(d->handle);
    free(d->path);
    free(d);
  }
}

bool
db_is_writable(const db* const d)
{
  return !sqlite3_db_readonly(d->handle, "main");
}

// A function for statements, and its buffer
typedef struct {
  db_text_function f;
  strbuf           buffer;
} defined;

static void
forget(void* const handle)
{
  defined* const x = handle;
  strbuf_free(&x->buffer);
  free(x);
}

static void
call(sqlite3_context* const context,
     const int              count,
     sqlite3_value** const  values)
{
  defined* const             x    = sqlite3_user_data(context);
  const unsigned char* const data = sqlite3_value_text(values[0]);
  (void)count;
  if (!data) {
    return; // NULL of NULL
  }
  x->f((weft_str){(const char*)data, (size_t)sqlite3_value_bytes(values[0])},
       &x->buffer);
  if (x->buffer.status) {
    sqlite3_result_error_nomem(context);
    return;
  }
  sqlite3_result_text64(context,
                        x->buffer.data ? x->buffer.data : "",
                        x->buffer.size,
                        SQLITE_TRANSIENT,
                        SQLITE_UTF8);
}

weft_status
db_define(db* const              d,
          const char* const      name,
          const db_text_function f,
          weft_error* const      error)
{
  defined* const x = calloc(1U, sizeof(defined));
  if (!x) {
    return fail_memory(error);
  }
  x->f = f;
  const int code =
    sqlite3_create_function_v2(d->handle,
                               name,
                               1,
                               SQLITE_UTF8 | SQLITE_DETERMINISTIC,
                               x,
                               call,
                               NULL,
                               NULL,
                               forget);
  return code == SQLITE_OK ? WEFT_OK : fail(d, code, error);
}

bool
db_in_transaction(const db* const d)
{
  return !sqlite3_get_autocommit(d->handle);
}

weft_status
db_exec(db* const d, const char* const sql, weft_error* const error)
{
  const int code = sqlite3_exec(d->handle, sql, NULL, NULL, NULL);
  return code == SQLITE_OK ? WEFT_OK : fail(d, code, error);
}

weft_status
db_read_int(db* const         d,
            const char* const sql,
            const int64_t     fallback,
            int64_t* const    out,
            weft_error* const error)
{
  db_statement* s   = NULL;
  bool          row = false;
  *out              = fallback;
  weft_status st    = db_prepare(d, sql, &s, error);
  if (!st) {
    st = db_step(s, &row, error);
  }
  if (!st && row && !db_is_null(s, 0)) {
    *out = db_int(s, 0);
  }
  db_finish(s);
  return st;
}

weft_status
db_prepare(db* const            d,
           const char* const    sql,
           db_statement** const out,
           weft_error* const    error)
{
  *out                  = NULL;
  db_statement* const s = calloc(1U, sizeof(db_statement));
  if (!s) {
    return fail_memory(error);
  }
  s->owner       = d;
  const int code = sqlite3_prepare_v3(
    d->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &s->handle, NULL);
  if (code != SQLITE_OK) {
    free(s);
    return fail(d, code, error);
  }
  *out = s;
  return WEFT_OK;
}

void
db_finish(db_statement* const s)
{
  if (s) {
    sqlite3_finalize(s->handle);
    free(s);
  }
}

// A failed binding leaves NULL behind, which the step reports where it matters

void
db_bind_int(db_statement* const s, const int parameter, const int64_t value)
{
  (void)sqlite3_bind_int64(s->handle, parameter, value);
}

void
db_bind_real(db_statement* const s, const int parameter, const double value)
{
  (void)sqlite3_bind_double(s->handle, parameter, value);
}

void
db_bind_text(db_statement* const s, const int parameter, const weft_str text)
{
  (void)sqlite3_bind_text64(s->handle,
                            parameter,
                            text.data ? text.data : "",
                            text.size,
                            SQLITE_STATIC,
                            SQLITE_UTF8);
}

void
db_bind_null(db_statement* const s, const int parameter)
{
  (void)sqlite3_bind_null(s->handle, parameter);
}

weft_status
db_step(db_statement* const s, bool* const row, weft_error* const error)
{
  const int code = sqlite3_step(s->handle);
  *row           = code == SQLITE_ROW;
  return code == SQLITE_ROW || code == SQLITE_DONE
           ? WEFT_OK
           : fail(s->owner, code, error);
}

weft_status
db_run(db_statement* const s, weft_error* const error)
{
  bool              row = false;
  const weft_status st  = db_step(s, &row, error);
  (void)sqlite3_reset(s->handle);
  return st;
}

void
db_reset(db_statement* const s)
{
  (void)sqlite3_reset(s->handle);
  (void)sqlite3_clear_bindings(s->handle);
}

int64_t
db_int(const db_statement* const s, const int column)
{
  return sqlite3_column_int64(s->handle, column);
}

double
db_real(const db_statement* const s, const int column)
{
  return sqlite3_column_double(s->handle, column);
}

weft_str
db_text(const db_statement* const s, const int column)
{
  const unsigned char* const data = sqlite3_column_text(s->handle, column);
  const int                  size = sqlite3_column_bytes(s->handle, column);
  return (weft_str){(const char*)data, data ? (size_t)size : 0U};
}

bool
db_is_null(const db_statement* const s, const int column)
{
  return sqlite3_column_type(s->handle, column) == SQLITE_NULL;
}

int64_t
db_last_id(const db* const d)
{
  return sqlite3_last_insert_rowid(d->handle);
}

int64_t
db_changes(const db* const d)
{
  return sqlite3_changes64(d->handle);
}
