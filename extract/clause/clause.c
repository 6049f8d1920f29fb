// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Attaching arguments to predicates.
//
// Objects and obliques go to the next predicate; a topic goes to the first
// predicate that is neither adnominal nor nominalised; an adnominal predicate
// also takes the noun it modifies; connected predicates share a subject.

#include "clause/clause.h"

#include "clause/head.h"
#include "clause/mood.h"
#include "clause/token.h"

#include <string.h>

enum { LIST_REACH = 8 };

// `하고 있는 기업`: what looks connective modifies a noun
static bool
goes_on_before_noun(const clause_list* list, size_t index)
{
  const token* const t = &list->tokens[index];
  return t->verb.ending == ENDING_CONNECT && index + 1U < list->token_count &&
         t->size > 3U && !memcmp(t->text + t->size - 3U, "고", 3U) &&
         (!strcmp(list->tokens[index + 1U].text, "있는") ||
          !strcmp(list->tokens[index + 1U].text, "있던")) &&
         !mood_periphrasis(list, index + 1U);
}

// `할 계획이다`, `한 것으로`: adnominal in form, finite in sense
static bool
finite(const clause_list* list, size_t index)
{
  const token* const t = &list->tokens[index];
  if (goes_on_before_noun(list, index)) {
    return false;
  }
  if (t->verb.ending == ENDING_NOMINAL) {
    return (t->verb.flags & ENDING_PLAN) != 0U;
  }
  return !token_adnominal(t) || mood_periphrasis(list, index);
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
      const verb     v     = {stem, noun, VOICE_ACTIVE, ENDING_FINAL, flags};
      t->verb              = v;
      t->predicate         = true;
      t->noun              = false;
      return true;
    }
    if (!i) {
      break;
    }
  }
  return false;
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
  const size_t size =
    t->noun && t->particle.kind != JOSA_NONE ? t->rest : t->size;
  const weft_str noun = {t->text, size};
  const size_t   stem = table_get(&rules->verbs.nouns, noun, SIZE_MAX);
  const token*   next = &list->tokens[index + 1U];
  if (stem == SIZE_MAX || next->quote != t->quote || t->comma) {
    return false;
  }
  verb v = {stem, noun, VOICE_ACTIVE, ENDING_FINAL, 0U};
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
  t->noun                            = false;
  list->tokens[index + 1U].dropped   = true;
  list->tokens[index + 1U].predicate = false;
  return true;
}

// `인수하게 될 X`: modifies what follows, as 인수할 does
static void
join_becoming(clause_list* list, size_t index)
{
  static const struct {
    const char*  text;
    ending_class ending;
  } forms[] = {
    {"될", ENDING_ADN_NEXT}, {"된", ENDING_ADN_PAST}, {"되는", ENDING_ADN_NOW}};
  static const char ge[] = "게";
  const size_t      size = sizeof(ge) - 1U;
  token* const      t    = &list->tokens[index];
  if (!t->predicate || t->dropped || index + 1U >= list->token_count ||
      t->size < size || memcmp(t->text + t->size - size, ge, size)) {
    return;
  }
  token* const next = t + 1;
  for (size_t i = 0U; i < sizeof(forms) / sizeof(forms[0]); ++i) {
    if (!strcmp(next->text, forms[i].text) &&
        !mood_periphrasis(list, index + 1U)) {
      t->verb.ending  = forms[i].ending;
      next->dropped   = true;
      next->predicate = false;
    }
  }
}

static void
find_predicates(clause_list* list, const weft_rules* rules)
{
  for (size_t i = 0U; i < list->token_count; ++i) {
    (void)noun_predicate(list, rules, i);
    join_becoming(list, i);
  }
  for (size_t i = 0U; i < list->token_count; ++i) {
    if (list->tokens[i].predicate && !list->tokens[i].dropped) {
      clause* const c   = &list->clauses[list->clause_count++];
      c->token          = i;
      c->argument_count = 0U;
      c->head           = TOKEN_NONE;
      c->has_subject    = false;
      c->has_also       = false;
      c->has_object     = false;
      c->modifies       = false;
      c->mood           = mood_of(list, i);
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
    const token* const  t     = &list->tokens[c->token];
    if (later->mood == MOOD_PLANNED && c->mood == MOOD_ACTUAL &&
        t->verb.ending == ENDING_CONNECT && !(t->verb.flags & ENDING_PAST) &&
        t->quote == list->tokens[later->token].quote &&
        finite(list, later->token) && !holds_now(list, c->token)) {
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
    "통해",     "통한",     "위해",     "위한",   "비롯",     "제외",
    "기반으로", "바탕으로", "중심으로", "토대로", "대상으로", "상대로",
    "계기로",   "앞두고",   "두고",     "놓고",   "둘러싸",   "둘러싼",
    "겨냥",     "향해",     "향한"};
  if (list->tokens[index].particle.kind == JOSA_OBJECT &&
      index + 1U < list->token_count) {
    for (size_t i = 0U; i < sizeof(words) / sizeof(words[0]); ++i) {
      if (token_starts(&list->tokens[index + 1U], words[i])) {
        return true;
      }
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
        break;
      }
    }
  }
}

// `A가 2015년 설립된 B를 인수했다`: what is founded is B, so A is left to the
// main clause, unless it stands next to the predicate: `A가 탑재된 B`
static bool
passive_modifier(const clause_list* list, size_t index)
{
  const token* const t = &list->tokens[index];
  return t->verb.voice == VOICE_PASSIVE && token_adnominal(t) &&
         !finite(list, index);
}

// `10일 용인에 위치한 A에서 B를 열었다`: where something lies is told without a
// date, so the date is left to the main clause
static bool
timeless(const clause_list* list, size_t index)
{
  static const char* const states[] = {"위치한", "자리한", "소재한", "있는"};
  const token* const t              = &list->tokens[index];
  for (size_t i = 0U; i < sizeof(states) / sizeof(states[0]); ++i) {
    if (token_starts(t, states[i])) {
      return true;
    }
  }
  // `직원이 참석한 가운데` tells what goes with the main clause
  return index + 1U < list->token_count &&
         token_starts(&list->tokens[index + 1U], "가운데");
}

static bool
is_date(const clause_list* list, const weft_rules* rules, size_t index)
{
  const mask_unit* const u = token_unit(list, index);
  return u && u->type == rules->date_type;
}

// `A가 다양한 B를 만들었다`: an adjective before its noun takes no subject from
// before it
static bool
describes(const clause_list* list, size_t index)
{
  static const char* const words[] = {
    "다양한", "새로운", "담백한",   "강력한",   "편리한", "간편한",
    "특별한", "유명한", "안전한",   "저렴한",   "풍부한", "정확한",
    "신속한", "필요한", "가능한",   "적합한",   "우수한", "뛰어난",
    "독특한", "유일한", "최적화된", "차별화된", "완전한", "단순한",
    "복잡한", "거대한", "막대한",   "상당한",   "엄청난", "획기적인",
    "빠른",   "높은",   "낮은",     "작은",     "좋은",   "많은",
    "긴",     "짧은",   "가벼운",   "얇은",     "큰",     "쉬운",
    "무료인", "색다른", "기존의",   "비슷한",   "유사한", "동일한",
    "같은",   "진한",   "달콤한",   "신선한",   "건강한", "완벽한",
    "화려한", "세련된", "중요한",   "심각한",   "충분한", "적절한",
    "탁월한", "유용한", "튼튼한",   "깨끗한",   "든든한", "고급스러운"};
  const token* const t = &list->tokens[index];
  for (size_t i = 0U;
       token_adnominal(t) && i < sizeof(words) / sizeof(words[0]);
       ++i) {
    if (!strcmp(t->text, words[i])) {
      return true;
    }
  }
  return false;
}

static size_t
clause_for(const clause_list* list, size_t index, bool topic, bool date)
{
  const token* const t = &list->tokens[index];
  for (size_t i = 0U; i < list->clause_count; ++i) {
    const size_t at = list->clauses[i].token;
    if (at > index && list->tokens[at].quote == t->quote &&
        (!topic || finite(list, at)) && (!date || !timeless(list, at)) &&
        (t->particle.kind != JOSA_SUBJECT ||
         (!describes(list, at) &&
          (at == index + 1U || !passive_modifier(list, at))))) {
      return i;
    }
  }
  return SIZE_MAX;
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
  const size_t target = clause_for(list, index, topic, false);
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
    const bool   date   = is_date(list, rules, i);
    const size_t target = clause_for(list, i, only_topic, date);
    if (target != SIZE_MAX && date && only_topic) {
      attach(&list->clauses[target], i, JOSA_NONE, false, by); // `올해는`
    } else if (target != SIZE_MAX) {
      attach(&list->clauses[target], i, t->particle.kind, only_topic, by);
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
    const token* const t     = &list->tokens[c->token];
    const size_t       level = t->quote ? 1U : 0U;
    const clause*      from  = last[level];
    if ((token_adnominal(t) && !mood_periphrasis(list, c->token)) ||
        (t->verb.ending == ENDING_NOMINAL && !finite(list, c->token))) {
      continue;
    }
    if (from && list->tokens[from->token].quote == t->quote &&
        (list->tokens[from->token].verb.ending == ENDING_CONNECT ||
         token_adnominal(&list->tokens[from->token]))) {
      const bool wants_object  = !has_object(c) && c->token == from->token + 1U;
      const bool wants_subject = !has_subject(c) && !c->has_subject;
      for (size_t k = 0U; k < from->argument_count; ++k) {
        const argument* const a = &from->arguments[k];
        if ((wants_subject && (a->particle == JOSA_SUBJECT || a->topic)) ||
            (wants_object && a->particle == JOSA_OBJECT)) {
          attach(c, a->token, a->particle, a->topic, a->by);
        }
      }
    }
    c->has_subject = c->has_subject || has_subject(c) ||
                     (from && from->has_subject &&
                      list->tokens[from->token].verb.ending == ENDING_CONNECT);
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
  attach_arguments(out, rules);
  inherit_mood(out);
  head_attach(out, rules);
  share_arguments(out);
}
