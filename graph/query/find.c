// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// What a user's words mean in a frozen graph.

#include "weft/find.h"

#include "query/ast.h"
#include "query/resolve.h"

#include "name.h"

#include "fail.h"
#include "table.h"
#include "try.h"

#include <stdlib.h>
#include <string.h>

// A search for the names that have one key with a text
typedef struct {
  const weft_graph* graph;
  weft_str          text;
  weft_str          key;
  strbuf            buffer;
  arena             memory;
  weft_error*       error;
} finder;

static weft_status
begin(finder* const f)
{
  name_key(f->text, &f->buffer);
  f->key = f->buffer.status ? (weft_str){NULL, 0U}
                            : arena_copy(&f->memory, strbuf_str(&f->buffer));
  return f->key.data ? WEFT_OK : WEFT_ERR_NO_MEMORY;
}

static weft_status
end(finder* const f, const weft_status st)
{
  strbuf_free(&f->buffer);
  arena_free(&f->memory);
  return st == WEFT_ERR_NO_MEMORY ? fail_memory(f->error) : st;
}

// Whether a name has the key; the buffer then holds the name's own
static bool
is_same(finder* const f, const weft_str name)
{
  name_key(name, &f->buffer);
  return !f->buffer.status && weft_str_equals(strbuf_str(&f->buffer), f->key);
}

static bool
is_called(finder* const           f,
          const weft_str          name,
          const weft_label* const labels,
          const size_t            count)
{
  bool found = is_same(f, name);
  for (size_t i = 0U; !found && i < count; ++i) {
    found = is_same(f, labels[i].text);
  }
  return found;
}

// Fail, with names that are near to the word
static weft_status
fail_near(finder* const           f,
          const weft_status       status,
          const char* const       what,
          const near_names* const near,
          const char* const       fallback)
{
  strbuf_clear(&f->buffer);
  near_put(near, &f->buffer, fallback);
  return f->buffer.status ? WEFT_ERR_NO_MEMORY
                          : weft_error_set(f->error,
                                           status,
                                           NULL,
                                           0U,
                                           0U,
                                           "no %s '%.*s'%s",
                                           what,
                                           query_shown(f->text),
                                           f->text.size ? f->text.data : "",
                                           f->buffer.data);
}

static weft_status
offer(finder* const f, near_names* const near, const weft_str name)
{
  name_key(name, &f->buffer);
  return f->buffer.status ? WEFT_ERR_NO_MEMORY
                          : near_offer(near, strbuf_str(&f->buffer), name);
}

// Entities

static bool
is_named(finder* const f, const weft_entity* const e)
{
  bool found = is_same(f, e->name);
  for (size_t i = 0U; !found && i < e->alias_count; ++i) {
    found = is_same(f, e->aliases[i]);
  }
  return found;
}

static weft_status
fail_entity(finder* const f)
{
  const size_t count = weft_graph_entity_count(f->graph);
  near_names   near  = {.memory = &f->memory, .word = f->key};
  weft_status  st    = WEFT_OK;
  for (size_t i = 0U; i < count; ++i) {
    const weft_entity* const e = weft_graph_entity(f->graph, i);
    TRY(st, offer(f, &near, e->name));
    for (size_t k = 0U; k < e->alias_count; ++k) {
      TRY(st, offer(f, &near, e->aliases[k]));
    }
  }
  return fail_near(
    f, WEFT_ERR_NOT_FOUND, "entity is named", &near, "; check its spelling");
}

// The entity with this id, or SIZE_MAX; entities are sorted by id
static size_t
find_id(const weft_graph* const graph, const weft_str id)
{
  size_t low  = 0U;
  size_t high = weft_graph_entity_count(graph);
  while (low < high) {
    const size_t middle = low + (high - low) / 2U;
    const int    order =
      weft_str_compare(weft_graph_entity(graph, middle)->id, id);
    if (!order) {
      return middle;
    }
    low  = order < 0 ? middle + 1U : low;
    high = order < 0 ? high : middle;
  }
  return SIZE_MAX;
}

// All entities of the name, and of the type if that is not empty
static void
collect_entities(finder* const  f,
                 const weft_str type,
                 size_t* const  out,
                 size_t* const  count)
{
  const weft_schema* const schema = weft_graph_schema(f->graph);
  const size_t             total  = weft_graph_entity_count(f->graph);
  for (size_t i = 0U; i < total; ++i) {
    const weft_entity* const e = weft_graph_entity(f->graph, i);
    if (is_named(f, e) &&
        (!type.size || weft_schema_is_a(schema, e->type, type))) {
      out[(*count)++] = i;
    }
  }
}

// `name:Type`, where the text as a whole names nothing
static weft_status
collect_typed(finder* const f, size_t* const out, size_t* const count)
{
  const weft_str text  = f->text;
  size_t         colon = text.size;
  while (colon && text.data[colon - 1U] != ':') {
    --colon;
  }
  if (colon > 1U && colon < text.size) {
    const weft_str type  = {text.data + colon, text.size - colon};
    const weft_str whole = f->key;
    weft_status    st    = WEFT_OK;
    f->text              = (weft_str){text.data, colon - 1U};
    TRY(st, begin(f));
    collect_entities(f, type, out, count);
    f->text = text;
    f->key  = whole;
  }
  return f->buffer.status;
}

static weft_status
find_entities(finder* const f, size_t* const out, size_t* const count)
{
  weft_status  st = WEFT_OK;
  const size_t id = find_id(f->graph, f->text);
  if (id != SIZE_MAX) {
    out[(*count)++] = id;
    return st;
  }
  TRY(st, begin(f));
  collect_entities(f, (weft_str){NULL, 0U}, out, count);
  if (!*count) {
    TRY(st, collect_typed(f, out, count));
  }
  TRY(st, f->buffer.status);
  return *count ? st : fail_entity(f);
}

weft_status
weft_graph_find_entities(const weft_graph* const graph,
                         const weft_str          text,
                         size_t** const          out,
                         size_t* const           count,
                         weft_error* const       error)
{
  WEFT_REQUIRE(graph && out && count);
  finder        f     = {.graph = graph, .text = text, .error = error};
  const size_t  total = weft_graph_entity_count(graph);
  size_t* const found = calloc(total + 1U, sizeof(size_t));
  *count              = 0U;
  const weft_status st =
    found ? find_entities(&f, found, count) : WEFT_ERR_NO_MEMORY;
  if (st) {
    free(found);
    *count = 0U;
  }
  *out = st ? NULL : found;
  return end(&f, st);
}

// Types and relations

typedef struct {
  weft_str          name;
  const weft_label* labels;
  size_t            label_count;
} word;

// Words of one kind, each name once
typedef struct {
  word*  items;
  size_t count;
  table  seen;
} word_list;

static weft_status
add_word(word_list* const        list,
         const weft_str          name,
         const weft_label* const labels,
         const size_t            count)
{
  weft_status st = WEFT_OK;
  if (!name.size || table_get(&list->seen, name, SIZE_MAX) != SIZE_MAX) {
    return st;
  }
  TRY(st, table_set(&list->seen, name, list->count));
  if (!(list->count & (list->count - 1U))) {
    const size_t room = list->count ? 2U * list->count : 1U;
    word* const  more = realloc(list->items, room * sizeof(word));
    if (!more) {
      return WEFT_ERR_NO_MEMORY;
    }
    list->items = more;
  }
  list->items[list->count++] = (word){name, labels, count};
  return st;
}

static weft_status
add_types(word_list* const list, const weft_graph* const graph)
{
  const weft_schema* const schema = weft_graph_schema(graph);
  const size_t             count  = weft_graph_entity_count(graph);
  weft_status              st     = WEFT_OK;
  for (size_t i = 0U; i < schema->type_count; ++i) {
    const weft_type_info* const t = &schema->types[i];
    TRY(st, add_word(list, t->name, t->labels, t->label_count));
  }
  for (size_t i = 0U; i < count; ++i) {
    TRY(st, add_word(list, weft_graph_entity(graph, i)->type, NULL, 0U));
  }
  return st;
}

static weft_status
add_relations(word_list* const list, const weft_graph* const graph)
{
  const weft_schema* const schema = weft_graph_schema(graph);
  const size_t             count  = weft_graph_fact_count(graph);
  weft_status              st     = WEFT_OK;
  for (size_t i = 0U; i < schema->relation_count; ++i) {
    const weft_relation_info* const r = &schema->relations[i];
    TRY(st, add_word(list, r->name, r->labels, r->label_count));
  }
  for (size_t i = 0U; i < count; ++i) {
    TRY(st, add_word(list, weft_graph_fact(graph, i)->relation, NULL, 0U));
  }
  return st;
}

static weft_status
fail_word(finder* const          f,
          const word_list* const list,
          const char* const      what,
          const char* const      fallback)
{
  near_names  near = {.memory = &f->memory, .word = f->key};
  weft_status st   = WEFT_OK;
  for (size_t i = 0U; i < list->count; ++i) {
    const word* const w = &list->items[i];
    TRY(st, offer(f, &near, w->name));
    const weft_str key = arena_copy(&f->memory, strbuf_str(&f->buffer));
    for (size_t k = 0U; key.data && k < w->label_count; ++k) {
      name_key(w->labels[k].text, &f->buffer);
      if (!weft_str_equals(strbuf_str(&f->buffer), key)) {
        TRY(st, offer(f, &near, w->labels[k].text));
      }
    }
    TRY(st, key.data ? f->buffer.status : WEFT_ERR_NO_MEMORY);
  }
  return fail_near(f, WEFT_ERR_BAD_INPUT, what, &near, fallback);
}

static int
compare_names(const void* const a, const void* const b)
{
  return weft_str_compare(*(const weft_str*)a, *(const weft_str*)b);
}

static weft_status
find_words(finder* const          f,
           const word_list* const list,
           weft_str** const       out,
           size_t* const          count)
{
  weft_status     st    = WEFT_OK;
  weft_str* const found = calloc(list->count + 1U, sizeof(weft_str));
  if (!found) {
    return WEFT_ERR_NO_MEMORY;
  }
  st = begin(f);
  for (size_t i = 0U; !st && i < list->count; ++i) {
    const word* const w = &list->items[i];
    if (is_called(f, w->name, w->labels, w->label_count)) {
      found[(*count)++] = w->name;
    }
    st = f->buffer.status;
  }
  if (st || !*count) {
    free(found);
    return st;
  }
  qsort(found, *count, sizeof(weft_str), compare_names);
  *out = found;
  return st;
}

static weft_status
find_all(finder* const     f,
         word_list* const  list,
         weft_status       st,
         const char* const what,
         const char* const fallback,
         weft_str** const  out,
         size_t* const     count)
{
  st = st ? st : find_words(f, list, out, count);
  if (!st && !*count) {
    st = fail_word(f, list, what, fallback);
  }
  free(list->items);
  table_free(&list->seen);
  *count = st ? 0U : *count;
  return end(f, st);
}

weft_status
weft_graph_find_types(const weft_graph* const graph,
                      const weft_str          text,
                      weft_str** const        out,
                      size_t* const           count,
                      weft_error* const       error)
{
  WEFT_REQUIRE(graph && out && count);
  finder    f    = {.graph = graph, .text = text, .error = error};
  word_list list = {NULL, 0U, {NULL, 0U, 0U}};
  *out           = NULL;
  *count         = 0U;
  return find_all(&f,
                  &list,
                  add_types(&list, graph),
                  "type",
                  "; `weft stats` lists the types of a graph",
                  out,
                  count);
}

weft_status
weft_graph_find_relations(const weft_graph* const graph,
                          const weft_str          text,
                          weft_str** const        out,
                          size_t* const           count,
                          weft_error* const       error)
{
  WEFT_REQUIRE(graph && out && count);
  finder    f    = {.graph = graph, .text = text, .error = error};
  word_list list = {NULL, 0U, {NULL, 0U, 0U}};
  *out           = NULL;
  *count         = 0U;
  return find_all(&f,
                  &list,
                  add_relations(&list, graph),
                  "relation",
                  "; `weft stats` lists the relations of a graph",
                  out,
                  count);
}
