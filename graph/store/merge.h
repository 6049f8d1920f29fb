// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// The steps of a merge.
//
// The files are walked side by side in the order of their documents' names.
// Words and terms have other numbers in each file; those of the union are
// kept once they were looked up.

#ifndef WEFT_GRAPH_STORE_MERGE_H
#define WEFT_GRAPH_STORE_MERGE_H

#include "store/store.h"

#include "weft/merge.h"

#include "arena.h"

// Numbers of a file's table and those of the union, 0 if not looked up
typedef struct {
  db_statement* find;
  int64_t*      numbers;
  size_t        count;
} number_map;

// One of the files that are read
typedef struct {
  db*           d;
  const char*   path;
  db_statement* documents;
  db_statement* aliases;
  db_statement* evidence;
  db_statement* supports;
  db_statement* clashes;
  number_map    words;
  number_map    terms;
  bool          more; // `documents` stands on a row
} merge_source;

typedef struct {
  merge_source*   sources;
  size_t          count;
  weft_store*     out;
  db_statement*   add_clash;
  weft_clash_func clash;
  void*           handle;
  arena           memory; // of one document
  weft_error*     error;
} merging;

// Columns of merge_source.documents
enum { AT_ID, AT_DOC, AT_SHA256, AT_DATE, AT_TITLE, AT_BYTES };

// Types, relations and decisions of all files (merge_schema.c)
weft_status
merge_declared(merging* m);

// The document `doc` of those files that stand on it: `chosen` marks them
// (merge_document.c)
weft_status
merge_document(merging* m, weft_str doc, const bool* chosen);

#endif // WEFT_GRAPH_STORE_MERGE_H
