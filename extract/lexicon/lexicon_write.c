// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "lexicon/lexicon_layout.h"

#include "fail.h"
#include "try.h"

#include <stdlib.h>
#include <string.h>

// Bytes that go to a writer and into the sum
typedef struct {
  const weft_writer* writer;
  layout_sum         sum;
} stream;

static weft_status
put(stream* s, const void* data, uint64_t size)
{
  weft_status       st   = WEFT_OK;
  const size_t      even = (size_t)size / LAYOUT_ALIGN * LAYOUT_ALIGN;
  const size_t      rest = (size_t)size - even;
  unsigned char     block[LAYOUT_ALIGN] = {0};
  const char* const bytes               = data;
  if (even) {
    layout_add(&s->sum, bytes, even);
    TRY(st, s->writer->write(s->writer->handle, bytes, even));
  }
  if (rest) {
    memcpy(block, bytes + even, rest);
    layout_add(&s->sum, block, sizeof(block));
    TRY(st,
        s->writer->write(s->writer->handle, (const char*)block, sizeof(block)));
  }
  return st;
}

// Slots for edges in a file, fewer than in a table that may grow
static uint64_t
slots_for(const trie_edges* t)
{
  return t->count ? (uint64_t)t->count + t->count / 3U + 1U : 0U;
}

// Edges as they are written; `slots` is NULL if they are so already
typedef struct {
  const trie_edge* items;
  trie_edge*       slots;
} packed;

// WEFT_OK or WEFT_ERR_NO_MEMORY
static weft_status
pack_edges(const trie_edges* t, packed* out, uint64_t* slots, uint64_t* reach)
{
  *slots     = slots_for(t);
  *reach     = t->reach;
  out->items = t->items;
  if (*slots == t->capacity) {
    return WEFT_OK;
  }
  out->slots = calloc((size_t)*slots, sizeof(trie_edge));
  if (!out->slots) {
    return WEFT_ERR_NO_MEMORY;
  }
  *reach     = trie_pack_edges(t, out->slots, (size_t)*slots);
  out->items = out->slots;
  return WEFT_OK;
}

enum { TABLES = 4 };

static weft_status
pack_tries(const lexicon* l, layout_header* h, packed tables[TABLES])
{
  const trie* const  tries[]   = {&l->names, &l->tails};
  layout_trie* const layouts[] = {&h->names, &h->tails};
  weft_status        st        = WEFT_OK;
  for (size_t i = 0U; i < 2U; ++i) {
    layout_trie* const t = layouts[i];
    t->edge_count        = tries[i]->edges.count;
    t->pair_count        = tries[i]->pairs.count;
    TRY(
      st,
      pack_edges(&tries[i]->edges, &tables[2U * i], &t->edges, &t->edge_reach));
    TRY(st,
        pack_edges(
          &tries[i]->pairs, &tables[2U * i + 1U], &t->pairs, &t->pair_reach));
  }
  return st;
}

static weft_status
write_sections(const lexicon* l, const layout_header* h, packed* t, stream* s)
{
  const void* const sections[LAYOUT_SECTIONS] = {
    [LAYOUT_ENTRIES]    = l->entries,
    [LAYOUT_NAME_HEADS] = l->names.heads,
    [LAYOUT_NAME_EDGES] = t[0].items,
    [LAYOUT_NAME_PAIRS] = t[1].items,
    [LAYOUT_TAIL_HEADS] = l->tails.heads,
    [LAYOUT_TAIL_EDGES] = t[2].items,
    [LAYOUT_TAIL_PAIRS] = t[3].items,
    [LAYOUT_TEXT]       = l->text};
  weft_status st = put(s, h, sizeof(*h));
  for (int i = 0; !st && i < LAYOUT_SECTIONS; ++i) {
    st = put(s, sections[i], layout_size(h, (layout_section)i));
  }
  return st ? st
            : s->writer->write(s->writer->handle,
                               (const char*)s->sum.lanes,
                               sizeof(s->sum.lanes));
}

weft_status
lexicon_write(const lexicon*        l,
              const lexicon_origin* origin,
              size_t                type_count,
              const weft_writer*    writer,
              weft_error*           error)
{
  layout_header h              = {.magic      = LAYOUT_MAGIC,
                                  .byte_order = LAYOUT_BYTE_ORDER,
                                  .version    = LEXICON_FILE_VERSION,
                                  .type_count = type_count,
                                  .entries    = l->count,
                                  .text       = l->text_size};
  packed        tables[TABLES] = {{NULL, NULL}};
  stream        s              = {writer, {{0}}};
  memcpy(h.packs, origin->packs, sizeof(h.packs));
  memcpy(h.sources, origin->sources, sizeof(h.sources));
  weft_status st = pack_tries(l, &h, tables);
  if (st) {
    st = fail_memory(error);
  } else if (h.names.edges > UINT32_MAX) {
    st = weft_error_set(error,
                        WEFT_ERR_LIMIT,
                        NULL,
                        0U,
                        0U,
                        "too many names to compile; split the lexicons");
  } else {
    h.size = layout_total(&h);
    st     = write_sections(l, &h, tables, &s);
  }
  for (size_t i = 0U; i < TABLES; ++i) {
    free(tables[i].slots);
  }
  return st;
}
