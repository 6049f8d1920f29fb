// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Text for labels: cleaning, measuring, wrapping and escaping.

#ifndef WEFT_RENDER_TEXT_H
#define WEFT_RENDER_TEXT_H

#include "arena.h"
#include "strbuf.h"
#include "weft/base.h"

// Columns of a terminal: Hangul and Chinese characters take two
size_t
text_columns(weft_str text);

// A copy without control characters, overrides of direction, runs of spaces
// and invalid bytes, which become U+FFFD; data is NULL if memory ran out
weft_str
text_clean(arena* a, weft_str text);

// `text`, or a cleaned copy of at most `columns` that ends in an ellipsis
weft_str
text_shorten(arena* a, weft_str text, size_t columns);

// Cut clean text into at most `max` lines of about `columns`, at spaces where
// it can; the last line may be longer, and is then up to the caller.
// Returns the number of lines, slices of `text`.
size_t
text_wrap(weft_str text, size_t columns, size_t max, weft_str* lines);

// Append for XML text, attributes and HTML-like labels
void
text_put_xml(strbuf* b, weft_str text);

// Append for a quoted DOT string that Graphviz reads escapes and entities in
void
text_put_dot(strbuf* b, weft_str text);

#endif // WEFT_RENDER_TEXT_H
