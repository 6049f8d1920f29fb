// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// The lines under a title: where a picture comes from, what it shows, and what
// it leaves out.

#ifndef WEFT_RENDER_CAPTION_H
#define WEFT_RENDER_CAPTION_H

#include "dot.h"
#include "strbuf.h"

// Append the caption as XML text, its lines joined by `joint`.  A lack of
// memory is told by the buffer, as always.
void
caption_put(strbuf* b, const dot_input* in, const char* joint);

// Append a number with separators: 12,345
void
caption_number(strbuf* b, size_t number);

// Append "사실 12개" or "12 facts"
void
caption_facts(strbuf* b, size_t count, weft_str lang);

// Append "개체 12개" or "12 entities"
void
caption_entities(strbuf* b, size_t count, weft_str lang);

#endif // WEFT_RENDER_CAPTION_H
