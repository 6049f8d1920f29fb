// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "label.h"

#include "strbuf.h"
#include "utf8.h"

#include <stdlib.h>

// One use of a name
typedef struct {
  size_t   entity;
  weft_str name;
  size_t   count;
} use;

typedef struct {
  use*   items;
  size_t count;
} use_list;

static void
add_use(use_list* list, size_t entity, weft_str name)
{
  if (name.size) {
    const use u                = {entity, name, 1U};
    list->items[list->count++] = u;
  }
}

static size_t
count_supports(const weft_graph* graph)
{
  size_t total = 0U;
  for (size_t i = 0U; i < weft_graph_fact_count(graph); ++i) {
    total += weft_graph_fact(graph, i)->support_count;
  }
  return total;
}

static void
collect(use_list* list, const weft_graph* graph)
{
  for (size_t i = 0U; i < weft_graph_fact_count(graph); ++i) {
    const weft_fact* const fact = weft_graph_fact(graph, i);
    for (size_t k = 0U; k < fact->support_count; ++k) {
      add_use(list, fact->subject, fact->supports[k].subject.name);
      if (fact->object_entity != SIZE_MAX) {
        add_use(list, fact->object_entity, fact->supports[k].object.name);
      }
    }
  }
}

static int
by_name(const void* a, const void* b)
{
  const use* const x = a;
  const use* const y = b;
  if (x->entity != y->entity) {
    return x->entity < y->entity ? -1 : 1;
  }
  return weft_str_compare(x->name, y->name);
}

static int
by_count(const void* a, const void* b)
{
  const use* const x = a;
  const use* const y = b;
  if (x->entity != y->entity) {
    return x->entity < y->entity ? -1 : 1;
  }
  if (x->count != y->count) {
    return x->count > y->count ? -1 : 1;
  }
  return weft_str_compare(x->name, y->name);
}

// Join equal uses
static void
merge(use_list* list)
{
  size_t kept = 0U;
  for (size_t i = 0U; i < list->count; ++i) {
    use* const last = kept ? &list->items[kept - 1U] : NULL;
    if (last && last->entity == list->items[i].entity &&
        weft_str_equals(last->name, list->items[i].name)) {
      ++last->count;
    } else {
      list->items[kept++] = list->items[i];
    }
  }
  list->count = kept;
}

static bool
has_hangul(weft_str text)
{
  for (size_t at = 0U; at < text.size;) {
    if (utf8_is_hangul(utf8_next(text, at, &at))) {
      return true;
    }
  }
  return false;
}

// `data` is NULL if memory ran out
static weft_str
make_label(arena* memory, const use* first, const use* end)
{
  const bool script = has_hangul(first->name);
  for (const use* u = first + 1; u < end; ++u) {
    if (has_hangul(u->name) != script) {
      strbuf b = {NULL, 0U, 0U, WEFT_OK};
      strbuf_append(&b, first->name);
      strbuf_puts(&b, " (");
      strbuf_append(&b, u->name);
      strbuf_putc(&b, ')');
      const weft_str label =
        b.status ? (weft_str){NULL, 0U} : arena_copy(memory, strbuf_str(&b));
      strbuf_free(&b);
      return label;
    }
  }
  return first->name;
}

const weft_str*
label_entities(arena* memory, const weft_graph* graph)
{
  const size_t    count  = weft_graph_entity_count(graph);
  weft_str* const labels = arena_array(memory, count + 1U, sizeof(weft_str));
  bool            failed = false;
  use_list list = {calloc(2U * count_supports(graph) + 1U, sizeof(use)), 0U};
  if (!labels || !list.items) {
    free(list.items);
    return NULL;
  }
  for (size_t i = 0U; i < count; ++i) {
    labels[i] = weft_graph_entity(graph, i)->name;
  }
  collect(&list, graph);
  if (list.count) {
    qsort(list.items, list.count, sizeof(use), by_name);
    merge(&list);
    qsort(list.items, list.count, sizeof(use), by_count);
  }
  for (size_t i = 0U; i < list.count;) {
    size_t end = i + 1U;
    while (end < list.count && list.items[end].entity == list.items[i].entity) {
      ++end;
    }
    const weft_str label = make_label(memory, &list.items[i], list.items + end);
    labels[list.items[i].entity] = label;
    failed                       = failed || !label.data;
    i                            = end;
  }
  free(list.items);
  return failed ? NULL : labels;
}
