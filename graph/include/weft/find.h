// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

/// @file find.h
/// What a user's words mean in a graph: entities, types and relations.
///
/// Words are compared as names are: case, spaces, hyphens and middle dots make
/// no difference.  They are UTF-8 in NFC.

#ifndef WEFT_FIND_H
#define WEFT_FIND_H

#include "weft/base.h"
#include "weft/graph.h"

#ifdef __cplusplus
extern "C" {
#endif

/// Find the entities that a text names: an id such as `Organization/네이버`,
/// else all that have it for a name or an alias; `네이버:Organization` means
/// those of a type.
///
/// @param out   Receives indexes of entities in order, which free() frees; NULL
///              on failure.
/// @param count Receives their number, at least one.
/// @return WEFT_OK; WEFT_ERR_NOT_FOUND with near names in the message;
///         WEFT_ERR_NO_MEMORY.  O(names of the graph).
WEFT_API WEFT_NODISCARD weft_status
weft_graph_find_entities(const weft_graph* graph,
                         weft_str          text,
                         size_t**          out,
                         size_t*           count,
                         weft_error*       error);

/// Find the types of that name, or label in any language: declared ones and
/// those of entities.  Subtypes are not added.
///
/// @param out   Receives names that belong to the graph, in bytewise order;
///              the array is for free(); NULL on failure.
/// @param count Receives their number, at least one.
/// @return WEFT_OK; WEFT_ERR_BAD_INPUT with near names in the message;
///         WEFT_ERR_NO_MEMORY.  O(types + entities).
WEFT_API WEFT_NODISCARD weft_status
weft_graph_find_types(const weft_graph* graph,
                      weft_str          text,
                      weft_str**        out,
                      size_t*           count,
                      weft_error*       error);

/// Find the relations of that name, or label in any language: declared ones
/// and those of facts.  As weft_graph_find_types().  O(relations + facts).
WEFT_API WEFT_NODISCARD weft_status
weft_graph_find_relations(const weft_graph* graph,
                          weft_str          text,
                          weft_str**        out,
                          size_t*           count,
                          weft_error*       error);

#ifdef __cplusplus
}
#endif

#endif // WEFT_FIND_H
