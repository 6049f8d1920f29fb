// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// What a file holds, row by row.

#include "store/store.h"

#include "weft/merge.h"

#include "try.h"

static const char documents_sql[] =
  "SELECT doc, date, title, sha256, bytes,"
  " (SELECT count(*) FROM support WHERE document = d.id)"
  " FROM document d ORDER BY doc";

static weft_status
list_documents(db_statement* const            s,
               const weft_store_document_func function,
               void* const                    handle,
               weft_error* const              error)
{
  weft_status st  = WEFT_OK;
  bool        row = false;
  TRY(st, db_step(s, &row, error));
  while (row) {
    const weft_store_document d = {.doc     = db_text(s, 0),
                                   .date    = db_text(s, 1),
                                   .title   = db_text(s, 2),
                                   .sha256  = db_text(s, 3),
                                   .bytes   = (size_t)db_int(s, 4),
                                   .triples = (size_t)db_int(s, 5)};
    TRY(st, function(handle, &d));
    TRY(st, db_step(s, &row, error));
  }
  return st;
}

weft_status
weft_store_documents(weft_store* const              s,
                     const weft_store_document_func function,
                     void* const                    handle,
                     weft_error* const              error)
{
  WEFT_REQUIRE(s && function);
  db_statement* rows = NULL;
  weft_status   st   = db_prepare(s->d, documents_sql, &rows, error);
  st                 = st ? st : list_documents(rows, function, handle, error);
  db_finish(rows);
  return st;
}

static weft_status
list_clashes(db_statement* const   s,
             const weft_clash_func function,
             void* const           handle,
             weft_error* const     error)
{
  weft_status st  = WEFT_OK;
  bool        row = false;
  TRY(st, db_step(s, &row, error));
  while (row) {
    const weft_clash lost = {
      db_text(s, 0), db_text(s, 1), db_text(s, 2), db_text(s, 3)};
    TRY(st, function(handle, &lost, NULL));
    TRY(st, db_step(s, &row, error));
  }
  return st;
}

weft_status
weft_store_clashes(weft_store* const     s,
                   const weft_clash_func function,
                   void* const           handle,
                   weft_error* const     error)
{
  WEFT_REQUIRE(s && function);
  db_statement* rows = NULL;
  weft_status   st   = db_prepare(s->d,
                              "SELECT doc, date, sha256, file FROM clash"
                                  " ORDER BY doc, date, sha256",
                              &rows,
                              error);
  st                 = st ? st : list_clashes(rows, function, handle, error);
  db_finish(rows);
  return st;
}
