// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Korean endings: what may follow the base forms of stems.

#ifndef WEFT_EXTRACT_ENDING_H
#define WEFT_EXTRACT_ENDING_H

#include "korean/conjugate.h"
#include "korean/verb.h"

// Whether `rest`, which follows a base form, is an ending; sets ending, flags
// and voice.  Endings stack: honorific, past, 겠, the ending proper, 요 and
// particles.
//
// `last` is the last code point of the base form, for particles.
bool
ending_parse(base_kind kind, weft_str rest, uint32_t last, verb* out);

// As ending_parse() for 이다 behind a noun whose last code point is `last`, 0
// if not known
bool
ending_parse_copula(weft_str rest, uint32_t last, verb* out);

#endif // WEFT_EXTRACT_ENDING_H
