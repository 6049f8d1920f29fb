// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Whole files in memory.

#ifndef WEFT_BASE_READ_FILE_H
#define WEFT_BASE_READ_FILE_H

#include "weft/base.h"

// Largest file in bytes
#define FILE_SIZE_MAX ((size_t)512U * 1024U * 1024U)

// Read a whole file into memory that free() frees; terminated.
// WEFT_ERR_NOT_FOUND, WEFT_ERR_IO, WEFT_ERR_LIMIT, WEFT_ERR_NO_MEMORY.
weft_status
read_whole_file(const char* path, char** data, size_t* size, weft_error* error);

// Fill `error` for a path that open() or the like refused with `code`
weft_status
read_refused(const char* path, int code, weft_error* error);

#endif // WEFT_BASE_READ_FILE_H
