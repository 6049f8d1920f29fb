// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Groups: subgraphs whose nodes stand together in a frame.  The inside of
// each is laid out like a picture of its own; the frames then are the nodes
// of a smaller graph.  Edges between groups are drawn last.

#include "worker.h"

#include "dot.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// Number of the edge of the whole that an edge of an inside stands for
#define OUTER "weft_outer"

// Inside a frame, beside and below its nodes, and the height of its label
#define PAD 12.0
#define HEAD 22.0

typedef struct {
  Agraph_t* frame;  // the subgraph of the whole
  Agraph_t* inside; // nodes and edges of the group, placed
  Agnode_t* box;    // its node among the frames
  sheet     size;   // of the inside
} group;

typedef struct {
  worker*    w;
  group*     groups;
  size_t     count;
  size_t*    home;   // group of each node by AGSEQ, or SIZE_MAX
  Agedge_t** edges;  // all edges of the whole, in order
  worker     frames; // the graph of frames and of nodes in no group
} grouping;

static bool
is_group(Agraph_t* sub)
{
  const size_t      size = strlen(DOT_GROUP);
  const char* const name = agnameof(sub);
  return name && !strncmp(name, DOT_GROUP, size) &&
         isdigit((unsigned char)name[size]);
}

bool
worker_has_groups(Agraph_t* g)
{
  for (Agraph_t* s = agfstsubg(g); s; s = agnxtsubg(s)) {
    if (is_group(s) && agnnodes(s)) {
      return true;
    }
  }
  return false;
}

static bool
reserve(grouping* a)
{
  Agraph_t* const g      = a->w->graph;
  size_t          groups = 0U;
  size_t          most   = 0U;
  for (Agraph_t* s = agfstsubg(g); s; s = agnxtsubg(s)) {
    groups += is_group(s);
  }
  for (Agnode_t* n = agfstnode(g); n; n = agnxtnode(g, n)) {
    most = (size_t)AGSEQ(n) > most ? (size_t)AGSEQ(n) : most;
  }
  a->groups = (group*)calloc(groups + 1U, sizeof(group));
  a->home   = (size_t*)malloc((most + 1U) * sizeof(size_t));
  a->edges  = (Agedge_t**)calloc((size_t)agnedges(g) + 1U, sizeof(Agedge_t*));
  if (!a->groups || !a->home || !a->edges) {
    return false;
  }
  memset(a->home, 0xFF, (most + 1U) * sizeof(size_t));
  return true;
}

static size_t
home_of(const grouping* a, Agnode_t* node)
{
  return a->home[AGSEQ(node)];
}

// A node belongs to the first group that names it
static bool
add_group(grouping* a, Agraph_t* frame)
{
  group* const g = &a->groups[a->count];
  *g             = (group){.frame = frame, .size = {.bare = true}};
  g->inside      = worker_copy_attributes(a->w->graph);
  if (!g->inside) {
    return false;
  }
  agattr(g->inside, AGEDGE, OUTER, "");
  for (Agnode_t* n = agfstnode(frame); n; n = agnxtnode(frame, n)) {
    Agnode_t* const whole = agsubnode(a->w->graph, n, 0);
    if (home_of(a, whole) == SIZE_MAX) {
      a->home[AGSEQ(whole)] = a->count;
      agcopyattr(whole, agnode(g->inside, agnameof(whole), 1));
    }
  }
  ++a->count;
  return true;
}

static void
add_inner_edge(group* g, Agedge_t* edge, size_t number)
{
  char            text[24];
  Agnode_t* const tail = agnode(g->inside, agnameof(agtail(edge)), 0);
  Agnode_t* const head = agnode(g->inside, agnameof(aghead(edge)), 0);
  Agedge_t* const twin = agedge(g->inside, tail, head, NULL, 1);
  snprintf(text, sizeof(text), "%zu", number);
  agcopyattr(edge, twin);
  agset(twin, OUTER, text);
}

static bool
collect(grouping* a)
{
  Agraph_t* const g    = a->w->graph;
  size_t          next = 0U;
  if (!reserve(a)) {
    return false;
  }
  for (Agraph_t* s = agfstsubg(g); s; s = agnxtsubg(s)) {
    if (is_group(s) && !add_group(a, s)) {
      return false;
    }
  }
  for (Agnode_t* n = agfstnode(g); n; n = agnxtnode(g, n)) {
    for (Agedge_t* e = agfstout(g, n); e; e = agnxtout(g, e)) {
      const size_t home = home_of(a, n);
      if (home != SIZE_MAX && home == home_of(a, aghead(e))) {
        add_inner_edge(&a->groups[home], e, next);
      }
      a->edges[next++] = e;
    }
  }
  return true;
}

static bool
lay_inside(const grouping* a, group* g)
{
  worker     inner = {.gvc    = a->w->gvc,
                      .graph  = g->inside,
                      .engine = a->w->engine,
                      .dot    = a->w->dot,
                      .mixed  = a->w->mixed,
                      .grid   = a->w->grid};
  const bool ok = worker_find_parts(&inner) && worker_arrange(&inner, &g->size);
  free(g->size.singles);
  g->size.singles = NULL;
  worker_forget(&inner);
  return ok;
}

static void
set_inches(Agnode_t* node, char* name, double points)
{
  char text[32];
  snprintf(text, sizeof(text), "%.4f", points / 72.0);
  agset(node, name, text);
}

// Copy an attribute of a frame to the node that stands for it
static void
copy_text(Agraph_t* frame, Agnode_t* box, char* name)
{
  char* const text = agget(frame, name);
  if (text && *text) {
    if (aghtmlstr(text)) {
      (void)agstrdup_html(agraphof(box), text);
    }
    agset(box, name, text);
  }
}

// A box for the inside and the label, whichever is wider
static void
add_box(grouping* a, group* g)
{
  Agraph_t* const frames = a->frames.graph;
  g->box                 = agnode(frames, agnameof(g->frame), 1);
  agset(g->box, "shape", "box");
  agset(g->box, WORKER_GROUP, "1");
  agset(g->box, "label", "");
  copy_text(g->frame, g->box, "label");
  copy_text(g->frame, g->box, "fontsize");
  copy_text(g->frame, g->box, "fontname");
  set_inches(g->box, "width", g->size.width + 2.0 * PAD);
  set_inches(g->box, "height", g->size.height + 2.0 * PAD + HEAD);
}

// What stands for a node of the whole among the frames
static Agnode_t*
outer_node(const grouping* a, Agnode_t* node)
{
  const size_t home = home_of(a, node);
  return home != SIZE_MAX ? a->groups[home].box
                          : agnode(a->frames.graph, agnameof(node), 0);
}

// One edge for all between the same two
static void
join_frames(grouping* a)
{
  Agraph_t* const frames = a->frames.graph;
  for (size_t i = 0U; a->edges[i]; ++i) {
    Agnode_t* const tail = outer_node(a, agtail(a->edges[i]));
    Agnode_t* const head = outer_node(a, aghead(a->edges[i]));
    if (tail != head && !agedge(frames, tail, head, NULL, 0) &&
        !agedge(frames, head, tail, NULL, 0)) {
      agedge(frames, tail, head, NULL, 1);
    }
  }
}

static bool
lay_frames(grouping* a, sheet* s)
{
  Agraph_t* const g      = a->w->graph;
  Agraph_t* const frames = worker_copy_attributes(g);
  a->frames = (worker){.gvc = a->w->gvc, .graph = frames, .engine = "sfdp"};
  if (!frames) {
    return false;
  }
  agattr(frames, AGNODE, WORKER_GROUP, "");
  agattr(frames, AGRAPH, "overlap_scaling", "-1.2");
  agattr(frames, AGNODE, "label", "");
  agattr(frames, AGEDGE, "label", "");
  if (agsubg(g, DOT_REST, 0)) {
    (void)agsubg(frames, DOT_REST, 1);
  }
  for (size_t i = 0U; i < a->count; ++i) {
    add_box(a, &a->groups[i]);
  }
  for (Agnode_t* n = agfstnode(g); n; n = agnxtnode(g, n)) {
    if (home_of(a, n) == SIZE_MAX) {
      agcopyattr(n, agnode(frames, agnameof(n), 1));
    }
  }
  if (!a->w->grid) {
    join_frames(a);
  }
  return worker_find_parts(&a->frames) && worker_arrange(&a->frames, s);
}

// The size of a frame as Graphviz found it, at its place
static pack_box
frame_box(const grouping* a, const group* g)
{
  double          at[2] = {0.0, 0.0};
  Agraph_t* const laid  = a->frames.laid[a->frames.part[AGSEQ(g->box)]];
  pack_box        box   = worker_node_box(agnode(laid, agnameof(g->box), 0));
  worker_read_numbers(agget(g->box, "pos"), at, 2U);
  box.x = at[0];
  box.y = at[1];
  return box;
}

// Positions of a group, moved into its frame
static void
carry_group(const grouping* a, group* g, strbuf* b)
{
  const pack_box frame = frame_box(a, g);
  const double   dx    = frame.x - g->size.width / 2.0;
  const double   dy    = frame.y - g->size.height / 2.0 - HEAD / 2.0;
  worker_set_bounds(g->frame, &frame);
  agsafeset(g->frame, "lp", "", "");
  worker_set_point(g->frame, "lp", frame.x, frame.y + frame.height / 2.0 - PAD);
  for (Agnode_t* n = agfstnode(g->inside); n; n = agnxtnode(g->inside, n)) {
    Agnode_t* const whole = agnode(a->w->graph, agnameof(n), 0);
    worker_set_moved(b, whole, n, "pos", dx, dy, false);
    for (Agedge_t* e = agfstout(g->inside, n); e; e = agnxtout(g->inside, e)) {
      Agedge_t* const edge = a->edges[strtoul(agget(e, OUTER), NULL, 10)];
      worker_set_moved(b, edge, e, "pos", dx, dy, false);
      worker_set_moved(b, edge, e, "lp", dx, dy, false);
    }
  }
}

// The block of nodes without an edge has a frame too
static void
carry_rest(const grouping* a)
{
  Agraph_t* const from = agsubg(a->frames.graph, DOT_REST, 0);
  Agraph_t* const to   = agsubg(a->w->graph, DOT_REST, 0);
  const char*     bb   = from ? agget(from, "bb") : NULL;
  if (to && bb && *bb) {
    agsafeset(to, "bb", agget(from, "bb"), "");
    agsafeset(to, "lp", agget(from, "lp"), "");
  }
}

static bool
carry_all(grouping* a)
{
  Agraph_t* const g = a->w->graph;
  strbuf          b = {NULL, 0U, 0U, WEFT_OK};
  for (size_t i = 0U; i < a->count; ++i) {
    carry_group(a, &a->groups[i], &b);
  }
  for (Agnode_t* n = agfstnode(g); n; n = agnxtnode(g, n)) {
    if (home_of(a, n) == SIZE_MAX) {
      Agnode_t* const outer = agnode(a->frames.graph, agnameof(n), 0);
      worker_set_moved(&b, n, outer, "pos", 0.0, 0.0, false);
    }
  }
  carry_rest(a);
  const bool ok = !b.status;
  strbuf_free(&b);
  return ok;
}

size_t
worker_headings(Agraph_t* g, pack_box* boxes)
{
  size_t count = 0U;
  for (Agraph_t* s = agfstsubg(g); s; s = agnxtsubg(s)) {
    const textlabel_t* const label = is_group(s) ? GD_label(s) : NULL;
    if (label && boxes) {
      double at[2] = {0.0, 0.0};
      worker_read_numbers(agget(s, "lp"), at, 2U);
      boxes[count] = (pack_box){at[0], at[1], label->dimen.x, label->dimen.y};
    }
    count += label != NULL;
  }
  return count;
}

// Labels of frames stand on the left, out of the way of edges
static void
put_headings(const grouping* a)
{
  for (size_t i = 0U; i < a->count; ++i) {
    Agraph_t* const          frame = a->groups[i].frame;
    const textlabel_t* const label = GD_label(frame);
    const pack_box           box   = worker_bounds(frame);
    if (label) {
      worker_set_point(frame,
                       "lp",
                       box.x - box.width / 2.0 + PAD + label->dimen.x / 2.0,
                       box.y + box.height / 2.0 - HEAD / 2.0 - 2.0);
    }
  }
}

// Edges between groups, and labels for all that then is there.  Running a
// layout that moves nothing tells the sizes of nodes and labels.
static bool
join_groups(const grouping* a)
{
  const worker* const w = a->w;
  Agraph_t* const     g = w->graph;
  agattr(g, AGRAPH, "splines", "none");
  agattr(g, AGRAPH, "overlap", "true");
  bool ok = !worker_run_layout(w, g, "nop1");
  if (ok) {
    put_headings(a);
    ok = worker_route(g) && worker_place_labels(g);
  }
  gvFreeLayout(w->gvc, g);
  agset(g, "bb", "");
  return ok;
}

static void
forget(grouping* a)
{
  for (size_t i = 0U; a->groups && i < a->count; ++i) {
    agclose(a->groups[i].inside);
  }
  worker_forget(&a->frames);
  if (a->frames.graph) {
    agclose(a->frames.graph);
  }
  free(a->groups);
  free(a->home);
  free(a->edges);
}

bool
worker_arrange_groups(worker* w, sheet* s)
{
  grouping a  = {.w = w};
  bool     ok = collect(&a);
  for (size_t i = 0U; ok && i < a.count; ++i) {
    ok = lay_inside(&a, &a.groups[i]);
  }
  ok = ok && lay_frames(&a, s) && carry_all(&a) && join_groups(&a);
  forget(&a);
  return ok;
}
