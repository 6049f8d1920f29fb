// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// UTF-8 reading.  All but utf8_valid() need valid UTF-8.

#ifndef WEFT_BASE_UTF8_H
#define WEFT_BASE_UTF8_H

#include "weft/base.h"

// Size of the longest valid prefix; equal to size if all of it is valid.
// Surrogates, overlong forms and values above U+10FFFF are invalid.
size_t
utf8_valid(weft_str text);

// Size of the character that begins with `lead`.  No branch: where letters and
// spaces take turns, processors guess badly.
static inline size_t
utf8_size(unsigned char lead)
{
  // Four bits each: 1 for the leads 0 to B, 2 for C and D, 3 for E, 4 for F
  return (size_t)(UINT64_C(0x4322111111111111) >> (lead >> 4U) * 4U) & 7U;
}

// Decode the code point at `offset`, which must be below text.size and at a
// character's start; stores the offset behind it
static inline uint32_t
utf8_next(weft_str text, size_t offset, size_t* next)
{
  const unsigned char* const p = (const unsigned char*)text.data + offset;
  if (p[0] < 0x80U) {
    *next = offset + 1U;
    return p[0];
  }
  if (p[0] < 0xE0U) {
    *next = offset + 2U;
    return ((p[0] & 0x1FU) << 6U) | (p[1] & 0x3FU);
  }
  if (p[0] < 0xF0U) {
    *next = offset + 3U;
    return ((p[0] & 0x0FU) << 12U) | ((p[1] & 0x3FU) << 6U) | (p[2] & 0x3FU);
  }
  *next = offset + 4U;
  return ((p[0] & 0x07U) << 18U) | ((p[1] & 0x3FU) << 12U) |
         ((p[2] & 0x3FU) << 6U) | (p[3] & 0x3FU);
}

// Offset of the character that ends at `offset`, which must be above 0
static inline size_t
utf8_before(weft_str text, size_t offset)
{
  do {
    --offset;
  } while (offset && ((unsigned char)text.data[offset] & 0xC0U) == 0x80U);
  return offset;
}

// The character that ends at `offset`, or 0 at the beginning of the text
static inline uint32_t
utf8_code_before(weft_str text, size_t offset)
{
  size_t next = 0U;
  return offset ? utf8_next(text, utf8_before(text, offset), &next) : 0U;
}

// Number of code points; O(n)
size_t
utf8_length(weft_str text);

// Encode; returns the size (1 to 4) or 0 for a surrogate or beyond U+10FFFF
size_t
utf8_encode(uint32_t code, char out[4]);

// White space of Unicode (U+0020, tab, NBSP, U+3000, U+2000 to U+200A …),
// and the invisible U+200B, U+FEFF
static inline bool
utf8_is_space(uint32_t code)
{
  if (code < 0x80U) {
    return code == 0x20U || (code >= 0x09U && code <= 0x0DU);
  }
  return code == 0x85U || code == 0xA0U || code == 0x1680U ||
         (code >= 0x2000U && code <= 0x200BU) || code == 0x2028U ||
         code == 0x2029U || code == 0x202FU || code == 0x205FU ||
         code == 0x3000U || code == 0xFEFFU;
}

// A Hangul syllable, U+AC00 to U+D7A3
static inline bool
utf8_is_hangul(uint32_t code)
{
  return code >= 0xAC00U && code <= 0xD7A3U;
}

// Index of a syllable's final consonant (0 none, 8 ㄹ …); -1 if no syllable
static inline int
utf8_final(uint32_t code)
{
  return utf8_is_hangul(code) ? (int)((code - 0xAC00U) % 28U) : -1;
}

#endif // WEFT_BASE_UTF8_H
