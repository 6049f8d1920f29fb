// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

/// @file export.h
/// Writing triples and graphs for other tools.

#ifndef WEFT_EXPORT_H
#define WEFT_EXPORT_H

#include "weft/base.h"
#include "weft/graph.h"
#include "weft/triple.h"

#ifdef __cplusplus
extern "C" {
#endif

/// Receives a run of bytes; a status other than WEFT_OK stops the writer
typedef weft_status (*weft_write_func)(void*       handle,
                                       const char* data,
                                       size_t      size);

/// Where a writer's bytes go
typedef struct {
  void*           handle; ///< Passed to `write` unchanged
  weft_write_func write;  ///< Called with whole lines where it can be
} weft_writer;

/// Output formats of weft_export()
typedef enum {
  WEFT_FORMAT_JSONL    = 0, ///< One JSON object a line, as `extract` prints
  WEFT_FORMAT_NTRIPLES = 1  ///< RDF N-Triples with reified provenance
} weft_format;

/// Write one triple as a JSON line with its newline
WEFT_API WEFT_NODISCARD weft_status
weft_jsonl_triple(const weft_writer* writer, const weft_triple* triple);

/// Write a document header as a JSON line with its newline
WEFT_API WEFT_NODISCARD weft_status
weft_jsonl_document(const weft_writer*        writer,
                    const weft_document_info* document);

/// Write a decision as a JSON line with its newline
WEFT_API WEFT_NODISCARD weft_status
weft_jsonl_decision(const weft_writer* writer, const weft_decision* decision);

/// Write a mention as a JSON line with its newline
WEFT_API WEFT_NODISCARD weft_status
weft_jsonl_mention(const weft_writer* writer, const weft_mention* mention);

/// Write a frozen graph.
///
/// The same graph gives the same bytes.  O(n) in the graph's size.
///
/// @return WEFT_OK, WEFT_ERR_BAD_ARG, WEFT_ERR_NO_MEMORY, or whatever the
///         writer returned.
WEFT_API WEFT_NODISCARD weft_status
weft_export(const weft_graph*  graph,
            weft_format        format,
            const weft_writer* writer,
            weft_error*        error);

/// Write a file whole or not at all: temporary name, fsync, rename.
///
/// @return WEFT_OK or WEFT_ERR_IO; an old file of that name is kept intact
///         on failure and no temporary file is left behind.
WEFT_API WEFT_NODISCARD weft_status
weft_file_write(const char* path, weft_str content, weft_error* error);

#ifdef __cplusplus
}
#endif

#endif // WEFT_EXPORT_H
