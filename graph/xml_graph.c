// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "xml_graph.h"

#include "try.h"

#include <stdint.h>

weft_status
xml_graph_write(const weft_graph* const  graph,
                const weft_writer* const writer,
                weft_status (*const put)(xml_graph* o))
{
  xml_graph         o    = {.xml        = xml_new(writer),
                            .properties = {.graph     = graph,
                                           .separator = "|",
                                           .stand_in  = "\xEF\xBD\x9C"}}; // U+FF5C
  const weft_status st   = o.xml ? put(&o) : WEFT_ERR_NO_MEMORY;
  const weft_status last = xml_finish(o.xml);
  properties_dispose(&o.properties);
  strbuf_free(&o.text);
  return st ? st : last;
}

void
xml_graph_put(xml_graph* const  o,
              const char* const name,
              const char* const value)
{
  xml_attribute(o->xml, name, weft_str_from(value));
}

void
xml_graph_put_made(xml_graph* const o, const char* const name)
{
  if (o->text.status) {
    xml_fail(o->xml, o->text.status);
  } else {
    xml_attribute(o->xml, name, strbuf_str(&o->text));
  }
}

const char*
xml_graph_type(const field_kind kind)
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

weft_status
xml_graph_put_nodes(xml_graph* const o,
                    weft_status (*const put)(xml_graph*           o,
                                             const property_node* node))
{
  weft_status             st    = WEFT_OK;
  const weft_graph* const graph = o->properties.graph;
  property_node           node;
  for (size_t i = 0U; i < weft_graph_entity_count(graph); ++i) {
    TRY(st, properties_entity(&o->properties, i, &node));
    strbuf_clear(&o->text);
    property_put_entity(&o->text, i);
    TRY(st, put(o, &node));
  }
  for (size_t i = 0U; i < weft_graph_fact_count(graph); ++i) {
    if (weft_graph_fact(graph, i)->object_entity == SIZE_MAX) {
      TRY(st, properties_literal(&o->properties, i, &node));
      strbuf_clear(&o->text);
      property_put_literal(&o->text, i);
      TRY(st, put(o, &node));
    }
  }
  return st;
}

void
xml_graph_put_ends(xml_graph* const       o,
                   const weft_fact* const fact,
                   const size_t           index)
{
  strbuf_clear(&o->text);
  property_put_entity(&o->text, fact->subject);
  xml_graph_put_made(o, "source");
  strbuf_clear(&o->text);
  property_put_object(&o->text, fact, index);
  xml_graph_put_made(o, "target");
}
