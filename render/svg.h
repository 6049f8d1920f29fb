// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// From Graphviz's SVG to ours.

#ifndef WEFT_RENDER_SVG_H
#define WEFT_RENDER_SVG_H

#include "dot.h"

// Append `raw` made ours: tooltips, fonts, a title, links only to the web, no
// document type, and bytes that do not name the Graphviz version.  A file of
// its own begins with an XML declaration.
weft_status
svg_write(strbuf* b, weft_str raw, const dot_input* in, bool own_file);

#endif // WEFT_RENDER_SVG_H
