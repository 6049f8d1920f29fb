// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Arguments of clauses.

#ifndef WEFT_EXTRACT_ARGUMENT_H
#define WEFT_EXTRACT_ARGUMENT_H

#include "clause/clause.h"

// Give every clause the names and figures that belong to its predicate, and note
// which roles common nouns fill
void
argument_find(clause_list* list, const weft_rules* rules);

// Add an argument if there is room
void
argument_add(clause*    c,
             size_t     token_index,
             josa_class particle,
             bool       topic,
             bool       by);

// As argument_add(), before all arguments that are there
void
argument_add_first(clause* c, argument a);

bool
argument_has_object(const clause* c);

// 도 marks the subject only where there is an object: `X도 도입했다`
bool
argument_has_subject(const clause* c);

#endif // WEFT_EXTRACT_ARGUMENT_H
