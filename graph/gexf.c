// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// GEXF 1.2, which Gephi and networkx read.

#include "formats.h"
#include "property.h"
#include "xml.h"

#include "strbuf.h"
#include "try.h"

#include <stdint.h>

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

static void
make_number(output* const o, const size_t number)
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
put_columns(output* const           o,
            const char* const       domain,
            const field_info* const fields,
            const size_t            count)
{
  xml_open(o->xml, "attributes");
  put_attribute(o, "class", domain);
  xml_break(o->xml);
  for (size_t i = 0U; i < count; ++i) {
    xml_open(o->xml, "attribute");
    make_number(o, i);
    put_made(o, "id");
    put_attribute(o, "title", title_of(&fields[i], i));
    put_attribute(o, "type", type_name(fields[i].kind));
    xml_close(o->xml);
    xml_break(o->xml);
  }
  xml_close(o->xml);
  xml_break(o->xml);
}

static void
put_values(output* const o, const weft_str* const values, const size_t count)
{
  xml_open(o->xml, "attvalues");
  for (size_t i = 0U; i < count; ++i) {
    if (values[i].data) {
      xml_open(o->xml, "attvalue");
      make_number(o, i);
      put_made(o, "for");
      xml_attribute(o->xml, "value", values[i]);
      xml_close(o->xml);
    }
  }
  xml_close(o->xml);
}

static weft_status
put_node(output* const o, const property_node* const node)
{
  xml_open(o->xml, "node");
  put_made(o, "id");
  xml_attribute(o->xml, "label", node->fields[NODE_NAME]);
  put_values(o, node->fields, NODE_FIELDS);
  xml_close(o->xml);
  xml_break(o->xml);
  return xml_status(o->xml);
}

static weft_status
put_nodes(output* const o)
{
  weft_status             st    = WEFT_OK;
  const weft_graph* const graph = o->properties.graph;
  property_node           node;
  xml_open(o->xml, "nodes");
  xml_break(o->xml);
  for (size_t i = 0U; i < weft_graph_entity_count(graph); ++i) {
    TRY(st, properties_entity(&o->properties, i, &node));
    strbuf_clear(&o->text);
    property_put_entity(&o->text, i);
    TRY(st, put_node(o, &node));
  }
  for (size_t i = 0U; i < weft_graph_fact_count(graph); ++i) {
    if (weft_graph_fact(graph, i)->object_entity == SIZE_MAX) {
      TRY(st, properties_literal(&o->properties, i, &node));
      strbuf_clear(&o->text);
      property_put_literal(&o->text, i);
      TRY(st, put_node(o, &node));
    }
  }
  xml_close(o->xml);
  xml_break(o->xml);
  return st;
}

// Edges of one kind between two nodes would be merged by Gephi
static weft_status
put_edge(output* const o, const size_t index)
{
  weft_status            st   = WEFT_OK;
  const weft_fact* const fact = weft_graph_fact(o->properties.graph, index);
  property_edge          edge;
  TRY(st, properties_edge(&o->properties, index, &edge));
  xml_open(o->xml, "edge");
  make_number(o, index);
  put_made(o, "id");
  strbuf_clear(&o->text);
  property_put_entity(&o->text, fact->subject);
  put_made(o, "source");
  strbuf_clear(&o->text);
  property_put_object(&o->text, fact, index);
  put_made(o, "target");
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
put_graph(output* const o)
{
  weft_status st = WEFT_OK;
  xml_open(o->xml, "gexf");
  put_attribute(o, "xmlns", "http://www.gexf.net/1.2draft");
  put_attribute(o, "version", "1.2");
  xml_break(o->xml);
  xml_open(o->xml, "graph");
  put_attribute(o, "mode", "static");
  put_attribute(o, "defaultedgetype", "directed");
  xml_break(o->xml);
  put_columns(o, "node", node_fields, NODE_FIELDS);
  put_columns(o, "edge", edge_fields, EDGE_FIELDS);
  TRY(st, put_nodes(o));
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
