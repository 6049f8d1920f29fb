// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "query/sql.h"

#include "try.h"

#include <stdlib.h>

void
sql_put(sql* const s, const char* const text)
{
  strbuf_puts(&s->text, text);
}

void
sql_put_column(sql* const s, const size_t pattern, const char* const column)
{
  strbuf_printf(&s->text, "f%zu.%s", pattern, column);
}

static void
put_value(sql* const s, const sql_value value)
{
  if (s->count == s->capacity) {
    const size_t     capacity = s->capacity ? s->capacity * 2U : 16U;
    sql_value* const more = realloc(s->values, capacity * sizeof(sql_value));
    if (!more) {
      s->text.status = WEFT_ERR_NO_MEMORY;
      return;
    }
    s->values   = more;
    s->capacity = capacity;
  }
  s->values[s->count++] = value;
  strbuf_printf(&s->text, "?%zu", s->count);
}

void
sql_put_text(sql* const s, const weft_str text)
{
  put_value(s, (sql_value){.kind = SQL_TEXT, .text = text});
}

void
sql_put_int(sql* const s, const int64_t value)
{
  put_value(s, (sql_value){.kind = SQL_INT, .integer = value});
}

void
sql_put_real(sql* const s, const double value)
{
  put_value(s, (sql_value){.kind = SQL_REAL, .real = value});
}

void
sql_put_texts(sql* const s, const weft_str* const texts, const size_t count)
{
  sql_put(s, " IN (");
  for (size_t i = 0U; i < count; ++i) {
    sql_put(s, i ? "," : "");
    sql_put_text(s, texts[i]);
  }
  sql_put(s, ")");
}

void
sql_put_ints(sql* const s, const int64_t* const values, const size_t count)
{
  if (count == 1U) {
    sql_put(s, " = ");
    sql_put_int(s, values[0]);
    return;
  }
  sql_put(s, " IN (");
  for (size_t i = 0U; i < count; ++i) {
    sql_put(s, i ? "," : "");
    sql_put_int(s, values[i]);
  }
  sql_put(s, ")");
}

weft_status
sql_prepare(const sql* const     s,
            db* const            d,
            db_statement** const out,
            weft_error* const    error)
{
  weft_status st = WEFT_OK;
  *out           = NULL;
  if (s->text.status) {
    return weft_error_set(error, s->text.status, NULL, 0U, 0U, "out of memory");
  }
  TRY(st, db_prepare(d, s->text.data, out, error));
  for (size_t i = 0U; i < s->count; ++i) {
    const int parameter = (int)i + 1;
    switch (s->values[i].kind) {
      case SQL_TEXT:
        db_bind_text(*out, parameter, s->values[i].text);
        break;
      case SQL_INT:
        db_bind_int(*out, parameter, s->values[i].integer);
        break;
      case SQL_REAL:
        db_bind_real(*out, parameter, s->values[i].real);
        break;
    }
  }
  return st;
}

weft_status
sql_read_int(const sql* const  s,
             db* const         d,
             int64_t* const    out,
             weft_error* const error)
{
  db_statement* statement = NULL;
  bool          row       = false;
  weft_status   st        = sql_prepare(s, d, &statement, error);
  st                      = st ? st : db_step(statement, &row, error);
  *out                    = !st && row ? db_int(statement, 0) : 0;
  db_finish(statement);
  return st;
}

void
sql_free(sql* const s)
{
  strbuf_free(&s->text);
  free(s->values);
  *s = (sql){.count = 0U};
}
