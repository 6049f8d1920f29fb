// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Where one result goes: a file, or a folder of files, in some format.

#ifndef WEFT_CLI_DESTINATION_H
#define WEFT_CLI_DESTINATION_H

#include "folder.h"
#include "format.h"
#include "output.h"

#include "weft/base.h"
#include "weft/graph.h"

// Zero-initialised is a destination that is not open
typedef struct {
  const output_format* format;
  output               file;   // or
  folder               folder; // of FORMAT_NEO4J
} destination;

// Begin to write what `format` says to `name`, which is kept
weft_status
destination_open(destination*         d,
                 const output_format* format,
                 const char*          name,
                 weft_error*          error);

// Write an export, no picture, and say how large it is unless `quiet`
weft_status
destination_export(destination*      d,
                   const weft_graph* graph,
                   bool              quiet,
                   weft_error*       error);

// Put everything in its place; `d` is closed in any case
weft_status
destination_commit(destination* d, weft_error* error);

// Close and forget what was written; one that is not open is accepted
void
destination_discard(destination* d);

#endif // WEFT_CLI_DESTINATION_H
