// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Each document of a graph drawn by itself, into a folder.

#ifndef WEFT_CLI_PER_DOCUMENT_H
#define WEFT_CLI_PER_DOCUMENT_H

#include "options.h"
#include "weft/graph.h"

// Make the folder that the options name, or see that one can write there; does
// nothing if they name none
weft_status
per_document_open(const options* o, weft_error* error);

// Draw all documents of a frozen graph as the options say, and an index page.
//
// Each file is written whole or not at all; other files are left alone.  `no`
// receives whether none had anything to draw.
weft_status
per_document_draw(const weft_graph* graph,
                  const options*    o,
                  bool*             no,
                  weft_error*       error);

#endif // WEFT_CLI_PER_DOCUMENT_H
