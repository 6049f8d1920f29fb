// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Names that neither lists nor patterns know: words that no vocabulary holds,
// with a type by what stands around them.

#ifndef WEFT_EXTRACT_GUESS_H
#define WEFT_EXTRACT_GUESS_H

#include "mention/mention.h"

typedef struct guesser guesser;

// Collect the words of a document outside all mentions that are no common
// words, and let the rules of kind `cue` vote on what they name.
//
// WEFT_OK or WEFT_ERR_NO_MEMORY; `out` is to be freed either way.  Linear in
// the number of words.
weft_status
guess_new(analysis* a, guesser** out);

// Add those with votes enough to the document's names; or, as a `last` resort,
// those without that stand often enough and have not become names meanwhile.
// `changed` tells whether there are any.
weft_status
guess_add(guesser* g, bool last, bool* changed);

void
guess_free(guesser* g);

#endif // WEFT_EXTRACT_GUESS_H
