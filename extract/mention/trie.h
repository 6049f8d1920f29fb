// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Longest match over many names, tolerant of spaces and case.
//
// Names are stored without spaces and with ASCII folded to lower case, so
// that `하이퍼 클로바` and `하이퍼클로바` are one entry.  One hash probe a code
// point.  Immutable once filled, so threads may share it.
//
// Its tables may lie in a file that is mapped: there are no pointers in them,
// nodes are but numbers, and whatever the bytes are, a search ends and gives a
// value below `value_end`.

#ifndef WEFT_EXTRACT_TRIE_H
#define WEFT_EXTRACT_TRIE_H

#include "utf8.h"
#include "weft/base.h"

#define TRIE_NONE 0xFFFFFFFFU

enum {
  TRIE_HEADS  = 1U << 16U, // bits
  TRIE_THIRDS = 1U << 18U,
  TRIE_WORDS  = (TRIE_HEADS + TRIE_THIRDS) / 64U // that hold them
};

// The form under which names are equal: ASCII lower case; full-width forms
// as ASCII
static inline uint32_t
trie_fold(uint32_t code)
{
  if (code >= 0xFF01U && code <= 0xFF5EU) {
    code -= 0xFEE0U;
  }
  return code - 'A' < 26U ? code + 32U : code;
}

// Bit for names that begin with two code points, or are but one
static inline size_t
trie_head(uint32_t first, uint32_t second)
{
  return ((first * 0x9E3779B1U) ^ (second * 0x85EBCA77U)) >> 16U;
}

// A step from a node by a code point
typedef struct {
  uint64_t key;   // (node << 21 | code point) + 1, 0 is empty; above that
                  // bits for the code points that may follow
  uint32_t node;  // where it leads
  uint32_t value; // of the name that ends there, or TRIE_NONE
} trie_edge;

typedef struct {
  trie_edge* items; // by hash
  size_t     capacity;
  size_t     count;
  size_t     reach; // slots from where a hash leads in which the edge may be
} trie_edges;

// Zero-initialised is a valid empty trie
typedef struct {
  uint64_t* heads;      // bits for the first two code points of names, and for
                        // the third behind the node of those
  trie_edges edges;     // the nodes they lead to are numbered from 1
  trie_edges pairs;     // the first two steps in one: first code point as node
  uint32_t   value_end; // above all values
  bool       borrowed;  // the tables belong to someone else: no more names
} trie;

// Add a name; `previous` receives the value it had, or TRIE_NONE.
// WEFT_OK, WEFT_ERR_NO_MEMORY, or WEFT_ERR_LIMIT if there are too many.
weft_status
trie_add(trie* t, weft_str name, uint32_t value, uint32_t* previous);

// Whether either bit of two heads is set in a trie
static inline bool
trie_has_head(const trie* t, size_t one, size_t two)
{
  return t->heads && (((t->heads[one / 64U] >> (one % 64U)) |
                       (t->heads[two / 64U] >> (two % 64U))) &
                      1U);
}

// Whether a name may begin with code points `first` and `second`, folded; a
// `second` of 0 stands for the end of the text.  Now and then true for others.
static inline bool
trie_may_begin(const trie* t, uint32_t first, uint32_t second)
{
  return trie_has_head(t, trie_head(first, 0U), trie_head(first, second));
}

// The first two code points of a text from some place, with no more than one
// space between them
typedef struct {
  uint32_t codes[2]; // folded; 0 where there are none
  size_t   end;      // offset behind them
} trie_pair;

trie_pair
trie_read_any_pair(weft_str text, size_t offset);

static inline trie_pair
trie_read_pair(weft_str text, size_t offset)
{
  const unsigned char* const p = (const unsigned char*)text.data + offset;
  if (offset + 6U <= text.size && p[0] >= 0xEBU && p[0] <= 0xEDU &&
      p[3] >= 0xEBU && p[3] <= 0xEDU) { // most often Hangul, which folds not
    size_t          next = 0U;
    const trie_pair pair = {
      {utf8_next(text, offset, &next), utf8_next(text, offset + 3U, &next)},
      offset + 6U};
    return pair;
  }
  return trie_read_any_pair(text, offset);
}

static inline bool
trie_may_begin_pair(const trie* t, const trie_pair* pair)
{
  return trie_may_begin(t, pair->codes[0], pair->codes[1]);
}

// Ask the processor to fetch what a match of the pair will look at
void
trie_prefetch(const trie* t, const trie_pair* pair);

// Follow `text` from `offset`, where `pair` was read.  Calls `accept` for each name that ends on the
// way, longest first, until one is accepted.
//
// Returns the end offset of the longest accepted name, or 0.
size_t
trie_match(const trie*      t,
           weft_str         text,
           size_t           offset,
           const trie_pair* pair,
           bool (*accept)(void* handle, size_t end, uint32_t value),
           void*     handle,
           uint32_t* value);

// Whether a match may begin with `word`, whatever follows it
bool
trie_may_begin_word(const trie* t, weft_str word);

// The value of exactly `name`, or TRIE_NONE
uint32_t
trie_get(const trie* t, weft_str name);

// Copy edges to zeroed slots, more of them than there are edges; returns their
// reach
size_t
trie_pack_edges(const trie_edges* t, trie_edge* slots, size_t capacity);

// Forget all names but keep the memory
void
trie_clear(trie* t);

void
trie_free(trie* t);

#endif // WEFT_EXTRACT_TRIE_H
