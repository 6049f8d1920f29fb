// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// What the slots of a pattern matched.

#ifndef WEFT_EXTRACT_SLOT_H
#define WEFT_EXTRACT_SLOT_H

#include "rule/candidate.h"

// A match at hand
typedef struct {
  rule_run*          run;
  const mask*        mask;
  size_t             sentence;
  uint32_t           rule_index;
  const rule*        rule;
  const pattern*     pattern;
  const regex_range* groups;
} match;

// The stretch of masked text in a slot of a match with `groups`, or NULL
const regex_range*
slot_of(const pattern_slot* slot, const regex_range* groups);

// Likewise
const regex_range*
slot_range(const match* m, const pattern_slot* slot);

// The same stretch in the document
weft_span
slot_origin(const mask* m, const regex_range* range);

// Cut spaces, quotes and commas off both ends of a stretch of text
weft_span
slot_trim(weft_str text, weft_span s);

// The unit that a slot matched, or NULL for captures of plain text
const mask_unit*
slot_unit(const match* m, const pattern_slot* slot);

#endif // WEFT_EXTRACT_SLOT_H
