// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "rule/gate.h"

#include <string.h>

static bool
reserve(gate* g, arena* memory, size_t count)
{
  const size_t bits = g->group_words * 64U;
  g->groups         = arena_array(memory, g->group_words, sizeof(uint64_t));
  g->first          = arena_array(memory, bits + 1U, sizeof(uint32_t));
  g->numbers        = arena_array(memory, count + 1U, sizeof(uint32_t));
  g->always         = arena_array(memory, g->words, sizeof(uint64_t));
  return g->groups && g->first && g->numbers && g->always;
}

weft_status
gate_build(arena*          memory,
           const uint32_t* groups,
           size_t          begin,
           size_t          count,
           size_t          group_words,
           gate*           out)
{
  gate* const  g    = out;
  const size_t bits = group_words * 64U;
  g->begin          = begin;
  g->group_words    = group_words;
  g->words          = count / 64U + 1U;
  if (!reserve(g, memory, count)) {
    return WEFT_ERR_NO_MEMORY;
  }
  // How many each group opens, then where they begin
  for (size_t i = 0U; i < count; ++i) {
    if (groups[i] == GATE_OPEN) {
      g->always[i / 64U] |= (uint64_t)1U << (i % 64U);
    } else if (groups[i] != GATE_SHUT) {
      g->groups[groups[i] / 64U] |= (uint64_t)1U << (groups[i] % 64U);
      ++g->first[groups[i] + 1U];
    }
  }
  for (size_t i = 0U; i < bits; ++i) {
    g->first[i + 1U] += g->first[i];
  }
  const uint32_t end = g->first[bits];
  for (size_t i = count; i--;) {
    if (groups[i] < GATE_SHUT) {
      g->numbers[--g->first[groups[i] + 1U]] = (uint32_t)i;
    }
  }
  // Each place is now one group too far
  for (size_t i = 0U; i < bits; ++i) {
    g->first[i] = g->first[i + 1U];
  }
  g->first[bits] = end;
  return WEFT_OK;
}

void
gate_open(const gate*     g,
          const uint64_t* met,
          const uint64_t * not,
          uint64_t* out)
{
  memcpy(out, g->always, g->words * sizeof(uint64_t));
  for (size_t w = 0U; w < g->group_words; ++w) {
    uint64_t bits = met[w] & g->groups[w] & (not ? ~not [w] : UINT64_MAX);
    while (bits) {
      const size_t group = w * 64U + gate_take(&bits);
      for (uint32_t i = g->first[group]; i < g->first[group + 1U]; ++i) {
        out[g->numbers[i] / 64U] |= (uint64_t)1U << (g->numbers[i] % 64U);
      }
    }
  }
}
