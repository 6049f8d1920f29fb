// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// All rules of the packs, compiled.

#ifndef WEFT_EXTRACT_RULES_COMPILE_H
#define WEFT_EXTRACT_RULES_COMPILE_H

#include "rule/compiled.h"

// Compile every rule of the packs.  All findings go to `found`; the first
// error is returned.
weft_status
rules_compile(weft_rules*       rules,
              weft_finding_func found,
              void*             handle,
              weft_error*       error);

#endif // WEFT_EXTRACT_RULES_COMPILE_H
