// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Which predicate what says when, where or how belongs to.

#ifndef WEFT_EXTRACT_OBLIQUE_H
#define WEFT_EXTRACT_OBLIQUE_H

#include "clause/clause.h"

// The next predicate that is told with times, places and the like, or TOKEN_NONE
size_t
oblique_head(const clause_list* list, const weft_rules* rules, size_t index);

#endif // WEFT_EXTRACT_OBLIQUE_H
