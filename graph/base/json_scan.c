// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "json_scan.h"

#include "json_token.h"
#include "try.h"
#include "utf8.h"

#include <stdlib.h>
#include <string.h>

static weft_status
scan_value(json_walk* s, size_t key);

static weft_status
add_mark(json_walk* const s, const size_t key)
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

// Open or close a level
static weft_status
enter(json_walk* const s)
{
  if (s->depth == JSON_DEPTH_MAX) {
    return json_fail(
      s, s->at, "nested more than %u deep; make it flatter", JSON_DEPTH_MAX);
  }
  ++s->depth;
  ++s->at;
  return WEFT_OK;
}

// After an item: a comma and another item, or the end.  Sets `*done` at the
// end, behind which the walk then stands.
static weft_status
scan_separator(json_walk* const s,
               const char       close,
               const size_t     open,
               bool* const      done)
{
  weft_status st = WEFT_OK;
  TRY(st, json_skip_space(s));
  const char* const what = close == ']' ? "array" : "object";
  if (json_at_end(s)) {
    return json_fail(s, open, "this %s is never closed; add %c", what, close);
  }
  const size_t at = s->at;
  const char   c  = json_peek(s);
  if (c == close) {
    ++s->at;
    *done = true;
    return WEFT_OK;
  }
  if (c != ',') {
    if (c == ']' || c == '}') {
      return json_fail(
        s, at, "%c does not close this %s; use %c", c, what, close);
    }
    return json_fail(s, at, "a comma or %c was expected here", close);
  }
  ++s->at;
  TRY(st, json_skip_space(s));
  if (json_peek(s) == close) {
    return json_fail(s, at, "trailing comma before %c; remove it", close);
  }
  return WEFT_OK;
}

static weft_status
scan_array(json_walk* const s)
{
  weft_status  st   = WEFT_OK;
  bool         done = false;
  const size_t open = s->at;
  TRY(st, enter(s));
  TRY(st, json_skip_space(s));
  if (json_peek(s) == ']') {
    ++s->at;
    done = true;
  }
  while (!done) {
    if (json_at_end(s)) {
      return json_fail(s, open, "this array is never closed; add ]");
    }
    TRY(st, scan_value(s, JSON_NO_KEY));
    TRY(st, scan_separator(s, ']', open, &done));
  }
  --s->depth;
  return WEFT_OK;
}

static weft_status
scan_member(json_walk* const s)
{
  weft_status  st  = WEFT_OK;
  const size_t key = s->at;
  if (json_peek(s) != '"') {
    return json_fail(s, key, "a key was expected here, quoted with \"");
  }
  TRY(st, json_scan_string(s));
  TRY(st, json_skip_space(s));
  if (json_peek(s) != ':') {
    return json_fail(s, s->at, "a colon was expected after the key");
  }
  ++s->at;
  TRY(st, json_skip_space(s));
  return scan_value(s, key);
}

static weft_status
scan_object(json_walk* const s)
{
  weft_status  st   = WEFT_OK;
  bool         done = false;
  const size_t open = s->at;
  TRY(st, enter(s));
  TRY(st, json_skip_space(s));
  if (json_peek(s) == '}') {
    ++s->at;
    done = true;
  }
  while (!done) {
    if (json_at_end(s)) {
      return json_fail(s, open, "this object is never closed; add }");
    }
    TRY(st, scan_member(s));
    TRY(st, scan_separator(s, '}', open, &done));
  }
  --s->depth;
  return WEFT_OK;
}

static weft_status
scan_value(json_walk* const s, const size_t key)
{
  weft_status st = WEFT_OK;
  if (json_at_end(s)) {
    return json_fail(s, s->at, "a value was expected, but the text ends here");
  }
  TRY(st, add_mark(s, key));
  const char c = json_peek(s);
  if (c == '{') {
    return scan_object(s);
  }
  if (c == '[') {
    return scan_array(s);
  }
  if (c == '"') {
    return json_scan_string(s);
  }
  if (c == '-' || json_is_digit(c)) {
    return json_scan_number(s);
  }
  if (c == '\'') {
    return json_fail(s, s->at, "a string is quoted with \", not with '");
  }
  return json_scan_word(s);
}

weft_status
json_scan(const weft_str    source,
          char* const       text,
          const char* const file,
          json_marks* const marks,
          weft_error* const error)
{
  weft_status  st    = WEFT_OK;
  json_walk    s     = {source, text, 0, 0, file, marks, error};
  const size_t valid = utf8_valid(source);
  if (valid < source.size) {
    return json_fail(&s,
                     valid,
                     "invalid UTF-8 byte 0x%02X; save the file as UTF-8",
                     (unsigned)(unsigned char)source.data[valid]);
  }
  s.at = json_bom_size(source);
  json_blank(&s, 0, s.at);
  TRY(st, json_skip_space(&s));
  TRY(st, scan_value(&s, JSON_NO_KEY));
  TRY(st, json_skip_space(&s));
  if (!json_at_end(&s)) {
    return json_fail(&s, s.at, "text after the end of the value; remove it");
  }
  return WEFT_OK;
}
