// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "text.h"

#include "utf8.h"

#include <string.h>

#define ELLIPSIS "\xE2\x80\xA6"
#define REPLACEMENT 0xFFFDU

typedef struct {
  uint32_t first;
  uint32_t last;
} code_range;

// East Asian Wide and Fullwidth, and emoji, coarsely
static const code_range wide[] = {
  {0x1100U, 0x115FU},
  {0x2E80U, 0xA4CFU},
  {0xA960U, 0xA97FU},
  {0xAC00U, 0xD7A3U},
  {0xF900U, 0xFAFFU},
  {0xFE30U, 0xFE6FU},
  {0xFF00U, 0xFF60U},
  {0xFFE0U, 0xFFE6U},
  {0x1F300U, 0x1FAFFU},
  {0x20000U, 0x3FFFDU},
};

static const code_range narrowless[] = {
  {0x0300U, 0x036FU},
  {0x1160U, 0x11FFU},
  {0x200BU, 0x200FU},
  {0xFE00U, 0xFE0FU},
};

// Not allowed in XML, or able to turn the line around
static const code_range unwanted[] = {
  {0x0000U, 0x001FU},
  {0x007FU, 0x009FU},
  {0x200BU, 0x200BU},
  {0x200EU, 0x200FU},
  {0x202AU, 0x202EU},
  {0x2066U, 0x2069U},
  {0xFEFFU, 0xFEFFU},
  {0xFFFEU, 0xFFFFU},
};

#define IN(ranges, code)                                                       \
  in_ranges(ranges, sizeof(ranges) / sizeof(*(ranges)), code)

static bool
in_ranges(const code_range* ranges, size_t count, uint32_t code)
{
  for (size_t i = 0U; i < count; ++i) {
    if (code >= ranges[i].first && code <= ranges[i].last) {
      return true;
    }
  }
  return false;
}

static size_t
code_columns(uint32_t code)
{
  if (code < 0x300U) {
    return 1U;
  }
  return IN(wide, code) ? 2U : IN(narrowless, code) ? 0U : 1U;
}

size_t
text_columns(weft_str text)
{
  size_t columns = 0U;
  for (size_t i = 0U; i < text.size;) {
    columns += code_columns(utf8_next(text, i, &i));
  }
  return columns;
}

// Decode one code point, or U+FFFD for one byte that is not UTF-8
static uint32_t
next_or_replacement(weft_str text, size_t offset, size_t* next)
{
  const size_t left = text.size - offset;
  for (size_t size = 1U; size <= 4U && size <= left; ++size) {
    if (utf8_valid((weft_str){text.data + offset, size}) == size) {
      return utf8_next(text, offset, next);
    }
  }
  *next = offset + 1U;
  return REPLACEMENT;
}

weft_str
text_clean(arena* a, weft_str text)
{
  // A replaced byte grows to three
  char* const out = (char*)arena_alloc(a, text.size * 3U + 1U);
  if (!out) {
    return (weft_str){NULL, 0U};
  }

  size_t size  = 0U;
  bool   space = false;
  for (size_t i = 0U; i < text.size;) {
    const uint32_t code = next_or_replacement(text, i, &i);
    if (utf8_is_space(code) || code == '\n' || code == '\r') {
      space = size > 0U;
    } else if (!IN(unwanted, code)) {
      if (space) {
        out[size++] = ' ';
        space       = false;
      }
      size += utf8_encode(code, out + size);
    }
  }
  out[size] = '\0';
  return (weft_str){out, size};
}

weft_str
text_shorten(arena* a, weft_str text, size_t columns)
{
  if (text_columns(text) <= columns) {
    return text;
  }

  size_t used = 0U;
  size_t end  = 0U;
  for (size_t i = 0U; i < text.size;) {
    used += code_columns(utf8_next(text, i, &i));
    if (used + 1U > columns) {
      break;
    }
    end = i;
  }

  char* const out = (char*)arena_alloc(a, end + sizeof(ELLIPSIS));
  if (!out) {
    return (weft_str){NULL, 0U};
  }
  memcpy(out, text.data, end);
  memcpy(out + end, ELLIPSIS, sizeof(ELLIPSIS));
  return (weft_str){out, end + sizeof(ELLIPSIS) - 1U};
}

// End of the line that starts at `start`: the last space that fits, or the
// last character if a word alone is too long
static size_t
line_end(weft_str text, size_t start, size_t columns)
{
  size_t used  = 0U;
  size_t space = 0U;
  for (size_t i = start; i < text.size;) {
    size_t         next = i;
    const uint32_t code = utf8_next(text, i, &next);
    if (code == ' ') {
      space = i;
    }
    used += code_columns(code);
    if (used > columns && code != ' ') {
      return space > start ? space : i > start ? i : next;
    }
    i = next;
  }
  return text.size;
}

size_t
text_wrap(weft_str text, size_t columns, size_t max, weft_str* lines)
{
  // Lines of like length look better than a full one and a scrap
  const size_t total = text_columns(text);
  const size_t parts = (total + columns - 1U) / columns;
  if (parts > 1U && parts <= max) {
    const size_t even = (total + parts - 1U) / parts + 3U;
    columns           = even < columns ? even : columns;
  }

  size_t count = 0U;
  size_t start = 0U;
  while (start < text.size && count < max) {
    const bool   last = count + 1U == max;
    const size_t end  = last ? text.size : line_end(text, start, columns);
    lines[count++]    = (weft_str){text.data + start, end - start};
    start             = end;
    while (start < text.size && text.data[start] == ' ') {
      ++start;
    }
  }
  return count;
}

void
text_put_xml(strbuf* b, weft_str text)
{
  size_t start = 0U;
  for (size_t i = 0U; i < text.size; ++i) {
    const char        c      = text.data[i];
    const char* const entity = c == '&'   ? "&amp;"
                               : c == '<' ? "&lt;"
                               : c == '>' ? "&gt;"
                               : c == '"' ? "&quot;"
                                          : NULL;
    if (entity) {
      strbuf_append(b, (weft_str){text.data + start, i - start});
      strbuf_puts(b, entity);
      start = i + 1U;
    }
  }
  strbuf_append(b, (weft_str){text.data + start, text.size - start});
}

void
text_put_dot(strbuf* b, weft_str text)
{
  size_t start = 0U;
  for (size_t i = 0U; i < text.size; ++i) {
    const char        c      = text.data[i];
    const char* const escape = c == '\\'   ? "\\\\"
                               : c == '"'  ? "\\\""
                               : c == '\n' ? "\\n"
                               : c == '&'  ? "&amp;"
                               : c == '<'  ? "&lt;"
                               : c == '>'  ? "&gt;"
                                           : NULL;
    if (escape) {
      strbuf_append(b, (weft_str){text.data + start, i - start});
      strbuf_puts(b, escape);
      start = i + 1U;
    }
  }
  strbuf_append(b, (weft_str){text.data + start, text.size - start});
}
