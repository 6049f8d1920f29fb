// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Gold files: entities with their names, and triples between them.

#include "gold/gold.h"

#include "json.h"
#include "pack/pack_file.h"
#include "pack/pack_text.h"
#include "strbuf.h"
#include "try.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// A file while it is read
typedef struct {
  weft_gold*     gold;
  const json*    file;
  gold_end*      ends; // of the entities, in order
  size_t         end_count;
  table          ids; // id → index in `ends`
  gold_document* document;
  weft_error*    error;
} reader;

static size_t
count_items(const json_node* list)
{
  size_t count = 0U;
  for (const json_node* n = json_first(list); n; n = json_next(n)) {
    ++count;
  }
  return count;
}

// A member that must be a string
static weft_status
need_string(const reader*    r,
            const json_node* object,
            const char*      member,
            const char**     out)
{
  const json_node* const node = json_get(object, member);
  *out                        = json_string(node);
  return *out ? WEFT_OK
              : json_error(r->file,
                           node ? node : object,
                           r->error,
                           "a gold file needs a string \"%s\" here",
                           member);
}

static weft_status
keep(const reader* r, const char* text, weft_str* out)
{
  *out = arena_copy(&r->gold->mem, weft_str_from(text));
  return out->data ? WEFT_OK : WEFT_ERR_NO_MEMORY;
}

// A figure or a date as text
static weft_status
read_value(const reader* r, const json_node* node, weft_str* out)
{
  char text[40];
  if (json_node_type(node) == JSON_NUMBER) {
    snprintf(text, sizeof(text), "%.17g", json_number(node, 0.0));
    return keep(r, text, out);
  }
  return json_string(node) ? keep(r, json_string(node), out) : WEFT_OK;
}

static weft_status
read_entity(reader* r, const json_node* node)
{
  weft_status            st    = WEFT_OK;
  arena* const           mem   = &r->gold->mem;
  gold_end* const        end   = &r->ends[r->end_count];
  const json_node* const names = json_get(node, "names");
  const char* const      unit  = json_string(json_get(node, "unit"));
  const char*            id    = NULL;
  const char*            type  = NULL;
  TRY(st, need_string(r, node, "id", &id));
  TRY(st, need_string(r, node, "type", &type));
  TRY(st, keep(r, type, &end->type));
  TRY(st, read_value(r, json_get(node, "value"), &end->value));
  if (unit) {
    TRY(st, gold_normalize(mem, weft_str_from(unit), &end->unit));
  }
  end->names.items =
    arena_array(mem, 3U * count_items(names) + 1U, sizeof(weft_str));
  if (!end->names.items) {
    return WEFT_ERR_NO_MEMORY;
  }
  if (!json_first(names)) {
    return json_error(r->file,
                      names ? names : node,
                      r->error,
                      "an entity needs \"names\"; add some");
  }
  for (const json_node* n = json_first(names); n; n = json_next(n)) {
    if (!json_string(n)) {
      return json_error(r->file, n, r->error, "a name must be a string");
    }
    TRY(st, gold_add_names(mem, weft_str_from(json_string(n)), &end->names));
  }
  return table_set(&r->ids, weft_str_from(id), r->end_count++);
}

static bool
has_name(const gold_names* names, weft_str name)
{
  for (size_t i = 0U; i < names->count; ++i) {
    if (weft_str_equals(names->items[i], name)) {
      return true;
    }
  }
  return false;
}

// What names other entities than `index`, class nouns and other names aside
static weft_status
find_others(reader* r, size_t index)
{
  gold_end* const end  = &r->ends[index];
  size_t          room = 1U;
  for (size_t i = 0U; i < r->end_count; ++i) {
    room += r->ends[i].names.count;
  }
  end->others.items = arena_array(&r->gold->mem, room, sizeof(weft_str));
  if (!end->others.items) {
    return WEFT_ERR_NO_MEMORY;
  }
  for (size_t i = 0U; i < r->end_count; ++i) {
    const gold_end* const o = &r->ends[i];
    if (i == index || weft_str_equals(o->type, WEFT_STR("Class")) ||
        weft_str_equals(o->type, WEFT_STR("Name"))) {
      continue;
    }
    for (size_t k = 0U; k < o->names.count; ++k) {
      if (!has_name(&end->names, o->names.items[k])) {
        end->others.items[end->others.count++] = o->names.items[k];
      }
    }
  }
  return WEFT_OK;
}

// The entity that a triple names by its id
static weft_status
read_end(const reader*    r,
         const json_node* triple,
         const char*      member,
         const gold_end** out)
{
  weft_status st = WEFT_OK;
  const char* id = NULL;
  TRY(st, need_string(r, triple, member, &id));
  const size_t index = table_get(&r->ids, weft_str_from(id), SIZE_MAX);
  if (index == SIZE_MAX) {
    return json_error(r->file,
                      json_get(triple, member),
                      r->error,
                      "no entity has the id `%s`; add it under \"entities\"",
                      show_name(weft_str_from(id)).text);
  }
  *out = &r->ends[index];
  return WEFT_OK;
}

static weft_status
read_triple(const reader* r, const json_node* node)
{
  weft_status        st     = WEFT_OK;
  gold_triple* const t      = &r->document->triples[r->document->count];
  const char* const  status = json_string(json_get(node, "status"));
  const char*        name   = NULL;
  TRY(st, need_string(r, node, "p", &name));
  TRY(st, keep(r, name, &t->relation));
  TRY(st, read_end(r, node, "s", &t->subject));
  TRY(st, read_end(r, node, "o", &t->object));
  t->status = status && !strcmp(status, "planned") ? WEFT_PLANNED : WEFT_ACTUAL;
  ++r->document->count;
  return st;
}

static weft_status
read_members(reader* r, const json_node* root)
{
  weft_status            st       = WEFT_OK;
  arena* const           mem      = &r->gold->mem;
  const json_node* const entities = json_get(root, "entities");
  const json_node* const triples  = json_get(root, "triples");
  r->ends = arena_array(mem, count_items(entities) + 1U, sizeof(gold_end));
  r->document->triples =
    arena_array(mem, count_items(triples) + 1U, sizeof(gold_triple));
  if (!r->ends || !r->document->triples) {
    return WEFT_ERR_NO_MEMORY;
  }
  for (const json_node* n = json_first(entities); n; n = json_next(n)) {
    TRY(st, read_entity(r, n));
  }
  for (size_t i = 0U; i < r->end_count; ++i) {
    TRY(st, find_others(r, i));
  }
  for (const json_node* n = json_first(triples); n; n = json_next(n)) {
    TRY(st, read_triple(r, n));
  }
  return st;
}

void
gold_split_name(weft_str doc, weft_str* parent, weft_str* stem)
{
  static const char* const extensions[] = {
    ".txt", ".md", ".html", ".htm", ".jsonl", ".json"};
  size_t base = doc.size;
  while (base && doc.data[base - 1U] != '/') {
    --base;
  }
  size_t above = base ? base - 1U : 0U;
  *stem        = (weft_str){doc.data + base, doc.size - base};
  while (above && doc.data[above - 1U] != '/') {
    --above;
  }
  *parent = (weft_str){doc.data + above, base ? base - 1U - above : 0U};
  for (size_t i = 0U; i < sizeof(extensions) / sizeof(extensions[0]); ++i) {
    const size_t size = strlen(extensions[i]);
    if (stem->size > size &&
        !memcmp(stem->data + stem->size - size, extensions[i], size)) {
      stem->size -= size;
      return;
    }
  }
}

// Where the text is if it stands beside its gold file
static weft_status
set_path(const reader* r, const char* path, const char* doc)
{
  const char* const slash  = strrchr(path, '/');
  const weft_str    folder = {path, slash ? (size_t)(slash - path) + 1U : 0U};
  strbuf            text   = {NULL, 0U, 0U, WEFT_OK};
  strbuf_append(&text, folder);
  strbuf_puts(&text, doc);
  const weft_str copy = arena_copy(&r->gold->mem, strbuf_str(&text));
  const bool     lost = text.status || !copy.data;
  strbuf_free(&text);
  r->document->path = copy.data;
  return lost ? WEFT_ERR_NO_MEMORY : WEFT_OK;
}

static weft_status
new_document(weft_gold* gold, gold_document** out)
{
  if (gold->count == gold->capacity) {
    const size_t capacity = gold->capacity ? gold->capacity * 2U : 32U;
    void* const  grown =
      realloc((void*)gold->documents, capacity * sizeof(gold_document*));
    if (!grown) {
      return WEFT_ERR_NO_MEMORY;
    }
    gold->documents = grown;
    gold->capacity  = capacity;
  }
  *out = arena_array(&gold->mem, 1U, sizeof(gold_document));
  if (!*out) {
    return WEFT_ERR_NO_MEMORY;
  }
  gold->documents[gold->count++] = *out;
  return WEFT_OK;
}

weft_status
gold_read(weft_gold* gold, const char* path, weft_error* error)
{
  json*       file = NULL;
  const char* doc  = NULL;
  reader      r    = {.gold = gold, .error = error};
  weft_status st   = json_read(path, &file, error);
  if (st) {
    return json_as_input(st, error);
  }
  r.file = file;
  st     = new_document(gold, &r.document);
  st     = st ? st : need_string(&r, json_root(file), "doc", &doc);
  if (!st) {
    weft_str kept;
    st = keep(&r, doc, &kept);
    gold_split_name(kept, &r.document->parent, &r.document->stem);
    st = st ? st : set_path(&r, path, doc);
  }
  st = st ? st : read_members(&r, json_root(file));
  table_free(&r.ids);
  json_free(file);
  return json_as_input(st, error);
}
