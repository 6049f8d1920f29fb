// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Names as they are compared: whether two ends mean the same.

#include "gold/gold.h"

#include "pack/pack_text.h"
#include "strbuf.h"
#include "try.h"
#include "utf8.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// Two figures this near are equal
#define VALUE_TOLERANCE 1e-6

// Marks that do not tell names apart
static bool
is_dropped(uint32_t code)
{
  static const char marks[] = "‘’“”'\"`´〈〉《》「」『』·.,";
  const weft_str    all     = {marks, sizeof(marks) - 1U};
  for (size_t at = 0U; at < all.size;) {
    if (utf8_next(all, at, &at) == code) {
      return true;
    }
  }
  return utf8_is_space(code) || (code >= 0x1CU && code <= 0x1FU);
}

weft_status
gold_normalize(arena* mem, weft_str name, weft_str* out)
{
  weft_status st   = WEFT_OK;
  strbuf      text = {NULL, 0U, 0U, WEFT_OK};
  weft_str    folded;
  TRY(st, pack_fold(mem, name, &folded));
  for (size_t at = 0U; at < folded.size;) {
    const uint32_t code = utf8_next(folded, at, &at);
    if (!is_dropped(code)) {
      strbuf_put_code(&text, code);
    }
  }
  *out = arena_copy(mem, strbuf_str(&text));
  st   = text.status || !out->data ? WEFT_ERR_NO_MEMORY : WEFT_OK;
  strbuf_free(&text);
  return st;
}

static weft_status
add_name(arena* mem, weft_str name, gold_names* out)
{
  weft_status st = WEFT_OK;
  weft_str    text;
  TRY(st, gold_normalize(mem, name, &text));
  for (size_t i = 0U; i < out->count; ++i) {
    if (weft_str_equals(out->items[i], text)) {
      return st;
    }
  }
  if (text.size) {
    out->items[out->count++] = text;
  }
  return st;
}

// The first `a` or `b` from `at`, or the text's end
static size_t
find(weft_str text, size_t at, uint32_t a, uint32_t b)
{
  while (at < text.size) {
    size_t         next = at;
    const uint32_t code = utf8_next(text, at, &next);
    if (code == a || code == b) {
      break;
    }
    at = next;
  }
  return at;
}

// Behind the character at `at`, or the text's end
static size_t
behind(weft_str text, size_t at)
{
  if (at < text.size) {
    (void)utf8_next(text, at, &at);
  }
  return at;
}

weft_status
gold_add_names(arena* mem, weft_str name, gold_names* out)
{
  weft_status st    = WEFT_OK;
  size_t      start = 0U;
  TRY(st, add_name(mem, name, out));
  while (start < name.size && name.data[start] == ' ') {
    ++start;
  }
  const size_t open   = find(name, behind(name, start), '(', 0xFF08U);
  const size_t inside = behind(name, open);
  const size_t close  = find(name, behind(name, inside), ')', 0xFF09U);
  if (close >= name.size) {
    return st;
  }
  const size_t after = behind(name, close);
  strbuf       outer = {NULL, 0U, 0U, WEFT_OK};
  strbuf_append(&outer, (weft_str){name.data + start, open - start});
  strbuf_append(&outer, (weft_str){name.data + after, name.size - after});
  st = outer.status ? WEFT_ERR_NO_MEMORY : WEFT_OK;
  st = st ? st : add_name(mem, strbuf_str(&outer), out);
  strbuf_free(&outer);
  TRY(st, st);
  return add_name(mem, (weft_str){name.data + inside, close - inside}, out);
}

static bool
share_name(const gold_names* a, const gold_names* b)
{
  for (size_t i = 0U; i < a->count; ++i) {
    for (size_t k = 0U; k < b->count; ++k) {
      if (weft_str_equals(a->items[i], b->items[k])) {
        return true;
      }
    }
  }
  return false;
}

static bool
read_number(weft_str text, double* out)
{
  char  bytes[64];
  char* end = NULL;
  if (!text.size || text.size >= sizeof(bytes)) {
    return false;
  }
  memcpy(bytes, text.data, text.size);
  bytes[text.size] = '\0';
  *out             = strtod(bytes, &end);
  return !*end;
}

static bool
same_value(const gold_end* a, const gold_end* b)
{
  double x = 0.0;
  double y = 0.0;
  if (!a->value.data || !b->value.data ||
      (a->unit.size && b->unit.size && !weft_str_equals(a->unit, b->unit))) {
    return false;
  }
  if (read_number(a->value, &x) && read_number(b->value, &y)) {
    return fabs(x - y) <= VALUE_TOLERANCE * fabs(x);
  }
  return weft_str_equals(a->value, b->value);
}

static bool
contains(weft_str text, weft_str part)
{
  for (size_t i = 0U; i + part.size <= text.size; ++i) {
    if (!memcmp(text.data + i, part.data, part.size)) {
      return true;
    }
  }
  return false;
}

static bool
ends_with(weft_str text, weft_str end)
{
  return text.size >= end.size &&
         !memcmp(text.data + text.size - end.size, end.data, end.size);
}

// Whether one name is a good part of the other
static bool
alike(weft_str a, weft_str b, bool classy)
{
  const size_t   a_length = utf8_length(a);
  const size_t   b_length = utf8_length(b);
  const weft_str low      = a_length <= b_length ? a : b;
  const weft_str high     = a_length <= b_length ? b : a;
  const size_t   least    = a_length <= b_length ? a_length : b_length;
  const size_t   most     = a_length <= b_length ? b_length : a_length;
  return least >= 2U && ((classy && ends_with(high, low)) ||
                         (2U * least >= most && contains(high, low)));
}

static bool
is_figure(weft_str type)
{
  return weft_str_equals(type, WEFT_STR("Quantity")) ||
         weft_str_equals(type, WEFT_STR("Money")) ||
         weft_str_equals(type, WEFT_STR("Date"));
}

bool
gold_same_end(const gold_end* gold,
              const gold_end* found,
              bool            lenient,
              bool            classy)
{
  if (share_name(&gold->names, &found->names)) {
    return true;
  }
  if (!lenient) {
    return false;
  }
  if (is_figure(gold->type)) {
    return same_value(gold, found);
  }
  if (!classy && share_name(&gold->others, &found->names)) {
    return false;
  }
  for (size_t i = 0U; i < gold->names.count; ++i) {
    for (size_t k = 0U; k < found->names.count; ++k) {
      if (alike(gold->names.items[i], found->names.items[k], classy)) {
        return true;
      }
    }
  }
  return false;
}
