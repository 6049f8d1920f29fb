// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// What the alternatives of a pattern end in: where none of these characters
// stands, there is no need to look at each.

#include "rule/sieve_node.h"

#include <string.h>

// Characters in which a part ends
typedef struct {
  const sieve_book* book;
  bool              unknown;
  unsigned          kinds;
  size_t            count;
  uint64_t          chars[SIEVE_NUMBERS / 64];
} tail;

static void
add_char(tail* e, uint32_t c)
{
  e->chars[c / 64U] |= (uint64_t)1U << (c % 64U);
}

static void
add_set(tail* e, const sieve_set* s)
{
  if (s->negated) {
    e->unknown = true;
    return;
  }
  e->kinds |= s->kinds;
  for (uint32_t i = s->first; i < s->first + s->count; ++i) {
    add_char(e, e->book->chars[i]);
  }
}

static bool
add_node(tail* e, uint32_t number);

// Whether one of the parts may be empty
static bool
add_choice(tail* e, uint32_t first)
{
  bool empty = false;
  for (uint32_t i = first; i; i = e->book->nodes[i].next) {
    empty = add_node(e, i) || empty;
  }
  return empty;
}

static bool
add_sequence(tail* e, uint32_t last)
{
  for (uint32_t i = last; i; i = e->book->nodes[i].previous) {
    if (!add_node(e, i)) {
      return false;
    }
  }
  return true;
}

// Whether the part may be empty
static bool
add_node(tail* e, uint32_t number)
{
  const sieve_node* const node = &e->book->nodes[number];
  switch ((node_kind)node->kind) {
    case NODE_CHAR:
      add_char(e, node->first);
      return false;
    case NODE_STRING:
      add_char(e, e->book->chars[node->first + node->least - 1U]);
      return false;
    case NODE_SET:
      add_set(e, &e->book->sets[node->first]);
      return false;
    case NODE_SEQUENCE:
      return add_sequence(e, node->last);
    case NODE_CHOICE:
      return add_choice(e, node->first);
    case NODE_REPEAT:
      return add_node(e, node->first) || !node->least;
    default:
      return true;
  }
}

bool
sieve_find_tail(sieve_book* book, uint32_t number, uint32_t* set)
{
  tail      e = {.book = book};
  sieve_set s = {(uint32_t)book->listed, 0U, 0U, false, false};
  *set        = SET_NONE;
  if (add_node(&e, number) || e.unknown) {
    return true;
  }
  s.kinds = (uint8_t)e.kinds;
  for (uint32_t c = 0U; c < book->char_count; ++c) {
    if (e.chars[c / 64U] >> (c % 64U) & 1U) {
      ++s.count;
      if (!sieve_list_char(book, (uint16_t)c)) {
        return false;
      }
    }
  }
  return sieve_add_set(book, s, set);
}
