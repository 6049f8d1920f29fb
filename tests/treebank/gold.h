// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Annotated sentences of a treebank, in the terms of our own analysis.

#ifndef WEFT_TEST_GOLD_H
#define WEFT_TEST_GOLD_H

#include "weft/base.h"

#include <stdbool.h>
#include <stddef.h>

enum { GOLD_WORDS_MAX = 200, GOLD_TEXT_MAX = 4096, GOLD_TAIL_MAX = 32 };

typedef enum {
  GOLD_NO_ENDING, // no predicate, or the treebank does not tell
  GOLD_FINAL,
  GOLD_ADNOMINAL,
  GOLD_CONNECTIVE,
  GOLD_NOMINAL
} gold_ending;

typedef enum { GOLD_OTHER, GOLD_SUBJECT, GOLD_OBJECT } gold_role;

// A word between two spaces
typedef struct {
  size_t      start; // bytes in the sentence
  size_t      end;
  bool        nominal;   // a noun, with particles or without
  bool        predicate; // a verb or an adjective
  bool        copula;    // a noun with the copula
  gold_ending ending;
  gold_role   role;
  size_t      head;                // number of its head, or GOLD_WORDS_MAX
  char        tail[GOLD_TAIL_MAX]; // its particles
} gold_word;

typedef struct {
  char      text[GOLD_TEXT_MAX];
  size_t    size;
  gold_word words[GOLD_WORDS_MAX];
  size_t    count;
  bool      roles; // the treebank tells roles and heads
  bool      tails; // … and particles
} gold_sentence;

typedef enum { GOLD_KLUE_DP, GOLD_SEJONG, GOLD_KAIST, GOLD_PUD } gold_format;

typedef struct {
  char*       data; // NULL if the file could not be read
  char*       next; // what is still to be read
  gold_format format;
} gold_file;

// Read `folder/name` into memory
gold_file
gold_open(const char* folder, const char* name, gold_format format);

// The next sentence that is not too long; false at the end
bool
gold_next(gold_file* file, gold_sentence* out);

void
gold_close(gold_file* file);

// The whole of `folder/name`, terminated, which free() frees; or NULL
char*
gold_read(const char* folder, const char* name);

// Cut the line that begins at `*next` off; NULL at the end
char*
gold_line(char** next);

#endif // WEFT_TEST_GOLD_H
