// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// What patterns that end alike have in common: the parts from the end on, which
// are run once in a sentence for all of them.

#include "rule/sieve_node.h"

#include <stdlib.h>
#include <string.h>

// Number of the children of a sequence or choice, and of characters of a string
static size_t
count_items(const sieve_book* book, const sieve_node* node)
{
  size_t count = 0U;
  if (node->kind == NODE_STRING) {
    return node->least;
  }
  if (node->kind == NODE_SEQUENCE || node->kind == NODE_CHOICE) {
    for (uint32_t i = node->first; i; i = book->nodes[i].next) {
      ++count;
    }
  }
  return count;
}

// The number of `key` in a table, added if new; false if memory is short
static bool
number_of(table* t, weft_str key, uint32_t* out)
{
  const size_t known = table_get(t, key, SIZE_MAX);
  *out               = (uint32_t)(known == SIZE_MAX ? t->count + 1U : known);
  return known != SIZE_MAX || !table_set(t, key, *out);
}

// A number that parts which do the same have in common; false if memory is
// short
static bool
number_part(sieve_book* book, uint32_t number, uint32_t* out)
{
  const sieve_node node  = book->nodes[number];
  const size_t     count = count_items(book, &node);
  const size_t     size  = (count + 3U) * sizeof(uint32_t);
  uint32_t* const  key   = arena_array(&book->memory, 1U, size);
  uint32_t         child = node.first;
  if (!key) {
    return false;
  }
  key[0] = node.kind;
  key[1] = (uint32_t)node.least << 16U | node.most;
  switch ((node_kind)node.kind) {
    case NODE_STRING:
      for (size_t i = 0U; i < count; ++i) {
        key[3U + i] = book->chars[node.first + i];
      }
      break;
    case NODE_SEQUENCE:
    case NODE_CHOICE:
      for (size_t i = 0U; i < count; ++i, child = book->nodes[child].next) {
        if (!number_part(book, child, &key[3U + i])) {
          return false;
        }
      }
      break;
    case NODE_REPEAT:
      if (!number_part(book, node.first, &key[2])) {
        return false;
      }
      break;
    case NODE_AHEAD:
    case NODE_NOT_AHEAD:
      key[2] = node.tail;
      break;
    default:
      key[2] = node.first;
      break;
  }
  return number_of(&book->parts, (weft_str){(const char*)key, size}, out);
}

// Add a chain unless it is known; one more pattern has it
static bool
add_chain(sieve_book* book, weft_str key, sieve_chain chain, uint32_t* number)
{
  if (!number_of(&book->chain_keys, key, number)) {
    return false;
  }
  if (*number >= book->chain_capacity) {
    const size_t capacity = *number * 2U + 256U;
    void* const  grown = realloc(book->chains, capacity * sizeof(sieve_chain));
    if (!grown) {
      return false;
    }
    book->chains         = grown;
    book->chain_capacity = capacity;
  }
  if (*number > book->chain_count) {
    book->chains[*number] = chain;
    book->chain_count     = *number;
  }
  ++book->chains[*number].users;
  return true;
}

// Add the chain of part `node` before those of *number
static bool
lengthen(sieve_book* book, uint32_t node, uint32_t* number)
{
  const sieve_chain chain = {
    *number, node, 0U, book->chains[*number].length + 1U, SLOT_NONE};
  uint32_t* const key = arena_array(&book->memory, 2U, sizeof(uint32_t));
  if (!key || !number_part(book, node, &key[1])) {
    return false;
  }
  key[0] = *number;
  return add_chain(
    book, (weft_str){(const char*)key, 2U * sizeof(uint32_t)}, chain, number);
}

void
sieve_join(const sieve_book* book, sieve* p)
{
  uint32_t number = p->whole;
  while (number && book->chains[number].slot == SLOT_NONE) {
    number = book->chains[number].parent;
  }
  p->chain = number;
  for (uint32_t n = 0U; number && n < book->chains[number].length; ++n) {
    p->rest = book->nodes[p->rest].previous;
  }
}

bool
sieve_chain_up(sieve_book* book, sieve* p)
{
  const sieve_chain ends = {0U, 0U, 0U, 0U, SLOT_NONE};
  const weft_str    key =
    arena_copy(&book->memory,
               (weft_str){(const char*)p->last.inside, sizeof(p->last.inside)});
  p->rest = book->nodes[p->root].kind == NODE_SEQUENCE
              ? book->nodes[p->root].last
              : p->root;
  if (!key.data || !add_chain(book, key, ends, &p->whole)) {
    return false;
  }
  for (uint32_t i = p->rest; i; i = book->nodes[i].previous) {
    if (!lengthen(book, i, &p->whole)) {
      return false;
    }
  }
  return true;
}

void
sieve_finish(sieve_book* book)
{
  book->slot_count = 0U;
  for (size_t i = 1U; i <= book->chain_count; ++i) {
    book->chains[i].slot = book->chains[i].users > 1U ? 0U : SLOT_NONE;
  }
  // Where no other pattern branches off, the longer chain will do
  for (size_t i = 1U; i <= book->chain_count; ++i) {
    const sieve_chain* const c = &book->chains[i];
    if (c->parent && book->chains[c->parent].users == c->users) {
      book->chains[c->parent].slot = SLOT_NONE;
    }
  }
  for (size_t i = 1U; i <= book->chain_count; ++i) {
    if (book->chains[i].slot != SLOT_NONE) {
      book->chains[i].slot = (uint32_t)book->slot_count++;
    }
  }
}
