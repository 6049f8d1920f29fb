// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// What a figure counts, as the text says it.

#ifndef WEFT_EXTRACT_COUNTED_H
#define WEFT_EXTRACT_COUNTED_H

#include "weft/base.h"

// The noun beside the figure at `figure`, within `sentence`: 매장 of `300개
// 매장을`, `300개의 매장`, `매장 300개` and `매장이 300개`; empty if there is none
weft_span
counted_noun(weft_str text, weft_span sentence, weft_span figure);

#endif // WEFT_EXTRACT_COUNTED_H
