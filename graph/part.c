// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "weft/part.h"

#include "listing.h"

#include "fail.h"
#include "try.h"

#include <stdlib.h>

struct weft_parts {
  const weft_graph* graph;
  listed*           lines; // by document
  size_t            count;
};

weft_status
weft_parts_new(const weft_graph* const graph,
               weft_parts** const      out,
               weft_error* const       error)
{
  WEFT_REQUIRE(graph && out);
  weft_parts* const parts = calloc(1U, sizeof(weft_parts));
  *out                    = NULL;
  if (!parts) {
    return fail_memory(error);
  }
  parts->graph = graph;
  parts->lines = listing_sort(graph, false, &parts->count);
  if (!parts->lines) {
    weft_parts_free(parts);
    return fail_memory(error);
  }
  *out = parts;
  return WEFT_OK;
}

// The first line of a document, or of what would follow it
static size_t
find_line(const weft_parts* const parts, const weft_str doc)
{
  size_t low  = 0U;
  size_t high = parts->count;
  while (low < high) {
    const size_t middle = low + (high - low) / 2U;
    if (weft_str_compare(parts->lines[middle].doc, doc) < 0) {
      low = middle + 1U;
    } else {
      high = middle;
    }
  }
  return low;
}

// The header, whose aliases are of the entities as they are in the whole graph
static weft_status
add_header(const weft_document_info* const d,
           weft_graph* const               graph,
           weft_error* const               error)
{
  weft_alias* const aliases = calloc(d->alias_count + 1U, sizeof(weft_alias));
  if (!aliases) {
    return fail_memory(error);
  }
  for (size_t i = 0U; i < d->alias_count; ++i) {
    aliases[i]    = d->aliases[i];
    aliases[i].as = (weft_str){NULL, 0U};
  }
  weft_document_info header = *d;
  header.aliases            = aliases;
  const weft_status st      = weft_graph_add_document(graph, &header, error);
  free(aliases);
  return st;
}

static weft_status
add_lines(const weft_parts* const parts,
          const weft_str          doc,
          weft_graph* const       graph,
          weft_error* const       error)
{
  weft_status st = WEFT_OK;
  for (size_t i = find_line(parts, doc);
       i < parts->count && weft_str_equals(parts->lines[i].doc, doc);
       ++i) {
    weft_triple triple = listing_triple(parts->graph, &parts->lines[i]);
    triple.subject.as  = (weft_str){NULL, 0U};
    triple.object.as   = (weft_str){NULL, 0U};
    TRY(st, weft_graph_add_triple(graph, &triple, error));
  }
  return weft_graph_freeze(graph, error);
}

weft_status
weft_parts_graph(const weft_parts* const parts,
                 const size_t            document,
                 weft_graph** const      out,
                 weft_error* const       error)
{
  WEFT_REQUIRE(parts && out);
  const weft_document_info* const d =
    weft_graph_document(parts->graph, document);
  weft_graph* graph = NULL;
  *out              = NULL;
  if (!d) {
    return weft_error_set(
      error, WEFT_ERR_BAD_ARG, NULL, 0U, 0U, "there is no such document");
  }
  weft_status st =
    weft_graph_new(weft_graph_schema(parts->graph), &graph, error);
  st = st ? st : add_header(d, graph, error);
  st = st ? st : add_lines(parts, d->doc, graph, error);
  if (st) {
    weft_graph_free(graph);
    return st;
  }
  *out = graph;
  return WEFT_OK;
}

void
weft_parts_free(weft_parts* const parts)
{
  if (parts) {
    free(parts->lines);
    free(parts);
  }
}
