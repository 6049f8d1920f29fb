// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Words and stems of one syllable, which may be nearly anything.

#ifndef WEFT_EXTRACT_MONOSYLLABLE_H
#define WEFT_EXTRACT_MONOSYLLABLE_H

#include "clause/clause.h"

// Whether a form of one syllable is a predicate here: most of them are nouns and
// determiners
bool
monosyllable_is_predicate(const clause_list* list, size_t index);

// 불이 나, 끝이 날: 나다, no pronoun and no day
bool
monosyllable_arises(const clause_list* list, size_t index);

// 꿈을, 짐을: a stem of one syllable with ㅁ is a noun by now
bool
monosyllable_is_noun(const token* t);

#endif // WEFT_EXTRACT_MONOSYLLABLE_H
