// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Regular expressions as trees, as far as checks need them: which characters a
// part takes and how often.  What the reader does not know, such as
// conditions, makes the whole expression unknown.

#ifndef WEFT_EXTRACT_REGEX_TREE_H
#define WEFT_EXTRACT_REGEX_TREE_H

#include "arena.h"

// No upper bound of a repetition
#define TREE_ENDLESS UINT32_MAX

// A set of characters: ranges in ascending order
enum { TREE_RANGES_MAX = 48 };

typedef struct {
  uint32_t first;
  uint32_t last;
} tree_range;

typedef struct {
  tree_range ranges[TREE_RANGES_MAX];
  size_t     count;
} tree_set;

typedef enum {
  TREE_CHARACTERS, // one character of a set
  TREE_GROUP,      // alternatives
  TREE_PLACE       // takes no character: ^ $ \b and what is only looked at
} tree_kind;

typedef struct tree_item     tree_item;
typedef struct tree_sequence tree_sequence;

// One part, repeated `least` to `most` times
struct tree_item {
  tree_kind       kind;
  const tree_set* set;          // of characters
  tree_sequence*  alternatives; // of a group
  size_t          at;           // byte of the expression
  size_t          end;
  uint32_t        least;
  uint32_t        most;
  bool            fixed; // atomic or possessive: never given back
  tree_item*      next;
};

struct tree_sequence {
  tree_item*     first;
  tree_sequence* next;
};

// Read an expression that PCRE2 accepts.  `*out` is NULL if the reader does not
// know all of it.  WEFT_ERR_NO_MEMORY.
weft_status
tree_read(arena* mem, weft_str source, tree_sequence** out);

// Whether two sets have a character in common
bool
tree_overlap(const tree_set* a, const tree_set* b);

// The only character of a set, or 0
uint32_t
tree_single(const tree_set* set);

#endif // WEFT_EXTRACT_REGEX_TREE_H
