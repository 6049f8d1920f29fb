// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "json_token.h"

#include "try.h"
#include "utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

weft_status
json_fail(const json_walk* const s,
          const size_t           at,
          const char* const      format,
          ...)
{
  char    message[256];
  va_list args;
  va_start(args, format);
  vsnprintf(message, sizeof(message), format, args);
  va_end(args);

  size_t line  = 1U;
  size_t start = json_bom_size(s->source);
  for (size_t i = start; i < at; ++i) {
    if (s->source.data[i] == '\n') {
      ++line;
      start = i + 1U;
    }
  }
  if (start > at) {
    start = at;
  }
  const weft_str before = {s->source.data + start, at - start};
  weft_error_set(s->error,
                 WEFT_ERR_BAD_PACK,
                 s->file,
                 line,
                 utf8_length(before) + 1U,
                 "%s",
                 message);
  if (s->error) {
    s->error->byte_offset = at;
  }
  return WEFT_ERR_BAD_PACK;
}

static bool
is_word(const char c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || json_is_digit(c) ||
         c == '_' || c == '$' || (unsigned char)c >= 0x80U;
}

size_t
json_bom_size(const weft_str source)
{
  return (source.size >= 3U && !memcmp(source.data, "\xEF\xBB\xBF", 3U)) ? 3U
                                                                         : 0U;
}

void
json_blank(const json_walk* const s, const size_t start, const size_t end)
{
  for (size_t i = start; i < end; ++i) {
    if (s->text[i] != '\n') {
      s->text[i] = ' ';
    }
  }
}

static weft_status
skip_comment(json_walk* const s)
{
  const size_t start = s->at;
  if (json_peek_at(s, start + 1U) == '/') {
    while (!json_at_end(s) && json_peek(s) != '\n') {
      ++s->at;
    }
  } else if (json_peek_at(s, start + 1U) == '*') {
    s->at += 2U;
    while (!json_at_end(s) &&
           !(json_peek(s) == '*' && json_peek_at(s, s->at + 1U) == '/')) {
      ++s->at;
    }
    if (json_at_end(s)) {
      return json_fail(s, start, "comment never ends; close it with */");
    }
    s->at += 2U;
  } else {
    return json_fail(s, start, "stray /; a comment starts with // or /*");
  }
  json_blank(s, start, s->at);
  return WEFT_OK;
}

weft_status
json_skip_space(json_walk* const s)
{
  weft_status st = WEFT_OK;
  while (!json_at_end(s)) {
    const char c = json_peek(s);
    if (c == '/') {
      TRY(st, skip_comment(s));
    } else if (c == '#') {
      return json_fail(s, s->at, "# starts no comment here; use // or /* */");
    } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      ++s->at;
    } else {
      break;
    }
  }
  return WEFT_OK;
}

// Value of four hexadecimal digits, or -1
static int
hex4(const weft_str source, const size_t at)
{
  int value = 0;
  for (size_t i = at; i < at + 4U; ++i) {
    const char c = i < source.size ? source.data[i] : '\0';
    int        digit;
    if (json_is_digit(c)) {
      digit = c - '0';
    } else if (c >= 'a' && c <= 'f') {
      digit = c - 'a' + 10;
    } else if (c >= 'A' && c <= 'F') {
      digit = c - 'A' + 10;
    } else {
      return -1;
    }
    value = value * 16 + digit;
  }
  return value;
}

static bool
is_high(const int unit)
{
  return unit >= 0xD800 && unit <= 0xDBFF;
}

static bool
is_low(const int unit)
{
  return unit >= 0xDC00 && unit <= 0xDFFF;
}

static weft_status
scan_unicode_escape(json_walk* const s)
{
  const size_t at   = s->at;
  const int    unit = hex4(s->source, at + 2U);
  if (unit < 0) {
    return json_fail(s, at, "\\u needs four hexadecimal digits, as in \\uAC00");
  }
  if (!unit) {
    return json_fail(s, at, "\\u0000 is not allowed in a string; remove it");
  }
  if (is_low(unit)) {
    return json_fail(s, at, "lone low surrogate; write the character itself");
  }
  s->at += 6U;
  if (is_high(unit)) {
    const bool escaped =
      json_peek(s) == '\\' && json_peek_at(s, s->at + 1U) == 'u';
    if (!escaped || !is_low(hex4(s->source, s->at + 2U))) {
      return json_fail(
        s, at, "lone high surrogate; write the character itself");
    }
    s->at += 6U;
  }
  return WEFT_OK;
}

static weft_status
scan_escape(json_walk* const s)
{
  const char c = json_peek_at(s, s->at + 1U);
  if (c == 'u') {
    return scan_unicode_escape(s);
  }
  if (c && strchr("\"\\/bfnrt", c)) {
    s->at += 2U;
    return WEFT_OK;
  }
  if (c > ' ' && c < 0x7F) {
    return json_fail(s,
                     s->at,
                     "\\%c is no escape of JSON; write \\\\%c for a backslash",
                     c,
                     c);
  }
  return json_fail(s, s->at, "stray backslash; write \\\\ for a backslash");
}

weft_status
json_scan_string(json_walk* const s)
{
  weft_status  st    = WEFT_OK;
  const size_t start = s->at++;
  while (!json_at_end(s)) {
    const unsigned char c = (unsigned char)json_peek(s);
    if (c == '"') {
      ++s->at;
      return WEFT_OK;
    }
    if (c == '\n' || c == '\r') {
      return json_fail(s, start, "string is not closed on its line; add \"");
    }
    if (c < 0x20U) {
      return json_fail(s,
                       s->at,
                       "control character U+%04X in a string; write \\%s",
                       c,
                       c == '\t' ? "t" : "u and its number");
    }
    if (c == '\\') {
      TRY(st, scan_escape(s));
    } else {
      ++s->at;
    }
  }
  return json_fail(s, start, "string is never closed; add \"");
}

static void
skip_digits(json_walk* const s)
{
  while (json_is_digit(json_peek(s))) {
    ++s->at;
  }
}

weft_status
json_scan_number(json_walk* const s)
{
  const size_t start = s->at;
  if (json_peek(s) == '-') {
    ++s->at;
  }
  if (!json_is_digit(json_peek(s))) {
    return json_fail(s, start, "a number needs a digit after its sign");
  }
  if (json_peek(s) == '0' && json_is_digit(json_peek_at(s, s->at + 1U))) {
    return json_fail(
      s, start, "a number must not start with 0; remove the zero");
  }
  skip_digits(s);
  if (json_peek(s) == '.') {
    ++s->at;
    if (!json_is_digit(json_peek(s))) {
      return json_fail(s, start, "a number needs a digit after its point");
    }
    skip_digits(s);
  }
  if (json_peek(s) == 'e' || json_peek(s) == 'E') {
    ++s->at;
    if (json_peek(s) == '+' || json_peek(s) == '-') {
      ++s->at;
    }
    if (!json_is_digit(json_peek(s))) {
      return json_fail(s, start, "a number needs a digit in its exponent");
    }
    skip_digits(s);
  }
  if (s->at - start > JSON_NUMBER_MAX) {
    return json_fail(
      s, start, "number is longer than %u bytes; shorten it", JSON_NUMBER_MAX);
  }
  if (is_word(json_peek(s)) || json_peek(s) == '.') {
    return json_fail(s, start, "malformed number; quote it if it is text");
  }
  return WEFT_OK;
}

weft_status
json_scan_word(json_walk* const s)
{
  static const char* const words[] = {"true", "false", "null"};

  const size_t start = s->at;
  while (!json_at_end(s) && is_word(json_peek(s))) {
    ++s->at;
  }
  const weft_str word = {s->source.data + start, s->at - start};
  for (size_t i = 0; i < 3U; ++i) {
    if (weft_str_equals(word, weft_str_from(words[i]))) {
      return WEFT_OK;
    }
  }
  return json_fail(
    s, start, "a value was expected here; quote it if it is text");
}

size_t
json_string_step(const weft_str source, size_t* const offset)
{
  char         encoded[4];
  const size_t at   = *offset;
  size_t       next = at + 1U;
  if (source.data[at] != '\\') {
    utf8_next(source, at, &next);
    *offset = next;
    return next - at;
  }
  if (source.data[at + 1U] != 'u') {
    *offset = at + 2U;
    return 1U;
  }
  const int unit = hex4(source, at + 2U);
  *offset        = at + (is_high(unit) ? 12U : 6U);
  return is_high(unit) ? 4U : utf8_encode((uint32_t)unit, encoded);
}
