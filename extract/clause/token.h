// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// What a token is and what stands beside it.

#ifndef WEFT_EXTRACT_TOKEN_H
#define WEFT_EXTRACT_TOKEN_H

#include "clause/clause.h"

#include <string.h>

// Whether a token's text begins with `prefix`
static inline bool
token_starts(const token* t, const char* prefix)
{
  // Mostly the first syllables differ already
  for (size_t i = 0U; prefix[i]; ++i) {
    if (i >= t->size || t->text[i] != prefix[i]) {
      return false;
    }
  }
  return true;
}

// Whether it begins with one of `count` prefixes
bool
token_starts_any(const token* t, const char* const* list, size_t count);

// Whether a token's text ends in `end`
bool
token_ends(const token* t, const char* end);

// Whether it ends in one of `count` words and more stands before that
bool
token_ends_behind(const token* t, const char* const* list, size_t count);

// Whether it is a noun with a particle of this class
bool
token_has_particle(const token* t, josa_class kind);

// The token behind `index` in the same speech, or NULL
const token*
token_behind(const clause_list* list, size_t index);

// The token before `index` in the same speech, or NULL
const token*
token_before(const clause_list* list, size_t index);

// Whether the word before is an object: this one is a predicate rather than a
// noun
bool
token_follows_object(const clause_list* list, size_t index);

// The unit of a token, or NULL
const mask_unit*
token_unit(const clause_list* list, size_t index);

#endif // WEFT_EXTRACT_TOKEN_H
