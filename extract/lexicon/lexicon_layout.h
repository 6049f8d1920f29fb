// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// How the file of a compiled lexicon is laid out, for writer and reader.

#ifndef WEFT_EXTRACT_LEXICON_LAYOUT_H
#define WEFT_EXTRACT_LEXICON_LAYOUT_H

#include "lexicon/lexicon_file.h"

#include <assert.h>

#define LAYOUT_MAGIC "weftlex"
#define LAYOUT_BYTE_ORDER 0x01020304U

enum { LAYOUT_ALIGN = 64, LAYOUT_LANES = 4, LAYOUT_HEX = SHA256_HEX_SIZE - 1 };

// Tables of edges of one trie
typedef struct {
  uint64_t edges; // slots; without any there is no table of heads either
  uint64_t edge_count;
  uint64_t edge_reach;
  uint64_t pairs;
  uint64_t pair_count;
  uint64_t pair_reach;
} layout_trie;

typedef struct {
  char        magic[8];
  uint32_t    byte_order;
  uint32_t    version;
  char        packs[LAYOUT_HEX];
  char        sources[LAYOUT_HEX];
  uint64_t    size; // of the file
  uint64_t    type_count;
  uint64_t    entries;
  uint64_t    text; // bytes
  layout_trie names;
  layout_trie tails;
  uint64_t    spare[6]; // zero
} layout_header;

static_assert(sizeof(lexicon_entry) == 24, "entries lie in files");
static_assert(sizeof(trie_edge) == 16, "edges lie in files");
static_assert(sizeof(layout_header) % LAYOUT_ALIGN == 0,
              "sections are aligned");

// Sections, in the order in which they lie behind the header
typedef enum {
  LAYOUT_ENTRIES,
  LAYOUT_NAME_HEADS,
  LAYOUT_NAME_EDGES,
  LAYOUT_NAME_PAIRS,
  LAYOUT_TAIL_HEADS,
  LAYOUT_TAIL_EDGES,
  LAYOUT_TAIL_PAIRS,
  LAYOUT_TEXT,
  LAYOUT_SECTIONS
} layout_section;

// Bytes of a section without what aligns the next one
static inline uint64_t
layout_size(const layout_header* h, layout_section section)
{
  const uint64_t heads = TRIE_WORDS * sizeof(uint64_t);
  switch (section) {
    case LAYOUT_ENTRIES:
      return h->entries * sizeof(lexicon_entry);
    case LAYOUT_NAME_HEADS:
      return h->names.edges ? heads : 0U;
    case LAYOUT_NAME_EDGES:
      return h->names.edges * sizeof(trie_edge);
    case LAYOUT_NAME_PAIRS:
      return h->names.pairs * sizeof(trie_edge);
    case LAYOUT_TAIL_HEADS:
      return h->tails.edges ? heads : 0U;
    case LAYOUT_TAIL_EDGES:
      return h->tails.edges * sizeof(trie_edge);
    case LAYOUT_TAIL_PAIRS:
      return h->tails.pairs * sizeof(trie_edge);
    default:
      return h->text;
  }
}

static inline uint64_t
layout_aligned(uint64_t size)
{
  return (size + LAYOUT_ALIGN - 1U) / LAYOUT_ALIGN * LAYOUT_ALIGN;
}

// Size of the file; numbers must fit in 32 bits
static inline uint64_t
layout_total(const layout_header* h)
{
  uint64_t size = sizeof(layout_header);
  for (int i = 0; i < LAYOUT_SECTIONS; ++i) {
    size += layout_aligned(layout_size(h, (layout_section)i));
  }
  return size + LAYOUT_LANES * sizeof(uint64_t);
}

// Over words in turn.  Each step can be undone, so that a change to one word
// always changes the sum.
typedef struct {
  uint64_t lanes[LAYOUT_LANES];
} layout_sum;

// `size` is a multiple of LAYOUT_ALIGN
void
layout_add(layout_sum* sum, const void* data, size_t size);

#endif // WEFT_EXTRACT_LEXICON_LAYOUT_H
