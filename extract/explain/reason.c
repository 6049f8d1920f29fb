// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Reasons in words.

#include "explain/story.h"

#include "str.h"

#include <string.h>

// What a reason is called, and says: {wanted}, {found}, {rival}, {count} and
// {limit} stand for its particulars
typedef struct {
  weft_reason reason;
  const char* code;
  const char* en;
  const char* ko;
} wording;

// clang-format off
static const wording wordings[] = {
  {WEFT_REASON_MADE, "made",
   "it applied",
   "적용되었습니다"},
  {WEFT_REASON_FURNITURE, "furniture",
   "page furniture is not read",
   "본문이 아닌 부분(메뉴, 사진 설명 등)은 읽지 않습니다"},
  {WEFT_REASON_HEADLINE, "headline",
   "headlines are read only by pattern rules with \"headline\": true",
   "제목은 \"headline\": true인 패턴 규칙만 읽습니다"},
  {WEFT_REASON_LITERAL_MISSING, "literal_missing",
   "none of the words that the pattern needs is there: {wanted}",
   "패턴에 꼭 필요한 낱말이 없습니다: {wanted}"},
  {WEFT_REASON_TYPE_MISSING, "type_missing",
   "no mention of type {wanted} in the sentence, which has {found}",
   "문장에 {wanted} 유형의 이름이 없습니다. 있는 유형: {found}"},
  {WEFT_REASON_TYPE_WRONG, "type_wrong",
   "{found} stands where the pattern wants {wanted}",
   "패턴은 {wanted}, 문장에는 {found}"},
  {WEFT_REASON_NOT_A_MENTION, "not_a_mention",
   "'{found}' is no mention, where the pattern wants {wanted}",
   "패턴은 {wanted}, 문장에는 이름으로 인식되지 않은 말: ‘{found}’"},
  {WEFT_REASON_GAP_TOO_LONG, "gap_too_long",
   "{count} characters stand in a gap of at most {limit}: '{found}'",
   "간격은 {limit}자까지인데 {count}자입니다: ‘{found}’"},
  {WEFT_REASON_GAP_BARRED, "gap_barred",
   "the gap `{wanted}` does not take '{found}'",
   "간격 `{wanted}` 안에 올 수 없는 글자: ‘{found}’"},
  {WEFT_REASON_TEXT_DIFFERS, "text_differs",
   "the pattern goes on with `{wanted}`, the sentence with '{found}'",
   "패턴은 `{wanted}`, 문장은 ‘{found}’"},
  {WEFT_REASON_TEXT_BARRED, "text_barred",
   "`{wanted}` does not let '{found}' stand here",
   "`{wanted}` 때문에 여기에 올 수 없는 말: ‘{found}’"},
  {WEFT_REASON_MATCH_LIMIT, "match_limit",
   "the match limit was hit; make gaps shorter or repeats possessive",
   "매칭 한도에 걸렸습니다. 간격을 줄이거나 소유 반복을 쓰십시오"},
  {WEFT_REASON_MISMATCH, "mismatch",
   "it does not match",
   "맞지 않습니다"},
  {WEFT_REASON_SENTENCE_KIND, "sentence_kind",
   "it does not read sentences of this kind, by \"headline\", \"list_items\" or "
   "\"not_in\"",
   "\"headline\", \"list_items\", \"not_in\"에 따라 이런 문장은 읽지 않습니다"},
  {WEFT_REASON_CONTEXT, "context",
   "it matches, but \"unless\" or \"not_in\" excludes what stands around it",
   "맞지만 둘레의 말 때문에 \"unless\"나 \"not_in\"으로 제외됩니다"},
  {WEFT_REASON_NO_PREDICATE, "no_predicate",
   "none of its predicates is there: {wanted}",
   "서술어가 없습니다: {wanted}"},
  {WEFT_REASON_NOT_READ_SO, "not_read_so",
   "'{found}' is there, but is not read as a predicate",
   "서술어로 읽히지 않았습니다: ‘{found}’"},
  {WEFT_REASON_VOICE, "voice",
   "the clause is {found}, the rule wants {wanted}",
   "규칙은 {wanted}, 절은 {found}"},
  {WEFT_REASON_HAS_OBJECT, "has_object",
   "the rule wants a clause without object",
   "규칙은 목적어가 없는 절만 읽습니다"},
  {WEFT_REASON_NO_SUBJECT, "no_subject",
   "nothing of the clause is its subject ({wanted})",
   "절에 주어 끝({wanted})이 없습니다"},
  {WEFT_REASON_SUBJECT_TYPE, "subject_type",
   "as subject stands {found}, the rule wants {wanted}",
   "주어 끝은 {wanted}, 문장에는 {found}"},
  {WEFT_REASON_SUBJECT_ROLE, "subject_role",
   "the subject must be {wanted}, but there is {found}",
   "주어 끝은 {wanted}, 문장에는 {found}"},
  {WEFT_REASON_NO_OBJECT, "no_object",
   "nothing of the clause is its object ({wanted})",
   "절에 목적어 끝({wanted})이 없습니다"},
  {WEFT_REASON_OBJECT_TYPE, "object_type",
   "as object stands {found}, the rule wants {wanted}",
   "목적어 끝은 {wanted}, 문장에는 {found}"},
  {WEFT_REASON_OBJECT_ROLE, "object_role",
   "the object must be {wanted}, but there is {found}",
   "목적어 끝은 {wanted}, 문장에는 {found}"},
  {WEFT_REASON_NO_COMPANION, "no_companion",
   "nothing fills the member \"with\" ({wanted})",
   "\"with\"({wanted})에 맞는 말이 없습니다"},
  {WEFT_REASON_UNSETTLED, "unsettled",
   "the type of '{found}' is not settled",
   "유형이 정해지지 않았습니다: ‘{found}’"},
  {WEFT_REASON_FIGURE_NEARER, "figure_nearer",
   "another figure is nearer to the predicate than '{found}'",
   "서술어에 더 가까운 수나 날짜가 있습니다: ‘{found}’"},
  {WEFT_REASON_OTHER_SUBJECT, "other_subject",
   "'{found}' belongs to another subject",
   "다른 주어에 속합니다: ‘{found}’"},
  {WEFT_REASON_SUBJECT_OBJECT, "subject_object",
   "'{found}' would be subject and object",
   "주어이면서 목적어입니다: ‘{found}’"},
  {WEFT_REASON_NEGATED, "negated",
   "the text denies it: '{found}'",
   "글이 부정합니다: ‘{found}’"},
  {WEFT_REASON_ASKED, "asked",
   "the text asks it: '{found}'",
   "글이 묻고 있습니다: ‘{found}’"},
  {WEFT_REASON_HYPOTHETICAL, "hypothetical",
   "the text tells a condition, purpose, duty or possibility: '{found}'",
   "조건, 목적, 의무 또는 가능성입니다: ‘{found}’"},
  {WEFT_REASON_UNIT, "unit",
   "the rule does not take the unit of '{found}'",
   "규칙이 받지 않는 단위: ‘{found}’"},
  {WEFT_REASON_NOUN, "noun",
   "the rule does not take the noun '{found}'",
   "규칙이 받지 않는 명사: ‘{found}’"},
  {WEFT_REASON_NO_HOLDER, "no_holder",
   "whose figure it is was not found: a {wanted} that is topic, subject or"
   " owner",
   "누구의 수치인지 찾지 못했습니다: 주제, 주어 또는 소유자인 {wanted}"},
  {WEFT_REASON_NO_TOPIC, "no_topic",
   "the text has no topic of type {wanted} here",
   "{wanted} 유형의 주제가 없습니다"},
  {WEFT_REASON_LISTS_DIFFER, "lists_differ",
   "two lists of unlike length with 각각",
   "‘각각’으로 이어진 두 목록의 길이가 다릅니다"},
  {WEFT_REASON_TITLE_TAKEN, "title_taken",
   "the title belongs to another of the list",
   "직함이 목록의 다른 사람 것입니다"},
  {WEFT_REASON_EMPTY_END, "empty_end",
   "an end of the triple has no text, as it was matched or normalised",
   "트리플의 한쪽 끝이 비어 있습니다(매칭되거나 정규화된 글)"},
  {WEFT_REASON_NAME_SIZE, "name_size",
   "'{found}' is too short or too long for a name",
   "이름으로는 너무 짧거나 깁니다: ‘{found}’"},
  {WEFT_REASON_COMMON_WORD, "common_word",
   "'{found}' is a common word of the lexicons",
   "사전에 있는 일반 낱말입니다: ‘{found}’"},
  {WEFT_REASON_IMPLAUSIBLE, "implausible",
   "'{found}' does not look like a name: an inflected word or a compound of"
   " common ones",
   "이름 같지 않습니다(활용형이거나 일반 낱말의 합성): ‘{found}’"},
  {WEFT_REASON_NOTHING_NEW, "nothing_new",
   "'{found}' has no word that no list knows",
   "사전에 없는 낱말이 없습니다: ‘{found}’"},
  {WEFT_REASON_TOO_RARE, "too_rare",
   "'{found}' stands less than {limit} times in the document",
   "문서에 {limit}번도 나오지 않습니다: ‘{found}’"},
  {WEFT_REASON_KNOWN_AS, "known_as",
   "'{found}' is known already, by {rival}",
   "이미 알려져 있습니다({rival}): ‘{found}’"},
  {WEFT_REASON_FEW_VOTES, "few_votes",
   "'{found}' has {count} of {limit} votes",
   "{limit}표가 필요한데 {count}표입니다: ‘{found}’"},
  {WEFT_REASON_NOT_ABBREVIATED, "not_abbreviated",
   "the letters of '{found}' do not stand in the name in this order",
   "글자가 이름에 그 차례로 있지 않습니다: ‘{found}’"},
  {WEFT_REASON_FIGURE_INSIDE, "figure_inside",
   "a figure, or a list, is no other name: '{found}'",
   "수나 목록은 다른 이름이 아닙니다: ‘{found}’"},
  {WEFT_REASON_NO_ANTECEDENT, "no_antecedent",
   "no name before '{found}' may be meant, or several",
   "가리키는 이름이 없거나 여럿입니다: ‘{found}’"},
  {WEFT_REASON_SUBJECT_NOT_NAMED, "subject_not_named",
   "the subject '{found}' is no name",
   "주어가 이름이 아닙니다: ‘{found}’"},
  {WEFT_REASON_DISAGREES, "disagrees",
   "the subject is of another kind than '{found}'",
   "주어와 종류가 다릅니다: ‘{found}’"},
  {WEFT_REASON_DOMAIN, "domain",
   "the relation takes {wanted} as subject, not {found}",
   "관계의 주어는 {wanted}, 문장에는 {found}"},
  {WEFT_REASON_RANGE, "range",
   "the relation takes {wanted} as object, not {found}",
   "관계의 목적어는 {wanted}, 문장에는 {found}"},
  {WEFT_REASON_SAME_ENTITY, "same_entity",
   "both ends are one entity",
   "양쪽 끝이 같은 개체입니다"},
  {WEFT_REASON_OVERRULED, "overruled",
   "{rival} is surer ({limit} against {count}) and excludes it",
   "더 확실한 규칙과 함께 참일 수 없습니다: {rival}({limit} 대 {count})"},
  {WEFT_REASON_REPEATED, "repeated",
   "{rival} says the same, {limit} against {count}; of equals the first stays",
   "같은 것을 말하는 규칙: {rival}({limit} 대 {count}). 같으면 앞의 것이 남습니다"},
  {WEFT_REASON_OF_BARRED, "of_barred",
   "the rule does not count '{found}'",
   "규칙이 세지 않는 것: ‘{found}’"},
  {WEFT_REASON_OUTRANKED, "outranked",
   "{rival} has a higher priority and says something of the same",
   "우선순위가 더 높은 규칙이 같은 것을 말합니다: {rival}"},
  {WEFT_REASON_VOCABULARY, "vocabulary",
   "the rule only adds verbs to the vocabulary",
   "동사를 어휘에 더하기만 하는 규칙입니다"},
};
// clang-format on

static const wording*
find(weft_reason reason)
{
  for (size_t i = 0U; i < COUNT(wordings); ++i) {
    if (wordings[i].reason == reason) {
      return &wordings[i];
    }
  }
  return &wordings[0];
}

const char*
weft_reason_code(weft_reason reason)
{
  return find(reason)->code;
}

// Append what the braces at `form` stand for; returns what is behind them
static const char*
put_particular(strbuf* out, const char* form, const weft_why* why)
{
  const char* const end  = strchr(form, '}');
  const size_t      size = (size_t)(end - form) - 1U;
  const weft_str    name = {form + 1, size};
  if (weft_str_equals(name, WEFT_STR("count"))) {
    strbuf_printf(out, "%zu", why->count);
  } else if (weft_str_equals(name, WEFT_STR("limit"))) {
    strbuf_printf(out, "%zu", why->limit);
  } else {
    const weft_str text =
      weft_str_equals(name, WEFT_STR("wanted"))  ? why->wanted
      : weft_str_equals(name, WEFT_STR("found")) ? why->found
                                                 : why->rival;
    strbuf_append(out, text.size ? text : WEFT_STR("-"));
  }
  return end + 1;
}

char*
weft_why_text(const weft_why* why, const char* lang)
{
  strbuf               out  = {NULL, 0U, 0U, WEFT_OK};
  const wording* const w    = find(why->reason);
  const char*          form = lang && !strcmp(lang, "ko") ? w->ko : w->en;
  while (*form) {
    if (*form == '{') {
      form = put_particular(&out, form, why);
    } else {
      strbuf_putc(&out, *form++);
    }
  }
  return strbuf_detach(&out, NULL);
}
