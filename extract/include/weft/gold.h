// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

/// @file gold.h
/// Triples compared with gold annotations: what is right, wrong and missed.
///
/// A gold file is JSON: `doc`, `entities` (`id`, `type`, `names`, for literals
/// also `value` and `unit`) and `triples` (`s`, `p`, `o` with ids of entities,
/// `status`); docs/rule-format.md describes it.

#ifndef WEFT_GOLD_H
#define WEFT_GOLD_H

#include "weft/base.h"
#include "weft/schema.h"
#include "weft/triple.h"

#ifdef __cplusplus
extern "C" {
#endif

/// Gold annotations of documents, and the triples that were found in them
typedef struct weft_gold weft_gold;

/// How triples compare with gold.  A triple that states again what another one
/// of its document states counts once.
typedef struct {
  size_t right;  ///< Found, and in the gold
  size_t wrong;  ///< Found, and not in the gold
  size_t missed; ///< In the gold, and not found
} weft_score;

/// The score of one relation or one rule.
///
/// What a rule missed is what nobody found or others found alone of all gold
/// triples that have a relation of its triples.
typedef struct {
  weft_str   name;  ///< Relation, or `pack/rule`
  weft_score score; ///< Its score
} weft_score_row;

/// All scores of a run; rows are sorted by name and live until the next call
/// or weft_gold_free()
typedef struct {
  size_t                documents;      ///< Documents with gold
  size_t                read;           ///< … of which triples were given
  weft_score            total;          ///< Of all relations
  size_t                status_right;   ///< Right ones with the right status
  const weft_score_row* relations;      ///< Relations, sorted
  size_t                relation_count; ///< Number of relations
  const weft_score_row* rules;          ///< Rules that gave something, sorted
  size_t                rule_count;     ///< Number of such rules
} weft_gold_scores;

/// Read gold files (`*.gold.json`) by name, and all of them in named folders
/// and the folders in these.
///
/// @return WEFT_OK; WEFT_ERR_NOT_FOUND; WEFT_ERR_BAD_INPUT with file, line and
///         column; WEFT_ERR_IO; WEFT_ERR_NO_MEMORY.
WEFT_API WEFT_NODISCARD weft_status
weft_gold_open(const char* const* paths,
               size_t             count,
               weft_gold**        out,
               weft_error*        error);

/// Free gold; NULL is accepted
WEFT_API void
weft_gold_free(weft_gold* gold);

/// Number of documents with gold; O(1)
WEFT_API size_t
weft_gold_count(const weft_gold* gold);

/// The path of document `index` beside its gold file; lives as long as the
/// gold.  NULL if out of range; O(1)
WEFT_API const char*
weft_gold_document(const weft_gold* gold, size_t index);

/// Take a triple that was found; it is copied.
///
/// Its document is found by the last two parts of its name without extension,
/// or by the last one if that is clear; triples of others are left out.
WEFT_API WEFT_NODISCARD weft_status
weft_gold_add(weft_gold* gold, const weft_triple* triple, weft_error* error);

/// Note that a document was read, though it may have no triples
WEFT_API WEFT_NODISCARD weft_status
weft_gold_add_document(weft_gold* gold, weft_str doc, weft_error* error);

/// Compare all triples taken so far.
///
/// Names are equal after NFKC, case folding and without spaces, quotes and
/// brackets.  If `lenient`, one may also contain the other that is at least
/// half as long, unless it names another entity of the document; class nouns
/// may end alike, figures and dates have equal values.  Each gold triple is
/// matched once, equal names first.
///
/// @param schema Says which relations are symmetric.
/// @return WEFT_OK or WEFT_ERR_NO_MEMORY.
WEFT_API WEFT_NODISCARD weft_status
weft_gold_score(weft_gold*         gold,
                const weft_schema* schema,
                bool               lenient,
                weft_gold_scores*  out,
                weft_error*        error);

/// The share of what was found that is right, from 0 to 1; 0 of nothing
static inline double
weft_score_precision(weft_score s)
{
  const size_t found = s.right + s.wrong;
  return found ? (double)s.right / (double)found : 0.0;
}

/// The share of the gold that was found, from 0 to 1; 0 of nothing
static inline double
weft_score_recall(weft_score s)
{
  const size_t gold = s.right + s.missed;
  return gold ? (double)s.right / (double)gold : 0.0;
}

/// The harmonic mean of precision and recall, from 0 to 1
static inline double
weft_score_f1(weft_score s)
{
  const double p = weft_score_precision(s);
  const double r = weft_score_recall(s);
  return p + r > 0.0 ? 2.0 * p * r / (p + r) : 0.0;
}

#ifdef __cplusplus
}
#endif

#endif // WEFT_GOLD_H
