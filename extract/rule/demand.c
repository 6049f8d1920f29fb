// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "rule/demand.h"

#include <string.h>

enum { ALTERNATIVES_MAX = 200 };

static bool
is_slot(weft_str text)
{
  return text.size == 3U && (unsigned char)text.data[0] == 0xEEU;
}

bool
demand_is_capital(weft_str text)
{
  return text.size == 1U && *text.data >= 'A' && *text.data <= 'Z';
}

// Rough odds, in percent, that a sentence holds a literal
static unsigned
cost_of(weft_str text)
{
  if (is_slot(text)) {
    return 8U;
  }
  return text.size > 6U            ? 1U
         : text.size > 3U          ? 3U
         : demand_is_capital(text) ? 2U
         : text.size == 3U         ? 20U
                                   : 30U;
}

demand
demand_make(demand_memory* m, const weft_str* items, size_t count)
{
  demand d = no_demand;
  d.items  = arena_array(&m->arena, count, sizeof(weft_str));
  if (!d.items) {
    m->status = WEFT_ERR_NO_MEMORY;
    return no_demand;
  }
  d.count    = count;
  d.shortest = SIZE_MAX;
  d.slot     = true;
  for (size_t i = 0U; i < count; ++i) {
    d.items[i] = items[i];
    d.shortest = items[i].size < d.shortest ? items[i].size : d.shortest;
    d.slot     = d.slot && is_slot(items[i]);
    d.cost += cost_of(items[i]);
  }
  return d;
}

void
demand_add(demands* out, demand d)
{
  if (!d.count) {
    return;
  }
  size_t worst = 0U;
  for (size_t i = 0U; i < out->count; ++i) {
    worst = out->all[i].cost > out->all[worst].cost ? i : worst;
  }
  if (out->count < PREFILTER_DEMANDS_MAX) {
    out->all[out->count++] = d;
  } else if (out->all[worst].cost > d.cost) {
    out->all[worst] = d;
  }
}

bool
demand_can_stand_alone(weft_str c)
{
  const unsigned char first = (unsigned char)c.data[0];
  return c.size == 3U || demand_is_capital(c) ||
         (c.size == 1U && first > ' ' && first < 0x7FU &&
          !(first >= '0' && first <= '9') &&
          !((first | 0x20U) >= 'a' && (first | 0x20U) <= 'z'));
}

demand
demand_better(demand a, demand b)
{
  if (!a.count || (b.count && b.shortest > a.shortest)) {
    return b;
  }
  return a;
}

demand
demand_join(demand_memory* m, demand a, demand b)
{
  weft_str items[ALTERNATIVES_MAX];
  if (!a.count || !b.count || a.count + b.count > ALTERNATIVES_MAX) {
    return no_demand;
  }
  memcpy(items, a.items, a.count * sizeof(weft_str));
  memcpy(items + a.count, b.items, b.count * sizeof(weft_str));
  return demand_make(m, items, a.count + b.count);
}

demand
demand_pick(const demands* d, bool slot)
{
  demand best = no_demand;
  for (size_t i = 0U; i < d->count; ++i) {
    const demand* const x = &d->all[i];
    if ((x->slot || !slot) && (!best.count || x->cost < best.cost)) {
      best = *x;
    }
  }
  return best;
}

int
demand_compare(const void* a, const void* b)
{
  const demand* const x = a;
  const demand* const y = b;
  return x->cost < y->cost ? -1 : x->cost > y->cost ? 1 : 0;
}
