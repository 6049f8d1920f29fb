// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

/// @file import.h
/// Reading triples that other programs, or weft itself, wrote.

#ifndef WEFT_IMPORT_H
#define WEFT_IMPORT_H

#include "weft/base.h"
#include "weft/schema.h"
#include "weft/triple.h"

#ifdef __cplusplus
extern "C" {
#endif

/// Fill `data` with at most `size` bytes; `*got` is 0 at the end of the input.
///
/// A status other than WEFT_OK stops the reader and is returned unchanged.
typedef weft_status (*weft_read_func)(void*   handle,
                                      char*   data,
                                      size_t  size,
                                      size_t* got);

/// Where a reader's bytes come from
typedef struct {
  void*          handle; ///< Passed to `read` unchanged
  weft_read_func read;   ///< Called until it gives nothing
  const char*    name;   ///< For messages; may be NULL
} weft_reader;

/// Read JSON lines as `weft extract` prints them.
///
/// A document's header comes before its triples, which stand together; a
/// document without a header gets an empty one.  Mentions and unknown members
/// are skipped.  Memory does not grow with the number of triples.
///
/// @param sink Receives documents, triples and decisions, borrowed until it returns.
/// @return WEFT_OK, WEFT_ERR_BAD_INPUT with line and column, WEFT_ERR_EXISTS
///         if a document comes twice, or what reader and sink returned.
WEFT_API WEFT_NODISCARD weft_status
weft_import_jsonl(const weft_reader* reader,
                  const weft_sink*   sink,
                  weft_error*        error);

/// Read N-Triples or N-Quads: what weft_export() writes, or any other.
///
/// What an export wrote comes back as documents, triples and aliases, as
/// docs/formats.md says.  Any other triple becomes a fact of one document,
/// named by the reader.  Triples may come in any order, so all are kept in
/// memory: O(n log n) time and O(n) memory in the input.  Names of graphs are
/// passed over.
///
/// @param schema Tells types and relations by their IRIs; may be NULL.
/// @param sink   Receives documents, sorted by name, and their triples,
///               borrowed until it returns; nothing if the input has a fault.
/// @return WEFT_OK, WEFT_ERR_BAD_INPUT or WEFT_ERR_BAD_TEXT with line,
///         WEFT_ERR_LIMIT beyond 2^32 terms, WEFT_ERR_NO_MEMORY, or what
///         reader and sink returned.
WEFT_API WEFT_NODISCARD weft_status
weft_import_ntriples(const weft_reader* reader,
                     const weft_schema* schema,
                     const weft_sink*   sink,
                     weft_error*        error);

#ifdef __cplusplus
}
#endif

#endif // WEFT_IMPORT_H
