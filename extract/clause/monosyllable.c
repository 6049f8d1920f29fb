// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "clause/monosyllable.h"

#include "clause/token.h"
#include "utf8.h"

#include <string.h>

enum { SYLLABLE = 3, FINAL_M = 16 };

bool
monosyllable_arises(const clause_list* list, size_t index)
{
  const token* const before = token_before(list, index);
  const char* const  text   = list->tokens[index].text;
  return before && before->noun && before->particle.kind == JOSA_SUBJECT &&
         (!strcmp(text, "나") || !strcmp(text, "날"));
}

bool
monosyllable_is_predicate(const clause_list* list, size_t index)
{
  static const char        sure[] = "할될된돼본볼낸쓴쓸써큰클긴먼든판준줄낼올온간갈난";
  const token* const       t       = &list->tokens[index];
  const token* const       before  = token_before(list, index);
  const token* const       after   = token_behind(list, index);
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
  return token_follows_object(list, index) ||
         monosyllable_arises(list, index) ||
         (strstr(sure, t->text) && after &&
          !(before && before->unit != TOKEN_NONE && !before->particle.kind));
}

bool
monosyllable_is_noun(const token* t)
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
