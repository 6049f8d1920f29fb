// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Reader of case files, which are blocks of
//
//   ==== title
//   input
//   ----
//   expected

#ifndef WEFT_TEST_CASE_FILE_H
#define WEFT_TEST_CASE_FILE_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  char* title;
  char* input;    // without its last line break
  char* expected; // without its last line break
} test_case;

typedef struct {
  char* data;
  char* next; // where the next block starts, or NULL
} case_file;

// `$variable/name` in memory that free() frees, or NULL
static inline char*
case_path(const char* const variable, const char* const name)
{
  const char* const root = getenv(variable);
  const size_t      size = (root ? strlen(root) : 0U) + strlen(name) + 2U;
  char* const       path = root ? (char*)malloc(size) : NULL;
  if (path) {
    snprintf(path, size, "%s/%s", root, name);
  }
  return path;
}

// Read `$WEFT_TEST_DATA/name`; `data` is NULL if that fails
static inline case_file
case_open(const char* const name)
{
  case_file   file = {NULL, NULL};
  char* const path = case_path("WEFT_TEST_DATA", name);
  FILE* const in   = path ? fopen(path, "rb") : NULL;
  free(path);
  if (in && !fseek(in, 0, SEEK_END)) {
    const long size = ftell(in);
    rewind(in);
    file.data = size < 0 ? NULL : (char*)malloc((size_t)size + 1U);
    if (file.data) {
      file.data[fread(file.data, 1, (size_t)size, in)] = '\0';
      file.next = strstr(file.data, "==== ");
    }
  }
  if (in) {
    fclose(in);
  }
  return file;
}

static inline char*
case_cut(char* const start, const char* const mark)
{
  char* const at = strstr(start, mark);
  if (at) {
    *at = '\0';
    return at + strlen(mark);
  }
  return NULL;
}

// Split a line in place at ` | `; returns the number of fields
static inline size_t
case_split(char* const line, char** const fields, const size_t max)
{
  size_t count = 0U;
  for (char* at = line; at && count < max;) {
    fields[count++] = at;
    at              = case_cut(at, " | ");
  }
  return count;
}

// The next block; 0 at the end or if the file is malformed
static inline int
case_next(case_file* const file, test_case* const out)
{
  if (!file->next) {
    return 0;
  }
  out->title = file->next + 5;
  out->input = case_cut(out->title, "\n");
  // An empty input leaves the separator right behind the title
  if (out->input && !strncmp(out->input, "----\n", 5U)) {
    out->expected = out->input + 5;
    out->input[0] = '\0';
  } else {
    out->expected = out->input ? case_cut(out->input, "\n----\n") : NULL;
  }
  if (!out->expected) {
    return 0;
  }
  file->next = case_cut(out->expected, "\n==== ");
  if (file->next) {
    file->next -= 5;
  } else {
    const size_t size = strlen(out->expected);
    if (size && out->expected[size - 1U] == '\n') {
      out->expected[size - 1U] = '\0';
    }
  }
  return 1;
}

static inline void
case_close(case_file* const file)
{
  free(file->data);
  file->data = NULL;
}

#endif // WEFT_TEST_CASE_FILE_H
