// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "review.h"

#include "error.h"
#include "output.h"
#include "table.h"

#include <stdint.h>

void
review_unfinished(const weft_store* store, const char* path)
{
  if (!weft_store_is_finished(store)) {
    error_note("%s: its writer is still at work or was interrupted; this is "
               "what it holds so far (weft build or import finishes it)",
               path);
  }
}

weft_status
review_load(const review_source* source, weft_graph** out, weft_error* error)
{
  weft_store* store = NULL;
  weft_status st =
    weft_store_open(source->path, WEFT_STORE_READ, &store, error);
  if (!st) {
    review_unfinished(store, source->path);
    st = weft_store_load_as_of(store, weft_str_from(source->at), out, error);
  }
  weft_store_free(store);
  return st;
}

static void
put_labelled(strbuf* b, const char* label, weft_str text)
{
  if (text.size) {
    strbuf_puts(b, label);
    display_put(b, text);
  }
}

void
review_fact(strbuf* b, const weft_graph* graph, const weft_fact* fact)
{
  display_put(b, weft_graph_entity(graph, fact->subject)->name);
  put_labelled(b, "  ", fact->relation);
  strbuf_puts(b, "  ");
  display_put(b, fact->object.name);
  if (fact->object.value.size) {
    put_labelled(b, " (", fact->object.value);
    put_labelled(b, " ", fact->object.unit);
    strbuf_putc(b, ')');
  }
  strbuf_puts(b, fact->status == WEFT_PLANNED ? "  planned" : "");
  put_labelled(b, "  when ", fact->when);
  put_labelled(b, "  of ", fact->of);
  strbuf_printf(b, "  %d", fact->confidence);
}

void
review_member(strbuf* b, const char* name, weft_str value)
{
  strbuf_printf(b, "\"%s\":", name);
  strbuf_put_json(b, value);
}

static void
put_object(strbuf* b, const weft_fact* fact)
{
  const weft_end* const end = &fact->object;
  strbuf_puts(b, ",\"object\":{");
  if (fact->object_entity != SIZE_MAX) {
    review_member(b, "id", end->id);
    strbuf_putc(b, ',');
  }
  review_member(b, "name", end->name);
  strbuf_putc(b, ',');
  review_member(b, "type", end->type);
  if (end->value_kind != WEFT_VALUE_NONE) {
    strbuf_putc(b, ',');
    review_member(b, "value", end->value);
  }
  if (end->unit.size) {
    strbuf_putc(b, ',');
    review_member(b, "unit", end->unit);
  }
  strbuf_putc(b, '}');
}

void
review_fact_json(strbuf* b, const weft_graph* graph, const weft_fact* fact)
{
  review_member(b, "subject", weft_graph_entity(graph, fact->subject)->id);
  strbuf_putc(b, ',');
  review_member(b, "relation", fact->relation);
  put_object(b, fact);
  strbuf_puts(b, ",\"status\":");
  strbuf_puts(b, fact->status == WEFT_PLANNED ? "\"planned\"" : "\"actual\"");
  if (fact->when.size) {
    strbuf_putc(b, ',');
    review_member(b, "when", fact->when);
  }
  if (fact->of.size) {
    strbuf_putc(b, ',');
    review_member(b, "of", fact->of);
  }
  strbuf_printf(b, ",\"confidence\":%d", fact->confidence);
}

weft_status
review_print(strbuf* b, weft_error* error)
{
  output      out = {.file = NULL};
  weft_status st =
    b->status
      ? weft_error_set(
          error, b->status, NULL, 0U, 0U, "%s", weft_status_string(b->status))
      : output_open(&out, NULL, error);
  if (!st) {
    st = output_write(&out, strbuf_str(b), error);
  }
  if (!st) {
    st = output_commit(&out, error);
  }
  output_discard(&out);
  return st;
}
