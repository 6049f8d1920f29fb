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

/// Output formats of weft_export(); docs/formats.md describes them.
///
/// Numbers are frozen: new ones are added at the end.
typedef enum {
  WEFT_FORMAT_JSONL               = 0,  ///< JSON lines, as `extract` prints
  WEFT_FORMAT_NTRIPLES            = 1,  ///< RDF, with reified provenance
  WEFT_FORMAT_TURTLE              = 2,  ///< The triples of N-Triples
  WEFT_FORMAT_NQUADS              = 3,  ///< RDF, one named graph per document
  WEFT_FORMAT_TRIG                = 4,  ///< The quads of N-Quads
  WEFT_FORMAT_JSONLD              = 5,  ///< The triples of N-Triples as JSON
  WEFT_FORMAT_CSV                 = 6,  ///< One row per support, with a header
  WEFT_FORMAT_NEO4J_NODES         = 7,  ///< CSV of nodes for neo4j-admin
  WEFT_FORMAT_NEO4J_RELATIONSHIPS = 8,  ///< CSV of edges for neo4j-admin
  WEFT_FORMAT_CYPHER              = 9,  ///< Script that may be run again
  WEFT_FORMAT_GRAPHML             = 10, ///< XML for yEd, Gephi, networkx
  WEFT_FORMAT_GEXF                = 11, ///< XML for Gephi, networkx
  WEFT_FORMAT_DOT                 = 12, ///< Plain Graphviz text, not laid out
  WEFT_FORMAT_MERMAID             = 13  ///< Flowchart of the best facts
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
/// The same graph gives the same bytes.  O(n log n) in the graph's size;
/// memory beyond the graph's is O(number of supports) at most.
///
/// Every format but Mermaid holds every fact.  What a syntax cannot hold, such
/// as control characters in XML, becomes U+FFFD.
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
