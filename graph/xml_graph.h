// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// What the formats of graphs in XML do alike.

#ifndef WEFT_GRAPH_XML_GRAPH_H
#define WEFT_GRAPH_XML_GRAPH_H

#include "property.h"
#include "xml.h"

#include "strbuf.h"

typedef struct {
  xml_output* xml;
  properties  properties;
  strbuf      text; // an attribute in the making
} xml_graph;

// Export `graph` by `put`, which opens elements that are closed here
weft_status
xml_graph_write(const weft_graph*  graph,
                const weft_writer* writer,
                weft_status (*put)(xml_graph* o));

void
xml_graph_put(xml_graph* o, const char* name, const char* value);

// An attribute that is in o->text
void
xml_graph_put_made(xml_graph* o, const char* name);

// What both formats call the type of a field
const char*
xml_graph_type(field_kind kind);

// Call `put` for all entities, then all literals, with the id in o->text
weft_status
xml_graph_put_nodes(xml_graph* o,
                    weft_status (*put)(xml_graph*           o,
                                       const property_node* node));

// The attributes `source` and `target` of an edge
void
xml_graph_put_ends(xml_graph* o, const weft_fact* fact, size_t index);

#endif // WEFT_GRAPH_XML_GRAPH_H
