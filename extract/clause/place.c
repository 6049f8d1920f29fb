// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "clause/place.h"

#include "clause/head.h"
#include "clause/token.h"

#include "str.h"

#include <string.h>

enum { REPORT_REACH = 5 };

// `한 것으로 알려졌다` tells the subject's doing, `한 것으로 보고 있다` somebody's
// thoughts of it
static clause_place
place_of_report(const clause_list* list, size_t index)
{
  static const char* const seems[] = {"보인",
                                      "보이",
                                      "보여",
                                      "알려",
                                      "전해",
                                      "나타",
                                      "드러",
                                      "밝혀",
                                      "여겨",
                                      "풀이",
                                      "해석",
                                      "확인"};
  const unsigned           quote   = list->tokens[index].quote;
  for (size_t i = index + 2U;
       i < list->token_count && i <= index + REPORT_REACH;
       ++i) {
    const token* const t = &list->tokens[i];
    if (t->predicate && t->quote == quote) {
      return token_adnominal(t) ? PLACE_MODIFIER
             : t->verb.voice == VOICE_PASSIVE ||
                 token_starts_any(t, seems, COUNT(seems))
               ? PLACE_REPORTED
               : PLACE_THOUGHT;
    }
  }
  return PLACE_THOUGHT;
}

// Where `할 수 있다` and the like end: `할 수 있는 것` modifies a noun all the same
static clause_place
place_of_tail(const clause_list* list, size_t index)
{
  const unsigned quote = list->tokens[index].quote;
  for (size_t i = index + 1U; i < list->token_count && i <= index + 2U; ++i) {
    const token* const t = &list->tokens[i];
    if (t->predicate && t->quote == quote) {
      return token_adnominal(t) ? PLACE_MODIFIER : PLACE_REPORTED;
    }
  }
  return PLACE_REPORTED;
}

// `할 가능성이 크다`: as good as finite
static bool
is_possible(const clause_list* list, size_t index)
{
  static const char* const holds[] = {"있", "크", "큰", "커", "높", "없", "낮"};
  const token* const next          = token_behind(list, index);
  const token* const then = next ? token_behind(list, index + 1U) : NULL;
  return then && list->tokens[index].verb.ending == ENDING_ADN_NEXT &&
         token_starts(next, "가능성") && then->predicate &&
         !token_adnominal(then) && token_starts_any(then, holds, COUNT(holds));
}

// `하는 것 같다`, `좋은 편이다`
static bool
seems(const clause_list* list, size_t index)
{
  const token* const next = token_behind(list, index);
  const token* const then = token_behind(list, index + 1U);
  return (!strcmp(next->text, "것") && then && then->predicate &&
          token_starts(then, "같") && !token_adnominal(then)) ||
         (token_starts(next, "편") && next->predicate &&
          !token_adnominal(next));
}

static clause_place
place_of_modifier(const clause_list* list, size_t index)
{
  static const char* const bound[] = {
    "수", "수도", "수는", "바", "줄", "적", "리", "듯", "만", "뻔"};
  static const char* const more[]  = {"뿐", "셈", "모양"};
  static const char* const plans[] = {
    "예정", "계획", "방침", "목표", "구상", "전망", "채비", "생각"};
  const token* const t    = &list->tokens[index];
  const token* const next = token_behind(list, index);
  if (!next || next->unit != TOKEN_NONE) {
    return PLACE_MODIFIER;
  }
  if (token_starts(next, "것으로")) {
    return place_of_report(list, index);
  }
  for (size_t i = 0U; i < COUNT(bound); ++i) {
    if (!strcmp(next->text, bound[i])) {
      return place_of_tail(list, index);
    }
  }
  if (!strcmp(next->text, "등") ||
      (t->verb.ending == ENDING_ADN_NEXT && !strcmp(next->text, "정도로")) ||
      !strcmp(next->text, "만큼")) {
    return PLACE_CONNECTED;
  }
  if (is_possible(list, index) || seems(list, index)) {
    return PLACE_REPORTED;
  }
  if ((token_starts(next, "것") &&
       (next->predicate || index + 2U == list->token_count)) ||
      token_starts_any(next, more, COUNT(more)) ||
      (t->verb.ending == ENDING_ADN_NEXT &&
       token_starts_any(next, plans, COUNT(plans)))) {
    return place_of_tail(list, index);
  }
  return PLACE_MODIFIER;
}

clause_place
place_of(const clause_list* list, size_t index)
{
  static const char* const does[] = {
    "하", "한", "할", "했", "해", "되", "된", "될", "됐", "돼", "만들", "만든"};
  static const char* const goes[] = {"시작", "하", "했", "한"};
  const token*             t      = &list->tokens[index];
  if (!t->predicate || t->bound || t->dropped || t->helper) {
    return PLACE_NONE;
  }
  index                   = t->last;
  t                       = &list->tokens[index];
  const token* const next = token_behind(list, index);
  if (token_adnominal(t)) {
    return place_of_modifier(list, index);
  }
  if (t->verb.ending == ENDING_NOMINAL) {
    const bool chained = next && token_starts_any(next, goes, COUNT(goes)) &&
                         (token_ends(t, "기") || token_ends(t, "기도") ||
                          token_ends(t, "기는") || token_ends(t, "기만"));
    return chained                       ? PLACE_CONNECTED
           : t->verb.flags & ENDING_PLAN ? PLACE_PLANNED
                                         : PLACE_NOMINAL;
  }
  if (t->verb.ending == ENDING_CONNECT) {
    if (token_ends(t, "게") &&
        !(next && token_starts_any(next, does, COUNT(does)))) {
      return PLACE_ADVERB;
    }
    return t->verb.flags & ENDING_QUOTED ? PLACE_QUOTED : PLACE_CONNECTED;
  }
  return PLACE_FINAL;
}

size_t
place_next(const clause_list* list, size_t index, unsigned quote)
{
  for (size_t i = index + 1U; i < list->token_count; ++i) {
    if (list->tokens[i].place != PLACE_NONE && list->tokens[i].quote == quote) {
      return i;
    }
  }
  return TOKEN_NONE;
}
