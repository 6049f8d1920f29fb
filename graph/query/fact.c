// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "query/fact.h"

#include "fail.h"
#include "str.h"
#include "try.h"

#include <stdlib.h>
#include <string.h>

static const char entity_sql[] =
  "SELECT entity, name, type FROM entity WHERE id = ?1";

static const char fact_sql[] =
  "SELECT f.subject, r.text, f.object, f.name, f.type, f.kind, f.value,"
  " f.unit, f.status, w.text, o.text, f.confidence, f.inferred"
  " FROM fact f JOIN word r ON r.id = f.relation JOIN word w ON w.id = f.date"
  " JOIN word o ON o.id = f.of WHERE f.id = ?1";

static const char documents_sql[] =
  "SELECT count(DISTINCT document) FROM fact_support WHERE fact = ?1";

// What is inferred rests on the sources of its premises
static const char sources_sql[] =
  "WITH RECURSIVE base(id) AS (SELECT ?1 UNION"
  " SELECT p.premise FROM base b JOIN premise p ON p.fact = b.id)"
  " SELECT DISTINCT d.doc, u.text, t.confidence, e.sentence, e.start, e.stop,"
  " e.text, t.document, t.number FROM base b"
  " JOIN fact_support x ON x.fact = b.id"
  " JOIN document d ON d.id = x.document"
  " JOIN support t ON t.document = x.document AND t.number = x.number"
  " JOIN word u ON u.id = t.rule"
  " JOIN evidence e ON e.document = t.document AND e.number = t.evidence"
  " ORDER BY d.doc, e.start, e.stop, u.text, t.number";

weft_status
fact_reader_open(fact_reader* const               x,
                 db* const                        d,
                 const weft_schema* const         schema,
                 const weft_answer_options* const options,
                 weft_error* const                error)
{
  weft_status st = WEFT_OK;
  *x =
    (fact_reader){.d = d, .schema = schema, .options = options, .error = error};
  TRY(st, db_prepare(d, entity_sql, &x->entity, error));
  TRY(st, db_prepare(d, fact_sql, &x->fact, error));
  TRY(st, db_prepare(d, documents_sql, &x->documents, error));
  return db_prepare(d, sources_sql, &x->sources, error);
}

void
fact_reader_close(fact_reader* const x)
{
  db_finish(x->entity);
  db_finish(x->fact);
  db_finish(x->documents);
  db_finish(x->sources);
  arena_free(&x->memory);
}

weft_status
fact_copy(fact_reader* const        x,
          const db_statement* const s,
          const int                 column,
          weft_str* const           out)
{
  *out = arena_copy(&x->memory, db_text(s, column));
  return out->data ? WEFT_OK : fail_memory(x->error);
}

weft_status
fact_read_entity(fact_reader* const x, const int64_t id, weft_end* const out)
{
  weft_status st  = WEFT_OK;
  bool        row = false;
  *out            = (weft_end){.literal = false};
  db_reset(x->entity);
  db_bind_int(x->entity, 1, id);
  TRY(st, db_step(x->entity, &row, x->error));
  TRY(st, fact_copy(x, x->entity, 0, &out->id));
  TRY(st, fact_copy(x, x->entity, 1, &out->name));
  return fact_copy(x, x->entity, 2, &out->type);
}

static weft_status
read_literal(fact_reader* const x, weft_end* const out)
{
  weft_status st  = WEFT_OK;
  *out            = (weft_end){.literal = true};
  out->value_kind = (weft_value_kind)db_int(x->fact, 5);
  TRY(st, fact_copy(x, x->fact, 3, &out->name));
  TRY(st, fact_copy(x, x->fact, 4, &out->type));
  TRY(st, fact_copy(x, x->fact, 6, &out->value));
  return fact_copy(x, x->fact, 7, &out->unit);
}

static weft_status
count_documents(fact_reader* const x, const int64_t id, size_t* const out)
{
  weft_status st  = WEFT_OK;
  bool        row = false;
  db_reset(x->documents);
  db_bind_int(x->documents, 1, id);
  TRY(st, db_step(x->documents, &row, x->error));
  *out = row ? (size_t)db_int(x->documents, 0) : 0U;
  return st;
}

static weft_status
read_source(fact_reader* const x, weft_source* const out)
{
  weft_status               st = WEFT_OK;
  const db_statement* const s  = x->sources;
  TRY(st, fact_copy(x, s, 0, &out->doc));
  TRY(st, fact_copy(x, s, 1, &out->rule));
  out->confidence          = (int)db_int(s, 2);
  out->evidence.sentence   = (size_t)db_int(s, 3);
  out->evidence.span.start = (size_t)db_int(s, 4);
  out->evidence.span.end   = (size_t)db_int(s, 5);
  return fact_copy(x, s, 6, &out->evidence.text);
}

static weft_status
read_sources(fact_reader* const      x,
             const int64_t           id,
             weft_stated_fact* const out)
{
  weft_status  st       = WEFT_OK;
  bool         row      = false;
  size_t       capacity = 0U;
  weft_source* items    = NULL;
  db_reset(x->sources);
  db_bind_int(x->sources, 1, id);
  TRY(st, db_step(x->sources, &row, x->error));
  while (row) {
    if (out->source_count == capacity) {
      capacity = capacity ? capacity * 2U : 4U;
      weft_source* const more =
        arena_array(&x->memory, capacity, sizeof(weft_source));
      if (!more) {
        return fail_memory(x->error);
      }
      if (out->source_count) {
        memcpy(more, items, out->source_count * sizeof(weft_source));
      }
      items = more;
    }
    TRY(st, read_source(x, &items[out->source_count++]));
    TRY(st, db_step(x->sources, &row, x->error));
  }
  out->sources = items;
  return st;
}

static void
set_label(const fact_reader* const x, weft_stated_fact* const fact)
{
  const weft_relation_info* const info =
    x->options->labels.size ? weft_schema_relation(x->schema, fact->relation)
                            : NULL;
  fact->label =
    info
      ? weft_label_find(
          info->labels, info->label_count, x->options->labels, fact->relation)
      : fact->relation;
}

weft_status
fact_read(fact_reader* const x, const int64_t id, weft_stated_fact* const out)
{
  weft_status               st  = WEFT_OK;
  bool                      row = false;
  const db_statement* const s   = x->fact;
  *out                          = (weft_stated_fact){.inferred = false};
  db_reset(x->fact);
  db_bind_int(x->fact, 1, id);
  TRY(st, db_step(x->fact, &row, x->error));
  TRY(st, fact_read_entity(x, db_int(s, 0), &out->subject));
  TRY(st, fact_copy(x, s, 1, &out->relation));
  TRY(st,
      db_is_null(s, 2) ? read_literal(x, &out->object)
                       : fact_read_entity(x, db_int(s, 2), &out->object));
  out->status = db_int(s, 8) ? WEFT_PLANNED : WEFT_ACTUAL;
  TRY(st, fact_copy(x, s, 9, &out->when));
  TRY(st, fact_copy(x, s, 10, &out->of));
  out->confidence = (int)db_int(s, 11);
  out->inferred   = db_int(s, 12) != 0;
  set_label(x, out);
  TRY(st, count_documents(x, id, &out->document_count));
  return x->options->evidence ? read_sources(x, id, out) : st;
}

// Order that does not depend on numbers in the file
static int
compare_facts(const void* const a, const void* const b)
{
  const weft_stated_fact* const x       = a;
  const weft_stated_fact* const y       = b;
  const weft_str                left[]  = {x->subject.id,
                                           x->relation,
                                           x->object.id,
                                           x->object.value,
                                           x->object.name,
                                           x->when,
                                           x->of};
  const weft_str                right[] = {y->subject.id,
                                           y->relation,
                                           y->object.id,
                                           y->object.value,
                                           y->object.name,
                                           y->when,
                                           y->of};
  for (size_t i = 0U; i < COUNT(left); ++i) {
    const int order = weft_str_compare(left[i], right[i]);
    if (order) {
      return order;
    }
  }
  return (x->status > y->status) - (x->status < y->status);
}

weft_status
fact_read_all(fact_reader* const             x,
              const int64_t* const           ids,
              const size_t                   count,
              const weft_stated_fact** const out)
{
  weft_status             st = WEFT_OK;
  weft_stated_fact* const facts =
    arena_array(&x->memory, count, sizeof(weft_stated_fact));
  *out = facts;
  if (!facts) {
    return fail_memory(x->error);
  }
  for (size_t i = 0U; i < count; ++i) {
    TRY(st, fact_read(x, ids[i], &facts[i]));
  }
  if (count) {
    qsort(facts, count, sizeof(weft_stated_fact), compare_facts);
  }
  return st;
}
