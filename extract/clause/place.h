// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// How predicates stand in their sentence.

#ifndef WEFT_EXTRACT_PLACE_H
#define WEFT_EXTRACT_PLACE_H

#include "clause/clause.h"

// How a predicate stands in its sentence
typedef enum {
  PLACE_NONE,      // no predicate, or one that takes only the noun before it
  PLACE_FINAL,     // 했다
  PLACE_CONNECTED, // 하고, 해서
  PLACE_QUOTED,    // 했다고
  PLACE_MODIFIER,  // 한, 하는
  PLACE_REPORTED, // 한 것으로 알려졌다, 할 수 있다: finite in sense
  PLACE_THOUGHT,  // 한 것으로 보고 있다: another thinks so
  PLACE_NOMINAL,  // 하기
  PLACE_PLANNED,  // 하기로
  PLACE_ADVERB    // 빠르게
} clause_place;

// The place of the predicate at a token, with its helpers; PLACE_NONE if there
// is none of its own
clause_place
place_of(const clause_list* list, size_t index);

// The next predicate behind `index` in speech `quote`, or TOKEN_NONE; needs the
// places of all tokens
size_t
place_next(const clause_list* list, size_t index, unsigned quote);

#endif // WEFT_EXTRACT_PLACE_H
