// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "clause/ellipsis.h"

#include "clause/argument.h"
#include "clause/head.h"
#include "clause/helper.h"
#include "clause/mood.h"
#include "clause/place.h"
#include "clause/predicate.h"
#include "clause/token.h"

enum { TOPIC_REACH = 4 };

// Whether a predicate shares its subject with the next
static bool
leads_on(const token* t)
{
  return token_adnominal(t) ||
         (t->verb.ending == ENDING_CONNECT && !(t->verb.flags & ENDING_QUOTED));
}

static bool
wants_topic(const clause_list* list, const clause* c)
{
  static const char* const times[] = {"뒤", "후", "이후", "다음", "것", "점"};
  const token* const       t       = &list->tokens[c->token];
  if (t->place != PLACE_MODIFIER || (t->verb.flags & ENDING_QUOTED)) {
    return t->place != PLACE_ADVERB && t->place != PLACE_NOMINAL;
  }
  for (size_t i = 0U; i < sizeof(times) / sizeof(times[0]); ++i) {
    const size_t behind = t->last + 1U;
    if (behind < list->token_count &&
        token_starts(&list->tokens[behind], times[i])) {
      return true;
    }
  }
  return false;
}

// `A가 B를 활용한 서비스를 내놓았다`: who did the one did the other
static bool
skipped_by_subject(const clause_list* list, const clause* c)
{
  const token* const t = helper_last(list, c->token);
  return (c->modifies && c->head == TOKEN_NONE && argument_has_object(c)) ||
         (token_adnominal(t) && (t->verb.flags & ENDING_QUOTED));
}

// Give a clause what stands before both; false if there is nothing
static bool
share_before(clause* c, const clause* later, bool topics, bool subject)
{
  bool found = false;
  for (size_t n = 0U; n < later->argument_count; ++n) {
    const argument* const a = &later->arguments[n];
    if (a->token < c->token &&
        ((topics && a->topic) || (subject && a->particle == JOSA_SUBJECT))) {
      argument_add_first(c, *a);
      found = true;
    }
  }
  return found;
}

// `A는 B를 인수했다고 밝혔다`, `A는 B를 인수한 뒤 팔았다`: the topic stands before
// both predicates, and the first lacks a subject
static void
share_topics(clause_list* list)
{
  for (size_t i = 0U; i < list->clause_count; ++i) {
    clause* const  c       = &list->clauses[i];
    const unsigned quote   = list->tokens[c->token].quote;
    const bool     topics  = wants_topic(list, c);
    const bool     subject = skipped_by_subject(list, c);
    if (c->has_subject || argument_has_subject(c) || !(topics || subject)) {
      continue;
    }
    for (size_t k = i + 1U; k < list->clause_count && k <= i + TOPIC_REACH;
         ++k) {
      const clause* const later = &list->clauses[k];
      if (list->tokens[later->token].quote == quote &&
          share_before(c, later, topics, subject)) {
        break;
      }
    }
  }
}

// Connected predicates share the subject, and adjacent ones the object
static void
share_arguments(clause_list* list)
{
  const clause* last[2] = {NULL, NULL}; // outside and inside quotations
  for (size_t i = 0U; i < list->clause_count; ++i) {
    clause* const      c     = &list->clauses[i];
    const token* const t     = helper_last(list, c->token);
    const size_t       level = t->quote ? 1U : 0U;
    const clause*      from  = last[level];
    if ((token_adnominal(t) &&
         !mood_periphrasis(list, list->tokens[c->token].last)) ||
        (t->verb.ending == ENDING_NOMINAL &&
         !predicate_finite(list, c->token))) {
      continue;
    }
    if (from && list->tokens[from->token].quote == t->quote &&
        leads_on(helper_last(list, from->token))) {
      const bool wants_object = !argument_has_object(c) &&
                                c->token == list->tokens[from->token].last + 1U;
      const bool wants_subject = !argument_has_subject(c) && !c->has_subject;
      for (size_t k = 0U; k < from->argument_count; ++k) {
        const argument* const a = &from->arguments[k];
        if ((wants_subject && (a->particle == JOSA_SUBJECT || a->topic)) ||
            (wants_object && a->particle == JOSA_OBJECT)) {
          argument_add(c, a->token, a->particle, a->topic, a->by);
        }
      }
    }
    c->has_subject =
      c->has_subject || argument_has_subject(c) ||
      (from && from->has_subject &&
       helper_last(list, from->token)->verb.ending == ENDING_CONNECT);
    last[level] = c;
  }
}

void
ellipsis_fill(clause_list* list)
{
  share_topics(list);
  share_arguments(list);
}
