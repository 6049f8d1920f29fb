// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

/// @file store.h
/// A graph kept in a file: what was observed, and what follows from it.
///
/// The file is SQLite; docs/graph-format.md describes its tables.  It holds
/// documents with their triples and aliases, and the user's decisions.  All
/// else (entities, facts, their confidence) is derived from that set when
/// writing ends, so neither the order of arrival nor removed documents leave
/// a trace.
///
/// Not thread-safe: one thread at a time may use a store.  Any number of
/// programs may read a file; one may write it.

#ifndef WEFT_STORE_H
#define WEFT_STORE_H

#include "weft/base.h"
#include "weft/graph.h"
#include "weft/schema.h"
#include "weft/triple.h"

#ifdef __cplusplus
extern "C" {
#endif

/// An opaque graph file
typedef struct weft_store weft_store;

/// What a store is opened for
typedef enum {
  WEFT_STORE_READ   = 0, ///< An existing file, which is not changed
  WEFT_STORE_WRITE  = 1, ///< An existing file
  WEFT_STORE_CREATE = 2  ///< An existing file, or a new one
} weft_store_mode;

/// How much a store holds
typedef struct {
  size_t documents; ///< Documents
  size_t triples;   ///< Supports: places that state a fact
  size_t entities;  ///< Entities that facts are about
  size_t facts;     ///< Facts, inferred ones not counted
} weft_store_counts;

/// Open a graph file.
///
/// A file that an interrupted program left behind is repaired when it is
/// opened for writing: it holds whole documents only.
///
/// @param out Receives the store, which weft_store_close() or
///            weft_store_free() frees.
/// @return WEFT_OK, WEFT_ERR_NOT_FOUND, WEFT_ERR_BAD_INPUT if the file is no
///         graph or of a newer version, WEFT_ERR_IO, WEFT_ERR_NO_MEMORY.
WEFT_API WEFT_NODISCARD weft_status
weft_store_open(const char*     path,
                weft_store_mode mode,
                weft_store**    out,
                weft_error*     error);

/// Finish writing: refresh, and bring everything into the one file.
///
/// `store` is freed in any case.  After a failure the file holds what the
/// batches before it brought in.
WEFT_API WEFT_NODISCARD weft_status
weft_store_close(weft_store* store, weft_error* error);

/// Commit what was added, and derive what follows from it; nothing is done if
/// nothing changed.  O(n log n) in all that the store holds.
WEFT_API WEFT_NODISCARD weft_status
weft_store_refresh(weft_store* store, weft_error* error);

/// Forget the batch that is open and free `store`; NULL is accepted
WEFT_API void
weft_store_free(weft_store* store);

/// Take over what `schema` declares; types and relations of the same name
/// are replaced.  O(size of the schema)
WEFT_API WEFT_NODISCARD weft_status
weft_store_declare(weft_store*        store,
                   const weft_schema* schema,
                   weft_error*        error);

/// Begin a document; its triples follow.
///
/// A document of the same name is replaced.  Documents are committed in
/// batches, always whole.
WEFT_API WEFT_NODISCARD weft_status
weft_store_add_document(weft_store*               store,
                        const weft_document_info* document,
                        weft_error*               error);

/// Add a triple of the document that was begun last; amortised O(size).
///
/// @return WEFT_OK, WEFT_ERR_BAD_ARG if it is of another document,
///         WEFT_ERR_BAD_INPUT if it is malformed, WEFT_ERR_IO and the like.
WEFT_API WEFT_NODISCARD weft_status
weft_store_add_triple(weft_store*        store,
                      const weft_triple* triple,
                      weft_error*        error);

/// Remove a document and exactly what it supports.
///
/// @return WEFT_OK, or WEFT_ERR_NOT_FOUND if there is none of that name.
WEFT_API WEFT_NODISCARD weft_status
weft_store_remove(weft_store* store, weft_str doc, weft_error* error);

/// Keep a decision of the user; see weft_graph_decide().
///
/// To change one's mind, call weft_store_forget() first: of two opposite
/// decisions about the same names the split counts.
WEFT_API WEFT_NODISCARD weft_status
weft_store_decide(weft_store*          store,
                  const weft_decision* decision,
                  weft_error*          error);

/// Forget what was decided about two names, in any order; `forgotten` (may be
/// NULL) receives how many decisions that were.
WEFT_API WEFT_NODISCARD weft_status
weft_store_forget(weft_store* store,
                  weft_str    a,
                  weft_str    b,
                  size_t*     forgotten,
                  weft_error* error);

/// Whether all that was begun was finished when the store was opened: false
/// while another program writes, or after one was interrupted.  The documents
/// that the file holds are whole in any case.  O(1).
WEFT_API bool
weft_store_is_finished(const weft_store* store);

/// Read everything into a frozen graph, which weft_graph_free() frees.
///
/// O(n log n) time, O(n) memory.
WEFT_API WEFT_NODISCARD weft_status
weft_store_load(weft_store* store, weft_graph** out, weft_error* error);

/// The same, as of a date; see weft_graph_as_of()
WEFT_API WEFT_NODISCARD weft_status
weft_store_load_as_of(weft_store*  store,
                      weft_str     date,
                      weft_graph** out,
                      weft_error*  error);

/// Count what the store holds; O(n) in its documents and triples
WEFT_API WEFT_NODISCARD weft_status
weft_store_count(weft_store* store, weft_store_counts* out, weft_error* error);

/// A document of a file, borrowed until the callback returns
typedef struct {
  weft_str doc;     ///< Identifier
  weft_str date;    ///< ISO date of publication, or empty
  weft_str title;   ///< Headline, or empty
  weft_str sha256;  ///< 64 hexadecimal digits of the content, or empty
  size_t   bytes;   ///< Size of the original input
  size_t   triples; ///< Supports that it holds
} weft_store_document;

/// Receives a document; a status other than WEFT_OK stops the listing
typedef weft_status (
  *weft_store_document_func)(void* handle, const weft_store_document* document);

/// List the documents in the order of their identifiers.
///
/// O(n) in documents and triples; memory does not grow with their number.
WEFT_API WEFT_NODISCARD weft_status
weft_store_documents(weft_store*              store,
                     weft_store_document_func function,
                     void*                    handle,
                     weft_error*              error);

#ifdef __cplusplus
}
#endif

#endif // WEFT_STORE_H
