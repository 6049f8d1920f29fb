// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "rule/prefilter.h"

#include "try.h"
#include "utf8.h"

#include <stdlib.h>
#include <string.h>

enum { PREFIX = 3, LONG = 6, FIRST_HEADS = 256, PLACES = 1 << 16 };

#define LONG_MARK ((uint64_t)1U << 48U) // in keys of six bytes

static uint32_t
head_key(const unsigned char* p)
{
  return (uint32_t)p[0] | (uint32_t)p[1] << 8U | (uint32_t)p[2] << 16U;
}

static size_t
bit_of(uint32_t key)
{
  return (key * 2654435761U) >> 17U;
}

static size_t
long_bit_of(const unsigned char* p)
{
  return bit_of(head_key(p) ^ (head_key(p + PREFIX) * 0x85EBCA77U));
}

static bool
has_bit(const uint64_t* bits, size_t bit)
{
  return bits[bit / 64U] >> (bit % 64U) & 1U;
}

static void
set_bit(uint64_t* bits, size_t bit)
{
  bits[bit / 64U] |= (uint64_t)1U << (bit % 64U);
}

static uint64_t
long_key(const unsigned char* p)
{
  const uint64_t rest = head_key(p + PREFIX);
  return head_key(p) | rest << 24U | LONG_MARK;
}

static size_t
head_slot(uint64_t key, size_t capacity)
{
  return (size_t)((key * 0x9E3779B97F4A7C15U) >> 32U) & (capacity - 1U);
}

// The head of a key, or a free slot
static prefilter_head*
find_head(const prefilter* p, uint64_t key)
{
  size_t i = head_slot(key, p->head_capacity);
  while (p->heads[i].key && p->heads[i].key != key) {
    i = (i + 1U) & (p->head_capacity - 1U);
  }
  return &p->heads[i];
}

static weft_status
grow_heads(prefilter* p)
{
  if (p->head_count * 2U < p->head_capacity) {
    return WEFT_OK;
  }
  prefilter bigger     = *p;
  bigger.head_capacity = p->head_capacity ? p->head_capacity * 2U : FIRST_HEADS;
  bigger.heads         = calloc(bigger.head_capacity, sizeof(prefilter_head));
  if (!bigger.heads) {
    return WEFT_ERR_NO_MEMORY;
  }
  for (size_t i = 0U; i < p->head_capacity; ++i) {
    if (p->heads[i].key) {
      *find_head(&bigger, p->heads[i].key) = p->heads[i];
    }
  }
  free(p->heads);
  p->heads         = bigger.heads;
  p->head_capacity = bigger.head_capacity;
  return WEFT_OK;
}

void
prefilter_map_add(const prefilter* p, uint32_t number, prefilter_map* map)
{
  const weft_str             text = p->literals[number].text;
  const unsigned char* const c    = (const unsigned char*)text.data;
  if (text.size < PREFIX) {
    return;
  }
  if (text.size < LONG) {
    set_bit(map->threes, bit_of(head_key(c)));
  } else {
    set_bit(map->sixes, long_bit_of(c));
  }
}

// Whether a character of three bytes begins at `c`
static inline bool
is_wide(const unsigned char* c)
{
  return (c[0] & 0xF0U) == 0xE0U;
}

// Code point of a character of three bytes
static inline size_t
wide_code(const unsigned char* c)
{
  return (size_t)(c[0] & 0xFU) << 12U | (size_t)(c[1] & 0x3FU) << 6U |
         (c[2] & 0x3FU);
}

// The start of short literals with the character at `c`, added if new; NULL if
// memory is short
static prefilter_head*
add_start(prefilter* p, const unsigned char* c)
{
  if (!p->places && !(p->places = calloc(PLACES, sizeof(uint16_t)))) {
    return NULL;
  }
  uint16_t* const place = &p->places[wide_code(c)];
  if (*place) {
    return &p->starts[*place - 1U];
  }
  if (p->start_count == p->start_capacity) {
    const size_t capacity = p->start_capacity ? p->start_capacity * 2U : 128U;
    void* const  grown = realloc(p->starts, capacity * sizeof(prefilter_head));
    if (!grown) {
      return NULL;
    }
    p->starts         = grown;
    p->start_capacity = capacity;
  }
  memset(&p->starts[p->start_count], 0, sizeof(prefilter_head));
  *place = (uint16_t)++p->start_count;
  return &p->starts[*place - 1U];
}

// The head for literals that begin with `c`, added if new; NULL if memory is
// short
static prefilter_head*
add_key(prefilter* p, const unsigned char* c, size_t size)
{
  if (size < LONG && is_wide(c)) {
    return add_start(p, c);
  }
  if (grow_heads(p)) {
    return NULL;
  }
  const uint64_t        key = size < LONG ? head_key(c) : long_key(c);
  prefilter_head* const h   = find_head(p, key);
  p->head_count += h->key ? 0U : 1U;
  h->key = key;
  return h;
}

// Enter literal `n` under its first bytes
static weft_status
add_head(prefilter* p, uint32_t n)
{
  prefilter_literal* const l = &p->literals[n];
  const unsigned char*     c = (const unsigned char*)l->text.data;
  if (l->text.size < PREFIX) {
    l->next                = p->marks[c[0] & 0x7FU];
    p->marks[c[0] & 0x7FU] = n + 1U;
    return WEFT_OK;
  }
  prefilter_map_add(p, n, &p->map);
  prefilter_head* const h = add_key(p, c, l->text.size);
  if (!h) {
    return WEFT_ERR_NO_MEMORY;
  }
  h->whole = !h->first && (l->text.size == LONG || l->text.size == PREFIX);
  l->next  = h->first;
  h->first = n + 1U;
  return WEFT_OK;
}

weft_status
prefilter_add(prefilter* p, weft_str text, uint32_t* number)
{
  weft_status  st    = WEFT_OK;
  const size_t known = table_get(&p->exact, text, SIZE_MAX);
  if (known != SIZE_MAX) {
    *number = (uint32_t)known;
    return WEFT_OK;
  }
  if (p->count == p->capacity) {
    const size_t capacity = p->capacity ? p->capacity * 2U : 128U;
    void* const  grown =
      realloc(p->literals, capacity * sizeof(prefilter_literal));
    if (!grown) {
      return WEFT_ERR_NO_MEMORY;
    }
    p->literals = grown;
    p->capacity = capacity;
  }
  char* const copy = malloc(text.size + 1U);
  if (!copy) {
    return WEFT_ERR_NO_MEMORY;
  }
  memcpy(copy, text.data, text.size);
  copy[text.size]                = '\0';
  prefilter_literal* const entry = &p->literals[p->count];
  entry->text                    = (weft_str){copy, text.size};
  entry->next                    = 0U;
  entry->links                   = 0U;
  entry->first                   = 0U;
  entry->end                     = 0U;
  entry->last                    = copy[text.size - 1U];
  *number                        = (uint32_t)p->count++;
  p->longest = p->longest > text.size ? p->longest : text.size;
  TRY(st, add_head(p, *number));
  return table_set(&p->exact, entry->text, *number);
}

static weft_status
add_link(prefilter* p, uint32_t literal, uint32_t group)
{
  if (p->link_count == p->link_capacity) {
    const size_t capacity = p->link_capacity ? p->link_capacity * 2U : 256U;
    void* const  grown = realloc(p->links, capacity * sizeof(prefilter_link));
    if (!grown) {
      return WEFT_ERR_NO_MEMORY;
    }
    p->links         = grown;
    p->link_capacity = capacity;
  }
  const prefilter_link link  = {group, p->literals[literal].links};
  p->links[p->link_count++]  = link;
  p->literals[literal].links = (uint32_t)p->link_count;
  return WEFT_OK;
}

static int
compare_numbers(const void* a, const void* b)
{
  const uint32_t x = *(const uint32_t*)a;
  const uint32_t y = *(const uint32_t*)b;
  return x < y ? -1 : x > y ? 1 : 0;
}

weft_status
prefilter_group(prefilter* p, const prefilter_set* set, uint32_t* number)
{
  weft_status st    = WEFT_OK;
  weft_str    bytes = {"", 0U}; // no literal: a group that is never met
  if (set->count) {
    qsort(set->items, set->count, sizeof(uint32_t), compare_numbers);
    bytes.data = (const char*)set->items;
    bytes.size = set->count * sizeof(uint32_t);
  }
  const size_t known = table_get(&p->groups, bytes, SIZE_MAX);
  if (known != SIZE_MAX) {
    *number = (uint32_t)known;
    return WEFT_OK;
  }
  const weft_str key = arena_copy(&p->memory, bytes);
  if (!key.data) {
    return WEFT_ERR_NO_MEMORY;
  }
  *number = (uint32_t)p->groups.count;
  for (size_t i = 0U; !st && i < set->count; ++i) {
    if (!i || set->items[i] != set->items[i - 1U]) {
      st = add_link(p, set->items[i], *number);
    }
  }
  return st ? st : table_set(&p->groups, key, *number);
}

weft_status
prefilter_finish(prefilter* p)
{
  uint32_t at = 0U;
  free(p->met);
  p->met = calloc(p->link_count + 1U, sizeof(uint32_t));
  if (!p->met) {
    return WEFT_ERR_NO_MEMORY;
  }
  for (size_t i = 0U; i < p->count; ++i) {
    prefilter_literal* const l = &p->literals[i];
    l->first                   = at;
    for (uint32_t k = l->links; k; k = p->links[k - 1U].next) {
      p->met[at++] = p->links[k - 1U].group;
    }
    l->end = at;
  }
  return WEFT_OK;
}

size_t
prefilter_words(const prefilter* p)
{
  return p->count / 64U + 1U;
}

size_t
prefilter_group_words(const prefilter* p)
{
  return p->groups.count / 64U + 1U;
}

static inline void
mark(const prefilter* p, uint32_t n, uint64_t* found, uint64_t* met)
{
  const uint64_t bit = (uint64_t)1U << (n % 64U);
  if (found[n / 64U] & bit) {
    return;
  }
  found[n / 64U] |= bit;
  const prefilter_literal* const l = &p->literals[n];
  for (uint32_t i = l->first; i < l->end; ++i) {
    met[p->met[i] / 64U] |= (uint64_t)1U << (p->met[i] % 64U);
  }
}

static inline bool
is_found(const uint64_t* found, uint32_t n)
{
  return found[n / 64U] >> (n % 64U) & 1U;
}

// Mark the literals of one head that begin at `c`
static inline void
scan_head(const prefilter*      p,
          const prefilter_head* h,
          const unsigned char*  c,
          size_t                left,
          uint64_t*             found,
          uint64_t*             met)
{
  if (h->whole) {
    mark(p, h->first - 1U, found, met);
    return;
  }
  for (uint32_t n = h->first; n; n = p->literals[n - 1U].next) {
    const prefilter_literal* const l = &p->literals[n - 1U];
    if (!is_found(found, n - 1U) && l->text.size <= left &&
        l->last == (char)c[l->text.size - 1U] &&
        !memcmp(l->text.data, c, l->text.size)) {
      mark(p, n - 1U, found, met);
    }
  }
}

// The first six bytes at `c`, of which `left` may be read
static inline uint64_t
read_six(const unsigned char* c, size_t left)
{
  uint64_t six = 0U;
  if (left >= sizeof(six)) { // compilers make one load of this
    six = (uint64_t)c[0] | (uint64_t)c[1] << 8U | (uint64_t)c[2] << 16U |
          (uint64_t)c[3] << 24U | (uint64_t)c[4] << 32U |
          (uint64_t)c[5] << 40U | (uint64_t)c[6] << 48U | (uint64_t)c[7] << 56U;
    return six & 0xFFFFFFFFFFFFU;
  }
  for (size_t i = 0U; i < LONG && i < left; ++i) {
    six |= (uint64_t)c[i] << (8U * i);
  }
  return six;
}

// What literals may begin at a character, by the map's bits
enum { BEGINS_THREE = 1, BEGINS_SIX = 2, BEGINS_MARK = 4, PLACES_MAX = 64 };

// Places where literals may begin.  They are gathered first and looked at in a
// row, which goes on while the processor still waits for memory.
typedef struct {
  const unsigned char* at[PLACES_MAX];
  uint8_t              what[PLACES_MAX];
  size_t               count;
} place_list;

static inline unsigned
begins_at(const prefilter_map* map, const unsigned char* c, size_t left)
{
  const uint64_t six   = read_six(c, left);
  const uint32_t three = (uint32_t)six & 0xFFFFFFU;
  const uint32_t rest  = (uint32_t)(six >> 24U);
  const size_t   both  = bit_of(three ^ (rest * 0x85EBCA77U));
  return (has_bit(map->threes, bit_of(three)) ? BEGINS_THREE : 0U) |
         (has_bit(map->sixes, both) ? BEGINS_SIX : 0U);
}

static inline void
add_place(place_list* list, const unsigned char* c, unsigned what)
{
  list->at[list->count]   = c;
  list->what[list->count] = (uint8_t)what;
  list->count += what ? 1U : 0U;
}

// Mark the literals that begin at the places, and empty the list
static void
scan_places(const prefilter* p,
            place_list*      list,
            weft_str         text,
            uint64_t*        found,
            uint64_t*        met)
{
  const unsigned char* const end = (const unsigned char*)text.data + text.size;
  for (size_t i = 0U; i < list->count; ++i) {
    const unsigned char* const c    = list->at[i];
    const size_t               left = (size_t)(end - c);
    const unsigned             what = list->what[i];
    if (what & BEGINS_MARK) {
      for (uint32_t n = p->marks[*c]; n; n = p->literals[n - 1U].next) {
        mark(p, n - 1U, found, met);
      }
    }
    if ((what & BEGINS_THREE) && !is_wide(c)) {
      scan_head(p, find_head(p, head_key(c)), c, left, found, met);
    } else if ((what & BEGINS_THREE) && p->places && p->places[wide_code(c)]) {
      scan_head(
        p, &p->starts[p->places[wide_code(c)] - 1U], c, left, found, met);
    }
    if (what & BEGINS_SIX) {
      scan_head(
        p, find_head(p, read_six(c, left) | LONG_MARK), c, left, found, met);
    }
  }
  list->count = 0U;
}

// Literals begin where characters do
void
prefilter_scan(const prefilter* p,
               weft_str         text,
               uint64_t*        found,
               uint64_t*        met)
{
  const unsigned char* const bytes = (const unsigned char*)text.data;
  place_list                 list;
  list.count = 0U;
  for (size_t i = 0U; p->count && i < text.size;) {
    const unsigned char* const c     = bytes + i;
    const unsigned             alone = p->marks[*c] ? BEGINS_MARK : 0U;
    add_place(&list, c, alone | begins_at(&p->map, c, text.size - i));
    i += utf8_size(*c);
    if (list.count == PLACES_MAX) {
      scan_places(p, &list, text, found, met);
    }
  }
  scan_places(p, &list, text, found, met);
}

void
prefilter_scan_map(const prefilter*     p,
                   const prefilter_map* map,
                   weft_str             text,
                   size_t               stop,
                   uint64_t*            found,
                   uint64_t*            met)
{
  const unsigned char* const bytes = (const unsigned char*)text.data;
  place_list                 list;
  list.count = 0U;
  for (size_t i = 0U; i < stop && i + PREFIX <= text.size;) {
    const unsigned char* const c = bytes + i;
    add_place(&list, c, begins_at(map, c, text.size - i));
    i += utf8_size(*c);
    if (list.count == PLACES_MAX) {
      scan_places(p, &list, text, found, met);
    }
  }
  scan_places(p, &list, text, found, met);
}

void
prefilter_free(prefilter* p)
{
  for (size_t i = 0U; i < p->count; ++i) {
    free((void*)(uintptr_t)p->literals[i].text.data);
  }
  free(p->literals);
  free(p->places);
  free(p->starts);
  free(p->heads);
  free(p->links);
  free(p->met);
  table_free(&p->exact);
  table_free(&p->groups);
  arena_free(&p->memory);
  memset(p, 0, sizeof(*p));
}
