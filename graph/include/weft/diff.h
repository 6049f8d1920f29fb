// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

/// @file diff.h
/// What two graphs do not have in common.

#ifndef WEFT_DIFF_H
#define WEFT_DIFF_H

#include "weft/base.h"
#include "weft/graph.h"

#ifdef __cplusplus
extern "C" {
#endif

/// One difference.  Exactly one pair of pointers is set; the graphs own them.
///
/// A pair is one thing in both graphs: what is only in A has no `b`, what is
/// only in B no `a`, and what has both has changed.
typedef struct {
  const weft_document_info* document_a; ///< Same identifier
  const weft_document_info* document_b;
  const weft_entity*        entity_a; ///< Same id
  const weft_entity*        entity_b;
  const weft_fact*          fact_a; ///< Same subject, relation and object
  const weft_fact*          fact_b;
} weft_difference;

/// Receives a difference, borrowed until it returns.
///
/// A status other than WEFT_OK ends the comparison and is returned unchanged.
typedef weft_status (*weft_difference_func)(void*                  handle,
                                            const weft_difference* difference);

/// Compare two frozen graphs: documents, then entities, then facts, each in
/// their order.
///
/// A document changes with its hash, date, title or size; an entity with its
/// other names; a fact with its status, when, of, confidence and number of
/// supports.  Facts that differ in status, when or of only are paired in
/// order.  Sentences and declarations are not compared.
///
/// O(n log n) in entities and facts.
///
/// @return WEFT_OK, WEFT_ERR_BAD_ARG, WEFT_ERR_NO_MEMORY, or what `function`
///         returned.
WEFT_API WEFT_NODISCARD weft_status
weft_diff(const weft_graph*    a,
          const weft_graph*    b,
          weft_difference_func function,
          void*                handle,
          weft_error*          error);

#ifdef __cplusplus
}
#endif

#endif // WEFT_DIFF_H
