// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "mention/trie.h"

#include "try.h"
#include "utf8.h"

#include <stdlib.h>
#include <string.h>

enum {
  FIRST_CAPACITY = 64,
  ENDS_MAX       = 32 // names that begin at one place; of more, the longest
};

// The bits of an edge's key above the node and the code point
enum { FOLLOW_SHIFT = 53, FOLLOW_BITS = 11 };

#define KEY_MASK (((uint64_t)1U << FOLLOW_SHIFT) - 1U)

// The most that hash and capacity, and the numbers of nodes, have room for
#define EDGES_MAX ((size_t)UINT32_MAX)

// Where a name ends
typedef struct {
  size_t   end;
  uint32_t value;
} trie_end;

// Where the search for a key begins
static size_t
slot_of(uint64_t key, size_t capacity)
{
  key *= 0x9E3779B97F4A7C15U;
  key ^= key >> 29U;
  key *= 0xBF58476D1CE4E5B9U;
  return (size_t)((key >> 32U) * capacity >> 32U);
}

static uint64_t
edge_key(uint32_t node, uint32_t code)
{
  return (((uint64_t)node << 21U) | code) + 1U;
}

// Bit for a code point that follows an edge
static uint64_t
follow_bit(uint32_t code)
{
  const uint32_t hash = (code * 0x9E3779B1U) >> 16U;
  return (uint64_t)1U << (FOLLOW_SHIFT + (hash * FOLLOW_BITS >> 16U));
}

// The edge for a key, or NULL
static trie_edge*
find_edge(const trie_edges* t, uint32_t node, uint32_t code)
{
  if (!t->capacity) {
    return NULL;
  }
  const uint64_t key = edge_key(node, code);
  size_t         i   = slot_of(key, t->capacity);
  for (size_t n = t->reach; n; --n) {
    trie_edge* const e = &t->items[i];
    if ((e->key & KEY_MASK) == key) {
      return e;
    }
    if (!e->key) {
      return NULL;
    }
    i = i + 1U < t->capacity ? i + 1U : 0U;
  }
  return NULL;
}

// Put an edge into a free slot; *reach becomes that of a table that has it
static trie_edge*
put(trie_edge* edges, size_t capacity, const trie_edge* e, size_t* reach)
{
  size_t i     = slot_of(e->key & KEY_MASK, capacity);
  size_t tries = 1U;
  while (edges[i].key) {
    i = i + 1U < capacity ? i + 1U : 0U;
    ++tries;
  }
  edges[i] = *e;
  *reach   = tries > *reach ? tries : *reach;
  return &edges[i];
}

size_t
trie_pack_edges(const trie_edges* t, trie_edge* slots, size_t capacity)
{
  size_t reach = 0U;
  for (size_t i = 0U; i < t->capacity; ++i) {
    if (t->items[i].key) {
      (void)put(slots, capacity, &t->items[i], &reach);
    }
  }
  return reach;
}

static weft_status
grow_edges(trie_edges* t)
{
  if (t->count * 3U < t->capacity * 2U) {
    return WEFT_OK;
  }
  const size_t capacity = t->capacity ? t->capacity * 2U : FIRST_CAPACITY;
  if (capacity > EDGES_MAX) {
    return WEFT_ERR_LIMIT;
  }
  trie_edge* const items = calloc(capacity, sizeof(trie_edge));
  if (!items) {
    return WEFT_ERR_NO_MEMORY;
  }
  t->reach = trie_pack_edges(t, items, capacity);
  free(t->items);
  t->items    = items;
  t->capacity = capacity;
  return WEFT_OK;
}

// The edge for a key, added if new
static weft_status
add_edge(trie_edges* t, uint32_t node, uint32_t code, trie_edge** edge)
{
  weft_status st = WEFT_OK;
  *edge          = find_edge(t, node, code);
  if (*edge) {
    return st;
  }
  TRY(st, grow_edges(t));
  const trie_edge e = {edge_key(node, code), (uint32_t)++t->count, TRIE_NONE};
  *edge             = put(t->items, t->capacity, &e, &t->reach);
  return st;
}

// Bit for a third code point behind the node of the first two
static size_t
third_bit(uint32_t node, uint32_t code)
{
  const uint32_t hash = (node * 0x9E3779B1U) ^ (code * 0x85EBCA77U);
  return TRIE_HEADS + (hash >> 14U);
}

static void
set_bit(trie* t, size_t bit)
{
  t->heads[bit / 64U] |= (uint64_t)1U << (bit % 64U);
}

static bool
has_bit(const trie* t, size_t bit)
{
  return t->heads[bit / 64U] >> (bit % 64U) & 1U;
}

// Note the first two steps of a name, of which `second` is the last
static weft_status
add_pair(trie* t, const uint32_t codes[2], const trie_edge* second)
{
  weft_status st   = WEFT_OK;
  trie_edge*  pair = NULL;
  TRY(st, add_edge(&t->pairs, codes[0], codes[1], &pair));
  pair->key |= second->key & ~KEY_MASK;
  pair->node  = second->node;
  pair->value = second->value;
  return st;
}

weft_status
trie_add(trie* t, weft_str name, uint32_t value, uint32_t* previous)
{
  weft_status st       = WEFT_OK;
  trie_edge*  edge     = NULL;
  uint32_t    codes[2] = {0U, 0U};
  size_t      count    = 0U;
  *previous            = TRIE_NONE;
  WEFT_REQUIRE(!t->borrowed);
  if (!t->heads && !(t->heads = calloc(TRIE_WORDS, sizeof(uint64_t)))) {
    return WEFT_ERR_NO_MEMORY;
  }
  for (size_t at = 0U; at < name.size;) {
    const uint32_t code = utf8_next(name, at, &at);
    if (utf8_is_space(code)) {
      continue;
    }
    if (edge) {
      edge->key |= follow_bit(trie_fold(code));
    }
    if (count == 2U) {
      TRY(st, add_pair(t, codes, edge));
      set_bit(t, third_bit(edge->node, trie_fold(code)));
    }
    TRY(st,
        add_edge(&t->edges, edge ? edge->node : 0U, trie_fold(code), &edge));
    if (count < 2U) {
      codes[count] = trie_fold(code);
    }
    ++count;
  }
  if (!edge) {
    return st;
  }
  t->value_end = TRIE_NONE;
  *previous    = edge->value;
  edge->value  = value;
  if (count == 2U) {
    TRY(st, add_pair(t, codes, edge));
  }
  set_bit(t, trie_head(codes[0], codes[1]));
  return st;
}

trie_pair
trie_read_any_pair(weft_str text, size_t offset)
{
  trie_pair pair  = {{0U, 0U}, offset};
  bool      space = false;
  for (size_t i = 0U; i < 2U && pair.end < text.size;) {
    const uint32_t code = utf8_next(text, pair.end, &pair.end);
    if (!utf8_is_space(code)) {
      pair.codes[i++] = trie_fold(code);
    } else if (!i || space) {
      break;
    } else {
      space = true;
    }
  }
  return pair;
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

// Names met on the way along a text
typedef struct {
  trie_end ends[ENDS_MAX];
  size_t   count;
  uint64_t follow; // bits for what may follow
  uint32_t node;
  bool     paired; // node is that of two steps
} walk;

static void
step(walk* w, const trie* t, const trie_edge* edge, size_t offset)
{
  w->node   = edge->node;
  w->follow = edge->key;
  if (edge->value < t->value_end) {
    if (w->count == ENDS_MAX) { // forget the shortest
      memmove(w->ends, w->ends + 1, (ENDS_MAX - 1U) * sizeof(w->ends[0]));
      --w->count;
    }
    w->ends[w->count++] = (trie_end){offset, edge->value};
  }
}

// Take the first two steps in one, unless a name may be but one code point;
// returns the offset to go on from, or SIZE_MAX if no name begins here
static size_t
start(const trie* t, size_t offset, const trie_pair* pair, walk* w)
{
  if (has_bit(t, trie_head(pair->codes[0], 0U))) {
    return offset;
  }
  const trie_edge* const edge =
    pair->codes[1] ? find_edge(&t->pairs, pair->codes[0], pair->codes[1])
                   : NULL;
  if (!edge) {
    return SIZE_MAX;
  }
  w->paired = true;
  step(w, t, edge, pair->end);
  return pair->end;
}

// Go on from `offset` as far as names lead; returns the offset of what no name
// has there
static size_t
follow(const trie* t, weft_str text, size_t offset, walk* w)
{
  bool space = false;
  while (offset < text.size && (w->follow & ~KEY_MASK)) {
    size_t         next = 0U;
    const uint32_t code = utf8_next(text, offset, &next);
    if (utf8_is_space(code)) {
      if (space || !w->node) {
        return offset; // only one space inside a name
      }
      space  = true;
      offset = next;
      continue;
    }
    const uint32_t folded = trie_fold(code);
    if (!(w->follow & follow_bit(folded)) ||
        (w->paired && !has_bit(t, third_bit(w->node, folded)))) {
      return offset;
    }
    const trie_edge* const edge = find_edge(&t->edges, w->node, folded);
    if (!edge) {
      return offset;
    }
    space     = false;
    w->paired = false;
    offset    = next;
    step(w, t, edge, offset);
  }
  return offset;
}

void
trie_prefetch(const trie* t, const trie_pair* pair)
{
#ifdef __GNUC__
  if (t->pairs.capacity && pair->codes[1] && trie_may_begin_pair(t, pair)) {
    const uint64_t key = edge_key(pair->codes[0], pair->codes[1]);
    __builtin_prefetch(&t->pairs.items[slot_of(key, t->pairs.capacity)]);
  }
#else
  (void)t;
  (void)pair;
#endif
}

size_t
trie_match(const trie*      t,
           weft_str         text,
           size_t           offset,
           const trie_pair* pair,
           bool (*accept)(void* handle, size_t end, uint32_t value),
           void*     handle,
           uint32_t* value)
{
  walk w;
  if (!trie_may_begin_pair(t, pair)) {
    return 0U;
  }
  w.count  = 0U;
  w.follow = UINT64_MAX;
  w.node   = 0U;
  w.paired = false;
  offset   = start(t, offset, pair, &w);
  if (offset != SIZE_MAX) {
    (void)follow(t, text, offset, &w);
  }
  return choose(w.ends, w.count, accept, handle, value);
}

bool
trie_may_begin_word(const trie* t, weft_str word)
{
  walk            w    = {.follow = UINT64_MAX};
  const trie_pair pair = trie_read_pair(word, 0U);
  if (!pair.codes[1]) {
    return true; // what follows counts
  }
  if (!trie_may_begin_pair(t, &pair)) {
    return false;
  }
  const size_t offset = start(t, 0U, &pair, &w);
  return offset != SIZE_MAX &&
         (follow(t, word, offset, &w) == word.size || w.count);
}

uint32_t
trie_get(const trie* t, weft_str name)
{
  const trie_edge* edge = NULL;
  const trie_pair  pair = trie_read_pair(name, 0U);
  size_t           at   = 0U;
  if (pair.codes[1]) { // the first two steps in one, as most names have them
    edge = trie_may_begin_pair(t, &pair)
             ? find_edge(&t->pairs, pair.codes[0], pair.codes[1])
             : NULL;
    at   = edge ? pair.end : name.size;
  }
  while (at < name.size) {
    const uint32_t code = utf8_next(name, at, &at);
    if (!utf8_is_space(code)) {
      edge = find_edge(&t->edges, edge ? edge->node : 0U, trie_fold(code));
      if (!edge) {
        return TRIE_NONE;
      }
    }
  }
  return edge && edge->value < t->value_end ? edge->value : TRIE_NONE;
}

static void
clear_edges(trie_edges* t)
{
  if (t->count) {
    memset(t->items, 0, t->capacity * sizeof(trie_edge));
  }
  t->count = 0U;
  t->reach = 0U;
}

void
trie_clear(trie* t)
{
  if (t->edges.count) {
    memset(t->heads, 0, TRIE_WORDS * sizeof(uint64_t));
  }
  clear_edges(&t->edges);
  clear_edges(&t->pairs);
}

void
trie_free(trie* t)
{
  if (!t->borrowed) {
    free(t->heads);
    free(t->edges.items);
    free(t->pairs.items);
  }
  memset(t, 0, sizeof(*t));
}
