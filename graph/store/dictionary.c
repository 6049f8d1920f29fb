// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "store/dictionary.h"

#include "check.h"

#include "fail.h"
#include "try.h"

#include <string.h>

// A cache is emptied when it has grown so far, so that memory is bounded
enum { CACHE_BYTES_MAX = 128 * 1024 * 1024 };

static const char find_term_sql[] =
  "SELECT id FROM term WHERE hash = ?1 AND entity IS ?2 AND name = ?3"
  " AND type = ?4 AND kind = ?5 AND value = ?6 AND unit = ?7";

static const char add_term_sql[] =
  "INSERT INTO term(hash, entity, name, type, kind, value, unit)"
  " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)";

weft_status
dictionary_open(dictionary* const x, db* const d, weft_error* const error)
{
  weft_status st   = WEFT_OK;
  int64_t     some = 0;
  x->d             = d;
  TRY(
    st,
    db_prepare(d, "SELECT id FROM word WHERE text = ?1", &x->find_word, error));
  TRY(st,
      db_prepare(d, "INSERT INTO word(text) VALUES(?1)", &x->add_word, error));
  TRY(st, db_prepare(d, find_term_sql, &x->find_term, error));
  TRY(st, db_prepare(d, add_term_sql, &x->add_term, error));
  TRY(st,
      db_read_int(d,
                  "SELECT EXISTS(SELECT 1 FROM word) +"
                  " EXISTS(SELECT 1 FROM term)",
                  0,
                  &some,
                  error));
  x->known = !some;
  return st;
}

static void
cache_clear(dictionary_cache* const cache)
{
  table_free(&cache->index);
  cache->index = (table){0};
  arena_free(&cache->memory);
}

void
dictionary_forget(dictionary* const x)
{
  cache_clear(&x->words);
  cache_clear(&x->terms);
  x->known = false;
}

void
dictionary_close(dictionary* const x)
{
  db_finish(x->find_word);
  db_finish(x->add_word);
  db_finish(x->find_term);
  db_finish(x->add_term);
  cache_clear(&x->words);
  cache_clear(&x->terms);
  strbuf_free(&x->buffer);
  memset(x, 0, sizeof(*x));
}

static weft_status
cache_put(dictionary* const       x,
          dictionary_cache* const cache,
          const weft_str          key,
          const int64_t           number,
          weft_error* const       error)
{
  if (cache->memory.total > CACHE_BYTES_MAX) {
    cache_clear(cache);
    x->known = false;
  }
  const weft_str kept = arena_copy(&cache->memory, key);
  if (!kept.data || table_set(&cache->index, kept, (size_t)number)) {
    return fail_memory(error);
  }
  return WEFT_OK;
}

weft_status
dictionary_word(dictionary* const x,
                const weft_str    text,
                int64_t* const    out,
                weft_error* const error)
{
  weft_status  st    = WEFT_OK;
  bool         row   = false;
  const size_t found = table_get(&x->words.index, text, SIZE_MAX);
  if (found != SIZE_MAX) {
    *out = (int64_t)found;
    return st;
  }
  TRY(st, check_text(text, error));
  if (!x->known) {
    db_bind_text(x->find_word, 1, text);
    TRY(st, db_step(x->find_word, &row, error));
    *out = row ? db_int(x->find_word, 0) : 0;
    db_reset(x->find_word);
  }
  if (!row) {
    db_bind_text(x->add_word, 1, text);
    TRY(st, db_run(x->add_word, error));
    *out = db_last_id(x->d);
  }
  return cache_put(x, &x->words, text, *out, error);
}

// What makes a term, as one key; no part holds the byte 0xFF, as all are UTF-8
static weft_status
put_key(dictionary* const x, const weft_end* const end, weft_error* const error)
{
  const weft_str parts[] = {
    end->literal ? (weft_str){"", 0U} : end->id,
    end->name,
    end->type,
    end->value_kind == WEFT_VALUE_NONE ? (weft_str){"", 0U} : end->value,
    end->unit};
  strbuf_clear(&x->buffer);
  strbuf_putc(&x->buffer,
              (char)('0' + (int)end->value_kind + (end->literal ? 4 : 0)));
  for (size_t i = 0U; i < sizeof(parts) / sizeof(parts[0]); ++i) {
    strbuf_putc(&x->buffer, '\xFF');
    strbuf_append(&x->buffer, parts[i]);
  }
  return x->buffer.status ? fail_memory(error) : WEFT_OK;
}

static weft_status
check_term(const weft_end* const end, weft_error* const error)
{
  weft_status st = WEFT_OK;
  if (!end->literal) {
    TRY(st, check_text(end->id, error));
  }
  TRY(st, check_text(end->name, error));
  TRY(st, check_text(end->type, error));
  TRY(st, check_text(end->value, error));
  return check_text(end->unit, error);
}

static void
bind_term(db_statement* const s, const weft_end* const end, const int64_t hash)
{
  db_bind_int(s, 1, hash);
  if (end->literal) {
    db_bind_null(s, 2);
  } else {
    db_bind_text(s, 2, end->id);
  }
  db_bind_text(s, 3, end->name);
  db_bind_text(s, 4, end->type);
  db_bind_int(s, 5, (int64_t)end->value_kind);
  db_bind_text(
    s, 6, end->value_kind == WEFT_VALUE_NONE ? (weft_str){"", 0U} : end->value);
  db_bind_text(s, 7, end->unit);
}

weft_status
dictionary_term(dictionary* const     x,
                const weft_end* const end,
                int64_t* const        out,
                weft_error* const     error)
{
  weft_status st  = WEFT_OK;
  bool        row = false;
  TRY(st, put_key(x, end, error));
  const weft_str key   = strbuf_str(&x->buffer);
  const size_t   found = table_get(&x->terms.index, key, SIZE_MAX);
  if (found != SIZE_MAX) {
    *out = (int64_t)found;
    return st;
  }
  TRY(st, check_term(end, error));
  const int64_t hash = (int64_t)(table_hash(key) >> 1U);
  if (!x->known) {
    bind_term(x->find_term, end, hash);
    TRY(st, db_step(x->find_term, &row, error));
    *out = row ? db_int(x->find_term, 0) : 0;
    db_reset(x->find_term);
  }
  if (!row) {
    bind_term(x->add_term, end, hash);
    TRY(st, db_run(x->add_term, error));
    *out = db_last_id(x->d);
  }
  return cache_put(x, &x->terms, key, *out, error);
}
