// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Names inside longer names: the longest is masked, and rules whose slots the
// inner one could fill are tried with it as well (`KISTI` in KISTI
// 국가슈퍼컴퓨팅본부).

#include "rule/candidate.h"

#include "try.h"

enum { NESTED_MAX = 4 }; // inner names tried in one sentence

// Keep only the candidates from `first` on that name mention `index` and whose
// rule has read all of the longer name, and let them name `inner` instead
static void
keep_inner(rule_run* run, size_t first, uint32_t index, uint32_t inner)
{
  const mention* const  outer = &run->analysis->mentions[index];
  candidate_list* const list  = &run->candidates;
  size_t                kept  = first;
  for (size_t i = first; i < list->count; ++i) {
    candidate* const c       = &list->items[i];
    const bool       subject = c->subject.mention == index;
    const bool       object  = c->object.mention == index;
    if (subject != object && c->place.start <= outer->start &&
        c->place.end >= outer->end) {
      candidate_end* const e = subject ? &c->subject : &c->object;
      e->mention             = inner;
      list->items[kept++]    = *c;
    }
  }
  list->count = kept;
}

static weft_status
try_inner(rule_run* run, size_t sentence, size_t index, const mention* inner)
{
  weft_status     st      = WEFT_OK;
  analysis* const a       = run->analysis;
  const size_t    first   = run->candidates.count;
  const uint32_t  added   = (uint32_t)a->mention_count;
  bool            changed = false;
  TRY(st, analysis_add_mention(a, inner));
  const mention outer = a->mentions[index];
  a->mentions[index]  = *inner;
  st                  = mask_make(&run->bare, a, sentence, SIZE_MAX, true);
  if (!st) {
    st = match_bare(run, sentence, &changed);
  }
  a->mentions[index] = outer;
  keep_inner(run, first, (uint32_t)index, added);
  return st;
}

weft_status
match_nested(rule_run* run, size_t sentence)
{
  weft_status     st    = WEFT_OK;
  analysis* const a     = run->analysis;
  size_t          tried = 0U;
  for (size_t i = a->ranges[sentence];
       i < a->stops[sentence] && tried < NESTED_MAX;
       ++i) {
    mention inner;
    bool    found = false;
    TRY(st, analysis_inner(a, i, &inner, &found));
    if (found) {
      TRY(st, try_inner(run, sentence, i, &inner));
      ++tried;
    }
  }
  return st;
}
