// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "rule/common.h"

#include "str.h"
#include "utf8.h"

#include <uchar.h>

enum { COMPOUND_MAX = 48 }; // bytes of a word taken apart

bool
common_is_compound(const analysis* a, weft_str text)
{
  bool reached[COMPOUND_MAX + 1] = {true};
  if (text.size > COMPOUND_MAX) {
    return false;
  }
  for (size_t end = 3U; end <= text.size; end += 3U) {
    for (size_t start = 0U; start + 6U <= end; start += 3U) {
      const weft_str part = {text.data + start, end - start};
      reached[end] =
        reached[end] || (reached[start] && analysis_is_stop(a, part));
    }
  }
  return reached[text.size];
}

static bool
is_among(const char32_t* codes, uint32_t code)
{
  while (*codes && *codes != code) {
    ++codes;
  }
  return *codes;
}

// Whether a word is a common word with a syllable that derives another one:
// 핵확산, 신제품, 제품군.  A surname with a given name of two syllables is as
// long as a word of three, so more syllables follow longer words only.
static bool
is_derived(const analysis* a, weft_str text)
{
  static const char32_t before[] =
    U"각겉과그급난날내다대덧두뒷맨무미반범본북비새생속순신실악암앞양역옛올외윗"
    U"이일재저전준중참첫초총타탈통폐풋한항핵햇헛현";
  static const char32_t surnames[] = U"신양이전한현";
  static const char32_t after[] =
    U"가간감값계국군권금급기내당대도량력론료률망물법별비사상생선설성시식실씩"
    U"액용원율인자장적전점제증지째쪽처체측층치판품형화후";
  static const char32_t after_long[] =
    U"곡관균극꾼날단때록맛문반발방밭병복서술안암약염옷작조족죄집차책탕파폰표학"
    U"회";
  size_t next = 0U;
  if (text.size < 9U) {
    return false;
  }
  const uint32_t first = utf8_next(text, 0U, &next);
  const uint32_t last  = utf8_code_before(text, text.size);
  const weft_str tail  = {text.data + next, text.size - next};
  const weft_str head  = {text.data, utf8_before(text, text.size)};
  if (is_among(before, first) &&
      trie_get(&a->rules->names, tail) != TRIE_NONE) {
    return true;
  }
  if (is_among(surnames, first)) {
    return false;
  }
  return (is_among(after, last) ||
          (text.size > 9U && is_among(after_long, last))) &&
         trie_get(&a->rules->names, head) != TRIE_NONE;
}

// Ends of predicates, whatever their stems
static const weft_str predicate_ends[] = {
  WEFT_STR_INIT("씨"),     WEFT_STR_INIT("다"),     WEFT_STR_INIT("며"),
  WEFT_STR_INIT("면서"),   WEFT_STR_INIT("지만"),   WEFT_STR_INIT("는데"),
  WEFT_STR_INIT("도록"),   WEFT_STR_INIT("려고"),   WEFT_STR_INIT("거나"),
  WEFT_STR_INIT("므로"),   WEFT_STR_INIT("려면"),   WEFT_STR_INIT("아서"),
  WEFT_STR_INIT("어서"),   WEFT_STR_INIT("해서"),   WEFT_STR_INIT("지는"),
  WEFT_STR_INIT("하지"),   WEFT_STR_INIT("하면"),   WEFT_STR_INIT("다고"),
  WEFT_STR_INIT("다는"),   WEFT_STR_INIT("다면"),   WEFT_STR_INIT("더라도"),
  WEFT_STR_INIT("이더라"), WEFT_STR_INIT("라면"),   WEFT_STR_INIT("으면"),
  WEFT_STR_INIT("던"),     WEFT_STR_INIT("게"),     WEFT_STR_INIT("듯이"),
  WEFT_STR_INIT("든지"),   WEFT_STR_INIT("겠지"),   WEFT_STR_INIT("더니"),
  WEFT_STR_INIT("했지"),   WEFT_STR_INIT("아도"),   WEFT_STR_INIT("어도"),
  WEFT_STR_INIT("려는"),   WEFT_STR_INIT("요"),     WEFT_STR_INIT("냐"),
  WEFT_STR_INIT("까"),     WEFT_STR_INIT("죠"),     WEFT_STR_INIT("인지"),
  WEFT_STR_INIT("는지"),   WEFT_STR_INIT("은지"),   WEFT_STR_INIT("을지"),
  WEFT_STR_INIT("한지"),   WEFT_STR_INIT("아야"),   WEFT_STR_INIT("어야"),
  WEFT_STR_INIT("해야"),   WEFT_STR_INIT("듯한"),   WEFT_STR_INIT("만한"),
  WEFT_STR_INIT("라서"),   WEFT_STR_INIT("길래"),   WEFT_STR_INIT("느라"),
  WEFT_STR_INIT("자는"),   WEFT_STR_INIT("자고"),   WEFT_STR_INIT("이라"),
  WEFT_STR_INIT("이었"),   WEFT_STR_INIT("으로서"), WEFT_STR_INIT("치고"),
  WEFT_STR_INIT("면서도"), WEFT_STR_INIT("할수록"), WEFT_STR_INIT("을수록"),
  WEFT_STR_INIT("이든"),   WEFT_STR_INIT("든가"),   WEFT_STR_INIT("는가"),
  WEFT_STR_INIT("인가"),   WEFT_STR_INIT("대로"),   WEFT_STR_INIT("거라"),
  WEFT_STR_INIT("대서"),   WEFT_STR_INIT("스럽"),   WEFT_STR_INIT("시킬"),
  WEFT_STR_INIT("시키"),   WEFT_STR_INIT("당할"),   WEFT_STR_INIT("될지"),
  WEFT_STR_INIT("해준"),   WEFT_STR_INIT("했을"),   WEFT_STR_INIT("했는"),
  WEFT_STR_INIT("있는"),   WEFT_STR_INIT("없는"),   WEFT_STR_INIT("키로"),
  WEFT_STR_INIT("이기"),   WEFT_STR_INIT("이긴"),   WEFT_STR_INIT("였으나"),
  WEFT_STR_INIT("었으나"), WEFT_STR_INIT("았으나"), WEFT_STR_INIT("했으나"),
  WEFT_STR_INIT("였고"),   WEFT_STR_INIT("었고"),   WEFT_STR_INIT("았고"),
  WEFT_STR_INIT("여서"),   WEFT_STR_INIT("달라"),   WEFT_STR_INIT("달라고"),
  WEFT_STR_INIT("았는"),   WEFT_STR_INIT("었는"),   WEFT_STR_INIT("였는"),
  WEFT_STR_INIT("다곤"),   WEFT_STR_INIT("다간"),   WEFT_STR_INIT("라곤"),
  WEFT_STR_INIT("먹고"),   WEFT_STR_INIT("토록"),   WEFT_STR_INIT("없이"),
  WEFT_STR_INIT("적일"),   WEFT_STR_INIT("지일"),   WEFT_STR_INIT("스런"),
  WEFT_STR_INIT("로운"),   WEFT_STR_INIT("이후"),   WEFT_STR_INIT("직후"),
  WEFT_STR_INIT("셈이"),   WEFT_STR_INIT("뿐이"),   WEFT_STR_INIT("때문"),
  WEFT_STR_INIT("해놓"),   WEFT_STR_INIT("십시오"), WEFT_STR_INIT("보자"),
  WEFT_STR_INIT("이자"),   WEFT_STR_INIT("테니"),   WEFT_STR_INIT("구나"),
  WEFT_STR_INIT("잖"),     WEFT_STR_INIT("던가"),   WEFT_STR_INIT("이오"),
  WEFT_STR_INIT("하오"),   WEFT_STR_INIT("커녕"),   WEFT_STR_INIT("조차"),
  WEFT_STR_INIT("마저"),   WEFT_STR_INIT("답니"),   WEFT_STR_INIT("습니"),
  WEFT_STR_INIT("입니"),   WEFT_STR_INIT("합니"),   WEFT_STR_INIT("됩니")};

// Whether a word ends as predicates of unknown stems do
static bool
is_predicate(weft_str text)
{
  // Last syllables of all endings
  static const char32_t last[] =
    U"가게고까나냐는니다던데도든라래럽로록만며면서씨야었요을이죠준지키킬한할기"
    U"긴곤간일런운후문놓오자녕차저잖";
  if (!is_among(last, utf8_code_before(text, text.size)) ||
      str_ends(text, WEFT_STR("에게"))) {
    return false;
  }
  for (size_t i = 0U; i < sizeof(predicate_ends) / sizeof(predicate_ends[0]);
       ++i) {
    if (str_ends(text, predicate_ends[i])) {
      return true;
    }
  }
  return false;
}

static bool
is_word(const analysis* a, weft_str text)
{
  verb v;
  if (trie_get(&a->rules->names, text) != TRIE_NONE) {
    return true;
  }
  // What costs least is asked first
  const bool wide = utf8_length(text) * 3U == text.size;
  return (wide && (is_predicate(text) || is_derived(a, text))) ||
         verb_parse(&a->rules->verbs, text, &v) ||
         (wide && common_is_compound(a, text));
}

bool
common_is_word(const analysis* a, weft_str text)
{
  uint32_t          index = 0U;
  vocabulary* const v     = a->vocabulary;
  if (vocabulary_index(v, text, vocabulary_prefetch(v, text), &index)) {
    return is_word(a, text); // memory is short
  }
  if (v->items[index].common == ANSWER_UNKNOWN) {
    const bool common      = is_word(a, text);
    v->items[index].common = common ? ANSWER_YES : ANSWER_NO;
  }
  return v->items[index].common == ANSWER_YES;
}
