// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

/// @file merge.h
/// Many graph files into one.

#ifndef WEFT_MERGE_H
#define WEFT_MERGE_H

#include "weft/base.h"
#include "weft/store.h"

#ifdef __cplusplus
extern "C" {
#endif

/// A version of a document that gave way to another one of the same name
typedef struct {
  weft_str doc;    ///< The document's identifier
  weft_str date;   ///< Its ISO date of publication, or empty
  weft_str sha256; ///< 64 hexadecimal digits of its content, or empty
  weft_str file;   ///< Graph file that it was in
} weft_clash;

/// Receives a version that was lost and the one that was kept.
///
/// Both are borrowed until it returns; `kept` is NULL where only what was
/// lost is known.  A status other than WEFT_OK ends the call and is returned.
typedef weft_status (*weft_clash_func)(void*             handle,
                                       const weft_clash* lost,
                                       const weft_clash* kept);

/// Write the union of graph files to a new one.
///
/// Documents are one by name, date and SHA-256; their triples and aliases are
/// united.  Of several versions of one name the one with the latest date, then
/// the greatest hash stays, and the others are kept in a list of clashes.  Of
/// differing declarations of a type or relation the bytewise greatest stays.
/// Decisions are united.  So neither the order of the files nor merging in
/// steps makes a difference to what a graph holds.
///
/// O(n log n) time.  Memory does not grow with the number of documents but
/// with that of names, and with the largest document.
///
/// @param paths    Graph files, at least one; they are only read.
/// @param output   A file that is empty or does not exist.  After a failure
///                 what is left there is no graph; delete it.
/// @param clash    Called for every version that gives way; may be NULL.
/// @param counts   Receives what the union holds; may be NULL.
/// @return WEFT_OK, WEFT_ERR_EXISTS if `output` holds something, what
///         weft_store_open() returns, WEFT_ERR_IO, WEFT_ERR_NO_MEMORY.
WEFT_API WEFT_NODISCARD weft_status
weft_merge(const char* const* paths,
           size_t             count,
           const char*        output,
           weft_clash_func    clash,
           void*              handle,
           weft_store_counts* counts,
           weft_error*        error);

/// List the versions that gave way in merges, by document, date and hash.
///
/// A document that is added again or removed has no clash any more.
WEFT_API WEFT_NODISCARD weft_status
weft_store_clashes(weft_store*     store,
                   weft_clash_func function,
                   void*           handle,
                   weft_error*     error);

#ifdef __cplusplus
}
#endif

#endif // WEFT_MERGE_H
