// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "lexicon/lexicon_layout.h"

#include "utf8.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

void
layout_add(layout_sum* sum, const void* data, size_t size)
{
  uint64_t             words[LAYOUT_LANES];
  const unsigned char* bytes = data;
  for (; size >= sizeof(words); size -= sizeof(words)) {
    memcpy(words, bytes, sizeof(words));
    bytes += sizeof(words);
    for (size_t i = 0U; i < LAYOUT_LANES; ++i) {
      uint64_t x    = (sum->lanes[i] ^ words[i]) + 0xD1B54A32D192ED03U;
      x             = x * 0x9E3779B97F4A7C15U;
      sum->lanes[i] = x ^ (x >> 32U);
    }
  }
}

static weft_status
fail_bad(const char* path, weft_error* error, const char* why)
{
  return weft_error_set(error, WEFT_ERR_BAD_INPUT, path, 0U, 0U, "%s", why);
}

static weft_status
fail_damaged(const char* path, weft_error* error)
{
  return fail_bad(path, error, "damaged; run weft rules compile again");
}

// Whether the numbers of a trie can be those of one
static bool
check_trie(const layout_trie* t)
{
  return t->edges <= UINT32_MAX && t->pairs <= UINT32_MAX &&
         t->edge_reach <= t->edges && t->pair_reach <= t->pairs &&
         t->edge_count <= t->edges && t->pair_count <= t->pairs;
}

static weft_status
check_header(const layout_header* h,
             uint64_t             size,
             const char*          path,
             weft_error*          error)
{
  if (memcmp(h->magic, LAYOUT_MAGIC, sizeof(h->magic)) != 0) {
    return fail_bad(path, error, "no compiled lexicon; remove or replace it");
  }
  if (h->byte_order != LAYOUT_BYTE_ORDER) {
    return fail_bad(path,
                    error,
                    "made on a machine of another byte order; run weft rules "
                    "compile here");
  }
  if (h->version != LEXICON_FILE_VERSION) {
    return fail_bad(
      path, error, "made by another version; run weft rules compile again");
  }
  if (h->size != size || h->entries >= TRIE_NONE || h->text > UINT32_MAX ||
      h->type_count > 64U || !check_trie(&h->names) || !check_trie(&h->tails) ||
      layout_total(h) != size) {
    return fail_damaged(path, error);
  }
  return WEFT_OK;
}

// Map a file that is open; MAP_FAILED if that cannot be
static void*
map_file(int file, const char* path, size_t* size, weft_error* error)
{
  struct stat info;
  if (fstat(file, &info) || !S_ISREG(info.st_mode)) {
    (void)weft_error_set(
      error, WEFT_ERR_IO, path, 0U, 0U, "cannot be read; is it a file?");
    return MAP_FAILED;
  }
  if (info.st_size < (off_t)sizeof(layout_header)) {
    (void)fail_damaged(path, error);
    return MAP_FAILED;
  }
  *size           = (size_t)info.st_size;
  void* const map = mmap(NULL, *size, PROT_READ, MAP_PRIVATE, file, 0);
  if (map == MAP_FAILED) {
    (void)weft_error_set(
      error, WEFT_ERR_IO, path, 0U, 0U, "cannot be mapped into memory");
  }
  return map;
}

weft_status
lexicon_open(const char* path, lexicon_file* out, weft_error* error)
{
  weft_error local = WEFT_ERROR_INIT;
  memset(out, 0, sizeof(*out));
  const int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) {
    return weft_error_set(
      error,
      errno == ENOENT || errno == ENOTDIR ? WEFT_ERR_NOT_FOUND : WEFT_ERR_IO,
      path,
      0U,
      0U,
      "cannot be opened; check its permissions");
  }
  out->map = map_file(file, path, &out->size, &local);
  (void)close(file);
  if (out->map == MAP_FAILED) {
    out->map = NULL;
    if (error) {
      *error = local;
    }
    return local.status;
  }
  const layout_header* const h  = out->map;
  const weft_status          st = check_header(h, out->size, path, error);
  if (st) {
    lexicon_close(out);
    return st;
  }
  memcpy(out->origin.packs, h->packs, sizeof(h->packs));
  memcpy(out->origin.sources, h->sources, sizeof(h->sources));
  out->type_count = (size_t)h->type_count;
  return WEFT_OK;
}

static bool
check_sum(const lexicon_file* file)
{
  layout_sum                 sum  = {{0}};
  const unsigned char* const data = file->map;
  const size_t               size = file->size - sizeof(sum.lanes);
  layout_add(&sum, data, size);
  return !memcmp(sum.lanes, data + size, sizeof(sum.lanes));
}

// Whether a byte offset of a text lies between two characters
static bool
is_boundary(weft_str text, size_t at)
{
  return at == text.size ||
         (at < text.size && ((unsigned char)text.data[at] & 0xC0U) != 0x80U);
}

static bool
check_entry(const lexicon* l, const lexicon_entry* e, size_t type_count)
{
  const weft_str text = {l->text, l->text_size};
  const uint64_t all =
    type_count == 64U ? UINT64_MAX : ((uint64_t)1U << type_count) - 1U;
  if (e->canonical >= l->count || e->stop > 1U || e->empty > 1U ||
      e->types & ~all || !is_boundary(text, e->name) ||
      !is_boundary(text, (size_t)e->name + e->size)) {
    return false;
  }
  if (e->instance != LEXICON_NO_TYPE && e->instance >= type_count) {
    return false;
  }
  return e->stop ? e->type == LEXICON_NO_TYPE : e->type < type_count;
}

static bool
check_entries(const lexicon* l, size_t type_count)
{
  const weft_str text = {l->text, l->text_size};
  if (utf8_valid(text) != text.size) {
    return false;
  }
  for (size_t i = 0U; i < l->count; ++i) {
    if (!check_entry(l, &l->entries[i], type_count)) {
      return false;
    }
  }
  return true;
}

static trie
take_trie(const layout_trie* t,
          void*              heads,
          void*              edges,
          void*              pairs,
          size_t             end)
{
  const trie out = {.heads     = t->edges ? heads : NULL,
                    .edges     = {edges,
                                  (size_t)t->edges,
                                  (size_t)t->edge_count,
                                  (size_t)t->edge_reach},
                    .pairs     = {pairs,
                                  (size_t)t->pairs,
                                  (size_t)t->pair_count,
                                  (size_t)t->pair_reach},
                    .value_end = (uint32_t)end,
                    .borrowed  = true};
  return out;
}

weft_status
lexicon_take(lexicon_file* file,
             const char*   path,
             lexicon*      out,
             weft_error*   error)
{
  void*                      sections[LAYOUT_SECTIONS];
  const layout_header* const h  = file->map;
  unsigned char*             at = (unsigned char*)file->map + sizeof(*h);
  for (int i = 0; i < LAYOUT_SECTIONS; ++i) {
    sections[i] = at;
    at += layout_aligned(layout_size(h, (layout_section)i));
  }
  const lexicon l = {.entries   = sections[LAYOUT_ENTRIES],
                     .count     = (size_t)h->entries,
                     .text      = sections[LAYOUT_TEXT],
                     .text_size = (size_t)h->text,
                     .names     = take_trie(&h->names,
                                        sections[LAYOUT_NAME_HEADS],
                                        sections[LAYOUT_NAME_EDGES],
                                        sections[LAYOUT_NAME_PAIRS],
                                        (size_t)h->entries),
                     .tails     = take_trie(&h->tails,
                                        sections[LAYOUT_TAIL_HEADS],
                                        sections[LAYOUT_TAIL_EDGES],
                                        sections[LAYOUT_TAIL_PAIRS],
                                        (size_t)h->entries),
                     .map       = file->map,
                     .map_size  = file->size};
  if (!check_sum(file) || !check_entries(&l, file->type_count)) {
    return fail_damaged(path, error);
  }
  *out      = l;
  file->map = NULL;
  return WEFT_OK;
}

void
lexicon_close(lexicon_file* file)
{
  if (file->map) {
    (void)munmap(file->map, file->size);
  }
  file->map = NULL;
}
