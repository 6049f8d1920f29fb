// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Types for names that nothing gave one, by the parts that they play.

#ifndef WEFT_EXTRACT_SETTLE_H
#define WEFT_EXTRACT_SETTLE_H

#include "rule/candidate.h"

// Give each name of the last resort the type that the candidates ask of it
// most: the only one that fits an end, or that of the things of its class noun.
// Names that nothing asks anything of stay as they are.
//
// WEFT_OK or WEFT_ERR_NO_MEMORY.  O(candidates + mentions + entities).
weft_status
settle_types(rule_run* run);

#endif // WEFT_EXTRACT_SETTLE_H
