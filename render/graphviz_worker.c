// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// The worker process: the only file that knows Graphviz.
//
// Each connected component is laid out by itself, and boxes around them are
// packed here, so that the whole is about as wide as high; Graphviz then
// only draws.  The process ends afterwards, so what Graphviz keeps or leaks
// ends with it.

#include "weft/render.h"

#include "dot.h"
#include "sheet.h"
#include "spline.h"
#include "spot.h"
#include "strbuf.h"
#include "worker_limits.h"

#include <gvc.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define WORKER_FAILED 3
#define WORKER_TOO_LARGE 4

// Components up to this size are tried in several directions
#define VARY_NODES_MAX 160
#define VARY_EDGES_MAX 240

// A hub with more leaves on one side than this gets some on the other side
#define LEAVES_MANY 5U

// Points of area that a point of edge is worth
#define INK_WEIGHT 25.0

// Up to this size a component may be a strip
#define SMALL_NODES 9

// Points of area that two crossing edges are worth
#define CROSSING_WEIGHT 20000.0

// And a label that covers a node or another label
#define CONFLICT_WEIGHT 60000.0

// Attributes of our own in the copies: which edge it is, and whether it was
// turned round for the layout
#define EDGE "weft_edge"
#define TURNED "weft_turned"

// And of a copy: how often a label covers something
#define CONFLICTS "weft_conflicts"

typedef struct {
  GVC_t*      gvc;
  Agraph_t*   graph;
  const char* engine; // Graphviz's name
  bool        dot;    // it is dot
  size_t*     part;   // component of each node, by AGSEQ
  Agedge_t**  edges;  // by the number in their twins' EDGE attribute
  size_t      parts;
  Agraph_t**  laid;  // per component, with positions as attributes
  pack_box*   boxes; // per component
  Agnode_t**  rest;  // nodes of the block, in the order of its boxes
} worker;

// One way to lay out a component
typedef struct {
  const char* engine;
  const char* direction; // rankdir, or NULL
  bool        balanced;  // hubs have leaves on both sides
  double      weight;    // of its cost
} variant;

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

static bool
is_named(Agnode_t* node, const char* name)
{
  return !strcmp(agnameof(node), name);
}

// Mark all nodes reachable from `first`; `stack` has room for all nodes
static size_t
flood(worker* w, Agnode_t* first, size_t part, Agnode_t** stack)
{
  size_t marked         = 0U;
  size_t depth          = 0U;
  stack[depth++]        = first;
  w->part[AGSEQ(first)] = part;
  while (depth) {
    Agnode_t* const node = stack[--depth];
    ++marked;
    for (Agedge_t* e = agfstedge(w->graph, node); e;
         e           = agnxtedge(w->graph, e, node)) {
      Agnode_t* const other = e->node;
      if (w->part[AGSEQ(other)] == SIZE_MAX) {
        w->part[AGSEQ(other)] = part;
        stack[depth++]        = other;
      }
    }
  }
  return marked;
}

// Component 0 is the nodes without an edge, or all nodes of a grid, and is
// copied without edges; the others are connected
static bool
find_parts(worker* w, bool grid)
{
  const size_t     count = (size_t)agnnodes(w->graph);
  Agnode_t** const stack = (Agnode_t**)calloc(count + 1U, sizeof(Agnode_t*));
  size_t           most  = 0U;
  for (Agnode_t* n = agfstnode(w->graph); n; n = agnxtnode(w->graph, n)) {
    most = (size_t)AGSEQ(n) > most ? (size_t)AGSEQ(n) : most;
  }
  w->part = (size_t*)calloc(most + 1U, sizeof(size_t));
  w->edges =
    (Agedge_t**)calloc((size_t)agnedges(w->graph) + 1U, sizeof(Agedge_t*));
  if (!stack || !w->part || !w->edges) {
    free(stack);
    return false;
  }
  memset(w->part, 0xFF, (most + 1U) * sizeof(size_t));

  w->parts = 1U;
  for (Agnode_t* n = agfstnode(w->graph); n; n = agnxtnode(w->graph, n)) {
    if (grid || !agfstedge(w->graph, n)) {
      w->part[AGSEQ(n)] = 0U;
    } else if (w->part[AGSEQ(n)] == SIZE_MAX) {
      (void)flood(w, n, w->parts++, stack);
    }
  }
  free(stack);
  w->laid  = (Agraph_t**)calloc(w->parts, sizeof(Agraph_t*));
  w->boxes = (pack_box*)calloc(w->parts, sizeof(pack_box));
  return w->laid && w->boxes;
}

static void
declare_attributes(Agraph_t* from, Agraph_t* to, int kind)
{
  for (Agsym_t* a = agnxtattr(from, kind, NULL); a;
       a          = agnxtattr(from, kind, a)) {
    const bool whole = kind == AGRAPH && (!strcmp(a->name, "label") ||
                                          !strncmp(a->name, "pack", 4U) ||
                                          !strcmp(a->name, "pad"));
    if (!whole) {
      agattr(to, kind, a->name, a->defval);
    }
  }
}

static void
copy_edge(worker* w, Agraph_t* copy, Agedge_t* edge, size_t number)
{
  char            text[24];
  Agnode_t* const tail = agnode(copy, agnameof(agtail(edge)), 0);
  Agnode_t* const head = agnode(copy, agnameof(aghead(edge)), 0);
  Agedge_t* const twin = agedge(copy, tail, head, NULL, 1);
  snprintf(text, sizeof(text), "%zu", number);
  agcopyattr(edge, twin);
  agset(twin, EDGE, text);
  w->edges[number] = edge;
}

// A graph of its own for one component
static Agraph_t*
copy_part(worker* w, size_t part)
{
  Agraph_t* const g      = w->graph;
  Agraph_t* const copy   = agopen("part", Agdirected, NULL);
  size_t          number = 0U;
  if (!copy) {
    return NULL;
  }
  declare_attributes(g, copy, AGRAPH);
  declare_attributes(g, copy, AGNODE);
  declare_attributes(g, copy, AGEDGE);
  agattr(copy, AGEDGE, EDGE, "");
  agattr(copy, AGEDGE, TURNED, "");
  for (Agnode_t* n = agfstnode(g); n; n = agnxtnode(g, n)) {
    if (w->part[AGSEQ(n)] == part) {
      agcopyattr(n, agnode(copy, agnameof(n), 1));
    }
  }
  for (Agnode_t* n = agfstnode(g); n; n = agnxtnode(g, n)) {
    for (Agedge_t* e = agfstout(g, n); e; e = agnxtout(g, e), ++number) {
      if (part && w->part[AGSEQ(n)] == part) {
        copy_edge(w, copy, e, number);
      }
    }
  }
  return copy;
}

static bool
is_leaf_edge(Agraph_t* g, Agedge_t* half)
{
  return agdegree(g, half->node, 1, 1) == 1;
}

// Make the edge point the other way, but be drawn as before.  Of an edge seen
// from its head no attribute could be copied.
static void
turn(Agraph_t* g, Agedge_t* half)
{
  Agedge_t* const edge = AGMKOUT(half);
  Agedge_t* const twin = agedge(g, aghead(edge), agtail(edge), NULL, 1);
  agcopyattr(edge, twin);
  agset(twin, TURNED, "1");
  if (strcmp(agget(edge, "dir"), "none") != 0) {
    agset(twin, "dir", "back");
  }
  agdelete(g, edge);
}

// Every second leaf of the fuller side of a hub goes to the other side
static bool
balance_hub(Agraph_t* g, Agnode_t* hub)
{
  size_t out = 0U;
  size_t in  = 0U;
  for (Agedge_t* e = agfstout(g, hub); e; e = agnxtout(g, e)) {
    out += is_leaf_edge(g, e);
  }
  for (Agedge_t* e = agfstin(g, hub); e; e = agnxtin(g, e)) {
    in += is_leaf_edge(g, e);
  }
  const bool   from_out = out > in;
  const size_t most     = from_out ? out : in;
  size_t       moves    = (most - (from_out ? in : out)) / 2U;
  size_t       seen     = 0U;
  if (most <= LEAVES_MANY || !moves) {
    return false;
  }
  const size_t every = most / moves;
  for (Agedge_t* e = from_out ? agfstout(g, hub) : agfstin(g, hub);
       e && moves;) {
    Agedge_t* const next = from_out ? agnxtout(g, e) : agnxtin(g, e);
    if (is_leaf_edge(g, e) && *agget(e, TURNED) == '\0' &&
        ++seen % every == 0U) {
      turn(g, e);
      --moves;
    }
    e = next;
  }
  return true;
}

// Returns whether anything changed
static bool
balance(Agraph_t* g)
{
  bool changed = false;
  for (Agnode_t* n = agfstnode(g); n; n = agnxtnode(g, n)) {
    changed |= balance_hub(g, n);
  }
  return changed;
}

// Read `count` numbers that commas separate
static void
read_numbers(const char* text, double* v, size_t count)
{
  for (size_t i = 0U; text && i < count; ++i) {
    char* end = NULL;
    v[i]      = strtod(text, &end);
    text      = *end == ',' ? end + 1 : NULL;
  }
}

static void
size_of(Agraph_t* g, pack_box* area)
{
  double v[4] = {0.0, 0.0, 0.0, 0.0};
  read_numbers(agget(g, "bb"), v, 4U);
  area->width  = v[2] - v[0];
  area->height = v[3] - v[1];
}

// The attribute counts for more than the argument
static int
lay_out(const worker* w, Agraph_t* g, const char* engine)
{
  agattr(g, AGRAPH, "layout", (char*)engine);
  return gvLayout(w->gvc, g, engine);
}

static bool
can_vary(const worker* w, Agraph_t* g)
{
  return w->dot && agnnodes(g) <= VARY_NODES_MAX &&
         agnedges(g) <= VARY_EDGES_MAX;
}

static void
fill_edge(Agedge_t* e, spot_edge* out)
{
  const textlabel_t* const label = ED_label(e);
  const char* const        lp    = agget(e, "lp");
  spline_sample(agget(e, "pos"), &out->path);
  if (label && lp && *lp) {
    double at[2] = {0.0, 0.0};
    read_numbers(lp, at, 2U);
    out->label = (pack_box){at[0], at[1], label->dimen.x, label->dimen.y};
  }
}

static void
fill_spots(Agraph_t* g, spot_set* set)
{
  double v[4] = {0.0, 0.0, 0.0, 0.0};
  read_numbers(agget(g, "bb"), v, 4U);
  set->area = (pack_box){
    (v[0] + v[2]) / 2.0, (v[1] + v[3]) / 2.0, v[2] - v[0], v[3] - v[1]};
  for (Agnode_t* n = agfstnode(g); n; n = agnxtnode(g, n)) {
    double at[2] = {0.0, 0.0};
    read_numbers(agget(n, "pos"), at, 2U);
    set->nodes[set->node_count++] =
      (pack_box){at[0], at[1], ND_width(n) * 72.0, ND_height(n) * 72.0};
    for (Agedge_t* e = agfstout(g, n); e; e = agnxtout(g, e)) {
      fill_edge(e, &set->edges[set->edge_count++]);
    }
  }
}

// Give labels better places than the layout did, which knows only of ranks
// (dot) or not of labels at all (the others), and note what they still cover
static bool
place_labels(Agraph_t* g)
{
  spot_set set;
  char     text[64];
  size_t   next = 0U;
  if (spot_set_init(&set, (size_t)agnnodes(g), (size_t)agnedges(g))) {
    spot_set_free(&set);
    return false;
  }
  fill_spots(g, &set);
  spot_set_improve(&set);
  for (Agnode_t* n = agfstnode(g); n; n = agnxtnode(g, n)) {
    for (Agedge_t* e = agfstout(g, n); e; e = agnxtout(g, e)) {
      const pack_box* const label = &set.edges[next++].label;
      if (label->width > 0.0) {
        snprintf(text, sizeof(text), "%.2f,%.2f", label->x, label->y);
        agset(e, "lp", text);
      }
    }
  }
  snprintf(text, sizeof(text), "%zu", spot_set_conflicts(&set));
  agattr(g, AGRAPH, CONFLICTS, text);
  spot_set_free(&set);
  return true;
}

// Lay out one variant of a component, which keeps its positions as
// attributes.  NULL also if the variant would not differ.
static Agraph_t*
lay_variant(worker* w, size_t part, const variant* v)
{
  Agraph_t* const g = copy_part(w, part);
  if (!g) {
    return NULL;
  }
  if (v->direction) {
    agattr(g, AGRAPH, "rankdir", (char*)v->direction);
  }
  if (can_vary(w, g)) {
    // The shortcuts that a large graph needs are for its large parts only
    agattr(g, AGRAPH, "splines", "true");
    agattr(g, AGRAPH, "nslimit", "1000");
    agattr(g, AGRAPH, "nslimit1", "1000");
    agattr(g, AGRAPH, "mclimit", "1");
  }
  if (!strcmp(v->engine, "sfdp")) {
    agattr(g, AGRAPH, "overlap", "prism");
    agattr(g, AGRAPH, "sep", "+12");
    agattr(g, AGRAPH, "esep", "+2");
    agattr(g, AGRAPH, "K", "0.8");
  }
  if ((v->balanced && !balance(g)) || lay_out(w, g, v->engine)) {
    agclose(g);
    return NULL;
  }
  attach_attrs(g);
  const bool ok = !part || place_labels(g);
  gvFreeLayout(w->gvc, g);
  if (!ok) {
    agclose(g);
    return NULL;
  }
  return g;
}

// What the edges add to a variant's cost
static double
edge_cost(Agraph_t* g)
{
  spline_set set = {NULL, 0U, 0U, 0U, 0.0};
  for (Agnode_t* n = agfstnode(g); n; n = agnxtnode(g, n)) {
    for (Agedge_t* e = agfstout(g, n); e; e = agnxtout(g, e)) {
      if (spline_set_add(&set, agget(e, "pos"))) {
        break; // a worse choice of layout is all that it costs
      }
    }
  }
  const double cost = INK_WEIGHT * set.length +
                      CROSSING_WEIGHT * (double)spline_set_crossings(&set) +
                      CONFLICT_WEIGHT * strtod(agget(g, CONFLICTS), NULL);
  spline_set_free(&set);
  return cost;
}

static double
cost_of(Agraph_t* g, const pack_box* area, const variant* v)
{
  // A small part's shape does not matter, as others stand beside it
  const double size = agnnodes(g) <= SMALL_NODES
                        ? area->width * area->height
                        : pack_cost(area->width, area->height);
  return (size + edge_cost(g)) * v->weight;
}

// Text reads best from left to right; another layout has to be clearly
// better by size, shape and length of edges
static bool
lay_part(worker* w, size_t part)
{
  static const variant variants[] = {{"dot", "LR", false, 1.0},
                                     {"dot", "LR", true, 1.03},
                                     {"dot", "TB", false, 1.15},
                                     {"dot", "TB", true, 1.15},
                                     {"sfdp", NULL, false, 1.35}};
  const variant        plain      = {
                part ? w->engine : "osage", w->dot ? "LR" : NULL, false, 1.0};

  Agraph_t* best = lay_variant(w, part, &plain);
  if (!best) {
    return false;
  }
  size_of(best, &w->boxes[part]);
  w->laid[part] = best;
  if (!part || agnnodes(best) <= 4 || !w->dot) {
    return true;
  }
  // dot is too slow to be run often on a large component
  const size_t count = sizeof(variants) / sizeof(*variants);
  double       least = cost_of(best, &w->boxes[part], &plain);
  for (size_t i = can_vary(w, best) ? 1U : count - 1U; i < count; ++i) {
    pack_box        area = {0.0, 0.0, 0.0, 0.0};
    Agraph_t* const next = lay_variant(w, part, &variants[i]);
    if (!next) {
      continue;
    }
    size_of(next, &area);
    const double cost  = cost_of(next, &area, &variants[i]);
    Agraph_t*    worse = next;
    if (cost < least) {
      least          = cost;
      worse          = w->laid[part];
      w->laid[part]  = next;
      w->boxes[part] = area;
    }
    agclose(worse);
  }
  return true;
}

// Copy a position, moved
static void
set_moved(strbuf* b,
          void*   to,
          void*   from,
          char*   name,
          double  dx,
          double  dy,
          bool    turned)
{
  const char* const text = agget(from, name);
  strbuf_clear(b);
  if (text) {
    spline_move(b, text, dx, dy, turned);
  }
  if (b->size && !b->status) {
    agset(to, name, b->data);
  }
}

// Carry a component's positions over to the whole
static void
carry_over(worker* w, size_t part, double dx, double dy, strbuf* b)
{
  Agraph_t* const from = w->laid[part];
  for (Agnode_t* n = agfstnode(from); n; n = agnxtnode(from, n)) {
    Agnode_t* const twin = agnode(w->graph, agnameof(n), 0);
    set_moved(b, twin, n, "pos", dx, dy, false);
    for (Agedge_t* e = agfstout(from, n); e; e = agnxtout(from, e)) {
      Agedge_t* const whole  = w->edges[strtoul(agget(e, EDGE), NULL, 10)];
      const bool      turned = *agget(e, TURNED) != '\0';
      set_moved(b, whole, e, "pos", dx, dy, turned);
      set_moved(b, whole, e, "lp", dx, dy, false);
    }
  }
}

// The size of a node without an edge, in points
static pack_box
node_box(Agraph_t* laid, Agnode_t* node)
{
  Agnode_t* const twin   = agnode(laid, agnameof(node), 0);
  const char*     width  = twin ? agget(twin, "width") : NULL;
  const char*     height = twin ? agget(twin, "height") : NULL;
  return (pack_box){0.0,
                    0.0,
                    width ? strtod(width, NULL) * 72.0 : 0.0,
                    height ? strtod(height, NULL) * 72.0 : 0.0};
}

static void
set_position(Agnode_t* node, double x, double y)
{
  char text[64];
  snprintf(text, sizeof(text), "%.2f,%.2f", x, y);
  agset(node, "pos", text);
}

static bool
collect_singles(worker* w, sheet* s)
{
  const size_t count = (size_t)agnnodes(w->graph);
  s->singles         = (pack_box*)calloc(count + 1U, sizeof(pack_box));
  w->rest            = (Agnode_t**)calloc(count + 1U, sizeof(Agnode_t*));
  if (!s->singles || !w->rest) {
    return false;
  }
  for (Agnode_t* n = agfstnode(w->graph); n; n = agnxtnode(w->graph, n)) {
    if (is_named(n, DOT_LEGEND)) {
      s->legend = node_box(w->laid[0], n);
    } else if (w->part[AGSEQ(n)] == 0U) {
      s->singles[s->count] = node_box(w->laid[0], n);
      w->rest[s->count++]  = n;
    }
  }
  return true;
}

static void
put_rest(worker* w, const sheet* s)
{
  char      bb[128];
  Agraph_t* frame = agsubg(w->graph, DOT_REST, 0);
  for (size_t i = 0U; i < s->count; ++i) {
    const pack_box* const area = &s->singles[i];
    set_position(w->rest[i],
                 s->rest.x + SHEET_PAD + area->x + area->width / 2.0,
                 s->height - (s->rest.y + SHEET_PAD + SHEET_HEAD + area->y +
                              area->height / 2.0));
  }
  if (frame) {
    const double top = s->height - s->rest.y;
    snprintf(bb,
             sizeof(bb),
             "%.2f,%.2f,%.2f,%.2f",
             s->rest.x,
             top - s->rest.height,
             s->rest.x + s->rest.width,
             top);
    agsafeset(frame, "bb", bb, "");
    snprintf(bb,
             sizeof(bb),
             "%.2f,%.2f",
             s->rest.x + s->rest.width / 2.0,
             top - SHEET_PAD);
    agsafeset(frame, "lp", bb, "");
  }
}

// Lay out each component, pack them, and write all positions into the graph
static bool
arrange(worker* w, sheet* s, bool grid)
{
  for (size_t i = 0U; i < w->parts; ++i) {
    if (!lay_part(w, i)) {
      return false;
    }
  }
  if (!collect_singles(w, s) ||
      (!grid &&
       pack_boxes(w->boxes + 1U, w->parts - 1U, SHEET_GAP, &s->body))) {
    return false;
  }
  sheet_arrange(s);

  strbuf b = {NULL, 0U, 0U, WEFT_OK};
  for (size_t i = 1U; !grid && i < w->parts; ++i) {
    const pack_box* const area = &w->boxes[i];
    carry_over(w, i, area->x, s->height - area->y - area->height, &b);
  }
  const bool ok = !b.status;
  strbuf_free(&b);
  put_rest(w, s);
  Agnode_t* const legend = agnode(w->graph, DOT_LEGEND, 0);
  if (legend) {
    set_position(legend,
                 s->legend.width / 2.0,
                 s->height - s->legend.y - s->legend.height / 2.0);
  }
  return ok;
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

static int
draw(worker* w, const char* format, bool grid)
{
  sheet s  = {.count = 0U};
  int   rc = 0;
  clear_rest(w->graph, grid);
  agattr(w->graph, AGNODE, "pos", "");
  agattr(w->graph, AGEDGE, "pos", "");
  agattr(w->graph, AGEDGE, "lp", "");
  agattr(w->graph, AGEDGE, "dir", "forward");
  if (!find_parts(w, grid) || !arrange(w, &s, grid)) {
    rc = complain("the layout failed");
  } else if (!strcmp(format, "png")) {
    rc = set_resolution(w->graph, &s);
  }
  if (rc == WORKER_TOO_LARGE) {
    (void)complain("the picture is too large for PNG; SVG has no such limit");
  } else if (!rc && (lay_out(w, w->graph, grid ? "nop1" : "nop2") ||
                     gvRender(w->gvc, w->graph, format, stdout) ||
                     fflush(stdout) || ferror(stdout))) {
    rc = complain("drawing failed");
  }
  free(s.singles);
  return rc;
}

static void
dispose(worker* w)
{
  for (size_t i = 0U; w->laid && i < w->parts; ++i) {
    if (w->laid[i]) {
      agclose(w->laid[i]);
    }
  }
  free(w->laid);
  free(w->boxes);
  free(w->part);
  free(w->edges);
  free(w->rest);
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
  const bool        grid   = !strcmp(name, "grid");
  const bool        dot    = !strncmp(name, "dot", 3U);
  worker            w      = {.engine = dot ? "dot" : name};
  strbuf            text   = {NULL, 0U, 0U, WEFT_OK};
  int               rc     = 0;

  worker_limits();
  agseterr(AGERR);
  w.dot = dot;
  if (grid) {
    w.engine = "osage";
  }
  if (!read_all(&text)) {
    rc = complain("no graph on standard input");
  } else {
    w.gvc   = gvContext();
    w.graph = w.gvc ? agmemread(text.data) : NULL;
    rc = w.graph ? draw(&w, format, grid) : complain("the graph is malformed");
  }
  dispose(&w);
  strbuf_free(&text);
  return rc;
}
