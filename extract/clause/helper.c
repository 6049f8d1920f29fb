// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "clause/helper.h"

#include "clause/token.h"

#include "str.h"

#include <string.h>

const token*
helper_last(const clause_list* list, size_t index)
{
  return &list->tokens[list->tokens[index].last];
}

static bool
ends_in(const token* t, const char* end)
{
  return token_ends_behind(t, &end, 1U);
}

// Whether a token is a form of one of the stems that help behind 아 and 어
static bool
helps_linked(const weft_rules* rules, const token* t)
{
  for (size_t i = 0U; i < HELPERS_MAX; ++i) {
    if (t->verb.stem == rules->helpers[i] && t->verb.stem != SIZE_MAX) {
      return true;
    }
  }
  return false;
}

// 만들어, 해, 보여: not 하고, 하며, 해서
static bool
is_linked(const token* t)
{
  static const char* const others[] = {"고",
                                       "며",
                                       "면",
                                       "서",
                                       "나",
                                       "자",
                                       "지만",
                                       "도록",
                                       "는데",
                                       "니",
                                       "다가",
                                       "야",
                                       "도",
                                       "게",
                                       "지"};
  return !token_ends_behind(t, others, COUNT(others));
}

static bool
helps(const weft_rules* rules, const token* t, const token* next)
{
  static const char* const going[]   = {"있", "계시", "싶"};
  static const char* const denying[] = {"않", "못", "말"};
  static const char* const doing[] = {"하", "한", "할", "했", "해", "합"};
  static const char* const turning[] = {"되",
                                        "된",
                                        "될",
                                        "됐",
                                        "돼",
                                        "됩",
                                        "하",
                                        "한",
                                        "할",
                                        "했",
                                        "해",
                                        "만들",
                                        "만든"};
  const verb* const        v         = &t->verb;
  if (v->copula || t->comma || next->verb.copula) {
    return false;
  }
  if (v->ending == ENDING_NOMINAL) {
    return (ends_in(t, "기") && token_starts(next, "시작")) ||
           ((ends_in(t, "기도") || ends_in(t, "기로") || ends_in(t, "기는") ||
             ends_in(t, "키로")) &&
            token_starts_any(next, doing, COUNT(doing)) &&
            next->size <= sizeof("했습니다") - 1U);
  }
  if (v->ending != ENDING_CONNECT || (v->flags & ENDING_QUOTED)) {
    return false;
  }
  if (v->flags & ENDING_NEGATABLE) {
    return token_starts_any(next, denying, COUNT(denying));
  }
  if (v->flags & ENDING_DUTY) {
    return token_starts_any(next, doing, COUNT(doing)) ||
           token_starts_any(next, turning, COUNT(turning));
  }
  if (v->flags & ENDING_PURPOSE) {
    return token_starts_any(next, doing, COUNT(doing)) && !next->verb.noun.size;
  }
  if (ends_in(t, "고")) {
    return token_starts_any(next, going, COUNT(going));
  }
  if (ends_in(t, "게")) {
    return token_starts_any(next, turning, COUNT(turning)) &&
           !next->verb.noun.size;
  }
  return !v->flags && is_linked(t) && helps_linked(rules, next);
}

void
helper_find(clause_list* list, const weft_rules* rules)
{
  for (size_t i = 0U; i < list->token_count; ++i) {
    list->tokens[i].last = i;
  }
  for (size_t i = 0U; i < list->token_count; ++i) {
    token* const t = &list->tokens[i];
    if (!t->predicate || t->bound || t->dropped || t->helper) {
      continue;
    }
    size_t       last = i + (t->verbal && i + 1U < list->token_count &&
                       list->tokens[i + 1U].light);
    const token* said = last == i ? t : &list->tokens[last];
    for (size_t k = last + 1U; k < list->token_count; ++k) {
      token* const next = &list->tokens[k];
      if (!next->predicate || next->bound || next->dropped ||
          next->quote != t->quote || !helps(rules, said, next)) {
        break;
      }
      next->helper = true;
      t->last      = k;
      said         = next;
    }
  }
}
