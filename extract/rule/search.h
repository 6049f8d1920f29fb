// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// The matches of one pattern in one masked sentence.

#ifndef WEFT_EXTRACT_SEARCH_H
#define WEFT_EXTRACT_SEARCH_H

#include "rule/candidate.h"

typedef struct {
  const mask*    mask;
  const pattern* pattern;
  bool           sifted; // only `places` are worth a try
  uint64_t       places[SIEVE_WORDS];
} search;

// Prepare; false if the pattern matches nowhere
bool
search_begin(search* s, rule_run* run, const mask* mk, const pattern* p);

// The first match from byte `offset` on
regex_result
search_next(const search* s,
            rule_run*     run,
            size_t        offset,
            regex_range   groups[REGEX_GROUPS_MAX]);

#endif // WEFT_EXTRACT_SEARCH_H
