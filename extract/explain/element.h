// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// The parts that a pattern is written of.

#ifndef WEFT_EXTRACT_ELEMENT_H
#define WEFT_EXTRACT_ELEMENT_H

#include "rule/compiled.h"

enum { ELEMENTS_MAX = 96 }; // of one alternative; more are not looked at

typedef enum {
  ELEMENT_TEXT,  // characters that stand for themselves
  ELEMENT_SLOT,  // {name:Type}
  ELEMENT_MACRO, // <NAME>
  ELEMENT_GROUP, // (…) that takes part in the match
  ELEMENT_LOOK,  // (?=…) and the like
  ELEMENT_OTHER  // a class, an escape, a dot, an anchor
} element_kind;

// Bytes of the pattern as written
typedef struct {
  size_t       start;
  size_t       body;  // end without quantifier
  size_t       end;   // … with it
  size_t       inner; // of groups: what is in the parentheses
  size_t       inner_end;
  element_kind kind;
  bool         may_skip; // matches nothing as well
} element;

// End of the alternative that begins at `start`: a | outside all groups, or
// `end`
size_t
element_alternative_end(weft_str pattern, size_t start, size_t end);

// Take a stretch without such a | apart.  Returns the number of parts, or
// ELEMENTS_MAX + 1 if there are more.
size_t
element_split(weft_str pattern,
              size_t   start,
              size_t   end,
              element  out[ELEMENTS_MAX]);

// Whether an expanded part of a pattern, with its quantifier, is a gap: a class
// or a dot that is repeated, or a group with one that may be left out.  `most`
// receives how many characters it takes, SIZE_MAX for any number, and `class`
// the class, within `expanded`.
bool
element_is_gap(weft_str expanded, size_t* most, weft_str* class_of);

#endif // WEFT_EXTRACT_ELEMENT_H
