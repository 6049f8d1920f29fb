// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "rule/search.h"

#include "rule/slot.h"
#include "utf8.h"

#include <stdlib.h>

enum { MATCHES_MAX = 64 }; // of one pattern in one sentence

#define NOWHERE SIZE_MAX

typedef struct {
  const mask*    mask;
  const pattern* pattern;
  bool           sifted; // only `places` are worth a try
  uint64_t       places[SIEVE_WORDS];
} search;

// Take the masked sentence into the sieve, unless it is there already
static void
load(rule_run* run, const mask* mk)
{
  if (run->sieved != mk || run->sieved_serial != mk->serial) {
    sieve_load(&run->rules->sieves, &run->sieve, strbuf_str(&mk->text));
    run->sieved        = mk;
    run->sieved_serial = mk->serial;
  }
}

// Prepare; false if the pattern matches nowhere
static bool
search_begin(search* s, rule_run* run, const mask* mk, const pattern* p)
{
  s->mask    = mk;
  s->pattern = p;
  s->sifted  = false;
  if (!p->sieve.root) {
    return true;
  }
  load(run, mk);
  if (!run->sieve.count) {
    return true;
  }
  s->sifted = true;
  return sieve_run(&run->rules->sieves, &run->sieve, &p->sieve, s->places);
}

static bool
has_place(const search* s, size_t place)
{
  return s->places[place / 64U] >> (place % 64U) & 1U;
}

// The first place from byte `offset` on where a match may begin, or NOWHERE
static size_t
next_place(const search* s, const sieve_text* t, size_t offset)
{
  for (size_t w = 0U; w < t->words; ++w) {
    for (uint64_t bits = s->places[w]; bits;) {
      const size_t place = w * 64U + gate_take(&bits);
      if (t->bytes[place] >= offset) {
        return place;
      }
    }
  }
  return NOWHERE;
}

// The first match from byte `offset` on
static regex_result
search_next(const search* s,
            rule_run*     run,
            size_t        offset,
            regex_range   groups[REGEX_GROUPS_MAX])
{
  const weft_str          text = strbuf_str(&s->mask->text);
  const sieve_text* const t    = &run->sieve;
  regex* const            re   = s->pattern->re;
  if (!s->sifted) {
    return regex_search(re, run->scratch, text, offset, groups);
  }
  size_t place = next_place(s, t, offset);
  while (place != NOWHERE) {
    const size_t from = t->bytes[place];
    while (place < t->count && has_place(s, place + 1U)) {
      ++place; // take in the places right behind
    }
    const size_t       last = t->bytes[place];
    const regex_result result =
      regex_search_within(re, run->scratch, text, from, last, groups);
    if (result != REGEX_NO_MATCH) {
      return result;
    }
    place = next_place(s, t, last + 1U);
  }
  return REGEX_NO_MATCH;
}

// Where the next attempt starts: behind the first slot, so that every mention
// which can fill it is tried
static size_t
next_start(const search* s, rule_kind kind, const regex_range* groups)
{
  size_t first = kind == RULE_NAME ? groups[0].start : SIZE_MAX;
  for (size_t i = 0U; i < s->pattern->slot_count; ++i) {
    const pattern_slot* const slot = &s->pattern->slots[i];
    const regex_range* const  r    = slot_of(slot, groups);
    if (r && slot->is_slot && r->start < first && r->start >= groups[0].start) {
      first = r->start;
    }
  }
  const weft_str text = strbuf_str(&s->mask->text);
  size_t         next = 0U;
  if (first == SIZE_MAX || first < groups[0].start) {
    first = groups[0].start;
  }
  if (first >= text.size) {
    return text.size + 1U;
  }
  (void)utf8_next(text, first, &next);
  return next;
}

// Room for one more match, or NULL
static regex_match*
reserve(match_list* list)
{
  if (list->count == list->capacity) {
    const size_t capacity = list->capacity ? list->capacity * 2U : 64U;
    void* const  grown = realloc(list->items, capacity * sizeof(regex_match));
    if (!grown) {
      return NULL;
    }
    list->items    = grown;
    list->capacity = capacity;
  }
  return &list->items[list->count];
}

bool
search_all(rule_run*      run,
           const mask*    mk,
           const pattern* p,
           rule_kind      kind,
           match_range*   out)
{
  match_list* const list   = &run->matches;
  size_t            offset = 0U;
  search            look;
  out->first  = list->count;
  out->end    = list->count;
  out->result = REGEX_NO_MATCH;
  if (!search_begin(&look, run, mk, p)) {
    return true;
  }
  for (size_t n = 0U; n < MATCHES_MAX && offset <= mk->text.size; ++n) {
    regex_match* const m = reserve(list);
    if (!m) {
      return false;
    }
    out->result = search_next(&look, run, offset, m->groups);
    if (out->result != REGEX_MATCH) {
      break;
    }
    out->end = ++list->count;
    offset   = next_start(&look, kind, m->groups);
  }
  return true;
}
