// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// From a masked sentence to tokens.

#ifndef WEFT_EXTRACT_TOKENIZE_H
#define WEFT_EXTRACT_TOKENIZE_H

#include "clause/clause.h"

// Split the masked sentence into tokens with particles and predicates
void
tokenize(clause_list*      out,
         const weft_rules* rules,
         const analysis*   a,
         const mask*       m);

#endif // WEFT_EXTRACT_TOKENIZE_H
