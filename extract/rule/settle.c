// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "rule/settle.h"

#include "try.h"

enum {
  CLASS_VOTES = 3, // a class noun says it outright
  VOTES_LIMIT = 1000
};

typedef struct {
  uint16_t of[TYPES_MAX];
} votes;

typedef struct {
  rule_run* run;
  analysis* a;
  type_set  open;   // types that names of the last resort may have
  votes**   ballot; // of each entity, or NULL
} settler;

// The entity of an end whose type is open, or NO_MENTION
static uint32_t
open_entity(const settler* s, const candidate_end* end)
{
  if (end->mention == NO_MENTION) {
    return NO_MENTION;
  }
  const mention* const m = &s->a->mentions[end->mention];
  if (m->kind != MENTION_NAME || !rules_guesses(s->run->rules, m->source)) {
    return NO_MENTION;
  }
  const uint32_t root = analysis_entity(s->a, m->item);
  return s->a->entities[root].types == s->open ? root : NO_MENTION;
}

static weft_status
vote(settler* s, uint32_t of, uint8_t type, unsigned count)
{
  if (!s->ballot[of]) {
    s->ballot[of] = arena_array(&s->a->memory, 1U, sizeof(votes));
    if (!s->ballot[of]) {
      return WEFT_ERR_NO_MEMORY;
    }
  }
  uint16_t* const votes_of = &s->ballot[of]->of[type];
  if (*votes_of < VOTES_LIMIT) {
    *votes_of = (uint16_t)(*votes_of + count);
  }
  return WEFT_OK;
}

// A vote for the only one of the types that fit
static weft_status
vote_only(settler* s, uint32_t of, type_set fit)
{
  uint8_t type = 0U;
  if (of == NO_MENTION || !fit || (fit & (fit - 1U))) {
    return WEFT_OK;
  }
  while (!(fit >> type & 1U)) {
    ++type;
  }
  return vote(s, of, type, 1U);
}

static weft_status
hear(settler* s, const candidate* c)
{
  weft_status                     st    = WEFT_OK;
  const weft_rules* const         rules = s->run->rules;
  const weft_relation_info* const r = &rules->schema->relations[c->relation];
  const uint32_t                  subject = open_entity(s, &c->subject);
  const uint32_t                  object  = open_entity(s, &c->object);
  TRY(st,
      vote_only(s,
                subject,
                s->open & c->subject.types &
                  rules_closure(rules, r->domain, r->domain_count)));
  TRY(st,
      vote_only(s,
                object,
                s->open & c->object.types &
                  rules_closure(rules, r->range, r->range_count)));
  if (subject != NO_MENTION && rules->rules[c->rule].agree &&
      c->object.mention != NO_MENTION) {
    const mention* const m = &s->a->mentions[c->object.mention];
    if (m->type == rules->class_type && m->instance != TYPE_NONE) {
      return vote(s, subject, m->instance, CLASS_VOTES);
    }
  }
  return st;
}

// The type with most votes, or NONE
static uint8_t
winner(const votes* of)
{
  size_t best = 0U;
  for (size_t i = 1U; i < TYPES_MAX; ++i) {
    best = of->of[i] > of->of[best] ? i : best;
  }
  return of->of[best] ? (uint8_t)best : TYPE_NONE;
}

static void
apply(settler* s)
{
  analysis* const a     = s->a;
  const size_t    count = weft_document_sentence_count(a->document);
  for (size_t n = 0U; n < count; ++n) {
    for (size_t i = a->ranges[n]; i < a->stops[n]; ++i) {
      mention* const m = &a->mentions[i];
      if (m->kind == MENTION_NAME) {
        const uint32_t root = analysis_entity(a, m->item);
        const uint8_t  type =
          s->ballot[root] ? winner(s->ballot[root]) : TYPE_NONE;
        m->type  = type == TYPE_NONE ? m->type : type;
        m->types = type == TYPE_NONE ? m->types : (type_set)1U << type;
      }
    }
  }
  for (size_t i = 0U; i < a->entity_count; ++i) {
    const uint8_t type = s->ballot[i] ? winner(s->ballot[i]) : TYPE_NONE;
    if (type != TYPE_NONE) {
      a->entities[i].type = type;
    }
  }
}

weft_status
settle_types(rule_run* run)
{
  weft_status     st = WEFT_OK;
  analysis* const a  = run->analysis;
  settler         s  = {run, a, run->rules->codes[CODE_UNSETTLED].types, NULL};
  if (!s.open || !run->candidates.count) {
    return WEFT_OK;
  }
  s.ballot = arena_array(&a->memory, a->entity_count + 1U, sizeof(votes*));
  if (!s.ballot) {
    return WEFT_ERR_NO_MEMORY;
  }
  for (size_t i = 0U; i < run->candidates.count; ++i) {
    TRY(st, hear(&s, &run->candidates.items[i]));
  }
  apply(&s);
  return st;
}
