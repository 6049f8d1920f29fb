// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// The plain graph in the language of Graphviz, without layout or style.

#include "formats.h"
#include "page.h"
#include "property.h"

#include "try.h"

#include <stdint.h>

#define REPLACEMENT "\xEF\xBF\xBD" // U+FFFD

// The id would become one of the picture, and the next field is the label
enum { FIRST_ATTRIBUTE = 2 };

_Static_assert(NODE_NAME == 1 && EDGE_RELATION == 1, "labels come second");

typedef struct {
  page       page;
  properties properties;
} output;

// Backslash sequences and entities mean something in a label; controls do
// nothing good
static void
put_string(strbuf* const b, const weft_str text)
{
  strbuf_putc(b, '"');
  for (size_t i = 0U; i < text.size; ++i) {
    const unsigned char c = (unsigned char)text.data[i];
    if (c == '"') {
      strbuf_puts(b, "\\\"");
    } else if (c == '\\') {
      strbuf_puts(b, "\\\\");
    } else if (c == '&') {
      strbuf_puts(b, "&amp;");
    } else if (c == '\n') {
      strbuf_puts(b, "\\n");
    } else if (c == '\t') {
      strbuf_putc(b, ' ');
    } else if (c < 0x20U || c == 0x7FU) {
      strbuf_puts(b, c == '\r' ? "" : REPLACEMENT);
    } else {
      strbuf_putc(b, (char)c);
    }
  }
  strbuf_putc(b, '"');
}

static void
put_attributes(strbuf* const           b,
               const weft_str          label,
               const field_info* const fields,
               const weft_str* const   values,
               const size_t            count)
{
  strbuf_puts(b, " [label=");
  put_string(b, label);
  for (size_t i = FIRST_ATTRIBUTE; i < count; ++i) {
    if (values[i].data) {
      strbuf_printf(b, ", %s=", fields[i].name);
      put_string(b, values[i]);
    }
  }
}

static weft_status
put_node(output* const o, const property_node* const node)
{
  strbuf* const b = &o->page.text;
  put_attributes(
    b, node->fields[NODE_NAME], node_fields, node->fields, NODE_FIELDS);
  strbuf_puts(b, node->literal ? ", shape=plain];\n" : "];\n");
  return page_turn(&o->page);
}

static weft_status
put_edge(output* const o, const size_t index)
{
  weft_status            st   = WEFT_OK;
  strbuf* const          b    = &o->page.text;
  const weft_fact* const fact = weft_graph_fact(o->properties.graph, index);
  property_edge          edge;
  TRY(st, properties_edge(&o->properties, index, &edge));
  strbuf_puts(b, "  ");
  property_put_entity(b, fact->subject);
  strbuf_puts(b, " -> ");
  property_put_object(b, fact, index);
  put_attributes(b, fact->relation, edge_fields, edge.fields, EDGE_FIELDS);
  strbuf_puts(b,
              fact->inferred                 ? ", style=dotted];\n"
              : fact->status == WEFT_PLANNED ? ", style=dashed];\n"
                                             : "];\n");
  return page_turn(&o->page);
}

static weft_status
put_graph(output* const o)
{
  weft_status             st    = WEFT_OK;
  strbuf* const           b     = &o->page.text;
  const weft_graph* const graph = o->properties.graph;
  const size_t            facts = weft_graph_fact_count(graph);
  property_node           node;
  strbuf_puts(b,
              "digraph weft {\n"
              "  charset=\"UTF-8\";\n"
              "  node [shape=box];\n");
  for (size_t i = 0U; i < weft_graph_entity_count(graph); ++i) {
    TRY(st, properties_entity(&o->properties, i, &node));
    strbuf_puts(b, "  ");
    property_put_entity(b, i);
    TRY(st, put_node(o, &node));
  }
  for (size_t i = 0U; i < facts; ++i) {
    if (weft_graph_fact(graph, i)->object_entity == SIZE_MAX) {
      TRY(st, properties_literal(&o->properties, i, &node));
      strbuf_puts(b, "  ");
      property_put_literal(b, i);
      TRY(st, put_node(o, &node));
    }
  }
  for (size_t i = 0U; i < facts; ++i) {
    TRY(st, put_edge(o, i));
  }
  strbuf_puts(b, "}\n");
  return st;
}

weft_status
export_dot(const weft_graph* const graph, const weft_writer* const writer)
{
  output            o  = {.page       = {.writer = writer},
                          .properties = {
                            .graph = graph, .separator = "|", .stand_in = "\xEF\xBD\x9C"}};
  const weft_status st = put_graph(&o);
  properties_dispose(&o.properties);
  return page_finish(&o.page, st);
}
