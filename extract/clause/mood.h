// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Stated, planned or not stated: what surrounds a predicate says.

#ifndef WEFT_EXTRACT_MOOD_H
#define WEFT_EXTRACT_MOOD_H

#include "clause/clause.h"

// Mood of the predicate at a token, from its ending and the words behind it
clause_mood
mood_of(const clause_list* list, size_t index);

// Why a predicate, with the verbs that help it, has MOOD_NONE; or
// WEFT_REASON_MADE
weft_reason
mood_cause(const clause_list* list, size_t index);

// Whether the words behind an adnominal predicate make it finite: `할 계획`,
// `한 것으로`, `할 수 있다`
bool
mood_periphrasis(const clause_list* list, size_t index);

// `중이다`, `중인`, `예정` behind a verbal noun; fills ending and flags
bool
mood_progress(const token* t, verb* out);

// A verb that adds no meaning to its verbal noun: 추진하다, 나서다, 성공하다
bool
mood_light_verb(const token* t);

// A light verb that looks ahead: 추진하다, 검토하다
bool
mood_plans(const token* t);

#endif // WEFT_EXTRACT_MOOD_H
