// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// The stylesheet of an SVG: what its attributes cannot say, and the dark
// scheme of a picture that is drawn in the light one.
//
// Classes: in a `node` a group `t-TYPE` or `community`; in an `edge` a group
// `r-RELATION` or `several` with `planned`, `inferred`, `conflict`; text `s` is
// small, `x` is disputed.

#ifndef WEFT_RENDER_STYLESHEET_H
#define WEFT_RENDER_STYLESHEET_H

#include "dot.h"

// Append it as a <style> element
weft_status
stylesheet_put(strbuf* b, const dot_input* in);

#endif // WEFT_RENDER_STYLESHEET_H
