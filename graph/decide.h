// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// What all who keep decisions ask of them.

#ifndef WEFT_GRAPH_DECIDE_H
#define WEFT_GRAPH_DECIDE_H

#include "weft/base.h"
#include "weft/triple.h"

// Two different names, and a kind that is known
weft_status
decision_check(const weft_decision* d, weft_error* error);

// The decision with its names in order
weft_decision
decision_sorted(const weft_decision* d);

#endif // WEFT_GRAPH_DECIDE_H
