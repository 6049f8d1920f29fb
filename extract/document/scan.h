// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Small pure scans over text that the furniture and sentence rules share.

#ifndef WEFT_EXTRACT_SCAN_H
#define WEFT_EXTRACT_SCAN_H

#include "str.h"

#define SCAN_NONE ((size_t)-1)

static inline weft_str
scan_slice(const weft_str text, const size_t start, const size_t end)
{
  return (weft_str){text.data + start, end - start};
}

// Place of `needle`, or SCAN_NONE
size_t
scan_find(weft_str text, weft_str needle);

static inline bool
scan_has(const weft_str text, const weft_str needle)
{
  return scan_find(text, needle) != SCAN_NONE;
}

// Whether `text` starts with, ends with or is one of `list`
bool
scan_starts_any(weft_str text, const weft_str* list, size_t count);
bool
scan_ends_any(weft_str text, const weft_str* list, size_t count);
bool
scan_is_any(weft_str text, const weft_str* list, size_t count);

enum { SCAN_PHRASE_MIN = 6, SCAN_FILTER_WORDS = 64 };

// Text that many phrases are looked for in.  `bits` says which hashes of
// SCAN_PHRASE_MIN bytes occur, so that most phrases cost one look.
typedef struct {
  weft_str text;
  uint64_t bits[SCAN_FILTER_WORDS];
} scan_filter;

void
scan_filter_init(scan_filter* filter, weft_str text);

// Whether the text holds one of `list`, all at least SCAN_PHRASE_MIN bytes
bool
scan_has_any(const scan_filter* filter, const weft_str* list, size_t count);

// `span` without outer white space (NBSP and the like are space too)
weft_span
scan_trim(weft_str text, weft_span span);
weft_str
scan_trimmed(weft_str text);

// Number of words between spaces
size_t
scan_words(weft_str text);

static inline bool
scan_is_digit(const char c)
{
  return c >= '0' && c <= '9';
}

static inline bool
scan_is_lower(const char c)
{
  return c >= 'a' && c <= 'z';
}

static inline bool
scan_is_upper(const char c)
{
  return c >= 'A' && c <= 'Z';
}

// Find the first date with a year (2022-01-19, 2022.01.19, 2022/1/19,
// 2022년 1월 19일, January 19, 2022) and write it as ISO; returns where it
// starts and stores where it ends, or SCAN_NONE.
size_t
scan_date(weft_str text, char iso[11], size_t* end);

// Whether a sentence ends inside or at the end of a line: Korean predicate
// endings or an English sentence
bool
scan_is_prose(weft_str line);

// Place behind the last Korean sentence end (`다.`, `요.`) that something
// follows, or 0
size_t
scan_last_end(weft_str line);

// Whether an English word before a period is an abbreviation.  `loose`
// receives whether it may end a sentence as well (Inc., U.S.).
bool
scan_is_abbreviation(weft_str word, bool* loose);

// Whether text starts with a word that commonly opens an English sentence
bool
scan_opens_sentence(weft_str text);

#endif // WEFT_EXTRACT_SCAN_H
