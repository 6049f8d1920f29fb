// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Keeping what was observed.  freeze.c derives the rest.

#include "weft/graph.h"

#include "check.h"
#include "model.h"
#include "name.h"

#include "utf8.h"

#include "try.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define FIRST_CAPACITY 64U
#define SHOWN_SIZE_MAX 200U

// How much of `string` an error message shows
static int
shown(const weft_str string)
{
  size_t size = string.size;
  if (size > SHOWN_SIZE_MAX) {
    size = utf8_before(string, SHOWN_SIZE_MAX + 1U);
  }
  return (int)size;
}

static weft_status
fail(weft_error* const error, const weft_status st)
{
  const char* const text =
    st == WEFT_ERR_BAD_TEXT
      ? "a string is not UTF-8; decode the input before adding it"
    : st == WEFT_ERR_LIMIT
      ? "too many distinct strings for one graph; split the input"
      : weft_status_string(st);
  return weft_error_set(error, st, NULL, 0U, 0U, "%s", text);
}

// Make room for one more item in an array that grows
static weft_status
make_room(void** const  items,
          const size_t  count,
          size_t* const capacity,
          const size_t  item_size)
{
  if (count < *capacity) {
    return WEFT_OK;
  }
  const size_t bigger = *capacity ? *capacity * 2U : FIRST_CAPACITY;
  if (bigger > SIZE_MAX / item_size) {
    return WEFT_ERR_NO_MEMORY;
  }
  void* const moved = realloc(*items, bigger * item_size);
  if (!moved) {
    return WEFT_ERR_NO_MEMORY;
  }
  *items    = moved;
  *capacity = bigger;
  return WEFT_OK;
}

// Schema

bool
graph_is_a(const weft_graph* const graph,
           const uint32_t          type,
           const uint32_t          ancestor)
{
  uint32_t at = type;
  // Counting steps ends the walk even where parents form a ring
  for (size_t i = 0U; i <= graph->schema.type_count && at != NO_TYPE; ++i) {
    if (at == ancestor) {
      return true;
    }
    at = graph->parents[at];
  }
  return false;
}

static weft_status
index_schema(weft_graph* const graph)
{
  weft_status              st = WEFT_OK;
  const weft_schema* const s  = &graph->schema;
  graph->parents = arena_array(&graph->memory, s->type_count, sizeof(uint32_t));
  if (!graph->parents) {
    return WEFT_ERR_NO_MEMORY;
  }
  // Backwards, so that the first of two with one name is the one found
  for (size_t i = s->type_count; i-- > 0U;) {
    TRY(st, table_set(&graph->types, s->types[i].name, i));
  }
  for (size_t i = s->relation_count; i-- > 0U;) {
    TRY(st, table_set(&graph->relations, s->relations[i].name, i));
  }
  for (size_t i = 0U; i < s->type_count; ++i) {
    graph->parents[i] =
      (uint32_t)table_get(&graph->types, s->types[i].parent, NO_TYPE);
  }
  return st;
}

weft_status
weft_graph_new(const weft_schema* const schema,
               weft_graph** const       out,
               weft_error* const        error)
{
  WEFT_REQUIRE(out);
  *out                    = NULL;
  weft_graph* const graph = calloc(1U, sizeof(weft_graph));
  if (!graph) {
    return fail(error, WEFT_ERR_NO_MEMORY);
  }
  weft_status st = WEFT_OK;
  if (schema) {
    st = schema_copy(&graph->memory, schema, &graph->schema);
    if (!st) {
      st = index_schema(graph);
    }
  }
  if (st) {
    weft_graph_free(graph);
    return fail(error, st);
  }
  *out = graph;
  return WEFT_OK;
}

void
weft_graph_free(weft_graph* const graph)
{
  if (!graph) {
    return;
  }
  table_free(&graph->types);
  table_free(&graph->relations);
  table_free(&graph->node_index);
  table_free(&graph->support_index);
  table_free(&graph->document_index);
  table_free(&graph->decision_index);
  intern_free(&graph->strings);
  intern_free(&graph->keys);
  intern_free(&graph->texts);
  strbuf_free(&graph->buffer);
  free(graph->nodes);
  free(graph->supports);
  free(graph->documents);
  free(graph->decisions);
  arena_free(&graph->derived.memory);
  arena_free(&graph->memory);
  free(graph);
}

// Nodes

static weft_status
put_key(weft_graph* const graph, const weft_str name, uint32_t* const out)
{
  name_key(name, &graph->buffer);
  if (graph->buffer.status) {
    return graph->buffer.status;
  }
  return intern_put(&graph->keys, strbuf_str(&graph->buffer), out);
}

static bool
starts_with_type(const weft_str id, const weft_str type)
{
  return id.size > type.size && id.data[type.size] == '/' &&
         (!type.size || !memcmp(id.data, type.data, type.size));
}

// What follows the type in `id`, whatever type that is
static weft_str
form_of(const weft_str id)
{
  const char* const slash = id.size ? memchr(id.data, '/', id.size) : NULL;
  if (!slash) {
    return id;
  }
  const size_t start = (size_t)(slash - id.data) + 1U;
  return (weft_str){id.data + start, id.size - start};
}

static weft_status
new_node(weft_graph* const graph,
         const weft_str    type,
         const weft_str    form,
         const uint32_t    id)
{
  weft_status st = WEFT_OK;
  node new       = {.id = id, .used = false};
  TRY(st, intern_put(&graph->strings, type, &new.type));
  TRY(st, intern_put(&graph->strings, form, &new.form));
  TRY(st, put_key(graph, form, &new.key));
  new.schema = (uint32_t)table_get(&graph->types, type, NO_TYPE);

  void* items = graph->nodes;
  TRY(
    st,
    make_room(&items, graph->node_count, &graph->node_capacity, sizeof(node)));
  graph->nodes = items;
  TRY(st,
      table_set(&graph->node_index,
                intern_get(&graph->strings, id),
                graph->node_count));
  graph->nodes[graph->node_count++] = new;
  return st;
}

// The node `type/form`; `id` is that string, or anything else
static weft_status
put_node(weft_graph* const graph,
         const weft_str    type,
         const weft_str    form,
         const weft_str    id,
         uint32_t* const   out)
{
  weft_status st     = WEFT_OK;
  weft_str    wanted = id;
  if (!starts_with_type(id, type)) {
    strbuf_clear(&graph->buffer);
    strbuf_append(&graph->buffer, type);
    strbuf_putc(&graph->buffer, '/');
    strbuf_append(&graph->buffer, form);
    if (graph->buffer.status) {
      return graph->buffer.status;
    }
    wanted = strbuf_str(&graph->buffer);
  }
  size_t found = table_get(&graph->node_index, wanted, SIZE_MAX);
  if (found == SIZE_MAX) {
    uint32_t number = 0U;
    found           = graph->node_count;
    TRY(st, intern_put(&graph->strings, wanted, &number));
    TRY(st, new_node(graph, type, form, number));
  }
  *out = (uint32_t)found;
  return st;
}

// Documents

static weft_status
put_string(weft_graph* const graph, weft_str* const string)
{
  uint32_t          number = 0U;
  const weft_status st     = intern_put(&graph->strings, *string, &number);
  if (!st) {
    *string = intern_get(&graph->strings, number);
  }
  return st;
}

static weft_status
put_claim(weft_graph* const graph, weft_alias* const alias, claim* const out)
{
  weft_status st = WEFT_OK;
  TRY(st, put_string(graph, &alias->id));
  TRY(st, put_string(graph, &alias->reason));
  TRY(st, intern_put(&graph->strings, alias->alias, &out->alias));
  alias->alias = intern_get(&graph->strings, out->alias);
  TRY(st, put_key(graph, alias->alias, &out->key));

  const weft_str form = form_of(alias->id);
  const weft_str type = {
    alias->id.data,
    form.size < alias->id.size ? alias->id.size - form.size - 1U : 0U};
  return put_node(graph, type, form, alias->id, &out->node);
}

static weft_status
copy_document(weft_graph* const               graph,
              const weft_document_info* const source,
              document* const                 out)
{
  weft_status       st    = WEFT_OK;
  const size_t      count = source->alias_count;
  weft_alias* const aliases =
    arena_array(&graph->memory, count, sizeof(weft_alias));
  claim* const claims = arena_array(&graph->memory, count, sizeof(claim));
  if (!aliases || !claims) {
    return WEFT_ERR_NO_MEMORY;
  }
  out->info         = *source;
  out->info.aliases = aliases;
  out->claims       = claims;
  TRY(st, put_string(graph, &out->info.doc));
  TRY(st, put_string(graph, &out->info.date));
  TRY(st, put_string(graph, &out->info.title));
  TRY(st, put_string(graph, &out->info.sha256));
  for (size_t i = 0U; i < count; ++i) {
    aliases[i] = source->aliases[i];
    TRY(st, put_claim(graph, &aliases[i], &claims[i]));
  }
  return st;
}

static weft_status
append_document(weft_graph* const graph, const document* const new)
{
  weft_status st    = WEFT_OK;
  void*       items = graph->documents;
  TRY(st,
      make_room(&items,
                graph->document_count,
                &graph->document_capacity,
                sizeof(document)));
  graph->documents = items;
  TRY(st,
      table_set(&graph->document_index, new->info.doc, graph->document_count));
  graph->documents[graph->document_count++] = *new;
  for (size_t i = 0U; i < new->info.alias_count; ++i) {
    graph->nodes[new->claims[i].node].used = true;
  }
  graph->frozen = false;
  return st;
}

weft_status
weft_graph_add_document(weft_graph* const               graph,
                        const weft_document_info* const info,
                        weft_error* const               error)
{
  WEFT_REQUIRE(graph && info && (info->aliases || !info->alias_count));
  if (table_get(&graph->document_index, info->doc, SIZE_MAX) != SIZE_MAX) {
    return weft_error_set(
      error,
      WEFT_ERR_EXISTS,
      NULL,
      0U,
      0U,
      "a document named '%.*s' was added before; give each its own name",
      shown(info->doc),
      info->doc.data ? info->doc.data : "");
  }
  document new   = {0};
  weft_status st = copy_document(graph, info, &new);
  if (!st) {
    st = append_document(graph, &new);
  }
  return st ? fail(error, st) : WEFT_OK;
}

// Triples

static weft_status
put_entity(weft_graph* const     graph,
           const weft_end* const end,
           uint32_t* const       out)
{
  const weft_str form = !end->id.size ? end->name
                        : starts_with_type(end->id, end->type)
                          ? (weft_str){end->id.data + end->type.size + 1U,
                                       end->id.size - end->type.size - 1U}
                          : form_of(end->id);
  return put_node(graph, end->type, form, end->id, out);
}

weft_status
graph_put_entity(weft_graph* const     graph,
                 const weft_end* const end,
                 uint32_t* const       out)
{
  const weft_status st = put_entity(graph, end, out);
  if (!st) {
    graph->nodes[*out].used = true;
  }
  return st;
}

static weft_status
put_end(weft_graph* const     graph,
        const weft_end* const end,
        observed_end* const   out)
{
  weft_status st = WEFT_OK;
  out->node      = NO_NODE;
  out->kind      = end->value_kind;
  out->has  = (end->has_span ? HAS_SPAN : 0U) | (end->has_via ? HAS_VIA : 0U);
  out->span = end->has_span ? end->span : (weft_span){0U, 0U};
  out->via  = end->has_via ? end->via : (weft_span){0U, 0U};
  TRY(st, intern_put(&graph->strings, end->name, &out->name));
  TRY(st, intern_put(&graph->strings, end->type, &out->type));
  TRY(st, intern_put(&graph->strings, end->unit, &out->unit));
  if (end->value_kind != WEFT_VALUE_NONE) {
    TRY(st, intern_put(&graph->strings, end->value, &out->value));
  }
  return end->literal ? put_key(graph, end->name, &out->key)
                      : put_entity(graph, end, &out->node);
}

static weft_status
put_triple(weft_graph* const        graph,
           const weft_triple* const triple,
           observed* const          out)
{
  weft_status st  = WEFT_OK;
  out->status     = triple->status;
  out->confidence = (uint32_t)triple->confidence;
  out->span       = triple->evidence.span;
  out->sentence   = triple->evidence.sentence;
  TRY(st, put_end(graph, &triple->subject, &out->subject));
  TRY(st, put_end(graph, &triple->object, &out->object));
  TRY(st, intern_put(&graph->strings, triple->doc, &out->doc));
  TRY(st, intern_put(&graph->strings, triple->relation, &out->relation));
  TRY(st, intern_put(&graph->strings, triple->when, &out->when));
  TRY(st, intern_put(&graph->strings, triple->of, &out->of));
  TRY(st, intern_put(&graph->strings, triple->rule, &out->rule));
  return intern_put(&graph->texts, triple->evidence.text, &out->text);
}

// Keep a record unless an equal one is there: a graph is a set
static weft_status
append_support(weft_graph* const graph, const observed* const new)
{
  weft_status    st  = WEFT_OK;
  const weft_str key = {(const char*)new, sizeof(*new)};
  if (table_get(&graph->support_index, key, SIZE_MAX) != SIZE_MAX) {
    return st;
  }
  void* items = graph->supports;
  TRY(st,
      make_room(&items,
                graph->support_count,
                &graph->support_capacity,
                sizeof(observed*)));
  graph->supports = items;

  observed* const copy = arena_alloc(&graph->memory, sizeof(observed));
  if (!copy) {
    return WEFT_ERR_NO_MEMORY;
  }
  memcpy(copy, new, sizeof(*new));
  const weft_str kept = {(const char*)copy, sizeof(*copy)};
  TRY(st, table_set(&graph->support_index, kept, graph->support_count));
  graph->supports[graph->support_count++] = copy;
  graph->nodes[copy->subject.node].used   = true;
  if (copy->object.node != NO_NODE) {
    graph->nodes[copy->object.node].used = true;
  }
  graph->frozen = false;
  return st;
}

weft_status
weft_graph_add_triple(weft_graph* const        graph,
                      const weft_triple* const triple,
                      weft_error* const        error)
{
  WEFT_REQUIRE(graph && triple);
  weft_status st = check_fault(triple, error);
  if (st) {
    return st;
  }
  observed new;
  memset(&new, 0, sizeof(new));
  st = put_triple(graph, triple, &new);
  if (!st) {
    st = append_support(graph, &new);
  }
  return st ? fail(error, st) : WEFT_OK;
}
