// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// What adnominal predicates modify.

#ifndef WEFT_EXTRACT_HEAD_H
#define WEFT_EXTRACT_HEAD_H

#include "clause/clause.h"

// Whether a predicate has the form of a modifier: `한`, `하는`, `할`
static inline bool
token_adnominal(const token* t)
{
  return t->verb.ending == ENDING_ADN_PAST ||
         t->verb.ending == ENDING_ADN_NOW || t->verb.ending == ENDING_ADN_NEXT;
}

// Give every clause whose predicate modifies a noun its head.  Linear in the
// number of words but for a short look-ahead.
void
head_attach(clause_list* list, const weft_rules* rules);

#endif // WEFT_EXTRACT_HEAD_H
