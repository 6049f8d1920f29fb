// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

/// @file part.h
/// What one document of a graph says, as a graph of its own.

#ifndef WEFT_PART_H
#define WEFT_PART_H

#include "weft/base.h"
#include "weft/graph.h"

#ifdef __cplusplus
extern "C" {
#endif

/// An opaque list of the documents of a graph with what they say.  Any number
/// of threads may read it.
typedef struct weft_parts weft_parts;

/// List the parts of a frozen graph, which must outlive the list.
///
/// @param out Receives the list, which weft_parts_free() frees.
/// @return WEFT_OK or WEFT_ERR_NO_MEMORY.  O(n log n) in the graph's supports.
WEFT_API WEFT_NODISCARD weft_status
weft_parts_new(const weft_graph* graph, weft_parts** out, weft_error* error);

/// The graph of one document: its header, its supports, and the entities of
/// these, which keep the ids that they have in the whole graph.  Names, aliases
/// and confidence are those of the document alone.
///
/// @param document Index of the document in the whole graph.
/// @param out      Receives a frozen graph, which weft_graph_free() frees.
/// @return WEFT_OK, WEFT_ERR_BAD_ARG if there is no such document, or
///         WEFT_ERR_NO_MEMORY.  O(n log n) in the document's supports.
WEFT_API WEFT_NODISCARD weft_status
weft_parts_graph(const weft_parts* parts,
                 size_t            document,
                 weft_graph**      out,
                 weft_error*       error);

/// Free a list; NULL is accepted
WEFT_API void
weft_parts_free(weft_parts* parts);

#ifdef __cplusplus
}
#endif

#endif // WEFT_PART_H
