// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// The mention that begins at a word.

#ifndef WEFT_EXTRACT_FIND_H
#define WEFT_EXTRACT_FIND_H

#include "mention/mention.h"

// Whether a listed name may begin with a word
bool
find_may_begin(const analysis* a, const word* w);

// Add the mention that begins at word `index`, if any; the sentence's mentions
// begin at `first`.  `pair` holds the word's first code points, `covered`
// receives where the mention ends.
weft_status
find_in_word(analysis*        a,
             size_t           sentence,
             size_t           index,
             size_t           first,
             const trie_pair* pair,
             size_t*          covered);

#endif // WEFT_EXTRACT_FIND_H
