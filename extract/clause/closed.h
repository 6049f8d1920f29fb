// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Words that are what they are, whatever they look like.

#ifndef WEFT_EXTRACT_CLOSED_H
#define WEFT_EXTRACT_CLOSED_H

#include "korean/josa.h"
#include "korean/verb.h"

typedef enum {
  CLOSED_NONE,   // not in the list
  CLOSED_PLAIN,  // adverbs, determiners, connectives: no predicate, no noun
  CLOSED_NOUN,   // a noun or pronoun, with particles or without
  CLOSED_BOUND,  // a predicate that takes the noun before it and no other
  CLOSED_HELPER, // 게, 건, 걸: 것 with the particle in `particle`
  CLOSED_GAP     // 지난, 다른: adnominal, takes nothing at all
} closed_kind;

typedef struct {
  closed_kind  kind;
  josa_class   particle; // that a bound predicate asks for
  ending_class ending;   // of a predicate
} closed_word;

// Look a word up.  O(log n) of the list.
closed_word
closed_find(weft_str text);

#endif // WEFT_EXTRACT_CLOSED_H
