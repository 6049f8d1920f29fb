// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Words met in any document, with what depends on nothing but the word and the
// rules, so that it is worked out once.

#ifndef WEFT_EXTRACT_VOCABULARY_H
#define WEFT_EXTRACT_VOCABULARY_H

#include "arena.h"
#include "korean/verb.h"
#include "mention/words.h"

typedef enum { ANSWER_UNKNOWN, ANSWER_NO, ANSWER_YES } vocabulary_answer;

typedef struct {
  weft_str text;
  uint32_t hash;
  uint8_t  begins;     // a listed name may begin with it
  uint8_t  ends;       // it may end as names or class nouns do
  uint8_t  modifies;   // it may stand in the phrase of a class noun
  uint8_t  fresh;      // no list knows it
  uint8_t  common;     // no name is made of it
  bool     has_stem;   // `stem` is known
  uint8_t  predicates; // it is a predicate
  uint32_t stem;       // of an active predicate, or UINT32_MAX
} known_word;

// Zero-initialised is a valid empty vocabulary
typedef struct {
  arena       memory;
  known_word* items;
  verb*       verbs; // of the items that are predicates
  size_t      count;
  size_t      capacity;
  uint32_t*   slots; // by hash: index + 1
  size_t      slot_count;
} vocabulary;

// Ask the processor to fetch what a search for a word will look at; returns the
// word's hash
uint32_t
vocabulary_prefetch(const vocabulary* v, weft_str text);

// Index of a word with its hash, added if new.  WEFT_OK or WEFT_ERR_NO_MEMORY.
weft_status
vocabulary_index(vocabulary* v, weft_str text, uint32_t hash, uint32_t* index);

// Parse a word as verb_parse does
bool
vocabulary_parse(vocabulary*       v,
                 const verb_table* verbs,
                 weft_str          text,
                 verb*             out);

// Forget the words if there are very many; indices are void then
void
vocabulary_trim(vocabulary* v);

void
vocabulary_free(vocabulary* v);

#endif // WEFT_EXTRACT_VOCABULARY_H
