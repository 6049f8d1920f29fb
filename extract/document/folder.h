// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Listing the files below a folder, and reading a file.

#ifndef WEFT_EXTRACT_FOLDER_H
#define WEFT_EXTRACT_FOLDER_H

#include "weft/document.h"

#include <stdio.h>

// Paths below a folder; each is owned
typedef struct {
  char** paths;
  size_t count;
  size_t capacity;
} path_list;

void
path_list_free(path_list* list);

// List the regular files below `folder`, sorted bytewise by path.  Hidden
// names are left out.  Links to folders are followed once.
weft_status
folder_list(const char*                folder,
            const weft_inputs_options* options,
            path_list*                 out,
            weft_error*                error);

// Read a stream to its end
weft_status
file_read(FILE*       file,
          const char* path,
          char**      data,
          size_t*     size,
          weft_error* error);

// Fill `error` from errno; returns WEFT_ERR_NOT_FOUND or WEFT_ERR_IO
weft_status
file_error(const char* path, int number, weft_error* error);

// Report a bad file in a folder: returns WEFT_OK to go on, or with `strict`
// the error's status
weft_status
folder_skip(const weft_inputs_options* options,
            const weft_error*          found,
            weft_error*                error);

#endif // WEFT_EXTRACT_FOLDER_H
