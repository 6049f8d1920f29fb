// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "read_file.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#define CHUNK ((size_t)65536U)

static weft_status
no_memory(const char* const path, weft_error* const error)
{
  return weft_error_set(error, WEFT_ERR_NO_MEMORY, path, 0, 0, "out of memory");
}

weft_status
read_refused(const char* const path, const int code, weft_error* const error)
{
  if (code == ENOENT || code == ENOTDIR) {
    return weft_error_set(
      error, WEFT_ERR_NOT_FOUND, path, 0, 0, "no such file; check the path");
  }
  return weft_error_set(error,
                        WEFT_ERR_IO,
                        path,
                        0,
                        0,
                        "cannot be read; check its kind and permissions");
}

// Make room for another chunk and the terminator
static bool
grow(char** const data, size_t* const capacity, const size_t size)
{
  if (*capacity - size > CHUNK) {
    return true;
  }
  const size_t wanted = *capacity ? *capacity * 2U : CHUNK * 2U;
  char* const  larger = (char*)realloc(*data, wanted);
  if (!larger) {
    return false;
  }
  *data     = larger;
  *capacity = wanted;
  return true;
}

static weft_status
read_all(FILE* const       stream,
         const char* const path,
         char** const      data,
         size_t* const     size,
         weft_error* const error)
{
  size_t capacity = 0U;
  size_t got      = 0U;
  do {
    if (*size > FILE_SIZE_MAX) {
      return weft_error_set(error,
                            WEFT_ERR_LIMIT,
                            path,
                            0,
                            0,
                            "larger than %zu bytes; split it",
                            FILE_SIZE_MAX);
    }
    if (!grow(data, &capacity, *size)) {
      return no_memory(path, error);
    }
    got = fread(*data + *size, 1, CHUNK, stream);
    *size += got;
  } while (got);
  (*data)[*size] = '\0';
  return ferror(stream) ? read_refused(path, EIO, error) : WEFT_OK;
}

weft_status
read_whole_file(const char* const path,
                char** const      data,
                size_t* const     size,
                weft_error* const error)
{
  *data              = NULL;
  *size              = 0U;
  FILE* const stream = fopen(path, "rb");
  if (!stream) {
    return read_refused(path, errno, error);
  }
  const weft_status st = read_all(stream, path, data, size, error);
  fclose(stream);
  if (st) {
    free(*data);
    *data = NULL;
    *size = 0U;
  }
  return st;
}
