// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// A word may be read as a predicate, as a noun with particles, or as a noun
// with the copula.  Listed stems and the final consonant tell most readings
// apart; what the lexicons know of the nouns decides the rest.

#include "clause/word.h"

#include "clause/closed.h"
#include "clause/noun.h"
#include "clause/token.h"
#include "korean/ending.h"

#include "utf8.h"

#include <string.h>

enum { SYLLABLE = 3, FINAL_M = 16, FINAL_SS = 20 };

static bool
ends_in(weft_str text, const char* end)
{
  const size_t size = strlen(end);
  return text.size >= size && !memcmp(text.data + text.size - size, end, size);
}

// `과장하고`, `기록했다`: the name of a thing or a title, but with 하다
static bool
classify_doing(const weft_rules* rules, weft_str name, weft_str rest, token* t)
{
  josa j;
  if (!rest.size || (josa_parse(rest, 0U, &j) && !ends_in(rest, "하고")) ||
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
  return ends_in(text, "고") || ends_in(text, "며");
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
  t->verb.ending = ENDING_FINAL;
  for (size_t i = 0U; i < sizeof(connective) / sizeof(connective[0]); ++i) {
    if (ends_in(text, connective[i])) {
      t->verb.ending = ENDING_CONNECT;
    }
  }
  t->verb.flags = kind == JOSA_QUOTE ? ENDING_QUOTED : 0U;
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

static const token*
neighbour(const clause_list* list, size_t index, bool after)
{
  const size_t at = after ? index + 1U : index - 1U;
  return at < list->token_count &&
             list->tokens[at].quote == list->tokens[index].quote
           ? &list->tokens[at]
           : NULL;
}

// `보고 있다`, `하지 않다`: what follows shows that this is a verb
static bool
is_helped(const clause_list* list, size_t index)
{
  const token* const t      = &list->tokens[index];
  const token* const next   = neighbour(list, index, true);
  const weft_str     text   = {t->text, t->size};
  const token* const before = neighbour(list, index, false);
  if (before && token_starts(before, "것으로")) {
    return true; // 한 것으로 보고
  }
  if (!next) {
    return false;
  }
  return (ends_in(text, "고") &&
          (token_starts(next, "있") || token_starts(next, "싶"))) ||
         (ends_in(text, "지") &&
          (token_starts(next, "않") || token_starts(next, "못"))) ||
         (ends_in(text, "기") &&
          (token_starts(next, "시작") || token_starts(next, "때문") ||
           token_starts(next, "위")));
}

// A word behind an object is a predicate rather than a noun
static bool
follows_object(const clause_list* list, size_t index)
{
  const token* const before = neighbour(list, index, false);
  return before && before->noun && before->particle.kind == JOSA_OBJECT &&
         !before->comma;
}

// 불이 나, 끝이 날: 나다, no pronoun and no day
static bool
arises(const clause_list* list, size_t index)
{
  const token* const before = neighbour(list, index, false);
  const char* const  text   = list->tokens[index].text;
  return before && before->noun && before->particle.kind == JOSA_SUBJECT &&
         (!strcmp(text, "나") || !strcmp(text, "날"));
}

// Forms of one syllable are mostly nouns and determiners
static bool
is_short_predicate(const clause_list* list, size_t index)
{
  static const char        sure[] = "할될된돼본볼낸쓴쓸써큰클긴먼든판준줄낼올온간갈난";
  const token* const       t       = &list->tokens[index];
  const token* const       before  = neighbour(list, index, false);
  const token* const       after   = neighbour(list, index, true);
  static const char* const nouns[] = {"수",
                                      "것",
                                      "때",
                                      "만한",
                                      "정도",
                                      "줄",
                                      "데",
                                      "바",
                                      "만큼",
                                      "뿐",
                                      "후",
                                      "뒤",
                                      "채",
                                      "적",
                                      "지",
                                      "이후",
                                      "다음"};
  for (size_t i = 0U; after && i < sizeof(nouns) / sizeof(nouns[0]); ++i) {
    if (token_starts(after, nouns[i]) && t->verb.ending != ENDING_CONNECT) {
      return true; // 알 수, 한 뒤
    }
  }
  if (after && !strcmp(t->text, "해")) {
    static const char helpers[] =
      "주줘줄준줬보본봤볼왔온올오나내냈낸놓두둔버야";
    const char first[] = {after->text[0], after->text[1], after->text[2], '\0'};
    return after->size >= SYLLABLE && strstr(helpers, first) != NULL;
  }
  if (before && before->predicate && !before->comma &&
      before->verb.ending == ENDING_CONNECT) {
    return true;
  }
  return follows_object(list, index) || arises(list, index) ||
         (strstr(sure, t->text) && after &&
          !(before && before->unit != TOKEN_NONE && !before->particle.kind));
}

// 꿈을, 짐을: a stem of one syllable with ㅁ is a noun by now
static bool
is_short_noun(const token* t)
{
  const weft_str text = {t->text, t->size};
  size_t         next = 0U;
  josa           j;
  return t->verb.base == SYLLABLE && t->verb.ending == ENDING_NOMINAL &&
         utf8_final(utf8_next(text, 0U, &next)) == FINAL_M &&
         josa_parse((weft_str){t->text + SYLLABLE, t->size - SYLLABLE},
                    utf8_code_before(text, SYLLABLE),
                    &j);
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
    const bool no_stem = !ends_in((weft_str){rest.data, SYLLABLE}, "이") &&
                         !ends_in((weft_str){rest.data, SYLLABLE}, "입");
    bool doubtful = no_stem;
    for (size_t i = 0U; i < sizeof(bare) / sizeof(bare[0]); ++i) {
      doubtful = doubtful || weft_str_equals(rest, weft_str_from(bare[i]));
    }
    const bool known = noun_rank_of(a, head) >= NOUN_TAIL ||
                       ends_in(head, "적") || stem == SYLLABLE;
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

// A listed noun or pronoun and its particles: the longest listed stem
static bool
split_closed(token* t, bool listed)
{
  for (size_t at = t->size; at > SYLLABLE && t->size % SYLLABLE == 0U;) {
    at -= SYLLABLE;
    const weft_str head = {t->text, at};
    const weft_str rest = {t->text + at, t->size - at};
    josa           j;
    if (((at > SYLLABLE && closed_find(head).kind == CLOSED_NOUN) ||
         (listed && at == SYLLABLE)) &&
        josa_parse(rest, utf8_code_before(head, at), &j) &&
        j.kind != JOSA_COPULA && j.kind != JOSA_COPULA_ADN &&
        j.kind != JOSA_QUOTE && (!listed || j.kind != JOSA_OR)) {
      t->noun     = true;
      t->particle = j;
      t->rest     = at;
      return true;
    }
  }
  return listed;
}

// 수도, 것이, 적은 behind an adnominal predicate
static bool
classify_dependent(clause_list* list, size_t index)
{
  static const char  nouns[] = "수것적데줄바지";
  token* const       t       = &list->tokens[index];
  const token* const before  = neighbour(list, index, false);
  const char         head[]  = {t->text[0], t->text[1], t->text[2], '\0'};
  josa               j;
  if (t->size <= SYLLABLE || !before || !before->predicate ||
      before->verb.ending < ENDING_ADN_PAST ||
      before->verb.ending > ENDING_ADN_NEXT || !strstr(nouns, head) ||
      !josa_parse((weft_str){t->text + SYLLABLE, t->size - SYLLABLE},
                  utf8_code_before(weft_str_from(head), SYLLABLE),
                  &j) ||
      j.kind == JOSA_COPULA || j.kind == JOSA_COPULA_ADN ||
      j.kind == JOSA_QUOTE) {
    return false;
  }
  t->noun     = true;
  t->particle = j;
  t->rest     = SYLLABLE;
  return true;
}

static bool
classify_closed(clause_list* list, size_t index)
{
  token* const       t      = &list->tokens[index];
  const closed_word  w      = closed_find((weft_str){t->text, t->size});
  const token* const before = neighbour(list, index, false);
  const bool         doing  = t->size == SYLLABLE &&
                     (follows_object(list, index) || arises(list, index) ||
                      (before && before->predicate && !before->comma &&
                       before->verb.ending == ENDING_CONNECT)); // 개발해 온
  switch (w.kind) {
    case CLOSED_NONE:
      return split_closed(t, false);
    case CLOSED_PLAIN:
      t->closed = !doing; // but `일을 한`
      return !doing;
    case CLOSED_NOUN:
      if (doing) {
        return false; // 대회를 열
      }
      return split_closed(t, true);
    case CLOSED_HELPER:
      if (before && before->predicate) {
        t->noun          = true;
        t->particle.kind = w.particle;
        t->rest          = t->size;
      }
      return true;
    case CLOSED_BOUND:
      if (before && before->predicate &&
          before->verb.ending == ENDING_NOMINAL) {
        break; // 하기 위해
      }
      if (w.particle != JOSA_NONE &&
          (!before || !before->noun || before->particle.kind != w.particle)) {
        return w.particle == JOSA_WITH; // 같이, 달리: an adverb
      }
      t->bound         = true;
      t->particle.kind = w.particle;
      if (w.ending == ENDING_NOMINAL) {
        t->closed = true; // `X와 달리`: an adverb that takes a noun
        return true;
      }
      break;
    default:
      break;
  }
  t->predicate   = true;
  t->bound       = true;
  t->verb.stem   = SIZE_MAX;
  t->verb.ending = w.ending;
  return true;
}

static void
classify_word(const weft_rules* rules,
              const analysis*   a,
              clause_list*      list,
              size_t            index)
{
  token* const   t    = &list->tokens[index];
  const weft_str text = {t->text, t->size};
  if (!t->size || classify_dependent(list, index) ||
      classify_closed(list, index)) {
    return;
  }
  t->predicate  = verb_parse(&rules->verbs, text, &t->verb);
  t->verb.state = t->predicate && rules_is_state(rules, t->verb.stem);
  const noun_rank rank =
    t->predicate && !is_doubtful(t) ? NOUN_NO : noun_split(a, t);
  if (t->predicate && t->size == SYLLABLE) {
    t->predicate = is_short_predicate(list, index);
    return;
  }
  if (!t->predicate && t->size > SYLLABLE && follows_object(list, index)) {
    const weft_str noun = {t->text, SYLLABLE};
    const weft_str rest = {t->text + SYLLABLE, t->size - SYLLABLE};
    t->predicate        = verb_parse_after(&rules->verbs, noun, rest, &t->verb);
  }
  if (t->predicate) {
    if (is_short_noun(t)) {
      t->rest = SYLLABLE;
      make_noun(t);
    } else if (is_weak(t, rank) && !is_helped(list, index) &&
               !follows_object(list, index)) {
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
  const token* const     next = neighbour(list, index, true);
  const weft_str         name = analysis_slice(a, u->start, u->end);
  verb                   v;
  if (u->type == rules->class_type && t->rest == t->size && next &&
      ends_in(name, "지") &&
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
