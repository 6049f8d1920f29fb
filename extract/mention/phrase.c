// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "mention/phrase.h"

#include "korean/verb.h"
#include "rule/common.h"
#include "str.h"
#include "utf8.h"

#include <string.h>

enum { ACRONYM_MAX = 12, MODIFIERS_MAX = 4 };

static bool
is_quote(uint32_t code)
{
  return code == '\'' || code == '"' || (code >= 0x2018U && code <= 0x201FU) ||
         (code >= 0x3008U && code <= 0x300FU) || code == '<' || code == '>' ||
         code == '`';
}

// `담긴 가방`, `발견돼 병원`: no phrase.  A stem of one syllable proves nothing.
static bool
is_predicate(const analysis* a, weft_str text)
{
  verb v;
  return verb_parse(&a->rules->verbs, text, &v) && v.ending != ENDING_NOMINAL &&
         (v.base > 3U || str_ends(text, WEFT_STR("자"))) &&
         trie_get(&a->rules->names, text) == TRIE_NONE;
}

static bool
is_modifier(const analysis* a, const word* w)
{
  static const char* const endings[] = {
    "은",     "는",   "이",   "가",   "을",   "를",   "에",     "서",
    "로",     "와",   "과",   "도",   "의",   "한",   "된",     "할",
    "인",     "등",   "및",   "고",   "며",   "면",   "해",     "게",
    "지",     "던",   "린",   "진",   "운",   "온",   "킨",     "큰",
    "난",     "른",   "간",   "만",   "다",   "요",   "든",     "함께",
    "현재",   "최근", "특히", "바로", "모두", "이미", "다시",   "하지만",
    "그러나", "이번", "각각", "동시", "먼저", "직접", "아니라", "에선",
    "기반",   "최초", "최고", "처음", "친",   "낸",   "본",     "될",
    "쓴",     "끈",   "큼",   "워",   "뿐",   "번째", "다수",   "대신",
    "아닌",   "없는", "일부"};
  const weft_str text = analysis_slice(a, w->start, w->end);
  if (!(w->flags & (WORD_HANGUL | WORD_LATIN)) || text.size < 2U) {
    return false;
  }
  if (!(w->flags & WORD_HANGUL)) {
    return true;
  }
  const char last = text.data[text.size - 1U];
  if (last >= '0' && last <= '9') {
    return false; // a model, 팰컨9
  }
  for (size_t i = 0U; i < sizeof(endings) / sizeof(endings[0]); ++i) {
    const char* const ending = endings[i];
    const size_t      size   = ending[3] ? strlen(ending) : 3U;
    if (text.data[text.size - 1U] == ending[size - 1U] &&
        str_ends(text, (weft_str){ending, size})) {
      return false;
    }
  }
  return text.size > 3U && !is_predicate(a, text);
}

// A word that may stand in front of a class noun as part of its phrase
bool
phrase_modifier(const analysis* a, const word* w)
{
  known_word* const known = analysis_known(a, w);
  if (known->modifies == ANSWER_UNKNOWN) {
    known->modifies = is_modifier(a, w) ? ANSWER_YES : ANSWER_NO;
  }
  return known->modifies == ANSWER_YES;
}

// Whether a mention that ends right before a class noun's phrase is part of it.
// A job title belongs to the person whom it follows, 이도현 교수 연구팀, unless
// it means `representative`, 대표 반도체 기업
static bool
joins_phrase(const analysis* a, const mention* last, const mention* m)
{
  const weft_rules* const r = a->rules;
  if (last->type == r->title_type) {
    return m->instance == TYPE_NONE || m->instance == r->person_type ||
           weft_str_equals(analysis_slice(a, last->start, last->end),
                           WEFT_STR("대표"));
  }
  if (last->type == r->location_type) { // as 국내 does
    return weft_str_equals(analysis_slice(a, last->start, last->end),
                           WEFT_STR("우리나라"));
  }
  const uint8_t technology = r->technology_type;
  return last->type == r->class_type ||
         (last->type == technology && m->instance != technology);
}

// Whether a word clings to a closing mark: the particle in '가온 2'부터
static bool
clings(const analysis* a, const word* w)
{
  if ((w->flags & WORD_SPACED) || w->start < 2U) {
    return false;
  }
  const size_t   mark = utf8_before(a->text, w->start);
  const uint32_t code = utf8_code_before(a->text, w->start);
  return (code == ')' || is_quote(code)) && mark &&
         words_letter(utf8_code_before(a->text, mark));
}

// Whether a word begins with a frequent surname and is not inflected
static bool
begins_with_surname(const analysis* a, weft_str text)
{
  static const char surnames[] =
    "김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차"
    "주우구민진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹"
    "제모탁국어은편용";
  verb v;
  for (size_t i = 0U; i + 3U < sizeof(surnames); i += 3U) {
    if (!memcmp(surnames + i, text.data, 3U)) {
      return !verb_parse(&a->rules->verbs, text, &v);
    }
  }
  return false;
}

// Whether an unknown word of three syllables stands before word `index`: in
// front of nouns for persons it is more often a name than part of the phrase
bool
phrase_follows_name(const analysis* a, size_t index)
{
  if (!index || !(a->words[index].flags & WORD_SPACED)) {
    return false;
  }
  const word* const w    = &a->words[index - 1U];
  const weft_str    text = analysis_slice(a, w->start, w->end);
  return (w->flags & ~(unsigned)WORD_SPACED) == WORD_HANGUL &&
         utf8_length(text) == 3U && !analysis_is_stop(a, text) &&
         trie_get(&a->rules->names, text) == TRIE_NONE &&
         begins_with_surname(a, text);
}

// `유통·부동산 회사`: two words of the lexicons that a dot joins
static bool
joined_by_dot(const analysis* a, size_t index)
{
  const word* const here    = &a->words[index];
  const word* const w       = &a->words[index - 1U];
  const weft_str    between = analysis_slice(a, w->end, here->start);
  return (weft_str_equals(between, WEFT_STR("·")) ||
          weft_str_equals(between, WEFT_STR("ㆍ"))) &&
         analysis_is_stop(a, analysis_slice(a, w->start, w->end)) &&
         analysis_is_stop(a, analysis_slice(a, here->start, here->end));
}

// Whether a class noun says what something is to what stands before it: of
// `가람 자회사`, 가람 is a name if no list knows it.
static bool
is_kin(const analysis* a, const mention* m)
{
  static const char* const nouns[] = {
    "자회사", "계열사", "소속사", "모회사", "관계사", "경쟁사",
    "운영사", "개발사", "제조사", "제작사", "배급사", "유통사",
    "모기업", "본사",   "창업자", "창업주", "창립자", "설립자",
    "시공사", "시행사", "공급사", "주관사", "협력사", "멤버"};
  const weft_str text = analysis_slice(a, m->start, m->end);
  for (size_t i = 0U; i < sizeof(nouns) / sizeof(nouns[0]); ++i) {
    if (str_ends(text, (weft_str){nouns[i], strlen(nouns[i])})) {
      return true;
    }
  }
  return false;
}

// Whether no list knows a word of two syllables or more
static bool
is_unknown(const analysis* a, const word* w)
{
  const weft_str text = analysis_slice(a, w->start, w->end);
  return text.size >= 6U && !analysis_is_stop(a, text) &&
         !common_is_word(a, text);
}

// Take the words before a class noun into its phrase
void
phrase_extend(analysis* a, size_t first_mention, size_t index, mention* m)
{
  const bool kin = is_kin(a, m);
  for (size_t n = 0U; n < MODIFIERS_MAX && index; ++n) {
    const word* const here = &a->words[index];
    const word* const w    = &a->words[index - 1U];
    if (!(here->flags & WORD_SPACED)) {
      if (!n || !joined_by_dot(a, index)) {
        return;
      }
      m->start = w->start;
      --index;
      continue;
    }
    mention* const last = a->mention_count > first_mention
                            ? &a->mentions[a->mention_count - 1U]
                            : NULL;
    if (last && last->end > w->start) {
      if (last->end != w->end || !joins_phrase(a, last, m)) {
        return;
      }
      m->start = last->start;
      --a->mention_count;
      while (index && a->words[index - 1U].start >= m->start) {
        --index;
      }
      continue;
    }
    if (!phrase_modifier(a, w) || clings(a, w) || (kin && is_unknown(a, w)) ||
        (!n && m->instance == a->rules->person_type &&
         phrase_follows_name(a, index)) ||
        (n && analysis_is_stop(a, analysis_slice(a, w->start, w->end)))) {
      return;
    }
    m->start = w->start;
    --index;
  }
}

// Take an acronym behind a class noun into its phrase: 대규모언어모델(LLM).
// Machines and events are called by theirs, so there it is a name; so it is if
// no list knows it.
void
phrase_take_acronym(const analysis* a, mention* m)
{
  size_t at = m->end;
  if (m->instance != TYPE_NONE &&
      (m->instance == a->rules->supercomputer_type ||
       m->instance == a->rules->event_type)) {
    return;
  }
  if (at < a->body.size && a->text.data[at] == '(') {
    do {
      ++at;
    } while (at < a->body.size && at - m->end < ACRONYM_MAX &&
             ((a->text.data[at] >= 'A' && a->text.data[at] <= 'Z') ||
              (a->text.data[at] >= 'a' && a->text.data[at] <= 'z') ||
              a->text.data[at] == '-'));
    if (at < a->body.size && a->text.data[at] == ')' && at > m->end + 2U &&
        trie_get(&a->rules->names, analysis_slice(a, m->end + 1U, at)) !=
          TRIE_NONE) {
      m->end = (uint32_t)at + 1U;
    }
  }
}

// Whether a class noun of several words fills a pair of quotation marks: then
// it is a name that rules may find, `미래 반도체 포럼`
bool
phrase_is_quoted(const analysis* a, const mention* m)
{
  size_t next = 0U;
  return m->start && m->end < a->body.size &&
         memchr(a->text.data + m->start, ' ', m->end - m->start) &&
         is_quote(utf8_code_before(a->text, m->start)) &&
         is_quote(utf8_next(a->text, m->end, &next));
}
