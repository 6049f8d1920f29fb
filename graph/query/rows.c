// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "query/rows.h"

#include "literal_key.h"
#include "name.h"

#include "try.h"

#include <stdlib.h>
#include <string.h>

// Rows are tidied when there are twice as many as the last time left, so that
// memory follows the answer and not the join
enum { TIDY_FIRST = 1 << 16 };

// Cells

static weft_status
copy_literal(query_rows* const     x,
             const weft_end* const end,
             const double          number,
             const uint32_t        key)
{
  if (x->literal_count == x->literal_capacity) {
    const size_t capacity =
      x->literal_capacity ? x->literal_capacity * 2U : 64U;
    row_literal* const more =
      realloc(x->literals, capacity * sizeof(row_literal));
    if (!more) {
      return WEFT_ERR_NO_MEMORY;
    }
    x->literals         = more;
    x->literal_capacity = capacity;
  }
  row_literal* const l = &x->literals[x->literal_count];
  l->number            = number;
  l->key               = key;
  l->end               = *end;
  l->end.name          = arena_copy(&x->memory, end->name);
  l->end.type          = arena_copy(&x->memory, end->type);
  l->end.value         = arena_copy(&x->memory, end->value);
  l->end.unit          = arena_copy(&x->memory, end->unit);
  if (!l->end.name.data || !l->end.type.data || !l->end.value.data ||
      !l->end.unit.data) {
    return WEFT_ERR_NO_MEMORY;
  }
  ++x->literal_count;
  return WEFT_OK;
}

weft_status
rows_put_literal(query_rows* const     x,
                 const weft_end* const end,
                 const double          number,
                 int64_t* const        out)
{
  weft_status st    = WEFT_OK;
  uint32_t    key   = 0U;
  uint32_t    place = 0U;
  strbuf      name  = {0};
  weft_str    what  = end->value;
  if (end->value_kind == WEFT_VALUE_NONE) {
    name_key(end->name, &name);
    what = strbuf_str(&name);
  }
  literal_key(end->value_kind, end->unit, what, &x->buffer);
  strbuf_putc(&x->buffer, '\0');
  strbuf_append(&x->buffer, end->type);
  st = name.status ? name.status : x->buffer.status;
  strbuf_free(&name);
  TRY(st, st ? st : intern_put(&x->keys, strbuf_str(&x->buffer), &key));
  strbuf_putc(&x->buffer, '\0');
  strbuf_append(&x->buffer, end->name);
  const size_t before = x->spellings.count;
  TRY(st,
      x->buffer.status
        ? x->buffer.status
        : intern_put(&x->spellings, strbuf_str(&x->buffer), &place));
  if (x->spellings.count > before) {
    TRY(st, copy_literal(x, end, number, key));
  }
  // The first number of an intern is that of the empty string
  *out = -(int64_t)place;
  return st;
}

weft_status
rows_put_text(query_rows* const x, const weft_str text, int64_t* const out)
{
  uint32_t          place = 0U;
  const weft_status st    = intern_put(&x->texts, text, &place);
  *out                    = place;
  return st;
}

// Order

static int
compare_numbers(const int64_t a, const int64_t b)
{
  return (a > b) - (a < b);
}

// Numbers by size, dates and words bytewise; numbers come first
static int
compare_literals(const row_literal* const a, const row_literal* const b)
{
  int order = (a->end.value_kind != WEFT_VALUE_NUMBER) -
              (b->end.value_kind != WEFT_VALUE_NUMBER);
  if (!order && a->end.value_kind == WEFT_VALUE_NUMBER) {
    order = (a->number > b->number) - (a->number < b->number);
  }
  order = order ? order : weft_str_compare(a->end.value, b->end.value);
  return order ? order : weft_str_compare(a->end.unit, b->end.unit);
}

static int
compare_nodes(const query_rows* const x, const int64_t a, const int64_t b)
{
  if (a >= 0 && b >= 0) {
    return compare_numbers(a, b);
  }
  if (a >= 0 || b >= 0) {
    return a < 0 ? 1 : -1; // entities come first
  }
  const row_literal* const l = &x->literals[-1 - a];
  const row_literal* const r = &x->literals[-1 - b];
  const int order            = l->key == r->key ? 0 : compare_literals(l, r);
  return order ? order
               : weft_str_compare(intern_get(&x->keys, l->key),
                                  intern_get(&x->keys, r->key));
}

static int
compare_cells(const query_rows* const x,
              const size_t            column,
              const int64_t           a,
              const int64_t           b)
{
  if (a == b) {
    return 0;
  }
  switch (x->kinds[column]) {
    case WEFT_CELL_RELATION:
    case WEFT_CELL_TEXT:
      return weft_str_compare(intern_get(&x->texts, (uint32_t)a),
                              intern_get(&x->texts, (uint32_t)b));
    case WEFT_CELL_NUMBER:
      return compare_numbers(a, b);
    case WEFT_CELL_ENTITY:
    case WEFT_CELL_NODE:
      break;
  }
  return compare_nodes(x, a, b);
}

// Of two spellings of a value the shorter comes first, then the smaller
static int
compare_spellings(const query_rows* const x,
                  const size_t            column,
                  const int64_t           a,
                  const int64_t           b)
{
  if (a == b || a >= 0 || b >= 0 || x->kinds[column] != WEFT_CELL_NODE) {
    return 0;
  }
  const weft_str l = x->literals[-1 - a].end.name;
  const weft_str r = x->literals[-1 - b].end.name;
  return l.size != r.size ? l.size < r.size ? -1 : 1 : weft_str_compare(l, r);
}

static int
compare_rows(const query_rows* const x,
             const int64_t* const    a,
             const int64_t* const    b)
{
  for (size_t i = 0U; i < x->order_count; ++i) {
    const size_t c     = x->order[i].column;
    const int    order = compare_cells(x, c, a[c], b[c]);
    if (order) {
      return x->order[i].descending ? -order : order;
    }
  }
  for (size_t i = 0U; i < x->columns; ++i) {
    const int order = compare_spellings(x, i, a[i], b[i]);
    if (order) {
      return order;
    }
  }
  for (size_t i = x->columns; i < x->width; ++i) {
    const int order = compare_numbers(a[i], b[i]);
    if (order) {
      return order;
    }
  }
  return 0;
}

// qsort() passes no context, so this is a merge sort of our own; `spare` has
// room for half of the rows
static void
sort_rows(const query_rows* const x,
          int64_t* const          rows,
          const size_t            count,
          int64_t* const          spare)
{
  const size_t w = x->width;
  if (count < 2U) {
    return;
  }
  const size_t half = count / 2U;
  sort_rows(x, rows, half, spare);
  sort_rows(x, rows + half * w, count - half, spare);
  if (compare_rows(x, rows + (half - 1U) * w, rows + half * w) <= 0) {
    return;
  }
  memcpy(spare, rows, half * w * sizeof(int64_t));
  size_t left  = 0U;
  size_t right = half;
  for (int64_t* to = rows; left < half; to += w) {
    const bool take = right == count ||
                      compare_rows(x, spare + left * w, rows + right * w) <= 0;
    memcpy(to, take ? spare + left * w : rows + right * w, w * sizeof(int64_t));
    left += take;
    right += !take;
  }
}

bool
rows_equal(const query_rows* const x,
           const int64_t* const    a,
           const int64_t* const    b)
{
  for (size_t i = 0U; i < x->columns; ++i) {
    if (compare_cells(x, i, a[i], b[i])) {
      return false;
    }
  }
  return true;
}

weft_status
rows_tidy(query_rows* const x)
{
  const size_t w     = x->width;
  size_t       kept  = 0U;
  size_t       given = 0U;
  if (!x->count) {
    return WEFT_OK;
  }
  int64_t* const spare = malloc((x->count / 2U + 1U) * w * sizeof(int64_t));
  if (!spare) {
    return WEFT_ERR_NO_MEMORY;
  }
  sort_rows(x, x->items, x->count, spare);
  free(spare);
  for (size_t i = 0U; i < x->count; ++i) {
    const int64_t* const row   = x->items + i * w;
    const int64_t* const last  = kept ? x->items + (kept - 1U) * w : NULL;
    const bool           equal = last && rows_equal(x, last, row);
    if (equal && (w == x->columns || !memcmp(last, row, w * sizeof(int64_t)))) {
      continue;
    }
    given += !equal;
    if (x->limit && given > x->limit) {
      break;
    }
    memmove(x->items + kept++ * w, row, w * sizeof(int64_t));
  }
  x->count   = kept;
  x->settled = kept;
  return WEFT_OK;
}

weft_status
rows_next(query_rows* const x, int64_t** const out)
{
  weft_status  st   = WEFT_OK;
  const size_t most = x->settled > TIDY_FIRST ? x->settled * 2U : TIDY_FIRST;
  if (x->count >= most) {
    TRY(st, rows_tidy(x));
  }
  if (x->count == x->capacity) {
    const size_t   capacity = x->capacity ? x->capacity * 2U : 256U;
    const size_t   each     = x->width ? x->width * sizeof(int64_t) : 1U;
    int64_t* const more     = realloc(x->items, capacity * each);
    if (!more) {
      return WEFT_ERR_NO_MEMORY;
    }
    x->items    = more;
    x->capacity = capacity;
  }
  *out = x->items + x->count * x->width;
  return st;
}

void
rows_keep(query_rows* const x)
{
  ++x->count;
}

void
rows_free(query_rows* const x)
{
  free(x->items);
  free(x->literals);
  arena_free(&x->memory);
  intern_free(&x->keys);
  intern_free(&x->spellings);
  intern_free(&x->texts);
  strbuf_free(&x->buffer);
}
