// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Rows as comma-separated values: a node has columns for what it is.

#include "weft/query.h"

#include "csv.h"
#include "page.h"

#include "str.h"
#include "strbuf.h"
#include "try.h"

// How many columns a value takes
static size_t
count_columns(const weft_cell_kind kind)
{
  return kind == WEFT_CELL_NODE ? 5U : kind == WEFT_CELL_ENTITY ? 3U : 1U;
}

static weft_status
finish(const weft_writer* const writer, strbuf* const b)
{
  strbuf_putc(b, '\n');
  return page_pass(writer, b);
}

weft_status
weft_csv_head(const weft_writer* const writer, const weft_query* const query)
{
  static const char* const endings[] = {"", "_id", "_type", "_value", "_unit"};

  strbuf b    = {0};
  strbuf name = {0};
  WEFT_REQUIRE(writer && query);
  for (size_t i = 0U; i < weft_query_column_count(query); ++i) {
    const weft_column* const column = weft_query_column(query, i);
    for (size_t k = 0U; k < count_columns(column->kind); ++k) {
      strbuf_clear(&name);
      strbuf_append(&name, column->name);
      strbuf_puts(&name, endings[k]);
      strbuf_puts(&b, i || k ? "," : "");
      csv_put(&b, strbuf_str(&name));
      b.status = b.status ? b.status : name.status;
    }
  }
  strbuf_free(&name);
  return finish(writer, &b);
}

weft_status
weft_csv_row(const weft_writer* const writer,
             const weft_query* const  query,
             const weft_row* const    row)
{
  strbuf b = {0};
  WEFT_REQUIRE(writer && query && row);
  for (size_t i = 0U; i < row->cell_count; ++i) {
    const weft_cell_kind kind     = weft_query_column(query, i)->kind;
    const weft_end*      node     = &row->cells[i].node;
    const weft_str       fields[] = {
            node->name, node->id, node->type, node->value, node->unit};
    const size_t count = count_columns(kind);
    for (size_t k = 0U; k < count; ++k) {
      strbuf_puts(&b, i || k ? "," : "");
      csv_put(&b, count > 1U ? fields[k] : row->cells[i].text);
    }
  }
  return finish(writer, &b);
}
