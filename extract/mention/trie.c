// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "mention/trie.h"

#include "utf8.h"

#include <stdlib.h>
#include <string.h>

enum {
  FIRST_CAPACITY = 64,
  ENDS_MAX       = 32 // names that begin at one place; longer ones are not seen
};

// Where a name ends
typedef struct {
  size_t   end;
  uint32_t value;
} trie_end;

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

// The edge for a key, or NULL
static trie_edge*
find_edge(const trie* t, uint32_t node, uint32_t code)
{
  if (!t->capacity) {
    return NULL;
  }
  const uint64_t key  = edge_key(node, code);
  const size_t   mask = t->capacity - 1U;
  for (size_t i = mix(key) & mask;; i = (i + 1U) & mask) {
    if (t->edges[i].key == key) {
      return &t->edges[i];
    }
    if (!t->edges[i].key) {
      return NULL;
    }
  }
}

static trie_edge*
put(trie_edge* edges, size_t capacity, const trie_edge* e)
{
  const size_t mask = capacity - 1U;
  size_t       i    = mix(e->key) & mask;
  while (edges[i].key) {
    i = (i + 1U) & mask;
  }
  edges[i] = *e;
  return &edges[i];
}

static weft_status
grow_edges(trie* t)
{
  if (t->count * 3U < t->capacity * 2U) {
    return WEFT_OK;
  }
  const size_t     capacity = t->capacity ? t->capacity * 2U : FIRST_CAPACITY;
  trie_edge* const edges    = calloc(capacity, sizeof(trie_edge));
  if (!edges) {
    return WEFT_ERR_NO_MEMORY;
  }
  for (size_t i = 0U; i < t->capacity; ++i) {
    if (t->edges[i].key) {
      (void)put(edges, capacity, &t->edges[i]);
    }
  }
  free(t->edges);
  t->edges    = edges;
  t->capacity = capacity;
  return WEFT_OK;
}

// The edge for a key, added if new; NULL if memory is short
static trie_edge*
add_edge(trie* t, uint32_t node, uint32_t code)
{
  trie_edge* const known = find_edge(t, node, code);
  if (known || grow_edges(t)) {
    return known;
  }
  const trie_edge e = {edge_key(node, code), (uint32_t)++t->count, TRIE_NONE};
  return put(t->edges, t->capacity, &e);
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
  trie_edge* edge     = NULL;
  uint32_t   codes[2] = {0U, 0U};
  size_t     count    = 0U;
  *previous           = TRIE_NONE;
  for (size_t at = 0U; at < name.size;) {
    const uint32_t code = utf8_next(name, at, &at);
    if (utf8_is_space(code)) {
      continue;
    }
    edge = add_edge(t, edge ? edge->node : 0U, trie_fold(code));
    if (!edge) {
      return WEFT_ERR_NO_MEMORY;
    }
    if (count < 2U) {
      codes[count++] = trie_fold(code);
    }
  }
  if (edge) {
    *previous   = edge->value;
    edge->value = value;
  }
  return edge ? add_head(t, codes) : WEFT_OK;
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

// The longest of the names that is accepted
static size_t
choose(const trie_end* ends,
       size_t          count,
       bool (*accept)(void* handle, size_t end, uint32_t value),
       void*     handle,
       uint32_t* value)
{
  while (count--) {
    if (accept(handle, ends[count].end, ends[count].value)) {
      *value = ends[count].value;
      return ends[count].end;
    }
  }
  return 0U;
}

size_t
trie_match(const trie* t,
           weft_str    text,
           size_t      offset,
           bool (*accept)(void* handle, size_t end, uint32_t value),
           void*     handle,
           uint32_t* value)
{
  trie_end ends[ENDS_MAX];
  size_t   count = 0U;
  uint32_t node  = 0U;
  bool     space = false;
  if (!may_begin_at(t, text, offset)) {
    return 0U;
  }
  while (offset < text.size && count < ENDS_MAX) {
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

    const trie_edge* const edge = find_edge(t, node, trie_fold(code));
    if (!edge) {
      break;
    }
    node   = edge->node;
    offset = next;
    if (edge->value != TRIE_NONE) {
      const trie_end e = {offset, edge->value};
      ends[count++]    = e;
    }
  }
  return choose(ends, count, accept, handle, value);
}

uint32_t
trie_get(const trie* t, weft_str name)
{
  const trie_edge* edge = NULL;
  for (size_t at = 0U; at < name.size;) {
    const uint32_t code = utf8_next(name, at, &at);
    if (!utf8_is_space(code)) {
      edge = find_edge(t, edge ? edge->node : 0U, trie_fold(code));
      if (!edge) {
        return TRIE_NONE;
      }
    }
  }
  return edge ? edge->value : (uint32_t)TRIE_NONE;
}

void
trie_clear(trie* t)
{
  if (t->count) {
    memset(t->edges, 0, t->capacity * sizeof(trie_edge));
    memset(t->heads, 0, TRIE_HEADS / 8U);
  }
  t->count = 0U;
}

void
trie_free(trie* t)
{
  free(t->heads);
  free(t->edges);
  memset(t, 0, sizeof(*t));
}
