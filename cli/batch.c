// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "batch.h"

#include <stdlib.h>

struct batch_triple {
  weft_triple   triple;
  batch_triple* next;
};

// Replace a borrowed string by a copy; empty ones stay as they are
static bool
keep(batch* b, weft_str* string)
{
  if (string->size) {
    *string = arena_copy(&b->memory, *string);
    return string->data != NULL;
  }
  *string = (weft_str){"", 0U};
  return true;
}

static bool
keep_end(batch* b, weft_end* end)
{
  return keep(b, &end->id) && keep(b, &end->name) && keep(b, &end->type) &&
         keep(b, &end->value) && keep(b, &end->unit);
}

static bool
keep_triple(batch* b, weft_triple* t)
{
  return keep(b, &t->doc) && keep_end(b, &t->subject) &&
         keep(b, &t->relation) && keep_end(b, &t->object) &&
         keep(b, &t->when) && keep(b, &t->of) && keep(b, &t->rule) &&
         keep(b, &t->evidence.text);
}

static bool
keep_aliases(batch* b, weft_document_info* info)
{
  if (!info->alias_count) {
    info->aliases = NULL;
    return true;
  }
  weft_alias* const aliases =
    (weft_alias*)arena_array(&b->memory, info->alias_count, sizeof(weft_alias));
  if (!aliases) {
    return false;
  }
  for (size_t i = 0U; i < info->alias_count; ++i) {
    aliases[i] = info->aliases[i];
    if (!keep(b, &aliases[i].id) || !keep(b, &aliases[i].alias) ||
        !keep(b, &aliases[i].reason)) {
      return false;
    }
  }
  info->aliases = aliases;
  return true;
}

static weft_status
receive_document(void* handle, const weft_document_info* document)
{
  batch* const              b = (batch*)handle;
  weft_document_info* const info =
    (weft_document_info*)arena_alloc(&b->memory, sizeof(weft_document_info));
  if (!info) {
    return WEFT_ERR_NO_MEMORY;
  }
  *info = *document;
  if (!keep(b, &info->doc) || !keep(b, &info->date) || !keep(b, &info->title) ||
      !keep(b, &info->sha256) || !keep_aliases(b, info)) {
    return WEFT_ERR_NO_MEMORY;
  }
  b->document = info;
  return WEFT_OK;
}

static weft_status
receive_triple(void* handle, const weft_triple* triple)
{
  batch* const        b = (batch*)handle;
  batch_triple* const item =
    (batch_triple*)arena_alloc(&b->memory, sizeof(batch_triple));
  if (!item) {
    return WEFT_ERR_NO_MEMORY;
  }
  item->triple = *triple;
  if (!keep_triple(b, &item->triple)) {
    return WEFT_ERR_NO_MEMORY;
  }
  if (b->last) {
    b->last->next = item;
  } else {
    b->first = item;
  }
  b->last = item;
  return WEFT_OK;
}

weft_sink
batch_sink(batch* b)
{
  return (weft_sink){
    .handle = b, .document = receive_document, .triple = receive_triple};
}

weft_status
batch_add(const batch* b, weft_graph* graph, weft_error* error)
{
  weft_status st =
    b->document ? weft_graph_add_document(graph, b->document, error) : WEFT_OK;
  for (const batch_triple* i = b->first; !st && i; i = i->next) {
    st = weft_graph_add_triple(graph, &i->triple, error);
  }
  return st;
}

weft_status
batch_store(const batch* b, weft_store* store, weft_error* error)
{
  weft_status st =
    b->document ? weft_store_add_document(store, b->document, error) : WEFT_OK;
  for (const batch_triple* i = b->first; !st && i; i = i->next) {
    st = weft_store_add_triple(store, &i->triple, error);
  }
  return st;
}

weft_status
batch_compare(const batch* b, weft_gold* gold, weft_error* error)
{
  weft_status st = b->document
                     ? weft_gold_add_document(gold, b->document->doc, error)
                     : WEFT_OK;
  for (const batch_triple* i = b->first; !st && i; i = i->next) {
    st = weft_gold_add(gold, &i->triple, error);
  }
  return st;
}

void
batch_free(batch* b)
{
  arena_free(&b->memory);
  *b = (batch){.document = NULL};
}

static void*
begin(void* handle)
{
  (void)handle;
  return calloc(1, sizeof(batch));
}

static weft_sink
sink(void* result)
{
  return batch_sink((batch*)result);
}

static void
end(void* result)
{
  batch_free((batch*)result);
  free(result);
}

job_target
batch_target(void* handle,
             weft_status (*deliver)(void*       handle,
                                    void*       result,
                                    weft_error* error))
{
  return (job_target){handle, begin, sink, deliver, end};
}
