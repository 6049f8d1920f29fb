// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "name.h"

#include "utf8.h"

// How the letters of a block have their lower case
typedef enum {
  FOLD_SHIFT, // lower is upper + shift
  FOLD_EVEN,  // upper is even, lower follows it
  FOLD_ODD    // upper is odd, lower follows it
} fold_kind;

typedef struct {
  uint32_t  first;
  uint32_t  last;
  fold_kind kind;
  uint32_t  shift;
} fold_range;

// Simple case folding for the scripts that names are written in, sorted
static const fold_range fold_ranges[] = {
  {0x00C0U, 0x00D6U, FOLD_SHIFT, 0x20U}, // Latin-1
  {0x00D8U, 0x00DEU, FOLD_SHIFT, 0x20U},
  {0x0100U, 0x012FU, FOLD_EVEN, 0U}, // Latin Extended-A
  {0x0132U, 0x0137U, FOLD_EVEN, 0U},
  {0x0139U, 0x0148U, FOLD_ODD, 0U},
  {0x014AU, 0x0177U, FOLD_EVEN, 0U},
  {0x0179U, 0x017EU, FOLD_ODD, 0U},
  {0x01CDU, 0x01DCU, FOLD_ODD, 0U}, // Pinyin vowels
  {0x0200U, 0x021FU, FOLD_EVEN, 0U},
  {0x0391U, 0x03A1U, FOLD_SHIFT, 0x20U}, // Greek
  {0x03A3U, 0x03ABU, FOLD_SHIFT, 0x20U},
  {0x0400U, 0x040FU, FOLD_SHIFT, 0x50U}, // Cyrillic
  {0x0410U, 0x042FU, FOLD_SHIFT, 0x20U},
  {0x0460U, 0x0481U, FOLD_EVEN, 0U},
  {0x048AU, 0x04BFU, FOLD_EVEN, 0U},
  {0x04D0U, 0x052FU, FOLD_EVEN, 0U},
  {0x0531U, 0x0556U, FOLD_SHIFT, 0x30U}, // Armenian
  {0x1E00U, 0x1E95U, FOLD_EVEN, 0U},     // Latin Extended Additional
  {0x1EA0U, 0x1EFFU, FOLD_EVEN, 0U},
  {0x2160U, 0x216FU, FOLD_SHIFT, 0x10U}, // Roman numerals
  {0x24B6U, 0x24CFU, FOLD_SHIFT, 0x1AU}, // circled letters
  {0xFF21U, 0xFF3AU, FOLD_SHIFT, 0x20U}, // full width
};

uint32_t
name_fold(const uint32_t code)
{
  if (code < 0x80U) {
    return (code >= 'A' && code <= 'Z') ? code + 0x20U : code;
  }
  if (code == 0x03C2U) {
    return 0x03C3U; // final sigma
  }
  const size_t count = sizeof(fold_ranges) / sizeof(fold_ranges[0]);
  for (size_t i = 0U; i < count && code >= fold_ranges[i].first; ++i) {
    const fold_range* const range = &fold_ranges[i];
    if (code > range->last) {
      continue;
    }
    switch (range->kind) {
      case FOLD_SHIFT:
        return code + range->shift;
      case FOLD_EVEN:
        return code | 1U;
      case FOLD_ODD:
        return code + (code & 1U);
    }
  }
  return code;
}

static bool
is_hyphen(const uint32_t code)
{
  return code == '-' || code == 0x00ADU ||
         (code >= 0x2010U && code <= 0x2015U) || code == 0x2212U ||
         code == 0xFE58U || code == 0xFE63U || code == 0xFF0DU;
}

static bool
is_middle_dot(const uint32_t code)
{
  return code == 0x00B7U || code == 0x0387U || code == 0x119EU ||
         code == 0x2022U || code == 0x2027U || code == 0x22C5U ||
         code == 0x30FBU || code == 0x318DU || code == 0xFF65U;
}

static bool
is_separator(const uint32_t code)
{
  return utf8_is_space(code) || is_hyphen(code) || is_middle_dot(code);
}

static bool
is_digit(const uint32_t code)
{
  return code >= '0' && code <= '9';
}

// The code point at `at`, or the Hangul syllable that conjoining letters spell
// there (Unicode Standard, section 3.12); stores the offset behind it
static uint32_t
next_code(const weft_str name, const size_t at, size_t* const next)
{
  uint32_t code = utf8_next(name, at, next);
  if (code < 0x1100U || code > 0xD7A3U) {
    return code;
  }
  size_t   behind = *next;
  uint32_t letter = behind < name.size ? utf8_next(name, behind, &behind) : 0U;
  if (code <= 0x1112U && letter >= 0x1161U && letter <= 0x1175U) {
    code   = 0xAC00U + ((code - 0x1100U) * 21U + (letter - 0x1161U)) * 28U;
    *next  = behind;
    letter = behind < name.size ? utf8_next(name, behind, &behind) : 0U;
  }
  if (utf8_final(code) == 0 && letter >= 0x11A8U && letter <= 0x11C2U) {
    code += letter - 0x11A7U;
    *next = behind;
  }
  return code;
}

void
name_key(const weft_str name, strbuf* const out)
{
  strbuf_clear(out);
  uint32_t before    = 0U; // last code that was not left out
  bool     separated = false;
  for (size_t i = 0U; i < name.size;) {
    const uint32_t code = next_code(name, i, &i);
    if (is_separator(code)) {
      separated = true;
      continue;
    }
    if (separated && is_digit(before) && is_digit(code)) {
      strbuf_putc(out, '-');
    }
    strbuf_put_code(out, name_fold(code));
    before    = code;
    separated = false;
  }
  if (!out->size) {
    strbuf_append(out, name);
  }
}
