// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Small pure questions about text.  All are O(size) and allocate nothing.

#ifndef WEFT_BASE_STR_H
#define WEFT_BASE_STR_H

#include "weft/base.h"

#include <string.h>

// Whether `text` begins with `prefix`, which is not empty
static inline bool
str_starts(weft_str text, weft_str prefix)
{
  return text.size >= prefix.size && prefix.size &&
         text.data[0] == prefix.data[0] &&
         !memcmp(text.data, prefix.data, prefix.size);
}

static inline bool
str_ends(weft_str text, weft_str ending)
{
  // Syllables differ in their last byte mostly
  return text.size >= ending.size &&
         (!ending.size ||
          (text.data[text.size - 1U] == ending.data[ending.size - 1U] &&
           !memcmp(
             text.data + text.size - ending.size, ending.data, ending.size)));
}

// What stands behind the last space: 부사장 of 수석 부사장
static inline weft_str
str_last_word(weft_str text)
{
  size_t at = text.size;
  while (at && text.data[at - 1U] != ' ') {
    --at;
  }
  return (weft_str){text.data + at, text.size - at};
}

#endif // WEFT_BASE_STR_H
