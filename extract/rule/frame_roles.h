// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// What fills the roles of a predicate.

#ifndef WEFT_EXTRACT_FRAME_ROLES_H
#define WEFT_EXTRACT_FRAME_ROLES_H

#include "rule/candidate.h"

enum { FILLERS_MAX = 8 };

// What fills one role of a clause
typedef struct {
  size_t tokens[FILLERS_MAX];
  size_t count;
} fillers;

// A clause that a frame is tried on
typedef struct {
  rule_run*          run;
  const clause_list* list;
  const clause*      clause;
  size_t             sentence;
  fillers            roles[FRAME_ROLES];
} instance;

// Whether no rule and no list gave a name its type
bool
roles_unsettled(const instance* in, const mask_unit* u);

// Fill the roles of the clause as the frame reads them
void
roles_fill(instance* in, const frame* f);

// The token of the filler `n` of a slot among those of its types, or TOKEN_NONE
size_t
roles_token(const instance* in, const frame_slot* slot, size_t n);

#endif // WEFT_EXTRACT_FRAME_ROLES_H
