// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Writing a whole graph; the triples of a document follow its header.

#include "weft/export.h"

#include "model.h"
#include "ntriples.h"

#include "try.h"

#include <stdint.h>
#include <stdlib.h>

typedef struct {
  weft_str doc;
  size_t   start;
  size_t   fact;
  size_t   support;
} line;

static int
compare_sizes(const size_t a, const size_t b)
{
  return (a > b) - (a < b);
}

// Facts are sorted by subject, relation and object already
static int
compare_lines(const void* const a, const void* const b)
{
  const line* const x = a;
  const line* const y = b;
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

// One line for each support, sorted; NULL if there is no memory
static line*
sort_lines(const weft_graph* const graph, size_t* const count)
{
  size_t total = 0U;
  for (size_t i = 0U; i < weft_graph_fact_count(graph); ++i) {
    total += weft_graph_fact(graph, i)->support_count;
  }
  *count            = total;
  line* const lines = calloc(total + 1U, sizeof(line));
  if (!lines) {
    return NULL;
  }
  size_t used = 0U;
  for (size_t i = 0U; i < weft_graph_fact_count(graph); ++i) {
    const weft_fact* const fact = weft_graph_fact(graph, i);
    for (size_t k = 0U; k < fact->support_count; ++k) {
      const weft_support* const s = &fact->supports[k];
      lines[used++] = (line){s->doc, s->evidence.span.start, i, k};
    }
  }
  qsort(lines, total, sizeof(line), compare_lines);
  return lines;
}

static weft_status
write_line(const weft_graph* const  graph,
           const weft_writer* const writer,
           const line* const        l)
{
  const weft_fact* const    fact    = weft_graph_fact(graph, l->fact);
  const weft_support* const support = &fact->supports[l->support];
  const weft_triple         triple  = {.doc        = support->doc,
                                       .subject    = support->subject,
                                       .relation   = fact->relation,
                                       .object     = support->object,
                                       .status     = fact->status,
                                       .when       = fact->when,
                                       .of         = fact->of,
                                       .confidence = support->confidence,
                                       .rule       = support->rule,
                                       .evidence   = support->evidence};
  return weft_jsonl_triple(writer, &triple);
}

// Write the headers of documents from `index` that sort up to `doc`
static weft_status
write_headers(const weft_graph* const  graph,
              const weft_writer* const writer,
              const weft_str* const    doc,
              size_t* const            index)
{
  weft_status st = WEFT_OK;
  for (; *index < weft_graph_document_count(graph); ++*index) {
    const weft_document_info* const info = weft_graph_document(graph, *index);
    if (doc && weft_str_compare(info->doc, *doc) > 0) {
      break;
    }
    TRY(st, weft_jsonl_document(writer, info));
  }
  return st;
}

static weft_status
write_lines(const weft_graph* const  graph,
            const weft_writer* const writer,
            const line* const        lines,
            const size_t             count)
{
  weft_status st    = WEFT_OK;
  size_t      index = 0U;
  for (size_t i = 0U; i < count; ++i) {
    if (!i || !weft_str_equals(lines[i].doc, lines[i - 1U].doc)) {
      TRY(st, write_headers(graph, writer, &lines[i].doc, &index));
    }
    TRY(st, write_line(graph, writer, &lines[i]));
  }
  return write_headers(graph, writer, NULL, &index);
}

// Decisions

static int
compare_decisions(const void* const a, const void* const b)
{
  const weft_decision* const x     = a;
  const weft_decision* const y     = b;
  int                        order = weft_str_compare(x->a, y->a);
  if (!order) {
    order = weft_str_compare(x->b, y->b);
  }
  return order ? order : (int)x->kind - (int)y->kind;
}

// Add a decision with its names in order, unless it says nothing
static size_t
add_decision(weft_decision* const     list,
             const size_t             count,
             const weft_decision_kind kind,
             const weft_str           a,
             const weft_str           b)
{
  const int order = weft_str_compare(a, b);
  list[count]     = (weft_decision){kind, order < 0 ? a : b, order < 0 ? b : a};
  return count + (order != 0);
}

// Triples are written with the ids of entities, so decisions are about these:
// a join says which other names are the entity
static size_t
fill_decisions(const weft_graph* const graph, weft_decision* const list)
{
  size_t count = 0U;
  for (size_t i = 0U; i < weft_graph_decision_count(graph); ++i) {
    const weft_decided* const  d = weft_graph_decision(graph, i);
    const weft_decision* const m = &d->made;
    if (m->kind == WEFT_SPLIT || !weft_str_equals(d->a, d->b)) {
      count = add_decision(list, count, m->kind, d->a, d->b);
    } else {
      count = add_decision(list, count, m->kind, d->a, m->a);
      count = add_decision(list, count, m->kind, d->a, m->b);
    }
  }
  return count;
}

static weft_status
write_decisions(const weft_graph* const graph, const weft_writer* const writer)
{
  const size_t         most = 2U * weft_graph_decision_count(graph);
  weft_decision* const list = calloc(most + 1U, sizeof(weft_decision));
  if (!list) {
    return WEFT_ERR_NO_MEMORY;
  }
  weft_status  st    = WEFT_OK;
  const size_t count = fill_decisions(graph, list);
  qsort(list, count, sizeof(weft_decision), compare_decisions);
  for (size_t i = 0U; !st && i < count; ++i) {
    if (!i || compare_decisions(&list[i - 1U], &list[i])) {
      st = weft_jsonl_decision(writer, &list[i]);
    }
  }
  free(list);
  return st;
}

static weft_status
write_jsonl(const weft_graph* const graph, const weft_writer* const writer)
{
  size_t      count = 0U;
  line* const lines = sort_lines(graph, &count);
  if (!lines) {
    return WEFT_ERR_NO_MEMORY;
  }
  weft_status st = write_decisions(graph, writer);
  if (!st) {
    st = write_lines(graph, writer, lines, count);
  }
  free(lines);
  return st;
}

weft_status
weft_export(const weft_graph* const  graph,
            const weft_format        format,
            const weft_writer* const writer,
            weft_error* const        error)
{
  if (!graph || !graph->frozen || !writer || !writer->write) {
    return weft_error_set(
      error,
      WEFT_ERR_BAD_ARG,
      NULL,
      0U,
      0U,
      "only a frozen graph can be exported; call weft_graph_freeze() first");
  }
  weft_status st = WEFT_ERR_BAD_ARG;
  switch (format) {
    case WEFT_FORMAT_JSONL:
      st = write_jsonl(graph, writer);
      break;
    case WEFT_FORMAT_NTRIPLES:
      st = ntriples_write(graph, writer);
      break;
  }
  return st ? weft_error_set(
                error, st, NULL, 0U, 0U, "%s", weft_status_string(st))
            : st;
}
