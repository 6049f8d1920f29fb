// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Inferred facts into the file.  Only facts of relations that are declared
// inverse or transitive are read.

#include "store/derive.h"

#include "infer.h"

#include "fail.h"
#include "try.h"

#include <stdlib.h>

typedef struct {
  deriving*   x;
  size_t*     relation; // by id of a word: index in the schema, or SIZE_MAX
  infer_edge* edges;
  size_t      count;
  size_t      capacity;
  arena       memory; // strings of the edges
  inference   found;
  int64_t     facts; // last id in the table
} inferring_file;

// Relations

static weft_status
read_relation(const inferring_file* const w,
              db_statement* const         s,
              const size_t                relation)
{
  weft_status st  = WEFT_OK;
  bool        row = false;
  db_reset(s);
  db_bind_text(s, 1, w->x->graph->schema.relations[relation].name);
  TRY(st, db_step(s, &row, w->x->error));
  if (row && (size_t)db_int(s, 0) < w->x->word_count) {
    w->relation[db_int(s, 0)] = relation;
  }
  return st;
}

static weft_status
read_relations(inferring_file* const w, const bool* const needed)
{
  const weft_schema* const schema = &w->x->graph->schema;
  db_statement*            s      = NULL;
  w->relation                     = malloc(w->x->word_count * sizeof(size_t));
  if (!w->relation) {
    return fail_memory(w->x->error);
  }
  for (size_t i = 0U; i < w->x->word_count; ++i) {
    w->relation[i] = SIZE_MAX;
  }
  weft_status st =
    db_prepare(w->x->d, "SELECT id FROM word WHERE text = ?1", &s, w->x->error);
  for (size_t i = 0U; !st && i < schema->relation_count; ++i) {
    if (needed[i]) {
      st = read_relation(w, s, i);
    }
  }
  db_finish(s);
  return st;
}

// Edges

// Most facts have neither date nor anything that is counted
static weft_str
copy(inferring_file* const w, const weft_str text)
{
  return text.size ? arena_copy(&w->memory, text) : WEFT_STR("");
}

static weft_status
add_edge(inferring_file* const w, const db_statement* const s)
{
  const size_t word = (size_t)db_int(s, 2);
  if (word >= w->x->word_count || w->relation[word] == SIZE_MAX) {
    return WEFT_OK;
  }
  if (w->count == w->capacity) {
    const size_t      capacity = w->capacity ? w->capacity * 2U : 256U;
    infer_edge* const more = realloc(w->edges, capacity * sizeof(infer_edge));
    if (!more) {
      return fail_memory(w->x->error);
    }
    w->edges    = more;
    w->capacity = capacity;
  }
  infer_edge* const e = &w->edges[w->count];
  *e                  = (infer_edge){.fact       = (size_t)db_int(s, 0),
                                     .subject    = (uint32_t)db_int(s, 1),
                                     .relation   = w->relation[word],
                                     .object     = (uint32_t)db_int(s, 3),
                                     .status     = (weft_fact_status)db_int(s, 4),
                                     .when       = copy(w, db_text(s, 5)),
                                     .of         = copy(w, db_text(s, 6)),
                                     .confidence = (uint32_t)db_int(s, 7)};
  if (!e->when.data || !e->of.data) {
    return fail_memory(w->x->error);
  }
  ++w->count;
  return WEFT_OK;
}

static weft_status
read_edges(inferring_file* const w)
{
  db_statement* s   = NULL;
  bool          row = false;
  weft_status   st  = db_prepare(w->x->d,
                              "SELECT f.id, f.subject, f.relation, f.object,"
                                 " f.status, d.text, o.text, f.confidence"
                                 " FROM fact f JOIN word d ON d.id = f.date"
                                 " JOIN word o ON o.id = f.of"
                                 " WHERE f.object IS NOT NULL",
                              &s,
                              w->x->error);
  st                = st ? st : db_step(s, &row, w->x->error);
  while (!st && row) {
    st = add_edge(w, s);
    st = st ? st : db_step(s, &row, w->x->error);
  }
  db_finish(s);
  return st;
}

// Writing

static weft_status
write_fact(inferring_file* const   w,
           db_statement* const     facts,
           db_statement* const     premises,
           const infer_fact* const f)
{
  deriving* const x       = w->x;
  const weft_str  texts[] = {
     x->graph->schema.relations[f->relation].name, f->when, f->of};
  int64_t     words[3];
  weft_status st = WEFT_OK;
  for (size_t i = 0U; i < 3U; ++i) {
    TRY(st, dictionary_word(x->words, texts[i], &words[i], x->error));
  }
  db_bind_int(facts, 1, ++w->facts);
  db_bind_int(facts, 2, f->subject);
  db_bind_int(facts, 3, words[0]);
  db_bind_int(facts, 4, f->object);
  db_bind_int(facts, 5, f->status);
  db_bind_int(facts, 6, words[1]);
  db_bind_int(facts, 7, words[2]);
  db_bind_int(facts, 8, f->confidence);
  TRY(st, db_run(facts, x->error));
  for (size_t i = 0U; i < f->premise_count; ++i) {
    db_bind_int(premises, 1, w->facts);
    db_bind_int(premises, 2, (int64_t)i);
    db_bind_int(premises, 3, (int64_t)f->premises[i]);
    TRY(st, db_run(premises, x->error));
  }
  return st;
}

static weft_status
write_facts(inferring_file* const w)
{
  db_statement* facts    = NULL;
  db_statement* premises = NULL;
  weft_status   st =
    db_read_int(w->x->d, "SELECT max(id) FROM fact", 0, &w->facts, w->x->error);
  st = st ? st
          : db_prepare(w->x->d,
                       "INSERT INTO fact(id, subject, relation, object,"
                       " status, date, of, confidence, supports, inferred)"
                       " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 0, 1)",
                       &facts,
                       w->x->error);
  st = st ? st
          : db_prepare(w->x->d,
                       "INSERT INTO premise VALUES(?1, ?2, ?3)",
                       &premises,
                       w->x->error);
  for (size_t i = 0U; !st && i < w->found.count; ++i) {
    st = write_fact(w, facts, premises, &w->found.facts[i]);
  }
  db_finish(facts);
  db_finish(premises);
  return st;
}

static weft_status
derive_needed(inferring_file* const w, const bool* const needed)
{
  weft_status st = WEFT_OK;
  TRY(st, read_relations(w, needed));
  TRY(st, read_edges(w));
  TRY(st, infer(&w->x->graph->schema, w->edges, w->count, &w->found));
  if (w->found.cut) {
    TRY(st,
        db_exec(
          w->x->d, "INSERT INTO meta VALUES('inferred', 'cut')", w->x->error));
  }
  return write_facts(w);
}

weft_status
derive_inferred(deriving* const x)
{
  const weft_schema* const schema = &x->graph->schema;
  inferring_file           w      = {.x = x};
  weft_status              st     = WEFT_OK;
  bool* const needed = calloc(schema->relation_count + 1U, sizeof(bool));
  if (!needed) {
    return fail_memory(w.x->error);
  }
  st = db_exec(x->d, "DELETE FROM meta WHERE name = 'inferred'", x->error);
  if (!st && infer_needs(schema, needed)) {
    st = derive_needed(&w, needed);
  }
  free(needed);
  free(w.relation);
  free(w.edges);
  arena_free(&w.memory);
  infer_free(&w.found);
  return st;
}

// Joins

static const char*
kind_name(const weft_join_kind kind)
{
  static const char* const names[] = {"name", "type", "alias", "decision"};
  return names[kind];
}

weft_status
derive_joins(deriving* const x)
{
  const size_t    count = x->f.out.entity_count;
  uint32_t* const moved = freezing_array(&x->f, count, sizeof(uint32_t));
  if (!moved) {
    return WEFT_ERR_NO_MEMORY;
  }
  for (uint32_t i = 0U; i < count; ++i) {
    moved[i] = x->used[i] ? i : NO_NODE;
  }
  weft_status   st = reasons_joins(&x->f, moved);
  db_statement* s  = NULL;
  st =
    st
      ? st
      : db_prepare(
          x->d, "INSERT INTO joining VALUES(?1, ?2, ?3, ?4, ?5)", &s, x->error);
  for (size_t i = 0U; !st && i < x->f.out.join_count; ++i) {
    const weft_join* const j = &x->f.out.joins[i];
    db_bind_int(s, 1, (int64_t)j->entity + 1);
    db_bind_text(s, 2, j->a);
    db_bind_text(s, 3, j->b);
    db_bind_text(s, 4, weft_str_from(kind_name(j->kind)));
    db_bind_text(s, 5, j->alias);
    st = db_run(s, x->error);
  }
  db_finish(s);
  return st;
}
