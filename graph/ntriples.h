// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#ifndef WEFT_GRAPH_NTRIPLES_H
#define WEFT_GRAPH_NTRIPLES_H

#include "weft/export.h"

// Write a frozen graph as N-Triples
weft_status
ntriples_write(const weft_graph* graph, const weft_writer* writer);

#endif // WEFT_GRAPH_NTRIPLES_H
