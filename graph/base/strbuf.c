// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "strbuf.h"

#include "utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FIRST_CAPACITY 64U

// Make room for `extra` bytes and a terminator
static bool
reserve(strbuf* const b, const size_t extra)
{
  if (b->status) {
    return false;
  }
  if (extra >= STRBUF_MAX || b->size + extra >= STRBUF_MAX) {
    b->status = WEFT_ERR_LIMIT;
    return false;
  }
  const size_t needed = b->size + extra + 1U;
  if (needed <= b->capacity) {
    return true;
  }
  size_t capacity = b->capacity ? b->capacity : FIRST_CAPACITY;
  while (capacity < needed) {
    capacity *= 2U;
  }
  char* const data = realloc(b->data, capacity);
  if (!data) {
    b->status = WEFT_ERR_NO_MEMORY;
    return false;
  }
  b->data     = data;
  b->capacity = capacity;
  return true;
}

void
strbuf_append(strbuf* const b, const weft_str string)
{
  if (!reserve(b, string.size)) {
    return;
  }
  if (string.size) {
    memcpy(b->data + b->size, string.data, string.size);
  }
  b->size += string.size;
  b->data[b->size] = '\0';
}

void
strbuf_puts(strbuf* const b, const char* const string)
{
  strbuf_append(b, weft_str_from(string));
}

void
strbuf_putc(strbuf* const b, const char c)
{
  if (reserve(b, 1U)) {
    b->data[b->size++] = c;
    b->data[b->size]   = '\0';
  }
}

void
strbuf_put_code(strbuf* const b, const uint32_t code)
{
  char         bytes[4];
  const size_t size = utf8_encode(code, bytes);
  strbuf_append(b, (weft_str){bytes, size});
}

void
strbuf_printf(strbuf* const b, const char* const format, ...)
{
  // With room for one byte the first attempt measures, and often suffices
  if (!reserve(b, FIRST_CAPACITY)) {
    return;
  }
  for (int attempt = 0; attempt < 2; ++attempt) {
    const size_t room = b->capacity - b->size;
    va_list      args;
    va_start(args, format);
    const int size = vsnprintf(b->data + b->size, room, format, args);
    va_end(args);
    if (size < 0) {
      b->data[b->size] = '\0';
      b->status        = WEFT_ERR_LIMIT;
      return;
    }
    if ((size_t)size < room) {
      b->size += (size_t)size;
      return;
    }
    b->data[b->size] = '\0';
    if (!reserve(b, (size_t)size)) {
      return;
    }
  }
}

// The letter of a two-character JSON escape, or 0
static char
short_escape(const unsigned char c)
{
  switch (c) {
    case '"':
      return '"';
    case '\\':
      return '\\';
    case '\b':
      return 'b';
    case '\f':
      return 'f';
    case '\n':
      return 'n';
    case '\r':
      return 'r';
    case '\t':
      return 't';
    default:
      return '\0';
  }
}

void
strbuf_put_json(strbuf* const b, const weft_str string)
{
  strbuf_putc(b, '"');
  size_t plain = 0U; // start of the run that needs no escape
  for (size_t i = 0U; i < string.size; ++i) {
    const unsigned char c = (unsigned char)string.data[i];
    if (c >= 0x20U && c != '"' && c != '\\' && c != 0x7FU) {
      continue;
    }
    strbuf_append(b, (weft_str){string.data + plain, i - plain});
    plain = i + 1U;

    const char escape = short_escape(c);
    if (escape) {
      const char pair[2] = {'\\', escape};
      strbuf_append(b, (weft_str){pair, sizeof(pair)});
    } else {
      strbuf_printf(b, "\\u%04x", (unsigned)c);
    }
  }
  if (plain < string.size) {
    strbuf_append(b, (weft_str){string.data + plain, string.size - plain});
  }
  strbuf_putc(b, '"');
}

void
strbuf_clear(strbuf* const b)
{
  b->size   = 0U;
  b->status = WEFT_OK;
  if (b->data) {
    b->data[0] = '\0';
  }
}

weft_str
strbuf_str(const strbuf* const b)
{
  return (weft_str){b->data, b->size};
}

char*
strbuf_detach(strbuf* const b, size_t* const size)
{
  char* data = NULL;
  if (reserve(b, 0U)) {
    b->data[b->size] = '\0';
    data             = b->data;
    if (size) {
      *size = b->size;
    }
    *b = (strbuf){0};
  } else if (size) {
    *size = 0U;
  }
  return data;
}

void
strbuf_free(strbuf* const b)
{
  free(b->data);
  *b = (strbuf){0};
}
