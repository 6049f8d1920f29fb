// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// What must not stand around a match: members `unless` and `not_in` of rules.

#ifndef WEFT_EXTRACT_CONTEXT_H
#define WEFT_EXTRACT_CONTEXT_H

#include "rule/slot.h"

enum {
  UNLESS_MAX        = 32, // patterns in `unless` of one rule
  UNLESS_WITHIN_MAX = 500 // characters that `within` may ask for
};

// Where a pattern is looked for, seen from the match
typedef enum {
  UNLESS_ANYWHERE,
  UNLESS_BEFORE,
  UNLESS_INSIDE,
  UNLESS_AFTER,
  UNLESS_PLACES
} unless_place;

typedef struct {
  pattern          pattern;
  unless_place     where;
  const json_node* node; // as it is written
} unless_pattern;

struct rule_context {
  unless_pattern* items;
  size_t          count;
  size_t          within;    // characters around the match, or 0 for all
  bool            quoted;    // not where a quotation is open
  bool            bracketed; // … or a parenthesis
};

// Whether the surroundings allow a match of rule `rule_index` from byte `start`
// to `end` of the masked text.  WEFT_ERR_LIMIT names the rule.
weft_status
context_allows(rule_run*   run,
               const mask* mk,
               uint32_t    rule_index,
               size_t      start,
               size_t      end,
               bool*       allowed);

// Drop the candidates from `first` on, of a frame rule in the sentence that
// run->mask holds, that the surroundings do not allow
weft_status
context_filter(rule_run* run, uint32_t rule_index, size_t first);

// Report the match limit of a rule; returns WEFT_ERR_LIMIT
weft_status
context_limit(const rule_run* run, const rule* r);

#endif // WEFT_EXTRACT_CONTEXT_H
