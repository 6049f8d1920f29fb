// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "clause/function_word.h"

#include "clause/closed.h"
#include "clause/monosyllable.h"
#include "clause/token.h"
#include "utf8.h"

#include <string.h>

enum { SYLLABLE = 3 };

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
  const token* const before  = token_before(list, index);
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
  const token* const before = token_before(list, index);
  const bool         doing =
    t->size == SYLLABLE &&
    (token_follows_object(list, index) || monosyllable_arises(list, index) ||
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

bool
function_word_classify(clause_list* list, size_t index)
{
  return classify_dependent(list, index) || classify_closed(list, index);
}
