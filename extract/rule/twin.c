// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Patterns that are the same in every respect are compiled once, and so are run
// once over a sentence however many rules have them.

#include "rule/compiled.h"

#include "try.h"

#include <stdlib.h>
#include <string.h>

// All that tells patterns apart, as bytes
static weft_str
key_of(weft_rules* rules, weft_str source, const pattern* p)
{
  const size_t needs = p->need_count * sizeof(p->needs[0]);
  const size_t slots = p->slot_count * sizeof(p->slots[0]);
  const size_t size  = 3U + needs + slots + source.size;
  char* const  bytes = arena_alloc(&rules->memory, size);
  if (!bytes) {
    return (weft_str){NULL, 0U};
  }
  bytes[0] = (char)p->need_count;
  bytes[1] = (char)p->slot_count;
  bytes[2] = p->across ? 1 : 0;
  memcpy(bytes + 3, p->needs, needs);
  memcpy(bytes + 3 + needs, p->slots, slots);
  if (source.size) {
    memcpy(bytes + 3 + needs + slots, source.data, source.size);
  }
  return (weft_str){bytes, size};
}

bool
pattern_find_twin(weft_rules* rules, weft_str source, pattern* p, weft_str* key)
{
  *key = key_of(rules, source, p);
  const size_t known =
    key->data ? table_get(&rules->sources, *key, SIZE_MAX) : SIZE_MAX;
  if (known == SIZE_MAX) {
    return false;
  }
  *p        = *rules->patterns[known];
  p->shared = true;
  return true;
}

weft_status
pattern_share(weft_rules* rules, weft_str key, pattern* p)
{
  const size_t count = rules->sources.count;
  if (!key.data) {
    return WEFT_ERR_NO_MEMORY;
  }
  if (count == rules->pattern_capacity) {
    const size_t capacity = count ? count * 2U : 256U;
    void* const  grown = realloc(rules->patterns, capacity * sizeof(pattern*));
    if (!grown) {
      return WEFT_ERR_NO_MEMORY;
    }
    rules->patterns         = grown;
    rules->pattern_capacity = capacity;
  }
  rules->patterns[count] = p;
  p->number              = (uint32_t)count;
  return table_set(&rules->sources, key, count);
}
