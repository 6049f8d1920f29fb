// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// What a figure counts, as the text says it.

#ifndef WEFT_EXTRACT_COUNTED_H
#define WEFT_EXTRACT_COUNTED_H

#include "weft/base.h"

#include <stdbool.h>
#include <stddef.h>

// The noun beside the figure at `figure`, within `sentence`: 매장 of `300개
// 매장을`, `300개의 매장`, `매장 300개` and `매장이 300개`; empty if there is none
weft_span
counted_noun(weft_str text, weft_span sentence, weft_span figure);

// Whether what is told of the figure is a fall: `30% 줄었다`, `5% 내린`
bool
counted_falls(weft_str text, weft_span sentence, weft_span figure);

// What is measured, with the word for a fall unless `of` has one; in `buffer` if
// it is longer
weft_str
counted_as_fall(weft_str of, char* buffer, size_t size);

#endif // WEFT_EXTRACT_COUNTED_H
