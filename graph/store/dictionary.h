// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Texts that stand in the file once and are named by a number.

#ifndef WEFT_GRAPH_STORE_DICTIONARY_H
#define WEFT_GRAPH_STORE_DICTIONARY_H

#include "store/db.h"

#include "arena.h"
#include "strbuf.h"
#include "table.h"

#include "weft/base.h"
#include "weft/triple.h"

// What was looked up, so that the file is not asked again
typedef struct {
  arena memory;
  table index;
} dictionary_cache;

// The tables `word` and `term` of an open file
typedef struct {
  db*              d;
  db_statement*    find_word;
  db_statement*    add_word;
  db_statement*    find_term;
  db_statement*    add_term;
  dictionary_cache words;
  dictionary_cache terms;
  bool             known; // the caches hold all that the file holds
  strbuf           buffer;
} dictionary;

// Open the dictionaries of `d`; dictionary_close() is due also on failure
weft_status
dictionary_open(dictionary* x, db* d, weft_error* error);

void
dictionary_close(dictionary* x);

// Forget what was looked up: after a rollback
void
dictionary_forget(dictionary* x);

// The number of a text, which is added if it is new
weft_status
dictionary_word(dictionary* x, weft_str text, int64_t* out, weft_error* error);

// The number of an end as documents state it, without its places
weft_status
dictionary_term(dictionary*     x,
                const weft_end* end,
                int64_t*        out,
                weft_error*     error);

#endif // WEFT_GRAPH_STORE_DICTIONARY_H
