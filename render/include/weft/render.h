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
#include "weft/theme.h"

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

/// Light or dark
typedef enum {
  WEFT_SCHEME_AUTO  = 0, ///< As the theme says, else as the reader's screen
  WEFT_SCHEME_LIGHT = 1, ///< Light
  WEFT_SCHEME_DARK  = 2  ///< Dark
} weft_scheme;

/// What entities of a picture are framed together by
typedef enum {
  WEFT_GROUP_NONE      = 0, ///< No frames
  WEFT_GROUP_TYPE      = 1, ///< Their type
  WEFT_GROUP_COMMUNITY = 2  ///< The community of weft_stats_new()
} weft_group;

/// What of a graph is drawn.  Zero-initialised is all of it, as far as it fits.
///
/// Filters leave out facts, and entities of which no fact is left; entities of
/// other types and those far from the focus take their facts with them.
///
/// A fact has the date of its `when`, else those of the documents that state
/// it, and a plan those of its documents first.  It is left out if all of these
/// are certainly before `since` or after `until`: 2021 is not before 2021-03.
/// A fact without any date stays.
///
/// The importance of an entity is the number of its relations to other entities
/// of the view, near ones to the focus first; ties go to the number of its
/// supports, then to the order of ids.
///
/// Of a view of more than 1000 entities with relations, or 2500 relations, only
/// the most important are drawn, and the others of each community as one node
/// that says how much it holds, with the heaviest of its edges.  `top` sets
/// the number instead, and then the others are left out, unless `group_by` is
/// WEFT_GROUP_COMMUNITY.
typedef struct {
  const weft_str* focus; ///< Names as weft_graph_find_entities() reads them
  size_t          focus_count;    ///< 0 for the whole graph
  size_t          depth;          ///< Most relations from the focus; 0 means 1
  const weft_str* types;          ///< As weft_graph_find_types() reads them
  size_t          type_count;     ///< With their subtypes; 0 for all
  const weft_str* relations;      ///< As weft_graph_find_relations() reads them
  size_t          relation_count; ///< 0 for all
  size_t          top;            ///< Most entities, or 0 to choose by size
  weft_str        since;          ///< First date, or part of one, or empty
  weft_str        until;          ///< Last date, or part of one, or empty
  int             min_confidence; ///< From 0 to 1000
  weft_group      group_by;       ///< What is framed together
} weft_view;

#define WEFT_VIEW_INIT                                                         \
  {                                                                            \
    NULL, 0, 0, NULL, 0, NULL, 0, 0, {NULL, 0}, {NULL, 0}, 0, WEFT_GROUP_NONE  \
  }

/// How to draw
typedef struct {
  weft_picture  picture;    ///< Output format
  weft_str      title;      ///< Shown above the picture; may be empty
  weft_str      lang;       ///< Language of labels, such as `ko`
  weft_literals literals;   ///< Where literals are shown
  const char*   layout;     ///< Graphviz engine, or NULL to choose by size
  double        time_limit; ///< Seconds; 0 means 20.  Plainer layouts that
                            ///< follow share as many again
  const char* worker;       ///< Path of the worker program
  const char* worker_flag;  ///< First argument that makes it a worker

  weft_view view; ///< What of the graph is drawn

  const weft_theme* theme;     ///< Fonts and colours, or NULL for the default
  weft_scheme       scheme;    ///< Light or dark; PNG and PDF are one of them
  const char*       link_base; ///< Links to documents begin so, or NULL
  size_t            dpi;       ///< Of PNG; 0 means 144, or less if it must be
} weft_render_options;

/// Defaults, but for `worker`
#define WEFT_RENDER_OPTIONS_INIT                                               \
  {                                                                            \
    WEFT_PICTURE_SVG, {NULL, 0}, {"ko", 2}, WEFT_LITERALS_INSIDE, NULL, 0.0,   \
      NULL, "--render-worker", WEFT_VIEW_INIT, NULL, WEFT_SCHEME_AUTO, NULL, 0 \
  }

/// Why an entity or a fact is not drawn by itself; the first that applies
typedef enum {
  WEFT_LEFT_TYPE       = 0, ///< Of another type, or a fact about such a one
  WEFT_LEFT_RELATION   = 1, ///< Another relation
  WEFT_LEFT_CONFIDENCE = 2, ///< Below the least confidence
  WEFT_LEFT_DATE       = 3, ///< Before the first date or after the last
  WEFT_LEFT_FOCUS      = 4, ///< Too far from the focus
  WEFT_LEFT_LITERAL    = 5, ///< A literal, which are hidden
  WEFT_LEFT_TOP        = 6, ///< Less important than what is drawn
  WEFT_LEFT_FOLDED     = 7, ///< In the node of a community, or on its edges
  WEFT_LEFT_THIN       = 8, ///< Between communities, on an edge too light
  WEFT_LEFT_SMALL      = 9  ///< In a community too small for a node
} weft_left_reason;

enum { WEFT_LEFT_REASONS = 10 };

/// How much is not drawn by itself for one reason
typedef struct {
  size_t entities; ///< Entities
  size_t facts;    ///< Facts
} weft_left;

/// What a picture shows and leaves out
typedef struct {
  size_t      nodes;    ///< Nodes drawn
  size_t      edges;    ///< Edges drawn
  size_t      left_out; ///< Entities of the graph that are not drawn
  const char* layout;   ///< Engine that drew it, static
  bool        degraded; ///< The time limit forced a plainer layout

  size_t    facts;                   ///< Facts drawn
  size_t    communities;             ///< Nodes that stand for a community
  size_t    conflicts;               ///< Facts drawn that contradict others
  size_t    inferred;                ///< Facts drawn that are inferred
  bool      nothing;                 ///< Filters left nothing to draw
  weft_left left[WEFT_LEFT_REASONS]; ///< By weft_left_reason
  size_t    dpi;                     ///< Dots per inch of a PNG, else 0
} weft_render_report;

/// Draw a frozen graph into memory.
///
/// @param data   Receives the picture's bytes, which free() frees.
/// @param size   Receives their number.
/// @param report May be NULL.
/// @return WEFT_OK, also if filters leave nothing to draw: the picture says so;
///         WEFT_ERR_NOT_FOUND if nothing is named like a focus;
///         WEFT_ERR_BAD_INPUT if there is no such type, relation or date;
///         WEFT_ERR_RENDER or WEFT_ERR_TIMEOUT if the worker failed even with
///         the plainest layout; WEFT_ERR_LIMIT if the picture would
///         be too large for PNG, with the resolution that is possible;
///         WEFT_ERR_NO_MEMORY; WEFT_ERR_BAD_ARG.
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
