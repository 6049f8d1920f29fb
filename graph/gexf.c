// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// GEXF 1.2, which Gephi and networkx read.

#include "formats.h"
#include "xml_graph.h"

#include "try.h"

static void
make_number(xml_graph* const o, const size_t number)
{
  strbuf_clear(&o->text);
  strbuf_printf(&o->text, "%zu", number);
}

// Gephi wants titles that differ from each other and from its own columns
// (Id, Label, Weight …) in more than case
static const char*
title_of(const field_info* const field, const size_t place)
{
  return place ? field->name : "weft_id";
}

static void
put_columns(xml_graph* const        o,
            const char* const       domain,
            const field_info* const fields,
            const size_t            count)
{
  xml_open(o->xml, "attributes");
  xml_graph_put(o, "class", domain);
  xml_break(o->xml);
  for (size_t i = 0U; i < count; ++i) {
    xml_open(o->xml, "attribute");
    make_number(o, i);
    xml_graph_put_made(o, "id");
    xml_graph_put(o, "title", title_of(&fields[i], i));
    xml_graph_put(o, "type", xml_graph_type(fields[i].kind));
    xml_close(o->xml);
    xml_break(o->xml);
  }
  xml_close(o->xml);
  xml_break(o->xml);
}

static void
put_values(xml_graph* const o, const weft_str* const values, const size_t count)
{
  xml_open(o->xml, "attvalues");
  for (size_t i = 0U; i < count; ++i) {
    if (values[i].data) {
      xml_open(o->xml, "attvalue");
      make_number(o, i);
      xml_graph_put_made(o, "for");
      xml_attribute(o->xml, "value", values[i]);
      xml_close(o->xml);
    }
  }
  xml_close(o->xml);
}

static weft_status
put_node(xml_graph* const o, const property_node* const node)
{
  xml_open(o->xml, "node");
  xml_graph_put_made(o, "id");
  xml_attribute(o->xml, "label", node->fields[NODE_NAME]);
  put_values(o, node->fields, NODE_FIELDS);
  xml_close(o->xml);
  xml_break(o->xml);
  return xml_status(o->xml);
}

// Edges of one kind between two nodes would be merged by Gephi
static weft_status
put_edge(xml_graph* const o, const size_t index)
{
  weft_status            st   = WEFT_OK;
  const weft_fact* const fact = weft_graph_fact(o->properties.graph, index);
  property_edge          edge;
  TRY(st, properties_edge(&o->properties, index, &edge));
  xml_open(o->xml, "edge");
  make_number(o, index);
  xml_graph_put_made(o, "id");
  xml_graph_put_ends(o, fact, index);
  xml_attribute(o->xml, "label", fact->relation);
  xml_attribute(o->xml, "kind", fact->relation);
  // A viewer may hide what has no weight
  xml_attribute(o->xml,
                "weight",
                fact->inferred ? WEFT_STR("1") : edge.fields[EDGE_SUPPORTS]);
  put_values(o, edge.fields, EDGE_FIELDS);
  xml_close(o->xml);
  xml_break(o->xml);
  return xml_status(o->xml);
}

static weft_status
put_graph(xml_graph* const o)
{
  weft_status st = WEFT_OK;
  xml_open(o->xml, "gexf");
  xml_graph_put(o, "xmlns", "http://www.gexf.net/1.2draft");
  xml_graph_put(o, "version", "1.2");
  xml_break(o->xml);
  xml_open(o->xml, "graph");
  xml_graph_put(o, "mode", "static");
  xml_graph_put(o, "defaultedgetype", "directed");
  xml_break(o->xml);
  put_columns(o, "node", node_fields, NODE_FIELDS);
  put_columns(o, "edge", edge_fields, EDGE_FIELDS);
  xml_open(o->xml, "nodes");
  xml_break(o->xml);
  TRY(st, xml_graph_put_nodes(o, put_node));
  xml_close(o->xml);
  xml_break(o->xml);
  xml_open(o->xml, "edges");
  xml_break(o->xml);
  for (size_t i = 0U; i < weft_graph_fact_count(o->properties.graph); ++i) {
    TRY(st, put_edge(o, i));
  }
  return st;
}

weft_status
export_gexf(const weft_graph* const graph, const weft_writer* const writer)
{
  return xml_graph_write(graph, writer, put_graph);
}
