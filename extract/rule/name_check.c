// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "rule/name_check.h"

#include "korean/josa.h"
#include "rule/common.h"
#include "str.h"
#include "utf8.h"

#include <string.h>

enum { OFTEN_REACH = 64 * 1024 }; // bytes searched for a name on either side

// Whether a word is a noun with a particle, or a predicate, rather than a name
static bool
is_inflected(const analysis* a, weft_str text)
{
  static const char* const never[] = {"을",
                                      "를",
                                      "에서",
                                      "에는",
                                      "에게",
                                      "으로",
                                      "하고",
                                      "라고",
                                      "까지",
                                      "부터",
                                      "으",
                                      "은",
                                      "는",
                                      "들"};
  verb                     v;
  if (utf8_length(text) * 3U == text.size && common_is_compound(a, text)) {
    return true;
  }
  for (size_t i = 0U; i < sizeof(never) / sizeof(never[0]); ++i) {
    const weft_str ending = weft_str_from(never[i]);
    if (text.size > ending.size && str_ends(text, ending)) {
      return true;
    }
  }
  for (size_t at = text.size; at > 3U;) {
    at                  = utf8_before(text, at);
    const weft_str stem = {text.data, at};
    const weft_str rest = {text.data + at, text.size - at};
    josa           j;
    if (!at) {
      break;
    }
    const uint32_t last = utf8_code_before(text, at);
    if (analysis_is_stop(a, stem) && josa_parse(rest, last, &j)) {
      return true;
    }
  }
  // A stem of one syllable proves little: 세라, 민서, but 열고
  static const char sure[] = "고며면는던다";
  if (!verb_parse(&a->rules->verbs, text, &v)) {
    return false;
  }
  const char last[] = {text.data[text.size - 3U],
                       text.data[text.size - 2U],
                       text.data[text.size - 1U],
                       '\0'};
  return v.base > 3U || text.size > 6U || strstr(sure, last);
}

static bool
is_particle(weft_str name)
{
  josa j;
  return name.size <= 9U && josa_parse(name, 0U, &j);
}

// Whether a name begins with a particle, which means that the quotation marks
// around it were not its own
static bool
starts_with_particle(weft_str name)
{
  size_t end = 0U;
  while (end < name.size && name.data[end] != ' ') {
    ++end;
  }
  return end < name.size && is_particle((weft_str){name.data, end});
}

// Whether quoted words say something instead of naming: they end in a verb
static bool
is_utterance(const analysis* a, weft_str name)
{
  const weft_str last = str_last_word(name);
  verb           v;
  return last.size < name.size && verb_parse(&a->rules->verbs, last, &v) &&
         !v.noun.size &&
         (v.ending == ENDING_FINAL || v.ending == ENDING_CONNECT);
}

// Names that stand in quotation marks are taken as they are unless they speak;
// others must not look like inflected words
bool
name_is_plausible(const analysis* a, weft_span s)
{
  const weft_str name   = analysis_slice(a, s.start, s.end);
  size_t         next   = 0U;
  const uint32_t before = utf8_code_before(a->text, s.start);
  if (before == 0x2018U || before == 0x201CU || before == '\'' ||
      before == '"' || before == '<' || before == 0x300EU ||
      before == 0x300CU || before == 0x300AU || before == 0x3008U) {
    return !starts_with_particle(name) && !is_particle(name) &&
           !is_utterance(a, name);
  }
  if (!name.size || !utf8_is_hangul(utf8_next(name, 0U, &next))) {
    return true;
  }
  // `운영하` of 운영하는 is no name, nor is `달하` of 달하는
  verb           v;
  const weft_str whole = analysis_slice(a, s.start, words_end(a->text, s.end));
  const bool     stem  = name.size > 3U && str_ends(name, WEFT_STR("하"));
  if (verb_parse(&a->rules->verbs, whole, &v) && (v.noun.size || stem)) {
    return false;
  }
  // Every word of it
  for (size_t at = 0U; at < name.size;) {
    size_t end = at;
    while (end < name.size && name.data[end] != ' ') {
      ++end;
    }
    const weft_str part = {name.data + at, end - at};
    if (is_inflected(a, part) ||
        (end - at < name.size && analysis_is_stop(a, part))) {
      return false;
    }
    at = end + 1U;
  }
  return true;
}

// Whether one word of a name is in no list and looks like no inflected word
bool
name_has_fresh_word(const analysis* a, weft_str name)
{
  for (size_t at = 0U; at < name.size;) {
    size_t end = at;
    while (end < name.size && name.data[end] != ' ') {
      ++end;
    }
    const weft_str part = {name.data + at, end - at};
    if (part.size > 3U && trie_get(&a->rules->names, part) == TRIE_NONE &&
        !is_inflected(a, part)) {
      return true;
    }
    at = end + 1U;
  }
  return false;
}

// Whether a name, a slice of the document, stands at least `wanted` times at
// the beginning of a word there or not far from there
bool
name_stands_often(const analysis* a, weft_str name, size_t wanted)
{
  // Of three bytes of a syllable the last one is found least often
  const size_t key   = name.size > 2U ? 2U : 0U;
  const size_t place = (size_t)(name.data - a->text.data);
  const size_t left  = a->text.size - place;
  const size_t stop  = left > OFTEN_REACH ? place + OFTEN_REACH : a->text.size;
  size_t       at    = place > OFTEN_REACH ? place - OFTEN_REACH : 0U;
  size_t       count = 0U;
  while (at + name.size <= stop && count < wanted) {
    const char* const found = memchr(
      a->text.data + at + key, name.data[key], stop - at - name.size + 1U);
    if (!found) {
      break;
    }
    at = (size_t)(found - a->text.data) - key;
    count +=
      !memcmp(found - key, name.data, name.size) && words_begins(a->text, at)
        ? 1U
        : 0U;
    ++at;
  }
  return count >= wanted;
}

// Whether a name is a word of the lexicons that names nothing; class nouns of
// things of type `named` may name one
bool
name_is_stop(const analysis* a, weft_str name, uint8_t named)
{
  const uint32_t value = trie_get(&a->rules->names, name);
  if (value == TRIE_NONE) {
    return false;
  }
  const lexicon_entry* const e = &a->rules->lexicon[value];
  if (e->type == a->rules->class_type && e->instance == named) {
    return false;
  }
  return e->stop || e->type == a->rules->title_type ||
         e->type == a->rules->class_type;
}

// A syllable with the initials that change at the beginning of words as one:
// 련 and 연, 녀 and 여
static uint32_t
plain_initial(uint32_t code)
{
  enum {
    FIRST  = 0xAC00,
    LAST   = 0xD7A3,
    VOWELS = 21 * 28,
    N      = 2,
    R      = 5,
    O      = 11
  };
  if (code < FIRST || code > LAST) {
    return trie_fold(code);
  }
  const uint32_t initial = (code - FIRST) / VOWELS;
  return initial == N || initial == R ? code + (O - initial) * VOWELS : code;
}

bool
name_abbreviates(weft_str name, weft_str whole)
{
  size_t at = 0U;
  if (name.size >= whole.size) {
    return false;
  }
  for (size_t i = 0U; i < name.size;) {
    const uint32_t wanted = plain_initial(utf8_next(name, i, &i));
    uint32_t       code   = 0U;
    do {
      if (at == whole.size) {
        return false;
      }
      code = plain_initial(utf8_next(whole, at, &at));
    } while (code != wanted);
  }
  return true;
}
