// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Common nouns that a sentence says of something: `X는 색상이다`. No list need
// call them class nouns, since the copula shows it.

#ifndef WEFT_EXTRACT_SAID_H
#define WEFT_EXTRACT_SAID_H

#include "mention/mention.h"

// Add a mention of the common noun in word `index` if the copula follows it, or
// particle 로 and a comma; mentions from `first` on may become part of its
// phrase, and `covered` receives its end.
weft_status
said_scan(analysis* a, size_t first, size_t index, size_t* covered);

#endif // WEFT_EXTRACT_SAID_H
