// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

/// @file conflict.h
/// Contradictions between the stated facts of a graph.
///
/// Plans contradict nothing, nor do facts with different dates, and what one
/// sentence says of several values is a list.  docs/identity.md has the rules.

#ifndef WEFT_CONFLICT_H
#define WEFT_CONFLICT_H

#include "weft/base.h"
#include "weft/graph.h"

#ifdef __cplusplus
extern "C" {
#endif

/// What contradicts what
typedef enum {
  WEFT_CONFLICT_VALUES   = 0, ///< Two values where there can be one
  WEFT_CONFLICT_DISJOINT = 1, ///< Relations that exclude each other
  WEFT_CONFLICT_CIRCLE   = 2  ///< A relation that leads back to its beginning
} weft_conflict_kind;

/// Facts that cannot all be true at one time
typedef struct {
  weft_conflict_kind      kind;       ///< Why not
  bool                    certain;    ///< False if time may have changed them
  const weft_fact* const* facts;      ///< Stated; a circle's in its order
  size_t                  fact_count; ///< At least two
} weft_conflict;

/// An opaque list of conflicts
typedef struct weft_conflicts weft_conflicts;

/// Find the conflicts of a frozen graph, which must outlive the list.
///
/// @param out Receives the list, which weft_conflicts_free() frees.
/// Of one subject and relation the first 256 facts are compared, and of each
/// fact the first 256 supports.
///
/// @return WEFT_OK, WEFT_ERR_BAD_ARG or WEFT_ERR_NO_MEMORY.  O(n log n) in the
///         graph's facts, but quadratic in the values of one subject.
WEFT_API WEFT_NODISCARD weft_status
weft_conflicts_find(const weft_graph* graph,
                    weft_conflicts**  out,
                    weft_error*       error);

/// Number of conflicts; O(1)
WEFT_API size_t
weft_conflicts_count(const weft_conflicts* list);

/// A conflict, sorted by its first fact and kind; NULL if out of range; O(1)
WEFT_API const weft_conflict*
weft_conflicts_get(const weft_conflicts* list, size_t index);

/// Free a list; NULL is accepted
WEFT_API void
weft_conflicts_free(weft_conflicts* list);

#ifdef __cplusplus
}
#endif

#endif // WEFT_CONFLICT_H
