// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// The files of a new pack.

#ifndef WEFT_CLI_RULES_SKELETON_H
#define WEFT_CLI_RULES_SKELETON_H

#include <stdbool.h>
#include <stddef.h>

typedef struct {
  const char* path; // in the pack
  const char* text; // `@NAME@` stands for the pack's name
} skeleton_file;

enum { SKELETON_FILES = 5 };

// The files of a pack for Korean or English texts
const skeleton_file*
skeleton_files(bool korean);

#endif // WEFT_CLI_RULES_SKELETON_H
