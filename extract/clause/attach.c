// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "clause/attach.h"

#include "clause/oblique.h"
#include "clause/place.h"
#include "clause/subject.h"
#include "clause/token.h"
#include "str.h"

static size_t
find_for_object(const clause_list* list, size_t index)
{
  const unsigned quote = list->tokens[index].quote;
  const size_t   first = place_next(list, index, quote);
  for (size_t at = first; at != TOKEN_NONE; at = place_next(list, at, quote)) {
    const token* const p = &list->tokens[at];
    if (!p->verb.state && !p->verb.copula && p->place != PLACE_ADVERB) {
      return at;
    }
  }
  return first;
}

// `X를 대상으로`: X is what the noun is about
static bool
is_role_noun(const token* t)
{
  static const char* const nouns[] = {"대상",
                                      "중심",
                                      "기준",
                                      "상대",
                                      "주제",
                                      "바탕",
                                      "기반",
                                      "계기",
                                      "목표",
                                      "이유",
                                      "근거",
                                      "배경",
                                      "무대",
                                      "토대",
                                      "목적",
                                      "필두",
                                      "담보",
                                      "주축"};
  return t->unit == TOKEN_NONE && t->noun && t->particle.kind == JOSA_BY &&
         token_starts_any(t, nouns, COUNT(nouns));
}

// A bare noun belongs to the predicate behind it, adverbs aside
static size_t
find_for_bare(const clause_list* list, size_t index)
{
  const token* const t = &list->tokens[index];
  size_t             i = index + 1U;
  while (i < list->token_count && list->tokens[i].closed &&
         !list->tokens[i].bound) {
    ++i;
  }
  return i < list->token_count && list->tokens[i].quote == t->quote &&
             (list->tokens[i].place != PLACE_NONE || list->tokens[i].bound)
           ? i
           : TOKEN_NONE;
}

static size_t
find_head(clause_list* list, const weft_rules* rules, size_t index)
{
  const token* const t    = &list->tokens[index];
  const token* const next = token_behind(list, index);
  if (t->dropped || (t->predicate && !t->noun)) {
    return TOKEN_NONE;
  }
  if (!t->noun) {
    return t->closed ? TOKEN_NONE : find_for_bare(list, index);
  }
  if (next && next->bound && next->particle.kind == t->particle.kind) {
    return index + 1U;
  }
  if (t->with != TOKEN_NONE) {
    return list->tokens[t->with].head;
  }
  switch (t->particle.kind) {
    case JOSA_GENITIVE:
    case JOSA_COPULA:
    case JOSA_COPULA_ADN:
    case JOSA_QUOTE:
      return TOKEN_NONE;
    case JOSA_OBJECT:
      return next && is_role_noun(next) ? index + 1U
                                        : find_for_object(list, index);
    case JOSA_SUBJECT:
      return subject_head(list, rules, index);
    case JOSA_TOPIC:
      return subject_head_of_topic(list, index);
    case JOSA_ALSO:
      return subject_head_of_also(list, rules, index);
    default:
      return oblique_head(list, rules, index);
  }
}

void
attach_nouns(clause_list* list, const weft_rules* rules)
{
  for (size_t i = 0U; i < list->token_count; ++i) {
    list->tokens[i].place = (uint8_t)place_of(list, i);
  }
  for (size_t i = list->token_count; i-- > 0U;) {
    list->tokens[i].head = find_head(list, rules, i);
  }
}
