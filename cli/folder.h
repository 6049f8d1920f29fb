// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// A folder of files that is written whole or not at all.

#ifndef WEFT_CLI_FOLDER_H
#define WEFT_CLI_FOLDER_H

#include "output.h"

#include "weft/base.h"

enum { FOLDER_MAX_FILES = 2 };

// Files go to a temporary folder beside the target until folder_commit().
// Zero-initialised is a folder that is not open.
typedef struct {
  const char*        name;                    // as given, for messages
  const char* const* files;                   // their names
  size_t             count;                   // at most FOLDER_MAX_FILES
  char*              target;                  // with symbolic links followed
  char*              temporary;               // of the folder
  char*              paths[FOLDER_MAX_FILES]; // of the files in it
  output             outputs[FOLDER_MAX_FILES];
} folder;

// Begin a folder of the named files, which `files` must keep.
//
// A folder that exists is replaced, unless it holds anything else: that is
// WEFT_ERR_EXISTS.
weft_status
folder_open(folder*            f,
            const char*        name,
            const char* const* files,
            size_t             count,
            weft_error*        error);

// Put the folder in its place; `f` is closed in any case
weft_status
folder_commit(folder* f, weft_error* error);

// Close and forget what was written; a folder that is not open is accepted
void
folder_discard(folder* f);

#endif // WEFT_CLI_FOLDER_H
