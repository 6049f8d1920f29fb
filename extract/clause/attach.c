// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "clause/attach.h"

#include "clause/helper.h"
#include "clause/mood.h"
#include "clause/place.h"
#include "clause/token.h"

#include <string.h>

enum { LINKS_MAX = 12 };

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

static bool
starts_any(const token* t, const char* const* list, size_t count)
{
  for (size_t i = 0U; i < count; ++i) {
    if (token_starts(t, list[i])) {
      return true;
    }
  }
  return false;
}

static bool
ends_in(const token* t, const char* end)
{
  const size_t size = strlen(end);
  return t->size >= size && !memcmp(t->text + t->size - size, end, size);
}

static const token*
behind(const clause_list* list, size_t index)
{
  return index + 1U < list->token_count &&
             list->tokens[index + 1U].quote == list->tokens[index].quote
           ? &list->tokens[index + 1U]
           : NULL;
}

// The next predicate behind `index` in the same speech, or TOKEN_NONE
static size_t
next_predicate(const clause_list* list, size_t index, unsigned quote)
{
  for (size_t i = index + 1U; i < list->token_count; ++i) {
    if (list->tokens[i].place != PLACE_NONE && list->tokens[i].quote == quote) {
      return i;
    }
  }
  return TOKEN_NONE;
}

static bool
has_kind(const token* t, josa_class kind)
{
  return t->noun && !t->dropped && t->particle.kind == kind;
}

// Whether a topic of its own begins a clause between two predicates
static bool
has_topic_between(const clause_list* list, size_t from, size_t to)
{
  for (size_t i = from + 1U; i < to; ++i) {
    if (has_kind(&list->tokens[i], JOSA_TOPIC) &&
        list->tokens[i].quote == list->tokens[from].quote) {
      return true;
    }
  }
  return false;
}

// Whether a connected predicate leads to one that modifies a noun or is told:
// `보고 배운 것`, `늘고 있다며`.  A comma or a past tense parts it from modifiers.
static bool
is_embedded(const clause_list* list, size_t index)
{
  const token* const end = helper_last(list, index);
  bool   apart = (end->verb.flags & ENDING_PAST) || ends_in(end, "지만");
  size_t at    = index;
  for (size_t n = 0U; n < LINKS_MAX; ++n) {
    apart = apart || helper_last(list, at)->comma;
    at    = next_predicate(list, at, end->quote);
    if (at == TOKEN_NONE || has_topic_between(list, index, at)) {
      return false;
    }
    const token* const p = &list->tokens[at];
    switch ((clause_place)p->place) {
      case PLACE_QUOTED:
        return true;
      case PLACE_MODIFIER:
        if (!apart && !p->verb.state && !p->verb.copula &&
            !mood_periphrasis(list, p->last)) {
          return true; // but `정확한 경위를` says nothing of the clause
        }
        break;
      case PLACE_THOUGHT:
      case PLACE_NOMINAL:
        if (!apart) {
          return true;
        }
        break;
      case PLACE_FINAL:
      case PLACE_REPORTED:
        return false;
      default:
        apart = apart || (helper_last(list, at)->verb.flags & ENDING_PAST);
        break;
    }
  }
  return false;
}

static size_t
find_for_object(const clause_list* list, size_t index)
{
  const unsigned quote = list->tokens[index].quote;
  const size_t   first = next_predicate(list, index, quote);
  for (size_t at = first; at != TOKEN_NONE;
       at        = next_predicate(list, at, quote)) {
    const token* const p = &list->tokens[at];
    if (!p->verb.state && !p->verb.copula && p->place != PLACE_ADVERB) {
      return at;
    }
  }
  return first;
}

// Whether the predicate has an object between it and `index`
static bool
has_own_object(const clause_list* list, size_t index, size_t predicate)
{
  for (size_t i = index + 1U; i < predicate; ++i) {
    if (has_kind(&list->tokens[i], JOSA_OBJECT) &&
        list->tokens[i].head == predicate) {
      return true;
    }
  }
  return false;
}

// `A가 인수하겠다는 뜻을 밝혔다`: who says so does so
static bool
tells_intention(const clause_list* list, size_t predicate)
{
  static const char* const nouns[] = {
    "뜻", "입장", "의지", "방침", "의사", "계획", "주장", "견해", "생각"};
  const size_t       last = list->tokens[predicate].last;
  const token* const next = behind(list, last);
  return (list->tokens[last].verb.flags & ENDING_QUOTED) && next &&
         has_kind(next, JOSA_OBJECT) && starts_any(next, nouns, COUNT(nouns));
}

// A name, or a person, rather than a thing
static bool
is_name(const clause_list* list, const weft_rules* rules, size_t index)
{
  const mask_unit* const u = token_unit(list, index);
  return u ? u->type == rules->title_type || !(u->types & rules->literal_types)
           : !strcmp(list->tokens[index].text, "씨가");
}

// Whether a topic stands before: what the sentence is about is told by that
static bool
follows_topic(const clause_list* list, size_t index)
{
  for (size_t i = 0U; i < index; ++i) {
    if (has_kind(&list->tokens[i], JOSA_TOPIC) &&
        list->tokens[i].quote == list->tokens[index].quote) {
      return true;
    }
  }
  return false;
}

// `A가 B를 할 때`: the subject is that of the clause
static bool
modifies_time(const clause_list* list, size_t predicate)
{
  static const char* const nouns[] = {"때", "경우", "가운데", "동안", "사이"};
  const token* const next          = behind(list, list->tokens[predicate].last);
  return next && next->unit == TOKEN_NONE &&
         starts_any(next, nouns, COUNT(nouns));
}

static bool
takes_subject(const clause_list* list,
              const weft_rules*  rules,
              size_t             index,
              size_t             predicate)
{
  const token* const p = &list->tokens[predicate];
  if (p->place == PLACE_ADVERB || (p->claimed && !p->verb.state)) {
    return false;
  }
  if (p->place != PLACE_MODIFIER || mood_periphrasis(list, p->last)) {
    return true;
  }
  if (list->tokens[p->last].verb.flags & ENDING_QUOTED) {
    return !tells_intention(list, predicate); // `A가 B를 산다는 점`
  }
  if (p->verb.copula) {
    return false;
  }
  if (has_own_object(list, index, predicate) && !follows_topic(list, index) &&
      !modifies_time(list, predicate)) {
    return false;
  }
  // `A가 새로운 것을`, `A가 2015년 설립된 B를`: the noun behind has the property,
  // but `A가 탑재된 B`
  return !is_name(list, rules, index) ||
         !(p->verb.state ||
           (p->verb.voice == VOICE_PASSIVE && predicate > index + 1U));
}

static size_t
find_for_subject(clause_list* list, const weft_rules* rules, size_t index)
{
  const unsigned quote = list->tokens[index].quote;
  size_t         last  = TOKEN_NONE;
  size_t         at    = next_predicate(list, index, quote);
  while (at != TOKEN_NONE && !takes_subject(list, rules, index, at)) {
    last = at;
    at   = next_predicate(list, at, quote);
  }
  at = at == TOKEN_NONE ? last : at;
  if (at != TOKEN_NONE) {
    list->tokens[at].claimed = true;
  }
  return at;
}

// Whether a topic before a told predicate is who tells it: not `매출은 줄었다고
// A는 덧붙였다`, `A는 나온다고 한다`
static bool
is_told_by_topic(const clause_list* list, size_t predicate)
{
  static const char* const hearsay[] = {"한다", "합니다", "해요", "하네요"};
  const unsigned           quote = list->tokens[predicate].quote;
  const size_t             next  = next_predicate(list, predicate, quote);
  if (next == TOKEN_NONE || list->tokens[next].place != PLACE_FINAL) {
    return false;
  }
  const token* const t = &list->tokens[next];
  for (size_t i = predicate + 1U; i < next; ++i) {
    if (has_kind(&list->tokens[i], JOSA_TOPIC) ||
        has_kind(&list->tokens[i], JOSA_SUBJECT)) {
      return false;
    }
  }
  return t->verb.voice != VOICE_PASSIVE &&
         !starts_any(t, hearsay, COUNT(hearsay));
}

static bool
takes_topic(const clause_list* list, size_t predicate)
{
  const token* const p = &list->tokens[predicate];
  size_t             next;
  switch ((clause_place)p->place) {
    case PLACE_MODIFIER:
    case PLACE_THOUGHT:
    case PLACE_NOMINAL:
    case PLACE_ADVERB:
      return false;
    case PLACE_CONNECTED:
      return !(p->claimed && !p->verb.state) && !is_embedded(list, predicate);
    case PLACE_REPORTED:
      next = next_predicate(list, predicate, p->quote);
      return !(p->claimed && !p->verb.state) &&
             !(next != TOKEN_NONE && list->tokens[next].place == PLACE_QUOTED &&
               is_embedded(list, predicate));
    case PLACE_QUOTED:
      return !(p->claimed && !p->verb.state) &&
             !is_told_by_topic(list, predicate);
    default:
      return true;
  }
}

static size_t
find_for_topic(const clause_list* list, size_t index)
{
  const unsigned quote = list->tokens[index].quote;
  size_t         last  = TOKEN_NONE;
  size_t         at    = next_predicate(list, index, quote);
  while (at != TOKEN_NONE && !takes_topic(list, at)) {
    last = at;
    at   = next_predicate(list, at, quote);
  }
  return at == TOKEN_NONE ? last : at;
}

// 도 may mark what a topic does, or stand for 이 or 을
static size_t
find_for_also(const clause_list* list, const weft_rules* rules, size_t index)
{
  const unsigned quote = list->tokens[index].quote;
  size_t         first = next_predicate(list, index, quote);
  if (is_name(list, rules, index)) {
    return find_for_topic(list, index);
  }
  while (first != TOKEN_NONE && (!takes_subject(list, rules, index, first) ||
                                 (list->tokens[first].place == PLACE_MODIFIER &&
                                  list->tokens[first].verb.state))) {
    first = next_predicate(list, first, quote);
  }
  for (size_t i = index + 1U; first != TOKEN_NONE && i < first; ++i) {
    if (has_kind(&list->tokens[i], JOSA_OBJECT)) {
      return find_for_topic(list, index);
    }
  }
  return first;
}

// `10일 용인에 위치한 A에서 B를 열었다`: where something lies is told without a
// date; `직원이 참석한 가운데` tells what goes with the main clause
static bool
timeless(const clause_list* list, size_t predicate)
{
  static const char* const states[] = {"위치한", "자리한", "소재한", "있는"};
  const token* const next = behind(list, list->tokens[predicate].last);
  return starts_any(&list->tokens[predicate], states, COUNT(states)) ||
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
    if (t->bound && (ends_in(t, "따르면") || ends_in(t, "의하면"))) {
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
  const token* const next = behind(list, t->last);
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
  const size_t       next = next_predicate(list, predicate, t->quote);
  if (next == TOKEN_NONE) {
    return false;
  }
  const verb* const  v    = &helper_last(list, predicate)->verb;
  const token* const noun = behind(list, t->last);
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

static size_t
find_for_oblique(const clause_list* list, const weft_rules* rules, size_t index)
{
  const unsigned quote = list->tokens[index].quote;
  const size_t   first = next_predicate(list, index, quote);
  const size_t   told  = find_attribution(list, index, first);
  size_t         at    = first;
  if (told != TOKEN_NONE) {
    return told;
  }
  while (at != TOKEN_NONE && passes_value(list, rules, index, at)) {
    at = next_predicate(list, at, quote);
  }
  return at == TOKEN_NONE ? first : at;
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
         starts_any(t, nouns, COUNT(nouns));
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
  const token* const next = behind(list, index);
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
      return find_for_subject(list, rules, index);
    case JOSA_TOPIC:
      return find_for_topic(list, index);
    case JOSA_ALSO:
      return find_for_also(list, rules, index);
    default:
      return find_for_oblique(list, rules, index);
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
