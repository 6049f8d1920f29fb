// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Links from a picture to the documents that state what it shows.

#ifndef WEFT_RENDER_LINK_H
#define WEFT_RENDER_LINK_H

#include "dot.h"

// Append where the first document of a fact is on the web, percent-encoded:
// its name if that is an address, or a path below the base that the options
// give.  Appends nothing if there is none.
weft_status
link_put(strbuf* b, const dot_input* in, size_t fact);

// Whether links may begin so: http, https, or a relative path
bool
link_is_base(const char* base);

// Whether a place may be linked to, as written into a picture: escaped or not
bool
link_is_safe(weft_str url);

#endif // WEFT_RENDER_LINK_H
