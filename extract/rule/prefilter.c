// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "rule/prefilter.h"

#include <stdlib.h>
#include <string.h>

enum { BUCKETS = 4096, PREFIX = 3 };

static uint32_t
bucket(const char* text)
{
  const unsigned char* const p = (const unsigned char*)text;
  const uint32_t v = (uint32_t)p[0] | (uint32_t)p[1] << 8U | (uint32_t)p[2] << 16U;
  return (v * 2654435761U) >> 20U;
}

weft_status
prefilter_add(prefilter* p, weft_str text, uint32_t* number)
{
  const size_t known = table_get(&p->exact, text, SIZE_MAX);
  if (known != SIZE_MAX) {
    *number = (uint32_t)known;
    return WEFT_OK;
  }
  if (!p->buckets) {
    p->buckets = calloc(BUCKETS, sizeof(uint32_t));
  }
  if (p->count == p->capacity) {
    const size_t capacity = p->capacity ? p->capacity * 2U : 128U;
    void* const  grown = realloc(p->literals, capacity * sizeof(prefilter_literal));
    if (grown) {
      p->literals = grown;
      p->capacity = capacity;
    }
  }
  char* const copy = malloc(text.size + 1U);
  if (!p->buckets || p->count == p->capacity || !copy) {
    free(copy);
    return WEFT_ERR_NO_MEMORY;
  }
  memcpy(copy, text.data, text.size);
  copy[text.size]                 = '\0';
  const uint32_t           b      = bucket(copy);
  prefilter_literal* const entry  = &p->literals[p->count];
  entry->text                     = (weft_str){copy, text.size};
  entry->next                     = p->buckets[b];
  *number                         = (uint32_t)p->count;
  p->buckets[b]                   = (uint32_t)++p->count;
  return table_set(&p->exact, entry->text, *number);
}

void
prefilter_scan(const prefilter* p, weft_str text, uint64_t* found)
{
  if (!p->count || text.size < PREFIX) {
    return;
  }
  for (size_t i = 0U; i + PREFIX <= text.size; ++i) {
    uint32_t n = p->buckets[bucket(text.data + i)];
    for (; n; n = p->literals[n - 1U].next) {
      const weft_str t = p->literals[n - 1U].text;
      if (t.size <= text.size - i && !memcmp(t.data, text.data + i, t.size)) {
        found[(n - 1U) / 64U] |= (uint64_t)1U << ((n - 1U) % 64U);
      }
    }
  }
}

bool
prefilter_has(const prefilter_set* set, const uint64_t* found)
{
  for (size_t i = 0U; i < set->count; ++i) {
    const uint32_t n = set->items[i];
    if (found[n / 64U] >> (n % 64U) & 1U) {
      return true;
    }
  }
  return !set->count;
}

void
prefilter_free(prefilter* p)
{
  for (size_t i = 0U; i < p->count; ++i) {
    free((void*)(uintptr_t)p->literals[i].text.data);
  }
  free(p->literals);
  free(p->buckets);
  table_free(&p->exact);
  memset(p, 0, sizeof(*p));
}
