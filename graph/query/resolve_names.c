// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Names of entities and values.

#include "query/resolve.h"

#include "query/sql.h"

#include "name.h"
#include "value.h"

#include "str.h"
#include "try.h"

#include <string.h>

bool
word_is_number(const query_word* const word)
{
  return !word->quoted && value_number_form(word->text) != VALUE_TEXT;
}

bool
word_is_date(const query_word* const word)
{
  return !word->quoted && value_date_form(word->text) != VALUE_TEXT;
}

static bool
is_key(const resolver* const r, const found_names* const n)
{
  for (size_t i = 0U; i < n->key_count; ++i) {
    if (weft_str_equals(n->keys[i], strbuf_str(&r->buffer))) {
      return true;
    }
  }
  return false;
}

// Spellings of literals that have one of the keys
static weft_status
find_literals(resolver* const r, found_names* const out)
{
  str_list      list = {NULL, 0U, 0U};
  db_statement* s    = NULL;
  bool          row  = false;
  weft_status   st   = db_prepare(
    r->d, "SELECT name FROM term WHERE entity IS NULL", &s, r->error);
  st = st ? st : db_step(s, &row, r->error);
  while (!st && row) {
    const weft_str name = db_text(s, 0);
    name_key(name, &r->buffer);
    if (r->buffer.status) {
      st = resolver_fail_memory(r);
    } else if (is_key(r, out)) {
      const weft_str copy = arena_copy(&r->memory, name);
      st = copy.data ? str_list_push(r, &list, copy) : resolver_fail_memory(r);
    }
    st = st ? st : db_step(s, &row, r->error);
  }
  db_finish(s);
  out->literals      = list.items;
  out->literal_count = list.count;
  return st;
}

static weft_status
find_entities(resolver* const r, found_names* const out)
{
  db_statement* s = NULL;
  weft_status   st =
    db_prepare(r->d, "SELECT 1 FROM name WHERE key = ?1 LIMIT 1", &s, r->error);
  for (size_t i = 0U; !st && !out->entities && i < out->key_count; ++i) {
    db_reset(s);
    db_bind_text(s, 1, out->keys[i]);
    st = db_step(s, &out->entities, r->error);
  }
  db_finish(s);
  return st;
}

weft_status
resolve_names(resolver* const    r,
              const query_words  words,
              const bool         with_literals,
              found_names* const out)
{
  weft_status     st   = WEFT_OK;
  weft_str* const keys = arena_array(&r->memory, words.count, sizeof(weft_str));
  if (!keys) {
    return resolver_fail_memory(r);
  }
  for (size_t i = 0U; i < words.count; ++i) {
    TRY(st, resolver_key(r, words.items[i].text, &keys[i]));
  }
  *out = (found_names){.keys       = keys,
                       .key_count  = words.count,
                       .words      = words.items,
                       .word_count = words.count};
  TRY(st, find_entities(r, out));
  return with_literals ? find_literals(r, out) : st;
}

weft_status
resolve_words(resolver* const        r,
              const query_words      words,
              found_relations* const out)
{
  int64_t       ids[RELATION_IDS_MAX];
  size_t        count = 0U;
  found_names   names = {.key_count = 0U};
  db_statement* s     = NULL;
  bool          row   = false;
  weft_status   st    = WEFT_OK;
  TRY(st, resolve_names(r, words, false, &names));
  st = db_prepare(
    r->d, "SELECT id, text FROM word WHERE text <> ''", &s, r->error);
  st = st ? st : db_step(s, &row, r->error);
  while (!st && row && count < RELATION_IDS_MAX) {
    name_key(db_text(s, 1), &r->buffer);
    if (is_key(r, &names)) {
      ids[count++] = db_int(s, 0);
    }
    st = db_step(s, &row, r->error);
  }
  db_finish(s);
  return st ? st : resolver_keep_ids(r, ids, count, out);
}

// Offer all names of entities to a search for near names
static weft_status
offer_names(resolver* const r, near_names* const near)
{
  db_statement* s   = NULL;
  bool          row = false;
  weft_status st = db_prepare(r->d, "SELECT key, name FROM name", &s, r->error);
  st             = st ? st : db_step(s, &row, r->error);
  while (!st && row) {
    st = near_offer(near, db_text(s, 0), db_text(s, 1));
    st = st ? st : db_step(s, &row, r->error);
  }
  db_finish(s);
  return st;
}

weft_status
resolve_fail_name(resolver* const r, const weft_str word, const size_t at)
{
  near_names  near = {.memory = &r->memory};
  weft_status st   = WEFT_OK;
  TRY(st, resolver_key(r, word, &near.word));
  TRY(st, offer_names(r, &near));
  strbuf_clear(&r->buffer);
  near_put(&near, &r->buffer, "; look for words with --text");
  const char* const hint = r->buffer.data ? r->buffer.data : "";
  return r->text.size ? query_fail(r->text,
                                   at,
                                   WEFT_ERR_NOT_FOUND,
                                   r->error,
                                   "nothing is called %.*s%s",
                                   query_shown(word),
                                   word.data,
                                   hint)
                      : weft_error_set(r->error,
                                       WEFT_ERR_NOT_FOUND,
                                       r->path,
                                       0U,
                                       0U,
                                       "nothing is called %.*s%s",
                                       query_shown(word),
                                       word.data,
                                       hint);
}

// Names on their own

static weft_status
read_named(resolver* const r, const weft_str text, named* const out)
{
  query_word* const word = arena_array(&r->memory, 1U, sizeof(query_word));
  if (!word) {
    return resolver_fail_memory(r);
  }
  *word = (query_word){text, 0U, true};
  return resolve_names(r, (query_words){word, 1U}, false, &out->names);
}

weft_status
resolve_named(resolver* const r, const weft_str text, named* const out)
{
  weft_status st    = WEFT_OK;
  size_t      colon = text.size;
  *out              = (named){.types = {.entities = true}};
  TRY(st, read_named(r, text, out));
  if (out->names.entities) {
    return st; // also `Re:Zero`, whose colon is its own
  }
  while (colon && text.data[colon - 1U] != ':') {
    --colon;
  }
  if (colon > 1U && colon < text.size) {
    const query_word type = {
      {text.data + colon, text.size - colon}, colon, false};
    weft_error* const error = r->error;
    r->error                = NULL; // an unknown type is part of the name
    const weft_status typed =
      resolve_types(r, (query_words){&type, 1U}, &out->types);
    r->error = error;
    if (typed && typed != WEFT_ERR_BAD_INPUT) {
      return weft_error_set(
        error, typed, r->path, 0U, 0U, "%s", weft_status_string(typed));
    }
    if (!typed) {
      TRY(st, read_named(r, (weft_str){text.data, colon - 1U}, out));
      return out->names.entities
               ? st
               : resolve_fail_name(r, (weft_str){text.data, colon - 1U}, 0U);
    }
  }
  return resolve_fail_name(r, text, 0U);
}

weft_status
resolve_entities(resolver* const       r,
                 const named* const    name,
                 const int64_t** const out,
                 size_t* const         count)
{
  enum { ENTITIES_MAX = 1024 };
  int64_t         ids[ENTITIES_MAX];
  found_relations kept  = {NULL, 0U};
  sql             s     = {.count = 0U};
  db_statement*   found = NULL;
  bool            row   = false;
  size_t          n     = 0U;
  sql_put(&s,
          "SELECT DISTINCT e.id FROM name n JOIN entity e ON e.id = n.entity"
          " WHERE n.key");
  sql_put_texts(&s, name->names.keys, name->names.key_count);
  if (name->types.count) {
    sql_put(&s, " AND e.type");
    sql_put_texts(&s, name->types.names, name->types.count);
  }
  sql_put(&s, " ORDER BY e.id");
  weft_status st = sql_prepare(&s, r->d, &found, r->error);
  st             = st ? st : db_step(found, &row, r->error);
  while (!st && row && n < ENTITIES_MAX) {
    ids[n++] = db_int(found, 0);
    st       = db_step(found, &row, r->error);
  }
  db_finish(found);
  sql_free(&s);
  st     = st ? st : resolver_keep_ids(r, ids, n, &kept);
  *out   = kept.ids;
  *count = kept.count;
  return st;
}

weft_status
resolve_fail_type(resolver* const r, const weft_str name)
{
  return weft_error_set(r->error,
                        WEFT_ERR_NOT_FOUND,
                        r->path,
                        0U,
                        0U,
                        "nothing is called %.*s; it has another type",
                        query_shown(name),
                        name.data);
}
