// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "clause/mood.h"

#include "clause/token.h"

#include "str.h"

#include <string.h>

enum { LOOK_AHEAD = 3, DENIAL_REACH = 5 };

static const char* const plan_nouns[] =
  {"예정", "계획", "방침", "목표", "구상", "전망", "셈", "채비", "생각"};
static const char* const guess_verbs[] =
  {"보인다", "보이", "예상", "전망", "관측", "기대", "추정", "점쳐", "보고"};
static const char* const failures[] = {"실패", "무산", "부인", "불발", "좌절"};
static const char* const light_verbs[] = {
  "추진",   "완료", "마무리", "마치",   "마쳤", "마친",  "성공", "나서",
  "나섰",   "나선", "착수",   "시작",   "진행", "결정",  "발표", "단행",
  "본격화", "확대", "가속",   "이어",   "하고", "했다",  "한다", "하는",
  "한",     "해",   "할",     "하기로", "하며", "추진하"};
static const char* const plan_verbs[] = {"추진",
                                         "검토",
                                         "계획",
                                         "준비",
                                         "예고"};

bool
mood_light_verb(const token* t)
{
  return token_starts_any(t, light_verbs, COUNT(light_verbs));
}

bool
mood_plans(const token* t)
{
  return token_starts_any(t, plan_verbs, COUNT(plan_verbs));
}

bool
mood_progress(const token* t, verb* out)
{
  static const struct {
    const char*  text;
    ending_class ending;
    unsigned     flags;
  } forms[] = {
    {"중이다", ENDING_FINAL, 0},
    {"중이며", ENDING_CONNECT, 0},
    {"중이고", ENDING_CONNECT, 0},
    {"중인데", ENDING_CONNECT, 0},
    {"중인", ENDING_ADN_NOW, 0},
    {"중이라고", ENDING_FINAL, ENDING_QUOTED},
    {"중이라는", ENDING_FINAL, ENDING_QUOTED},
    {"중에", ENDING_FINAL, 0},
    {"예정이다", ENDING_FINAL, ENDING_PLAN},
    {"예정인", ENDING_ADN_NOW, ENDING_PLAN},
    {"예정이라고", ENDING_FINAL, ENDING_PLAN},
    {"계획이다", ENDING_FINAL, ENDING_PLAN},
    {"계획을", ENDING_CONNECT, ENDING_PLAN},
  };
  for (size_t i = 0U; i < COUNT(forms); ++i) {
    if (!strcmp(t->text, forms[i].text)) {
      out->ending = forms[i].ending;
      out->flags  = forms[i].flags;
      return true;
    }
  }
  return false;
}

static const token*
behind(const clause_list* list, size_t index, size_t n)
{
  const size_t at = index + n;
  if (at >= list->token_count ||
      list->tokens[at].quote != list->tokens[index].quote) {
    return NULL;
  }
  return &list->tokens[at];
}

bool
mood_periphrasis(const clause_list* list, size_t index)
{
  static const char* const nouns[] = {"수",
                                      "것",
                                      "바",
                                      "데",
                                      "점",
                                      "적",
                                      "후",
                                      "뒤",
                                      "이후",
                                      "다음",
                                      "이래",
                                      "가운데",
                                      "만큼"};
  const token* const       next    = behind(list, index, 1U);
  if (!next || next->unit != TOKEN_NONE) {
    return false;
  }
  for (size_t i = 0U; i < COUNT(nouns); ++i) {
    if (!strcmp(next->text, nouns[i])) {
      return true;
    }
  }
  return token_starts(next, "것으로") || token_starts(next, "것이") ||
         token_starts(next, "것을") || token_starts(next, "것은") ||
         token_starts(next, "데") || token_starts(next, "뿐") ||
         (list->tokens[index].verb.ending == ENDING_ADN_NEXT &&
          token_starts_any(next, plan_nouns, COUNT(plan_nouns)));
}

static clause_mood
mood_future(const clause_list* list, size_t index)
{
  const token* const next = behind(list, index, 1U);
  if (next && next->unit == TOKEN_NONE &&
      (!strcmp(next->text, "수") || token_starts(next, "수는") ||
       token_starts(next, "때") || token_starts(next, "경우") ||
       token_starts(next, "필요") || token_starts(next, "가능성") ||
       token_starts(next, "정도") || token_starts(next, "만큼") ||
       token_starts(next, "여지") || token_starts(next, "기회") ||
       token_starts(next, "능력") || token_starts(next, "자격") ||
       token_starts(next, "것인지") || token_starts(next, "것인가"))) {
    return MOOD_NONE;
  }
  return MOOD_PLANNED;
}

// `했을 뿐 아니라`: stated, and another predicate follows
static bool
not_only(const clause_list* list, size_t index)
{
  const token* const next = behind(list, index, 1U);
  return list->tokens[index].verb.ending == ENDING_ADN_NEXT && next &&
         token_starts(next, "뿐");
}

// `개발한 것으로 보인다`, `개발하는 데 실패했다`
static clause_mood
mood_of_noun_clause(const clause_list* list, size_t index)
{
  if (!mood_periphrasis(list, index)) {
    return MOOD_ACTUAL;
  }
  for (size_t n = 2U; n <= LOOK_AHEAD; ++n) {
    const token* const t = behind(list, index, n);
    if (t && token_starts_any(t, guess_verbs, COUNT(guess_verbs))) {
      return MOOD_PLANNED;
    }
    if (t && token_starts_any(t, failures, COUNT(failures))) {
      return MOOD_NONE;
    }
    if (t && (token_starts(t, "아니") || token_starts(t, "없"))) {
      return MOOD_NONE;
    }
  }
  return MOOD_ACTUAL;
}

// Whether a word calls false what was said before: `허위다`, `사실이 아니다`
static bool
calls_false(const token* t, const token* next)
{
  static const char* const denials[] = {"부인",
                                        "일축",
                                        "반박",
                                        "사실무근",
                                        "허위",
                                        "오보",
                                        "거짓",
                                        "낭설",
                                        "헛소문",
                                        "가짜"};
  if (token_starts_any(t, denials, COUNT(denials))) {
    return true;
  }
  return next &&
         (token_starts(t, "사실이") || token_starts(t, "사실과") ||
          token_starts(t, "근거")) &&
         (token_starts(next, "아니") || token_starts(next, "아닌") ||
          token_starts(next, "다르") || token_starts(next, "다른") ||
          token_starts(next, "없"));
}

// `인수될 것이라는 소문을 부인했다`: what is denied is not stated
static bool
is_denied(const clause_list* list, size_t index)
{
  static const char* const rumours[] = {"소문",
                                        "의혹",
                                        "보도",
                                        "설을",
                                        "설에",
                                        "설은",
                                        "주장",
                                        "관측",
                                        "루머",
                                        "사실을",
                                        "얘기",
                                        "이야기",
                                        "기사",
                                        "말은",
                                        "추측"};
  bool                     rumour    = false;
  for (size_t n = 1U; n <= DENIAL_REACH; ++n) {
    const token* const t = behind(list, index, n);
    if (!t) {
      break;
    }
    if (rumour && calls_false(t, behind(list, index, n + 1U))) {
      return true;
    }
    rumour = rumour || token_starts_any(t, rumours, COUNT(rumours));
  }
  return false;
}

// The mood, and where that is MOOD_NONE its cause
static clause_mood
read_mood(const clause_list* list, size_t index, weft_reason* cause)
{
  const verb* const  v    = &list->tokens[index].verb;
  const token* const next = behind(list, index, 1U);
  *cause                  = WEFT_REASON_NEGATED;
  if (not_only(list, index)) {
    return MOOD_ACTUAL;
  }
  if (v->flags &
      (ENDING_CONDITION | ENDING_PURPOSE | ENDING_DUTY | ENDING_DOUBT)) {
    *cause =
      v->flags & ENDING_DOUBT ? WEFT_REASON_ASKED : WEFT_REASON_HYPOTHETICAL;
    return MOOD_NONE;
  }
  if ((v->flags & ENDING_NEGATABLE) || is_denied(list, index)) {
    return MOOD_NONE;
  }
  if (v->flags & ENDING_PLAN) {
    return MOOD_PLANNED;
  }
  if (v->ending == ENDING_NOMINAL) {
    *cause = WEFT_REASON_HYPOTHETICAL;
    return next && token_starts(next, "위") ? MOOD_NONE : MOOD_ACTUAL;
  }
  if (v->ending == ENDING_ADN_NEXT) {
    *cause = WEFT_REASON_HYPOTHETICAL;
    return mood_future(list, index);
  }
  if (next && (token_starts(next, "않") || token_starts(next, "못") ||
               token_starts(next, "대신"))) {
    return MOOD_NONE;
  }
  return mood_of_noun_clause(list, index);
}

clause_mood
mood_of(const clause_list* list, size_t index)
{
  weft_reason cause = WEFT_REASON_MADE;
  return read_mood(list, index, &cause);
}

weft_reason
mood_cause(const clause_list* list, size_t index)
{
  weft_reason cause = WEFT_REASON_MADE;
  for (size_t i = index; i < list->token_count && i <= list->tokens[index].last;
       ++i) {
    if ((i == index || list->tokens[i].helper) &&
        read_mood(list, i, &cause) == MOOD_NONE) {
      return cause;
    }
  }
  return WEFT_REASON_MADE;
}

static bool
contains(weft_str text, const char* needle)
{
  const size_t size = strlen(needle);
  for (size_t i = 0U; i + size <= text.size; ++i) {
    // Syllables begin alike and end unlike
    if (text.data[i + size - 1U] == needle[size - 1U] &&
        !memcmp(text.data + i, needle, size)) {
      return true;
    }
  }
  return false;
}

// Whether the word that the tail goes on with ends in a condition, a duty or
// an ability: `하면`, `해야`, `할 수 있다`
static bool
is_hypothetical(weft_str tail)
{
  static const char* const endings[] = {"면", "야", "려고", "도록", "더라도"};
  size_t                   end = 0U;
  while (end < tail.size && tail.data[end] != ' ' && tail.data[end] != ',') {
    ++end;
  }
  if (str_ends_any((weft_str){tail.data, end}, endings, COUNT(endings))) {
    return true;
  }
  static const char able[] = " 수 있";
  const weft_str    near   = {tail.data, end + sizeof(able)};
  return near.size <= tail.size && contains(near, able);
}

// The mood, and where that is MOOD_NONE its cause
static clause_mood
read_tail(weft_str tail, weft_reason* cause)
{
  static const char* const none[]    = {"지 않",
                                        "지 못",
                                        "수 없",
                                        "실패",
                                        "아니",
                                        "무산",
                                        "부인했",
                                        "려면",
                                        "는 대신",
                                        "수 있을"};
  static const char* const planned[] = {
    "예정",        "계획",           "방침",        "기로 했",     "기로 한",
    "기로 하",     "기로 결",        "기로 합",     "겠다",        "겠습니다",
    "것으로 예상", "것으로 전망",    "것으로 보인", "것으로 기대", "로 예상",
    "로 전망",     "예상된",         "예상했",      "전망된",      "전망했",
    "내다봤",      "할 것으로 추정", "목표",        "전망이"};
  if (tail.size && is_hypothetical(tail)) {
    *cause = WEFT_REASON_HYPOTHETICAL;
    return MOOD_NONE;
  }
  if (tail.size && memchr(tail.data, '?', tail.size)) {
    *cause = WEFT_REASON_ASKED;
    return MOOD_NONE;
  }
  *cause = WEFT_REASON_NEGATED;
  // The clause ends at a comma behind a connective, or with the sentence
  size_t stop = tail.size && tail.data[0] == ',' ? 1U : 0U; // `3조원, 5억원을`
  while (stop < tail.size && tail.data[stop] != ',' && tail.data[stop] != '"') {
    ++stop;
  }
  const weft_str text = {tail.data, stop};
  const bool     not_just =
    contains(text, "뿐 아니") || contains(text, "뿐만 아니");
  for (size_t i = 0U; i < COUNT(none); ++i) {
    if (contains(text, none[i]) && !(not_just && !strcmp(none[i], "아니"))) {
      return MOOD_NONE;
    }
  }
  for (size_t i = 0U; i < COUNT(planned); ++i) {
    if (contains(text, planned[i])) {
      return MOOD_PLANNED;
    }
  }
  return MOOD_ACTUAL;
}

clause_mood
clause_tail_mood(weft_str tail)
{
  weft_reason cause = WEFT_REASON_MADE;
  return read_tail(tail, &cause);
}

weft_reason
clause_tail_cause(weft_str tail)
{
  weft_reason cause = WEFT_REASON_MADE;
  return read_tail(tail, &cause) == MOOD_NONE ? cause : WEFT_REASON_MADE;
}
