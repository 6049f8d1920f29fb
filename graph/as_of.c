// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// A graph as of a date: what was so, or announced, by then.

#include "freezing.h"

#include "date.h"
#include "value.h"

#include "fail.h"
#include "try.h"

#include <stdint.h>

weft_status
weft_graph_as_of(weft_graph* const graph,
                 const weft_str    date,
                 weft_error* const error)
{
  WEFT_REQUIRE(graph);
  if (date.size && value_date_form(date) == VALUE_TEXT) {
    return weft_error_set(error,
                          WEFT_ERR_BAD_INPUT,
                          NULL,
                          0U,
                          0U,
                          "'%.*s' is no date; give one such as 2026-01-31",
                          (int)(date.size < 40U ? date.size : 40U),
                          date.data);
  }
  const weft_str copy = arena_copy(&graph->memory, date);
  if (!copy.data) {
    return fail_memory(error);
  }
  graph->as_of  = copy;
  graph->frozen = false;
  return WEFT_OK;
}

static weft_str
date_of(const weft_graph* const graph, const weft_str doc)
{
  const size_t index = table_get(&graph->document_index, doc, SIZE_MAX);
  return index == SIZE_MAX ? WEFT_STR("") : graph->documents[index].info.date;
}

bool
as_of_drops(const weft_graph* const graph, const observed* const seen)
{
  if (!graph->as_of.size) {
    return false;
  }
  const weft_str when = intern_get(&graph->strings, seen->when);
  const weft_str told = date_of(graph, intern_get(&graph->strings, seen->doc));
  // A plan is of the day on which it was told, not of the day that it is for
  const bool told_first = seen->status == WEFT_PLANNED ? told.size : !when.size;
  return date_is_later(told_first ? told : when, graph->as_of);
}

weft_status
as_of_documents(freezing* const f)
{
  weft_status st   = WEFT_OK;
  table       used = {0};
  if (!f->graph->as_of.size) {
    return st;
  }
  for (size_t i = 0U; !st && i < f->out.fact_count; ++i) {
    const weft_fact* const fact = &f->out.facts[i];
    for (size_t k = 0U; !st && k < fact->support_count; ++k) {
      st = table_set(&used, fact->supports[k].doc, 1U);
    }
  }
  for (size_t i = 0U; !st && i < f->out.rest_count; ++i) {
    st = table_set(&used, f->out.rest[i].doc, 1U);
  }
  size_t kept = 0U;
  for (size_t i = 0U; !st && i < f->out.document_count; ++i) {
    const weft_document_info d = f->out.documents[i];
    if (d.alias_count || table_get(&used, d.doc, 0U) ||
        !date_is_later(d.date, f->graph->as_of)) {
      f->out.documents[kept++] = d;
    }
  }
  f->out.document_count = st ? f->out.document_count : kept;
  table_free(&used);
  return st;
}
