// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "iri.h"

#include <string.h>

static bool
is_unreserved(const unsigned char c)
{
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
         (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
}

static void
put_encoded_byte(strbuf* const b, const unsigned char c)
{
  static const char digits[] = "0123456789ABCDEF";

  strbuf_putc(b, '%');
  strbuf_putc(b, digits[c >> 4U]);
  strbuf_putc(b, digits[c & 0x0FU]);
}

// `.` and `..` alone are steps in a path, which readers of IRIs resolve
static bool
is_step(const weft_str s)
{
  return (s.size == 1U || s.size == 2U) && s.data[0] == '.' &&
         s.data[s.size - 1U] == '.';
}

void
iri_put_encoded(strbuf* const b, const weft_str string)
{
  const bool step = is_step(string);
  for (size_t i = 0U; i < string.size; ++i) {
    const unsigned char c = (unsigned char)string.data[i];
    if (is_unreserved(c) && !step) {
      strbuf_putc(b, (char)c);
    } else {
      put_encoded_byte(b, c);
    }
  }
}

// The value of a hexadecimal digit, or 16
static unsigned
digit_value(const char c)
{
  return c >= '0' && c <= '9'   ? (unsigned)(c - '0')
         : c >= 'A' && c <= 'F' ? (unsigned)(c - 'A') + 10U
         : c >= 'a' && c <= 'f' ? (unsigned)(c - 'a') + 10U
                                : 16U;
}

void
iri_put_decoded(strbuf* const b, const weft_str string)
{
  for (size_t i = 0U; i < string.size; ++i) {
    const bool     whole = string.data[i] == '%' && i + 2U < string.size;
    const unsigned high  = whole ? digit_value(string.data[i + 1U]) : 16U;
    const unsigned low   = whole ? digit_value(string.data[i + 2U]) : 16U;
    if (high < 16U && low < 16U) {
      strbuf_putc(b, (char)(high * 16U + low));
      i += 2U;
    } else {
      strbuf_putc(b, string.data[i]);
    }
  }
}

bool
iri_is_absolute(const weft_str iri)
{
  const char* const colon = iri.size ? memchr(iri.data, ':', iri.size) : NULL;
  if (!colon || colon == iri.data) {
    return false;
  }
  for (const char* c = iri.data; c < colon; ++c) {
    if (!is_unreserved((unsigned char)*c) && *c != '+') {
      return false;
    }
  }
  return true;
}

// A declared IRI, with what no IRI may contain made harmless
static void
put_declared(strbuf* const b, const weft_str iri)
{
  for (size_t i = 0U; i < iri.size; ++i) {
    const unsigned char c = (unsigned char)iri.data[i];
    if (c <= 0x20U || c >= 0x7FU || strchr("<>\"{}|^`\\", c)) {
      put_encoded_byte(b, c);
    } else {
      strbuf_putc(b, (char)c);
    }
  }
}

void
iri_start(strbuf* const b, const weft_str base, const char* const folder)
{
  strbuf_clear(b);
  put_declared(b, base);
  strbuf_puts(b, folder);
}

void
iri_declared(strbuf* const     b,
             const weft_str    base,
             const weft_str    declared,
             const char* const folder,
             const weft_str    name)
{
  if (iri_is_absolute(declared)) {
    strbuf_clear(b);
    put_declared(b, declared);
  } else {
    iri_start(b, base, folder);
    iri_put_encoded(b, name);
  }
}
