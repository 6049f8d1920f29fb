// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "rows.h"
#include "literal_key.h"

#include "try.h"

#include <stdint.h>
#include <stdlib.h>

// Order of rows

static int
compare_u32(const uint32_t a, const uint32_t b)
{
  return (a > b) - (a < b);
}

static int
compare_size(const size_t a, const size_t b)
{
  return (a > b) - (a < b);
}

static int
compare_spans(const weft_span a, const weft_span b)
{
  const int order = compare_size(a.start, b.start);
  return order ? order : compare_size(a.end, b.end);
}

int
row_compare_facts(const row* const a, const row* const b)
{
  const uint32_t x[] = {
    a->subject, a->relation, a->literal, a->object, a->status, a->when, a->of};
  const uint32_t y[] = {
    b->subject, b->relation, b->literal, b->object, b->status, b->when, b->of};
  for (size_t i = 0U; i < sizeof(x) / sizeof(x[0]); ++i) {
    if (x[i] != y[i]) {
      return x[i] < y[i] ? -1 : 1;
    }
  }
  return 0;
}

static int
compare_end_places(const observed_end* const a, const observed_end* const b)
{
  int order = compare_u32(a->has, b->has);
  if (!order) {
    order = compare_spans(a->span, b->span);
  }
  return order ? order : compare_spans(a->via, b->via);
}

int
row_compare_places(const row* const a, const row* const b)
{
  int order = compare_u32(a->doc, b->doc);
  if (!order) {
    order = compare_size(a->seen->span.start, b->seen->span.start);
  }
  if (!order) {
    order = compare_u32(a->rule, b->rule);
  }
  if (!order) {
    order = compare_size(a->seen->span.end, b->seen->span.end);
  }
  if (!order) {
    order = compare_end_places(row_subject(a), row_subject(b));
  }
  return order ? order : compare_end_places(row_object(a), row_object(b));
}

static int
compare_end_names(const uint32_t* const     rank,
                  const observed_end* const a,
                  const observed_end* const b)
{
  int order = compare_u32(rank[a->name], rank[b->name]);
  if (!order) {
    order = compare_u32(rank[a->type], rank[b->type]);
  }
  if (!order) {
    order = compare_u32(rank[a->value], rank[b->value]);
  }
  if (!order) {
    order = compare_u32(rank[a->unit], rank[b->unit]);
  }
  return order ? order : compare_u32(a->kind, b->kind);
}

// The rest, so that the order is total: the most confident first
static int
compare_details(const row* const a, const row* const b)
{
  int order = compare_u32(b->seen->confidence, a->seen->confidence);
  if (!order) {
    order = (a->seen->sentence > b->seen->sentence) -
            (a->seen->sentence < b->seen->sentence);
  }
  if (!order) {
    order = compare_end_names(a->rank, row_subject(a), row_subject(b));
  }
  if (!order) {
    order = compare_end_names(a->rank, row_object(a), row_object(b));
  }
  return order ? order : weft_str_compare(*a->text, *b->text);
}

static int
compare_rows(const void* const a, const void* const b)
{
  int order = row_compare_facts(a, b);
  if (!order) {
    order = row_compare_places(a, b);
  }
  return order ? order : compare_details(a, b);
}

// Rows

// What a literal is: value and unit, or the name's key where it has no value
static weft_status
put_literal(row_set* const            b,
            const observed_end* const end,
            uint32_t* const           out)
{
  const weft_graph* const graph  = b->f->graph;
  const bool              valued = end->kind != WEFT_VALUE_NONE;
  const weft_str what = valued ? intern_get(&graph->strings, end->value)
                               : intern_get(&graph->keys, end->key);
  literal_key((weft_value_kind)end->kind,
              intern_get(&graph->strings, end->unit),
              what,
              &b->buffer);
  if (b->buffer.status) {
    return b->buffer.status;
  }
  return intern_put(&b->literals, strbuf_str(&b->buffer), out);
}

static bool
is_symmetric(const weft_graph* const graph, const uint32_t relation)
{
  const size_t index = table_get(
    &graph->relations, intern_get(&graph->strings, relation), SIZE_MAX);
  return index != SIZE_MAX && graph->schema.relations[index].symmetric;
}

static weft_status
fill_row(row_set* const b, const observed* const seen, row* const out)
{
  const freezing* const f = b->f;
  out->seen               = seen;
  out->text               = &f->graph->texts.strings[seen->text];
  out->rank               = f->string_rank;
  out->relation           = f->string_rank[seen->relation];
  out->status             = seen->status;
  out->when               = f->string_rank[seen->when];
  out->of                 = f->string_rank[seen->of];
  out->doc                = f->string_rank[seen->doc];
  out->rule               = f->string_rank[seen->rule];
  out->subject            = row_entity(f, &seen->subject);
  if (seen->object.node == NO_NODE) {
    out->literal = 1U;
    return put_literal(b, &seen->object, &out->object);
  }
  out->object = row_entity(f, &seen->object);
  if (out->object < out->subject && is_symmetric(f->graph, seen->relation)) {
    const uint32_t smaller = out->object;
    out->object            = out->subject;
    out->subject           = smaller;
    out->swapped           = true;
  }
  return WEFT_OK;
}

weft_status
rows_fill(row_set* const b)
{
  weft_status             st    = WEFT_OK;
  const weft_graph* const graph = b->f->graph;
  b->rows  = freezing_array(b->f, graph->support_count, sizeof(row));
  b->loops = freezing_array(b->f, graph->support_count, sizeof(row));
  if (!b->rows || !b->loops) {
    return WEFT_ERR_NO_MEMORY;
  }
  for (size_t i = 0U; i < graph->support_count; ++i) {
    row new = {0};
    if (as_of_drops(graph, graph->supports[i])) {
      continue;
    }
    TRY(st, fill_row(b, graph->supports[i], &new));
    // What a join has turned into a loop states nothing any more
    if (new.literal || new.subject != new.object) {
      b->rows[b->row_count++] = new;
    } else {
      b->loops[b->loop_count++] = new;
    }
  }
  if (b->row_count) {
    qsort(b->rows, b->row_count, sizeof(row), compare_rows);
  }
  if (b->loop_count) {
    qsort(b->loops, b->loop_count, sizeof(row), compare_rows);
  }
  return st;
}

void
rows_dispose(row_set* const set)
{
  intern_free(&set->literals);
  strbuf_free(&set->buffer);
}
