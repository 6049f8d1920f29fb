// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// The endings themselves.

#ifndef WEFT_EXTRACT_ENDING_LIST_H
#define WEFT_EXTRACT_ENDING_LIST_H

#include "korean/conjugate.h"
#include "korean/verb.h"

enum { ENDING_SIZE = 22 };

typedef struct {
  char         text[ENDING_SIZE];
  uint8_t      size;
  uint8_t      josa; // particles may follow
  ending_class kind;
  unsigned     flags;
} ending;

// Sorted by bytes
typedef struct {
  const ending* items;
  size_t        count;
} ending_list;

extern const ending_list ending_lists[BASE_COUNT]; // after each base form
extern const ending_list ending_da;                // 다 and what grows from it
extern const ending_list ending_stem;              // after stems of any shape
extern const ending_list ending_copula;            // after any noun
extern const ending_list ending_copula_open;       // after open syllables only
extern const ending_list ending_copula_dropped;    // … where 이 is left out

#endif // WEFT_EXTRACT_ENDING_LIST_H
