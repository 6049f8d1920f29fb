// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Common words: what is in the lexicons, derived from it, put together from it,
// or inflected.

#ifndef WEFT_EXTRACT_COMMON_H
#define WEFT_EXTRACT_COMMON_H

#include "mention/mention.h"

// Whether a word is put together from common words of two syllables or more:
// 유통업계
bool
common_is_compound(const analysis* a, weft_str text);

// Whether `text`, without particles, is a word of the lexicons, one derived
// from it (신제품, 제품군), a compound of common words, or a predicate.
// O(size²) look-ups for words of up to 48 bytes.
bool
common_is_word(const analysis* a, weft_str text);

#endif // WEFT_EXTRACT_COMMON_H
