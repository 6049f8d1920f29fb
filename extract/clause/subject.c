// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "clause/subject.h"

#include "clause/helper.h"
#include "clause/mood.h"
#include "clause/place.h"
#include "clause/token.h"

#include "str.h"

#include <string.h>

enum { LINKS_MAX = 12 };

// Whether a topic of its own begins a clause between two predicates
static bool
has_topic_between(const clause_list* list, size_t from, size_t to)
{
  for (size_t i = from + 1U; i < to; ++i) {
    if (token_has_particle(&list->tokens[i], JOSA_TOPIC) &&
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
  bool   apart = (end->verb.flags & ENDING_PAST) || token_ends(end, "지만");
  size_t at    = index;
  for (size_t n = 0U; n < LINKS_MAX; ++n) {
    apart = apart || helper_last(list, at)->comma;
    at    = place_next(list, at, end->quote);
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

// Whether the predicate has an object between it and `index`
static bool
has_own_object(const clause_list* list, size_t index, size_t predicate)
{
  for (size_t i = index + 1U; i < predicate; ++i) {
    if (token_has_particle(&list->tokens[i], JOSA_OBJECT) &&
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
  const token* const next = token_behind(list, last);
  return (list->tokens[last].verb.flags & ENDING_QUOTED) && next &&
         token_has_particle(next, JOSA_OBJECT) &&
         token_starts_any(next, nouns, COUNT(nouns));
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
    if (token_has_particle(&list->tokens[i], JOSA_TOPIC) &&
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
  const token* const next = token_behind(list, list->tokens[predicate].last);
  return next && next->unit == TOKEN_NONE &&
         token_starts_any(next, nouns, COUNT(nouns));
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

size_t
subject_head(clause_list* list, const weft_rules* rules, size_t index)
{
  const unsigned quote = list->tokens[index].quote;
  size_t         last  = TOKEN_NONE;
  size_t         at    = place_next(list, index, quote);
  while (at != TOKEN_NONE && !takes_subject(list, rules, index, at)) {
    last = at;
    at   = place_next(list, at, quote);
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
  const size_t             next  = place_next(list, predicate, quote);
  if (next == TOKEN_NONE || list->tokens[next].place != PLACE_FINAL) {
    return false;
  }
  const token* const t = &list->tokens[next];
  for (size_t i = predicate + 1U; i < next; ++i) {
    if (token_has_particle(&list->tokens[i], JOSA_TOPIC) ||
        token_has_particle(&list->tokens[i], JOSA_SUBJECT)) {
      return false;
    }
  }
  return t->verb.voice != VOICE_PASSIVE &&
         !token_starts_any(t, hearsay, COUNT(hearsay));
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
      next = place_next(list, predicate, p->quote);
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

size_t
subject_head_of_topic(const clause_list* list, size_t index)
{
  const unsigned quote = list->tokens[index].quote;
  size_t         last  = TOKEN_NONE;
  size_t         at    = place_next(list, index, quote);
  while (at != TOKEN_NONE && !takes_topic(list, at)) {
    last = at;
    at   = place_next(list, at, quote);
  }
  return at == TOKEN_NONE ? last : at;
}

size_t
subject_head_of_also(const clause_list* list,
                     const weft_rules*  rules,
                     size_t             index)
{
  const unsigned quote = list->tokens[index].quote;
  size_t         first = place_next(list, index, quote);
  if (is_name(list, rules, index)) {
    return subject_head_of_topic(list, index);
  }
  while (first != TOKEN_NONE && (!takes_subject(list, rules, index, first) ||
                                 (list->tokens[first].place == PLACE_MODIFIER &&
                                  list->tokens[first].verb.state))) {
    first = place_next(list, first, quote);
  }
  for (size_t i = index + 1U; first != TOKEN_NONE && i < first; ++i) {
    if (token_has_particle(&list->tokens[i], JOSA_OBJECT)) {
      return subject_head_of_topic(list, index);
    }
  }
  return first;
}
