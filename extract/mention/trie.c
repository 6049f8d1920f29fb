// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "mention/trie.h"

#include "utf8.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_CAPACITY = 64 };

uint32_t
trie_fold(uint32_t code)
{
  if (code >= 0xFF01U && code <= 0xFF5EU) {
    code -= 0xFEE0U;
  }
  return code >= 'A' && code <= 'Z' ? code + 32U : code;
}

static uint64_t
mix(uint64_t key)
{
  key *= 0x9E3779B97F4A7C15U;
  return key ^ (key >> 29U);
}

static uint64_t
edge_key(uint32_t node, uint32_t code)
{
  return (((uint64_t)node << 21U) | code) + 1U;
}

static uint32_t
child(const trie* t, uint32_t node, uint32_t code)
{
  if (!t->capacity) {
    return TRIE_NONE;
  }
  const uint64_t key  = edge_key(node, code);
  const size_t   mask = t->capacity - 1U;
  for (size_t i = mix(key) & mask;; i = (i + 1U) & mask) {
    if (t->keys[i] == key) {
      return t->nodes[i];
    }
    if (!t->keys[i]) {
      return TRIE_NONE;
    }
  }
}

static void
put(uint64_t* keys,
    uint32_t* nodes,
    size_t    capacity,
    uint64_t  key,
    uint32_t  node)
{
  const size_t mask = capacity - 1U;
  size_t       i    = mix(key) & mask;
  while (keys[i]) {
    i = (i + 1U) & mask;
  }
  keys[i]  = key;
  nodes[i] = node;
}

static weft_status
grow_edges(trie* t)
{
  if (t->count * 3U < t->capacity * 2U) {
    return WEFT_OK;
  }
  const size_t    capacity = t->capacity ? t->capacity * 2U : FIRST_CAPACITY;
  uint64_t* const keys     = calloc(capacity, sizeof(uint64_t));
  uint32_t* const nodes    = calloc(capacity, sizeof(uint32_t));
  if (!keys || !nodes) {
    free(keys);
    free(nodes);
    return WEFT_ERR_NO_MEMORY;
  }
  for (size_t i = 0U; i < t->capacity; ++i) {
    if (t->keys[i]) {
      put(keys, nodes, capacity, t->keys[i], t->nodes[i]);
    }
  }
  free(t->keys);
  free(t->nodes);
  t->keys     = keys;
  t->nodes    = nodes;
  t->capacity = capacity;
  return WEFT_OK;
}

static weft_status
new_node(trie* t)
{
  if (t->node_count == t->node_capacity) {
    const size_t    capacity = t->node_capacity ? t->node_capacity * 2U : 64U;
    uint32_t* const values   = realloc(t->values, capacity * sizeof(uint32_t));
    if (!values) {
      return WEFT_ERR_NO_MEMORY;
    }
    t->values        = values;
    t->node_capacity = capacity;
  }
  t->values[t->node_count++] = TRIE_NONE;
  return WEFT_OK;
}

static weft_status
add_child(trie* t, uint32_t node, uint32_t code, uint32_t* out)
{
  *out = child(t, node, code);
  if (*out != TRIE_NONE) {
    return WEFT_OK;
  }
  weft_status st = grow_edges(t);
  if (!st) {
    st = new_node(t);
  }
  if (!st) {
    *out = (uint32_t)(t->node_count - 1U);
    put(t->keys, t->nodes, t->capacity, edge_key(node, code), *out);
    ++t->count;
  }
  return st;
}

static weft_status
add_head(trie* t, const uint32_t codes[2])
{
  if (!t->heads) {
    t->heads = calloc(TRIE_HEADS / 64U, sizeof(uint64_t));
    if (!t->heads) {
      return WEFT_ERR_NO_MEMORY;
    }
  }
  const size_t bit = trie_head(codes[0], codes[1]);
  t->heads[bit / 64U] |= (uint64_t)1U << (bit % 64U);
  return WEFT_OK;
}

weft_status
trie_add(trie* t, weft_str name, uint32_t value, uint32_t* previous)
{
  weft_status st       = WEFT_OK;
  uint32_t    node     = 0U;
  uint32_t    codes[2] = {0U, 0U};
  size_t      count    = 0U;
  if (!t->node_count) {
    st = new_node(t);
  }
  for (size_t at = 0U; !st && at < name.size;) {
    const uint32_t code = utf8_next(name, at, &at);
    if (!utf8_is_space(code)) {
      st = add_child(t, node, trie_fold(code), &node);
      if (count < 2U) {
        codes[count++] = trie_fold(code);
      }
    }
  }
  if (!st && count) {
    st = add_head(t, codes);
  }
  *previous = TRIE_NONE;
  if (!st && node) {
    *previous       = t->values[node];
    t->values[node] = value;
  }
  return st;
}

// Whether a name may begin at `offset`
static bool
may_begin_at(const trie* t, weft_str text, size_t offset)
{
  uint32_t codes[2] = {0U, 0U};
  for (size_t i = 0U; i < 2U && offset < text.size;) {
    const uint32_t code = utf8_next(text, offset, &offset);
    if (!utf8_is_space(code)) {
      codes[i++] = trie_fold(code);
    } else if (!i) {
      return false;
    }
  }
  return trie_may_begin(t, codes[0], codes[1]);
}

size_t
trie_match(const trie* t,
           weft_str    text,
           size_t      offset,
           bool (*accept)(void* handle, size_t end, uint32_t value),
           void*     handle,
           uint32_t* value)
{
  size_t   best  = 0U;
  uint32_t node  = 0U;
  bool     space = false;
  if (!may_begin_at(t, text, offset)) {
    return 0U;
  }
  while (offset < text.size) {
    size_t         next = 0U;
    const uint32_t code = utf8_next(text, offset, &next);
    if (utf8_is_space(code)) {
      if (space || !node) {
        break; // only one space inside a name
      }
      space  = true;
      offset = next;
      continue;
    }
    space = false;
    node  = child(t, node, trie_fold(code));
    if (node == TRIE_NONE) {
      break;
    }
    offset = next;
    if (t->values[node] != TRIE_NONE &&
        accept(handle, offset, t->values[node])) {
      best   = offset;
      *value = t->values[node];
    }
  }
  return best;
}

uint32_t
trie_get(const trie* t, weft_str name)
{
  uint32_t node = 0U;
  for (size_t at = 0U; at < name.size;) {
    const uint32_t code = utf8_next(name, at, &at);
    if (!utf8_is_space(code)) {
      node = child(t, node, trie_fold(code));
      if (node == TRIE_NONE) {
        return TRIE_NONE;
      }
    }
  }
  return node ? t->values[node] : (uint32_t)TRIE_NONE;
}

void
trie_clear(trie* t)
{
  if (t->count) {
    memset(t->keys, 0, t->capacity * sizeof(uint64_t));
    memset(t->heads, 0, TRIE_HEADS / 8U);
  }
  t->count      = 0U;
  t->node_count = 0U;
}

void
trie_free(trie* t)
{
  free(t->heads);
  free(t->keys);
  free(t->nodes);
  free(t->values);
  memset(t, 0, sizeof(*t));
}
