// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// All rules of the packs, compiled.

#ifndef WEFT_EXTRACT_RULES_COMPILE_H
#define WEFT_EXTRACT_RULES_COMPILE_H

#include "rule/compiled.h"

// Compile every rule of the packs.  What is wrong with them goes to `found`.
weft_status
rules_compile(weft_rules* rules, findings* found);

// Load packs for a check: rules with errors are there too, marked as broken,
// and nothing is made ready to run.  Fails if no pack could be read.
weft_status
rules_load_all(const char* const* packs,
               size_t             count,
               findings*          found,
               weft_rules**       out,
               weft_error*        error);

#endif // WEFT_EXTRACT_RULES_COMPILE_H
