// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "check/regex_tree.h"

#include "check/regex_set.h"
#include "utf8.h"

#include <stdlib.h>
#include <string.h>

enum { DEPTH_MAX = 60 };

typedef struct {
  arena*      mem;
  weft_str    text;
  size_t      at;
  int         depth;
  bool        unknown; // syntax that is not known
  weft_status status;
} reader;

static int
peek_at(const reader* r, size_t at)
{
  return at < r->text.size ? (unsigned char)r->text.data[at] : -1;
}

static int
peek(const reader* r)
{
  return peek_at(r, r->at);
}

static bool
is_digit(int c)
{
  return c >= '0' && c <= '9';
}

static tree_sequence*
read_alternatives(reader* r);

static tree_item*
new_item(reader* r, tree_kind kind, size_t at)
{
  tree_item* const item = arena_alloc(r->mem, sizeof(tree_item));
  if (!item) {
    r->status = WEFT_ERR_NO_MEMORY;
    return NULL;
  }
  memset(item, 0, sizeof(*item));
  item->kind  = kind;
  item->at    = at;
  item->least = 1U;
  item->most  = 1U;
  return item;
}

static tree_item*
new_characters(reader* r, const tree_set* set, size_t at)
{
  tree_item* const item = new_item(r, TREE_CHARACTERS, at);
  tree_set* const  copy = item ? arena_alloc(r->mem, sizeof(tree_set)) : NULL;
  if (!copy) {
    r->status = WEFT_ERR_NO_MEMORY;
    return NULL;
  }
  *copy     = *set;
  item->set = copy;
  return item;
}

// Skip to behind `end`, or know no more
static void
skip_behind(reader* r, char end)
{
  while (peek(r) >= 0 && peek(r) != end) {
    ++r->at;
  }
  r->unknown = r->unknown || peek(r) < 0;
  ++r->at;
}

// `\x41` or `\x{AC00}`, behind the x
static uint32_t
read_hexadecimal(reader* r)
{
  const bool braces = peek(r) == '{';
  uint32_t   code   = 0U;
  r->at += braces ? 1U : 0U;
  for (int i = 0; i < (braces ? 6 : 2); ++i) {
    const int c = peek(r);
    if (is_digit(c)) {
      code = code * 16U + (uint32_t)(c - '0');
    } else if ((c | 0x20) >= 'a' && (c | 0x20) <= 'f') {
      code = code * 16U + (uint32_t)((c | 0x20) - 'a' + 10);
    } else {
      break;
    }
    ++r->at;
  }
  r->unknown = r->unknown || (braces && peek(r) != '}');
  r->at += braces ? 1U : 0U;
  return code;
}

// The character that an escape stands for, at its letter; 0 if it is none or
// not known
static uint32_t
read_character(reader* r)
{
  const uint32_t c = utf8_next(r->text, r->at, &r->at);
  switch (c) {
    case 'x':
      return read_hexadecimal(r);
    case 't':
      return '\t';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    default:
      break;
  }
  const bool word = c < 0x80U && (is_digit((int)c) || (c >= 'a' && c <= 'z') ||
                                  (c >= 'A' && c <= 'Z'));
  r->unknown      = r->unknown || word;
  return c;
}

// \p{L}, behind the p
static void
read_property(reader* r, bool inverted, tree_set* set)
{
  const size_t start = r->at;
  if (peek(r) == '{') {
    skip_behind(r, '}');
  } else {
    ++r->at;
  }
  const size_t end = r->at < r->text.size ? r->at : r->text.size;
  regex_set_property(
    set, (weft_str){r->text.data + start, end - start}, inverted);
}

// The set that an escape stands for, at its letter; false if it is a place
static bool
read_escape(reader* r, tree_set* set)
{
  const char c = (char)peek(r);
  set->count   = 0U;
  if (c && strchr("bBAzZGK", c)) {
    ++r->at;
    return false;
  }
  if (c && strchr("dDwWsShH", c)) {
    ++r->at;
    regex_set_class(set, c);
  } else if (c == 'p' || c == 'P') {
    ++r->at;
    read_property(r, c == 'P', set);
  } else {
    const uint32_t code = read_character(r);
    regex_set_add(set, code, code);
  }
  return true;
}

// One member of a class: a character, or a set that is added as it is
static bool
read_class_member(reader* r, tree_set* into, uint32_t* code)
{
  tree_set set = {.count = 0U};
  if (peek(r) == '[' && peek_at(r, r->at + 1U) == ':') {
    skip_behind(r, ']');
    regex_set_class(&set, 'w');
    regex_set_join(into, &set);
    return false;
  }
  if (peek(r) != '\\') {
    *code = utf8_next(r->text, r->at, &r->at);
    return true;
  }
  ++r->at;
  if (peek(r) == 'b') { // a backspace here
    ++r->at;
    *code = 8U;
    return true;
  }
  if (peek(r) < 0 || !read_escape(r, &set)) {
    r->unknown = true;
    return false;
  }
  *code = tree_single(&set);
  if (!*code) {
    regex_set_join(into, &set);
  }
  return *code != 0U;
}

static tree_item*
read_class(reader* r)
{
  const size_t at  = r->at;
  tree_set     set = {.count = 0U};
  ++r->at;
  const bool inverted = peek(r) == '^';
  bool       first    = true;
  r->at += inverted ? 1U : 0U;
  while (peek(r) >= 0 && (first || peek(r) != ']') && !r->unknown) {
    uint32_t low = 0U;
    first        = false;
    if (!read_class_member(r, &set, &low)) {
      continue;
    }
    uint32_t high = low;
    if (peek(r) == '-' && peek_at(r, r->at + 1U) != ']') {
      ++r->at;
      r->unknown = !read_class_member(r, &set, &high);
    }
    regex_set_add(&set, low, high);
  }
  r->unknown = r->unknown || peek(r) != ']';
  ++r->at;
  if (inverted) {
    regex_set_invert(&set);
  }
  return new_characters(r, &set, at);
}

// Behind `(?`: what kind of group it is
static void
open_group(reader* r, tree_item* group)
{
  const int c = peek(r);
  const int n = peek_at(r, r->at + 1U);
  if (c == ':' || c == '|') {
    ++r->at;
  } else if (c == '>') {
    ++r->at;
    group->fixed = true;
  } else if (c == '=' || c == '!') {
    ++r->at;
    group->kind = TREE_PLACE;
  } else if (c == '<' && (n == '=' || n == '!')) {
    r->at += 2U;
    group->kind = TREE_PLACE;
  } else if (c == '<' || (c == 'P' && n == '<')) {
    skip_behind(r, '>');
  } else if (c == '\'') {
    ++r->at;
    skip_behind(r, '\'');
  } else {
    r->unknown = true;
  }
}

static tree_item*
read_group(reader* r)
{
  tree_item* const group = new_item(r, TREE_GROUP, r->at);
  ++r->at;
  if (!group || ++r->depth > DEPTH_MAX || peek(r) == '*') {
    r->unknown = true;
    return group;
  }
  if (peek(r) == '?') {
    ++r->at;
    open_group(r, group);
  }
  group->alternatives = r->unknown ? NULL : read_alternatives(r);
  r->unknown          = r->unknown || peek(r) != ')';
  ++r->at;
  --r->depth;
  return group;
}

static uint32_t
read_number(reader* r)
{
  uint32_t number = 0U;
  while (is_digit(peek(r)) && number < 100000U) {
    number = number * 10U + (uint32_t)(peek(r) - '0');
    ++r->at;
  }
  return number;
}

static void
read_repetition(reader* r, tree_item* item)
{
  const int c = peek(r);
  if (c == '*' || c == '+' || c == '?') {
    item->least = c == '+' ? 1U : 0U;
    item->most  = c == '?' ? 1U : TREE_ENDLESS;
    ++r->at;
  } else if (c == '{' && is_digit(peek_at(r, r->at + 1U))) {
    ++r->at;
    item->least = read_number(r);
    item->most  = item->least;
    if (peek(r) == ',') {
      ++r->at;
      item->most = is_digit(peek(r)) ? read_number(r) : TREE_ENDLESS;
    }
    r->unknown = r->unknown || peek(r) != '}';
    ++r->at;
  } else {
    return;
  }
  if (peek(r) == '?' || peek(r) == '+') {
    item->fixed = item->fixed || peek(r) == '+';
    ++r->at;
  }
}

static tree_item*
read_item(reader* r)
{
  const int    c   = peek(r);
  const size_t at  = r->at;
  tree_set     set = {.count = 0U};
  if (c == '(') {
    return read_group(r);
  }
  if (c == '[') {
    return read_class(r);
  }
  if (c == '^' || c == '$') {
    ++r->at;
    return new_item(r, TREE_PLACE, at);
  }
  if (c == '.') {
    ++r->at;
    regex_set_invert(&set);
    return new_characters(r, &set, at);
  }
  if (c == '\\') {
    ++r->at;
    if (peek(r) < 0) {
      r->unknown = true;
      return NULL;
    }
    return read_escape(r, &set) ? new_characters(r, &set, at)
                                : new_item(r, TREE_PLACE, at);
  }
  const uint32_t code = utf8_next(r->text, r->at, &r->at);
  regex_set_add(&set, code, code);
  return new_characters(r, &set, at);
}

static tree_item*
read_items(reader* r)
{
  tree_item*  first = NULL;
  tree_item** link  = &first;
  while (peek(r) >= 0 && peek(r) != '|' && peek(r) != ')' && !r->unknown &&
         !r->status) {
    tree_item* const item = read_item(r);
    if (item && !r->unknown) {
      read_repetition(r, item);
      item->end = r->at;
      *link     = item;
      link      = &item->next;
    }
  }
  return first;
}

static tree_sequence*
read_alternatives(reader* r)
{
  tree_sequence*  first = NULL;
  tree_sequence** link  = &first;
  do {
    tree_sequence* const s = arena_alloc(r->mem, sizeof(tree_sequence));
    if (!s) {
      r->status = WEFT_ERR_NO_MEMORY;
      return NULL;
    }
    r->at += first ? 1U : 0U; // the bar
    s->next  = NULL;
    s->first = read_items(r);
    *link    = s;
    link     = &s->next;
  } while (peek(r) == '|' && !r->unknown && !r->status);
  return first;
}

weft_status
tree_read(arena* mem, weft_str source, tree_sequence** out)
{
  reader r = {.mem = mem, .text = source};
  *out     = read_alternatives(&r);
  if (r.unknown || r.at < source.size) {
    *out = NULL;
  }
  return r.status;
}
