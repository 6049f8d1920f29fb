// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Which predicate each noun belongs to.

#ifndef WEFT_EXTRACT_ATTACH_H
#define WEFT_EXTRACT_ATTACH_H

#include "clause/clause.h"

// Find the predicate of every noun: sets `place` and `head` of the tokens.
//
// Objects go to the next predicate that may have one; a subject goes to the
// next that no closer subject has; a topic goes past whatever modifies a noun
// or is told by another.
void
attach_nouns(clause_list* list, const weft_rules* rules);

#endif // WEFT_EXTRACT_ATTACH_H
