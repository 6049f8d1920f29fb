// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Names that neither lists nor patterns know: words that no vocabulary holds,
// with a type by what stands around them.

#ifndef WEFT_EXTRACT_GUESS_H
#define WEFT_EXTRACT_GUESS_H

#include "mention/mention.h"

// Collect the words outside all mentions that are no common words, let the
// rules of kind `cue` vote on what they name, and add those with votes enough
// to the document's names.  As a last resort (`last`) also those without any
// vote that stand often enough.  `changed` tells whether there are any.
//
// WEFT_OK or WEFT_ERR_NO_MEMORY.  Linear in the number of words.
weft_status
guess_names(analysis* a, bool last, bool* changed);

#endif // WEFT_EXTRACT_GUESS_H
