// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Colours and shapes.  The hues are far enough apart for colour-blind eyes,
// fills are light enough for dark text, and shapes say the broad kind again.

#ifndef WEFT_RENDER_STYLE_H
#define WEFT_RENDER_STYLE_H

#include "weft/schema.h"

#define STYLE_FONT_FIRST "Noto Sans CJK KR"
#define STYLE_FONTS                                                            \
  "Noto Sans CJK KR, NanumGothic, Malgun Gothic, Apple SD Gothic Neo"
#define STYLE_INK "#1f2430"
#define STYLE_FAINT "#5b6270"
#define STYLE_EDGE "#5b6270"

typedef struct {
  const char* fill;
  const char* line;
  const char* shape; // Graphviz shape
  const char* extra; // style beside "filled", such as "rounded"
} type_style;

// The style of a type, of its nearest known supertype, or one chosen by hash
type_style
style_of_type(const weft_schema* schema, weft_str type);

// Pen width for a number of supports: mild, from 1.0 to 2.0
double
style_pen_width(size_t support);

#endif // WEFT_RENDER_STYLE_H
