// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Sets of characters of regular expressions.  A set that has too many ranges
// becomes larger than it is, never smaller.

#ifndef WEFT_EXTRACT_REGEX_SET_H
#define WEFT_EXTRACT_REGEX_SET_H

#include "check/regex_tree.h"

void
regex_set_add(tree_set* set, uint32_t first, uint32_t last);

void
regex_set_join(tree_set* set, const tree_set* other);

// All characters that are not in the set
void
regex_set_invert(tree_set* set);

// What \d \w \s \h or one of their capitals stands for
void
regex_set_class(tree_set* set, char letter);

// \p{name}, with its braces
void
regex_set_property(tree_set* set, weft_str name, bool inverted);

#endif // WEFT_EXTRACT_REGEX_SET_H
