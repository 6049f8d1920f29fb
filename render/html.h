// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// One page that needs nothing else: the picture, what is known of it, and the
// script to explore it with.

#ifndef WEFT_RENDER_HTML_H
#define WEFT_RENDER_HTML_H

#include "dot.h"

weft_status
html_write(strbuf* b, weft_str raw_svg, const dot_input* in, weft_error* error);

#endif // WEFT_RENDER_HTML_H
