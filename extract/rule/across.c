// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Pattern rules whose slots stand in two neighbouring sentences.

#include "rule/candidate.h"
#include "rule/search.h"
#include "rule/trace.h"

#include "try.h"

#include <string.h>

// Types of the mentions of a sentence
static type_set
types_in(const analysis* a, size_t sentence)
{
  type_set types = 0U;
  for (size_t i = a->ranges[sentence]; i < a->stops[sentence]; ++i) {
    types |= a->mentions[i].types | mention_types(a->rules, &a->mentions[i]);
  }
  return types;
}

static weft_sentence_kind
kind_of(const rule_run* run, size_t sentence)
{
  return weft_document_sentence(run->analysis->document, sentence)->kind;
}

// Whether a rule reads both sentences and their mentions can fill its slots
static bool
is_wanted(const rule_run*    run,
          const across_user* u,
          size_t             index,
          type_set           present)
{
  const rule* const r = &run->rules->rules[u->rule];
  return rule_reads(r, kind_of(run, index - 1U)) &&
         rule_reads(r, kind_of(run, index)) &&
         pattern_needs_met(u->pattern, present);
}

// Keep only the matches that stand in both sentences
static void
keep_spanning(match_list* list, const mask* mk, match_range* found)
{
  size_t kept = found->first;
  for (size_t i = found->first; i < found->end; ++i) {
    const regex_range whole = list->items[i].groups[0];
    if (whole.end > whole.start &&
        memchr(mk->text.data + whole.start, '\n', whole.end - whole.start)) {
      list->items[kept++] = list->items[i];
    }
  }
  found->end = kept;
}

static weft_status
try_pattern(rule_run* run, const across_user* u, size_t index)
{
  weft_status st      = WEFT_OK;
  bool        changed = false;
  match_range found;
  if (!search_all(run, &run->pair, u->pattern, RULE_TRIPLE, &found)) {
    return WEFT_ERR_NO_MEMORY;
  }
  keep_spanning(&run->matches, &run->pair, &found);
  st = match_use(run, &run->pair, index, u->rule, u->pattern, &found, &changed);
  run->matches.count = 0U;
  return st;
}

// Mask a sentence and the one before it, and find the literals there
static weft_status
make_pair(rule_run* run, size_t index)
{
  weft_status             st    = WEFT_OK;
  const weft_rules* const rules = run->rules;
  if (!run->pair_hits.found && !hits_new(&run->pair_hits, &rules->literals)) {
    return WEFT_ERR_NO_MEMORY;
  }
  TRY(st, mask_make_pair(&run->pair, run->analysis, index));
  hits_scan(rules, &run->pair, &run->pair_hits);
  return st;
}

weft_status
match_across(rule_run* run, size_t index)
{
  weft_status             st    = WEFT_OK;
  const weft_rules* const rules = run->rules;
  if (!rules->across_count || !index) {
    return WEFT_OK;
  }
  const type_set present =
    types_in(run->analysis, index - 1U) | types_in(run->analysis, index);
  bool made = trace_hears_any(run, index, 1U);
  if (made) {
    TRY(st, make_pair(run, index));
    trace_masked(run, &run->pair, &run->pair_hits, RULE_TRIPLE, NULL);
  }
  for (size_t i = 0U; i < rules->across_count; ++i) {
    const across_user* const u = &rules->across[i];
    if (!is_wanted(run, u, index, present)) {
      continue;
    }
    if (!made) {
      TRY(st, make_pair(run, index));
      made = true;
    }
    if (prefilter_met(&u->pattern->demands, run->pair_hits.met)) {
      TRY(st, try_pattern(run, u, index));
    }
  }
  return st;
}
