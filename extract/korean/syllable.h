// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Tables of Korean forms in the order of their first syllables.

#ifndef WEFT_EXTRACT_SYLLABLE_H
#define WEFT_EXTRACT_SYLLABLE_H

#include <stddef.h>
#include <stdint.h>

// The first three bytes as a number that keeps their order
static inline uint32_t
syllable_key(const char* text)
{
  const unsigned char* const p = (const unsigned char*)text;
  return (uint32_t)p[0] << 16U | (uint32_t)p[1] << 8U | p[2];
}

// The first of `count` sorted items of `stride` bytes, each of which begins with
// its text, that does not stand before those of a syllable; `count` if all do
static inline size_t
syllable_first(const void* items,
               size_t      count,
               size_t      stride,
               uint32_t    syllable)
{
  // No branch but the loop's: processors guess badly here
  size_t low = 0U;
  for (size_t left = count; left;) {
    const size_t      half   = left - left / 2U;
    const char* const middle = (const char*)items + (low + half - 1U) * stride;
    low += syllable_key(middle) < syllable ? half : 0U;
    left /= 2U;
  }
  return low;
}

#endif // WEFT_EXTRACT_SYLLABLE_H
