// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "nt_scan.h"

#include <string.h>

#define NO_TURTLE                                                              \
  "only Turtle has this; N-Triples has one triple a line, with IRIs in < > "   \
  "(`rapper -i turtle -o ntriples` converts)"

static bool
is_space(const char c)
{
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

// Letters of blank nodes and languages, and what joins terms
static bool
is_plain(const char c)
{
  return (unsigned char)c >= 0x80U || (c >= 'a' && c <= 'z') ||
         (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         (c && strchr("_:-.^", c));
}

static const char*
next_outside(nt_scan* const s, const char c)
{
  const char before = s->before;
  s->before         = c;
  if (is_space(c)) {
    return NULL;
  }
  if (c == '#') {
    s->state = NT_COMMENT;
    return NULL;
  }
  // A byte order mark is no part of the first statement
  const bool mark = s->offset < 3U && (unsigned char)c >= 0x80U;
  if (!s->inside && !mark) {
    s->inside = true;
    s->start  = s->offset;
    s->row    = s->line;
  }
  if (c == '.') {
    s->dot = s->offset + 1U;
  } else if (c == '<') {
    s->state = NT_IRI;
  } else if (c == '"') {
    s->state = NT_TEXT;
    return before == '"' ? NO_TURTLE : NULL;
  } else if (c == '@') {
    return before == '"' ? NULL : NO_TURTLE;
  }
  return is_plain(c) || strchr("<@", c) ? NULL : NO_TURTLE;
}

static const char*
next_state(nt_scan* const s, const char c)
{
  switch (s->state) {
    case NT_OUTSIDE:
      return next_outside(s, c);
    case NT_IRI:
      if (c == '>') {
        s->state = NT_OUTSIDE;
      }
      return (unsigned char)c <= 0x20U
               ? "an IRI holds a space or a line break; spell it %20, and "
                 "close the IRI with >"
               : NULL;
    case NT_TEXT:
      if (c == '"') {
        s->state = NT_OUTSIDE;
      } else if (c == '\\') {
        s->state = NT_ESCAPE;
      }
      break;
    case NT_ESCAPE:
      s->state = NT_TEXT;
      break;
    case NT_COMMENT:
      if (c == '\n') {
        s->state = NT_OUTSIDE;
      }
      return NULL;
  }
  return c == '\n' || c == '\r'
           ? "a literal goes over a line break; spell it \\n, and close the "
             "literal with \""
           : NULL;
}

const char*
nt_scan_next(nt_scan* const s, const char c)
{
  const char* const fault =
    c ? next_state(s, c) : "a zero byte; in a literal spell it \\u0000";
  if (fault) {
    return fault;
  }
  ++s->offset;
  if (c == '\n') {
    ++s->line;
    s->column = 1U;
  } else if (((unsigned char)c & 0xC0U) != 0x80U) {
    ++s->column;
  }
  return NULL;
}

weft_span
nt_scan_end(nt_scan* const s)
{
  const weft_span span = {s->start, s->dot > s->start ? s->dot : s->offset};
  // The parser is one byte ahead, which may begin the next statement
  s->inside =
    s->offset > span.end && s->state != NT_COMMENT && !is_space(s->before);
  s->start = s->inside ? s->offset - 1U : s->start;
  s->row   = s->inside ? s->line : s->row;
  return span;
}
