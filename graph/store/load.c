// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// A file into a graph in memory.

#include "store/store.h"

#include "arena.h"
#include "try.h"

#include <stdlib.h>
#include <string.h>

static const char documents_sql[] =
  "SELECT id, doc, sha256, date, title, bytes FROM document ORDER BY doc";

static const char aliases_sql[] =
  "SELECT entity, alias, reason FROM alias WHERE document = ?1"
  " ORDER BY number";

static const char supports_sql[] =
  "SELECT s.entity, s.name, s.type, o.entity, o.name, o.type, o.kind,"
  " o.value, o.unit, r.text, w.text, f.text, u.text, t.status, t.confidence,"
  " e.sentence, e.start, e.stop, e.text, t.subject_start, t.subject_stop,"
  " t.subject_via_start, t.subject_via_stop, t.object_start, t.object_stop,"
  " t.object_via_start, t.object_via_stop"
  " FROM support t JOIN term s ON s.id = t.subject"
  " JOIN term o ON o.id = t.object JOIN word r ON r.id = t.relation"
  " JOIN word w ON w.id = t.date JOIN word f ON f.id = t.of"
  " JOIN word u ON u.id = t.rule"
  " JOIN evidence e ON e.document = t.document AND e.number = t.evidence"
  " WHERE t.document = ?1 ORDER BY t.number";

typedef struct {
  db*           d;
  weft_graph*   graph;
  db_statement* documents;
  db_statement* aliases;
  db_statement* supports;
  arena         memory; // of one document
  weft_error*   error;
} loader;

static weft_str
kept(loader* const x, const weft_str text)
{
  return arena_copy(&x->memory, text);
}

static weft_status
load_aliases(loader* const x, const int64_t id, weft_document_info* const info)
{
  weft_status st       = WEFT_OK;
  bool        row      = false;
  size_t      capacity = 0U;
  weft_alias* items    = NULL;
  db_reset(x->aliases);
  db_bind_int(x->aliases, 1, id);
  TRY(st, db_step(x->aliases, &row, x->error));
  while (row) {
    if (info->alias_count == capacity) {
      capacity = capacity ? capacity * 2U : 16U;
      weft_alias* const more =
        arena_array(&x->memory, capacity, sizeof(weft_alias));
      if (!more) {
        return WEFT_ERR_NO_MEMORY;
      }
      if (info->alias_count) {
        memcpy(more, items, info->alias_count * sizeof(weft_alias));
      }
      items = more;
    }
    items[info->alias_count++]   = (weft_alias){kept(x, db_text(x->aliases, 0)),
                                                kept(x, db_text(x->aliases, 1)),
                                                kept(x, db_text(x->aliases, 2)),
                                                {"", 0U}};
    const weft_alias* const last = &items[info->alias_count - 1U];
    if (!last->id.data || !last->alias.data || !last->reason.data) {
      return WEFT_ERR_NO_MEMORY;
    }
    TRY(st, db_step(x->aliases, &row, x->error));
  }
  info->aliases = items;
  return st;
}

static bool
load_span(const db_statement* const s, const int column, weft_span* const out)
{
  if (db_is_null(s, column)) {
    return false;
  }
  out->start = (size_t)db_int(s, column);
  out->end   = (size_t)db_int(s, column + 1);
  return true;
}

static void
load_end(const db_statement* const s, const int column, weft_end* const out)
{
  out->literal = db_is_null(s, column);
  out->id      = db_text(s, column);
  out->name    = db_text(s, column + 1);
  out->type    = db_text(s, column + 2);
}

static void
load_triple(const db_statement* const s, weft_triple* const t)
{
  load_end(s, 0, &t->subject);
  load_end(s, 3, &t->object);
  t->object.value_kind = (weft_value_kind)db_int(s, 6);
  t->object.value      = db_text(s, 7);
  t->object.unit       = db_text(s, 8);
  t->relation          = db_text(s, 9);
  t->when              = db_text(s, 10);
  t->of                = db_text(s, 11);
  t->rule              = db_text(s, 12);
  t->status            = (weft_fact_status)db_int(s, 13);
  t->confidence        = (int)db_int(s, 14);
  t->evidence.sentence = (size_t)db_int(s, 15);
  t->evidence.span = (weft_span){(size_t)db_int(s, 16), (size_t)db_int(s, 17)};
  t->evidence.text = db_text(s, 18);
  t->subject.has_span = load_span(s, 19, &t->subject.span);
  t->subject.has_via  = load_span(s, 21, &t->subject.via);
  t->object.has_span  = load_span(s, 23, &t->object.span);
  t->object.has_via   = load_span(s, 25, &t->object.via);
}

static weft_status
load_supports(loader* const x, const int64_t id, const weft_str doc)
{
  weft_status st  = WEFT_OK;
  bool        row = false;
  db_reset(x->supports);
  db_bind_int(x->supports, 1, id);
  TRY(st, db_step(x->supports, &row, x->error));
  while (row) {
    weft_triple t;
    memset(&t, 0, sizeof(t));
    t.doc = doc;
    load_triple(x->supports, &t);
    TRY(st, weft_graph_add_triple(x->graph, &t, x->error));
    TRY(st, db_step(x->supports, &row, x->error));
  }
  return st;
}

static weft_status
load_document(loader* const x)
{
  const db_statement* const s    = x->documents;
  const int64_t             id   = db_int(s, 0);
  weft_document_info        info = {.doc    = kept(x, db_text(s, 1)),
                                    .sha256 = kept(x, db_text(s, 2)),
                                    .date   = kept(x, db_text(s, 3)),
                                    .title  = kept(x, db_text(s, 4)),
                                    .bytes  = (size_t)db_int(s, 5)};
  weft_status               st   = WEFT_OK;
  if (!info.doc.data || !info.sha256.data || !info.date.data ||
      !info.title.data) {
    return WEFT_ERR_NO_MEMORY;
  }
  TRY(st, load_aliases(x, id, &info));
  TRY(st, weft_graph_add_document(x->graph, &info, x->error));
  return load_supports(x, id, info.doc);
}

static weft_status
load_all(loader* const x)
{
  weft_status st  = WEFT_OK;
  bool        row = false;
  TRY(st, db_prepare(x->d, documents_sql, &x->documents, x->error));
  TRY(st, db_prepare(x->d, aliases_sql, &x->aliases, x->error));
  TRY(st, db_prepare(x->d, supports_sql, &x->supports, x->error));
  TRY(st, db_step(x->documents, &row, x->error));
  while (row) {
    TRY(st, load_document(x));
    arena_reset(&x->memory);
    TRY(st, db_step(x->documents, &row, x->error));
  }
  TRY(st, store_read_decisions(x->d, x->graph, x->error));
  return weft_graph_freeze(x->graph, x->error);
}

weft_status
weft_store_load(weft_store* const  s,
                weft_graph** const out,
                weft_error* const  error)
{
  return weft_store_load_as_of(s, (weft_str){"", 0U}, out, error);
}

weft_status
weft_store_load_as_of(weft_store* const  s,
                      const weft_str     date,
                      weft_graph** const out,
                      weft_error* const  error)
{
  WEFT_REQUIRE(s && out);
  loader      x      = {.d = s->d, .error = error};
  weft_schema schema = {0};
  *out               = NULL;
  weft_status st     = store_read_schema(s->d, &x.memory, &schema, error);
  if (!st) {
    st = weft_graph_new(&schema, &x.graph, error);
  }
  arena_reset(&x.memory);
  if (!st) {
    st = weft_graph_as_of(x.graph, date, error);
  }
  if (!st) {
    st = load_all(&x);
  }
  db_finish(x.documents);
  db_finish(x.aliases);
  db_finish(x.supports);
  arena_free(&x.memory);
  if (st) {
    weft_graph_free(x.graph);
    return st;
  }
  *out = x.graph;
  return st;
}
