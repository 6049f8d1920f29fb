// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// A file that is written whole or not at all, or standard output.

#ifndef WEFT_CLI_OUTPUT_H
#define WEFT_CLI_OUTPUT_H

#include "weft/base.h"
#include "weft/export.h"

#include <stdio.h>

// Bytes go to a temporary file beside the target until output_commit()
typedef struct {
  const char* name;      // as given, for messages
  char*       target;    // with symbolic links followed; NULL if direct
  char*       temporary; // NULL if direct
  FILE*       file;      // NULL if not open
  bool        standard;  // standard output, which is not closed
  int         failure;   // errno of the first write that failed, or 0
} output;

// Open `name`; NULL or `-` is standard output.
//
// Finds out now what would fail later: a missing or read-only folder is
// WEFT_ERR_NOT_FOUND or WEFT_ERR_IO.  A target that is a device or pipe is
// written directly.
weft_status
output_open(output* o, const char* name, weft_error* error);

// Check that `name` is not the file at `source`, which is read: WEFT_ERR_EXISTS
weft_status
output_check_source(const char* name, const char* source, weft_error* error);

weft_status
output_write(output* o, weft_str bytes, weft_error* error);

// A writer for weft_export(); output_check() says why it failed
weft_writer
output_writer(output* o);

// `st`, or the failure of an earlier write, which then fills `error`
weft_status
output_check(const output* o, weft_status st, weft_error* error);

// Put the file in its place; `o` is closed in any case
weft_status
output_commit(output* o, weft_error* error);

// Close and forget what was written; an output that is not open is accepted
void
output_discard(output* o);

// An interrupt from now on removes the file or empty folder at `path`
void
output_watch(char* path);

// An interrupt leaves it alone again
void
output_unwatch(char* path);

#endif // WEFT_CLI_OUTPUT_H
