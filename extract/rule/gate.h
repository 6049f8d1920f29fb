// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// From groups of literals that a sentence meets to the few patterns that are
// worth a look, so that no sentence goes through all of them.

#ifndef WEFT_EXTRACT_GATE_H
#define WEFT_EXTRACT_GATE_H

#include "arena.h"
#include "weft/base.h"

// Instead of a group: opened always, or never
#define GATE_OPEN 0xFFFFFFFFU
#define GATE_SHUT 0xFFFFFFFEU

// The numbers from `begin` on by the group that opens each.  Immutable once
// built.
typedef struct {
  uint64_t* groups;  // bits of the groups that open some
  uint32_t* first;   // of each group: place of its numbers in `numbers`
  uint32_t* numbers; // less `begin`
  uint64_t* always;  // bits of the numbers without a group
  size_t    group_words;
  size_t    words; // of bits for the numbers
  size_t    begin;
} gate;

// Open number `begin + i` by group `groups[i]`
weft_status
gate_build(arena*          memory,
           const uint32_t* groups,
           size_t          begin,
           size_t          count,
           size_t          group_words,
           gate*           out);

// Set the bits of all numbers that the groups `met`, less those in `not` if it
// is not NULL, open, counted from g->begin.  `out` has g->words words.
void
gate_open(const gate*     g,
          const uint64_t* met,
          const uint64_t * not,
          uint64_t* out);

// Take the lowest number out of `bits`, which are not 0
static inline size_t
gate_take(uint64_t* bits)
{
#ifdef __GNUC__
  const size_t n = (size_t)__builtin_ctzll(*bits);
#else
  size_t n = 0U;
  while (!(*bits >> n & 1U)) {
    ++n;
  }
#endif
  *bits &= *bits - 1U;
  return n;
}

#endif // WEFT_EXTRACT_GATE_H
