// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "utf8.h"

#include <string.h>

static bool
is_tail(const unsigned char c)
{
  return (c & 0xC0U) == 0x80U;
}

// Size of the valid character at `p` with `left` bytes to read, or 0
static size_t
character_size(const unsigned char* const p, const size_t left)
{
  const unsigned char c = p[0];
  if (c < 0x80U) {
    return 1U;
  }
  if (c < 0xC2U || c > 0xF4U) {
    return 0U; // a tail, an overlong form, or above U+10FFFF
  }
  if (c < 0xE0U) {
    return (left >= 2U && is_tail(p[1])) ? 2U : 0U;
  }
  if (c < 0xF0U) {
    const bool good = left >= 3U && is_tail(p[1]) && is_tail(p[2]) &&
                      !(c == 0xE0U && p[1] < 0xA0U) && // overlong
                      !(c == 0xEDU && p[1] > 0x9FU);   // surrogate
    return good ? 3U : 0U;
  }
  const bool good = left >= 4U && is_tail(p[1]) && is_tail(p[2]) &&
                    is_tail(p[3]) && !(c == 0xF0U && p[1] < 0x90U) &&
                    !(c == 0xF4U && p[1] > 0x8FU);
  return good ? 4U : 0U;
}

// Behind the characters of three bytes at `i` that need no look at their second
// byte's range, and spaces: what Hangul text mostly is
static size_t
skip_syllables(const unsigned char* const p, size_t i, const size_t size)
{
  while (size - i >= 4U) {
    if (p[i] >= 0xE1U && p[i] <= 0xECU) {
      if (!is_tail(p[i + 1U]) || !is_tail(p[i + 2U])) {
        break;
      }
      i += 3U;
    } else if (p[i] < 0x80U) {
      ++i;
    } else {
      break;
    }
  }
  return i;
}

size_t
utf8_valid(const weft_str text)
{
  const unsigned char* const p = (const unsigned char*)text.data;
  size_t                     i = 0U;
  while (i < text.size) {
    // Eight ASCII bytes at a time
    uint64_t word = 0U;
    if (p[i] < 0x80U && text.size - i >= sizeof(word)) {
      memcpy(&word, p + i, sizeof(word));
      if (!(word & 0x8080808080808080U)) {
        i += sizeof(word);
        continue;
      }
    }
    const size_t size = character_size(p + i, text.size - i);
    if (!size) {
      break;
    }
    i = skip_syllables(p, i + size, text.size);
  }
  return i;
}

size_t
utf8_length(const weft_str text)
{
  size_t length = 0U;
  for (size_t i = 0U; i < text.size; ++i) {
    length += !is_tail((unsigned char)text.data[i]);
  }
  return length;
}

size_t
utf8_encode(const uint32_t code, char out[4])
{
  if (code < 0x80U) {
    out[0] = (char)code;
    return 1U;
  }
  if (code < 0x800U) {
    out[0] = (char)(0xC0U | (code >> 6U));
    out[1] = (char)(0x80U | (code & 0x3FU));
    return 2U;
  }
  if (code < 0x10000U) {
    if (code >= 0xD800U && code <= 0xDFFFU) {
      return 0U;
    }
    out[0] = (char)(0xE0U | (code >> 12U));
    out[1] = (char)(0x80U | ((code >> 6U) & 0x3FU));
    out[2] = (char)(0x80U | (code & 0x3FU));
    return 3U;
  }
  if (code > 0x10FFFFU) {
    return 0U;
  }
  out[0] = (char)(0xF0U | (code >> 18U));
  out[1] = (char)(0x80U | ((code >> 12U) & 0x3FU));
  out[2] = (char)(0x80U | ((code >> 6U) & 0x3FU));
  out[3] = (char)(0x80U | (code & 0x3FU));
  return 4U;
}
