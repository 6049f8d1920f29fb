// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Tokens of JSON with comments: strings, numbers, words and what parts them.

#ifndef WEFT_BASE_JSON_TOKEN_H
#define WEFT_BASE_JSON_TOKEN_H

#include "json_scan.h"

// State of one walk
typedef struct {
  weft_str    source;
  char*       text;  // copy of `source` in which comments are blanked
  size_t      at;    // next byte
  size_t      depth; // open arrays and objects
  const char* file;
  json_marks* marks;
  weft_error* error;
} json_walk;

// The byte at `at`, or NUL behind the end
static inline char
json_peek_at(const json_walk* const s, const size_t at)
{
  return at < s->source.size ? s->source.data[at] : '\0';
}

static inline char
json_peek(const json_walk* const s)
{
  return json_peek_at(s, s->at);
}

static inline bool
json_at_end(const json_walk* const s)
{
  return s->at >= s->source.size;
}

static inline bool
json_is_digit(const char c)
{
  return c >= '0' && c <= '9';
}

// Report a fault at a byte; returns WEFT_ERR_BAD_PACK
weft_status
json_fail(const json_walk* s, size_t at, const char* format, ...)
  __attribute__((format(printf, 3, 4)));

// Overwrite with spaces, but keep lines as they are
void
json_blank(const json_walk* s, size_t start, size_t end);

// Skip white space and comments
weft_status
json_skip_space(json_walk* s);

weft_status
json_scan_string(json_walk* s);

weft_status
json_scan_number(json_walk* s);

// true, false or null
weft_status
json_scan_word(json_walk* s);

#endif // WEFT_BASE_JSON_TOKEN_H
