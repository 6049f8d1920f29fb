// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

/// @file render.h
/// Pictures of a graph.
///
/// Graphviz is not thread-safe, leaks a little and may exit: it runs in a
/// worker process that weft_render() starts by exec, so it can neither stop
/// nor grow the caller.

#ifndef WEFT_RENDER_H
#define WEFT_RENDER_H

#include "weft/base.h"
#include "weft/graph.h"

#ifdef __cplusplus
extern "C" {
#endif

/// Output formats
typedef enum {
  WEFT_PICTURE_SVG  = 0, ///< SVG
  WEFT_PICTURE_PNG  = 1, ///< PNG
  WEFT_PICTURE_PDF  = 2, ///< PDF
  WEFT_PICTURE_DOT  = 3, ///< Graphviz source, made without the worker
  WEFT_PICTURE_HTML = 4  ///< One self-contained page to explore it in
} weft_picture;

/// Where literals and class nouns are shown
typedef enum {
  WEFT_LITERALS_INSIDE = 0, ///< Inside their subject's node
  WEFT_LITERALS_NODES  = 1, ///< As nodes of their own
  WEFT_LITERALS_HIDE   = 2  ///< Not at all
} weft_literals;

/// Where the page gets documents' texts from, one at a time
typedef struct {
  void* handle; ///< Passed to each callback unchanged

  /// Give the text of a document: UTF-8, borrowed until the next call.
  ///
  /// WEFT_ERR_NOT_FOUND if there is none, or if its content is not that of
  /// `document->sha256`; any other failure ends weft_render().
  weft_status (*open)(void*                     handle,
                      const weft_document_info* document,
                      weft_str*                 text,
                      weft_error*               error);

  /// Bytes of the last text that came from bytes of its original
  weft_span (*locate)(void* handle, weft_span original);
} weft_render_texts;

/// How to draw
typedef struct {
  weft_picture  picture;     ///< Output format
  weft_str      title;       ///< Shown above the picture; may be empty
  weft_str      lang;        ///< Language of labels, such as `ko`
  weft_literals literals;    ///< Where literals are shown
  const char*   layout;      ///< Graphviz engine, or NULL to choose by size
  double        time_limit;  ///< Seconds for one layout; 0 means 20
  const char*   worker;      ///< Path of the worker program
  const char*   worker_flag; ///< First argument that makes it a worker
  /// HTML: evidence is shown inside these; NULL shows the sentences alone
  const weft_render_texts* texts;
} weft_render_options;

/// Defaults, but for `worker`
#define WEFT_RENDER_OPTIONS_INIT                                               \
  {                                                                            \
    WEFT_PICTURE_SVG, {NULL, 0}, {"ko", 2}, WEFT_LITERALS_INSIDE, NULL, 0.0,   \
      NULL, "--render-worker", NULL                                            \
  }

/// What a picture shows and leaves out
typedef struct {
  size_t      nodes;    ///< Nodes drawn
  size_t      edges;    ///< Edges drawn
  size_t      left_out; ///< Entities of the graph that are not drawn
  const char* layout;   ///< Engine that drew it, static
  bool        degraded; ///< The time limit forced a plainer layout
} weft_render_report;

/// Draw a frozen graph into memory.
///
/// @param data   Receives the picture's bytes, which free() frees.
/// @param size   Receives their number.
/// @param report May be NULL.
/// @return WEFT_OK; WEFT_ERR_RENDER or WEFT_ERR_TIMEOUT if the worker failed
///         even with the plainest layout; WEFT_ERR_LIMIT if the picture would
///         be too large for the format; WEFT_ERR_NO_MEMORY; WEFT_ERR_BAD_ARG.
WEFT_API WEFT_NODISCARD weft_status
weft_render(const weft_graph*          graph,
            const weft_render_options* options,
            char**                     data,
            size_t*                    size,
            weft_render_report*        report,
            weft_error*                error);

/// Body of the worker: DOT on standard input, a picture on standard output.
///
/// The only function here that uses Graphviz.  Call it once per process.
/// @return Exit code for the process: 0, or 3 with a line on standard error.
WEFT_API int
weft_render_worker(int argc, const char* const* argv);

#ifdef __cplusplus
}
#endif

#endif // WEFT_RENDER_H
