// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// What the files that read, compare and score gold share.

#ifndef WEFT_EXTRACT_GOLD_H
#define WEFT_EXTRACT_GOLD_H

#include "arena.h"
#include "table.h"
#include "weft/gold.h"

// Names of an end, as they are compared
typedef struct {
  weft_str* items;
  size_t    count;
} gold_names;

// One end of a triple
typedef struct {
  gold_names names;
  gold_names others; // of other entities of the document; of gold only
  weft_str   type;
  weft_str   value; // figure or date as text; data is NULL without one
  weft_str   unit;  // as it is compared
} gold_end;

typedef struct {
  const gold_end*  subject;
  weft_str         relation;
  const gold_end*  object;
  weft_fact_status status;
} gold_triple;

// A rule that gave a triple
typedef struct gold_giver gold_giver;
struct gold_giver {
  weft_str          rule;
  const gold_giver* next;
};

// A triple that was found, once for all places that state it
typedef struct gold_found gold_found;
struct gold_found {
  gold_triple       triple;
  const gold_giver* rules;
  gold_found*       next;
};

typedef struct {
  const char*  path;   // of the text, beside the gold file
  weft_str     parent; // the last two parts of its name
  weft_str     stem;
  gold_triple* triples;
  size_t       count;
  gold_found*  first;
  gold_found*  last;
  size_t       found_count;
  bool         read;
} gold_document;

struct weft_gold {
  arena           mem;
  gold_document** documents;
  size_t          count;
  size_t          capacity;
  table           seen; // triples found, by document and compared names
  arena           rows; // of the last scores
};

// The form in which a name is compared
weft_status
gold_normalize(arena* mem, weft_str name, weft_str* out);

// All forms of a name: `A(B)` is also A and B.  Appends to `out`, whose items
// have room for three more.
weft_status
gold_add_names(arena* mem, weft_str name, gold_names* out);

// Whether two ends name the same.  `gold` is of the gold; `classy`: class nouns
// that end alike do.
bool
gold_same_end(const gold_end* gold,
              const gold_end* found,
              bool            lenient,
              bool            classy);

// The last two parts of a document's name, without extension
void
gold_split_name(weft_str doc, weft_str* parent, weft_str* stem);

// Add the document of one gold file
weft_status
gold_read(weft_gold* gold, const char* path, weft_error* error);

#endif // WEFT_EXTRACT_GOLD_H
