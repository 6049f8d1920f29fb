// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "pack/json_scan.h"

#include "try.h"
#include "utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// State of one walk
typedef struct {
  weft_str    source;
  char*       text;  // copy of `source` in which comments are blanked
  size_t      at;    // next byte
  size_t      depth; // open arrays and objects
  const char* file;
  json_marks* marks;
  weft_error* error;
} scan;

static weft_status
scan_value(scan* s, size_t key);

static weft_status
fail(const scan* s, size_t at, const char* format, ...)
  __attribute__((format(printf, 3, 4)));

static weft_status
fail(const scan* const s, const size_t at, const char* const format, ...)
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

// The byte at `at`, or NUL behind the end
static char
peek_at(const scan* const s, const size_t at)
{
  return at < s->source.size ? s->source.data[at] : '\0';
}

static char
peek(const scan* const s)
{
  return peek_at(s, s->at);
}

static bool
at_end(const scan* const s)
{
  return s->at >= s->source.size;
}

static bool
is_digit(const char c)
{
  return c >= '0' && c <= '9';
}

static bool
is_word(const char c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) ||
         c == '_' || c == '$' || (unsigned char)c >= 0x80U;
}

size_t
json_bom_size(const weft_str source)
{
  return (source.size >= 3U && !memcmp(source.data, "\xEF\xBB\xBF", 3U)) ? 3U
                                                                         : 0U;
}

// Overwrite with spaces, but keep lines as they are
static void
blank(const scan* const s, const size_t start, const size_t end)
{
  for (size_t i = start; i < end; ++i) {
    if (s->text[i] != '\n') {
      s->text[i] = ' ';
    }
  }
}

static weft_status
skip_comment(scan* const s)
{
  const size_t start = s->at;
  if (peek_at(s, start + 1U) == '/') {
    while (!at_end(s) && peek(s) != '\n') {
      ++s->at;
    }
  } else if (peek_at(s, start + 1U) == '*') {
    s->at += 2U;
    while (!at_end(s) && !(peek(s) == '*' && peek_at(s, s->at + 1U) == '/')) {
      ++s->at;
    }
    if (at_end(s)) {
      return fail(s, start, "comment never ends; close it with */");
    }
    s->at += 2U;
  } else {
    return fail(s, start, "stray /; a comment starts with // or /*");
  }
  blank(s, start, s->at);
  return WEFT_OK;
}

// Skip white space and comments
static weft_status
skip_space(scan* const s)
{
  weft_status st = WEFT_OK;
  while (!at_end(s)) {
    const char c = peek(s);
    if (c == '/') {
      TRY(st, skip_comment(s));
    } else if (c == '#') {
      return fail(s, s->at, "# starts no comment here; use // or /* */");
    } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      ++s->at;
    } else {
      break;
    }
  }
  return WEFT_OK;
}

static weft_status
add_mark(scan* const s, const size_t key)
{
  json_marks* const marks = s->marks;
  if (marks->count == marks->capacity) {
    const size_t capacity = marks->capacity ? marks->capacity * 2U : 64U;
    if (capacity > SIZE_MAX / sizeof(json_mark)) {
      return weft_error_set(
        s->error, WEFT_ERR_NO_MEMORY, s->file, 0, 0, "out of memory");
    }
    json_mark* const items =
      (json_mark*)realloc(marks->items, capacity * sizeof(json_mark));
    if (!items) {
      return weft_error_set(
        s->error, WEFT_ERR_NO_MEMORY, s->file, 0, 0, "out of memory");
    }
    marks->items    = items;
    marks->capacity = capacity;
  }
  marks->items[marks->count].value = s->at;
  marks->items[marks->count].key   = key;
  ++marks->count;
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
    if (is_digit(c)) {
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
scan_unicode_escape(scan* const s)
{
  const size_t at   = s->at;
  const int    unit = hex4(s->source, at + 2U);
  if (unit < 0) {
    return fail(s, at, "\\u needs four hexadecimal digits, as in \\uAC00");
  }
  if (!unit) {
    return fail(s, at, "\\u0000 is not allowed in a string; remove it");
  }
  if (is_low(unit)) {
    return fail(s, at, "lone low surrogate; write the character itself");
  }
  s->at += 6U;
  if (is_high(unit)) {
    const bool escaped = peek(s) == '\\' && peek_at(s, s->at + 1U) == 'u';
    if (!escaped || !is_low(hex4(s->source, s->at + 2U))) {
      return fail(s, at, "lone high surrogate; write the character itself");
    }
    s->at += 6U;
  }
  return WEFT_OK;
}

static weft_status
scan_escape(scan* const s)
{
  const char c = peek_at(s, s->at + 1U);
  if (c == 'u') {
    return scan_unicode_escape(s);
  }
  if (c && strchr("\"\\/bfnrt", c)) {
    s->at += 2U;
    return WEFT_OK;
  }
  if (c > ' ' && c < 0x7F) {
    return fail(s,
                s->at,
                "\\%c is no escape of JSON; write \\\\%c for a backslash",
                c,
                c);
  }
  return fail(s, s->at, "stray backslash; write \\\\ for a backslash");
}

static weft_status
scan_string(scan* const s)
{
  weft_status  st    = WEFT_OK;
  const size_t start = s->at++;
  while (!at_end(s)) {
    const unsigned char c = (unsigned char)peek(s);
    if (c == '"') {
      ++s->at;
      return WEFT_OK;
    }
    if (c == '\n' || c == '\r') {
      return fail(s, start, "string is not closed on its line; add \"");
    }
    if (c < 0x20U) {
      return fail(s,
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
  return fail(s, start, "string is never closed; add \"");
}

static void
skip_digits(scan* const s)
{
  while (is_digit(peek(s))) {
    ++s->at;
  }
}

static weft_status
scan_number(scan* const s)
{
  const size_t start = s->at;
  if (peek(s) == '-') {
    ++s->at;
  }
  if (!is_digit(peek(s))) {
    return fail(s, start, "a number needs a digit after its sign");
  }
  if (peek(s) == '0' && is_digit(peek_at(s, s->at + 1U))) {
    return fail(s, start, "a number must not start with 0; remove the zero");
  }
  skip_digits(s);
  if (peek(s) == '.') {
    ++s->at;
    if (!is_digit(peek(s))) {
      return fail(s, start, "a number needs a digit after its point");
    }
    skip_digits(s);
  }
  if (peek(s) == 'e' || peek(s) == 'E') {
    ++s->at;
    if (peek(s) == '+' || peek(s) == '-') {
      ++s->at;
    }
    if (!is_digit(peek(s))) {
      return fail(s, start, "a number needs a digit in its exponent");
    }
    skip_digits(s);
  }
  if (s->at - start > JSON_NUMBER_MAX) {
    return fail(
      s, start, "number is longer than %u bytes; shorten it", JSON_NUMBER_MAX);
  }
  if (is_word(peek(s)) || peek(s) == '.') {
    return fail(s, start, "malformed number; quote it if it is text");
  }
  return WEFT_OK;
}

static weft_status
scan_word(scan* const s)
{
  static const char* const words[] = {"true", "false", "null"};

  const size_t start = s->at;
  while (!at_end(s) && is_word(peek(s))) {
    ++s->at;
  }
  const weft_str word = {s->source.data + start, s->at - start};
  for (size_t i = 0; i < 3U; ++i) {
    if (weft_str_equals(word, weft_str_from(words[i]))) {
      return WEFT_OK;
    }
  }
  return fail(s, start, "a value was expected here; quote it if it is text");
}

// Open or close a level
static weft_status
enter(scan* const s)
{
  if (s->depth == JSON_DEPTH_MAX) {
    return fail(
      s, s->at, "nested more than %u deep; make it flatter", JSON_DEPTH_MAX);
  }
  ++s->depth;
  ++s->at;
  return WEFT_OK;
}

// After an item: a comma and another item, or the end.  Sets `*done` at the
// end, behind which the walk then stands.
static weft_status
scan_separator(scan* const  s,
               const char   close,
               const size_t open,
               bool* const  done)
{
  weft_status st = WEFT_OK;
  TRY(st, skip_space(s));
  const char* const what = close == ']' ? "array" : "object";
  if (at_end(s)) {
    return fail(s, open, "this %s is never closed; add %c", what, close);
  }
  const size_t at = s->at;
  const char   c  = peek(s);
  if (c == close) {
    ++s->at;
    *done = true;
    return WEFT_OK;
  }
  if (c != ',') {
    if (c == ']' || c == '}') {
      return fail(s, at, "%c does not close this %s; use %c", c, what, close);
    }
    return fail(s, at, "a comma or %c was expected here", close);
  }
  ++s->at;
  TRY(st, skip_space(s));
  if (peek(s) == close) {
    return fail(s, at, "trailing comma before %c; remove it", close);
  }
  return WEFT_OK;
}

static weft_status
scan_array(scan* const s)
{
  weft_status  st   = WEFT_OK;
  bool         done = false;
  const size_t open = s->at;
  TRY(st, enter(s));
  TRY(st, skip_space(s));
  if (peek(s) == ']') {
    ++s->at;
    done = true;
  }
  while (!done) {
    if (at_end(s)) {
      return fail(s, open, "this array is never closed; add ]");
    }
    TRY(st, scan_value(s, JSON_NO_KEY));
    TRY(st, scan_separator(s, ']', open, &done));
  }
  --s->depth;
  return WEFT_OK;
}

static weft_status
scan_member(scan* const s)
{
  weft_status  st  = WEFT_OK;
  const size_t key = s->at;
  if (peek(s) != '"') {
    return fail(s, key, "a key was expected here, quoted with \"");
  }
  TRY(st, scan_string(s));
  TRY(st, skip_space(s));
  if (peek(s) != ':') {
    return fail(s, s->at, "a colon was expected after the key");
  }
  ++s->at;
  TRY(st, skip_space(s));
  return scan_value(s, key);
}

static weft_status
scan_object(scan* const s)
{
  weft_status  st   = WEFT_OK;
  bool         done = false;
  const size_t open = s->at;
  TRY(st, enter(s));
  TRY(st, skip_space(s));
  if (peek(s) == '}') {
    ++s->at;
    done = true;
  }
  while (!done) {
    if (at_end(s)) {
      return fail(s, open, "this object is never closed; add }");
    }
    TRY(st, scan_member(s));
    TRY(st, scan_separator(s, '}', open, &done));
  }
  --s->depth;
  return WEFT_OK;
}

static weft_status
scan_value(scan* const s, const size_t key)
{
  weft_status st = WEFT_OK;
  if (at_end(s)) {
    return fail(s, s->at, "a value was expected, but the text ends here");
  }
  TRY(st, add_mark(s, key));
  const char c = peek(s);
  if (c == '{') {
    return scan_object(s);
  }
  if (c == '[') {
    return scan_array(s);
  }
  if (c == '"') {
    return scan_string(s);
  }
  if (c == '-' || is_digit(c)) {
    return scan_number(s);
  }
  if (c == '\'') {
    return fail(s, s->at, "a string is quoted with \", not with '");
  }
  return scan_word(s);
}

weft_status
json_scan(const weft_str    source,
          char* const       text,
          const char* const file,
          json_marks* const marks,
          weft_error* const error)
{
  weft_status  st    = WEFT_OK;
  scan         s     = {source, text, 0, 0, file, marks, error};
  const size_t valid = utf8_valid(source);
  if (valid < source.size) {
    return fail(&s,
                valid,
                "invalid UTF-8 byte 0x%02X; save the file as UTF-8",
                (unsigned)(unsigned char)source.data[valid]);
  }
  s.at = json_bom_size(source);
  blank(&s, 0, s.at);
  TRY(st, skip_space(&s));
  TRY(st, scan_value(&s, JSON_NO_KEY));
  TRY(st, skip_space(&s));
  if (!at_end(&s)) {
    return fail(&s, s.at, "text after the end of the value; remove it");
  }
  return WEFT_OK;
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
