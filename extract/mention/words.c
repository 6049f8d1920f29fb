// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "mention/words.h"

#include "utf8.h"

static bool
latin(uint32_t code)
{
  return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') ||
         (code >= 0xC0U && code <= 0x24FU && code != 0xD7U && code != 0xF7U) ||
         (code >= 0xFF21U && code <= 0xFF5AU);
}

static bool
digit(uint32_t code)
{
  return (code >= '0' && code <= '9') || (code >= 0xFF10U && code <= 0xFF19U);
}

bool
words_other_letter(uint32_t code)
{
  return latin(code) || digit(code) ||
         (code >= 0x370U && code <= 0x1FFFU) || // Greek, Cyrillic, Thai …
         (code >= 0x3040U && code <= 0x30FFU);  // Kana
}

// A sign that joins letters inside a name: GPT-3, 2.0, AT&T, 믿:음
static bool
joins(weft_str text, size_t at, uint32_t code, uint32_t before)
{
  if (!(code == '-' || code == '.' || code == '&' || code == '+' ||
        code == ':' || code == '_' || code == '/')) {
    return false;
  }
  size_t next = 0U;
  (void)utf8_next(text, at, &next);
  if (next >= text.size) {
    return false;
  }
  const uint32_t after = utf8_next(text, next, &next);
  switch (code) {
    case '.':
      return digit(before) && digit(after);
    case '-':
    case '&':
      return words_letter(before) && (latin(after) || digit(after));
    case '+':
      return latin(before) && latin(after);
    case ':':
      return utf8_is_hangul(before) && utf8_is_hangul(after);
    default:
      return code == '_' && words_letter(before) && words_letter(after);
  }
}

size_t
words_end(weft_str text, size_t at)
{
  uint32_t before = utf8_code_before(text, at);
  while (at < text.size) {
    size_t         next = 0U;
    const uint32_t code = utf8_next(text, at, &next);
    if (!words_letter(code) && !joins(text, at, code, before)) {
      break;
    }
    before = code;
    at     = next;
  }
  return at;
}

bool
words_begins(weft_str text, size_t at)
{
  return !at || !words_letter(utf8_code_before(text, at));
}

static unsigned
flag_of(uint32_t code)
{
  return utf8_is_hangul(code) ? WORD_HANGUL
         : latin(code)        ? WORD_LATIN
         : digit(code)        ? WORD_DIGIT
                              : 0U;
}

// Read on behind a word's first letter
static void
read_word(weft_str text, uint32_t first, size_t at, word* w)
{
  uint32_t before = first;
  w->flags |= flag_of(first);
  w->flags |= first - 'A' < 26U ? WORD_UPPER : 0U;
  while (at < text.size) {
    size_t         next = 0U;
    const uint32_t code = utf8_next(text, at, &next);
    if (utf8_is_hangul(code)) {
      w->flags |= WORD_HANGUL;
    } else if (words_letter(code)) {
      w->flags |= flag_of(code);
    } else if (!joins(text, at, code, before)) {
      break;
    }
    before = code;
    at     = next;
  }
  w->end = (uint32_t)at;
}

size_t
words_split(weft_str text, weft_span span, word out[WORDS_MAX])
{
  size_t   count  = 0U;
  bool     spaced = true;
  weft_str body   = {text.data, span.end};
  for (size_t at = span.start; at < span.end && count < WORDS_MAX;) {
    size_t         next = 0U;
    const uint32_t code = utf8_next(body, at, &next);
    if (words_letter(code)) {
      word* const w = &out[count++];
      w->start      = (uint32_t)at;
      w->flags      = spaced ? WORD_SPACED : 0U;
      read_word(body, code, next, w);
      next   = w->end;
      spaced = true;
    } else {
      spaced = spaced && utf8_is_space(code);
    }
    at = next;
  }
  return count;
}
