// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Something made of a graph: a picture, an export, or a folder of files.

#ifndef WEFT_CLI_PRODUCT_H
#define WEFT_CLI_PRODUCT_H

#include "folder.h"
#include "format.h"
#include "options.h"
#include "output.h"
#include "weft/graph.h"

enum { PRODUCT_MAX = 24 }; // of one command

// Zero-initialised is a product that is not open
typedef struct {
  const output_format* format;
  output               file;   // or
  folder               folder; // of Neo4j
  bool                 no;     // what the options ask for is not there
} product;

// Open the file or folder `name`; NULL or `-` is standard output
weft_status
product_open(product*             p,
             const output_format* format,
             const char*          name,
             weft_error*          error);

// Let a graph show what follows from its facts, if the options say so
void
product_show_inferred(weft_graph* graph, const options* o);

// Make it of a frozen graph, and tell how large it came out
weft_status
product_make(product*          p,
             const weft_graph* graph,
             const options*    o,
             weft_error*       error);

// Put it in its place; `p` is closed in any case
weft_status
product_commit(product* p, weft_error* error);

// Close and forget what was written; a product that is not open is accepted
void
product_discard(product* p);

// The exit code of a command that made these and ended with `st`
int
product_exit(const product* products, size_t count, weft_status st);

// Make all products of a graph file, and pictures of its documents if the
// options say so; `no` is of these, and may be NULL if there are none
//
// Each is opened before the long work, and put in place at its end.
weft_status
product_all(product*       products,
            size_t         count,
            const char*    graph,
            const options* o,
            bool*          no,
            weft_error*    error);

#endif // WEFT_CLI_PRODUCT_H
