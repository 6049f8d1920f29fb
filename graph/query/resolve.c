// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "query/resolve.h"

#include "store/store.h"

#include "name.h"

#include "fail.h"
#include "str.h"
#include "try.h"
#include "utf8.h"

#include <stdlib.h>
#include <string.h>

weft_status
resolver_open(resolver* const   r,
              weft_store* const store,
              weft_error* const error)
{
  weft_status st = WEFT_OK;

  r->d     = store->d;
  r->path  = store->path;
  r->error = error;
  if (store->changed) {
    return weft_error_set(error,
                          WEFT_ERR_BAD_INPUT,
                          store->path,
                          0U,
                          0U,
                          "a build of this graph is under way or was "
                          "interrupted; wait for it, or run `weft build` or "
                          "`weft import` on it again");
  }
  TRY(st, resolver_begin(r));
  return store_read_schema(r->d, &r->memory, &r->schema, error);
}

weft_status
resolver_begin(resolver* const r)
{
  weft_status st = WEFT_OK;
  if (!db_in_transaction(r->d)) {
    TRY(st, db_exec(r->d, "BEGIN", r->error));
    r->reading = true;
  }
  return st;
}

void
resolver_end(resolver* const r)
{
  if (r->reading) {
    (void)db_exec(r->d, "ROLLBACK", NULL);
    r->reading = false;
  }
}

void
resolver_close(resolver* const r)
{
  resolver_end(r);
  strbuf_free(&r->buffer);
  arena_free(&r->memory);
}

weft_status
resolver_fail_memory(const resolver* const r)
{
  return fail_memory(r->error);
}

weft_status
resolver_key(resolver* const r, const weft_str name, weft_str* const out)
{
  name_key(name, &r->buffer);
  if (r->buffer.status) {
    return resolver_fail_memory(r);
  }
  *out = arena_copy(&r->memory, strbuf_str(&r->buffer));
  return out->data ? WEFT_OK : resolver_fail_memory(r);
}

// Types

// Whether `name` is the name of an item or one of its labels
static bool
is_called(resolver* const         r,
          const weft_str          name,
          const weft_str          item,
          const weft_label* const labels,
          const size_t            count)
{
  if (weft_str_equals(name, item)) {
    return true;
  }
  strbuf key  = {0};
  bool   same = false;
  name_key(name, &key);
  for (size_t i = 0U; !same && i < count; ++i) {
    name_key(labels[i].text, &r->buffer);
    same = weft_str_equals(strbuf_str(&key), strbuf_str(&r->buffer));
  }
  strbuf_free(&key);
  return same;
}

static bool
is_literal_type(const weft_schema* const schema, const weft_str name)
{
  for (size_t i = 0U; i < schema->type_count; ++i) {
    if (schema->types[i].literal &&
        weft_schema_is_a(schema, name, schema->types[i].name)) {
      return true;
    }
  }
  return false;
}

// Whether entities or values of a type that no pack declares are there
static weft_status
has_type(resolver* const   r,
         const char* const sql,
         const weft_str    type,
         bool* const       out)
{
  db_statement* s   = NULL;
  bool          row = false;
  weft_status   st  = db_prepare(r->d, sql, &s, r->error);
  if (!st) {
    db_bind_text(s, 1, type);
    st = db_step(s, &row, r->error);
  }
  db_finish(s);
  *out = row;
  return st;
}

static weft_status
fail_type(resolver* const r, const query_word* const word)
{
  near_names  near = {.memory = &r->memory};
  weft_status st   = WEFT_OK;
  TRY(st, resolver_key(r, word->text, &near.word));
  for (size_t i = 0U; i < r->schema.type_count; ++i) {
    weft_str key = {NULL, 0U};
    TRY(st, resolver_key(r, r->schema.types[i].name, &key));
    TRY(st, near_offer(&near, key, r->schema.types[i].name));
  }
  strbuf_clear(&r->buffer);
  near_put(&near, &r->buffer, "; names with a colon in them need quotes");
  return query_fail(r->text,
                    word->at,
                    WEFT_ERR_BAD_INPUT,
                    r->error,
                    "no type %.*s%s",
                    query_shown(word->text),
                    word->text.data,
                    r->buffer.data ? r->buffer.data : "");
}

weft_status
str_list_push(resolver* const r, str_list* const list, const weft_str item)
{
  if (list->count == list->capacity) {
    const size_t    capacity = list->capacity ? list->capacity * 2U : 16U;
    weft_str* const more = arena_array(&r->memory, capacity, sizeof(weft_str));
    if (!more) {
      return resolver_fail_memory(r);
    }
    if (list->count) {
      memcpy(more, list->items, list->count * sizeof(weft_str));
    }
    list->items    = more;
    list->capacity = capacity;
  }
  list->items[list->count++] = item;
  return WEFT_OK;
}

// Add a type of that name, or all types of that label, with what is below
static weft_status
add_declared(resolver* const    r,
             const weft_str     name,
             str_list* const    list,
             found_types* const out)
{
  weft_status st = WEFT_OK;
  for (size_t i = 0U; i < r->schema.type_count; ++i) {
    const weft_type_info* const t = &r->schema.types[i];
    if (!is_called(r, name, t->name, t->labels, t->label_count)) {
      continue;
    }
    for (size_t k = 0U; k < r->schema.type_count; ++k) {
      const weft_str below = r->schema.types[k].name;
      if (weft_schema_is_a(&r->schema, below, t->name)) {
        const bool literal = is_literal_type(&r->schema, below);
        out->literals      = out->literals || literal;
        out->entities      = out->entities || !literal;
        TRY(st, str_list_push(r, list, below));
      }
    }
  }
  return st;
}

static weft_status
add_type(resolver* const         r,
         const query_word* const word,
         str_list* const         list,
         found_types* const      out)
{
  weft_status  st     = WEFT_OK;
  const size_t before = list->count;
  TRY(st, add_declared(r, word->text, list, out));
  if (list->count > before) {
    return st;
  }
  bool entities = false;
  bool literals = false;
  TRY(
    st,
    has_type(r, "SELECT 1 FROM entity WHERE type = ?1", word->text, &entities));
  if (!entities) {
    TRY(st,
        has_type(r,
                 "SELECT 1 FROM term WHERE entity IS NULL AND type = ?1",
                 word->text,
                 &literals));
  }
  if (!entities && !literals) {
    return fail_type(r, word);
  }
  out->entities = out->entities || entities;
  out->literals = true;
  return str_list_push(r, list, word->text);
}

weft_status
resolve_types(resolver* const    r,
              const query_words  words,
              found_types* const out)
{
  weft_status st   = WEFT_OK;
  str_list    list = {NULL, 0U, 0U};
  *out             = (found_types){.entities = !words.count};
  out->literals    = !words.count;
  for (size_t i = 0U; i < words.count; ++i) {
    TRY(st, add_type(r, &words.items[i], &list, out));
  }
  out->names = list.items;
  out->count = list.count;
  return st;
}

// Relations

static weft_status
find_word(resolver* const r, const weft_str text, int64_t* const out)
{
  db_statement* s   = NULL;
  bool          row = false;
  weft_status   st =
    db_prepare(r->d, "SELECT id FROM word WHERE text = ?1", &s, r->error);
  if (!st) {
    db_bind_text(s, 1, text);
    st = db_step(s, &row, r->error);
  }
  *out = !st && row ? db_int(s, 0) : -1;
  db_finish(s);
  return st;
}

// Whether some fact has the relation of a word
static weft_status
is_relation(resolver* const r, const int64_t word, bool* const out)
{
  db_statement* s  = NULL;
  weft_status   st = db_prepare(
    r->d, "SELECT 1 FROM fact WHERE relation = ?1 LIMIT 1", &s, r->error);
  *out = false;
  if (!st) {
    db_bind_int(s, 1, word);
    st = db_step(s, out, r->error);
  }
  db_finish(s);
  return st;
}

// Offer the relations that facts have to a search for near names
static weft_status
offer_relations(resolver* const r, near_names* const near)
{
  db_statement* s   = NULL;
  bool          row = false;
  weft_status   st  = db_prepare(r->d,
                              "SELECT text FROM word WHERE id IN"
                                 " (SELECT DISTINCT relation FROM fact)",
                              &s,
                              r->error);
  st                = st ? st : db_step(s, &row, r->error);
  while (!st && row) {
    weft_str key = {NULL, 0U};
    st           = resolver_key(r, db_text(s, 0), &key);
    st           = st ? st : near_offer(near, key, db_text(s, 0));
    st           = st ? st : db_step(s, &row, r->error);
  }
  db_finish(s);
  return st;
}

static weft_status
fail_relation(resolver* const r, const query_word* const word)
{
  near_names  near = {.memory = &r->memory};
  weft_status st   = WEFT_OK;
  TRY(st, resolver_key(r, word->text, &near.word));
  for (size_t i = 0U; i < r->schema.relation_count; ++i) {
    weft_str key = {NULL, 0U};
    TRY(st, resolver_key(r, r->schema.relations[i].name, &key));
    TRY(st, near_offer(&near, key, r->schema.relations[i].name));
  }
  TRY(st, offer_relations(r, &near));
  strbuf_clear(&r->buffer);
  near_put(&near,
           &r->buffer,
           "; * stands for any, and a name of many words needs quotes");
  return query_fail(r->text,
                    word->at,
                    WEFT_ERR_BAD_INPUT,
                    r->error,
                    "no relation %.*s%s",
                    query_shown(word->text),
                    word->text.data,
                    r->buffer.data ? r->buffer.data : "");
}

static weft_status
add_relation(resolver* const         r,
             const query_word* const word,
             int64_t                 ids[RELATION_IDS_MAX],
             size_t* const           count)
{
  weft_status st       = WEFT_OK;
  int64_t     id       = 0;
  bool        known    = false;
  bool        declared = false;
  TRY(st, find_word(r, word->text, &id));
  TRY(st, is_relation(r, id, &known));
  if (known && *count < RELATION_IDS_MAX) {
    ids[(*count)++] = id;
  }
  for (size_t i = 0U; i < r->schema.relation_count; ++i) {
    const weft_relation_info* const x = &r->schema.relations[i];
    if (!is_called(r, word->text, x->name, x->labels, x->label_count)) {
      continue;
    }
    declared = true;
    TRY(st, find_word(r, x->name, &id));
    if (*count < RELATION_IDS_MAX) {
      ids[(*count)++] = id; // -1 if no fact has it, which none matches
    }
  }
  return known || declared ? st : fail_relation(r, word);
}

weft_status
resolver_keep_ids(resolver* const        r,
                  const int64_t* const   ids,
                  const size_t           count,
                  found_relations* const out)
{
  int64_t* const copy = arena_array(&r->memory, count, sizeof(int64_t));
  if (!copy) {
    return resolver_fail_memory(r);
  }
  if (count) {
    memcpy(copy, ids, count * sizeof(int64_t));
  }
  *out = (found_relations){copy, count};
  return WEFT_OK;
}

weft_status
resolve_relations(resolver* const        r,
                  const query_words      words,
                  found_relations* const out)
{
  weft_status st    = WEFT_OK;
  size_t      count = 0U;
  int64_t     ids[RELATION_IDS_MAX];
  for (size_t i = 0U; i < words.count; ++i) {
    TRY(st, add_relation(r, &words.items[i], ids, &count));
  }
  return resolver_keep_ids(r, ids, count, out);
}

weft_status
resolve_all_symmetric(resolver* const r, found_relations* const out)
{
  int64_t     ids[RELATION_IDS_MAX];
  size_t      count = 0U;
  weft_status st    = WEFT_OK;
  for (size_t i = 0U; i < r->schema.relation_count; ++i) {
    bool used = false;
    if (r->schema.relations[i].symmetric && count < RELATION_IDS_MAX) {
      TRY(st, find_word(r, r->schema.relations[i].name, &ids[count]));
      TRY(st, is_relation(r, ids[count], &used));
      count += used;
    }
  }
  return resolver_keep_ids(r, ids, count, out);
}
