// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "mention/said.h"

#include "korean/josa.h"
#include "korean/verb.h"
#include "mention/phrase.h"
#include "utf8.h"

#include <string.h>

enum { SYLLABLE = 3, FINAL_N = 4, NOUN_MAX = 24 };

static bool
is_among(const char* syllables, const char* syllable)
{
  for (; *syllables; syllables += SYLLABLE) {
    if (!memcmp(syllables, syllable, SYLLABLE)) {
      return true;
    }
  }
  return false;
}

// Whether what is left of the word, which ends at `stop`, says the noun of
// something
static bool
says(const analysis* a, size_t end, size_t stop)
{
  const weft_str rest = analysis_slice(a, end, stop);
  josa           j;
  if (!rest.size || !josa_parse(rest, utf8_code_before(a->text, end), &j)) {
    return false;
  }
  // Of the forms without 이 only 다: 앞서고, 억류자
  const bool sure = rest.size == SYLLABLE ? is_among("다", rest.data)
                                          : is_among("이입였", rest.data);
  return (j.kind == JOSA_COPULA && sure) ||
         (j.kind == JOSA_COPULA_ADN && stop < a->body.size &&
          a->text.data[stop] == ' ') ||
         (j.kind == JOSA_BY && !j.topic && stop < a->body.size &&
          a->text.data[stop] == ',');
}

// A listed common noun that the lexicons do not exclude, or a compound of such
static bool
is_noun(const analysis* a, weft_str text)
{
  const uint32_t value = trie_get(&a->rules->names, text);
  verb           v;
  if (is_among("적중", text.data + text.size - SYLLABLE)) {
    return false; // 대표적인, 건설중인
  }
  if (value != TRIE_NONE) {
    return a->rules->lexicon[value].stop && !a->rules->lexicon[value].empty;
  }
  if (text.size < 3U * SYLLABLE || text.size > NOUN_MAX) {
    return false;
  }
  const weft_str tail  = {text.data + text.size - 2U * SYLLABLE, 2U * SYLLABLE};
  const uint32_t known = trie_get(&a->rules->names, tail);
  const bool     ends  = known != TRIE_NONE && a->rules->lexicon[known].stop &&
                    !a->rules->lexicon[known].empty;
  const bool short_one =
    !ends && is_among("팀사점약품제기", text.data + text.size - SYLLABLE);
  const weft_str head = {text.data, text.size - (ends ? 2U : 1U) * SYLLABLE};
  return (ends || short_one) && trie_get(&a->rules->names, head) != TRIE_NONE &&
         !verb_parse(&a->rules->verbs, text, &v);
}

// Whether the word before may modify the noun: 표현한 색상, 서울의 명물. Behind
// `할` nouns tell how sure something is: 할 예정이다.
static bool
is_modified(const analysis* a, size_t index)
{
  if (!index || !(a->words[index].flags & WORD_SPACED)) {
    const uint32_t dot = utf8_code_before(a->text, a->words[index].start);
    return index && dot == 0xB7U; // 소설가·전기작가이다
  }
  const size_t   end  = a->words[index - 1U].end;
  const uint32_t last = utf8_code_before(a->text, end);
  return utf8_final(last) == FINAL_N ||
         (end >= SYLLABLE && is_among("의", a->text.data + end - SYLLABLE)) ||
         phrase_modifier(a, &a->words[index - 1U]);
}

// End of the noun in word `index` that is said of something, or 0
static size_t
said_noun_end(const analysis* a, size_t index)
{
  const word* const w = &a->words[index];
  if (!(w->flags & WORD_HANGUL) || w->end < w->start + 3U * SYLLABLE ||
      !is_among("다며고자만로인", a->text.data + w->end - SYLLABLE)) {
    return 0U;
  }
  const weft_str text     = analysis_slice(a, w->start, w->end);
  const bool     modifies = is_among("인", text.data + text.size - SYLLABLE);
  verb           v;
  if (modifies ? trie_get(&a->rules->names, text) != TRIE_NONE
               : !is_modified(a, index)) {
    return 0U;
  }
  if (verb_parse(&a->rules->verbs, text, &v) && !v.copula) {
    return 0U; // 선보인, 선보였다
  }
  for (size_t end = w->end - SYLLABLE; end >= w->start + 2U * SYLLABLE;
       end        = utf8_before(a->text, end)) {
    if (says(a, end, w->end) && is_noun(a, analysis_slice(a, w->start, end))) {
      return end;
    }
  }
  return 0U;
}

weft_status
said_scan(analysis* a, size_t first, size_t index, size_t* covered)
{
  const size_t end = said_noun_end(a, index);
  if (!end) {
    return WEFT_OK;
  }
  mention m = mention_make(
    a->words[index].start, end, a->rules->class_type, MENTION_WORD);
  m.source = SOURCE_LEXICON;
  m.item   = 0U;
  phrase_extend(a, first, index, &m);
  *covered = end;
  return analysis_add_mention(a, &m);
}
