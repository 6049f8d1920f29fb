// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Arguments that are left out because another clause has them.

#ifndef WEFT_EXTRACT_ELLIPSIS_H
#define WEFT_EXTRACT_ELLIPSIS_H

#include "clause/clause.h"

// Give clauses the subjects, topics and objects that they share with others
void
ellipsis_fill(clause_list* list);

#endif // WEFT_EXTRACT_ELLIPSIS_H
