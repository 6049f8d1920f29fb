// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// GraphML, with the graphics that yEd needs to show labels.

#include "formats.h"
#include "property.h"
#include "xml.h"

#include "strbuf.h"
#include "try.h"
#include "utf8.h"

#include <stdint.h>

#define NODE_GRAPHICS "ng"
#define EDGE_GRAPHICS "eg"

// Sizes of a node in points
#define COLUMN_WIDTH 7U
#define NODE_MARGIN 20U
#define NODE_WIDTH_MAX 400U
#define WIDE_FROM 0x1100U // Hangul and what follows takes two columns

typedef struct {
  xml_output* xml;
  properties  properties;
  strbuf      text;
} output;

static void
put_attribute(output* const o, const char* const name, const char* const value)
{
  xml_attribute(o->xml, name, weft_str_from(value));
}

// An attribute that is in o->text
static void
put_made(output* const o, const char* const name)
{
  if (o->text.status) {
    xml_fail(o->xml, o->text.status);
  } else {
    xml_attribute(o->xml, name, strbuf_str(&o->text));
  }
}

static const char*
type_name(const field_kind kind)
{
  switch (kind) {
    case FIELD_TEXT:
    case FIELD_LIST:
      break;
    case FIELD_INTEGER:
      return "long";
    case FIELD_DOUBLE:
      return "double";
  }
  return "string";
}

// Keys: `n0`, `n1` … for the fields of nodes, `e0` … for those of edges

static void
make_key(output* const o, const char* const domain, const size_t field)
{
  strbuf_clear(&o->text);
  strbuf_printf(&o->text, "%c%zu", domain[0], field);
}

static void
put_keys(output* const           o,
         const char* const       domain,
         const field_info* const fields,
         const size_t            count)
{
  for (size_t i = 0U; i < count; ++i) {
    xml_open(o->xml, "key");
    make_key(o, domain, i);
    put_made(o, "id");
    put_attribute(o, "for", domain);
    put_attribute(o, "attr.name", fields[i].name);
    put_attribute(o, "attr.type", type_name(fields[i].kind));
    xml_close(o->xml);
    xml_break(o->xml);
  }
}

static void
put_graphics_key(output* const     o,
                 const char* const id,
                 const char* const domain,
                 const char* const type)
{
  xml_open(o->xml, "key");
  put_attribute(o, "id", id);
  put_attribute(o, "for", domain);
  put_attribute(o, "yfiles.type", type);
  xml_close(o->xml);
  xml_break(o->xml);
}

static void
put_head(output* const o)
{
  xml_open(o->xml, "graphml");
  put_attribute(o, "xmlns", "http://graphml.graphdrawing.org/xmlns");
  put_attribute(o, "xmlns:y", "http://www.yworks.com/xml/graphml");
  xml_break(o->xml);
  put_graphics_key(o, NODE_GRAPHICS, "node", "nodegraphics");
  put_graphics_key(o, EDGE_GRAPHICS, "edge", "edgegraphics");
  put_keys(o, "node", node_fields, NODE_FIELDS);
  put_keys(o, "edge", edge_fields, EDGE_FIELDS);
  xml_open(o->xml, "graph");
  put_attribute(o, "id", "weft");
  put_attribute(o, "edgedefault", "directed");
  xml_break(o->xml);
}

static void
put_data(output* const         o,
         const char* const     domain,
         const weft_str* const values,
         const size_t          count)
{
  for (size_t i = 0U; i < count; ++i) {
    if (values[i].data) {
      xml_open(o->xml, "data");
      make_key(o, domain, i);
      put_made(o, "key");
      xml_text(o->xml, values[i]);
      xml_close(o->xml);
    }
  }
}

// Graphics

static size_t
width_of(const weft_str label)
{
  size_t columns = 0U;
  for (size_t i = 0U; i < label.size;) {
    columns += utf8_next(label, i, &i) >= WIDE_FROM ? 2U : 1U;
  }
  const size_t width = NODE_MARGIN + columns * COLUMN_WIDTH;
  return width < NODE_WIDTH_MAX ? width : NODE_WIDTH_MAX;
}

static void
put_label(output* const o, const char* const element, const weft_str label)
{
  xml_open(o->xml, element);
  xml_text(o->xml, label);
  xml_close(o->xml);
}

static void
put_node_graphics(output* const o, const property_node* const node)
{
  xml_open(o->xml, "data");
  put_attribute(o, "key", NODE_GRAPHICS);
  xml_open(o->xml, "y:ShapeNode");
  xml_open(o->xml, "y:Geometry");
  put_attribute(o, "x", "0");
  put_attribute(o, "y", "0");
  strbuf_clear(&o->text);
  strbuf_printf(&o->text, "%zu", width_of(node->fields[NODE_NAME]));
  put_made(o, "width");
  put_attribute(o, "height", "30");
  xml_close(o->xml);
  put_label(o, "y:NodeLabel", node->fields[NODE_NAME]);
  xml_open(o->xml, "y:Shape");
  put_attribute(o, "type", node->literal ? "ellipse" : "roundrectangle");
  xml_close(o->xml);
  xml_close(o->xml);
  xml_close(o->xml);
}

static void
put_edge_graphics(output* const o, const weft_fact* const fact)
{
  xml_open(o->xml, "data");
  put_attribute(o, "key", EDGE_GRAPHICS);
  xml_open(o->xml, "y:PolyLineEdge");
  xml_open(o->xml, "y:LineStyle");
  put_attribute(o,
                "type",
                fact->inferred                 ? "dotted"
                : fact->status == WEFT_PLANNED ? "dashed"
                                               : "line");
  xml_close(o->xml);
  xml_open(o->xml, "y:Arrows");
  put_attribute(o, "source", "none");
  put_attribute(o, "target", "standard");
  xml_close(o->xml);
  put_label(o, "y:EdgeLabel", fact->relation);
  xml_close(o->xml);
  xml_close(o->xml);
}

// Nodes and edges

static weft_status
put_node(output* const o, const property_node* const node)
{
  xml_open(o->xml, "node");
  put_made(o, "id");
  put_data(o, "node", node->fields, NODE_FIELDS);
  put_node_graphics(o, node);
  xml_close(o->xml);
  xml_break(o->xml);
  return xml_status(o->xml);
}

static weft_status
put_edge(output* const o, const size_t index)
{
  weft_status            st   = WEFT_OK;
  const weft_fact* const fact = weft_graph_fact(o->properties.graph, index);
  property_edge          edge;
  TRY(st, properties_edge(&o->properties, index, &edge));
  xml_open(o->xml, "edge");
  strbuf_clear(&o->text);
  strbuf_printf(&o->text, "e%zu", index);
  put_made(o, "id");
  strbuf_clear(&o->text);
  property_put_entity(&o->text, fact->subject);
  put_made(o, "source");
  strbuf_clear(&o->text);
  property_put_object(&o->text, fact, index);
  put_made(o, "target");
  put_data(o, "edge", edge.fields, EDGE_FIELDS);
  put_edge_graphics(o, fact);
  xml_close(o->xml);
  xml_break(o->xml);
  return xml_status(o->xml);
}

static weft_status
put_graph(output* const o)
{
  weft_status             st    = WEFT_OK;
  const weft_graph* const graph = o->properties.graph;
  const size_t            facts = weft_graph_fact_count(graph);
  property_node           node;
  put_head(o);
  for (size_t i = 0U; i < weft_graph_entity_count(graph); ++i) {
    TRY(st, properties_entity(&o->properties, i, &node));
    strbuf_clear(&o->text);
    property_put_entity(&o->text, i);
    TRY(st, put_node(o, &node));
  }
  for (size_t i = 0U; i < facts; ++i) {
    if (weft_graph_fact(graph, i)->object_entity == SIZE_MAX) {
      TRY(st, properties_literal(&o->properties, i, &node));
      strbuf_clear(&o->text);
      property_put_literal(&o->text, i);
      TRY(st, put_node(o, &node));
    }
  }
  for (size_t i = 0U; i < facts; ++i) {
    TRY(st, put_edge(o, i));
  }
  return st;
}

weft_status
export_graphml(const weft_graph* const graph, const weft_writer* const writer)
{
  output            o    = {.xml        = xml_new(writer),
                            .properties = {.graph     = graph,
                                           .separator = "|",
                                           .stand_in  = "\xEF\xBD\x9C"}}; // U+FF5C
  const weft_status st   = o.xml ? put_graph(&o) : WEFT_ERR_NO_MEMORY;
  const weft_status last = xml_finish(o.xml);
  properties_dispose(&o.properties);
  strbuf_free(&o.text);
  return st ? st : last;
}
