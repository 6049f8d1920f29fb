// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Where a pattern can match at all: near the first mention that it demands.

#ifndef WEFT_EXTRACT_ANCHOR_H
#define WEFT_EXTRACT_ANCHOR_H

#include "weft/base.h"

enum { ANCHOR_CODES = 2048 }; // private-use characters from U+E000

// Any match holds one of the characters `codes` at most `reach` bytes behind
// its start
typedef struct {
  bool     known; // else nothing is known
  uint32_t reach;
  uint64_t codes[ANCHOR_CODES / 64];
} anchor;

// Find the anchor of a PCRE2 pattern.  Whatever the reader does not know makes
// the anchor unknown.
void
anchor_read(weft_str pattern, anchor* out);

// Whether the three-byte character at `p` is one of an anchor's
static inline bool
anchor_has(const anchor* a, const char* p)
{
  const unsigned b    = (unsigned char)p[1];
  const unsigned c    = (unsigned char)p[2];
  const unsigned code = ((b & 0x3FU) << 6U) | (c & 0x3FU);
  return (unsigned char)p[0] == 0xEEU && code < ANCHOR_CODES &&
         (a->codes[code / 64U] >> (code % 64U) & 1U);
}

#endif // WEFT_EXTRACT_ANCHOR_H
