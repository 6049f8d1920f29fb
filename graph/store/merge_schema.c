// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Declarations and decisions of many files.

#include "store/merge.h"

#include "fail.h"
#include "strbuf.h"
#include "table.h"

#include "try.h"

#include <stdlib.h>
#include <string.h>

// A type or relation, declared in at least one file
typedef struct {
  weft_str kind;
  weft_str name;
  weft_str members; // all that is said of it, as one text
  int64_t  position;
  size_t   source; // file that says so
} declared;

typedef struct {
  merging*      m;
  table         index; // kind and name to place in items
  declared*     items;
  size_t        count;
  size_t        capacity;
  arena         memory;
  strbuf        buffer;
  db_statement* members;  // of one file
  db_statement* add_item; // to the union
  db_statement* add_member;
} declaring;

static const char members_sql[] =
  "SELECT member, number, value FROM schema_member"
  " WHERE kind = ?1 AND name = ?2 ORDER BY member, number";

static void
bind_item(db_statement* const s, const weft_str kind, const weft_str name)
{
  db_reset(s);
  db_bind_text(s, 1, kind);
  db_bind_text(s, 2, name);
}

// All members of an item as one text.  0xFF and 0xFE are in no UTF-8.
static weft_status
read_members(declaring* const x, const weft_str kind, const weft_str name)
{
  weft_status st  = WEFT_OK;
  bool        row = false;
  strbuf_clear(&x->buffer);
  bind_item(x->members, kind, name);
  TRY(st, db_step(x->members, &row, x->m->error));
  while (row) {
    strbuf_append(&x->buffer, db_text(x->members, 0));
    strbuf_putc(&x->buffer, '\xFE');
    strbuf_append(&x->buffer, db_text(x->members, 2));
    strbuf_putc(&x->buffer, '\xFF');
    TRY(st, db_step(x->members, &row, x->m->error));
  }
  return x->buffer.status ? fail_memory(x->m->error) : WEFT_OK;
}

static weft_status
new_item(declaring* const x, const weft_str kind, const weft_str name)
{
  if (x->count == x->capacity) {
    const size_t    capacity = x->capacity ? x->capacity * 2U : 256U;
    declared* const more     = realloc(x->items, capacity * sizeof(declared));
    if (!more) {
      return fail_memory(x->m->error);
    }
    x->items    = more;
    x->capacity = capacity;
  }
  declared* const item = &x->items[x->count];
  *item                = (declared){.kind = arena_copy(&x->memory, kind),
                                    .name = arena_copy(&x->memory, name)};
  strbuf_clear(&x->buffer);
  strbuf_append(&x->buffer, kind);
  strbuf_putc(&x->buffer, '\xFF');
  strbuf_append(&x->buffer, name);
  const weft_str key = arena_copy(&x->memory, strbuf_str(&x->buffer));
  if (!item->kind.data || !item->name.data || !key.data || x->buffer.status ||
      table_set(&x->index, key, x->count)) {
    return fail_memory(x->m->error);
  }
  ++x->count;
  return WEFT_OK;
}

static weft_status
find_item(declaring* const x,
          const weft_str   kind,
          const weft_str   name,
          size_t* const    place,
          bool* const new)
{
  weft_status st = WEFT_OK;
  strbuf_clear(&x->buffer);
  strbuf_append(&x->buffer, kind);
  strbuf_putc(&x->buffer, '\xFF');
  strbuf_append(&x->buffer, name);
  if (x->buffer.status) {
    return fail_memory(x->m->error);
  }
  *place = table_get(&x->index, strbuf_str(&x->buffer), SIZE_MAX);
  *new   = *place == SIZE_MAX;
  if (*new) {
    *place = x->count;
    st     = new_item(x, kind, name);
  }
  return st;
}

// The least position and the greatest text stay, whatever the order
static weft_status
take_item(declaring* const x, const db_statement* const s, const size_t source)
{
  weft_status    st       = WEFT_OK;
  const weft_str kind     = db_text(s, 0);
  const weft_str name     = db_text(s, 1);
  const int64_t  position = db_int(s, 2);
  size_t         place    = 0U;
  bool new                = false;
  TRY(st, find_item(x, kind, name, &place, &new));
  TRY(st, read_members(x, kind, name));
  declared* const item = &x->items[place];
  if (new || position < item->position) {
    item->position = position;
  }
  if (new || weft_str_compare(strbuf_str(&x->buffer), item->members) > 0) {
    item->source  = source;
    item->members = arena_copy(&x->memory, strbuf_str(&x->buffer));
  }
  return item->members.data ? WEFT_OK : fail_memory(x->m->error);
}

static weft_status
take_rows(declaring* const x, db_statement* const s, const size_t source)
{
  weft_status st  = WEFT_OK;
  bool        row = false;
  TRY(st, db_step(s, &row, x->m->error));
  while (row) {
    TRY(st, take_item(x, s, source));
    TRY(st, db_step(s, &row, x->m->error));
  }
  return st;
}

static weft_status
take_items(declaring* const x, const size_t source)
{
  db* const     d  = x->m->sources[source].d;
  db_statement* s  = NULL;
  weft_status   st = db_prepare(
    d, "SELECT kind, name, position FROM schema_item", &s, x->m->error);
  st = st ? st : db_prepare(d, members_sql, &x->members, x->m->error);
  st = st ? st : take_rows(x, s, source);
  db_finish(s);
  db_finish(x->members);
  x->members = NULL;
  return st;
}

static weft_status
write_members(declaring* const x, const declared* const item)
{
  weft_status st  = WEFT_OK;
  bool        row = false;
  bind_item(x->members, item->kind, item->name);
  TRY(st, db_step(x->members, &row, x->m->error));
  while (row) {
    bind_item(x->add_member, item->kind, item->name);
    db_bind_text(x->add_member, 3, db_text(x->members, 0));
    db_bind_int(x->add_member, 4, db_int(x->members, 1));
    db_bind_text(x->add_member, 5, db_text(x->members, 2));
    TRY(st, db_run(x->add_member, x->m->error));
    TRY(st, db_step(x->members, &row, x->m->error));
  }
  return st;
}

// The items whose declaration in this file stays
static weft_status
write_items(declaring* const x, const size_t source)
{
  weft_status st =
    db_prepare(x->m->sources[source].d, members_sql, &x->members, x->m->error);
  for (size_t i = 0U; !st && i < x->count; ++i) {
    const declared* const item = &x->items[i];
    if (item->source != source) {
      continue;
    }
    bind_item(x->add_item, item->kind, item->name);
    db_bind_int(x->add_item, 3, item->position);
    st = db_run(x->add_item, x->m->error);
    st = st ? st : write_members(x, item);
  }
  db_finish(x->members);
  x->members = NULL;
  return st;
}

static weft_status
declare(declaring* const x)
{
  weft_status st  = WEFT_OK;
  db* const   out = x->m->out->d;
  TRY(st,
      db_prepare(out,
                 "INSERT INTO schema_item VALUES(?1, ?2, ?3)",
                 &x->add_item,
                 x->m->error));
  TRY(st,
      db_prepare(out,
                 "INSERT INTO schema_member VALUES(?1, ?2, ?3, ?4, ?5)",
                 &x->add_member,
                 x->m->error));
  for (size_t i = 0U; i < x->m->count; ++i) {
    TRY(st, take_items(x, i));
  }
  for (size_t i = 0U; i < x->m->count; ++i) {
    TRY(st, write_items(x, i));
  }
  return st;
}

// Decisions

static weft_status
copy_decisions(const merging* const m,
               db_statement* const  from,
               db_statement* const  to)
{
  weft_status st  = WEFT_OK;
  bool        row = false;
  TRY(st, db_step(from, &row, m->error));
  while (row) {
    for (int i = 0; i < 3; ++i) {
      db_bind_text(to, i + 1, db_text(from, i));
    }
    TRY(st, db_run(to, m->error));
    TRY(st, db_step(from, &row, m->error));
  }
  return st;
}

static weft_status
decide(const merging* const m)
{
  db_statement* add = NULL;
  weft_status   st  = db_prepare(m->out->d,
                              "INSERT OR IGNORE INTO decision(kind, a, b)"
                                 " VALUES(?1, ?2, ?3)",
                              &add,
                              m->error);
  for (size_t i = 0U; !st && i < m->count; ++i) {
    db_statement* rows = NULL;
    st                 = db_prepare(
      m->sources[i].d, "SELECT kind, a, b FROM decision", &rows, m->error);
    st = st ? st : copy_decisions(m, rows, add);
    db_finish(rows);
  }
  db_finish(add);
  return st;
}

weft_status
merge_declared(merging* const m)
{
  declaring   x  = {.m = m};
  weft_status st = declare(&x);
  db_finish(x.add_item);
  db_finish(x.add_member);
  table_free(&x.index);
  free(x.items);
  arena_free(&x.memory);
  strbuf_free(&x.buffer);
  return st ? st : decide(m);
}
