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
  WEFT_PICTURE_HTML = 4  ///< One self-contained page around the SVG
} weft_picture;

/// Where literals and class nouns are shown
typedef enum {
  WEFT_LITERALS_INSIDE = 0, ///< Inside their subject's node
  WEFT_LITERALS_NODES  = 1, ///< As nodes of their own
  WEFT_LITERALS_HIDE   = 2  ///< Not at all
} weft_literals;

/// How to draw
///
/// The time limit counts the time for which the worker computes; by the clock
/// it may take three times as long.  Plainer layouts that follow share as many
/// seconds again.
typedef struct {
  weft_picture  picture;     ///< Output format
  weft_str      title;       ///< Shown above the picture; may be empty
  weft_str      lang;        ///< Language of labels, such as `ko`
  weft_literals literals;    ///< Where literals are shown
  const char*   layout;      ///< Name of one, or NULL to choose by size
  double        time_limit;  ///< Seconds of the processor; 0 means 20
  const char*   worker;      ///< Path of the worker program
  const char*   worker_flag; ///< First argument that makes it a worker
  size_t        dpi;         ///< Of PNG; 0 means 144, or less if it is large
} weft_render_options;

/// Defaults, but for `worker`
#define WEFT_RENDER_OPTIONS_INIT                                               \
  {                                                                            \
    WEFT_PICTURE_SVG, {NULL, 0}, {"ko", 2}, WEFT_LITERALS_INSIDE, NULL, 0.0,   \
      NULL, "--render-worker", 0                                               \
  }

/// What a picture shows and leaves out
typedef struct {
  size_t      nodes;    ///< Nodes drawn
  size_t      edges;    ///< Edges drawn
  size_t      left_out; ///< Entities of the graph that are not drawn
  const char* layout;   ///< Name of the one that drew it, static
  bool        degraded; ///< The time limit forced a plainer layout
  size_t      dpi;      ///< Dots per inch of a PNG, else 0
} weft_render_report;

/// Draw a frozen graph into memory.
///
/// @param data   Receives the picture's bytes, which free() frees.
/// @param size   Receives their number.
/// @param report May be NULL.
/// @return WEFT_OK; WEFT_ERR_RENDER or WEFT_ERR_TIMEOUT if the worker failed
///         even with the plainest layout; WEFT_ERR_LIMIT if the picture would
///         be too large for PNG at the resolution; WEFT_ERR_NO_MEMORY; WEFT_ERR_BAD_ARG.
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
