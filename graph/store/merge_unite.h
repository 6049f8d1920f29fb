// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// A document on its way from many files to one.

#ifndef WEFT_GRAPH_STORE_MERGE_UNITE_H
#define WEFT_GRAPH_STORE_MERGE_UNITE_H

#include "store/merge.h"

#include "table.h"

// A version of the document
typedef struct {
  weft_str date;
  weft_str sha256;
  weft_str file;
} merge_version;

// A list that grows in the document's arena
typedef struct {
  void*  items;
  size_t count;
  size_t capacity;
} merge_list;

typedef struct {
  merging*      m;
  weft_str      doc;
  merge_version kept;
  weft_str      title;
  int64_t       bytes;
  size_t        versions; // files that have the version that is kept
  merge_list    names;
  merge_list    pieces;
  merge_list    supports;
  merge_list    lost;
  table         piece_index; // what a piece says to its place
} uniting;

// Report that there is no memory
weft_status
unite_fail(const uniting* u);

// Room for one more item of a list, or NULL with the error filled
void*
unite_append(uniting* u, merge_list* l, size_t size);

// A copy that lives as long as the document
static inline weft_str
unite_keep(uniting* const u, const weft_str text)
{
  return arena_copy(&u->m->memory, text);
}

// Versions (merge_version.c)

// Choose the version that stays, mark the files that have it in `winner`, and
// note and report the others
weft_status
unite_choose(uniting* u, const bool* chosen, bool* winner);

// Note what gave way in an earlier merge
weft_status
unite_inherit(uniting* u, merge_source* s);

// Write the versions that gave way
weft_status
unite_write_lost(uniting* u);

#endif // WEFT_GRAPH_STORE_MERGE_UNITE_H
