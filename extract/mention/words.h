// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// The words of a sentence: runs of letters and digits between spaces and
// punctuation.

#ifndef WEFT_EXTRACT_WORDS_H
#define WEFT_EXTRACT_WORDS_H

#include "utf8.h"
#include "weft/base.h"

enum { WORDS_MAX = 1024 }; // words of one sentence; the rest is not read

// What a word is made of
enum {
  WORD_HANGUL = 1U << 0U,
  WORD_LATIN  = 1U << 1U,
  WORD_DIGIT  = 1U << 2U,
  WORD_UPPER  = 1U << 3U, // begins with an upper case letter
  WORD_SPACED = 1U << 4U  // only a space stands before it
};

typedef struct {
  uint32_t start; // bytes in the document's text
  uint32_t end;
  unsigned flags;
  uint32_t known;    // index in the vocabulary
  uint16_t heads[2]; // bits of a trie that may know a name that begins so
} word;

// Split `text[span]`; returns the number of words written
size_t
words_split(weft_str text, weft_span span, word out[WORDS_MAX]);

// A letter or digit, also of other scripts, but no Chinese character: those
// stand for other words in Korean headlines
bool
words_other_letter(uint32_t code);

static inline bool
words_letter(uint32_t code)
{
  if (code < 0x80U) {
    return code - '0' < 10U || (code | 0x20U) - 'a' < 26U;
  }
  return utf8_is_hangul(code) || words_other_letter(code);
}

// End of the word that covers `at`, which is inside or at the end of it
size_t
words_end(weft_str text, size_t at);

// Whether a word begins at `at`: no letter stands before it
bool
words_begins(weft_str text, size_t at);

#endif // WEFT_EXTRACT_WORDS_H
