// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "clause/argument.h"

#include "clause/token.h"

#include <string.h>

void
argument_add(clause*    c,
             size_t     token_index,
             josa_class particle,
             bool       topic,
             bool       by)
{
  if (c->argument_count < ARGUMENTS_MAX) {
    const argument a                  = {token_index, particle, topic, by};
    c->arguments[c->argument_count++] = a;
  }
}

void
argument_add_first(clause* c, argument a)
{
  if (c->argument_count < ARGUMENTS_MAX) {
    memmove(
      c->arguments + 1, c->arguments, c->argument_count * sizeof(argument));
    c->arguments[0] = a;
    ++c->argument_count;
  }
}

bool
argument_has_object(const clause* c)
{
  for (size_t i = 0U; i < c->argument_count; ++i) {
    if (c->arguments[i].particle == JOSA_OBJECT) {
      return true;
    }
  }
  return false;
}

bool
argument_has_subject(const clause* c)
{
  const bool object = argument_has_object(c);
  for (size_t i = 0U; i < c->argument_count; ++i) {
    const argument* const a = &c->arguments[i];
    if (a->particle == JOSA_SUBJECT ||
        (a->topic && (object || a->particle != JOSA_ALSO))) {
      return true;
    }
  }
  return false;
}

static bool
is_figure(const weft_rules* rules, const mask_unit* u)
{
  return u->type == rules->quantity_type || u->type == rules->money_type;
}

// `300개의 매장을`: a figure of the object is an argument of its predicate
static bool
counts_object(const clause_list* list, size_t index)
{
  for (size_t i = index + 1U; i < list->token_count && i <= index + 3U; ++i) {
    const token* const t = &list->tokens[i];
    if (t->predicate || t->comma || t->quote != list->tokens[index].quote) {
      return false;
    }
    if (t->noun && t->particle.kind == JOSA_OBJECT) {
      return true;
    }
  }
  return false;
}

// `X를 통해`, `X를 기반으로 한`: X is no object of the next predicate
static bool
is_means(const clause_list* list, size_t index)
{
  static const char* const words[] = {
    "통해",     "통한",     "위해",     "위한",     "비롯",     "제외",
    "기반으로", "바탕으로", "중심으로", "토대로",   "대상으로", "상대로",
    "계기로",   "앞두고",   "두고",     "놓고",     "둘러싸",   "둘러싼",
    "겨냥",     "향해",     "향한",     "포함",     "시작으로", "필두로",
    "무대로",   "주제로",   "이유로",   "배경으로", "기준으로"};
  if (list->tokens[index].particle.kind != JOSA_OBJECT) {
    return false;
  }
  size_t next = index + 1U;
  while (next < list->token_count && list->tokens[next].dropped) {
    ++next; // `X 등을 대상으로`
  }
  for (size_t i = 0U;
       next < list->token_count && i < sizeof(words) / sizeof(words[0]);
       ++i) {
    if (token_starts(&list->tokens[next], words[i])) {
      return true;
    }
  }
  return false;
}

// A bare name directly before a predicate or 에 따르면 says what its particle is
static bool
is_argument(const clause_list* list,
            const weft_rules*  rules,
            size_t             index,
            bool*              by)
{
  static const char* const agents[] = {"의해", "의한", "따르면"};
  const token* const       t        = &list->tokens[index];
  *by                               = false;
  if (t->unit == TOKEN_NONE || !t->noun || t->dropped ||
      is_means(list, index)) {
    return false;
  }
  if (t->particle.kind == JOSA_AT && index + 1U < list->token_count) {
    for (size_t i = 0U; i < sizeof(agents) / sizeof(agents[0]); ++i) {
      if (token_starts(&list->tokens[index + 1U], agents[i])) {
        *by = true;
        return i < 2U; // 에 따르면 names a source, no argument
      }
    }
  }
  return (t->particle.kind != JOSA_GENITIVE ||
          (is_figure(rules, token_unit(list, index)) &&
           counts_object(list, index))) &&
         t->particle.kind != JOSA_COPULA_ADN && t->particle.kind != JOSA_COPULA;
}

// Literals stand without particles; names only before a comma or predicate
static bool
bare_argument(const clause_list* list, const weft_rules* rules, size_t index)
{
  const mask_unit* const u = token_unit(list, index);
  const token* const     t = &list->tokens[index];
  const token* const     next =
    index + 1U < list->token_count ? &list->tokens[index + 1U] : NULL;
  if (u->types & rules->literal_types) {
    return u->type != rules->class_type && u->type != rules->title_type;
  }
  return t->comma || (next && next->predicate);
}

static bool
is_date(const clause_list* list, const weft_rules* rules, size_t index)
{
  const mask_unit* const u = token_unit(list, index);
  return u && u->type == rules->date_type;
}

// The clause of the predicate that a noun belongs to, or SIZE_MAX.  Behind
// `X에 의해`, and of `300개의`, it is the next one.
static size_t
clause_for(const clause_list* list, size_t index, bool by)
{
  const token* const t  = &list->tokens[index];
  size_t             at = t->head;
  if (t->particle.kind == JOSA_GENITIVE) {
    by = true;
    at = index;
  }
  while (by && at != TOKEN_NONE && at + 1U < list->token_count &&
         list->tokens[at].clause == TOKEN_NONE) {
    ++at;
  }
  return at != TOKEN_NONE && list->tokens[at].quote == t->quote
           ? list->tokens[at].clause
           : SIZE_MAX;
}

// Note subjects and objects that are common nouns: they are no names to report,
// but the clause does not lack one.  `올해는` is no subject.
static void
note_plain(clause_list* list, const weft_rules* rules, size_t index)
{
  const token* const     t      = &list->tokens[index];
  const mask_unit* const u      = token_unit(list, index);
  const bool             topic  = t->particle.kind == JOSA_TOPIC;
  const bool             object = t->particle.kind == JOSA_OBJECT;
  const bool             also   = t->particle.kind == JOSA_ALSO;
  if (!t->noun || t->predicate || t->dropped || is_means(list, index) ||
      (!topic && !object && !also && t->particle.kind != JOSA_SUBJECT) ||
      (u &&
       (u->type == rules->date_type || !(u->types & rules->literal_types)))) {
    return;
  }
  const size_t target = clause_for(list, index, false);
  if (target != SIZE_MAX && object) {
    list->clauses[target].has_object = !u || u->type == rules->class_type;
  } else if (target != SIZE_MAX &&
             (!also || token_unit(list, list->clauses[target].token))) {
    list->clauses[target].has_subject = true;
  } else if (target != SIZE_MAX) {
    list->clauses[target].has_also = true;
  }
}

void
argument_find(clause_list* list, const weft_rules* rules)
{
  for (size_t i = 0U; i < list->token_count; ++i) {
    const token* const t  = &list->tokens[i];
    bool               by = false;
    note_plain(list, rules, i);
    if (!is_argument(list, rules, i, &by) ||
        (t->particle.kind == JOSA_NONE && !bare_argument(list, rules, i))) {
      continue;
    }
    const bool only_topic =
      t->particle.kind == JOSA_TOPIC || t->particle.kind == JOSA_ALSO;
    const size_t target = clause_for(list, i, by);
    if (target != SIZE_MAX && only_topic && is_date(list, rules, i)) {
      argument_add(&list->clauses[target], i, JOSA_NONE, false, by); // `올해는`
    } else if (target != SIZE_MAX) {
      argument_add(&list->clauses[target], i, t->particle.kind, only_topic, by);
    }
  }
}
