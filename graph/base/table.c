// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "table.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define FIRST_CAPACITY 16U

// Little-endian on every machine, so that hashes are the same everywhere
static uint64_t
read_word(const unsigned char* const p)
{
  uint64_t word = 0U;
  for (unsigned i = 0U; i < 8U; ++i) {
    word |= (uint64_t)p[i] << (8U * i);
  }
  return word;
}

static uint64_t
mix(uint64_t hash, const uint64_t word)
{
  hash = (hash ^ word) * 0x9E3779B97F4A7C15U;
  return hash ^ (hash >> 29U);
}

uint64_t
table_hash(const weft_str key)
{
  const unsigned char* const p    = (const unsigned char*)key.data;
  uint64_t                   hash = 0xCBF29CE484222325U ^ key.size;
  size_t                     i    = 0U;
  for (; key.size - i >= 8U; i += 8U) {
    hash = mix(hash, read_word(p + i));
  }
  uint64_t tail = 0U;
  for (unsigned shift = 0U; i < key.size; ++i, shift += 8U) {
    tail |= (uint64_t)p[i] << shift;
  }
  hash = mix(hash, tail);
  hash = mix(hash, hash >> 32U);
  return hash ? hash : 1U; // 0 marks a free slot
}

// The slot of `key`, or the free slot where it belongs
static table_slot*
find(const table* const t, const weft_str key, const uint64_t hash)
{
  const size_t mask = t->capacity - 1U;
  for (size_t i = (size_t)hash & mask;; i = (i + 1U) & mask) {
    table_slot* const slot = &t->slots[i];
    if (!slot->hash ||
        (slot->hash == hash && weft_str_equals(slot->key, key))) {
      return slot;
    }
  }
}

static weft_status
grow(table* const t)
{
  const size_t capacity = t->capacity ? t->capacity * 2U : FIRST_CAPACITY;
  if (capacity > SIZE_MAX / sizeof(table_slot)) {
    return WEFT_ERR_NO_MEMORY;
  }
  table bigger = {calloc(capacity, sizeof(table_slot)), capacity, t->count};
  if (!bigger.slots) {
    return WEFT_ERR_NO_MEMORY;
  }
  const size_t mask = capacity - 1U;
  for (size_t i = 0U; i < t->capacity; ++i) {
    if (t->slots[i].hash) {
      // Keys are distinct: look for a free slot without comparing
      size_t at = (size_t)t->slots[i].hash & mask;
      while (bigger.slots[at].hash) {
        at = (at + 1U) & mask;
      }
      bigger.slots[at] = t->slots[i];
    }
  }
  free(t->slots);
  *t = bigger;
  return WEFT_OK;
}

size_t
table_get(const table* const t, const weft_str key, const size_t fallback)
{
  if (!t->count) {
    return fallback;
  }
  const table_slot* const slot = find(t, key, table_hash(key));
  return slot->hash ? slot->value : fallback;
}

weft_status
table_set(table* const t, const weft_str key, const size_t value)
{
  // At most three quarters full, so that a search ends soon
  if ((t->count + 1U) > t->capacity / 4U * 3U) {
    const weft_status st = grow(t);
    if (st) {
      return st;
    }
  }
  const uint64_t    hash = table_hash(key);
  table_slot* const slot = find(t, key, hash);
  if (!slot->hash) {
    slot->key  = key;
    slot->hash = hash;
    ++t->count;
  }
  slot->value = value;
  return WEFT_OK;
}

void
table_free(table* const t)
{
  free(t->slots);
  *t = (table){0};
}
