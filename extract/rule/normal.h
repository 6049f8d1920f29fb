// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Captured text written in one way: member `normalise` of rules.

#ifndef WEFT_EXTRACT_NORMAL_H
#define WEFT_EXTRACT_NORMAL_H

#include "rule/end.h"

enum {
  NORMAL_STEPS_MAX = 64,  // steps for one slot
  NORMAL_SIZE_MAX  = 1024 // bytes of what comes out
};

typedef enum {
  NORMAL_REPLACE,
  NORMAL_UPPER,
  NORMAL_LOWER,
  NORMAL_SPACES, // runs of white space are one space
  NORMAL_JOINED  // no white space
} normal_kind;

typedef struct {
  normal_kind kind;
  weft_str    from; // of NORMAL_REPLACE: plain text
  weft_str    to;
  bool        first; // only at the beginning
  bool        last;  // only at the end
} normal_step;

struct rule_normal {
  const char*  slot;
  normal_step* steps;
  size_t       count;
};

// Write `text` as the rule says for a slot; `*out` is `text` itself if it says
// nothing, else in `mem`, and may be empty.  WEFT_ERR_LIMIT names the rule.
weft_status
normal_text(const rule_run* run,
            const rule*     r,
            const char*     slot,
            weft_str        text,
            arena*          mem,
            weft_str*       out);

// The object of a candidate, if it is a literal, as its rule says; `*kept` is
// false if nothing is left of it
weft_status
normal_object(emitter* e, const candidate* c, weft_end* object, bool* kept);

#endif // WEFT_EXTRACT_NORMAL_H
