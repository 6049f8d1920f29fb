// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// What packs declare, as rows: an item for each type and relation, and a
// member for each thing that is said of it.

#include "store/store.h"

#include "arena.h"
#include "fail.h"
#include "try.h"

#include <stdio.h>
#include <string.h>

// Writing

typedef struct {
  db_statement* drop;
  db_statement* drop_members;
  db_statement* item;
  db_statement* member;
  weft_str      kind;
  weft_str      name;
  weft_error*   error;
} declarer;

static weft_status
put_member(const declarer* const x,
           const char* const     member,
           const size_t          number,
           const weft_str        value)
{
  db_bind_text(x->member, 1, x->kind);
  db_bind_text(x->member, 2, x->name);
  db_bind_text(x->member, 3, weft_str_from(member));
  db_bind_int(x->member, 4, (int64_t)number);
  db_bind_text(x->member, 5, value);
  return db_run(x->member, x->error);
}

static weft_status
put_text(const declarer* const x, const char* const member, const weft_str text)
{
  return text.size ? put_member(x, member, 0U, text) : WEFT_OK;
}

static weft_status
put_flag(const declarer* const x, const char* const member, const bool flag)
{
  return flag ? put_member(x, member, 0U, WEFT_STR("1")) : WEFT_OK;
}

static weft_status
put_list(const declarer* const x,
         const char* const     member,
         const weft_str* const items,
         const size_t          count)
{
  weft_status st = WEFT_OK;
  for (size_t i = 0U; i < count; ++i) {
    TRY(st, put_member(x, member, i, items[i]));
  }
  return st;
}

static weft_status
put_labels(const declarer* const   x,
           const weft_label* const labels,
           const size_t            count)
{
  weft_status st = WEFT_OK;
  for (size_t i = 0U; i < count; ++i) {
    TRY(st, put_member(x, "label.lang", i, labels[i].lang));
    TRY(st, put_member(x, "label.text", i, labels[i].text));
  }
  return st;
}

static weft_status
begin_item(declarer* const   x,
           const char* const kind,
           const weft_str    name,
           const size_t      position)
{
  weft_status st = WEFT_OK;
  x->kind        = weft_str_from(kind);
  x->name        = name;
  db_bind_text(x->drop_members, 1, x->kind);
  db_bind_text(x->drop_members, 2, name);
  TRY(st, db_run(x->drop_members, x->error));
  db_bind_text(x->drop, 1, x->kind);
  db_bind_text(x->drop, 2, name);
  TRY(st, db_run(x->drop, x->error));
  db_bind_text(x->item, 1, x->kind);
  db_bind_text(x->item, 2, name);
  db_bind_int(x->item, 3, (int64_t)position);
  return db_run(x->item, x->error);
}

static weft_status
put_type(declarer* const             x,
         const weft_type_info* const type,
         const size_t                position)
{
  weft_status st = WEFT_OK;
  TRY(st, begin_item(x, "type", type->name, position));
  TRY(st, put_text(x, "is", type->parent));
  TRY(st, put_flag(x, "literal", type->literal));
  TRY(st, put_text(x, "iri", type->iri));
  return put_labels(x, type->labels, type->label_count);
}

static weft_status
put_relation(declarer* const                 x,
             const weft_relation_info* const r,
             const size_t                    position)
{
  weft_status st = WEFT_OK;
  TRY(st, begin_item(x, "relation", r->name, position));
  TRY(st, put_list(x, "domain", r->domain, r->domain_count));
  TRY(st, put_list(x, "range", r->range, r->range_count));
  TRY(st, put_flag(x, "functional", r->functional));
  TRY(st, put_flag(x, "symmetric", r->symmetric));
  TRY(st, put_flag(x, "transitive", r->transitive));
  TRY(st, put_text(x, "inverse", r->inverse));
  TRY(st, put_list(x, "disjoint", r->disjoint, r->disjoint_count));
  TRY(st, put_list(x, "rivals", r->rivals, r->rival_count));
  TRY(st, put_text(x, "iri", r->iri));
  return put_labels(x, r->labels, r->label_count);
}

static weft_status
put_schema(declarer* const x, const weft_schema* const schema)
{
  weft_status st = WEFT_OK;
  for (size_t i = 0U; i < schema->type_count; ++i) {
    TRY(st, put_type(x, &schema->types[i], i));
  }
  for (size_t i = 0U; i < schema->relation_count; ++i) {
    TRY(st, put_relation(x, &schema->relations[i], i));
  }
  TRY(st, begin_item(x, "base", WEFT_STR(""), 0U));
  return put_text(x, "iri", schema->iri);
}

weft_status
store_write_schema(db* const                d,
                   const weft_schema* const schema,
                   weft_error* const        error)
{
  declarer    x  = {.error = error};
  weft_status st = db_prepare(
    d, "DELETE FROM schema_item WHERE kind = ?1 AND name = ?2", &x.drop, error);
  st = st ? st
          : db_prepare(d,
                       "DELETE FROM schema_member WHERE kind = ?1"
                       " AND name = ?2",
                       &x.drop_members,
                       error);
  st = st ? st
          : db_prepare(
              d, "INSERT INTO schema_item VALUES(?1, ?2, ?3)", &x.item, error);
  st = st ? st
          : db_prepare(d,
                       "INSERT INTO schema_member VALUES(?1, ?2, ?3, ?4, ?5)",
                       &x.member,
                       error);
  st = st ? st : put_schema(&x, schema);
  db_finish(x.drop);
  db_finish(x.drop_members);
  db_finish(x.item);
  db_finish(x.member);
  return st;
}

// Reading

typedef struct {
  db*           d;
  arena*        memory;
  db_statement* items;   // names of a kind
  db_statement* members; // of an item, by member
  weft_error*   error;
} reader;

static weft_status
copy(reader* const x, const weft_str text, weft_str* const out)
{
  *out = arena_copy(x->memory, text);
  return out->data ? WEFT_OK : fail_memory(x->error);
}

static void
ask(const reader* const x,
    const char* const   kind,
    const weft_str      name,
    const char* const   member)
{
  db_reset(x->members);
  db_bind_text(x->members, 1, weft_str_from(kind));
  db_bind_text(x->members, 2, name);
  db_bind_text(x->members, 3, weft_str_from(member));
}

static weft_status
read_list(reader* const          x,
          const char* const      kind,
          const weft_str         name,
          const char* const      member,
          const weft_str** const out,
          size_t* const          count)
{
  enum { LIST_MAX = 256 };
  weft_str    items[LIST_MAX];
  bool        row = false;
  size_t      n   = 0U;
  weft_status st  = WEFT_OK;
  ask(x, kind, name, member);
  TRY(st, db_step(x->members, &row, x->error));
  while (row && n < LIST_MAX) {
    TRY(st, copy(x, db_text(x->members, 0), &items[n++]));
    TRY(st, db_step(x->members, &row, x->error));
  }
  weft_str* const list = arena_array(x->memory, n, sizeof(weft_str));
  if (!list) {
    return WEFT_ERR_NO_MEMORY;
  }
  if (n) {
    memcpy(list, items, n * sizeof(weft_str));
  }
  *out   = list;
  *count = n;
  return st;
}

static weft_status
read_text(reader* const     x,
          const char* const kind,
          const weft_str    name,
          const char* const member,
          weft_str* const   out)
{
  const weft_str* list  = NULL;
  size_t          count = 0U;
  weft_status     st    = WEFT_OK;
  TRY(st, read_list(x, kind, name, member, &list, &count));
  *out = count ? list[0] : (weft_str){"", 0U};
  return st;
}

static weft_status
read_flag(reader* const     x,
          const char* const kind,
          const weft_str    name,
          const char* const member,
          bool* const       out)
{
  weft_str    text = {NULL, 0U};
  weft_status st   = WEFT_OK;
  TRY(st, read_text(x, kind, name, member, &text));
  *out = text.size != 0U;
  return st;
}

static weft_status
read_labels(reader* const            x,
            const char* const        kind,
            const weft_str           name,
            const weft_label** const out,
            size_t* const            count)
{
  const weft_str* langs = NULL;
  const weft_str* texts = NULL;
  size_t          n     = 0U;
  weft_status     st    = WEFT_OK;
  TRY(st, read_list(x, kind, name, "label.lang", &langs, &n));
  TRY(st, read_list(x, kind, name, "label.text", &texts, count));
  if (n < *count) {
    *count = n;
  }
  weft_label* const labels = arena_array(x->memory, *count, sizeof(weft_label));
  if (!labels) {
    return WEFT_ERR_NO_MEMORY;
  }
  for (size_t i = 0U; i < *count; ++i) {
    labels[i] = (weft_label){langs[i], texts[i]};
  }
  *out = labels;
  return st;
}

static weft_status
read_type(reader* const x, weft_type_info* const t)
{
  weft_status st = WEFT_OK;
  TRY(st, read_text(x, "type", t->name, "is", &t->parent));
  TRY(st, read_flag(x, "type", t->name, "literal", &t->literal));
  TRY(st, read_text(x, "type", t->name, "iri", &t->iri));
  return read_labels(x, "type", t->name, &t->labels, &t->label_count);
}

static weft_status
read_relation(reader* const x, weft_relation_info* const r)
{
  static const char kind[] = "relation";
  weft_status       st     = WEFT_OK;
  TRY(st, read_list(x, kind, r->name, "domain", &r->domain, &r->domain_count));
  TRY(st, read_list(x, kind, r->name, "range", &r->range, &r->range_count));
  TRY(st, read_flag(x, kind, r->name, "functional", &r->functional));
  TRY(st, read_flag(x, kind, r->name, "symmetric", &r->symmetric));
  TRY(st, read_flag(x, kind, r->name, "transitive", &r->transitive));
  TRY(st, read_text(x, kind, r->name, "inverse", &r->inverse));
  TRY(
    st,
    read_list(x, kind, r->name, "disjoint", &r->disjoint, &r->disjoint_count));
  TRY(st, read_list(x, kind, r->name, "rivals", &r->rivals, &r->rival_count));
  TRY(st, read_text(x, kind, r->name, "iri", &r->iri));
  return read_labels(x, kind, r->name, &r->labels, &r->label_count);
}

// The names of a kind, in the order of their declaration
static weft_status
read_names(reader* const     x,
           const char* const kind,
           weft_str** const  out,
           size_t* const     count)
{
  bool        row      = false;
  size_t      capacity = 0U;
  weft_status st       = WEFT_OK;
  *out                 = NULL;
  *count               = 0U;
  db_reset(x->items);
  db_bind_text(x->items, 1, weft_str_from(kind));
  TRY(st, db_step(x->items, &row, x->error));
  while (row) {
    if (*count == capacity) {
      capacity             = capacity ? capacity * 2U : 64U;
      weft_str* const more = arena_array(x->memory, capacity, sizeof(weft_str));
      if (!more) {
        return WEFT_ERR_NO_MEMORY;
      }
      if (*count) {
        memcpy(more, *out, *count * sizeof(weft_str));
      }
      *out = more;
    }
    TRY(st, copy(x, db_text(x->items, 0), &(*out)[*count]));
    ++*count;
    TRY(st, db_step(x->items, &row, x->error));
  }
  return st;
}

static weft_status
read_all(reader* const x, weft_schema* const out)
{
  weft_status st    = WEFT_OK;
  weft_str*   names = NULL;
  TRY(st, read_names(x, "type", &names, &out->type_count));
  weft_type_info* const types =
    arena_array(x->memory, out->type_count, sizeof(weft_type_info));
  if (!types) {
    return WEFT_ERR_NO_MEMORY;
  }
  for (size_t i = 0U; i < out->type_count; ++i) {
    types[i].name = names[i];
    TRY(st, read_type(x, &types[i]));
  }
  out->types = types;
  TRY(st, read_names(x, "relation", &names, &out->relation_count));
  weft_relation_info* const relations =
    arena_array(x->memory, out->relation_count, sizeof(weft_relation_info));
  if (!relations) {
    return WEFT_ERR_NO_MEMORY;
  }
  for (size_t i = 0U; i < out->relation_count; ++i) {
    relations[i].name = names[i];
    TRY(st, read_relation(x, &relations[i]));
  }
  out->relations = relations;
  return read_text(x, "base", (weft_str){"", 0U}, "iri", &out->iri);
}

weft_status
store_read_schema(db* const          d,
                  arena* const       memory,
                  weft_schema* const out,
                  weft_error* const  error)
{
  reader x = {.d = d, .memory = memory, .error = error};
  memset(out, 0, sizeof(*out));
  weft_status st = db_prepare(d,
                              "SELECT name FROM schema_item WHERE kind = ?1"
                              " ORDER BY position, name",
                              &x.items,
                              error);
  st             = st ? st
                      : db_prepare(d,
                       "SELECT value FROM schema_member WHERE kind = ?1"
                                   " AND name = ?2 AND member = ?3 ORDER BY number",
                       &x.members,
                       error);
  st             = st ? st : read_all(&x, out);
  db_finish(x.items);
  db_finish(x.members);
  return st;
}
