// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// A graph drawn into an output.

#ifndef WEFT_CLI_PICTURE_H
#define WEFT_CLI_PICTURE_H

#include "options.h"
#include "output.h"
#include "weft/graph.h"
#include "weft/render.h"

#include <limits.h>

// Names as graphs have them, in memory of our own
typedef struct {
  weft_str* items;
  size_t    count;
} picture_names;

// What the options ask for.  Zero-initialised is a request that is not open.
typedef struct {
  picture_names focus;
  picture_names types;
  picture_names relations;
  weft_theme*   theme;
  char          worker[PATH_MAX];
} picture_request;

// Read the options; picture_request_free() frees in either case
weft_status
picture_request_open(picture_request* r, const options* o, weft_error* error);

void
picture_request_free(picture_request* r);

// How to draw, borrowed from both
weft_render_options
picture_options(const picture_request* r,
                const options*         o,
                weft_picture           picture);

// Draw a frozen graph as the options say, and tell how large it came out.
//
// `no` receives whether the answer to what they ask for is "no": a name that
// the graph does not have, which also fails, or filters that leave nothing.
weft_status
picture_draw(const weft_graph* graph,
             const options*    o,
             weft_picture      picture,
             output*           out,
             bool*             no,
             weft_error*       error);

#endif // WEFT_CLI_PICTURE_H
