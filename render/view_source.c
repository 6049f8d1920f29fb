// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Which documents a picture comes from.

#include "view_make.h"

#include "table.h"
#include "try.h"

static void
add_document(view* v, const weft_document_info* d)
{
  v->document       = v->documents ? (weft_str){NULL, 0U} : d->doc;
  v->document_title = v->documents ? (weft_str){NULL, 0U} : d->title;
  ++v->documents;
  if (!d->date.size) {
    return;
  }
  if (!v->first_date.size || weft_str_compare(d->date, v->first_date) < 0) {
    v->first_date = d->date;
  }
  if (!v->last_date.size || weft_str_compare(d->date, v->last_date) > 0) {
    v->last_date = d->date;
  }
}

// Documents that state what the filters let through
static weft_status
collect(const view_maker* m, table* used)
{
  const size_t count = weft_graph_fact_count(m->graph);
  weft_status  st    = WEFT_OK;
  for (size_t i = 0U; i < count; ++i) {
    const weft_fact* const fact = weft_graph_fact(m->graph, i);
    for (size_t k = 0U; m->fates[i] == VIEW_KEPT && k < fact->support_count;
         ++k) {
      // Supports of one document stand together
      if (!k ||
          !weft_str_equals(fact->supports[k].doc, fact->supports[k - 1U].doc)) {
        TRY(st, table_set(used, fact->supports[k].doc, 1U));
      }
    }
  }
  return st;
}

weft_status
view_find_sources(view_maker* m)
{
  const size_t count = weft_graph_document_count(m->graph);
  table        used  = {NULL, 0U, 0U};
  weft_status  st    = m->v->filtered ? collect(m, &used) : WEFT_OK;
  for (size_t i = 0U; !st && i < count; ++i) {
    const weft_document_info* const d = weft_graph_document(m->graph, i);
    if (!m->v->filtered || table_get(&used, d->doc, 0U)) {
      add_document(m->v, d);
    }
  }
  table_free(&used);
  return st;
}
