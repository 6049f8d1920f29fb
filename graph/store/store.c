// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Opening, committing and closing a graph file.

#include "store/store.h"

#include "store/tables.h"

#include "name.h"

#include "fail.h"
#include "try.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

// Sizes are in KiB when negative.  The log is brought home at the end of a
// batch, so that it stays small.  References hold by how rows are written and
// deleted here; checking each costs a tenth of the time.
static const char writing[] = "PRAGMA journal_mode = WAL;"
                              "PRAGMA synchronous = NORMAL;"
                              "PRAGMA cache_size = -65536;"
                              "PRAGMA wal_autocheckpoint = 8192;"
                              "PRAGMA foreign_keys = OFF;";

static const char reading[] = "PRAGMA query_only = ON;"
                              "PRAGMA cache_size = -65536;"
                              "PRAGMA mmap_size = 1073741824;";

static weft_status
prepare_documents(weft_store* const s, weft_error* const error)
{
  weft_status st = WEFT_OK;
  TRY(st,
      db_prepare(s->d,
                 "SELECT id FROM document WHERE doc = ?1",
                 &s->find_document,
                 error));
  TRY(st,
      db_prepare(s->d,
                 "INSERT INTO document(doc, sha256, date, title, bytes)"
                 " VALUES(?1, ?2, ?3, ?4, ?5)",
                 &s->add_document,
                 error));
  TRY(st,
      db_prepare(s->d,
                 "UPDATE document SET sha256 = ?2, date = ?3, title = ?4,"
                 " bytes = ?5 WHERE doc = ?1",
                 &s->update_document,
                 error));
  TRY(st,
      db_prepare(s->d,
                 "DELETE FROM support WHERE document = ?1",
                 &s->drop_supports,
                 error));
  TRY(st,
      db_prepare(s->d,
                 "DELETE FROM evidence WHERE document = ?1",
                 &s->drop_evidence,
                 error));
  TRY(st,
      db_prepare(s->d,
                 "DELETE FROM clash WHERE doc ="
                 " (SELECT doc FROM document WHERE id = ?1)",
                 &s->drop_clash,
                 error));
  TRY(
    st,
    db_prepare(
      s->d, "DELETE FROM alias WHERE document = ?1", &s->drop_aliases, error));
  return db_prepare(
    s->d, "DELETE FROM document WHERE id = ?1", &s->drop_document, error);
}

static weft_status
prepare_contents(weft_store* const s, weft_error* const error)
{
  weft_status st = WEFT_OK;
  TRY(st,
      db_prepare(s->d,
                 "INSERT INTO alias VALUES(?1, ?2, ?3, ?4, ?5)",
                 &s->add_alias,
                 error));
  TRY(st,
      db_prepare(s->d,
                 "INSERT INTO evidence VALUES(?1, ?2, ?3, ?4, ?5, ?6)",
                 &s->add_evidence,
                 error));
  return db_prepare(s->d,
                    "INSERT INTO support VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7,"
                    " ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18,"
                    " ?19)",
                    &s->add_support,
                    error);
}

bool
weft_store_is_finished(const weft_store* const s)
{
  return !s->changed;
}

static weft_status
read_state(weft_store* const s, weft_error* const error)
{
  int64_t           fresh = 0;
  const weft_status st =
    db_read_int(s->d,
                "SELECT EXISTS(SELECT 1 FROM meta WHERE name = 'derived')",
                0,
                &fresh,
                error);
  s->changed = !fresh;
  return st;
}

// Words and terms that another program added are not in the dictionary
static weft_status
look_for_others(weft_store* const s, weft_error* const error)
{
  const int64_t before = s->version;
  weft_status   st     = WEFT_OK;
  TRY(st, db_read_int(s->d, "PRAGMA data_version", 0, &s->version, error));
  if (s->version != before) {
    s->words.known = false;
  }
  return st;
}

static weft_status
open_file(weft_store* const s, weft_error* const error)
{
  weft_status st = WEFT_OK;
  struct stat info;
  if (!stat(s->path, &info) && S_ISDIR(info.st_mode)) {
    return weft_error_set(error,
                          WEFT_ERR_BAD_INPUT,
                          s->path,
                          0U,
                          0U,
                          "this is a folder; give the path of a graph file");
  }
  if (s->mode != WEFT_STORE_CREATE && access(s->path, F_OK)) {
    return weft_error_set(error,
                          WEFT_ERR_NOT_FOUND,
                          s->path,
                          0U,
                          0U,
                          "%s; make it with `weft build`",
                          strerror(errno));
  }
  const bool writes = s->mode != WEFT_STORE_READ;
  TRY(st,
      db_open(s->path,
              s->mode == WEFT_STORE_READ    ? DB_READ
              : s->mode == WEFT_STORE_WRITE ? DB_WRITE
                                            : DB_CREATE,
              &s->d,
              error));
  if (s->mode == WEFT_STORE_CREATE) {
    // Counts only for a file that has no table yet
    TRY(st, db_exec(s->d, "PRAGMA page_size = 8192", error));
  }
  TRY(st, tables_open(s->d, s->path, s->mode == WEFT_STORE_CREATE, error));
  TRY(st, db_exec(s->d, writes ? writing : reading, error));
  s->logs = writes;
  TRY(st, db_define(s->d, "name_key", name_key, error));
  TRY(st, read_state(s, error));
  if (writes) {
    TRY(st, prepare_documents(s, error));
    TRY(st, prepare_contents(s, error));
    TRY(st, look_for_others(s, error));
    TRY(st, dictionary_open(&s->words, s->d, error));
  }
  return st;
}

weft_status
weft_store_open(const char* const     path,
                const weft_store_mode mode,
                weft_store** const    out,
                weft_error* const     error)
{
  WEFT_REQUIRE(path && out);
  *out                = NULL;
  weft_store* const s = calloc(1U, sizeof(weft_store));
  if (!s) {
    return fail_memory(error);
  }
  const size_t size = strlen(path) + 1U;
  s->mode           = mode;
  s->path           = malloc(size);
  weft_status st    = s->path ? WEFT_OK : fail_memory(error);
  if (!st) {
    memcpy(s->path, path, size);
    st = open_file(s, error);
  }
  if (st) {
    weft_store_free(s);
    return st;
  }
  *out = s;
  return WEFT_OK;
}

static void
finish_statements(weft_store* const s)
{
  db_statement* const all[] = {s->find_document,
                               s->add_document,
                               s->update_document,
                               s->drop_supports,
                               s->drop_evidence,
                               s->drop_aliases,
                               s->drop_document,
                               s->drop_clash,
                               s->add_alias,
                               s->add_evidence,
                               s->add_support};
  for (size_t i = 0U; i < sizeof(all) / sizeof(all[0]); ++i) {
    db_finish(all[i]);
  }
  s->find_document = s->add_document = s->update_document = NULL;
  s->drop_supports = s->drop_evidence = s->drop_aliases = NULL;
  s->drop_clash                                         = NULL;
  s->drop_document = s->add_alias = s->add_evidence = s->add_support = NULL;
  dictionary_close(&s->words);
}

// One file again, which a read-only folder can hold; a reader that is in the
// way keeps the log, and the next writer brings it home
static void
bring_log_home(weft_store* const s)
{
  if (s->logs) {
    (void)db_exec(s->d, "PRAGMA journal_mode = DELETE", NULL);
    s->logs = false;
  }
}

void
weft_store_free(weft_store* const s)
{
  if (!s) {
    return;
  }
  finish_statements(s);
  if (s->in_batch) {
    (void)db_exec(s->d, "ROLLBACK", NULL);
  }
  bring_log_home(s);
  db_close(s->d);
  strbuf_free(&s->current.doc);
  free(s->path);
  free(s);
}

weft_status
store_begin(weft_store* const s, weft_error* const error)
{
  weft_status st = WEFT_OK;
  if (s->mode == WEFT_STORE_READ) {
    return weft_error_set(error,
                          WEFT_ERR_BAD_ARG,
                          s->path,
                          0U,
                          0U,
                          "opened for reading; open it for writing");
  }
  if (s->in_batch) {
    return st;
  }
  TRY(st, db_exec(s->d, "BEGIN IMMEDIATE", error));
  s->in_batch = true;
  s->batch    = 0U;
  s->changed  = true;
  TRY(st, look_for_others(s, error));
  // In each batch, as another program may have derived since the last one
  return db_exec(s->d, "DELETE FROM meta WHERE name = 'derived'", error);
}

weft_status
store_commit(weft_store* const s, weft_error* const error)
{
  weft_status st = WEFT_OK;
  if (s->in_batch) {
    TRY(st, db_exec(s->d, "COMMIT", error));
    s->in_batch = false;
  }
  return st;
}

weft_status
store_filled(weft_store* const s, const size_t rows, weft_error* const error)
{
  weft_status st = WEFT_OK;
  s->batch += rows;
  if (s->batch >= BATCH_ROWS) {
    TRY(st, store_commit(s, error));
    st = store_begin(s, error);
  }
  return st;
}

weft_status
weft_store_refresh(weft_store* const s, weft_error* const error)
{
  weft_status st = WEFT_OK;
  WEFT_REQUIRE(s);
  TRY(st, store_commit(s, error));
  if (!s->changed || s->mode == WEFT_STORE_READ) {
    return st;
  }
  dictionary_forget(&s->words); // deriving needs the memory
  return store_derive(s, error);
}

static weft_status
finish(weft_store* const s, weft_error* const error)
{
  weft_status st = WEFT_OK;
  TRY(st, weft_store_refresh(s, error));
  finish_statements(s);
  bring_log_home(s);
  return st;
}

weft_status
weft_store_close(weft_store* const s, weft_error* const error)
{
  WEFT_REQUIRE(s);
  const weft_status st = finish(s, error);
  weft_store_free(s);
  return st;
}

weft_status
weft_store_declare(weft_store* const        s,
                   const weft_schema* const schema,
                   weft_error* const        error)
{
  weft_status st = WEFT_OK;
  WEFT_REQUIRE(s && schema);
  TRY(st, store_begin(s, error));
  return store_write_schema(s->d, schema, error);
}

weft_status
weft_store_count(weft_store* const        s,
                 weft_store_counts* const out,
                 weft_error* const        error)
{
  static const char* const sql[] = {
    "SELECT count(*) FROM document",
    "SELECT count(*) FROM support",
    "SELECT count(*) FROM entity",
    "SELECT count(*) FROM fact WHERE inferred = 0"};
  int64_t     n[4] = {0};
  weft_status st   = WEFT_OK;
  WEFT_REQUIRE(s && out);
  for (size_t i = 0U; i < 4U; ++i) {
    TRY(st, db_read_int(s->d, sql[i], 0, &n[i], error));
  }
  out->documents = (size_t)n[0];
  out->triples   = (size_t)n[1];
  out->entities  = (size_t)n[2];
  out->facts     = (size_t)n[3];
  return st;
}
