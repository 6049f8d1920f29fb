// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "document/lines.h"

#include "document/scan.h"
#include "try.h"

#include <stdlib.h>

enum {
  LINES_FIRST_CAPACITY = 64,
  WRAP_MIN_LINES       = 4,   // fewer lines tell nothing
  WRAP_MAX_BYTES       = 200, // a wrapped line is no longer
  WRAP_MIN_BYTES       = 40,  // nor is the longest one shorter
  WRAP_PERCENT         = 60   // of neighbouring lines go on in the next
};

static weft_status
push(line_list* const list, const line l)
{
  if (list->count == list->capacity) {
    const size_t capacity =
      list->capacity ? list->capacity * 2U : (size_t)LINES_FIRST_CAPACITY;
    line* const lines = (line*)realloc(list->lines, capacity * sizeof(line));
    if (!lines) {
      return WEFT_ERR_NO_MEMORY;
    }
    list->lines    = lines;
    list->capacity = capacity;
  }
  list->lines[list->count++] = l;
  return WEFT_OK;
}

// End of the line at `at`: the place of its line break or of the text's end
static size_t
line_end(const weft_str text, const size_t at)
{
  const char* const p  = text.data + at;
  const size_t      n  = text.size - at;
  const char* const lf = (const char*)memchr(p, '\n', n);
  const size_t      to = lf ? (size_t)(lf - p) : n;
  const char* const cr = (const char*)memchr(p, '\r', to);
  return at + (cr ? (size_t)(cr - p) : to);
}

weft_status
lines_split(const weft_str text, line_list* const out)
{
  weft_status st    = WEFT_OK;
  bool        blank = true;
  for (size_t at = 0; at < text.size;) {
    size_t end = line_end(text, at);
    if (!out->count) { // `headline TAB body`, as crawlers write it
      const char* const tab =
        (const char*)memchr(text.data + at, '\t', end - at);
      const size_t cut = tab ? (size_t)(tab - text.data) : end;
      end = scan_trim(text, (weft_span){at, cut}).end > at ? cut : end;
    }

    const weft_span span = scan_trim(text, (weft_span){at, end});
    if (span.start < span.end) {
      line l = {span,
                span,
                WEFT_SENTENCE_BODY,
                FURNITURE_NONE,
                blank,
                false,
                false,
                false,
                false,
                false,
                false,
                false};
      TRY(st, push(out, l));
      blank = false;
    } else {
      blank = true;
    }
    const bool crlf = end + 1U < text.size && text.data[end] == '\r' &&
                      text.data[end + 1U] == '\n';
    at = end + (crlf ? 2U : 1U);
  }
  return WEFT_OK;
}

void
lines_free(line_list* const list)
{
  free(list->lines);
  *list = (line_list){NULL, 0, 0};
}

static size_t
line_size(const line* const l)
{
  return l->span.end - l->span.start;
}

// Whether the text of a line stops in the middle of a sentence
static bool
goes_on(const weft_str text, const line* const l)
{
  const char c = text.data[l->span.end - 1U];
  return !strchr(".?!:\"')]>", c) &&
         !str_ends(scan_slice(text, l->span.start, l->span.end),
                   WEFT_STR("다"));
}

// Whether `l` may be the rest of the line before it
static bool
may_join(const weft_str text, const line* const l)
{
  bool heading = false;
  return !l->blank_before && !(l->marked && l->opens) &&
         !furniture_bullet(scan_slice(text, l->span.start, l->span.end),
                           &heading);
}

void
lines_join(const weft_str text, line_list* const list)
{
  size_t pairs   = 0;
  size_t open    = 0;
  size_t longest = 0;
  for (size_t i = 0; i < list->count; ++i) {
    const size_t size = line_size(&list->lines[i]);
    longest           = size > longest ? size : longest;
  }
  if (list->count < WRAP_MIN_LINES || longest > WRAP_MAX_BYTES ||
      longest < WRAP_MIN_BYTES) {
    return;
  }

  for (size_t i = 1; i < list->count; ++i) {
    const line* const before = &list->lines[i - 1U];
    if (may_join(text, &list->lines[i])) {
      ++pairs;
      open += goes_on(text, before) && line_size(before) * 10U > longest * 6U;
    }
  }
  if (pairs + 1U < WRAP_MIN_LINES || open * 100U < pairs * WRAP_PERCENT) {
    return;
  }

  for (size_t i = 1; i < list->count; ++i) {
    const line* const before = &list->lines[i - 1U];
    list->lines[i].joins =
      may_join(text, &list->lines[i]) && line_size(before) * 10U > longest * 5U;
  }
}

size_t
furniture_bullet(const weft_str text, bool* const heading)
{
  static const weft_str HEADINGS[] = {
    WEFT_STR_INIT("◇"),
    WEFT_STR_INIT("◆"),
    WEFT_STR_INIT("■"),
    WEFT_STR_INIT("□"),
    WEFT_STR_INIT("○"),
    WEFT_STR_INIT("●"),
    WEFT_STR_INIT("###### "),
    WEFT_STR_INIT("##### "),
    WEFT_STR_INIT("#### "),
    WEFT_STR_INIT("### "),
    WEFT_STR_INIT("## "),
    WEFT_STR_INIT("# "),
    WEFT_STR_INIT("◈"),
    WEFT_STR_INIT("▣"),
  };
  static const weft_str ITEMS[] = {
    WEFT_STR_INIT("•"),  WEFT_STR_INIT("▲"),  WEFT_STR_INIT("△"),
    WEFT_STR_INIT("※"),  WEFT_STR_INIT("ㆍ"), WEFT_STR_INIT("·"),
    WEFT_STR_INIT("– "), WEFT_STR_INIT("— "), WEFT_STR_INIT("- "),
    WEFT_STR_INIT("* "), WEFT_STR_INIT("+ "), WEFT_STR_INIT("▷"),
    WEFT_STR_INIT("→"),  WEFT_STR_INIT("◦"),  WEFT_STR_INIT("▪"),
    WEFT_STR_INIT("∙"),  WEFT_STR_INIT("・"), WEFT_STR_INIT("✓"),
    WEFT_STR_INIT("▽"),  WEFT_STR_INIT("▼"),  WEFT_STR_INIT("①"),
    WEFT_STR_INIT("②"),  WEFT_STR_INIT("③"),  WEFT_STR_INIT("④"),
    WEFT_STR_INIT("⑤"),  WEFT_STR_INIT("⑥"),  WEFT_STR_INIT("⑦"),
    WEFT_STR_INIT("⑧"),  WEFT_STR_INIT("⑨"),  WEFT_STR_INIT("⑩"),
    WEFT_STR_INIT("―"),
  };
  size_t size = 0;
  *heading    = false;
  for (size_t i = 0; !size && i < COUNT(HEADINGS); ++i) {
    size     = str_starts(text, HEADINGS[i]) ? HEADINGS[i].size : 0U;
    *heading = size;
  }
  for (size_t i = 0; !size && i < COUNT(ITEMS); ++i) {
    size = str_starts(text, ITEMS[i]) ? ITEMS[i].size : 0U;
  }
  if (!size && text.size > 1U && text.data[0] == '-' &&
      (unsigned char)text.data[1] >= 0xEAU) {
    size = 1U; // glued to Hangul
  }
  if (!size) { // `1. ` or `12) `
    size_t digits = 0;
    while (digits < 2U && digits < text.size &&
           scan_is_digit(text.data[digits])) {
      ++digits;
    }
    const bool number = digits && digits + 1U < text.size &&
                        strchr(".)", text.data[digits]) &&
                        text.data[digits + 1U] == ' ';
    size = number ? digits + 1U : 0U;
  }
  if (!size || size >= text.size) {
    return 0;
  }
  return scan_trim(text, (weft_span){size, text.size}).start;
}
