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

// Elements of an array
#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

// Whether `part` stands at byte `at`, which may lie behind the text
static inline bool
str_at(weft_str text, size_t at, const char* part)
{
  const size_t size = strlen(part);
  return text.size >= at + size && !memcmp(text.data + at, part, size);
}

// Whether one of `count` words stands at byte `at`
static inline bool
str_at_any(weft_str text, size_t at, const char* const* words, size_t count)
{
  for (size_t i = 0U; i < count; ++i) {
    if (str_at(text, at, words[i])) {
      return true;
    }
  }
  return false;
}

// Whether the text ends in one of `count` words
static inline bool
str_ends_any(weft_str text, const char* const* words, size_t count)
{
  for (size_t i = 0U; i < count; ++i) {
    if (str_ends(text, weft_str_from(words[i]))) {
      return true;
    }
  }
  return false;
}

// Whether the text is one of `count` words
static inline bool
str_is_any(weft_str text, const char* const* words, size_t count)
{
  for (size_t i = 0U; i < count; ++i) {
    if (weft_str_equals(text, weft_str_from(words[i]))) {
      return true;
    }
  }
  return false;
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
