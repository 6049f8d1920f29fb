// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Which predicate each noun belongs to.

#ifndef WEFT_EXTRACT_ATTACH_H
#define WEFT_EXTRACT_ATTACH_H

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

// Find the predicate of every noun: sets `place` and `head` of the tokens.
//
// Objects go to the next predicate that may have one; a subject goes to the
// next that no closer subject has; a topic goes past whatever modifies a noun
// or is told by another.
void
attach_nouns(clause_list* list, const weft_rules* rules);

#endif // WEFT_EXTRACT_ATTACH_H
