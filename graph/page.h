// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Text on its way to a writer, passed on in pages of whole records.

#ifndef WEFT_GRAPH_PAGE_H
#define WEFT_GRAPH_PAGE_H

#include "strbuf.h"

#include "weft/export.h"

typedef struct {
  const weft_writer* writer;
  strbuf             text; // append freely; page_turn() reports its error
} page;

// Between two records: pass the page on if it is full
weft_status
page_turn(page* p);

// Pass on one record unless it could not be made; free it either way
weft_status
page_pass(const weft_writer* writer, strbuf* record);

// Pass on what is left, unless `st` is a failure; free the page
weft_status
page_finish(page* p, weft_status st);

#endif // WEFT_GRAPH_PAGE_H
