// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// What Markdown and HTML have in common, and front matter.

#include "document/layer.h"

#include "document/scan.h"

#include <stdlib.h>

enum { MARKS_FIRST_CAPACITY = 32, ISO_SIZE = 11 };

void
markup_info_free(markup_info* const info)
{
  free(info->marks);
  free(info->title);
  free(info->date);
  *info = (markup_info){NULL, 0, 0, NULL, NULL};
}

weft_status
markup_mark(markup_info* const       info,
            const size_t             start,
            const weft_sentence_kind kind)
{
  if (info->count && info->marks[info->count - 1U].start == start) {
    info->marks[info->count - 1U].kind = kind;
    return WEFT_OK;
  }
  if (info->count == info->capacity) {
    const size_t capacity =
      info->capacity ? info->capacity * 2U : (size_t)MARKS_FIRST_CAPACITY;
    mark* const marks = (mark*)realloc(info->marks, capacity * sizeof(mark));
    if (!marks) {
      return WEFT_ERR_NO_MEMORY;
    }
    info->marks    = marks;
    info->capacity = capacity;
  }
  info->marks[info->count++] = (mark){start, kind};
  return WEFT_OK;
}

// Copy the value of `key: value`, without quotes, into `*out` if not yet set
static weft_status
take_value(const weft_str line, const weft_str key, char** const out)
{
  if (*out || !str_starts(line, key)) {
    return WEFT_OK;
  }
  weft_str value = scan_trimmed(scan_slice(line, key.size, line.size));
  if (value.size > 1U && (value.data[0] == '"' || value.data[0] == '\'') &&
      value.data[value.size - 1U] == value.data[0]) {
    value = scan_slice(value, 1, value.size - 1U);
  }

  // Room for an ISO date as well, see tidy_date()
  *out = (char*)malloc(value.size + 1U + ISO_SIZE);
  if (!*out) {
    return WEFT_ERR_NO_MEMORY;
  }
  if (value.size) {
    memcpy(*out, value.data, value.size);
  }
  (*out)[value.size] = '\0';
  return WEFT_OK;
}

// Reduce a date to its ISO form, or drop what is none
static void
tidy_date(char** const date)
{
  char   iso[ISO_SIZE] = "";
  size_t end           = 0;
  if (!*date) {
    return;
  }
  if (scan_date(weft_str_from(*date), iso, &end) == SCAN_NONE) {
    free(*date);
    *date = NULL;
  } else {
    memcpy(*date, iso, sizeof(iso));
  }
}

size_t
front_matter(const weft_str     text,
             markup_info* const info,
             weft_status* const st)
{
  size_t at    = 0;
  bool   first = true;
  *st          = WEFT_OK;
  while (at < text.size) {
    const char* const lf =
      (const char*)memchr(text.data + at, '\n', text.size - at);
    const size_t   end   = lf ? (size_t)(lf - text.data) : text.size;
    const weft_str line  = scan_trimmed(scan_slice(text, at, end));
    const bool     fence = weft_str_equals(line, WEFT_STR("---"));
    at                   = lf ? end + 1U : end;
    if (first && !fence) {
      return 0;
    }
    if (!first && fence) {
      tidy_date(&info->date);
      return at;
    }
    if (!*st) {
      *st = take_value(line, WEFT_STR("title:"), &info->title);
    }
    if (!*st) {
      *st = take_value(line, WEFT_STR("date:"), &info->date);
    }
    first = false;
  }
  markup_info_free(info); // a rule, and no front matter at all
  return 0;
}
