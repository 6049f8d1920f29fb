// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Words for messages, and names in NFC.

#ifndef WEFT_EXTRACT_PACK_TEXT_H
#define WEFT_EXTRACT_PACK_TEXT_H

#include "arena.h"
#include "show.h"
#include "weft/base.h"

// The known name nearest to a mistyped one
typedef struct {
  weft_str word;     // the mistyped name
  weft_str best;     // nearest so far, or empty
  size_t   distance; // its edit distance in code points
} pack_suggestion;

// Start a search for names like `word`
pack_suggestion
pack_suggest(weft_str word);

// Offer a known name; the first of equally near ones is kept
void
pack_suggest_try(pack_suggestion* suggestion, weft_str name);

// `; did you mean X?` or, if nothing is near, `; ` and `otherwise`
typedef struct {
  char text[160];
} pack_remedy;

pack_remedy
pack_suggest_remedy(const pack_suggestion* suggestion, const char* otherwise);

// `text` itself if it is NFC, else its NFC in the arena.
// WEFT_OK or WEFT_ERR_NO_MEMORY.
weft_status
pack_nfc(arena* mem, weft_str text, weft_str* out);

// NFKC with case folded, in the arena.  WEFT_OK or WEFT_ERR_NO_MEMORY.
weft_status
pack_fold(arena* mem, weft_str text, weft_str* out);

#endif // WEFT_EXTRACT_PACK_TEXT_H
