// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "clause/noun.h"

#include "str.h"
#include "utf8.h"

#include <string.h>

enum { SYLLABLE = 3 };

static bool
is_known(const analysis* a, weft_str text)
{
  static const char short_nouns[] =
    "집길말물날일발풀달돌벌줄칼팔털글굴손눈코입귀목배몸힘꿈잠춤짐삶맛멋빛빚값땅"
    "산강섬숲문방벽책돈옷밥술차약병점선면표법죄왕군당청시도구읍동역탑성절신팀앱"
    "폰칩"
    "곡편장권번년월분초앞뒤위밑속밖중전후간외등측식순폭키피불밤봄논밭빵국꽃별비"
    "눈숨침땀뜻흠틈홈몫끝곳것씨때";
  if (text.size == SYLLABLE) {
    const char syllable[] = {text.data[0], text.data[1], text.data[2], '\0'};
    return strstr(short_nouns, syllable) != NULL;
  }
  return trie_get(&a->rules->names, text) != TRIE_NONE;
}

bool
noun_has_known_tail(const analysis* a, weft_str text)
{
  for (size_t at = SYLLABLE; at + 2U * SYLLABLE <= text.size; at += SYLLABLE) {
    if (is_known(a, (weft_str){text.data + at, text.size - at})) {
      return true;
    }
  }
  return false;
}

noun_rank
noun_rank_of(const analysis* a, weft_str stem)
{
  return is_known(a, stem)              ? NOUN_KNOWN
         : noun_has_known_tail(a, stem) ? NOUN_TAIL
                                        : NOUN_GUESS;
}

// A listed word that is another listed noun with its particle: 양측은
static bool
has_sure_particle(const analysis* a, weft_str text)
{
  const size_t stem = text.size - SYLLABLE;
  return text.size > 2U * SYLLABLE &&
         (str_ends(text, WEFT_STR("은")) || str_ends(text, WEFT_STR("는")) ||
          str_ends(text, WEFT_STR("을")) || str_ends(text, WEFT_STR("를")) ||
          str_ends(text, WEFT_STR("이")) || str_ends(text, WEFT_STR("의")) ||
          str_ends(text, WEFT_STR("에"))) &&
         is_known(a, (weft_str){text.data, stem});
}

noun_rank
noun_split(const analysis* a, token* t)
{
  const weft_str text = {t->text, t->size};
  noun_rank      best = NOUN_NO;
  if ((is_known(a, text) && !has_sure_particle(a, text)) ||
      str_ends(text, WEFT_STR("주의"))) {
    return NOUN_KNOWN; // bare
  }
  for (size_t stem = t->size; stem > 0U;) {
    josa j;
    stem                = utf8_before(text, stem);
    const weft_str head = {text.data, stem};
    const weft_str rest = {text.data + stem, text.size - stem};
    if (!stem) {
      break;
    }
    if (!josa_parse(rest, utf8_code_before(head, head.size), &j) ||
        j.kind == JOSA_COPULA || j.kind == JOSA_QUOTE ||
        j.kind == JOSA_COPULA_ADN) {
      continue;
    }
    const noun_rank rank = noun_rank_of(a, head);
    if (rank == NOUN_GUESS && j.kind == JOSA_OR && rest.size == SYLLABLE) {
      continue; // 나 alone is no sign
    }
    if (rank > best || rank == NOUN_GUESS) {
      if (best <= rank) {
        best        = rank;
        t->particle = j;
        t->rest     = stem;
      }
    }
  }
  return best;
}
