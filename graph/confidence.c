// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "confidence.h"

#include <stdlib.h>

#define SCALE 1000U

static int
compare_falling(const void* const a, const void* const b)
{
  const uint16_t x = *(const uint16_t*)a;
  const uint16_t y = *(const uint16_t*)b;
  return (x < y) - (x > y);
}

// Only a certain support makes a fact certain
uint32_t
confidence_combine(uint16_t* const list, const size_t count)
{
  uint32_t doubt = CONFIDENCE_CERTAIN * SCALE;
  if (count > 1U) {
    qsort(list, count, sizeof(uint16_t), compare_falling);
  }
  if (count && list[0] == CONFIDENCE_CERTAIN) {
    return CONFIDENCE_CERTAIN;
  }
  for (size_t i = 0U; i < count && doubt; ++i) {
    doubt = (uint32_t)((uint64_t)doubt * (CONFIDENCE_CERTAIN - list[i]) /
                       CONFIDENCE_CERTAIN);
  }
  const uint32_t sure = CONFIDENCE_CERTAIN - (doubt + SCALE / 2U) / SCALE;
  return sure < CONFIDENCE_CERTAIN ? sure : CONFIDENCE_CERTAIN - 1U;
}
