// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// What the words of a sentence are: nouns with particles, predicates, neither.

#ifndef WEFT_EXTRACT_WORD_H
#define WEFT_EXTRACT_WORD_H

#include "clause/clause.h"

// Classify all tokens of the list, which have their text only
void
word_classify(const weft_rules* rules, const analysis* a, clause_list* list);

#endif // WEFT_EXTRACT_WORD_H
