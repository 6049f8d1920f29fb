// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Attaching arguments to predicates.
//
// Objects and obliques go to the next predicate; a topic goes to the first
// predicate that is neither adnominal nor nominalised; an adnominal predicate
// also takes the noun it modifies; connected predicates share a subject.

#include "clause/clause.h"

#include "clause/attach.h"
#include "clause/head.h"
#include "clause/helper.h"
#include "clause/mood.h"
#include "clause/place.h"
#include "clause/token.h"

#include <string.h>

enum { LIST_REACH = 8, TOPIC_REACH = 4 };

// `할 계획이다`, `한 것으로`: adnominal in form, finite in sense
static bool
finite(const clause_list* list, size_t index)
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

static void
find_predicates(clause_list* list, const weft_rules* rules)
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

static void
attach(clause* c, size_t token_index, josa_class particle, bool topic, bool by)
{
  if (c->argument_count < ARGUMENTS_MAX) {
    const argument a                  = {token_index, particle, topic, by};
    c->arguments[c->argument_count++] = a;
  }
}

// `운영 중이고`, `협력하면서`, `만들지만`: holds whatever comes of the rest
static bool
holds_now(const clause_list* list, size_t index)
{
  static const char* const endings[] = {"면서", "지만", "므로"};
  const token* const       t         = &list->tokens[index];
  for (size_t i = 0U; i < sizeof(endings) / sizeof(endings[0]); ++i) {
    const size_t size = strlen(endings[i]);
    if (t->size > size && !memcmp(t->text + t->size - size, endings[i], size)) {
      return true;
    }
  }
  return index + 1U < list->token_count && list->tokens[index + 1U].dropped &&
         token_starts(&list->tokens[index + 1U], "중");
}

// Connected predicates without tense follow the one they lead to, if that one
// has no subject of its own
static void
inherit_mood(clause_list* list)
{
  for (size_t i = list->clause_count; i-- > 1U;) {
    const clause* const later = &list->clauses[i];
    clause* const       c     = &list->clauses[i - 1U];
    const token* const  t     = helper_last(list, c->token);
    if (later->mood == MOOD_PLANNED && c->mood == MOOD_ACTUAL &&
        t->verb.ending == ENDING_CONNECT &&
        !(t->verb.flags & (ENDING_PAST | ENDING_QUOTED)) &&
        t->quote == list->tokens[later->token].quote &&
        (finite(list, later->token) ||
         (helper_last(list, later->token)->verb.flags & ENDING_QUOTED)) &&
        !holds_now(list, c->token)) {
      c->mood = MOOD_PLANNED;
    }
  }
}

static bool
has_object(const clause* c)
{
  for (size_t i = 0U; i < c->argument_count; ++i) {
    if (c->arguments[i].particle == JOSA_OBJECT) {
      return true;
    }
  }
  return false;
}

// 도 marks the subject only where there is an object: `X도 도입했다`
static bool
has_subject(const clause* c)
{
  const bool object = has_object(c);
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

// `A와 B를`: the first name has the role of the second, if both are of one
// type and no predicate parts them
static void
coordinate(clause_list* list)
{
  for (size_t i = list->token_count; i-- > 0U;) {
    token* const           t = &list->tokens[i];
    const mask_unit* const u = token_unit(list, i);
    if (!u || !t->noun || t->dropped || t->particle.kind != JOSA_WITH) {
      continue;
    }
    for (size_t k = i + 1U; k < list->token_count && k <= i + LIST_REACH; ++k) {
      const token* const     other = &list->tokens[k];
      const mask_unit* const o     = token_unit(list, k);
      if (other->predicate || other->quote != t->quote || other->comma) {
        break;
      }
      if (o && o->type == u->type && other->noun &&
          other->particle.kind != JOSA_NONE) {
        t->particle = other->particle;
        t->with     = k;
        break;
      }
    }
  }
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
  while (by && at + 1U < list->token_count &&
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

static void
attach_arguments(clause_list* list, const weft_rules* rules)
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
      attach(&list->clauses[target], i, JOSA_NONE, false, by); // `올해는`
    } else if (target != SIZE_MAX) {
      attach(&list->clauses[target], i, t->particle.kind, only_topic, by);
    }
  }
}

// As attach(), before all arguments that are there
static void
attach_first(clause* c, argument a)
{
  if (c->argument_count < ARGUMENTS_MAX) {
    memmove(
      c->arguments + 1, c->arguments, c->argument_count * sizeof(argument));
    c->arguments[0] = a;
    ++c->argument_count;
  }
}

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
  return (c->modifies && c->head == TOKEN_NONE && has_object(c)) ||
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
      attach_first(c, *a);
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
    if (c->has_subject || has_subject(c) || !(topics || subject)) {
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
        (t->verb.ending == ENDING_NOMINAL && !finite(list, c->token))) {
      continue;
    }
    if (from && list->tokens[from->token].quote == t->quote &&
        leads_on(helper_last(list, from->token))) {
      const bool wants_object =
        !has_object(c) && c->token == list->tokens[from->token].last + 1U;
      const bool wants_subject = !has_subject(c) && !c->has_subject;
      for (size_t k = 0U; k < from->argument_count; ++k) {
        const argument* const a = &from->arguments[k];
        if ((wants_subject && (a->particle == JOSA_SUBJECT || a->topic)) ||
            (wants_object && a->particle == JOSA_OBJECT)) {
          attach(c, a->token, a->particle, a->topic, a->by);
        }
      }
    }
    c->has_subject =
      c->has_subject || has_subject(c) ||
      (from && from->has_subject &&
       helper_last(list, from->token)->verb.ending == ENDING_CONNECT);
    last[level] = c;
  }
}

void
clause_analyse(clause_list*      out,
               const weft_rules* rules,
               const analysis*   a,
               const mask*       m)
{
  token_split(out, rules, a, m);
  find_predicates(out, rules);
  coordinate(out);
  attach_nouns(out, rules);
  attach_arguments(out, rules);
  inherit_mood(out);
  head_attach(out, rules);
  share_topics(out);
  share_arguments(out);
}
