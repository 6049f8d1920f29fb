// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Verbs that help the one before: 하고 있다, 하지 않다, 해야 한다, 해 왔다.

#ifndef WEFT_EXTRACT_HELPER_H
#define WEFT_EXTRACT_HELPER_H

#include "clause/clause.h"

// Find the helping verbs of every predicate: sets `helper` of theirs and
// `last` of the predicates' tokens
void
helper_find(clause_list* list, const weft_rules* rules);

// The token that ends a predicate with its helpers
const token*
helper_last(const clause_list* list, size_t index);

#endif // WEFT_EXTRACT_HELPER_H
