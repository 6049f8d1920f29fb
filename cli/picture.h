// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// A graph drawn into an output.

#ifndef WEFT_CLI_PICTURE_H
#define WEFT_CLI_PICTURE_H

#include "options.h"
#include "output.h"
#include "weft/graph.h"
#include "weft/render.h"

// Draw a frozen graph as the options say, and tell how large it came out.
// `texts` may be NULL.
weft_status
picture_draw(const weft_graph*        graph,
             const options*           o,
             weft_picture             picture,
             output*                  out,
             const weft_render_texts* texts,
             weft_error*              error);

#endif // WEFT_CLI_PICTURE_H
