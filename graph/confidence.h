// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// How sure several supports make a fact.

#ifndef WEFT_GRAPH_CONFIDENCE_H
#define WEFT_GRAPH_CONFIDENCE_H

#include <stddef.h>
#include <stdint.h>

#define CONFIDENCE_CERTAIN 1000U

// How likely at least one support is right, from 0 to 1000, in integers, so
// that it is the same everywhere.  `list` is sorted, so that the order of
// supports cannot matter.  O(n log n)
uint32_t
confidence_combine(uint16_t* list, size_t count);

#endif // WEFT_GRAPH_CONFIDENCE_H
