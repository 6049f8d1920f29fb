// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "rule/search.h"

#define NOWHERE SIZE_MAX

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

bool
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

regex_result
search_next(const search* s,
            rule_run*     run,
            size_t        offset,
            regex_range   groups[REGEX_GROUPS_MAX])
{
  const weft_str          text = strbuf_str(&s->mask->text);
  const sieve_text* const t    = &run->sieve;
  const regex* const      re   = s->pattern->re;
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
