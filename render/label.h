// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// What a node is called: the name that the documents use most.

#ifndef WEFT_RENDER_LABEL_H
#define WEFT_RENDER_LABEL_H

#include "arena.h"
#include "weft/graph.h"

// One label per entity, in entity order; the array and strings belong to
// `memory`.
//
// A label is the form that most supports use, followed in parentheses by the
// most used form in another script (`코지피티 (KoGPT)`).  NULL if out of memory.
// O(n log n) in the number of supports.
const weft_str*
label_entities(arena* memory, const weft_graph* graph);

#endif // WEFT_RENDER_LABEL_H
