// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// The patterns of all rules in one row for each kind, so that a sentence looks
// at what they demand without touching the rules.

#include "rule/compiled.h"

#include "try.h"

#include <stdlib.h>
#include <string.h>

// Rules of the plan; patterns of two sentences stand apart
static bool
is_planned(const rule* r, rule_kind kind)
{
  return r->kind == kind && !r->across;
}

static bool
has_patterns(rule_kind kind)
{
  return kind == RULE_NAME || kind == RULE_ALIAS || kind == RULE_TRIPLE;
}

static weft_status
add_entry(weft_rules* rules, size_t at, const pattern* p)
{
  plan_entry* const e = &rules->plan[at];
  e->demands          = p->demands;
  e->pattern          = p;
  e->lead             = PLAN_NO_GATE;
  return p->literals.count
           ? prefilter_group(&rules->literals, &p->literals, &e->lead)
           : WEFT_OK;
}

// Add a user of a pattern; `entries` has the entry of each pattern, +1, if it is
// `first` or behind
static weft_status
add_user(weft_rules*    rules,
         size_t         user,
         uint32_t       index,
         const pattern* p,
         size_t         first,
         size_t*        count,
         uint32_t*      entries)
{
  weft_status     st    = WEFT_OK;
  uint32_t* const entry = &entries[p->number];
  if (*entry <= first) {
    TRY(st, add_entry(rules, *count, p));
    *entry = (uint32_t)++ * count;
  }
  plan_entry* const e = &rules->plan[*entry - 1U];
  e->in_headline      = e->in_headline || rules->rules[index].in_headline;
  ++e->end;
  rules->plan_users[user] = (plan_user){index, *entry - 1U};
  return st;
}

// Line up the users of each entry, which has counted them
static void
plan_uses(weft_rules* rules, size_t users, size_t entries)
{
  uint32_t at = 0U;
  for (size_t i = 0U; i < entries; ++i) {
    const uint32_t count = rules->plan[i].end;
    rules->plan[i].first = at;
    rules->plan[i].end   = at;
    at += count;
  }
  for (size_t i = 0U; i < users; ++i) {
    plan_entry* const e        = &rules->plan[rules->plan_users[i].entry];
    rules->plan_uses[e->end++] = (uint32_t)i;
  }
}

static bool
reserve_plan(weft_rules* rules, uint32_t** entries)
{
  size_t count = 1U;
  for (size_t i = 0U; i < rules->rule_count; ++i) {
    count += rules->rules[i].pattern_count;
  }
  arena* const m    = &rules->memory;
  rules->plan       = arena_array(m, count, sizeof(plan_entry));
  rules->plan_users = arena_array(m, count, sizeof(plan_user));
  rules->plan_uses  = arena_array(m, count, sizeof(uint32_t));
  *entries          = arena_array(m, count, sizeof(uint32_t));
  return rules->plan && rules->plan_users && rules->plan_uses && *entries;
}

static weft_status
plan_patterns(weft_rules* rules)
{
  weft_status st      = WEFT_OK;
  size_t      at      = 0U;
  size_t      user    = 0U;
  uint32_t*   entries = NULL;
  if (!reserve_plan(rules, &entries)) {
    return WEFT_ERR_NO_MEMORY;
  }
  for (size_t kind = 0U; kind <= RULE_WORDS; ++kind) {
    const size_t first      = at;
    rules->plan_first[kind] = at;
    rules->user_first[kind] = user;
    for (size_t i = 0U; i < rules->rule_count; ++i) {
      const rule* const r = &rules->rules[i];
      for (size_t k = 0U; k < r->pattern_count; ++k) {
        if (is_planned(r, (rule_kind)kind) && has_patterns(r->kind)) {
          const pattern* const p = &r->patterns[k];
          TRY(st, add_user(rules, user, (uint32_t)i, p, first, &at, entries));
          ++user;
        }
      }
    }
  }
  rules->plan_first[RULE_WORDS + 1] = at;
  rules->user_first[RULE_WORDS + 1] = user;
  plan_uses(rules, user, at);
  return WEFT_OK;
}

// Line up the patterns of two sentences
static weft_status
plan_across(weft_rules* rules)
{
  size_t count = 0U;
  rules->across =
    arena_array(&rules->memory, rules->across_count + 1U, sizeof(across_user));
  if (!rules->across) {
    return WEFT_ERR_NO_MEMORY;
  }
  for (size_t i = 0U; i < rules->rule_count; ++i) {
    const rule* const r = &rules->rules[i];
    for (size_t k = 0U; r->across && k < r->pattern_count; ++k) {
      rules->across[count++] = (across_user){(uint32_t)i, &r->patterns[k]};
    }
  }
  return WEFT_OK;
}

// Literals of the predicates of a pair of types
typedef struct {
  prefilter_set set;
  size_t        capacity;
} literal_list;

typedef struct {
  weft_rules*   rules;
  literal_list* lists;  // by number of the demand
  uint64_t*     wanted; // bits for the demands of each stem's frames
  size_t        words;  // for one stem
} gatherer;

static weft_status
add_literal(literal_list* list, prefilter* p, weft_str text)
{
  weft_status st = WEFT_OK;
  if (list->set.count == list->capacity) {
    const size_t capacity = list->capacity ? list->capacity * 2U : 64U;
    void* const  grown = realloc(list->set.items, capacity * sizeof(uint32_t));
    if (!grown) {
      return WEFT_ERR_NO_MEMORY;
    }
    list->set.items = grown;
    list->capacity  = capacity;
  }
  TRY(st, prefilter_add(p, text, &list->set.items[list->set.count]));
  ++list->set.count;
  return st;
}

static weft_status
gather(void* handle, weft_str text, size_t stem)
{
  weft_status           st = WEFT_OK;
  const gatherer* const g  = handle;
  if (stem >= g->rules->stem_count || stem == g->rules->copula) {
    return WEFT_OK; // the copula may hide in a particle
  }
  const uint64_t* const wanted = g->wanted + stem * g->words;
  for (size_t i = 0U; i < g->rules->frame_demand_count; ++i) {
    if (wanted[i / 64U] >> (i % 64U) & 1U) {
      TRY(st, add_literal(&g->lists[i], &g->rules->literals, text));
    }
  }
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
static void
plan_leading(weft_rules* rules)
{
  for (size_t i = rules->plan_first[RULE_TRIPLE];
       i < rules->plan_first[RULE_TRIPLE + 1];
       ++i) {
    const prefilter_set* const set = &rules->plan[i].pattern->literals;
    for (size_t k = 0U; k < set->count; ++k) {
      prefilter_map_add(&rules->literals, set->items[k], &rules->leading_map);
    }
  }
}

static weft_status
plan_gate(weft_rules* rules, rule_kind kind, uint32_t* groups)
{
  weft_status             st    = WEFT_OK;
  arena* const            m     = &rules->memory;
  const size_t            begin = rules->plan_first[kind];
  const size_t            count = rules->plan_first[kind + 1] - begin;
  const size_t            words = prefilter_group_words(&rules->literals);
  const plan_entry* const e     = rules->plan + begin;
  for (size_t i = 0U; i < count; ++i) {
    groups[i] = e[i].demands.count ? e[i].demands.items[0] : GATE_OPEN;
  }
  TRY(st, gate_build(m, groups, begin, count, words, &rules->gates[kind]));
  for (size_t i = 0U; i < count; ++i) {
    groups[i] = e[i].lead == PLAN_NO_GATE ? GATE_SHUT : e[i].lead;
  }
  return kind == RULE_TRIPLE
           ? gate_build(m, groups, begin, count, words, &rules->leads)
           : st;
}

// The last step: all groups are known
static weft_status
plan_gates(weft_rules* rules)
{
  weft_status     st     = WEFT_OK;
  uint32_t* const groups = arena_array(
    &rules->memory, rules->plan_first[RULE_WORDS + 1] + 1U, sizeof(uint32_t));
  if (!groups) {
    return WEFT_ERR_NO_MEMORY;
  }
  for (size_t kind = 0U; kind <= RULE_WORDS; ++kind) {
    if (has_patterns((rule_kind)kind)) {
      TRY(st, plan_gate(rules, (rule_kind)kind, groups));
    }
  }
  return st;
}

// The pairs of types of all frames
static weft_status
find_demands(weft_rules* rules)
{
  const size_t count = rules->stem_frame_count;
  rules->frame_demands =
    arena_array(&rules->memory, count + 1U, sizeof(frame_demand));
  if (!rules->frame_demands) {
    return WEFT_ERR_NO_MEMORY;
  }
  for (size_t i = 0U; i < count; ++i) {
    const stem_frame* const s = &rules->stem_frames[i];
    const frame* const      f = &rules->rules[s->frame_rule].frame;
    frame_demand*           d = find_demand(rules, f);
    if (!d) {
      d          = &rules->frame_demands[rules->frame_demand_count++];
      d->subject = f->subject.types;
      d->object  = f->object.types;
    }
    d->copula = d->copula || s->stem == rules->copula;
  }
  return WEFT_OK;
}

// Note for each stem which demands its frames have
static void
find_wanted(const gatherer* g)
{
  weft_rules* const r = g->rules;
  for (size_t i = 0U; i < r->stem_frame_count; ++i) {
    const stem_frame* const s = &r->stem_frames[i];
    const size_t d = (size_t)(find_demand(r, &r->rules[s->frame_rule].frame) -
                              r->frame_demands);
    if (s->stem < r->stem_count) {
      g->wanted[s->stem * g->words + d / 64U] |= (uint64_t)1U << (d % 64U);
    }
  }
}

static weft_status
plan_frames(weft_rules* rules)
{
  weft_status st = WEFT_OK;
  gatherer    g  = {rules, NULL, NULL, 0U};
  TRY(st, find_demands(rules));
  const size_t count = rules->frame_demand_count;
  g.words            = count / 64U + 1U;
  g.wanted           = arena_array(
    &rules->memory, rules->stem_count * g.words + 1U, sizeof(uint64_t));
  g.lists = arena_array(&rules->memory, count + 1U, sizeof(literal_list));
  if (!g.wanted || !g.lists) {
    return WEFT_ERR_NO_MEMORY;
  }
  find_wanted(&g);
  st = verb_table_each(&rules->verbs, gather, &g);
  for (size_t i = 0U; i < count; ++i) {
    prefilter_set* const set = &g.lists[i].set;
    st                       = st ? st
                                  : prefilter_group(
                &rules->literals, set, &rules->frame_demands[i].group);
    free(set->items);
  }
  return st;
}

// What patterns have in common is run once in a sentence
static void
plan_chains(weft_rules* rules)
{
  sieve_finish(&rules->sieves);
  for (size_t i = 0U; i < rules->rule_count; ++i) {
    for (size_t k = 0U; k < rules->rules[i].pattern_count; ++k) {
      sieve_join(&rules->sieves, &rules->rules[i].patterns[k].sieve);
    }
  }
}

weft_status
plan_build(weft_rules* rules)
{
  weft_status st = WEFT_OK;
  plan_chains(rules);
  TRY(st, plan_patterns(rules));
  TRY(st, plan_across(rules));
  TRY(st, plan_frames(rules));
  plan_leading(rules);
  TRY(st, prefilter_finish(&rules->literals));
  return plan_gates(rules);
}
