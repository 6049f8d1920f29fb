// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// The scratch copy of a sentence in which every mention is one private-use
// character, with the way back.

#ifndef WEFT_EXTRACT_MASK_H
#define WEFT_EXTRACT_MASK_H

#include "mention/mention.h"
#include "strbuf.h"

enum { MASK_UNITS_MAX = 512, GROUP_MEMBERS_MAX = 64 };

// A masked stretch: one mention, or the members of a coordinated list
typedef struct {
  uint32_t at;    // byte of the private-use character in the masked text
  uint32_t start; // bytes in the document's text that it stands for
  uint32_t end;
  uint32_t first; // index of the first mention
  uint32_t count; // number of mentions; above 1 for a list
  type_set types;
  uint8_t  type;
  uint8_t  instance;
} mask_unit;

typedef struct {
  strbuf    text;   // masked and folded
  uint32_t* origin; // per byte of `text`: byte in the document's text
  size_t    origin_capacity;
  mask_unit units[MASK_UNITS_MAX];
  size_t    unit_count;
  uint64_t  serial;  // another one for each sentence
  type_set  present; // types of all units
  bool      listed;  // some unit is a list
} mask;

// Mask sentence `index`.  `skip` is a mention to leave in plain text, or
// SIZE_MAX; `lists` joins coordinated lists.
weft_status
mask_make(mask* m, const analysis* a, size_t index, size_t skip, bool lists);

// Mask sentence `index`, which is not the first, and the one before it, with a
// line feed between them.  Sentences themselves have none.
weft_status
mask_make_pair(mask* m, const analysis* a, size_t index);

// Offset in the masked text of a place in the document: of the character that
// holds byte `origin`, or with `end` the first one behind it
size_t
mask_place(const mask* m, size_t origin, bool end);

// Place in the document of an offset in the masked text; the end of a range
// is mapped with `end` set
size_t
mask_origin(const mask* m, size_t at, bool end);

// The unit whose character is at `at`, or NULL
const mask_unit*
mask_unit_at(const mask* m, size_t at);

void
mask_free(mask* m);

#endif // WEFT_EXTRACT_MASK_H
