// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// GraphML, with the graphics that yEd needs to show labels.

#include "formats.h"
#include "xml_graph.h"

#include "try.h"
#include "utf8.h"

#define NODE_GRAPHICS "ng"
#define EDGE_GRAPHICS "eg"

// Sizes of a node in points
#define COLUMN_WIDTH 7U
#define NODE_MARGIN 20U
#define NODE_WIDTH_MAX 400U
#define WIDE_FROM 0x1100U // Hangul and what follows takes two columns

// Keys: `n0`, `n1` … for the fields of nodes, `e0` … for those of edges

static void
make_key(xml_graph* const o, const char* const domain, const size_t field)
{
  strbuf_clear(&o->text);
  strbuf_printf(&o->text, "%c%zu", domain[0], field);
}

static void
put_keys(xml_graph* const        o,
         const char* const       domain,
         const field_info* const fields,
         const size_t            count)
{
  for (size_t i = 0U; i < count; ++i) {
    xml_open(o->xml, "key");
    make_key(o, domain, i);
    xml_graph_put_made(o, "id");
    xml_graph_put(o, "for", domain);
    xml_graph_put(o, "attr.name", fields[i].name);
    xml_graph_put(o, "attr.type", xml_graph_type(fields[i].kind));
    xml_close(o->xml);
    xml_break(o->xml);
  }
}

static void
put_graphics_key(xml_graph* const  o,
                 const char* const id,
                 const char* const domain,
                 const char* const type)
{
  xml_open(o->xml, "key");
  xml_graph_put(o, "id", id);
  xml_graph_put(o, "for", domain);
  xml_graph_put(o, "yfiles.type", type);
  xml_close(o->xml);
  xml_break(o->xml);
}

static void
put_head(xml_graph* const o)
{
  xml_open(o->xml, "graphml");
  xml_graph_put(o, "xmlns", "http://graphml.graphdrawing.org/xmlns");
  xml_graph_put(o, "xmlns:y", "http://www.yworks.com/xml/graphml");
  xml_break(o->xml);
  put_graphics_key(o, NODE_GRAPHICS, "node", "nodegraphics");
  put_graphics_key(o, EDGE_GRAPHICS, "edge", "edgegraphics");
  put_keys(o, "node", node_fields, NODE_FIELDS);
  put_keys(o, "edge", edge_fields, EDGE_FIELDS);
  xml_open(o->xml, "graph");
  xml_graph_put(o, "id", "weft");
  xml_graph_put(o, "edgedefault", "directed");
  xml_break(o->xml);
}

static void
put_data(xml_graph* const      o,
         const char* const     domain,
         const weft_str* const values,
         const size_t          count)
{
  for (size_t i = 0U; i < count; ++i) {
    if (values[i].data) {
      xml_open(o->xml, "data");
      make_key(o, domain, i);
      xml_graph_put_made(o, "key");
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
put_label(xml_graph* const o, const char* const element, const weft_str label)
{
  xml_open(o->xml, element);
  xml_text(o->xml, label);
  xml_close(o->xml);
}

static void
put_node_graphics(xml_graph* const o, const property_node* const node)
{
  xml_open(o->xml, "data");
  xml_graph_put(o, "key", NODE_GRAPHICS);
  xml_open(o->xml, "y:ShapeNode");
  xml_open(o->xml, "y:Geometry");
  xml_graph_put(o, "x", "0");
  xml_graph_put(o, "y", "0");
  strbuf_clear(&o->text);
  strbuf_printf(&o->text, "%zu", width_of(node->fields[NODE_NAME]));
  xml_graph_put_made(o, "width");
  xml_graph_put(o, "height", "30");
  xml_close(o->xml);
  put_label(o, "y:NodeLabel", node->fields[NODE_NAME]);
  xml_open(o->xml, "y:Shape");
  xml_graph_put(o, "type", node->literal ? "ellipse" : "roundrectangle");
  xml_close(o->xml);
  xml_close(o->xml);
  xml_close(o->xml);
}

static void
put_edge_graphics(xml_graph* const o, const weft_fact* const fact)
{
  xml_open(o->xml, "data");
  xml_graph_put(o, "key", EDGE_GRAPHICS);
  xml_open(o->xml, "y:PolyLineEdge");
  xml_open(o->xml, "y:LineStyle");
  xml_graph_put(o,
                "type",
                fact->inferred                 ? "dotted"
                : fact->status == WEFT_PLANNED ? "dashed"
                                               : "line");
  xml_close(o->xml);
  xml_open(o->xml, "y:Arrows");
  xml_graph_put(o, "source", "none");
  xml_graph_put(o, "target", "standard");
  xml_close(o->xml);
  put_label(o, "y:EdgeLabel", fact->relation);
  xml_close(o->xml);
  xml_close(o->xml);
}

// Nodes and edges

static weft_status
put_node(xml_graph* const o, const property_node* const node)
{
  xml_open(o->xml, "node");
  xml_graph_put_made(o, "id");
  put_data(o, "node", node->fields, NODE_FIELDS);
  put_node_graphics(o, node);
  xml_close(o->xml);
  xml_break(o->xml);
  return xml_status(o->xml);
}

static weft_status
put_edge(xml_graph* const o, const size_t index)
{
  weft_status            st   = WEFT_OK;
  const weft_fact* const fact = weft_graph_fact(o->properties.graph, index);
  property_edge          edge;
  TRY(st, properties_edge(&o->properties, index, &edge));
  xml_open(o->xml, "edge");
  strbuf_clear(&o->text);
  strbuf_printf(&o->text, "e%zu", index);
  xml_graph_put_made(o, "id");
  xml_graph_put_ends(o, fact, index);
  put_data(o, "edge", edge.fields, EDGE_FIELDS);
  put_edge_graphics(o, fact);
  xml_close(o->xml);
  xml_break(o->xml);
  return xml_status(o->xml);
}

static weft_status
put_graph(xml_graph* const o)
{
  weft_status  st    = WEFT_OK;
  const size_t facts = weft_graph_fact_count(o->properties.graph);
  put_head(o);
  TRY(st, xml_graph_put_nodes(o, put_node));
  for (size_t i = 0U; i < facts; ++i) {
    TRY(st, put_edge(o, i));
  }
  return st;
}

weft_status
export_graphml(const weft_graph* const graph, const weft_writer* const writer)
{
  return xml_graph_write(graph, writer, put_graph);
}
