// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Whether what a mention rule found may be a name at all.

#ifndef WEFT_EXTRACT_NAME_CHECK_H
#define WEFT_EXTRACT_NAME_CHECK_H

#include "mention/mention.h"

// Whether the text of `s` looks like a name.  In quotation marks all does but
// particles and what speaks; elsewhere no inflected word and no compound of
// common words does.  O(size of the name) look-ups.
bool
name_is_plausible(const analysis* a, weft_span s);

// Whether one word of a name is in no list and looks like no inflected word
bool
name_has_fresh_word(const analysis* a, weft_str name);

// Whether `name`, a slice of the document, stands at least `wanted` times at
// the beginning of a word there or not far from there
bool
name_stands_often(const analysis* a, weft_str name, size_t wanted);

// Whether a name is a word of the lexicons that names nothing; class nouns of
// things of type `named` may name one
bool
name_is_stop(const analysis* a, weft_str name, uint8_t named);

// Whether the letters of `name` stand in `whole` in the same order, and fewer:
// 전경련 for 전국경제인연합회
bool
name_abbreviates(weft_str name, weft_str whole);

#endif // WEFT_EXTRACT_NAME_CHECK_H
