// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// The patterns of all rules in one row for each kind, so that a sentence looks
// at what they demand without touching the rules.

#include "rule/compiled.h"

#include "try.h"

#include <stdlib.h>
#include <string.h>

static bool
has_patterns(rule_kind kind)
{
  return kind == RULE_NAME || kind == RULE_ALIAS || kind == RULE_TRIPLE;
}

static weft_status
add_entry(weft_rules* rules, size_t at, uint32_t index, const pattern* p)
{
  plan_entry* const e   = &rules->plan[at];
  e->demands            = p->demands;
  e->pattern            = p;
  e->rule               = index;
  e->lead               = PLAN_NO_GATE;
  rules->plan_gates[at] = p->demands.count ? p->demands.items[0] : PLAN_NO_GATE;
  return p->literals.count
           ? prefilter_group(&rules->literals, &p->literals, &e->lead)
           : WEFT_OK;
}

static weft_status
plan_patterns(weft_rules* rules)
{
  weft_status st    = WEFT_OK;
  size_t      count = 0U;
  for (size_t i = 0U; i < rules->rule_count; ++i) {
    count += rules->rules[i].pattern_count;
  }
  rules->plan = arena_array(&rules->memory, count + 1U, sizeof(plan_entry));
  rules->plan_gates = arena_array(&rules->memory, count + 1U, sizeof(uint32_t));
  if (!rules->plan || !rules->plan_gates) {
    return WEFT_ERR_NO_MEMORY;
  }
  size_t at = 0U;
  for (size_t kind = 0U; kind <= RULE_WORDS; ++kind) {
    rules->plan_first[kind] = at;
    for (size_t i = 0U; i < rules->rule_count; ++i) {
      const rule* const r = &rules->rules[i];
      for (size_t k = 0U; k < r->pattern_count; ++k) {
        if (r->kind == (rule_kind)kind && has_patterns(r->kind)) {
          TRY(st, add_entry(rules, at, (uint32_t)i, &r->patterns[k]));
          ++at;
        }
      }
    }
  }
  rules->plan_first[RULE_WORDS + 1] = at;
  return WEFT_OK;
}

// Literals of the predicates of one pair of types
typedef struct {
  weft_rules*   rules;
  bool*         wanted; // by stem: has a frame of these types
  prefilter_set set;
  size_t        capacity;
} gatherer;

// Note the stems that have a frame of the types of `d`
static void
find_wanted(gatherer* g, const frame_demand* d)
{
  const weft_rules* const r = g->rules;
  memset(g->wanted, 0, r->stem_count * sizeof(bool));
  for (size_t i = 0U; i < r->stem_frame_count; ++i) {
    const stem_frame* const s = &r->stem_frames[i];
    const frame* const      f = &r->rules[s->frame_rule].frame;
    if (s->stem < r->stem_count && f->subject.types == d->subject &&
        f->object.types == d->object) {
      g->wanted[s->stem] = true;
    }
  }
}

static bool
has_frame(const gatherer* g, size_t stem)
{
  return stem < g->rules->stem_count && g->wanted[stem];
}

static weft_status
gather(void* handle, weft_str text, size_t stem)
{
  weft_status     st = WEFT_OK;
  gatherer* const g  = handle;
  if (!has_frame(g, stem) || stem == g->rules->copula) {
    return WEFT_OK; // the copula may hide in a particle
  }
  if (g->set.count == g->capacity) {
    const size_t capacity = g->capacity ? g->capacity * 2U : 64U;
    void* const  grown    = realloc(g->set.items, capacity * sizeof(uint32_t));
    if (!grown) {
      return WEFT_ERR_NO_MEMORY;
    }
    g->set.items = grown;
    g->capacity  = capacity;
  }
  TRY(st,
      prefilter_add(&g->rules->literals, text, &g->set.items[g->set.count]));
  ++g->set.count;
  return st;
}

static frame_demand*
find_demand(weft_rules* rules, const frame* f)
{
  for (size_t i = 0U; i < rules->frame_demand_count; ++i) {
    frame_demand* const d = &rules->frame_demands[i];
    if (d->subject == f->subject.types && d->object == f->object.types) {
      return d;
    }
  }
  return NULL;
}

// The literals for which a mention is left in plain text
static weft_status
plan_leading(weft_rules* rules)
{
  rules->leading = arena_array(
    &rules->memory, prefilter_group_words(&rules->literals), sizeof(uint64_t));
  if (!rules->leading) {
    return WEFT_ERR_NO_MEMORY;
  }
  for (size_t i = rules->plan_first[RULE_TRIPLE];
       i < rules->plan_first[RULE_TRIPLE + 1];
       ++i) {
    const prefilter_set* const set  = &rules->plan[i].pattern->literals;
    const uint32_t             lead = rules->plan[i].lead;
    if (lead != PLAN_NO_GATE) {
      rules->leading[lead / 64U] |= (uint64_t)1U << (lead % 64U);
    }
    for (size_t k = 0U; k < set->count; ++k) {
      prefilter_map_add(&rules->literals, set->items[k], &rules->leading_map);
    }
  }
  return WEFT_OK;
}

static weft_status
plan_frames(weft_rules* rules)
{
  weft_status  st    = WEFT_OK;
  const size_t count = rules->stem_frame_count;
  gatherer     g     = {rules, NULL, {NULL, 0U}, 0U};
  g.wanted = arena_array(&rules->memory, rules->stem_count + 1U, sizeof(bool));
  rules->frame_demands =
    arena_array(&rules->memory, count + 1U, sizeof(frame_demand));
  if (!rules->frame_demands || !g.wanted) {
    return WEFT_ERR_NO_MEMORY;
  }
  for (size_t i = 0U; !st && i < count; ++i) {
    const frame* const f =
      &rules->rules[rules->stem_frames[i].frame_rule].frame;
    if (find_demand(rules, f)) {
      continue;
    }
    frame_demand* const d = &rules->frame_demands[rules->frame_demand_count++];
    d->subject            = f->subject.types;
    d->object             = f->object.types;
    find_wanted(&g, d);
    g.set.count = 0U;
    d->copula   = has_frame(&g, rules->copula);
    st          = verb_table_each(&rules->verbs, gather, &g);
    st = st ? st : prefilter_group(&rules->literals, &g.set, &d->group);
  }
  free(g.set.items);
  return st;
}

weft_status
plan_build(weft_rules* rules)
{
  weft_status st = WEFT_OK;
  TRY(st, plan_patterns(rules));
  TRY(st, plan_frames(rules));
  return plan_leading(rules);
}
