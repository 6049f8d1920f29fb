// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Walking many files in the order of their documents.

#include "store/merge.h"

#include "store/tables.h"

#include "fail.h"
#include "try.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

// Many files may be open: each gets a small cache.  The union is a new file
// that is of no use before it is complete, so it needs no log.
static const char reading[] = "PRAGMA query_only = ON;"
                              "PRAGMA cache_size = -4096;";
static const char writing[] = "PRAGMA journal_mode = MEMORY;"
                              "PRAGMA synchronous = OFF;";

static weft_status
make_map(db* const         d,
         const char* const last_sql,
         const char* const find_sql,
         number_map* const out,
         weft_error* const error)
{
  weft_status st   = WEFT_OK;
  int64_t     last = 0;
  TRY(st, db_read_int(d, last_sql, 0, &last, error));
  out->count   = (size_t)last + 1U;
  out->numbers = calloc(out->count, sizeof(int64_t));
  if (!out->numbers) {
    return fail_memory(error);
  }
  return db_prepare(d, find_sql, &out->find, error);
}

static weft_status
prepare(merge_source* const s, weft_error* const error)
{
  weft_status st = WEFT_OK;
  TRY(st,
      db_prepare(s->d,
                 "SELECT id, doc, sha256, date, title, bytes FROM document"
                 " ORDER BY doc",
                 &s->documents,
                 error));
  TRY(st,
      db_prepare(s->d,
                 "SELECT entity, alias, reason FROM alias"
                 " WHERE document = ?1 ORDER BY number",
                 &s->aliases,
                 error));
  TRY(st,
      db_prepare(s->d,
                 "SELECT number, sentence, start, stop, text FROM evidence"
                 " WHERE document = ?1 ORDER BY number",
                 &s->evidence,
                 error));
  TRY(st,
      db_prepare(s->d,
                 "SELECT subject, relation, object, status, date, of,"
                 " confidence, rule, evidence, subject_start, subject_stop,"
                 " subject_via_start, subject_via_stop, object_start,"
                 " object_stop, object_via_start, object_via_stop"
                 " FROM support WHERE document = ?1 ORDER BY number",
                 &s->supports,
                 error));
  return db_prepare(s->d,
                    "SELECT date, sha256, file FROM clash WHERE doc = ?1",
                    &s->clashes,
                    error);
}

static weft_status
open_source(merge_source* const s, weft_error* const error)
{
  weft_status st    = WEFT_OK;
  weft_store* store = NULL;
  // Says what is wrong with a file in the same words as every reader
  TRY(st, weft_store_open(s->path, WEFT_STORE_READ, &store, error));
  weft_store_free(store);
  TRY(st, db_open(s->path, DB_READ, &s->d, error));
  TRY(st, db_exec(s->d, reading, error));
  TRY(st, prepare(s, error));
  TRY(st,
      make_map(s->d,
               "SELECT max(id) FROM word",
               "SELECT text FROM word WHERE id = ?1",
               &s->words,
               error));
  TRY(st,
      make_map(s->d,
               "SELECT max(id) FROM term",
               "SELECT entity, name, type, kind, value, unit FROM term"
               " WHERE id = ?1",
               &s->terms,
               error));
  return db_step(s->documents, &s->more, error);
}

static void
close_source(merge_source* const s)
{
  db_finish(s->documents);
  db_finish(s->aliases);
  db_finish(s->evidence);
  db_finish(s->supports);
  db_finish(s->clashes);
  db_finish(s->words.find);
  db_finish(s->terms.find);
  free(s->words.numbers);
  free(s->terms.numbers);
  db_close(s->d);
}

static weft_status
open_all(merging* const           m,
         const char* const* const paths,
         const char* const        output)
{
  weft_status st = WEFT_OK;
  struct stat info;
  if (!stat(output, &info) && info.st_size) {
    return weft_error_set(m->error,
                          WEFT_ERR_EXISTS,
                          output,
                          0U,
                          0U,
                          "holds something; give a new file");
  }
  for (size_t i = 0U; i < m->count; ++i) {
    m->sources[i].path = paths[i];
    TRY(st, open_source(&m->sources[i], m->error));
  }
  TRY(st, weft_store_open(output, WEFT_STORE_CREATE, &m->out, m->error));
  TRY(st, db_exec(m->out->d, writing, m->error));
  return db_prepare(m->out->d,
                    "INSERT INTO clash VALUES(?1, ?2, ?3, ?4)",
                    &m->add_clash,
                    m->error);
}

// The smallest name that a file stands on; empty data at the end
static weft_str
next_document(const merging* const m)
{
  weft_str first = {NULL, 0U};
  for (size_t i = 0U; i < m->count; ++i) {
    if (m->sources[i].more) {
      const weft_str doc = db_text(m->sources[i].documents, AT_DOC);
      if (!first.data || weft_str_compare(doc, first) < 0) {
        first = doc;
      }
    }
  }
  return first;
}

static weft_status
merge_documents(merging* const m, bool* const chosen)
{
  weft_status st  = WEFT_OK;
  weft_str    doc = next_document(m);
  for (; doc.data; doc = next_document(m)) {
    for (size_t i = 0U; i < m->count; ++i) {
      const merge_source* const s = &m->sources[i];
      chosen[i] =
        s->more && weft_str_equals(db_text(s->documents, AT_DOC), doc);
    }
    TRY(st, merge_document(m, doc, chosen));
    arena_reset(&m->memory);
    for (size_t i = 0U; i < m->count; ++i) {
      if (chosen[i]) {
        merge_source* const s = &m->sources[i];
        TRY(st, db_step(s->documents, &s->more, m->error));
      }
    }
  }
  return st;
}

static weft_status
merge_all(merging* const           m,
          const char* const* const paths,
          const char* const        output,
          bool* const              chosen)
{
  weft_status st = WEFT_OK;
  TRY(st, open_all(m, paths, output));
  TRY(st, store_begin(m->out, m->error));
  TRY(st, merge_declared(m));
  TRY(st, merge_documents(m, chosen));
  return weft_store_refresh(m->out, m->error);
}

weft_status
weft_merge(const char* const* const paths,
           const size_t             count,
           const char* const        output,
           const weft_clash_func    clash,
           void* const              handle,
           weft_store_counts* const counts,
           weft_error* const        error)
{
  WEFT_REQUIRE(paths && count && output);
  merging m = {
    .count = count, .clash = clash, .handle = handle, .error = error};
  m.sources          = calloc(count, sizeof(merge_source));
  bool* const chosen = calloc(count, sizeof(bool));
  weft_status st = m.sources && chosen ? merge_all(&m, paths, output, chosen)
                                       : fail_memory(error);
  if (!st && counts) {
    st = weft_store_count(m.out, counts, error);
  }
  for (size_t i = 0U; m.sources && i < count; ++i) {
    close_source(&m.sources[i]);
  }
  db_finish(m.add_clash);
  arena_free(&m.memory);
  free(m.sources);
  free(chosen);
  if (st) {
    weft_store_free(m.out);
    return st;
  }
  return weft_store_close(m.out, error);
}
