// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// The matches of one pattern in one masked sentence.

#ifndef WEFT_EXTRACT_SEARCH_H
#define WEFT_EXTRACT_SEARCH_H

#include "rule/candidate.h"

// Add the matches of a pattern of rules of a kind to run->matches; false if
// memory is short
bool
search_all(rule_run*      run,
           const mask*    mk,
           const pattern* p,
           rule_kind      kind,
           match_range*   out);

#endif // WEFT_EXTRACT_SEARCH_H
