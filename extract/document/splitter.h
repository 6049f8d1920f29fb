// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// The state of splitting a paragraph, and the quotes and brackets in it.

#ifndef WEFT_EXTRACT_SPLITTER_H
#define WEFT_EXTRACT_SPLITTER_H

#include "document/scan.h"
#include "utf8.h"

// Enclosures, as indices of `failed`
typedef enum {
  DOUBLE_STRAIGHT,
  DOUBLE_CURVED,
  SINGLE_STRAIGHT,
  SINGLE_CURVED,
  BACKTICK,
  ROUND,
  SQUARE,
  CORNER,
  WHITE_CORNER,
  GUILLEMET,
  WHITE_GUILLEMET,
  ENCLOSURES
} enclosure;

// The paragraph that is being split
typedef struct {
  weft_str text;
  size_t   end;                // of the paragraph
  size_t   start;              // of the sentence
  unsigned failed[ENCLOSURES]; // how many of these never closed
} splitter;

// The character at a place of the paragraph, or 0
static inline uint32_t
splitter_code(const splitter* const s, const size_t at)
{
  size_t next = 0;
  return at < s->end ? utf8_next(s->text, at, &next) : 0U;
}

// The character before it in the sentence, or 0
static inline uint32_t
splitter_before(const splitter* const s, const size_t at)
{
  size_t next = 0;
  return at > s->start ? utf8_next(s->text, utf8_before(s->text, at), &next)
                       : 0U;
}

static inline bool
splitter_is_space(const uint32_t code)
{
  return code <= ' ' || utf8_is_space(code);
}

static inline bool
splitter_is_letter(const uint32_t code)
{
  return code < 0x80U &&
         (scan_is_lower((char)code) || scan_is_upper((char)code));
}

// Which enclosure the character at `at` opens; ENCLOSURES if none
enclosure
enclosure_at(const splitter* s, size_t at);

// Place behind the enclosure that opens at `at`, or SCAN_NONE
size_t
enclosure_end(splitter* s, size_t at, enclosure kind);

#endif // WEFT_EXTRACT_SPLITTER_H
