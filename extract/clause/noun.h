// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Common nouns and their particles.

#ifndef WEFT_EXTRACT_NOUN_H
#define WEFT_EXTRACT_NOUN_H

#include "clause/clause.h"

// How sure it is that a word is a noun
typedef enum {
  NOUN_NO,
  NOUN_GUESS, // what is left could be particles
  NOUN_TAIL,  // … and the stem ends in a known noun
  NOUN_KNOWN  // … and is one
} noun_rank;

// Split a plain word into a noun and its particles: the best known stem, or
// else the one that leaves most to the particles.  Sets `particle` and `rest`,
// which stays 0 for a bare noun.
noun_rank
noun_split(const analysis* a, token* t);

// How sure a stem is a noun
noun_rank
noun_rank_of(const analysis* a, weft_str stem);

// Whether a word ends in a listed noun of two syllables or more
bool
noun_has_known_tail(const analysis* a, weft_str text);

#endif // WEFT_EXTRACT_NOUN_H
