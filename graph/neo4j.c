// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// The two tables of a bulk import into Neo4j.

#include "csv.h"
#include "formats.h"
#include "page.h"
#include "property.h"

#include "try.h"

#include <stdint.h>

// What separates the members of a list, and what stands for it inside one
#define SEPARATOR ";"
#define STAND_IN "\xEF\xBC\x9B" // U+FF1B, a full-width semicolon

typedef struct {
  page       page;
  properties properties;
} output;

static const char*
column_type(const field_kind kind)
{
  switch (kind) {
    case FIELD_TEXT:
      break;
    case FIELD_LIST:
      return ":string[]";
    case FIELD_INTEGER:
      return ":long";
    case FIELD_DOUBLE:
      return ":double";
  }
  return "";
}

static void
put_header(strbuf* const           b,
           const char* const       ids,
           const field_info* const fields,
           const size_t            first,
           const size_t            count)
{
  strbuf_puts(b, ids);
  for (size_t i = first; i < count; ++i) {
    strbuf_printf(b, ",%s%s", fields[i].name, column_type(fields[i].kind));
  }
  strbuf_putc(b, '\n');
}

static void
put_fields(strbuf* const           b,
           const field_info* const fields,
           const weft_str* const   values,
           const size_t            first,
           const size_t            count)
{
  for (size_t i = first; i < count; ++i) {
    const bool text =
      fields[i].kind == FIELD_TEXT || fields[i].kind == FIELD_LIST;
    strbuf_putc(b, ',');
    if (values[i].data && text) {
      csv_put_quoted(b, values[i]);
    } else if (values[i].data) {
      strbuf_append(b, values[i]);
    }
  }
  strbuf_putc(b, '\n');
}

// A kind that all nodes of this sort share, and the type
static void
put_labels(strbuf* const b, const property_node* const node)
{
  const weft_str type = node->fields[NODE_TYPE];
  strbuf         text = {0};
  strbuf_puts(&text, node->literal ? "Literal" : "Entity");
  strbuf_puts(&text, type.size ? SEPARATOR : "");
  for (size_t i = 0U; i < type.size; ++i) {
    if (type.data[i] == SEPARATOR[0]) {
      strbuf_puts(&text, STAND_IN);
    } else {
      strbuf_putc(&text, type.data[i]);
    }
  }
  b->status = text.status ? text.status : b->status;
  csv_put(b, strbuf_str(&text));
  strbuf_free(&text);
}

static weft_status
write_node(output* const o, const property_node* const node)
{
  strbuf* const b = &o->page.text;
  csv_put_quoted(b, node->fields[NODE_ID]);
  strbuf_putc(b, ',');
  put_labels(b, node);
  put_fields(b, node_fields, node->fields, NODE_ID, NODE_FIELDS);
  return page_turn(&o->page);
}

static weft_status
write_nodes(output* const o)
{
  weft_status             st    = WEFT_OK;
  const weft_graph* const graph = o->properties.graph;
  property_node           node;
  put_header(&o->page.text, ":ID,:LABEL", node_fields, NODE_ID, NODE_FIELDS);
  for (size_t i = 0U; i < weft_graph_entity_count(graph); ++i) {
    TRY(st, properties_entity(&o->properties, i, &node));
    TRY(st, write_node(o, &node));
  }
  for (size_t i = 0U; i < weft_graph_fact_count(graph); ++i) {
    if (weft_graph_fact(graph, i)->object_entity == SIZE_MAX) {
      TRY(st, properties_literal(&o->properties, i, &node));
      TRY(st, write_node(o, &node));
    }
  }
  return st;
}

static weft_status
write_edge(output* const o, const property_edge* const edge)
{
  strbuf* const  b        = &o->page.text;
  const weft_str relation = edge->fields[EDGE_RELATION];
  csv_put_quoted(b, edge->from);
  strbuf_putc(b, ',');
  csv_put_quoted(b, edge->to);
  strbuf_putc(b, ',');
  csv_put(b, relation.size ? relation : WEFT_STR("_"));
  put_fields(b, edge_fields, edge->fields, EDGE_ID, EDGE_FIELDS);
  return page_turn(&o->page);
}

static weft_status
write_edges(output* const o)
{
  weft_status   st = WEFT_OK;
  property_edge edge;
  put_header(&o->page.text,
             ":START_ID,:END_ID,:TYPE",
             edge_fields,
             EDGE_ID,
             EDGE_FIELDS);
  for (size_t i = 0U; i < weft_graph_fact_count(o->properties.graph); ++i) {
    TRY(st, properties_edge(&o->properties, i, &edge));
    TRY(st, write_edge(o, &edge));
  }
  return st;
}

static weft_status
write_table(const weft_graph* const  graph,
            const weft_writer* const writer,
            weft_status (*const write)(output*))
{
  output            o  = {.page       = {.writer = writer},
                          .properties = {
                            .graph = graph, .separator = SEPARATOR, .stand_in = STAND_IN}};
  const weft_status st = write(&o);
  properties_dispose(&o.properties);
  return page_finish(&o.page, st);
}

weft_status
export_neo4j_nodes(const weft_graph* const  graph,
                   const weft_writer* const writer)
{
  return write_table(graph, writer, write_nodes);
}

weft_status
export_neo4j_relationships(const weft_graph* const  graph,
                           const weft_writer* const writer)
{
  return write_table(graph, writer, write_edges);
}
