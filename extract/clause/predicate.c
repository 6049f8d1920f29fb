// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "clause/predicate.h"

#include "clause/head.h"
#include "clause/helper.h"
#include "clause/mood.h"

bool
predicate_finite(const clause_list* list, size_t index)
{
  const token* const t = helper_last(list, index);
  if (t->verb.ending == ENDING_NOMINAL) {
    return (t->verb.flags & ENDING_PLAN) != 0U;
  }
  return !token_adnominal(t) ||
         mood_periphrasis(list, list->tokens[index].last);
}

// A noun that ends a headline: `A, X 공개`, `A, X 인수 추진`
static bool
final_noun(clause_list* list, const weft_rules* rules, size_t index)
{
  const token* const last  = &list->tokens[index];
  const bool         light = index && last->noun && mood_light_verb(last);
  for (size_t i = index; i + (light ? 2U : 1U) > index; --i) {
    token* const   t    = &list->tokens[i];
    const weft_str noun = {t->text, t->size};
    const size_t   stem = t->unit != TOKEN_NONE || t->predicate
                            ? SIZE_MAX
                            : table_get(&rules->verbs.nouns, noun, SIZE_MAX);
    if (stem != SIZE_MAX) {
      const unsigned flags = i < index && mood_plans(last) ? ENDING_PLAN : 0U;
      const verb     v     = {
                stem, noun, VOICE_ACTIVE, ENDING_FINAL, flags, noun.size, false, false};
      t->verb      = v;
      t->predicate = true;
      t->noun      = false;
      return true;
    }
    if (!i) {
      break;
    }
  }
  return false;
}

// `X를 인수, Y를 매각했다`: 하고 is left out
static bool
connects_bare(clause_list* list, const weft_rules* rules, size_t index)
{
  token* const       t      = &list->tokens[index];
  const token* const before = index ? t - 1 : NULL;
  if (!t->comma || t->noun || t->closed || !before || !before->noun ||
      before->particle.kind != JOSA_OBJECT || before->comma ||
      before->quote != t->quote) {
    return false;
  }
  const weft_str noun = {t->text, t->size};
  const verb     v    = {table_get(&rules->verbs.nouns, noun, SIZE_MAX),
                         noun,
                         VOICE_ACTIVE,
                         ENDING_CONNECT,
                         0U,
                         noun.size,
                         false,
                         false};
  t->verb             = v;
  t->predicate        = true;
  return true;
}

// A noun such as 개발 that stands for its predicate: 개발 중인, 개발을 추진
static bool
noun_predicate(clause_list* list, const weft_rules* rules, size_t index)
{
  token* const t = &list->tokens[index];
  if (t->unit != TOKEN_NONE || t->predicate) {
    return false;
  }
  if (index + 1U >= list->token_count) {
    return final_noun(list, rules, index);
  }
  if (connects_bare(list, rules, index)) {
    return true;
  }
  const size_t size =
    t->noun && t->particle.kind != JOSA_NONE ? t->rest : t->size;
  const weft_str noun = {t->text, size};
  const size_t   stem = table_get(&rules->verbs.nouns, noun, SIZE_MAX);
  const token*   next = &list->tokens[index + 1U];
  if (stem == SIZE_MAX || rules_is_state(rules, stem) ||
      next->quote != t->quote || t->comma) {
    return false;
  }
  verb v = {stem, noun, VOICE_ACTIVE, ENDING_FINAL, 0U, size, false, false};
  if (size == t->size && mood_progress(next, &v)) {
    t->verb = v; // 개발 중인
  } else if (t->noun &&
             (t->particle.kind == JOSA_OBJECT || t->particle.kind == JOSA_AT) &&
             next->predicate && mood_light_verb(next)) {
    t->verb      = next->verb; // 개발을 추진했다
    t->verb.stem = stem;
    t->verb.noun = noun;
    if (mood_plans(next)) {
      t->verb.flags |= ENDING_PLAN;
    }
  } else {
    return false;
  }
  t->predicate                       = true;
  t->verbal                          = true;
  t->noun                            = false;
  list->tokens[index + 1U].light     = true;
  list->tokens[index + 1U].dropped   = true;
  list->tokens[index + 1U].predicate = false;
  return true;
}

// Mood of a predicate with its helpers: what one of them takes back is not
// stated
static clause_mood
mood_of_chain(const clause_list* list, size_t index)
{
  clause_mood mood = mood_of(list, index);
  for (size_t i = index + 1U; i <= list->tokens[index].last; ++i) {
    const clause_mood m = list->tokens[i].helper ? mood_of(list, i) : mood;
    mood                = m > mood ? m : mood;
  }
  return mood;
}

void
predicate_find(clause_list* list, const weft_rules* rules)
{
  for (size_t i = 0U; i < list->token_count; ++i) {
    (void)noun_predicate(list, rules, i);
  }
  helper_find(list, rules);
  for (size_t i = 0U; i < list->token_count; ++i) {
    if (list->tokens[i].predicate && !list->tokens[i].dropped &&
        !list->tokens[i].bound && !list->tokens[i].helper) {
      list->tokens[i].clause = list->clause_count;
      clause* const c        = &list->clauses[list->clause_count++];
      c->token               = i;
      c->argument_count      = 0U;
      c->head                = TOKEN_NONE;
      c->has_subject         = false;
      c->has_also            = false;
      c->has_object          = false;
      c->modifies            = false;
      c->mood                = mood_of_chain(list, i);
    }
  }
}
