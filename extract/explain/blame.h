// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Which part of a pattern keeps it from matching.

#ifndef WEFT_EXTRACT_BLAME_H
#define WEFT_EXTRACT_BLAME_H

#include "explain/probe.h"

// What is known of a pattern on one masked sentence
typedef struct {
  int       near;
  weft_why  why;
  size_t    matched; // bytes of the source
  weft_span reached;
} verdict;

// Number of leading parts that match; `out` is the match of them
size_t
blame_beginning(prober* p, const story_view* v, const alternative* a, hit* out);

// The one part that keeps the pattern from matching, which begins to fail at
// part `failing`; SIZE_MAX if there is no single one
size_t
blame_culprit(prober*            p,
              const story_view*  v,
              const alternative* a,
              size_t             failing,
              weft_why*          why,
              hit*               h);

// Blame the part behind those that match, of which `before` is the match
void
blame_next(prober*            p,
           const story_view*  v,
           const alternative* a,
           size_t             failing,
           const hit*         before,
           verdict*           out);

#endif // WEFT_EXTRACT_BLAME_H
