// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// The worker process.
//
// Each connected component is laid out by itself, and boxes around them are
// packed here, so that the whole is about as wide as high; Graphviz then
// only draws.  The process ends afterwards, so what Graphviz keeps or leaks
// ends with it.

#include "weft/render.h"

#include "dot.h"
#include "limits.h"
#include "worker.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define WORKER_FAILED 3

// Points on a side of a page of PDF, but for the margins that Graphviz adds
#define PAGE_MAX (14400.0 - 2.0 * 36.0)

static int
complain(const char* what)
{
  (void)fwrite(what, 1U, strlen(what), stderr);
  (void)fwrite("\n", 1U, 1U, stderr);
  return WORKER_FAILED;
}

static bool
read_all(strbuf* b)
{
  char chunk[16384];
  for (;;) {
    const size_t got = fread(chunk, 1U, sizeof(chunk), stdin);
    if (!got) {
      return !ferror(stdin) && !b->status && b->size;
    }
    strbuf_append(b, (weft_str){chunk, got});
  }
}

// The invisible edges of the block are for other programs, and a grid has no
// block of its own
static void
clear_rest(Agraph_t* g, bool grid)
{
  Agraph_t* const rest = agsubg(g, DOT_REST, 0);
  for (Agnode_t* n = rest ? agfstnode(rest) : NULL; n; n = agnxtnode(rest, n)) {
    for (Agedge_t* e = agfstout(g, n); e; e = agfstout(g, n)) {
      agdelete(g, e);
    }
  }
  if (rest && grid) {
    agclose(rest);
  }
}

// Size of the picture in points, with its title and border
static void
measure(Agraph_t* g, double* width, double* height)
{
  const boxf        bb  = GD_bb(g);
  const char* const pad = agget(g, "pad");
  const double      rim = 72.0 * (pad && *pad ? strtod(pad, NULL) : 0.1);
  *width                = bb.UR.x - bb.LL.x + 2.0 * rim;
  *height               = bb.UR.y - bb.LL.y + 2.0 * rim;
}

static int
refuse_bitmap(double width, double height, double dpi, int most)
{
  char text[192];
  if (most) {
    snprintf(text,
             sizeof(text),
             "the picture is too large for PNG at %.0f dots per inch (%.0f x "
             "%.0f pixels); at most %d are possible, or choose SVG",
             dpi,
             width / 72.0 * dpi,
             height / 72.0 * dpi,
             most);
  } else {
    snprintf(text,
             sizeof(text),
             "the picture is too large for PNG (%.0f x %.0f points); choose "
             "SVG or draw less of the graph",
             width,
             height);
  }
  return complain(text);
}

// A bitmap is as sharp as was asked for or, if nothing was asked for, as it
// can be.  Cairo would cut off what is too large.
static int
set_resolution(Agraph_t* g)
{
  char              text[32];
  double            width  = 0.0;
  double            height = 0.0;
  const char* const given  = agget(g, "dpi");
  const double      asked  = given ? strtod(given, NULL) : 0.0;
  const double      wanted = asked > 0.0 ? asked : SHEET_DPI;
  measure(g, &width, &height);
  const int most = sheet_resolution(
    width, height, asked > 0.0 ? SHEET_PIXELS_MAX : SHEET_PIXELS_USUAL);
  if (asked > 0.0 ? (double)most < asked : most < SHEET_DPI_LEAST) {
    return refuse_bitmap(
      width, height, wanted, most < SHEET_DPI_LEAST ? 0 : most);
  }
  const int dpi      = wanted < most ? (int)wanted : most;
  GD_drawing(g)->dpi = dpi;
  snprintf(text, sizeof(text), "dpi %d", dpi);
  (void)complain(text);
  return 0;
}

// Readers of PDF refuse larger pages: the picture is made smaller
static void
set_page(Agraph_t* g)
{
  double width  = 0.0;
  double height = 0.0;
  measure(g, &width, &height);
  if (width > PAGE_MAX || height > PAGE_MAX) {
    GD_drawing(g)->size = (pointf){PAGE_MAX, PAGE_MAX};
  }
}

static int
set_size(Agraph_t* g, const char* format)
{
  if (!strcmp(format, "png")) {
    return set_resolution(g);
  }
  if (!strcmp(format, "pdf")) {
    set_page(g);
  }
  return 0;
}

static bool
arrange(worker* w, sheet* s)
{
  return worker_has_groups(w->graph)
           ? worker_arrange_groups(w, s)
           : worker_find_parts(w) && worker_arrange(w, s);
}

static int
draw(worker* w, const char* format)
{
  sheet s  = {.count = 0U};
  int   rc = 0;
  clear_rest(w->graph, w->grid);
  agattr(w->graph, AGNODE, "pos", "");
  agattr(w->graph, AGEDGE, "pos", "");
  agattr(w->graph, AGEDGE, "lp", "");
  agattr(w->graph, AGEDGE, "dir", "forward");
  if (!arrange(w, &s)) {
    rc = complain("the layout failed");
  } else if (worker_run_layout(w, w->graph, w->grid ? "nop1" : "nop2")) {
    rc = complain("drawing failed");
  } else {
    rc = set_size(w->graph, format);
  }
  if (!rc && (gvRender(w->gvc, w->graph, format, stdout) || fflush(stdout) ||
              ferror(stdout))) {
    rc = complain("drawing failed");
  }
  free(s.singles);
  return rc;
}

static void
dispose(worker* w)
{
  worker_forget(w);
  if (w->graph) {
    gvFreeLayout(w->gvc, w->graph);
    agclose(w->graph);
  }
  if (w->gvc) {
    gvFreeContext(w->gvc);
  }
}

int
weft_render_worker(int argc, const char* const* argv)
{
  // Whatever comes before them, the engine and the format are last
  if (argc < 2 || !argv) {
    return complain("usage: --render-worker ENGINE FORMAT");
  }
  const char* const name   = argv[argc - 2];
  const char* const format = argv[argc - 1];
  worker            w      = {.engine = name};
  strbuf            text   = {NULL, 0U, 0U, WEFT_OK};
  int               rc     = 0;

  worker_limits();
  agseterr(AGERR);
  w.dot   = !strncmp(name, "dot", 3U);
  w.mixed = !strcmp(name, "mixed");
  w.grid  = !strcmp(name, "grid");
  if (w.dot || w.mixed || w.grid) {
    w.engine = w.dot ? "dot" : w.mixed ? "sfdp" : "osage";
  }
  if (!read_all(&text)) {
    rc = complain("no graph on standard input");
  } else {
    w.gvc   = gvContext();
    w.graph = w.gvc ? agmemread(text.data) : NULL;
    rc      = w.graph ? draw(&w, format) : complain("the graph is malformed");
  }
  dispose(&w);
  strbuf_free(&text);
  return rc;
}
