// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Which predicate a subject or a topic belongs to.
//
// A subject goes to the next predicate that can take one, a topic to the first
// that is neither adnominal nor nominalised.

#ifndef WEFT_EXTRACT_SUBJECT_H
#define WEFT_EXTRACT_SUBJECT_H

#include "clause/clause.h"

// The predicate of the noun with 이 or 가, which is then claimed, or TOKEN_NONE
size_t
subject_head(clause_list* list, const weft_rules* rules, size_t index);

// Of the noun with 은 or 는
size_t
subject_head_of_topic(const clause_list* list, size_t index);

// Of the noun with 도, which may mark what a topic does, or stand for 이 or 을
size_t
subject_head_of_also(const clause_list* list,
                     const weft_rules*  rules,
                     size_t             index);

#endif // WEFT_EXTRACT_SUBJECT_H
