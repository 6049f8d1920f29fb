// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// What a sentence speaks of: the names in it that words such as `이 회사` may
// stand for, and which of them its particles put first.

#ifndef WEFT_EXTRACT_FOCUS_H
#define WEFT_EXTRACT_FOCUS_H

#include "mention/mention.h"

#define NO_ENTITY 0xFFFFFFFFU

// How a name is marked
typedef enum { MARK_NONE, MARK_SUBJECT, MARK_TOPIC, MARK_WITH } mark;

// Words of a reference rule in the text
typedef struct {
  const refer_rule* rule;
  const refer_word* word;
  size_t            sentence;
  size_t            start;
  size_t            end;
} found_words;

// Names of a sentence that may be meant
typedef struct {
  uint32_t first[3]; // by mark
  bool     many[3];  // more than one name
  bool     unknown;  // a subject that is no known name
} focus;

// Whether a name ends in one of `count` endings
bool
focus_ends_in_one(weft_str name, const weft_str* ends, size_t count);

// Whether a mention may be what the words stand for
bool
focus_fits(const analysis* a, const found_words* w, const mention* m);

// Whether byte `at` of the sentence from `start` is inside double quotation marks
bool
focus_is_quoted(const analysis* a, size_t start, size_t at);

// What sentence `s` names before byte `before`
focus
focus_look(const analysis* a, const found_words* w, size_t s, size_t before);

// Of the names in the same sentence, the one that is meant, or NO_ENTITY
uint32_t
focus_choose_here(const found_words* w, const focus* f);

// Of the names in a sentence before; `stop` tells to look no further
uint32_t
focus_choose_before(const found_words* w, const focus* f, bool* stop);

#endif // WEFT_EXTRACT_FOCUS_H
