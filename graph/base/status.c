// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "weft/base.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

const char*
weft_status_string(const weft_status status)
{
  switch (status) {
    case WEFT_OK:
      return "Success";
    case WEFT_ERR_NO_MEMORY:
      return "Out of memory";
    case WEFT_ERR_BAD_ARG:
      return "A function was called with an invalid argument";
    case WEFT_ERR_BAD_TEXT:
      return "Bytes cannot be decoded as text";
    case WEFT_ERR_BAD_PACK:
      return "A rule pack is malformed";
    case WEFT_ERR_BAD_INPUT:
      return "An input is malformed";
    case WEFT_ERR_NOT_FOUND:
      return "Something named was not found";
    case WEFT_ERR_EXISTS:
      return "Two things have one name that must be unique";
    case WEFT_ERR_IO:
      return "Reading or writing failed";
    case WEFT_ERR_LIMIT:
      return "A limit was reached";
    case WEFT_ERR_RENDER:
      return "The layout worker failed";
    case WEFT_ERR_TIMEOUT:
      return "A time limit was reached";
    case WEFT_ERR_STOPPED:
      return "A receiver asked to stop";
  }
  return "Unknown status";
}

static bool
is_tail(const char c)
{
  return ((unsigned char)c & 0xC0U) == 0x80U;
}

// Take away a character that was cut at the end of `text`
static size_t
cut_whole(const char* const text, size_t size)
{
  size_t start = size;
  while (start && size - start < 4U && is_tail(text[start - 1U])) {
    --start;
  }
  if (!start || (unsigned char)text[start - 1U] < 0xC0U) {
    return size; // ASCII, or not UTF-8 at all
  }
  const unsigned char lead = (unsigned char)text[start - 1U];
  const size_t        want = lead >= 0xF0U ? 4U : lead >= 0xE0U ? 3U : 2U;
  return size - (start - 1U) < want ? start - 1U : size;
}

// Copy, cutting at a whole code point
static void
copy_cut(char* const out, const size_t capacity, const char* const text)
{
  size_t size = strlen(text);
  if (size >= capacity) {
    size = cut_whole(text, capacity - 1U);
  }
  memcpy(out, text, size);
  out[size] = '\0';
}

weft_status
weft_error_set(weft_error* const error,
               const weft_status status,
               const char* const file,
               const size_t      line,
               const size_t      column,
               const char* const format,
               ...)
{
  if (!error) {
    return status;
  }
  // The arguments may point into `error` itself, so format aside first
  weft_error filled = WEFT_ERROR_INIT;
  filled.status     = status;
  filled.line       = line;
  filled.column     = column;
  copy_cut(filled.file, sizeof(filled.file), file ? file : "");

  va_list args;
  va_start(args, format);
  const int size =
    vsnprintf(filled.message, sizeof(filled.message), format, args);
  va_end(args);
  if (size < 0) {
    copy_cut(
      filled.message, sizeof(filled.message), weft_status_string(status));
  } else if ((size_t)size >= sizeof(filled.message)) {
    filled.message[cut_whole(filled.message, sizeof(filled.message) - 1U)] =
      '\0';
  }
  // A message is one line whatever a file name or a rule contains
  for (char* c = filled.message; *c; ++c) {
    if ((unsigned char)*c < 0x20U || *c == 0x7F) {
      *c = ' ';
    }
  }
  *error = filled;
  return status;
}

bool
weft_str_equals(const weft_str a, const weft_str b)
{
  return a.size == b.size && (!a.size || !memcmp(a.data, b.data, a.size));
}

int
weft_str_compare(const weft_str a, const weft_str b)
{
  const size_t size  = a.size < b.size ? a.size : b.size;
  const int    order = size ? memcmp(a.data, b.data, size) : 0;
  return order ? order : (a.size > b.size) - (a.size < b.size);
}

weft_str
weft_str_from(const char* const string)
{
  return (weft_str){string ? string : "", string ? strlen(string) : 0U};
}
