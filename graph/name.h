// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// When two spellings are one name.

#ifndef WEFT_GRAPH_NAME_H
#define WEFT_GRAPH_NAME_H

#include "strbuf.h"

#include "weft/base.h"

// Replace the content of `out` with the key of `name`: letters folded to
// lower case; spaces, hyphens and middle dots left out.  Between two digits
// they become one hyphen instead, so that `3·1` is not `31`.  A name of
// nothing else is its own key.  `name` is valid UTF-8, in NFC.
void
name_key(weft_str name, strbuf* out);

// The lower case of a letter, and any other character itself
uint32_t
name_fold(uint32_t code);

#endif // WEFT_GRAPH_NAME_H
