// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "clause/oblique.h"

#include "clause/helper.h"
#include "clause/place.h"
#include "clause/token.h"
#include "str.h"

// `10일 용인에 위치한 A에서 B를 열었다`: where something lies is told without a
// date; `직원이 참석한 가운데` tells what goes with the main clause
static bool
timeless(const clause_list* list, size_t predicate)
{
  static const char* const states[] = {"위치한", "자리한", "소재한", "있는"};
  const token* const next = token_behind(list, list->tokens[predicate].last);
  return token_starts_any(&list->tokens[predicate], states, COUNT(states)) ||
         (next && token_starts(next, "가운데"));
}

// `11일 업계에 따르면`: the date of the report
static size_t
find_attribution(const clause_list* list, size_t index, size_t before)
{
  for (size_t i = index + 1U; i < list->token_count && i < before; ++i) {
    const token* const t = &list->tokens[i];
    if (t->quote != list->tokens[index].quote) {
      break;
    }
    if (t->bound && (token_ends(t, "따르면") || token_ends(t, "의하면"))) {
      return i;
    }
  }
  return TOKEN_NONE;
}

// `‘A’를 알리기 위해`: what something is done for
static bool
tells_purpose(const clause_list* list, size_t predicate)
{
  const token* const t    = &list->tokens[predicate];
  const token* const next = token_behind(list, t->last);
  return (t->verb.ending == ENDING_NOMINAL && next &&
          (token_starts(next, "위해") || token_starts(next, "위한"))) ||
         (t->verb.flags & ENDING_PURPOSE);
}

// A date before what goes on or what is aimed at is that of the main clause:
// `지난해 6월 지원을 받고 있는 A는`, `19일 방안을 찾고 나누기 위해`
static bool
passes_date(const clause_list* list, size_t index, size_t predicate)
{
  const token* const t    = &list->tokens[predicate];
  const size_t       next = place_next(list, predicate, t->quote);
  if (next == TOKEN_NONE) {
    return false;
  }
  const verb* const  v    = &helper_last(list, predicate)->verb;
  const token* const noun = token_behind(list, t->last);
  const bool goes_on = v->ending == ENDING_ADN_NOW && predicate > index + 2U &&
                       !(noun && token_starts(noun, "데")); // 하는 데 성공했다
  return timeless(list, predicate) || goes_on ||
         tells_purpose(list, predicate) ||
         (t->verb.ending == ENDING_CONNECT && tells_purpose(list, next));
}

// What says when, where or how; values say it of no state
static bool
passes_value(const clause_list* list,
             const weft_rules*  rules,
             size_t             index,
             size_t             predicate)
{
  const token* const     t = &list->tokens[index];
  const token* const     p = &list->tokens[predicate];
  const mask_unit* const u = token_unit(list, index);
  if (u && u->type == rules->date_type && passes_date(list, index, predicate)) {
    return true;
  }
  return p->place == PLACE_MODIFIER &&
         (p->verb.copula ||
          (p->verb.state && u && t->particle.kind == JOSA_NONE));
}

size_t
oblique_head(const clause_list* list, const weft_rules* rules, size_t index)
{
  const unsigned quote = list->tokens[index].quote;
  const size_t   first = place_next(list, index, quote);
  const size_t   told  = find_attribution(list, index, first);
  size_t         at    = first;
  if (told != TOKEN_NONE) {
    return told;
  }
  while (at != TOKEN_NONE && passes_value(list, rules, index, at)) {
    at = place_next(list, at, quote);
  }
  return at == TOKEN_NONE ? first : at;
}
