// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// From what was observed to entities.

#include "store/derive.h"

#include "store/tables.h"

#include "literal_key.h"
#include "name.h"

#include "fail.h"
#include "try.h"

#include <stdlib.h>
#include <string.h>

// Terms

static weft_status
count_uses(deriving* const x)
{
  db_statement* s    = NULL;
  bool          row  = false;
  int64_t       last = 0;
  weft_status   st =
    db_read_int(x->d, "SELECT max(id) FROM term", 0, &last, x->error);
  if (st) {
    return st;
  }
  x->term_count = (size_t)last + 1U;
  x->terms      = calloc(x->term_count, sizeof(term_info));
  if (!x->terms) {
    return fail_memory(x->error);
  }
  st = db_prepare(x->d, "SELECT subject, object FROM support", &s, x->error);
  st = st ? st : db_step(s, &row, x->error);
  while (!st && row) {
    for (int i = 0; i < 2; ++i) {
      const size_t id = (size_t)db_int(s, i);
      if (id < x->term_count) {
        ++x->terms[id].uses;
      }
    }
    st = db_step(s, &row, x->error);
  }
  db_finish(s);
  return st;
}

static weft_status
put_literal(deriving* const x, const weft_end* const end, term_info* const out)
{
  weft_status   st   = WEFT_OK;
  strbuf* const b    = &x->graph->buffer;
  weft_str      what = end->value;
  intern* const keys = &x->graph->keys;
  intern* const all  = &x->graph->strings;
  out->node          = NO_NODE;
  TRY(st, intern_put(all, end->type, &out->type));
  TRY(st, intern_put(all, end->value, &out->value));
  TRY(st, intern_put(all, end->unit, &out->unit));
  if (end->value_kind == WEFT_VALUE_NONE) {
    uint32_t key = 0U;
    name_key(end->name, b);
    if (b->status) {
      return b->status;
    }
    TRY(st, intern_put(keys, strbuf_str(b), &key));
    what = intern_get(keys, key);
  }
  literal_key(end->value_kind, end->unit, what, b);
  return b->status ? b->status
                   : intern_put(&x->literals, strbuf_str(b), &out->same);
}

static weft_status
read_term(deriving* const x, const db_statement* const s)
{
  weft_status  st = WEFT_OK;
  const size_t id = (size_t)db_int(s, 0);
  if (id >= x->term_count || !x->terms[id].uses) {
    return st;
  }
  term_info* const t   = &x->terms[id];
  const weft_end   end = {.id         = db_text(s, 1),
                          .literal    = db_is_null(s, 1),
                          .name       = db_text(s, 2),
                          .type       = db_text(s, 3),
                          .value_kind = (weft_value_kind)db_int(s, 4),
                          .value      = db_text(s, 5),
                          .unit       = db_text(s, 6)};
  t->kind              = (uint32_t)end.value_kind;
  TRY(st, intern_put(&x->graph->strings, end.name, &t->name));
  return end.literal ? put_literal(x, &end, t)
                     : graph_put_entity(x->graph, &end, &t->node);
}

static weft_status
read_terms(deriving* const x)
{
  db_statement* s   = NULL;
  bool          row = false;
  weft_status   st =
    db_prepare(x->d,
               "SELECT id, entity, name, type, kind, value, unit FROM term",
               &s,
               x->error);
  st = st ? st : db_step(s, &row, x->error);
  while (!st && row) {
    st = read_term(x, s);
    st = st ? st : db_step(s, &row, x->error);
  }
  db_finish(s);
  return st;
}

// Aliases: who declares one does not matter here, so one document stands for
// all

static weft_status
add_aliases(deriving* const     x,
            db_statement* const s,
            arena* const        memory,
            const size_t        count)
{
  weft_status       st    = WEFT_OK;
  bool              row   = false;
  size_t            used  = 0U;
  weft_alias* const items = arena_array(memory, count, sizeof(weft_alias));
  if (!items) {
    return fail_memory(x->error);
  }
  TRY(st, db_step(s, &row, x->error));
  while (row && used < count) {
    items[used++] = (weft_alias){arena_copy(memory, db_text(s, 0)),
                                 arena_copy(memory, db_text(s, 1)),
                                 {"", 0U},
                                 {"", 0U}};
    if (!items[used - 1U].id.data || !items[used - 1U].alias.data) {
      return fail_memory(x->error);
    }
    TRY(st, db_step(s, &row, x->error));
  }
  const weft_document_info info = {.aliases = items, .alias_count = used};
  return weft_graph_add_document(x->graph, &info, x->error);
}

static weft_status
read_aliases(deriving* const x)
{
  db_statement* s      = NULL;
  arena         memory = {0};
  int64_t       count  = 0;
  weft_status   st     = db_read_int(
    x->d,
    "SELECT count(*) FROM (SELECT DISTINCT entity, alias FROM alias)",
    0,
    &count,
    x->error);
  st = st ? st
          : db_prepare(
              x->d, "SELECT DISTINCT entity, alias FROM alias", &s, x->error);
  st = st ? st : add_aliases(x, s, &memory, (size_t)count);
  db_finish(s);
  arena_free(&memory);
  return st;
}

// Declarations

static weft_status
new_graph(deriving* const x)
{
  arena       memory = {0};
  weft_schema schema = {0};
  weft_status st     = store_read_schema(x->d, &memory, &schema, x->error);
  st                 = st ? st : weft_graph_new(&schema, &x->graph, x->error);
  arena_free(&memory);
  return st;
}

static weft_status
read_relations(deriving* const x)
{
  db_statement* s    = NULL;
  bool          row  = false;
  int64_t       last = 0;
  weft_status   st =
    db_read_int(x->d, "SELECT max(id) FROM word", 0, &last, x->error);
  if (st) {
    return st;
  }
  x->word_count = (size_t)last + 1U;
  x->symmetric  = calloc(x->word_count, sizeof(bool));
  if (!x->symmetric) {
    return fail_memory(x->error);
  }
  st = db_prepare(x->d,
                  "SELECT w.id FROM word w JOIN schema_member m"
                  " ON m.kind = 'relation' AND m.name = w.text"
                  " AND m.member = 'symmetric'",
                  &s,
                  x->error);
  st = st ? st : db_step(s, &row, x->error);
  while (!st && row) {
    const int64_t id = db_int(s, 0);
    if (id >= 0 && (uint64_t)id < x->word_count) { // else none of weft's
      x->symmetric[id] = true;
    }
    st = db_step(s, &row, x->error);
  }
  db_finish(s);
  return st;
}

// Entities

static weft_status
join_names(deriving* const x)
{
  seen_name* const seen = calloc(x->term_count, sizeof(seen_name));
  if (!seen) {
    return fail_memory(x->error);
  }
  size_t count = 0U;
  for (size_t i = 0U; i < x->term_count; ++i) {
    const term_info* const t = &x->terms[i];
    if (t->uses && t->node != NO_NODE) {
      seen[count++] = (seen_name){t->node, t->name, t->uses};
    }
  }
  x->f.graph           = x->graph;
  x->f.seen            = seen;
  x->f.seen_count      = count;
  const weft_status st = freezing_entities(&x->f);
  free(seen);
  x->f.seen = NULL;
  return st;
}

static weft_status
write_name(deriving* const     x,
           db_statement* const s,
           const size_t        entity,
           const weft_str      name)
{
  strbuf* const b = &x->graph->buffer;
  name_key(name, b);
  if (b->status) {
    return fail_memory(x->error);
  }
  db_bind_int(s, 1, (int64_t)entity + 1);
  db_bind_text(s, 2, name);
  db_bind_text(s, 3, strbuf_str(b));
  return db_run(s, x->error);
}

static weft_status
write_entity(deriving* const     x,
             db_statement* const entities,
             db_statement* const names,
             const size_t        index)
{
  weft_status              st = WEFT_OK;
  const weft_entity* const e  = &x->f.out.entities[index];
  db_bind_int(entities, 1, (int64_t)index + 1);
  db_bind_text(entities, 2, e->id);
  db_bind_text(entities, 3, e->name);
  db_bind_text(entities, 4, e->type);
  db_bind_int(entities, 5, x->supports[index]);
  TRY(st, db_run(entities, x->error));
  TRY(st, write_name(x, names, index, e->name));
  for (size_t i = 0U; i < e->alias_count; ++i) {
    TRY(st, write_name(x, names, index, e->aliases[i]));
  }
  return st;
}

static weft_status
write_entities(deriving* const x)
{
  db_statement* entities = NULL;
  db_statement* names    = NULL;
  weft_status   st       = db_prepare(
    x->d, "INSERT INTO entity VALUES(?1, ?2, ?3, ?4, ?5)", &entities, x->error);
  st = st ? st
          : db_prepare(x->d,
                       "INSERT OR IGNORE INTO name"
                       " VALUES(?1, ?2, ?3)",
                       &names,
                       x->error);
  for (size_t i = 0U; !st && i < x->f.out.entity_count; ++i) {
    if (x->used[i]) {
      st = write_entity(x, entities, names, i);
    }
  }
  db_finish(entities);
  db_finish(names);
  return st;
}

static weft_status
derive_all(deriving* const x)
{
  weft_status st = WEFT_OK;
  TRY(st, tables_clear_derived(x->d, x->error));
  TRY(st, new_graph(x));
  TRY(st, count_uses(x));
  TRY(st, read_terms(x));
  TRY(st, read_aliases(x));
  TRY(st, store_read_decisions(x->d, x->graph, x->error));
  TRY(st, read_relations(x));
  TRY(st, join_names(x));
  x->used     = calloc(x->f.out.entity_count + 1U, sizeof(bool));
  x->supports = calloc(x->f.out.entity_count + 1U, sizeof(uint32_t));
  if (!x->used || !x->supports) {
    return fail_memory(x->error);
  }
  TRY(st, derive_facts(x));
  TRY(st, write_entities(x));
  TRY(st, derive_joins(x));
  TRY(st, derive_inferred(x));
  TRY(st, tables_index_derived(x->d, x->error));
  return db_exec(
    x->d, "INSERT OR REPLACE INTO meta VALUES('derived', '1')", x->error);
}

weft_status
store_derive(weft_store* const s, weft_error* const error)
{
  deriving    x  = {.d = s->d, .words = &s->words, .error = error};
  weft_status st = WEFT_OK;
  TRY(st, db_exec(s->d, "BEGIN IMMEDIATE", error));
  st = derive_all(&x);
  st = st ? st : db_exec(s->d, "COMMIT", error);
  if (st) {
    (void)db_exec(s->d, "ROLLBACK", NULL);
    dictionary_forget(&s->words);
    if (st == WEFT_ERR_NO_MEMORY) {
      (void)fail_memory(x.error);
    }
  } else {
    s->changed = false;
  }
  arena_free(&x.f.scratch);
  arena_free(&x.f.out.memory);
  weft_graph_free(x.graph);
  intern_free(&x.literals);
  free(x.terms);
  free(x.symmetric);
  free(x.used);
  free(x.supports);
  return st;
}
