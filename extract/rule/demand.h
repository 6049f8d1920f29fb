// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// What text a part of a pattern demands of a sentence.

#ifndef WEFT_EXTRACT_DEMAND_H
#define WEFT_EXTRACT_DEMAND_H

#include "arena.h"
#include "rule/prefilter.h"

// Alternatives; `count` 0 means no demand
typedef struct {
  weft_str* items;
  size_t    count;
  size_t    shortest; // bytes of the shortest alternative
  unsigned  cost;     // how often it is met, roughly: lower filters better
  bool      slot;     // all alternatives stand for mentions
} demand;

// All demands of a part of a pattern; each must be met
typedef struct {
  demand best; // the one of longest literals
  demand all[PREFILTER_DEMANDS_MAX];
  size_t count;
} demands;

// Where alternatives are kept, and what went wrong there
typedef struct {
  arena       arena;
  weft_status status;
} demand_memory;

static const demand no_demand = {NULL, 0U, 0U, 0U, false};

// The demand for one of `count` literals; no_demand without memory
demand
demand_make(demand_memory* m, const weft_str* items, size_t count);

// Add a demand, if need be in place of the one that filters worst
void
demand_add(demands* out, demand d);

// The demand for what either of two demands; no_demand if they are too many
demand
demand_join(demand_memory* m, demand a, demand b);

// The demand that filters most, among those for mentions or among all
demand
demand_pick(const demands* d, bool slot);

// The one of longer literals
demand
demand_better(demand a, demand b);

// For qsort(): those that filter most first
int
demand_compare(const void* a, const void* b);

// Whether a character may be demanded alone: a mark, a capital, or one of three
// bytes
bool
demand_can_stand_alone(weft_str c);

bool
demand_is_capital(weft_str text);

#endif // WEFT_EXTRACT_DEMAND_H
