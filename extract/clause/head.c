// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "clause/head.h"

#include "clause/helper.h"
#include "clause/mood.h"
#include "clause/token.h"

enum { HEAD_REACH = 8 };

// The particle of a class noun that tells what the topic is: `회사다`, `회사로, `
static bool
says_what(const token* t)
{
  return t->particle.kind == JOSA_COPULA ||
         (t->particle.kind == JOSA_BY && t->comma);
}

// `X를 만든 곳은 A다`: the topic is another word for A
static size_t
find_cleft(const clause_list* list, size_t topic)
{
  const size_t at = topic + 1U;
  return at < list->token_count && list->tokens[at].unit != TOKEN_NONE &&
             list->tokens[at].noun &&
             list->tokens[at].particle.kind == JOSA_COPULA
           ? at
           : TOKEN_NONE;
}

// `인수한 미국의 X`, `쓰는 A의 X`: what follows the place or the holder is meant
static bool
passes_on(const clause_list* list, const weft_rules* rules, size_t index)
{
  const uint8_t          type = token_unit(list, index)->type;
  const mask_unit* const next =
    index + 1U < list->token_count ? token_unit(list, index + 1U) : NULL;
  return next && !(next->types & rules->literal_types) &&
         (type == rules->organization_type || type == rules->location_type);
}

// The noun that an adnominal predicate modifies: the last name of the noun
// phrase behind it
static size_t
find_head(const clause_list* list, const weft_rules* rules, size_t index)
{
  const unsigned quote = list->tokens[index].quote;
  size_t         found = TOKEN_NONE;
  for (size_t i = index + 1U; i < list->token_count && i <= index + HEAD_REACH;
       ++i) {
    const token* const     t = &list->tokens[i];
    const mask_unit* const u = token_unit(list, i);
    if (t->quote != quote) {
      break;
    }
    if (t->dropped) {
      continue;
    }
    if (u && t->noun) {
      const bool goes_on =
        t->particle.kind == JOSA_NONE || t->particle.kind == JOSA_COPULA_ADN;
      const bool value = u->types & rules->literal_types;
      if (t->particle.kind == JOSA_GENITIVE) {
        if (passes_on(list, rules, i)) {
          continue;
        }
        return value || found != TOKEN_NONE ? found : i;
      }
      if (!value || (u->type == rules->class_type && says_what(t))) {
        found = i;
      }
      if (!goes_on || t->comma) {
        return value && u->type != rules->class_type ? TOKEN_NONE : found;
      }
      continue;
    }
    if (t->predicate) {
      if (!t->helper && !token_adnominal(helper_last(list, i))) {
        break;
      }
      continue; // stacked modifiers share a head
    }
    if (t->noun && t->particle.kind != JOSA_GENITIVE &&
        t->particle.kind != JOSA_COPULA_ADN && t->particle.kind != JOSA_NONE) {
      return t->particle.kind == JOSA_TOPIC ? find_cleft(list, i)
                                            : TOKEN_NONE; // a common noun
    }
    if (t->comma) {
      break;
    }
  }
  return found;
}

// `X는 A가 만든 회사다`, `X는 A가 만든 회사로, …`: what A made is the topic X
static size_t
topic_for(const clause_list* list, const weft_rules* rules, size_t head)
{
  const token* const h = &list->tokens[head];
  if (!says_what(h) || token_unit(list, head)->type != rules->class_type) {
    return head;
  }
  for (size_t i = 0U; i < head; ++i) {
    const token* const t = &list->tokens[i];
    if (t->quote == h->quote && t->unit != TOKEN_NONE && t->noun &&
        t->particle.kind == JOSA_TOPIC) {
      return i;
    }
  }
  return h->particle.kind == JOSA_COPULA ? head : TOKEN_NONE;
}

// `개발한 것으로 알려진 X`: the second predicate modifies what the first does
static bool
hearsay(const clause_list* list, size_t index)
{
  return token_adnominal(&list->tokens[index]) &&
         index + 2U < list->token_count &&
         token_starts(&list->tokens[index + 1U], "것으로") &&
         list->tokens[index + 2U].predicate &&
         token_adnominal(&list->tokens[index + 2U]);
}

static bool
lacks_object(const clause* c)
{
  for (size_t i = 0U; i < c->argument_count; ++i) {
    if (c->arguments[i].particle == JOSA_OBJECT) {
      return false;
    }
  }
  return !c->has_object;
}

// `A가 개발하고 B가 판매하는 X`: connected predicates share what they modify
static void
share_heads(clause_list* list)
{
  for (size_t i = list->clause_count; i-- > 1U;) {
    const clause* const later = &list->clauses[i];
    clause* const       c     = &list->clauses[i - 1U];
    const token* const  t     = helper_last(list, c->token);
    if (later->head != TOKEN_NONE && c->head == TOKEN_NONE &&
        t->verb.ending == ENDING_CONNECT && lacks_object(c) &&
        t->quote == list->tokens[later->token].quote) {
      c->head = later->head;
    }
  }
}

void
head_attach(clause_list* list, const weft_rules* rules)
{
  for (size_t i = 0U; i < list->clause_count; ++i) {
    clause* const c    = &list->clauses[i];
    const size_t  last = list->tokens[c->token].last;
    const size_t  from = last + (hearsay(list, last) ? 2U : 0U);
    if (token_adnominal(&list->tokens[from]) &&
        !(list->tokens[from].verb.flags & ENDING_QUOTED) &&
        !mood_periphrasis(list, from)) {
      c->modifies = true;
      c->head     = find_head(list, rules, from);
      if (c->head != TOKEN_NONE) {
        c->head = topic_for(list, rules, c->head);
      }
    }
  }
  share_heads(list);
}
