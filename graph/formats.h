// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// The writers behind weft_export().  Each writes a frozen graph and returns
// WEFT_OK, WEFT_ERR_NO_MEMORY, or whatever the writer returned.

#ifndef WEFT_GRAPH_FORMATS_H
#define WEFT_GRAPH_FORMATS_H

#include "weft/export.h"

weft_status
export_jsonl(const weft_graph* graph, const weft_writer* writer);

weft_status
export_ntriples(const weft_graph* graph, const weft_writer* writer);

weft_status
export_turtle(const weft_graph* graph, const weft_writer* writer);

weft_status
export_nquads(const weft_graph* graph, const weft_writer* writer);

weft_status
export_trig(const weft_graph* graph, const weft_writer* writer);

weft_status
export_jsonld(const weft_graph* graph, const weft_writer* writer);

weft_status
export_csv(const weft_graph* graph, const weft_writer* writer);

weft_status
export_neo4j_nodes(const weft_graph* graph, const weft_writer* writer);

weft_status
export_neo4j_relationships(const weft_graph* graph, const weft_writer* writer);

weft_status
export_cypher(const weft_graph* graph, const weft_writer* writer);

weft_status
export_graphml(const weft_graph* graph, const weft_writer* writer);

weft_status
export_gexf(const weft_graph* graph, const weft_writer* writer);

weft_status
export_dot(const weft_graph* graph, const weft_writer* writer);

weft_status
export_mermaid(const weft_graph* graph, const weft_writer* writer);

#endif // WEFT_GRAPH_FORMATS_H
