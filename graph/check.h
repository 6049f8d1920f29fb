// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// What a graph and a store refuse to take.

#ifndef WEFT_GRAPH_CHECK_H
#define WEFT_GRAPH_CHECK_H

#include "weft/base.h"
#include "weft/triple.h"

// WEFT_ERR_BAD_INPUT if a triple says what none can say
weft_status
check_fault(const weft_triple* triple, weft_error* error);

// WEFT_ERR_BAD_TEXT if `text` is not UTF-8
weft_status
check_text(weft_str text, weft_error* error);

#endif // WEFT_GRAPH_CHECK_H
