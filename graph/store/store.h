// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// An open graph file.

#ifndef WEFT_GRAPH_STORE_STORE_H
#define WEFT_GRAPH_STORE_STORE_H

#include "store/db.h"
#include "store/dictionary.h"

#include "weft/store.h"

// Pieces of evidence that the next triples of a document may share
enum { EVIDENCE_KEPT = 8 };

// A batch is committed at the next document after so many rows
enum { BATCH_ROWS = 20000 };

typedef struct {
  weft_span span;
  size_t    sentence;
  uint64_t  text; // its hash, and its size
  size_t    size;
  int64_t   number;
} kept_evidence;

// The document that is being added
typedef struct {
  int64_t       id; // 0 if there is none
  strbuf        doc;
  int64_t       supports;
  int64_t       pieces; // of evidence
  kept_evidence kept[EVIDENCE_KEPT];
} open_document;

struct weft_store {
  db*             d;
  char*           path;
  weft_store_mode mode;
  bool            in_batch; // a transaction is open
  bool            logs;     // writes to a log, which is to be brought home
  bool            changed;  // what is derived is not what is observed
  size_t          batch;    // documents and triples in the open transaction
  int64_t         version;  // changes when another program writes
  dictionary      words;
  open_document   current;
  db_statement*   find_document;
  db_statement*   add_document;
  db_statement*   update_document;
  db_statement*   drop_supports;
  db_statement*   drop_evidence;
  db_statement*   drop_aliases;
  db_statement*   drop_clash;
  db_statement*   drop_document;
  db_statement*   add_alias;
  db_statement*   add_evidence;
  db_statement*   add_support;
};

// Open a transaction unless one is open; what is derived becomes stale
weft_status
store_begin(weft_store* s, weft_error* error);

// Commit the open transaction, if any
weft_status
store_commit(weft_store* s, weft_error* error);

// Count rows that were written; a batch that is full is committed
weft_status
store_filled(weft_store* s, size_t rows, weft_error* error);

// Rows of the observed tables (put.c): `statement` adds or updates a document
weft_status
store_put_document(db_statement*             statement,
                   const weft_document_info* info,
                   weft_error*               error);

weft_status
store_put_alias(weft_store*       s,
                int64_t           document,
                size_t            number,
                const weft_alias* alias,
                weft_error*       error);

weft_status
store_put_evidence(weft_store*          s,
                   int64_t              document,
                   int64_t              number,
                   const weft_evidence* evidence,
                   weft_error*          error);

// Write what follows from what was observed (derive.c)
weft_status
store_derive(weft_store* s, weft_error* error);

// Write and read what the packs declare (declared.c)
weft_status
store_write_schema(db* d, const weft_schema* schema, weft_error* error);

// Strings live in `memory`
weft_status
store_read_schema(db* d, arena* memory, weft_schema* out, weft_error* error);

// Add the decisions of the file to a graph (decisions.c)
weft_status
store_read_decisions(db* d, weft_graph* graph, weft_error* error);

#endif // WEFT_GRAPH_STORE_STORE_H
