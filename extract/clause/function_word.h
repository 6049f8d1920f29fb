// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Pronouns, adverbs, determiners, bound nouns and words that govern a particle.

#ifndef WEFT_EXTRACT_FUNCTION_WORD_H
#define WEFT_EXTRACT_FUNCTION_WORD_H

#include "clause/clause.h"

// Classify a word that a closed list knows; false if none does
bool
function_word_classify(clause_list* list, size_t index);

#endif // WEFT_EXTRACT_FUNCTION_WORD_H
