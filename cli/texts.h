// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Texts of documents for the page, read again from where they came from.

#ifndef WEFT_CLI_TEXTS_H
#define WEFT_CLI_TEXTS_H

#include "weft/document.h"
#include "weft/render.h"

// Zero-initialised is a source without texts.  Only one text is in memory at
// a time.
typedef struct {
  const weft_inputs* inputs;   // borrowed
  const char*        encoding; // of all of them, or NULL
  bool               any_name; // a document is known by its content alone
  char*              hashes;   // of all inputs, made when they are needed
  size_t*            order;    // inputs by hash
  weft_inputs*       own;      // `inputs`, if texts_list() listed them
  weft_document*     open;     // the last one
} texts;

// List files and folders to look for documents in, whatever they are called
weft_status
texts_list(texts* t, const char* const* names, size_t count, weft_error* error);

// The source; `t` must outlive it
weft_render_texts
texts_source(texts* t);

void
texts_free(texts* t);

#endif // WEFT_CLI_TEXTS_H
