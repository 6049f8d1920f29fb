// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// JSON with comments that knows the place of everything in it.
//
// cJSON builds the tree; the scanner here blanks comments, rejects duplicate
// keys, trailing text, invalid UTF-8, \u0000 and deep nesting, and remembers
// where each value starts.

#ifndef WEFT_BASE_JSON_H
#define WEFT_BASE_JSON_H

#include "weft/base.h"

typedef struct json      json;      // a parsed file, owns everything
typedef struct json_node json_node; // a value in it, borrowed

typedef enum {
  JSON_NULL,
  JSON_BOOL,
  JSON_NUMBER,
  JSON_STRING,
  JSON_ARRAY,
  JSON_OBJECT
} json_type;

// Parse `source`, which is copied; `file` is kept for messages.
// WEFT_ERR_BAD_PACK with file, line, column and byte offset on bad syntax.
weft_status
json_parse(weft_str source, const char* file, json** out, weft_error* error);

// Read and parse a file.  WEFT_ERR_NOT_FOUND, WEFT_ERR_IO as well.
weft_status
json_read(const char* path, json** out, weft_error* error);

// Receives a fault that need not stop reading: a key that stands twice
typedef void (*json_fault_func)(void* handle, const weft_error* fault);

// As json_read(), but go on behind such faults; the first of equal keys counts
weft_status
json_read_all(const char*     path,
              json_fault_func fault,
              void*           handle,
              json**          out,
              weft_error*     error);

void
json_free(json* document);

const char*
json_file(const json* document);

const json_node*
json_root(const json* document);

json_type
json_node_type(const json_node* node);

// Member of an object by key, or NULL (also if `node` is no object)
const json_node*
json_get(const json_node* node, const char* key);

// First child of an array or object, and next sibling; NULL at the end
const json_node*
json_first(const json_node* node);
const json_node*
json_next(const json_node* node);

// Key under which an object holds this node, or ""
const char*
json_key(const json_node* node);

// Terminated decoded UTF-8 of a string node, or NULL
const char*
json_string(const json_node* node);

// Value of a bool node, else `fallback` (also for NULL)
bool
json_bool(const json_node* node, bool fallback);

// Value of a number node, else `fallback` (also for NULL)
double
json_number(const json_node* node, double fallback);

// Line and column (code points, from 1) where a value starts
void
json_where(const json*      document,
           const json_node* node,
           size_t*          line,
           size_t*          column);

// Line and column of the byte `offset` of a decoded string node
void
json_string_where(const json*      document,
                  const json_node* node,
                  size_t           offset,
                  size_t*          line,
                  size_t*          column);

// As json_where() for the key of a member
void
json_key_where(const json*      document,
               const json_node* node,
               size_t*          line,
               size_t*          column);

// Fill `error` with WEFT_ERR_BAD_PACK at a node's place; returns the status
weft_status
json_error(const json*      document,
           const json_node* node,
           weft_error*      error,
           const char*      format,
           ...) __attribute__((format(printf, 4, 5)));

// WEFT_ERR_BAD_INPUT in place of WEFT_ERR_BAD_PACK, in `error` too: for files
// that are no packs.  Other statuses stay.
weft_status
json_as_input(weft_status st, weft_error* error);

#endif // WEFT_BASE_JSON_H
