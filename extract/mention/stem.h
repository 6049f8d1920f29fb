// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// A word without its particles, and what it ends in.

#ifndef WEFT_EXTRACT_STEM_H
#define WEFT_EXTRACT_STEM_H

#include "mention/trie.h"
#include "mention/words.h"

enum { STEMS_MAX = 6 };

// The word and the shorter stems that may leave only particles, of four bytes
// and more
typedef struct {
  size_t   start;
  size_t   end;                   // of the word
  size_t   ends[STEMS_MAX];       // longest first
  uint32_t codes[STEMS_MAX + 1U]; // the last of each, folded, and one before
  size_t   count;
} word_stems;

void
stems_read(weft_str text, const word* w, word_stems* out);

// Find the longest stem that ends in an entry of `tails`, whose entries are
// written backwards, and leaves only particles.  Returns its end, or 0.
size_t
stems_match(const word_stems* stems,
            weft_str          text,
            const trie*       tails,
            uint32_t*         value,
            size_t*           tail_size);

#endif // WEFT_EXTRACT_STEM_H
