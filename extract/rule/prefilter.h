// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Which literals a sentence holds, found in one pass, so that rules whose
// literals are absent are never run.

#ifndef WEFT_EXTRACT_PREFILTER_H
#define WEFT_EXTRACT_PREFILTER_H

#include "arena.h"
#include "table.h"
#include "weft/base.h"

// Alternatives of which a text must hold one: literal numbers
typedef struct {
  uint32_t* items;
  size_t    count;
} prefilter_set;

typedef struct {
  weft_str text;  // owned
  uint32_t next;  // next literal with the same first bytes, +1
  uint32_t links; // groups that it meets, +1
  uint32_t first; // … in `met`, once finished
  uint32_t end;
  char     last; // byte of its text
} prefilter_literal;

enum { PREFILTER_DEMANDS_MAX = 6, PREFILTER_BITS = 1U << 15U };

// Groups of which a text must meet each, the one least often met first
typedef struct {
  uint32_t items[PREFILTER_DEMANDS_MAX];
  size_t   count;
} prefilter_demands;

// That a literal meets a group; chained by literal
typedef struct {
  uint32_t group;
  uint32_t next; // +1
} prefilter_link;

// The literals that begin with the same six bytes, or shorter ones with three
typedef struct {
  uint64_t key;   // the bytes; 0 is a free slot
  uint32_t first; // literal, +1
  bool     whole; // it is the only one, and no longer than the key
} prefilter_head;

// Bits for what literals begin with, small enough to stay near the processor
typedef struct {
  uint64_t threes[PREFILTER_BITS / 64U]; // the first three bytes
  uint64_t sixes[PREFILTER_BITS / 64U];  // of literals as long, the first six
} prefilter_map;

// Zero-initialised is a valid empty prefilter.  Immutable once filled.
typedef struct {
  prefilter_literal* literals;
  size_t             count;
  size_t             capacity;
  size_t             longest; // bytes of a literal
  table              exact;   // literal text → number
  uint16_t*          places;  // of characters of three bytes in starts, +1
  prefilter_head*    starts;  // of short literals that begin with one
  size_t             start_count;
  size_t             start_capacity;
  prefilter_head*    heads; // of others, by hash of the first bytes
  size_t             head_count;
  size_t             head_capacity;
  uint32_t           marks[256]; // literals of one ASCII character, +1
  prefilter_map      map;        // of all literals
  arena              memory;     // of the keys of groups
  table              groups;     // literal numbers as bytes → group
  prefilter_link*    links;
  size_t             link_count;
  size_t             link_capacity;
  uint32_t*          met; // groups of all literals in a row
} prefilter;

// Number of the literal `text`, added if new: one ASCII character, or at least
// three bytes
weft_status
prefilter_add(prefilter* p, weft_str text, uint32_t* number);

// Number of the group that any literal of `set` meets, added if new
weft_status
prefilter_group(prefilter* p, const prefilter_set* set, uint32_t* number);

// Line up the groups of all literals; scans see those added until then
weft_status
prefilter_finish(prefilter* p);

// Number of 64-bit words that hold a bit for each literal
size_t
prefilter_words(const prefilter* p);

// … for each group
size_t
prefilter_group_words(const prefilter* p);

// Whether a group is met
static inline bool
prefilter_is_met(const uint64_t* met, uint32_t group)
{
  return met[group / 64U] >> (group % 64U) & 1U;
}

// Whether all groups are met
static inline bool
prefilter_met(const prefilter_demands* d, const uint64_t* met)
{
  for (size_t i = 0U; i < d->count; ++i) {
    if (!prefilter_is_met(met, d->items[i])) {
      return false;
    }
  }
  return true;
}

// Set a bit in `found` for each literal in `text`, and in `met` for each group
// that it meets.  O(size of the text × literals that share a
// first character).
void
prefilter_scan(const prefilter* p,
               weft_str         text,
               uint64_t*        found,
               uint64_t*        met);

// Set the bits of a literal, which must be of three bytes or more, in a map
void
prefilter_map_add(const prefilter* p, uint32_t number, prefilter_map* map);

// Set bits for the literals in `text` that are in `map` and begin before byte
// `stop`, and now and then for others
void
prefilter_scan_map(const prefilter*     p,
                   const prefilter_map* map,
                   weft_str             text,
                   size_t               stop,
                   uint64_t*            found,
                   uint64_t*            met);

void
prefilter_free(prefilter* p);

// What any match of the PCRE2 source `pattern` must hold.  `out` receives the
// alternatives of longest literals, of three bytes at least, or none; `groups`
// all demands, those for single marks and masked mentions included.
weft_status
prefilter_require(prefilter*         p,
                  weft_str           pattern,
                  prefilter_set*     out,
                  prefilter_demands* groups);

#endif // WEFT_EXTRACT_PREFILTER_H
