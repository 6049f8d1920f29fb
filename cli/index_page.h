// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// The page that lists pictures of documents.

#ifndef WEFT_CLI_INDEX_PAGE_H
#define WEFT_CLI_INDEX_PAGE_H

#include "options.h"
#include "strbuf.h"
#include "weft/graph.h"

#define INDEX_PAGE "index.html"

typedef struct {
  const char* name; // of the file, or NULL if there is no picture
  size_t      entities;
  size_t      facts;
} index_row;

// Append the page: a row for each document of the graph, in its order
void
index_page_put(strbuf*           b,
               const weft_graph* graph,
               const index_row*  rows,
               const options*    o);

// Whether a file may be replaced: it is such a page, or is not there
bool
index_page_is_ours(const char* path);

#endif // WEFT_CLI_INDEX_PAGE_H
