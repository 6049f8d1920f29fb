// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// The places outside all mentions where an unlisted name may stand.

#ifndef WEFT_EXTRACT_SPOT_H
#define WEFT_EXTRACT_SPOT_H

#include "mention/mention.h"
#include "table.h"

// A word that may be a name, or part of one, or a quoted name
typedef struct {
  uint32_t start; // bytes in the document's text
  uint32_t stem;  // end of the name
  uint32_t rest;  // where the particles behind it begin
  uint32_t end;   // of the word
  uint32_t sentence;
  uint32_t index; // word of its sentence
  bool     spaced;
  bool     hangul;
  bool     quoted; // stands in quotation marks of its own
} spot;

typedef struct {
  spot*  items; // in the order of the text
  size_t count;
  size_t capacity;
  table  stems; // every reading of every word → number of places
} spot_list;

// Fill `out`, which must be zero, with the places of a document and settle
// where the name in each ends.  WEFT_OK or WEFT_ERR_NO_MEMORY; the caller frees
// the list either way.  Linear in the number of words.
weft_status
spots_collect(spot_list* out, analysis* a);

void
spots_free(spot_list* list);

// Number of places from number `first` on that form one name
size_t
spots_run(const spot_list* list, const analysis* a, size_t first);

#endif // WEFT_EXTRACT_SPOT_H
