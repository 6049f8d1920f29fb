// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "query/lex.h"

#include "str.h"
#include "utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { SHOWN_MAX = 80 };

int
query_shown(const weft_str text)
{
  size_t size = 0U;
  while (size < text.size) {
    const size_t next = size + utf8_size((unsigned char)text.data[size]);
    if (next > SHOWN_MAX) {
      break;
    }
    size = next;
  }
  return (int)size;
}

weft_status
query_fail(const weft_str    text,
           const size_t      at,
           const weft_status status,
           weft_error* const error,
           const char* const format,
           ...)
{
  char   message[512] = "";
  size_t line         = 1U;
  size_t start        = 0U;
  for (size_t i = 0U; i < at; ++i) {
    if (text.data[i] == '\n') {
      ++line;
      start = i + 1U;
    }
  }
  va_list args;
  va_start(args, format);
  vsnprintf(message, sizeof(message), format, args);
  va_end(args);
  const size_t column =
    utf8_length((weft_str){text.data + start, at - start}) + 1U;
  const weft_status st =
    weft_error_set(error, status, "query", line, column, "%s", message);
  if (error) {
    error->byte_offset = at;
  }
  return st;
}

static bool
is_word_char(const unsigned char c)
{
  return c > 0x20U && !strchr("\"'[],|:=<>?", c);
}

static bool
is_name_char(const unsigned char c)
{
  return c >= 0x80U || c == '_' || (c >= '0' && c <= '9') ||
         (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

// What stands at `i`; nothing behind the end
static unsigned char
char_at(const weft_str text, const size_t i)
{
  return i < text.size ? (unsigned char)text.data[i] : 0U;
}

static size_t
skip_space(const weft_str text, size_t at)
{
  while (at < text.size) {
    size_t next = at;
    if (!utf8_is_space(utf8_next(text, at, &next))) {
      break;
    }
    at = next;
  }
  return at;
}

// Whether nothing but space or the end stands at `i`
static bool
is_gap(const weft_str text, const size_t i)
{
  return i >= text.size || skip_space(text, i) != i;
}

static weft_status
unescape(const weft_str raw, arena* const memory, weft_str* const out)
{
  char* const data = arena_alloc(memory, raw.size + 1U);
  size_t      size = 0U;
  if (!data) {
    return WEFT_ERR_NO_MEMORY;
  }
  for (size_t i = 0U; i < raw.size; ++i) {
    i += raw.data[i] == '\\' && i + 1U < raw.size;
    data[size++] = raw.data[i];
  }
  *out = (weft_str){data, size};
  return WEFT_OK;
}

static weft_status
lex_quoted(const weft_str    text,
           arena* const      memory,
           token* const      out,
           weft_error* const error)
{
  const char quote   = text.data[out->at];
  bool       escapes = false;
  size_t     i       = out->at + 1U;
  while (i < text.size && text.data[i] != quote) {
    if (text.data[i] == '\\') {
      escapes = true;
      ++i;
    }
    ++i;
  }
  if (i >= text.size) {
    return query_fail(text,
                      out->at,
                      WEFT_ERR_BAD_INPUT,
                      error,
                      "a quote that is not closed; end the name with %c",
                      quote);
  }
  out->kind   = TOKEN_WORD;
  out->quoted = true;
  out->end    = i + 1U;
  out->text   = (weft_str){text.data + out->at + 1U, i - out->at - 1U};
  return escapes ? unescape(out->text, memory, &out->text) : WEFT_OK;
}

static weft_status
lex_variable(const weft_str text, token* const out, weft_error* const error)
{
  size_t end = out->at + 1U;
  while (is_name_char(char_at(text, end)) && !is_gap(text, end)) {
    end += utf8_size((unsigned char)text.data[end]);
  }
  out->kind = TOKEN_VARIABLE;
  out->end  = end;
  out->text = (weft_str){text.data + out->at + 1U, end - out->at - 1U};
  return out->text.size ? WEFT_OK
                        : query_fail(text,
                                     out->at,
                                     WEFT_ERR_BAD_INPUT,
                                     error,
                                     "a variable needs a name, such as ?x");
}

// A bare word; a dot at its end is the one between clauses
static void
lex_word(const weft_str text, token* const out)
{
  size_t end = out->at;
  while (is_word_char(char_at(text, end)) && !is_gap(text, end) &&
         !(text.data[end] == '!' && char_at(text, end + 1U) == '=')) {
    end += utf8_size((unsigned char)text.data[end]);
  }
  if (end > out->at + 1U && text.data[end - 1U] == '.' && is_gap(text, end)) {
    --end;
  }
  out->kind = TOKEN_WORD;
  out->end  = end;
  out->text = (weft_str){text.data + out->at, end - out->at};
}

// An operator, or false
static bool
lex_op(const weft_str text, token* const out)
{
  static const struct {
    const char* sign;
    query_op    op;
  } ops[] = {{"!=", OP_NE},
             {"<=", OP_LE},
             {">=", OP_GE},
             {"=", OP_EQ},
             {"<", OP_LT},
             {">", OP_GT}};

  for (size_t i = 0U; i < COUNT(ops); ++i) {
    if (str_at(text, out->at, ops[i].sign)) {
      out->kind = TOKEN_OP;
      out->op   = ops[i].op;
      out->end  = out->at + strlen(ops[i].sign);
      return true;
    }
  }
  return false;
}

// A sign of one character, or false
static bool
lex_sign(const weft_str text, token* const out)
{
  static const char       signs[] = "[],|:";
  static const token_kind kinds[] = {
    TOKEN_OPEN, TOKEN_CLOSE, TOKEN_COMMA, TOKEN_PIPE, TOKEN_COLON};

  const char        c     = text.data[out->at];
  const char* const found = strchr(signs, c);
  out->end                = out->at + 1U;
  if (c && found) {
    out->kind = kinds[found - signs];
    return true;
  }
  // Alone, or before what only follows a whole word
  const unsigned char next  = char_at(text, out->end);
  const bool          alone = is_gap(text, out->end) || !is_word_char(next);
  if ((c == '.' || c == '*') && alone) {
    out->kind = c == '.' ? TOKEN_DOT : TOKEN_STAR;
    return true;
  }
  return false;
}

weft_status
lex_next(const weft_str    text,
         const size_t      at,
         arena* const      memory,
         token* const      out,
         weft_error* const error)
{
  *out      = (token){.kind = TOKEN_END, .at = skip_space(text, at)};
  out->end  = out->at;
  out->text = (weft_str){"", 0U};
  if (out->at >= text.size || lex_op(text, out) || lex_sign(text, out)) {
    return WEFT_OK;
  }
  const char c = text.data[out->at];
  if (c == '"' || c == '\'') {
    return lex_quoted(text, memory, out, error);
  }
  if (c == '?') {
    return lex_variable(text, out, error);
  }
  lex_word(text, out);
  return out->end > out->at
           ? WEFT_OK
           : query_fail(text,
                        out->at,
                        WEFT_ERR_BAD_INPUT,
                        error,
                        "a character that no name holds; leave it out");
}
