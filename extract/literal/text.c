// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Small looks at the text around an offset.

#include "literal_private.h"

#include "utf8.h"

#include <string.h>

size_t
text_skip_space(weft_str text, size_t at)
{
  for (int i = 0; i < 2 && at < text.size; ++i) {
    size_t         next = at;
    const uint32_t code = utf8_next(text, at, &next);
    if (code == '\n' || !utf8_is_space(code)) {
      break;
    }
    at = next;
  }
  return at;
}

size_t
text_space_before(weft_str text, size_t at)
{
  for (int i = 0; i < 2 && at; ++i) {
    const size_t   start = utf8_before(text, at);
    size_t         next  = 0;
    const uint32_t code  = utf8_next(text, start, &next);
    if (code == '\n' || !utf8_is_space(code)) {
      break;
    }
    at = start;
  }
  return at;
}

int
text_any(weft_str text, size_t at, const char* const* words, size_t* next)
{
  for (int i = 0; words[i]; ++i) {
    if (text_at(text, at, words[i], next)) {
      return i;
    }
  }
  return -1;
}

bool
text_is_hangul(weft_str text, size_t at)
{
  size_t next = 0;
  return at < text.size && utf8_is_hangul(utf8_next(text, at, &next));
}

bool
text_hangul_before(weft_str text, size_t at)
{
  return at && text_is_hangul(text, utf8_before(text, at));
}

static bool
is_letter(unsigned char c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool
text_is_latin(weft_str text, size_t at)
{
  return at < text.size && is_letter((unsigned char)text.data[at]);
}

bool
text_latin_before(weft_str text, size_t at)
{
  return at && is_letter((unsigned char)text.data[at - 1U]);
}

int
text_digit(weft_str text, size_t at, size_t* next)
{
  if (at >= text.size) {
    return -1;
  }
  const unsigned char* const p = (const unsigned char*)text.data + at;
  if (p[0] >= '0' && p[0] <= '9') {
    *next = at + 1U;
    return p[0] - '0';
  }
  if (p[0] == 0xEFU && text.size - at >= 3U && p[1] == 0xBCU && p[2] >= 0x90U &&
      p[2] <= 0x99U) {
    *next = at + 3U;
    return p[2] - 0x90;
  }
  return -1;
}

bool
text_noun_ends(weft_str text, size_t at)
{
  // First syllables of particles, of the copula and of words that are written
  // together with a counter (이상, 가량, 정도, 동안 …)
  static const char followers[] =
    "이가을를은는의에로으도와과만까부보나씩당쯤째간들인다며였라란뿐중내안"
    "후전뒤대꼴선급여짜마처하입께조경말초자밤일월";
  static const char* const words[] = {"정도",
                                      "미만",
                                      "가량",
                                      "수준",
                                      "남짓",
                                      "동안",
                                      "규모",
                                      "밖에",
                                      "일대",
                                      NULL};
  if (!text_is_hangul(text, at)) {
    return true;
  }
  size_t next = 0;
  for (size_t i = 0; i + 3U < sizeof(followers); i += 3U) {
    if (!memcmp(text.data + at, followers + i, 3U)) {
      return true;
    }
  }
  return text_any(text, at, words, &next) >= 0;
}

size_t
text_range_sign(weft_str text, size_t at)
{
  static const char* const signs[] = {"~", "∼", "～", "〜", "–", "-", NULL};

  const size_t start = text_skip_space(text, at);
  size_t       next  = at;
  if (text_any(text, start, signs, &next) < 0) {
    return at;
  }
  return text_skip_space(text, next);
}

// One of the characters that tie digits to what stands before them
static bool
is_joint(char c)
{
  return c == '-' || c == '.' || c == ',' || c == ':' || c == '/' || c == '_' ||
         c == '#' || c == '@';
}

static bool
is_word_byte(unsigned char c)
{
  return is_letter(c) || (c >= '0' && c <= '9');
}

bool
text_figure_begins(weft_str text, size_t at)
{
  const unsigned char* const p    = (const unsigned char*)text.data;
  size_t                     mark = 0;
  if (!at) {
    return true;
  }
  if (is_word_byte(p[at - 1U]) ||
      text_digit(text, utf8_before(text, at), &mark) >= 0) {
    return false;
  }
  if (text_before(text, at, "제", &mark) ||
      text_before(text, at, "제 ", &mark)) {
    return text_hangul_before(text, mark);
  }
  if (text_before(text, at, "·", &mark)) {
    return !mark || !is_word_byte(p[mark - 1U]);
  }
  if (!is_joint((char)p[at - 1U])) {
    return true;
  }
  return p[at - 1U] != '_' && p[at - 1U] != '#' && p[at - 1U] != '@' &&
         (at == 1U || !is_word_byte(p[at - 2U]));
}
