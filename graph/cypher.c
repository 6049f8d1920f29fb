// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// A Cypher script that may be run again: everything is merged by its id.
//
// Rows travel in batches, as a statement for each would be slow.

#include "formats.h"
#include "page.h"
#include "property.h"

#include "str.h"
#include "try.h"

#include <stdint.h>
#include <stdlib.h>

#define BATCH_SIZE 500U
#define REPLACEMENT "\xEF\xBF\xBD" // U+FFFD
#define BACKSLASH "\xEF\xBC\xBC"   // U+FF3C, a full-width backslash

// A node or edge with what its batch has in common
typedef struct {
  weft_str label; // type of a node, relation of an edge
  bool     literal;
  size_t   index; // of the entity or fact
} item;

typedef struct {
  page              page;
  properties        properties;
  const weft_graph* graph;
} output;

// Syntax

static void
put_escape(strbuf* const b, const unsigned char c)
{
  switch (c) {
    case '\0':
      strbuf_puts(b, REPLACEMENT);
      break;
    case '\'':
      strbuf_puts(b, "\\'");
      break;
    case '\n':
      strbuf_puts(b, "\\n");
      break;
    case '\r':
      strbuf_puts(b, "\\r");
      break;
    case '\t':
      strbuf_puts(b, "\\t");
      break;
    default:
      strbuf_printf(b, "\\u%04x", (unsigned)c);
  }
}

// Some readers decode \uXXXX before anything else, so that a backslash and a u
// from the text must never stand together, not even escaped
static void
put_backslash(strbuf* const b, const weft_str text, const size_t at)
{
  const bool before_u = at + 1U < text.size && (text.data[at + 1U] == 'u' ||
                                                text.data[at + 1U] == 'U');
  strbuf_puts(b, before_u ? "\\\\' + '" : "\\\\");
}

static void
put_string(strbuf* const b, const weft_str text)
{
  strbuf_putc(b, '\'');
  for (size_t i = 0U; i < text.size; ++i) {
    const unsigned char c = (unsigned char)text.data[i];
    if (c == '\\') {
      put_backslash(b, text, i);
    } else if (c < 0x20U || c == '\'' || c == 0x7FU) {
      put_escape(b, c);
    } else {
      strbuf_putc(b, (char)c);
    }
  }
  strbuf_putc(b, '\'');
}

// A name cannot be concatenated, so its backslashes become harmless
static void
put_name(strbuf* const b, const weft_str name)
{
  strbuf_putc(b, '`');
  for (size_t i = 0U; i < name.size; ++i) {
    const char c = name.data[i];
    if (c == '`') {
      strbuf_puts(b, "``");
    } else if (c == '\\') {
      strbuf_puts(b, BACKSLASH);
    } else if ((unsigned char)c < 0x20U || c == 0x7F) {
      strbuf_puts(b, REPLACEMENT);
    } else {
      strbuf_putc(b, c);
    }
  }
  strbuf_putc(b, '`');
}

// A double needs a point, for an integer may be too large for one
static void
put_double(strbuf* const b, const weft_str number)
{
  bool integer = true;
  for (size_t i = 0U; i < number.size; ++i) {
    integer &=
      number.data[i] != '.' && number.data[i] != 'e' && number.data[i] != 'E';
  }
  strbuf_append(b, number);
  strbuf_puts(b, integer ? ".0" : "");
}

static void
put_key(strbuf* const b, const char* const before, const char* const name)
{
  strbuf_printf(b, "%s`%s`: ", before, name);
}

static void
put_fields(strbuf* const           b,
           const field_info* const fields,
           const weft_str* const   values,
           const size_t            count)
{
  bool any = false;
  for (size_t i = 0U; i < count; ++i) {
    if (values[i].data) {
      put_key(b, any ? ", " : "", fields[i].name);
      any = true;
      if (fields[i].kind == FIELD_DOUBLE) {
        put_double(b, values[i]);
      } else if (fields[i].kind == FIELD_INTEGER) {
        strbuf_append(b, values[i]);
      } else {
        put_string(b, values[i]);
      }
    }
  }
}

// Rows

static void
put_aliases(strbuf* const b, const weft_entity* const entity)
{
  put_key(b, ", ", "aliases");
  strbuf_putc(b, '[');
  for (size_t i = 0U; i < entity->alias_count; ++i) {
    strbuf_puts(b, i ? ", " : "");
    put_string(b, entity->aliases[i]);
  }
  strbuf_putc(b, ']');
}

static weft_status
put_node(output* const o, const item* const i)
{
  weft_status   st = WEFT_OK;
  strbuf* const b  = &o->page.text;
  property_node node;
  TRY(st,
      i->literal ? properties_literal(&o->properties, i->index, &node)
                 : properties_entity(&o->properties, i->index, &node));
  strbuf_putc(b, '{');
  put_fields(b, node_fields, node.fields, NODE_FIELDS);
  if (!i->literal) {
    put_aliases(b, weft_graph_entity(o->graph, i->index));
  }
  strbuf_putc(b, '}');
  return st;
}

static weft_status
put_edge(output* const o, const item* const i)
{
  weft_status   st = WEFT_OK;
  strbuf* const b  = &o->page.text;
  property_edge edge;
  TRY(st, properties_edge(&o->properties, i->index, &edge));
  strbuf_putc(b, '{');
  put_key(b, "", "source");
  put_string(b, edge.from);
  put_key(b, ", ", "target");
  put_string(b, edge.to);
  put_key(b, ", ", "fields");
  strbuf_putc(b, '{');
  put_fields(b, edge_fields, edge.fields, EDGE_FIELDS);
  strbuf_puts(b, "}}");
  return st;
}

static void
put_node_merge(strbuf* const b, const item* const i)
{
  strbuf_printf(b,
                "MERGE (n:%s {id: row.id}) SET n += row",
                i->literal ? "Literal" : "Entity");
  if (i->label.size) {
    strbuf_puts(b, ", n:");
    put_name(b, i->label);
  }
  strbuf_puts(b, ";\n");
}

static void
put_edge_merge(strbuf* const b, const item* const i)
{
  strbuf_printf(b,
                "MATCH (a:Entity {id: row.source})\n"
                "MATCH (b:%s {id: row.target})\n"
                "MERGE (a)-[r:",
                i->literal ? "Literal" : "Entity");
  put_name(b, i->label.size ? i->label : WEFT_STR("_"));
  strbuf_puts(b, " {id: row.fields.id}]->(b) SET r += row.fields;\n");
}

// Batches

static int
compare_items(const void* const a, const void* const b)
{
  const item* const x     = a;
  const item* const y     = b;
  int               order = x->literal - y->literal;
  if (!order) {
    order = weft_str_compare(x->label, y->label);
  }
  return order ? order : (x->index > y->index) - (x->index < y->index);
}

static size_t
batch_end(const item* const items, const size_t count, const size_t first)
{
  size_t end = first + 1U;
  while (end < count && end - first < BATCH_SIZE &&
         items[end].literal == items[first].literal &&
         weft_str_equals(items[end].label, items[first].label)) {
    ++end;
  }
  return end;
}

static weft_status
write_batches(output* const o,
              item* const   items,
              const size_t  count,
              weft_status (*const put_row)(output*, const item*),
              void (*const put_merge)(strbuf*, const item*))
{
  weft_status   st = WEFT_OK;
  strbuf* const b  = &o->page.text;
  qsort(items, count, sizeof(item), compare_items);
  for (size_t i = 0U; i < count;) {
    const size_t end = batch_end(items, count, i);
    strbuf_puts(b, "UNWIND [\n");
    for (size_t k = i; k < end; ++k) {
      TRY(st, put_row(o, &items[k]));
      strbuf_puts(b, k + 1U < end ? ",\n" : "\n] AS row\n");
      TRY(st, page_turn(&o->page));
    }
    put_merge(b, &items[i]);
    i = end;
  }
  return st;
}

static size_t
list_nodes(const weft_graph* const graph, item* const items)
{
  size_t count = 0U;
  for (size_t i = 0U; i < weft_graph_entity_count(graph); ++i) {
    items[count++] = (item){weft_graph_entity(graph, i)->type, false, i};
  }
  for (size_t i = 0U; i < weft_graph_fact_count(graph); ++i) {
    const weft_fact* const fact = weft_graph_fact(graph, i);
    if (fact->object_entity == SIZE_MAX) {
      items[count++] = (item){fact->object.type, true, i};
    }
  }
  return count;
}

static size_t
list_edges(const weft_graph* const graph, item* const items)
{
  const size_t count = weft_graph_fact_count(graph);
  for (size_t i = 0U; i < count; ++i) {
    const weft_fact* const fact = weft_graph_fact(graph, i);
    items[i] = (item){fact->relation, fact->object_entity == SIZE_MAX, i};
  }
  return count;
}

static weft_status
write_script(output* const o, item* const items)
{
  weft_status st = WEFT_OK;
  strbuf_puts(&o->page.text,
              "CREATE CONSTRAINT weft_entity IF NOT EXISTS "
              "FOR (n:Entity) REQUIRE n.id IS UNIQUE;\n"
              "CREATE CONSTRAINT weft_literal IF NOT EXISTS "
              "FOR (n:Literal) REQUIRE n.id IS UNIQUE;\n");
  const size_t nodes = list_nodes(o->graph, items);
  TRY(st, write_batches(o, items, nodes, put_node, put_node_merge));
  const size_t edges = list_edges(o->graph, items);
  return write_batches(o, items, edges, put_edge, put_edge_merge);
}

weft_status
export_cypher(const weft_graph* const graph, const weft_writer* const writer)
{
  output o = {
    .page = {.writer = writer}, .properties = {.graph = graph}, .graph = graph};
  const size_t most =
    weft_graph_entity_count(graph) + weft_graph_fact_count(graph);
  item* const items = calloc(most + 1U, sizeof(item));
  if (!items) {
    return WEFT_ERR_NO_MEMORY;
  }
  const weft_status st = write_script(&o, items);
  free(items);
  properties_dispose(&o.properties);
  return page_finish(&o.page, st);
}
