// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "rule/counted.h"

#include <string.h>

enum { WORDS_BEFORE = 3, WORDS_BEHIND = 3 };

static bool
begins(weft_str text, size_t at, const char* word)
{
  const size_t size = strlen(word);
  return text.size >= at + size && !memcmp(text.data + at, word, size);
}

static bool
is_word(weft_str text, weft_span s, const char* const* words, size_t count)
{
  for (size_t i = 0U; i < count; ++i) {
    if (s.end - s.start == strlen(words[i]) &&
        begins(text, s.start, words[i])) {
      return true;
    }
  }
  return false;
}

// Cut one of the particles off the end of a word; whether there was one
static bool
cut(weft_str text, weft_span* s, const char* const* particles, size_t count)
{
  for (size_t i = 0U; i < count; ++i) {
    const size_t size = strlen(particles[i]);
    if (s->end - s->start > size && begins(text, s->end - size, particles[i])) {
      s->end -= size;
      return true;
    }
  }
  return false;
}

// `300개의 해외 매장을`: what follows up to a particle
static weft_span
noun_behind(weft_str text, weft_span sentence, size_t at)
{
  static const char* const ends[] = {"을", "를", "이", "가", "은", "는"};
  static const char* const not_nouns[] = {
    "이상", "가량", "정도", "안팎", "미만", "이하", "규모", "수준"};
  const weft_span none  = {0U, 0U};
  weft_span       found = none;
  if (begins(text, at, "의 ")) {
    at += strlen("의");
  }
  for (size_t n = 0U; n < WORDS_BEHIND; ++n) {
    if (at >= sentence.end || text.data[at] != ' ') {
      return none;
    }
    weft_span w = {at + 1U, at + 1U};
    while (w.end < sentence.end && !strchr(" ,.()\"'", text.data[w.end])) {
      ++w.end;
    }
    at          = w.end;
    found.start = found.start ? found.start : w.start;
    found.end   = w.end;
    if (cut(text, &w, ends, sizeof(ends) / sizeof(ends[0]))) {
      found.end = w.end;
      return is_word(
               text, found, not_nouns, sizeof(not_nouns) / sizeof(not_nouns[0]))
               ? none
               : found;
    }
  }
  return none;
}

// `해외 매장이 약 300개`: the word before, without its particle
static weft_span
noun_before(weft_str text, weft_span sentence, size_t at)
{
  static const char* const ends[] = {
    "에서", "은", "는", "이", "가", "을", "를", "도", "만", "의"};
  static const char* const filling[] = {
    "약", "총", "현재", "모두", "각각", "최대", "최소", "무려", "전체", "누적"};
  const weft_span none = {0U, 0U};
  for (size_t n = 0U; n < WORDS_BEFORE; ++n) {
    while (at > sentence.start && text.data[at - 1U] == ' ') {
      --at;
    }
    weft_span w = {at, at};
    while (w.start > sentence.start &&
           !strchr(" ,.()\"'", text.data[w.start - 1U])) {
      --w.start;
    }
    if (w.start == w.end) {
      return none;
    }
    if (!is_word(text, w, filling, sizeof(filling) / sizeof(filling[0]))) {
      (void)cut(text, &w, ends, sizeof(ends) / sizeof(ends[0]));
      return w;
    }
    at = w.start;
  }
  return none;
}

weft_span
counted_noun(weft_str text, weft_span sentence, weft_span figure)
{
  const weft_span behind = noun_behind(text, sentence, figure.end);
  return behind.end > behind.start ? behind
                                   : noun_before(text, sentence, figure.start);
}
