// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// What is known of a name.

#include "query/fact.h"
#include "query/resolve.h"

#include "store/store.h"

#include "weft/query.h"

#include "fail.h"
#include "try.h"

#include <string.h>

#define SYMMETRIC                                                              \
  "(SELECT w.id FROM word w JOIN schema_member m ON m.kind = 'relation'"       \
  " AND m.name = w.text AND m.member = 'symmetric')"

// Literals by size, as answers order them; entities by their number, which is
// the order of their identifiers
#define TABLES_AND_ORDER                                                       \
  " JOIN fact f ON f.id = x.id JOIN word r ON r.id = f.relation"               \
  " JOIN word w ON w.id = f.date JOIN word o ON o.id = f.of"                   \
  " ORDER BY r.text, x.other, f.number, f.value, f.name, f.unit, w.text,"      \
  " o.text, f.status"

// Symmetric relations are told from the entity's side
static const char subject_sql[] =
  "SELECT x.id, x.swapped FROM (SELECT id, object AS other, 0 AS swapped"
  " FROM fact WHERE subject = ?1 UNION ALL SELECT id, subject, 1 FROM fact"
  " WHERE object = ?1 AND relation IN " SYMMETRIC ") x" TABLES_AND_ORDER;

static const char object_sql[] =
  "SELECT x.id, 0 FROM (SELECT id, subject AS other FROM fact"
  " WHERE object = ?1 AND relation NOT IN " SYMMETRIC ") x" TABLES_AND_ORDER;

typedef struct {
  resolver                r;
  fact_reader             reader;
  arena                   memory; // of one entity
  const weft_entity_sink* sink;
  size_t                  limit;
  size_t                  left; // facts of the entity that may be given
  bool                    more;
  weft_error*             error;
} showing;

static weft_status
read_aliases(showing* const      x,
             db_statement* const s,
             weft_entity* const  out,
             const size_t        most)
{
  weft_status     st    = WEFT_OK;
  bool            row   = false;
  weft_str* const items = arena_array(&x->memory, most, sizeof(weft_str));
  if (!items) {
    return fail_memory(x->error);
  }
  TRY(st, db_step(s, &row, x->error));
  while (row && out->alias_count < most) {
    weft_str* const alias = &items[out->alias_count++];
    *alias                = arena_copy(&x->memory, db_text(s, 0));
    if (!alias->data) {
      return fail_memory(x->error);
    }
    TRY(st, db_step(s, &row, x->error));
  }
  out->aliases = items;
  return st;
}

static weft_status
count(showing* const    x,
      const char* const text,
      const int64_t     id,
      int64_t* const    out)
{
  db_statement* s   = NULL;
  bool          row = false;
  weft_status   st  = db_prepare(x->r.d, text, &s, x->error);
  if (!st) {
    db_bind_int(s, 1, id);
    st = db_step(s, &row, x->error);
  }
  *out = !st && row ? db_int(s, 0) : 0;
  db_finish(s);
  return st;
}

static weft_status
read_entity(showing* const x, const int64_t id, weft_entity* const out)
{
  db_statement* s        = NULL;
  int64_t       names    = 0;
  int64_t       supports = 0;
  weft_end      end;
  weft_status   st = WEFT_OK;
  TRY(st, fact_read_entity(&x->reader, id, &end));
  *out = (weft_entity){.id   = arena_copy(&x->memory, end.id),
                       .name = arena_copy(&x->memory, end.name),
                       .type = arena_copy(&x->memory, end.type)};
  if (!out->id.data || !out->name.data || !out->type.data) {
    return fail_memory(x->error);
  }
  TRY(st, count(x, "SELECT count(*) FROM name WHERE entity = ?1", id, &names));
  TRY(st, count(x, "SELECT supports FROM entity WHERE id = ?1", id, &supports));
  out->support_count = (size_t)supports;
  st                 = db_prepare(x->r.d,
                  "SELECT n.name FROM name n JOIN entity e ON e.id = n.entity"
                                  " WHERE n.entity = ?1 AND n.name <> e.name"
                                  " ORDER BY n.name",
                  &s,
                  x->error);
  if (!st) {
    db_bind_int(s, 1, id);
    st = read_aliases(x, s, out, (size_t)names);
  }
  db_finish(s);
  return st;
}

static weft_status
give_facts(showing* const    x,
           const char* const text,
           const int64_t     id,
           const bool        is_object)
{
  db_statement* s   = NULL;
  bool          row = false;
  weft_status   st  = db_prepare(x->r.d, text, &s, x->error);
  if (!st) {
    db_bind_int(s, 1, id);
    st = db_step(s, &row, x->error);
  }
  while (!st && row && x->left) {
    weft_stated_fact fact;
    arena_reset(&x->reader.memory);
    --x->left;
    st = fact_read(&x->reader, db_int(s, 0), &fact);
    if (db_int(s, 1)) {
      const weft_end other = fact.subject;
      fact.subject         = fact.object;
      fact.object          = other;
    }
    st = st ? st : x->sink->fact(x->sink->handle, &fact, is_object);
    st = st ? st : db_step(s, &row, x->error);
  }
  x->more = x->more || (!st && row);
  db_finish(s);
  return st;
}

static weft_status
give_entity(showing* const x, const int64_t id)
{
  weft_entity entity;
  weft_status st = WEFT_OK;
  arena_reset(&x->reader.memory);
  arena_reset(&x->memory);
  TRY(st, read_entity(x, id, &entity));
  if (x->sink->entity) {
    TRY(st, x->sink->entity(x->sink->handle, &entity));
  }
  x->left = x->limit ? x->limit : SIZE_MAX;
  if (x->sink->fact) {
    TRY(st, give_facts(x, subject_sql, id, false));
    TRY(st, give_facts(x, object_sql, id, true));
  }
  return st;
}

static weft_status
show(showing* const x, const weft_str name)
{
  named          found;
  const int64_t* ids   = NULL;
  size_t         count = 0U;
  weft_status    st    = WEFT_OK;
  TRY(st, resolve_named(&x->r, name, &found));
  TRY(st, resolve_entities(&x->r, &found, &ids, &count));
  if (!count) {
    return resolve_fail_type(&x->r, name);
  }
  for (size_t i = 0U; i < count; ++i) {
    TRY(st, give_entity(x, ids[i]));
  }
  return st;
}

weft_status
weft_find_entities(weft_store* const                store,
                   const weft_str                   name,
                   const weft_answer_options* const options,
                   const weft_entity_sink* const    sink,
                   bool* const                      more,
                   weft_error* const                error)
{
  const weft_answer_options        none = WEFT_ANSWER_OPTIONS_INIT;
  const weft_answer_options* const o    = options ? options : &none;
  WEFT_REQUIRE(store && sink);
  showing     x  = {.sink = sink, .limit = o->limit, .error = error};
  weft_status st = resolver_open(&x.r, store, error);
  st = st ? st : fact_reader_open(&x.reader, x.r.d, &x.r.schema, o, error);
  st = st ? st : show(&x, name);
  if (more) {
    *more = x.more;
  }
  fact_reader_close(&x.reader);
  resolver_close(&x.r);
  arena_free(&x.memory);
  return st;
}
