// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// What the files that list and read inputs share.

#ifndef WEFT_EXTRACT_INPUTS_H
#define WEFT_EXTRACT_INPUTS_H

#include "weft/document.h"

#include "table.h"

// One document.  For a line of a .jsonl file `line` is above 0 and its bytes
// stand at `offset`.
typedef struct {
  char*  doc;
  char*  path;
  bool   in_folder;
  size_t line;
  long   offset;
  size_t size;
} input_entry;

struct weft_inputs {
  input_entry* entries;
  size_t       count;
  size_t       capacity;
  table        docs; // to index
  char*        standard_input;
  size_t       standard_size;
};

// What weft_inputs_new() carries around
typedef struct {
  weft_inputs*               inputs;
  const weft_inputs_options* options;
  weft_error*                error;
  bool                       in_folder;
} listing;

// Copy of a string, terminated, or NULL
char*
inputs_copy(weft_str string);

// A name in NFC; bytes that are not UTF-8 become U+FFFD
char*
inputs_name(weft_str name);

// Append an entry, which is owned from now on, also on failure
weft_status
inputs_push(const listing* l, input_entry entry);

// List the documents of a .jsonl file
weft_status
jsonl_list(const listing* l, const char* path);

// Read the document of one line
weft_status
jsonl_read(const input_entry* entry, weft_input* out, weft_error* error);

#endif // WEFT_EXTRACT_INPUTS_H
