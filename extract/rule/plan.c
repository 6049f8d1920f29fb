// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// The patterns of all rules in one row for each kind, so that a sentence looks
// at what they demand without touching the rules.

#include "rule/compiled.h"

static bool
has_patterns(rule_kind kind)
{
  return kind == RULE_NAME || kind == RULE_ALIAS || kind == RULE_TRIPLE;
}

weft_status
plan_build(weft_rules* rules)
{
  size_t count = 0U;
  for (size_t i = 0U; i < rules->rule_count; ++i) {
    count += rules->rules[i].pattern_count;
  }
  rules->plan = arena_array(&rules->memory, count + 1U, sizeof(plan_entry));
  if (!rules->plan) {
    return WEFT_ERR_NO_MEMORY;
  }
  size_t at = 0U;
  for (size_t kind = 0U; kind <= RULE_WORDS; ++kind) {
    rules->plan_first[kind] = at;
    for (size_t i = 0U; i < rules->rule_count; ++i) {
      const rule* const r = &rules->rules[i];
      for (size_t k = 0U; k < r->pattern_count; ++k) {
        if (r->kind == (rule_kind)kind && has_patterns(r->kind)) {
          const plan_entry e = {
            r->patterns[k].demands, &r->patterns[k], (uint32_t)i};
          rules->plan[at++] = e;
        }
      }
    }
  }
  rules->plan_first[RULE_WORDS + 1] = at;
  return WEFT_OK;
}
