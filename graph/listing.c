// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "listing.h"

#include "model.h"

#include <stdint.h>
#include <stdlib.h>

static int
compare_sizes(const size_t a, const size_t b)
{
  return (a > b) - (a < b);
}

// Facts are sorted by subject, relation and object already
static int
compare_lines(const void* const a, const void* const b)
{
  const listed* const x = a;
  const listed* const y = b;
  // One name is kept once, so equal documents are mostly seen by address
  int order = x->doc.data == y->doc.data ? 0 : weft_str_compare(x->doc, y->doc);
  if (!order) {
    order = compare_sizes(x->start, y->start);
  }
  if (!order) {
    order = compare_sizes(x->fact, y->fact);
  }
  return order ? order : compare_sizes(x->support, y->support);
}

listed*
listing_sort(const weft_graph* const graph, const bool all, size_t* const count)
{
  const size_t rest  = all ? graph->derived.rest_count : 0U;
  size_t       total = rest;
  for (size_t i = 0U; i < weft_graph_fact_count(graph); ++i) {
    total += weft_graph_fact(graph, i)->support_count;
  }
  *count              = total;
  listed* const lines = calloc(total + 1U, sizeof(listed));
  if (!lines) {
    return NULL;
  }
  size_t used = 0U;
  for (size_t i = 0U; i < weft_graph_fact_count(graph); ++i) {
    const weft_fact* const fact = weft_graph_fact(graph, i);
    for (size_t k = 0U; k < fact->support_count; ++k) {
      const weft_support* const s = &fact->supports[k];
      lines[used++] = (listed){s->doc, s->evidence.span.start, i, k};
    }
  }
  for (size_t i = 0U; i < rest; ++i) {
    const weft_triple* const t = &graph->derived.rest[i];
    lines[used++] = (listed){t->doc, t->evidence.span.start, SIZE_MAX, i};
  }
  qsort(lines, total, sizeof(listed), compare_lines);
  return lines;
}

weft_triple
listing_triple(const weft_graph* const graph, const listed* const l)
{
  if (l->fact == SIZE_MAX) {
    return graph->derived.rest[l->support];
  }
  const weft_fact* const    fact    = weft_graph_fact(graph, l->fact);
  const weft_support* const support = &fact->supports[l->support];
  return (weft_triple){.doc        = support->doc,
                       .subject    = support->subject,
                       .relation   = fact->relation,
                       .object     = support->object,
                       .status     = fact->status,
                       .when       = fact->when,
                       .of         = fact->of,
                       .confidence = support->confidence,
                       .rule       = support->rule,
                       .evidence   = support->evidence};
}
