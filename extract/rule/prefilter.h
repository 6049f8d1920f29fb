// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Which literals a sentence holds, found in one pass, so that rules whose
// literals are absent are never run.

#ifndef WEFT_EXTRACT_PREFILTER_H
#define WEFT_EXTRACT_PREFILTER_H

#include "table.h"
#include "weft/base.h"

// Alternatives of which a text must hold one: literal numbers
typedef struct {
  uint32_t* items;
  size_t    count;
} prefilter_set;

typedef struct {
  weft_str text; // owned
  uint32_t next; // next literal that begins with the same two characters, +1
} prefilter_literal;

// Zero-initialised is a valid empty prefilter.  Immutable once filled.
typedef struct {
  prefilter_literal* literals;
  size_t             count;
  size_t             capacity;
  table              exact;   // literal text → number
  uint32_t*          buckets; // by hash of the first three bytes
} prefilter;

// Number of the literal `text`, added if new
weft_status
prefilter_add(prefilter* p, weft_str text, uint32_t* number);

// Set a bit in `found` ((count + 63) / 64 words) for each literal in `text`.
// O(size of the text × literals that share a first syllable).
void
prefilter_scan(const prefilter* p, weft_str text, uint64_t* found);

// Whether one of the set's literals was found, or the set is empty
bool
prefilter_has(const prefilter_set* set, const uint64_t* found);

void
prefilter_free(prefilter* p);

// The alternatives of which any match of the PCRE2 source `pattern` must hold
// one, or an empty set if there is no such demand.  Literals below three bytes
// are no use and count as no demand.
weft_status
prefilter_require(prefilter* p, weft_str pattern, prefilter_set* out);

#endif // WEFT_EXTRACT_PREFILTER_H
