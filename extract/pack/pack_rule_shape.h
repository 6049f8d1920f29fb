// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Shape of rules/*.jsonc, and the closed sets of names in it.

#ifndef WEFT_EXTRACT_PACK_RULE_SHAPE_H
#define WEFT_EXTRACT_PACK_RULE_SHAPE_H

#include "pack/shape.h"

// A file of rules: an array, or an object with one
extern const shape pack_rules_shape;

// One rule; its variants are the kinds of rules
extern const shape pack_rule_shape;

// Lists that end in NULL

extern const char* const pack_kind_names[];     // the default first
extern const char* const pack_role_names[];     // of arguments, see frame_role
extern const char* const pack_particle_names[]; // of cues
extern const char* const pack_refer_names[];    // see refer_to

extern const char* const pack_unless_names[]; // see unless_place
extern const char* const pack_normal_names[]; // see normal_kind

enum {
  PACK_ROLE_COUNT     = 12,
  PACK_PARTICLE_COUNT = 16,
  PACK_REFER_COUNT    = 5,
  PACK_UNLESS_COUNT   = 4,
  PACK_NORMAL_COUNT   = 4
};

#endif // WEFT_EXTRACT_PACK_RULE_SHAPE_H
