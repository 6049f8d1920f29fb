// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Class nouns with the words that go with them: `국내 최대 반도체 기업`.

#ifndef WEFT_EXTRACT_PHRASE_H
#define WEFT_EXTRACT_PHRASE_H

#include "mention/mention.h"

// Whether a word may stand in front of a class noun as part of its phrase: it
// has no particle and no ending of a predicate.
bool
phrase_modifier(const analysis* a, const word* w);

// Whether an unknown word that may be a person's name stands before word `index`
bool
phrase_follows_name(const analysis* a, size_t index);

// Take the words before class noun `m`, which begins at word `index`, into its
// phrase.  Mentions from `first_mention` on that become part of it are removed.
void
phrase_extend(analysis* a, size_t first_mention, size_t index, mention* m);

// Take an acronym behind a class noun into its phrase: 대규모언어모델(LLM)
void
phrase_take_acronym(const analysis* a, mention* m);

// Whether a class noun of several words fills a pair of quotation marks and is
// a name that rules may find
bool
phrase_is_quoted(const analysis* a, const mention* m);

#endif // WEFT_EXTRACT_PHRASE_H
