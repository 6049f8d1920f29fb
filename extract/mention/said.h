// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Common nouns that a sentence says of something: `X는 색상이다`. No list need
// call them class nouns, since the copula shows it.

#ifndef WEFT_EXTRACT_SAID_H
#define WEFT_EXTRACT_SAID_H

#include "mention/mention.h"

// End of the common noun in word `index` that the copula follows, or particle
// 로 and a comma; 0 if there is none
size_t
said_noun_end(const analysis* a, size_t index);

#endif // WEFT_EXTRACT_SAID_H
