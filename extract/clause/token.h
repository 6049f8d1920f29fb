// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#ifndef WEFT_EXTRACT_TOKEN_H
#define WEFT_EXTRACT_TOKEN_H

#include "clause/clause.h"

#include <string.h>

// Split the masked sentence into tokens with particles and predicates
void
token_split(clause_list*      out,
            const weft_rules* rules,
            const analysis*   a,
            const mask*       m);

// Whether a token's text begins with `prefix`
static inline bool
token_starts(const token* t, const char* prefix)
{
  const size_t size = strlen(prefix);
  return t->size >= size && !memcmp(t->text, prefix, size);
}

// The unit of a token, or NULL
const mask_unit*
token_unit(const clause_list* list, size_t index);

#endif // WEFT_EXTRACT_TOKEN_H
