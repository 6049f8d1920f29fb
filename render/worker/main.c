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
#define WORKER_TOO_LARGE 4

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

static int
set_resolution(Agraph_t* g, const sheet* s)
{
  const int dpi = sheet_resolution(s);
  char      text[32];
  if (!dpi) {
    return WORKER_TOO_LARGE;
  }
  snprintf(text, sizeof(text), "%d", dpi);
  agattr(g, AGRAPH, "dpi", text);
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
  } else if (!strcmp(format, "png")) {
    rc = set_resolution(w->graph, &s);
  }
  if (rc == WORKER_TOO_LARGE) {
    (void)complain("the picture is too large for PNG; SVG has no such limit");
  } else if (!rc &&
             (worker_run_layout(w, w->graph, w->grid ? "nop1" : "nop2") ||
              gvRender(w->gvc, w->graph, format, stdout) || fflush(stdout) ||
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
