// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// A word may be read as a predicate, as a noun with particles, or as a noun
// with the copula.  Listed stems and the final consonant tell most readings
// apart; what the lexicons know of the nouns decides the rest.

#include "clause/word.h"

#include "clause/function_word.h"
#include "clause/monosyllable.h"
#include "clause/noun.h"
#include "clause/token.h"
#include "korean/ending.h"

#include "str.h"
#include "utf8.h"

#include <string.h>

enum { SYLLABLE = 3, FINAL_SS = 20 };

// `과장하고`, `기록했다`: the name of a thing or a title, but with 하다
static bool
classify_doing(const weft_rules* rules, weft_str name, weft_str rest, token* t)
{
  josa j;
  if (!rest.size ||
      (josa_parse(rest, 0U, &j) && !str_ends(rest, WEFT_STR("하고"))) ||
      !verb_parse_after(&rules->verbs, name, rest, &t->verb)) {
    return false;
  }
  t->predicate = true;
  t->noun      = false;
  return true;
}

static void
classify_unit(const weft_rules* rules,
              const analysis*   a,
              clause_list*      list,
              token*            t)
{
  const mask_unit* const u    = &list->mask->units[t->unit];
  const weft_str         name = analysis_slice(a, u->start, u->end);
  const weft_str         rest = {t->text + t->rest, t->size - t->rest};
  if ((u->type == rules->class_type || u->type == rules->title_type) &&
      classify_doing(rules, name, rest, t)) {
    return;
  }
  const uint32_t last = t->paren ? 0U : utf8_code_before(name, name.size);
  t->noun =
    josa_parse(rest, last == '\'' || last == ')' ? 0U : last, &t->particle);
  static const char* const clinging[] = {"측", "씨", "님", "양", "군", "판"};
  for (size_t i = 0U; !t->noun && i < sizeof(clinging) / sizeof(clinging[0]);
       ++i) {
    if (rest.size >= SYLLABLE && !memcmp(rest.data, clinging[i], SYLLABLE)) {
      t->noun =
        josa_parse((weft_str){rest.data + SYLLABLE, rest.size - SYLLABLE},
                   utf8_code_before(rest, SYLLABLE),
                   &t->particle);
    }
  }
  verb v = {
    SIZE_MAX, {NULL, 0U}, VOICE_ACTIVE, ENDING_FINAL, 0U, 0U, false, true};
  if (!t->noun && ending_parse_copula(rest, last, &v)) {
    t->predicate = true; // 회사이기 때문에
    t->verb      = v;
  }
}

// 이라고, 라며: a statement that is told; 이라는 modifies the noun behind it
static bool
ends_quoting(const token* t)
{
  const weft_str text = {t->text, t->size};
  return str_ends(text, WEFT_STR("고")) || str_ends(text, WEFT_STR("며"));
}

// `X는 회사다`: a class noun with the copula is a predicate whose content is
// the noun itself
static void
classify_copula(const weft_rules* rules, const clause_list* list, token* t)
{
  static const char* const connective[] = {"며", "고", "자", "지만", "인데"};
  const mask_unit* const u              = &list->mask->units[t->unit];
  const josa_class       kind           = t->particle.kind;
  const weft_str         text           = {t->text, t->size};
  if (!t->noun ||
      (kind != JOSA_COPULA && !(kind == JOSA_QUOTE && ends_quoting(t)))) {
    return;
  }
  t->predicate   = true;
  t->verb.stem   = u->type == rules->class_type ? rules->copula : SIZE_MAX;
  t->verb.copula = true;
  t->verb.ending = str_ends_any(text, connective, COUNT(connective))
                     ? ENDING_CONNECT
                     : ENDING_FINAL;
  t->verb.flags  = kind == JOSA_QUOTE ? ENDING_QUOTED : 0U;
}

static bool
is_hangul(const token* t)
{
  for (size_t i = 0U; i < t->size; i += SYLLABLE) {
    size_t         next = 0U;
    const weft_str text = {t->text, t->size};
    if (t->size % SYLLABLE || !utf8_is_hangul(utf8_next(text, i, &next))) {
      return false;
    }
  }
  return true;
}

static void
make_noun(token* t)
{
  josa j;
  t->predicate = false;
  t->noun      = t->rest != 0U;
  if (t->noun &&
      josa_parse((weft_str){t->text + t->rest, t->size - t->rest}, 0U, &j)) {
    t->particle = j;
  }
}

// `보고 있다`, `하지 않다`: what follows shows that this is a verb
static bool
is_helped(const clause_list* list, size_t index)
{
  const token* const t      = &list->tokens[index];
  const token* const next   = token_behind(list, index);
  const weft_str     text   = {t->text, t->size};
  const token* const before = token_before(list, index);
  if (before && token_starts(before, "것으로")) {
    return true; // 한 것으로 보고
  }
  if (!next) {
    return false;
  }
  return (str_ends(text, WEFT_STR("고")) &&
          (token_starts(next, "있") || token_starts(next, "싶"))) ||
         (str_ends(text, WEFT_STR("지")) &&
          (token_starts(next, "않") || token_starts(next, "못"))) ||
         (str_ends(text, WEFT_STR("기")) &&
          (token_starts(next, "시작") || token_starts(next, "때문") ||
           token_starts(next, "위")));
}

static bool
token_rest_is(const token* t, const char* text)
{
  return !strcmp(t->text + t->rest, text);
}

// Whether a predicate may be a noun as well
static bool
is_doubtful(const token* t)
{
  const verb* const v = &t->verb;
  return t->size <= 3U * SYLLABLE || v->ending == ENDING_NOMINAL ||
         (v->noun.size && v->stem == SIZE_MAX);
}

// Whether the reading as a predicate gives way to that as a known noun
static bool
is_weak(const token* t, noun_rank rank)
{
  const verb* const v    = &t->verb;
  const size_t      stem = t->rest ? t->rest : t->size;
  if (v->noun.size) {
    // 인명피해도, 역할: the syllable behind may belong to the noun
    return v->stem == SIZE_MAX && rank >= NOUN_TAIL &&
           stem == v->noun.size + SYLLABLE &&
           strstr("한할해함",
                  (const char[]){t->text[stem - 3U],
                                 t->text[stem - 2U],
                                 t->text[stem - 1U],
                                 '\0'});
  }
  const bool doing = t->rest && token_rest_is(t, "하고"); // 편하고
  return !doing &&
         (v->base <= SYLLABLE || t->rest == SYLLABLE ||
          v->ending == ENDING_NOMINAL) &&
         rank == NOUN_KNOWN;
}

static bool
parse_copula(const analysis* a, token* t)
{
  static const char* const bare[] = {"인", "일", "임"};
  const weft_str           text   = {t->text, t->size};
  for (size_t stem = utf8_before(text, text.size); stem > 0U;
       stem        = utf8_before(text, stem)) {
    const weft_str head = {text.data, stem};
    const weft_str rest = {text.data + stem, text.size - stem};
    verb v = {SIZE_MAX, {NULL, 0U}, VOICE_ACTIVE, 0, 0U, 0U, false, true};
    if (!ending_parse_copula(rest, utf8_code_before(head, head.size), &v)) {
      continue;
    }
    const bool no_stem =
      !str_ends((weft_str){rest.data, SYLLABLE}, WEFT_STR("이")) &&
      !str_ends((weft_str){rest.data, SYLLABLE}, WEFT_STR("입"));
    bool doubtful = no_stem;
    for (size_t i = 0U; i < sizeof(bare) / sizeof(bare[0]); ++i) {
      doubtful = doubtful || weft_str_equals(rest, weft_str_from(bare[i]));
    }
    const bool known = noun_rank_of(a, head) >= NOUN_TAIL ||
                       str_ends(head, WEFT_STR("적")) || stem == SYLLABLE;
    if (doubtful && (!known || (noun_rank_of(a, head) < NOUN_KNOWN &&
                                noun_has_known_tail(a, text)))) {
      continue;
    }
    t->predicate = true;
    t->verb      = v;
    t->rest      = stem;
    return true;
  }
  return false;
}

// 낡았다: no list knows the stem, but 았 gives it away
static bool
parse_unknown(token* t)
{
  const weft_str text = {t->text, t->size};
  for (size_t at = 0U; at < text.size;) {
    const uint32_t code = utf8_next(text, at, &at);
    if (utf8_final(code) == FINAL_SS && at < text.size) {
      verb v = {SIZE_MAX, {NULL, 0U}, VOICE_ACTIVE, 0, 0U, 0U, false, false};
      const weft_str rest = {text.data + at, text.size - at};
      if (ending_parse(BASE_PAST, rest, code, &v)) {
        t->predicate = true;
        t->verb      = v;
        return true;
      }
    }
  }
  return false;
}

static void
classify_word(const weft_rules* rules,
              const analysis*   a,
              clause_list*      list,
              size_t            index)
{
  token* const   t    = &list->tokens[index];
  const weft_str text = {t->text, t->size};
  if (!t->size || function_word_classify(list, index)) {
    return;
  }
  t->predicate = vocabulary_parse(a->vocabulary, &rules->verbs, text, &t->verb);
  t->verb.state = t->predicate && rules_is_state(rules, t->verb.stem);
  const noun_rank rank =
    t->predicate && !is_doubtful(t) ? NOUN_NO : noun_split(a, t);
  if (t->predicate && t->size == SYLLABLE) {
    t->predicate = monosyllable_is_predicate(list, index);
    return;
  }
  if (!t->predicate && t->size > SYLLABLE &&
      token_follows_object(list, index)) {
    const weft_str noun = {t->text, SYLLABLE};
    const weft_str rest = {t->text + SYLLABLE, t->size - SYLLABLE};
    t->predicate        = verb_parse_after(&rules->verbs, noun, rest, &t->verb);
  }
  if (t->predicate) {
    if (monosyllable_is_noun(t)) {
      t->rest = SYLLABLE;
      make_noun(t);
    } else if (is_weak(t, rank) && !is_helped(list, index) &&
               !token_follows_object(list, index)) {
      make_noun(t);
    } else {
      t->rest = 0U;
    }
    return;
  }
  if (rank >= NOUN_TAIL) {
    make_noun(t);
  } else if (!(is_hangul(t) && parse_unknown(t)) && !parse_copula(a, t)) {
    make_noun(t);
  }
}

// `일정을 잡지 않고`: the name of a thing, but what follows shows a verb
static void
classify_denied(const weft_rules* rules,
                const analysis*   a,
                clause_list*      list,
                size_t            index)
{
  token* const           t    = &list->tokens[index];
  const mask_unit* const u    = &list->mask->units[t->unit];
  const token* const     next = token_behind(list, index);
  const weft_str         name = analysis_slice(a, u->start, u->end);
  verb                   v;
  if (u->type == rules->class_type && t->rest == t->size && next &&
      str_ends(name, WEFT_STR("지")) &&
      (token_starts(next, "않") || token_starts(next, "못")) &&
      verb_parse(&rules->verbs, name, &v)) {
    t->predicate = true;
    t->noun      = false;
    t->verb      = v;
  }
}

void
word_classify(const weft_rules* rules, const analysis* a, clause_list* list)
{
  for (size_t i = 0U; i < list->token_count; ++i) {
    token* const t = &list->tokens[i];
    if (t->unit != TOKEN_NONE) {
      classify_unit(rules, a, list, t);
      classify_denied(rules, a, list, i);
      classify_copula(rules, list, t);
    } else {
      classify_word(rules, a, list, i);
    }
  }
}
