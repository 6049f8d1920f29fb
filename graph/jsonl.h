// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// What lines and answers have in common.

#ifndef WEFT_GRAPH_JSONL_H
#define WEFT_GRAPH_JSONL_H

#include "strbuf.h"

#include "weft/triple.h"

// Append an end as a JSON object: places and values where it has them
void
jsonl_put_end(strbuf* b, const weft_end* end);

#endif // WEFT_GRAPH_JSONL_H
