// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Answering a question: statements to rows, rows to the caller.

#include "query/compile.h"
#include "query/fact.h"
#include "query/rows.h"

#include "store/store.h"

#include "fail.h"
#include "str.h"
#include "try.h"

#include <stdlib.h>

// A query

static weft_status
read_query(weft_query* const q, const weft_str text, weft_error* const error)
{
  weft_status st = WEFT_OK;
  TRY(st, resolver_open(&q->r, q->store, error));
  const weft_str copy = arena_copy(&q->ast.memory, text);
  if (!copy.data) {
    return fail_memory(error);
  }
  TRY(st, query_parse(copy, &q->ast, error));
  q->r.text = q->ast.text;
  TRY(st, query_resolve(q));
  return query_count(q);
}

weft_status
weft_query_new(weft_store* const  store,
               const weft_str     text,
               weft_query** const out,
               weft_error* const  error)
{
  WEFT_REQUIRE(store && out && (text.data || !text.size));
  *out                = NULL;
  weft_query* const q = calloc(1U, sizeof(weft_query));
  if (!q) {
    return fail_memory(error);
  }
  q->store       = store;
  weft_status st = read_query(q, text, error);
  if (st) {
    weft_query_free(q);
    return st;
  }
  resolver_end(&q->r);
  q->r.error = NULL;
  *out       = q;
  return st;
}

void
weft_query_free(weft_query* const q)
{
  if (q) {
    resolver_close(&q->r);
    query_ast_free(&q->ast);
    free(q);
  }
}

size_t
weft_query_column_count(const weft_query* const q)
{
  return q->ast.column_count;
}

const weft_column*
weft_query_column(const weft_query* const q, const size_t index)
{
  return index < q->ast.column_count ? &q->columns[index] : NULL;
}

// A run

typedef struct {
  weft_query*      q;
  query_rows       rows;
  weft_cell_kind   kinds[QUERY_VARIABLE_MAX];
  statement_column columns[QUERY_VARIABLE_MAX];
  size_t           facts; // of each row
  db_statement*    word;
  fact_reader      reader;
  weft_cell        cells[QUERY_VARIABLE_MAX];
  int64_t*         ids; // facts of one row of the answer
  size_t           id_room;
  weft_row_sink    sink;
  void*            handle;
  size_t           left; // rows that may still be given
  bool             more;
  bool             ordered; // rows come by the first column
  weft_error*      error;
} running;

static weft_status
read_word(running* const x, const int64_t id, int64_t* const out)
{
  weft_status st  = WEFT_OK;
  bool        row = false;
  db_reset(x->word);
  db_bind_int(x->word, 1, id);
  TRY(st, db_step(x->word, &row, x->error));
  return rows_put_text(&x->rows, db_text(x->word, 0), out);
}

// Numbers below 0 stand for literals; no file of weft's has such entities
static int64_t
read_entity(const db_statement* const s, const int column)
{
  const int64_t id = db_int(s, column);
  return id < 0 ? 0 : id;
}

static weft_status
read_node(running* const            x,
          const db_statement* const s,
          const int                 first,
          int64_t* const            out)
{
  if (!db_is_null(s, first)) {
    *out = read_entity(s, first);
    return WEFT_OK;
  }
  const weft_end end = {.literal    = true,
                        .name       = db_text(s, first + 1),
                        .type       = db_text(s, first + 2),
                        .value_kind = (weft_value_kind)db_int(s, first + 3),
                        .value      = db_text(s, first + 4),
                        .unit       = db_text(s, first + 5)};
  return rows_put_literal(&x->rows, &end, db_real(s, first + 6), out);
}

static weft_status
read_cell(running* const            x,
          const db_statement* const s,
          const size_t              column,
          int64_t* const            out)
{
  const int first = x->columns[column].first;
  switch (x->columns[column].kind) {
    case WEFT_CELL_NODE:
      return read_node(x, s, first, out);
    case WEFT_CELL_RELATION:
      return read_word(x, db_int(s, first), out);
    case WEFT_CELL_TEXT:
      return rows_put_text(&x->rows, db_text(s, first), out);
    case WEFT_CELL_ENTITY:
      *out = read_entity(s, first);
      return WEFT_OK;
    case WEFT_CELL_NUMBER:
      break;
  }
  *out = db_int(s, first);
  return WEFT_OK;
}

// Columns of the statement that come before its facts
static int
fact_column(const running* const x)
{
  const size_t n = x->rows.columns;
  return n ? x->columns[n - 1U].first +
               (x->columns[n - 1U].kind == WEFT_CELL_NODE ? 7 : 1)
           : 0;
}

static weft_status
read_row(running* const x, const db_statement* const s)
{
  weft_status st  = WEFT_OK;
  int64_t*    row = NULL;
  const int   at  = fact_column(x);
  TRY(st, rows_next(&x->rows, &row));
  for (size_t i = 0U; i < x->rows.columns; ++i) {
    TRY(st, read_cell(x, s, i, &row[i]));
  }
  for (size_t i = 0U; i < x->facts; ++i) {
    row[x->rows.columns + i] = db_int(s, at + (int)i);
  }
  rows_keep(&x->rows);
  return st;
}

// To the caller

static weft_status
make_cell(running* const x, const size_t column, const int64_t number)
{
  weft_cell* const out = &x->cells[column];
  *out                 = (weft_cell){.text = {"", 0U}};
  switch (x->kinds[column]) {
    case WEFT_CELL_ENTITY:
    case WEFT_CELL_NODE:
      if (number < 0) {
        out->node = x->rows.literals[-1 - number].end;
        return WEFT_OK;
      }
      return fact_read_entity(&x->reader, number, &out->node);
    case WEFT_CELL_RELATION:
    case WEFT_CELL_TEXT:
      out->text = intern_get(&x->rows.texts, (uint32_t)number);
      return WEFT_OK;
    case WEFT_CELL_NUMBER:
      break;
  }
  strbuf_clear(&x->rows.buffer);
  strbuf_printf(&x->rows.buffer, "%lld", (long long)number);
  out->text = arena_copy(&x->reader.memory, strbuf_str(&x->rows.buffer));
  return out->text.data ? WEFT_OK : WEFT_ERR_NO_MEMORY;
}

static int
compare_ids(const void* const a, const void* const b)
{
  const int64_t x = *(const int64_t*)a;
  const int64_t y = *(const int64_t*)b;
  return (x > y) - (x < y);
}

// The facts of `count` equal rows, each once, in order of the patterns' ids
static weft_status
gather_facts(running* const       x,
             const int64_t* const rows,
             const size_t         count,
             size_t* const        out)
{
  const size_t total = count * x->facts;
  size_t       kept  = 0U;
  if (total > x->id_room) {
    int64_t* const more = realloc(x->ids, 2U * total * sizeof(int64_t));
    if (!more) {
      return WEFT_ERR_NO_MEMORY;
    }
    x->ids     = more;
    x->id_room = 2U * total;
  }
  for (size_t i = 0U; i < total; ++i) {
    x->ids[i] =
      rows[(i / x->facts) * x->rows.width + x->rows.columns + i % x->facts];
  }
  qsort(x->ids, total, sizeof(int64_t), compare_ids);
  for (size_t i = 0U; i < total; ++i) {
    if (!i || x->ids[i] != x->ids[i - 1U]) {
      x->ids[kept++] = x->ids[i];
    }
  }
  *out = kept;
  return WEFT_OK;
}

static weft_status
give_row(running* const x, const int64_t* const rows, const size_t count)
{
  weft_row    row = {x->cells, x->rows.columns, NULL, 0U};
  weft_status st  = WEFT_OK;
  arena_reset(&x->reader.memory);
  for (size_t i = 0U; i < x->rows.columns; ++i) {
    TRY(st, make_cell(x, i, rows[i]));
  }
  if (x->facts) {
    TRY(st, gather_facts(x, rows, count, &row.fact_count));
    TRY(st, fact_read_all(&x->reader, x->ids, row.fact_count, &row.facts));
  }
  return x->sink(x->handle, &row);
}

// Give what is kept
static weft_status
give_rows(running* const x)
{
  weft_status  st = WEFT_OK;
  const size_t w  = x->rows.width;
  TRY(st, rows_tidy(&x->rows));
  for (size_t i = 0U; i < x->rows.count && !x->more;) {
    size_t end = i + 1U;
    while (
      end < x->rows.count &&
      rows_equal(&x->rows, x->rows.items + i * w, x->rows.items + end * w)) {
      ++end;
    }
    x->more = !x->left;
    if (!x->more) {
      --x->left;
      TRY(st, give_row(x, x->rows.items + i * w, end - i));
    }
    i = end;
  }
  return st;
}

// Statements

// Where rows come by the first column: whether the rest of the statement lies
// behind the rows that are wanted.  `checked` is when to look next.
static weft_status
is_enough(running* const x, size_t* const checked, bool* const out)
{
  query_rows* const rows   = &x->rows;
  const size_t      column = rows->order[0].column;
  weft_status       st     = WEFT_OK;
  *out                     = false;
  if (rows->count < *checked) {
    return st;
  }
  const int64_t newest = rows->items[(rows->count - 1U) * rows->width + column];
  TRY(st, rows_tidy(rows));
  const int64_t last = rows->items[(rows->count - 1U) * rows->width + column];
  *out               = newest > last; // so it was cut off
  *checked           = rows->count + 1U + (*out ? 0U : rows->count / 4U);
  return st;
}

static weft_status
run_statement(running* const x, const unsigned variant)
{
  sql                     text    = {.count = 0U};
  db_statement*           s       = NULL;
  bool                    row     = false;
  bool                    enough  = false;
  size_t                  checked = x->rows.limit;
  const statement_options options = {variant, x->facts != 0U, x->ordered};
  weft_status             st = query_emit(x->q, options, &text, x->columns);
  st = st ? st : sql_prepare(&text, x->q->r.d, &s, x->error);
  st = st ? st : db_step(s, &row, x->error);
  while (!st && row && !enough) {
    st = read_row(x, s);
    if (!st && x->ordered) {
      st = is_enough(x, &checked, &enough);
    }
    enough = enough || !x->rows.width; // one row says yes
    st     = st ? st : db_step(s, &row, x->error);
  }
  db_finish(s);
  sql_free(&text);
  return st;
}

static void
set_order(running* const x)
{
  const query_ast* const ast                      = &x->q->ast;
  bool                   used[QUERY_VARIABLE_MAX] = {false};
  size_t                 n                        = 0U;
  for (size_t i = 0U; i < ast->order_count; ++i) {
    for (size_t c = 0U; c < ast->column_count; ++c) {
      if (ast->columns[c] == ast->order[i].variable && !used[c]) {
        x->rows.order[n++] = (row_order){c, ast->order[i].descending};
        used[c]            = true;
      }
    }
  }
  for (size_t c = 0U; c < ast->column_count; ++c) {
    if (!used[c]) {
      x->rows.order[n++] = (row_order){c, false};
    }
  }
  x->rows.order_count = n;
}

static weft_status
run(running* const x, const weft_answer_options* const options)
{
  weft_query* const q     = x->q;
  size_t            limit = options->limit;
  weft_status       st    = WEFT_OK;
  if (q->ast.limit && (!limit || q->ast.limit < limit)) {
    limit = q->ast.limit;
  }
  x->facts        = options->evidence ? q->ast.pattern_count : 0U;
  x->left         = limit ? limit : SIZE_MAX;
  x->rows.limit   = limit ? limit + 1U : 0U;
  x->rows.columns = q->ast.column_count;
  x->rows.width   = q->ast.column_count + x->facts;
  x->rows.kinds   = x->kinds;
  for (size_t i = 0U; i < q->ast.column_count; ++i) {
    x->kinds[i] = q->columns[i].kind;
  }
  set_order(x);
  TRY(st,
      db_prepare(
        q->r.d, "SELECT text FROM word WHERE id = ?1", &x->word, x->error));
  TRY(st,
      fact_reader_open(&x->reader, q->r.d, &q->r.schema, options, x->error));
  x->ordered = query_plan(q, limit != 0U);
  for (unsigned v = 0U; v < 1U << q->bit_count; ++v) {
    TRY(st, query_is_empty(q, v) ? WEFT_OK : run_statement(x, v));
  }
  return give_rows(x);
}

weft_status
weft_query_run(weft_query* const                q,
               const weft_answer_options* const options,
               const weft_row_sink              sink,
               void* const                      handle,
               bool* const                      more,
               weft_error* const                error)
{
  const weft_answer_options none = WEFT_ANSWER_OPTIONS_INIT;
  running x = {.q = q, .sink = sink, .handle = handle, .error = error};
  WEFT_REQUIRE(q && sink);
  q->r.error     = error;
  weft_status st = resolver_begin(&q->r);
  st             = st ? st : run(&x, options ? options : &none);
  if (st == WEFT_ERR_NO_MEMORY) {
    (void)fail_memory(error);
  }
  if (more) {
    *more = x.more;
  }
  db_finish(x.word);
  fact_reader_close(&x.reader);
  resolver_end(&q->r);
  q->r.error = NULL;
  rows_free(&x.rows);
  free(x.ids);
  return st;
}
