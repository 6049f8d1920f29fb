// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// A table of supports, and the fields of every table.

#include "csv.h"

#include "formats.h"
#include "listing.h"
#include "page.h"

#include "try.h"

#include <stdlib.h>
#include <string.h>

#define REPLACEMENT "\xEF\xBF\xBD" // U+FFFD

// A quote is doubled, the rest goes through
void
csv_put_quoted(strbuf* const b, const weft_str text)
{
  size_t plain = 0U;
  strbuf_putc(b, '"');
  for (size_t i = 0U; i < text.size; ++i) {
    if (text.data[i] == '"' || text.data[i] == '\0') {
      strbuf_append(b, (weft_str){text.data + plain, i - plain});
      strbuf_puts(b, text.data[i] ? "\"\"" : REPLACEMENT);
      plain = i + 1U;
    }
  }
  if (plain < text.size) {
    strbuf_append(b, (weft_str){text.data + plain, text.size - plain});
  }
  strbuf_putc(b, '"');
}

// Spaces at the ends are kept by all readers only within quotes
static bool
needs_quotes(const weft_str text)
{
  if (!text.size) {
    return false;
  }
  if (text.data[0] == ' ' || text.data[text.size - 1U] == ' ') {
    return true;
  }
  for (size_t i = 0U; i < text.size; ++i) {
    if (memchr(",\"\r\n\t", text.data[i], 6U)) { // and the terminator
      return true;
    }
  }
  return false;
}

void
csv_put(strbuf* const b, const weft_str text)
{
  if (needs_quotes(text)) {
    csv_put_quoted(b, text);
  } else {
    strbuf_append(b, text);
  }
}

static void
put_field(strbuf* const b, const weft_str text)
{
  csv_put(b, text);
  strbuf_putc(b, ',');
}

static void
put_row(strbuf* const b, const weft_triple* const t)
{
  const weft_str none = {NULL, 0U};
  put_field(b, t->doc);
  put_field(b, t->subject.id);
  put_field(b, t->subject.name);
  put_field(b, t->subject.type);
  put_field(b, t->relation);
  put_field(b, t->object.literal ? none : t->object.id);
  put_field(b, t->object.name);
  put_field(b, t->object.type);
  put_field(b, t->object.value);
  put_field(b, t->object.unit);
  strbuf_puts(b, t->status == WEFT_PLANNED ? "planned," : "actual,");
  put_field(b, t->when);
  put_field(b, t->of);
  strbuf_printf(b, "%d,", t->confidence);
  put_field(b, t->rule);
  strbuf_printf(b, "%zu,%zu,", t->evidence.span.start, t->evidence.span.end);
  csv_put(b, t->evidence.text);
  strbuf_putc(b, '\n');
}

static weft_status
write_rows(page* const             p,
           const weft_graph* const graph,
           const listed* const     lines,
           const size_t            count)
{
  weft_status st = WEFT_OK;
  strbuf_puts(&p->text,
              "doc,subject_id,subject,subject_type,relation,object_id,object,"
              "object_type,value,unit,status,when,of,confidence,rule,start,"
              "end,evidence\n");
  for (size_t i = 0U; i < count; ++i) {
    const weft_triple triple = listing_triple(graph, &lines[i]);
    put_row(&p->text, &triple);
    TRY(st, page_turn(p));
  }
  return st;
}

weft_status
export_csv(const weft_graph* const graph, const weft_writer* const writer)
{
  page          p     = {.writer = writer};
  size_t        count = 0U;
  listed* const lines = listing_sort(graph, false, &count);
  if (!lines) {
    return WEFT_ERR_NO_MEMORY;
  }
  const weft_status st = write_rows(&p, graph, lines, count);
  free(lines);
  return page_finish(&p, st);
}
