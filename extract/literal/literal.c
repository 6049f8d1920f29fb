// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// The scan: find where a literal may begin, and let the parsers try.

#include "literal_private.h"

// What a byte may begin.
typedef enum {
  BYTE_PLAIN = 0, // nothing
  BYTE_DIGIT,     // a figure
  BYTE_LETTER,    // an English date, at the beginning of a word
  BYTE_HANGUL,    // a Korean date word or 수십
  BYTE_WIDE       // perhaps a full-width digit
} byte_class;

// Syllables that begin a date word or a vague number: the row is the second
// byte's low six bits, the bit those of the third.  Others may share them.
static const uint64_t opening_syllables[64] = {
  [2]  = UINT64_C(1) << 52,                                         // 내
  [3]  = UINT64_C(1) << 1,                                          // 상
  [4]  = UINT64_C(1) << 36 | UINT64_C(1) << 56,                     // 네 세
  [8]  = UINT64_C(1) << 24,                                         // 수
  [11] = UINT64_C(1) << 36 | UINT64_C(1) << 45,                     // 다 십
  [17] = UINT64_C(1) << 16,                                         // 두
  [21] = UINT64_C(1) << 24 | UINT64_C(1) << 4,                      // 하 아
  [22] = UINT64_C(1) << 52,                                         // 어
  [23] = UINT64_C(1) << 48 | UINT64_C(1) << 44 | UINT64_C(1) << 52, // 연 여 열
  [24] = UINT64_C(1) << 36 | UINT64_C(1) << 44,                     // 오 올
  [29] = UINT64_C(1) << 52 | UINT64_C(1) << 60,                     // 이 일
  [30] = UINT64_C(1) << 17 | UINT64_C(1) << 44,                     // 작 재
  [32] = UINT64_C(1) << 4 | UINT64_C(1) << 8,                       // 전 절
  [39] = UINT64_C(1) << 0 | UINT64_C(1) << 12,                      // 지 만
  [42] = UINT64_C(1) << 7 | UINT64_C(1) << 40,                      // 몇 모
  [48] = UINT64_C(1) << 25 | UINT64_C(1) << 49,                     // 같 백
  [50] = UINT64_C(1) << 28,                                         // 천
  [55] = UINT64_C(1) << 56,                                         // 그
  [56] = UINT64_C(1) << 8,                                          // 금
};

// First letters of English date words; bit 0 is A or a
static const uint32_t opening_capitals = // A D F J L M N O Q S T W Y
  1U << 0 | 1U << 3 | 1U << 5 | 1U << 9 | 1U << 11 | 1U << 12 | 1U << 13 |
  1U << 14 | 1U << 16 | 1U << 18 | 1U << 19 | 1U << 22 | 1U << 24;
static const uint32_t opening_smalls = // f l n s t y
  1U << 5 | 1U << 11 | 1U << 13 | 1U << 18 | 1U << 19 | 1U << 24;

static inline byte_class
classify(unsigned char c)
{
  if (c < 0x80U) {
    return c >= '0' && c <= '9'        ? BYTE_DIGIT
           : ((c | 0x20U) - 'a') < 26U ? BYTE_LETTER
                                       : BYTE_PLAIN;
  }
  return c >= 0xEAU && c <= 0xEDU ? BYTE_HANGUL
         : c == 0xEFU             ? BYTE_WIDE
                                  : BYTE_PLAIN;
}

static bool
is_word_byte(unsigned char c)
{
  const byte_class kind = classify(c);
  return kind == BYTE_DIGIT || kind == BYTE_LETTER;
}

static size_t
skip_word(weft_str text, size_t at)
{
  while (at < text.size && is_word_byte((unsigned char)text.data[at])) {
    ++at;
  }
  return at;
}

// Behind a run of Hangul: inside it nothing may begin
static inline size_t
skip_hangul(weft_str text, size_t at)
{
  const unsigned char* const p = (const unsigned char*)text.data;
  while (at < text.size && p[at] >= 0xEAU && p[at] <= 0xEDU) {
    at += 3U;
  }
  return at;
}

static bool
is_opening_letter(unsigned char c)
{
  return c < 'a' ? (opening_capitals >> (c - 'A')) & 1U
                 : (opening_smalls >> (c - 'a')) & 1U;
}

static inline bool
is_opening_syllable(const unsigned char* p)
{
  return (opening_syllables[p[1] & 63U] >> (p[2] & 63U)) & 1U;
}

// The next offset from `at` where a literal may begin, or the text's size
static size_t
next_opening(weft_str text, size_t at)
{
  const unsigned char* const p    = (const unsigned char*)text.data;
  const size_t               size = text.size;
  size_t                     next = 0;
  while (at < size) {
    switch (classify(p[at])) {
      case BYTE_DIGIT:
        return at;
      case BYTE_LETTER:
        if (is_opening_letter(p[at])) {
          return at;
        }
        at = skip_word(text, at);
        break;
      case BYTE_HANGUL:
        if (size - at >= 3U && is_opening_syllable(p + at) &&
            (at < 3U || classify(p[at - 3U]) != BYTE_HANGUL)) {
          return at;
        }
        at = skip_hangul(text, at);
        break;
      case BYTE_WIDE:
        if (text_digit(text, at, &next) >= 0) {
          return at;
        }
        at += 3U;
        break;
      case BYTE_PLAIN:
        ++at;
        break;
    }
  }
  return size;
}

// Behind a run of digits that is no literal, with what is tied to it
static size_t
skip_figure(weft_str text, size_t at)
{
  static const char* const ties[] = {".", ",", ":", "/", "-", "·", "_", NULL};

  size_t next = at;
  for (;;) {
    while (text_digit(text, at, &next) >= 0) {
      at = next;
    }
    const size_t word = skip_word(text, at);
    if (word != at) {
      at = word;
    } else if (text_any(text, at, ties, &next) < 0 ||
               text_digit(text, next, &next) < 0) {
      return at;
    } else {
      at = next;
    }
  }
}

// Try every parser at `at`; stores where to go on if none reads anything
static bool
find_at(literal_scan* scan, size_t at, literal* out, size_t* next)
{
  const weft_str text = scan->text;
  *out                = (literal){0};
  switch (classify((unsigned char)text.data[at])) {
    case BYTE_LETTER:
      *next = skip_word(text, at);
      return !text_hangul_before(text, at) && date_english_find(scan, at, out);
    case BYTE_HANGUL:
      *next = skip_hangul(text, at);
      return !text_hangul_before(text, at) &&
             (date_find(scan, at, out) || amount_find(scan, at, out));
    case BYTE_DIGIT:
    case BYTE_WIDE:
      *next = skip_figure(text, at);
      return text_figure_begins(text, at) &&
             (date_find(scan, at, out) || date_english_find(scan, at, out) ||
              amount_find(scan, at, out));
    case BYTE_PLAIN:
      break;
  }
  *next = at + 1U;
  return false;
}

size_t
literal_find(weft_str            text,
             const literal_date* document,
             literal*            out,
             size_t              capacity)
{
  literal_scan scan  = {text, {0, 0, 0}, 0, {0, 0, 0}, 0, -1};
  size_t       count = 0;
  if (document) {
    scan.document = *document;
  }
  for (size_t at = 0; count < capacity;) {
    size_t next = 0;
    at          = next_opening(text, at);
    if (at >= text.size) {
      break;
    }
    if (find_at(&scan, at, &out[count], &next)) {
      at         = out[count].span.end;
      scan.floor = at;
      ++count;
    } else {
      at = next;
    }
  }
  return count;
}
