// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Predicates of a sentence.

#ifndef WEFT_EXTRACT_PREDICATE_H
#define WEFT_EXTRACT_PREDICATE_H

#include "clause/clause.h"

// Make a clause of every predicate, with its helping verbs and its mood.  Nouns
// that stand for one are found too: 개발 중인, 개발을 추진했다.
void
predicate_find(clause_list* list, const weft_rules* rules);

// Whether a predicate is finite in sense, whatever its form: `할 계획이다`,
// `한 것으로`
bool
predicate_finite(const clause_list* list, size_t index);

#endif // WEFT_EXTRACT_PREDICATE_H
