// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// What Markdown and HTML share: writing text with a map, and entities.

#ifndef WEFT_EXTRACT_MARKUP_H
#define WEFT_EXTRACT_MARKUP_H

#include "document/layer.h"

#include "strbuf.h"

// Text that is being freed from markup.  Errors stick in `status`.
typedef struct {
  weft_str     in; // with markup
  strbuf       out;
  offset_map   map;
  markup_info* info;
  weft_status  status;
} writer;

// Copy the bytes from `start` to `end` of the input
void
writer_copy(writer* w, size_t start, size_t end);

// Write `text` for the bytes from `start` to `end` of the input
void
writer_put(writer* w, size_t start, size_t end, weft_str text);

// Start a stretch of `kind` here
void
writer_mark(writer* w, weft_sentence_kind kind);

// Write the character reference at `at`, or the `&` alone; returns where to
// go on
size_t
writer_entity(writer* w, size_t at);

// Hand the text over to a layer, or free everything on error
weft_status
writer_finish(writer* w, layer* out);

enum { ENTITY_SIZE = 4 };

// Decode the character reference (`&amp;`, `&#44032;`) that starts `text`.
// Returns its size, or 0 if it is none; `out` receives UTF-8.
size_t
entity_decode(weft_str text, char out[ENTITY_SIZE], size_t* out_size);

#endif // WEFT_EXTRACT_MARKUP_H
