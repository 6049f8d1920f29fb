// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "mention/vocabulary.h"

#include "try.h"

#include <stdlib.h>
#include <string.h>

enum {
  FIRST_CAPACITY = 1024,
  COUNT_MAX      = 1 << 16, // words kept from one document to the next
  CHUNK          = 8
};

static uint32_t
hash_of(weft_str text)
{
  uint64_t hash = text.size;
  uint64_t part = 0U;
  size_t   at   = 0U;
  for (; at + CHUNK <= text.size; at += CHUNK) {
    memcpy(&part, text.data + at, CHUNK);
    hash = (hash ^ part) * 0x9E3779B97F4A7C15U;
    hash ^= hash >> 32U;
  }
  for (part = 0U; at < text.size; ++at) {
    part = part << 8U | (unsigned char)text.data[at];
  }
  hash = (hash ^ part) * 0x9E3779B97F4A7C15U;
  return (uint32_t)(hash >> 32U);
}

static weft_status
grow(vocabulary* v)
{
  if (v->count < v->capacity) {
    return WEFT_OK;
  }
  const size_t capacity = v->capacity ? v->capacity * 2U : FIRST_CAPACITY;
  void* const  items    = realloc(v->items, capacity * sizeof(known_word));
  if (!items) {
    return WEFT_ERR_NO_MEMORY;
  }
  v->items          = items;
  void* const verbs = realloc(v->verbs, capacity * sizeof(verb));
  if (!verbs) {
    return WEFT_ERR_NO_MEMORY;
  }
  v->verbs              = verbs;
  uint32_t* const slots = calloc(capacity * 2U, sizeof(uint32_t));
  if (!slots) {
    return WEFT_ERR_NO_MEMORY;
  }
  free(v->slots);
  v->slots      = slots;
  v->slot_count = capacity * 2U;
  v->capacity   = capacity;
  for (size_t i = 0U; i < v->count; ++i) {
    size_t at = v->items[i].hash & (v->slot_count - 1U);
    while (slots[at]) {
      at = (at + 1U) & (v->slot_count - 1U);
    }
    slots[at] = (uint32_t)i + 1U;
  }
  return WEFT_OK;
}

uint32_t
vocabulary_prefetch(const vocabulary* v, weft_str text)
{
  const uint32_t hash = hash_of(text);
#ifdef __GNUC__
  if (v->slot_count) {
    __builtin_prefetch(&v->slots[hash & (v->slot_count - 1U)]);
  }
#endif
  return hash;
}

weft_status
vocabulary_index(vocabulary* v, weft_str text, uint32_t hash, uint32_t* index)
{
  weft_status st = WEFT_OK;
  TRY(st, grow(v));
  size_t at = hash & (v->slot_count - 1U);
  for (; v->slots[at]; at = (at + 1U) & (v->slot_count - 1U)) {
    const known_word* const known = &v->items[v->slots[at] - 1U];
    if (known->hash == hash && weft_str_equals(known->text, text)) {
      *index = v->slots[at] - 1U;
      return WEFT_OK;
    }
  }
  known_word* const new = &v->items[v->count];
  memset(new, 0, sizeof(*new));
  new->text = arena_copy(&v->memory, text);
  if (!new->text.data) {
    return WEFT_ERR_NO_MEMORY;
  }
  new->hash    = hash;
  *index       = (uint32_t)v->count;
  v->slots[at] = (uint32_t)++v->count;
  return WEFT_OK;
}

bool
vocabulary_parse(vocabulary*       v,
                 const verb_table* verbs,
                 weft_str          text,
                 verb*             out)
{
  uint32_t index = 0U;
  if (vocabulary_index(v, text, hash_of(text), &index)) {
    return verb_parse(verbs, text, out);
  }
  known_word* const known = &v->items[index];
  if (known->predicates == ANSWER_UNKNOWN) {
    known->predicates =
      verb_parse(verbs, known->text, &v->verbs[index]) ? ANSWER_YES : ANSWER_NO;
  }
  if (known->predicates == ANSWER_NO) {
    return false;
  }
  *out = v->verbs[index];
  if (out->noun.data) {
    out->noun.data = text.data + (out->noun.data - known->text.data);
  }
  return true;
}

void
vocabulary_trim(vocabulary* v)
{
  if (v->count > COUNT_MAX) {
    vocabulary_free(v);
  }
}

void
vocabulary_free(vocabulary* v)
{
  free(v->items);
  free(v->verbs);
  free(v->slots);
  arena_free(&v->memory);
  memset(v, 0, sizeof(*v));
}
