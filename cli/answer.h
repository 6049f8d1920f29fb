// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// What query and show have in common: the file, the words of the command
// line, facts for people, and where it all goes.

#ifndef WEFT_CLI_ANSWER_H
#define WEFT_CLI_ANSWER_H

#include "options.h"
#include "output.h"
#include "strbuf.h"

#include "weft/query.h"
#include "weft/store.h"

typedef struct {
  const options*      options;
  weft_answer_options asked;
  weft_store*         store;
  output              out;
  weft_writer         writer;
  strbuf              line;
  size_t              count; // answers that were given
  bool                more;  // the limit cut some off
  weft_error          error;
} answer;

// Open the graph file, which is the first argument, and the output.
// answer_close() is due in either case.
weft_status
answer_open(answer* a, const options* o);

// Finish: the exit code for `status`, which is 1 if nothing was found
int
answer_close(answer* a, weft_status status);

// An argument in NFC, which free() frees, or NULL if out of memory
char*
answer_word(const char* argument);

// Write out and empty `line`
weft_status
answer_flush(answer* a);

// Append what is said of a fact beside its ends: ` [planned, 2021-05]`
void
answer_put_details(strbuf* b, const weft_stated_fact* fact, bool counts);

// Append an end by its name
void
answer_put_end(strbuf* b, const weft_end* end);

// Append the sentences of a fact, one a line
void
answer_put_sources(strbuf* b, const weft_stated_fact* fact, const char* indent);

#endif // WEFT_CLI_ANSWER_H
