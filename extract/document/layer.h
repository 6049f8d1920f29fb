// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// The stages from bytes to text: decode, remove markup, compose.

#ifndef WEFT_EXTRACT_LAYER_H
#define WEFT_EXTRACT_LAYER_H

#include "document/map.h"
#include "weft/document.h"

// What one stage made.  `text` is `owned` or, if the stage changed nothing but
// perhaps cut the start, a part of its input.
typedef struct {
  weft_str   text;
  char*      owned; // freed with free(), or NULL
  offset_map map;   // places in `text` to places in the input
} layer;

void
layer_free(layer* l);

// What markup or front matter said about the text from `start` on
typedef struct {
  size_t             start; // place in the layer's text
  weft_sentence_kind kind;
} mark;

// Marks in text order, and what the head of the document told
typedef struct {
  mark*  marks;
  size_t count;
  size_t capacity;
  char*  title; // owned, or NULL
  char*  date;  // owned, ISO, or NULL
} markup_info;

void
markup_info_free(markup_info* info);

// Decode `bytes` to UTF-8.  `encoding` NULL detects; `name` receives the name
// of the encoding used, at most `name_size` bytes with the terminator.
weft_status
decode_text(weft_str    bytes,
            const char* encoding,
            const char* doc,
            layer*      out,
            char*       name,
            size_t      name_size,
            weft_error* error);

// Decode by an ICU converter name.  `at` receives the place of the first byte
// that could not be decoded; WEFT_ERR_BAD_TEXT or WEFT_ERR_BAD_ARG then.
weft_status
convert_text(weft_str bytes, const char* encoding, layer* out, size_t* at);

// Whether all of `text` is NFC for certain: a fast scan that knows ASCII,
// Hangul syllables, Han, kana and common symbols.  Otherwise the place where
// the doubt starts.
size_t
nfc_prefix(weft_str text);

// Compose to NFC
weft_status
normalize_text(weft_str text, layer* out);

// Remove Markdown
weft_status
markdown_text(weft_str text, layer* out, markup_info* info);

// Remove HTML
weft_status
html_text(weft_str text, layer* out, markup_info* info);

// Find front matter (`---` lines at the very start) and read title and date.
// Returns the place behind it, or 0.
size_t
front_matter(weft_str text, markup_info* info, weft_status* st);

// Append a mark; a mark at the same place replaces the one before
weft_status
markup_mark(markup_info* info, size_t start, weft_sentence_kind kind);

#endif // WEFT_EXTRACT_LAYER_H
