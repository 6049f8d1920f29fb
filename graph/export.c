// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Choosing the writer of a format.

#include "formats.h"

#include "model.h"

typedef weft_status (*format_write)(const weft_graph*  graph,
                                    const weft_writer* writer);

// By weft_format
static const format_write formats[] = {
  [WEFT_FORMAT_JSONL]               = export_jsonl,
  [WEFT_FORMAT_NTRIPLES]            = export_ntriples,
  [WEFT_FORMAT_TURTLE]              = export_turtle,
  [WEFT_FORMAT_NQUADS]              = export_nquads,
  [WEFT_FORMAT_TRIG]                = export_trig,
  [WEFT_FORMAT_JSONLD]              = export_jsonld,
  [WEFT_FORMAT_CSV]                 = export_csv,
  [WEFT_FORMAT_NEO4J_NODES]         = export_neo4j_nodes,
  [WEFT_FORMAT_NEO4J_RELATIONSHIPS] = export_neo4j_relationships,
  [WEFT_FORMAT_CYPHER]              = export_cypher,
  [WEFT_FORMAT_GRAPHML]             = export_graphml,
  [WEFT_FORMAT_GEXF]                = export_gexf,
  [WEFT_FORMAT_DOT]                 = export_dot,
  [WEFT_FORMAT_MERMAID]             = export_mermaid,
};

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
  if ((size_t)format >= sizeof(formats) / sizeof(formats[0])) {
    return weft_error_set(error,
                          WEFT_ERR_BAD_ARG,
                          NULL,
                          0U,
                          0U,
                          "no such format; pass one of weft_format");
  }
  const weft_status st = formats[format](graph, writer);
  return st ? weft_error_set(
                error, st, NULL, 0U, 0U, "%s", weft_status_string(st))
            : st;
}
