// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Edges: facts between the same two nodes are one.

#include "view_make.h"

#include "caption.h"

#include "try.h"

#include <stdlib.h>

// An overview has one more edge of communities for so many nodes, besides the
// heaviest one of each node without another
#define NODES_PER_EDGE 2U

static int
compare_candidates(const void* a, const void* b)
{
  const view_candidate* const x    = (const view_candidate*)a;
  const view_candidate* const y    = (const view_candidate*)b;
  const size_t                xs[] = {
                   x->from, x->to, x->planned, x->symmetric, x->inferred, x->fact};
  const size_t ys[] = {
    y->from, y->to, y->planned, y->symmetric, y->inferred, y->fact};
  for (size_t i = 0U; i < sizeof(xs) / sizeof(*xs); ++i) {
    if (xs[i] != ys[i]) {
      return xs[i] < ys[i] ? -1 : 1;
    }
  }
  return 0;
}

static bool
same_bundle(const view_candidate* a, const view_candidate* b)
{
  return a->from == b->from && a->to == b->to && a->planned == b->planned &&
         a->symmetric == b->symmetric && a->inferred == b->inferred;
}

// An edge of facts of one bundle, without labels
static weft_status
begin_edge(view_maker*           m,
           const view_candidate* first,
           size_t                count,
           view_edge*            e)
{
  view* const v = m->v;
  *e            = (view_edge){.from      = first->from,
                              .to        = first->to,
                              .planned   = first->planned,
                              .symmetric = first->symmetric,
                              .inferred  = first->inferred};
  e->facts      = (size_t*)arena_array(&v->memory, count, sizeof(size_t));
  if (!e->facts) {
    return WEFT_ERR_NO_MEMORY;
  }
  for (size_t i = 0U; i < count; ++i) {
    const size_t fact         = first[i].fact;
    e->facts[e->fact_count++] = fact;
    e->support += weft_graph_fact(m->graph, fact)->support_count;
    e->conflict = e->conflict || m->disputed[fact];
  }
  v->nodes[e->from].linked = true;
  v->nodes[e->to].linked   = true;
  return WEFT_OK;
}

static weft_status
add_edge(view_maker* m, const view_candidate* first, size_t count)
{
  view* const v = m->v;
  view_edge   e;
  weft_status st = WEFT_OK;
  TRY(st, begin_edge(m, first, count, &e));
  e.labels = (weft_str*)arena_array(&v->memory, count, sizeof(weft_str));
  if (!e.labels) {
    return WEFT_ERR_NO_MEMORY;
  }
  for (size_t i = 0U; i < count; ++i) {
    const weft_fact* const fact  = weft_graph_fact(m->graph, first[i].fact);
    const weft_str         label = view_edge_label(m, fact);
    if (!label.data) {
      return WEFT_ERR_NO_MEMORY;
    }
    bool seen = false;
    for (size_t j = 0U; j < e.label_count && !seen; ++j) {
      seen = weft_str_equals(e.labels[j], label);
    }
    if (!seen) {
      e.labels[e.label_count++] = label;
    }
    v->conflicts += m->disputed[first[i].fact];
  }
  v->inferred += e.inferred ? count : 0U;
  v->fact_count += count;
  v->edges[v->edge_count++] = e;
  return WEFT_OK;
}

// The facts of a community's edge are counted, not told
static weft_status
add_summary(view_maker* m, const view_candidate* first, size_t count)
{
  view* const v = m->v;
  strbuf      b = {NULL, 0U, 0U, WEFT_OK};
  view_edge   e;
  weft_status st = WEFT_OK;
  TRY(st, begin_edge(m, first, count, &e));
  e.summary = true;
  e.labels  = (weft_str*)arena_array(&v->memory, 1U, sizeof(weft_str));
  caption_facts(&b, count, m->options->lang);
  const weft_str label = view_finish(m, &b, VIEW_PIECE_COLUMNS);
  if (!e.labels || !label.data) {
    return WEFT_ERR_NO_MEMORY;
  }
  e.labels[0]   = label;
  e.label_count = 1U;
  v->left[WEFT_LEFT_FOLDED].facts += count;
  v->edges[v->edge_count++] = e;
  return WEFT_OK;
}

// Ranges of candidates that are one edge
typedef struct {
  size_t start;
  size_t count;
  bool   drawn;
} bundle;

// Bundles in the order of their ends
static size_t
find_bundles(const view_candidates* list,
             bool (*same)(const view_candidate* a, const view_candidate* b),
             bundle* out)
{
  size_t count = 0U;
  for (size_t i = 0U; i < list->count; ++i) {
    if (i && same(&list->items[i - 1U], &list->items[i])) {
      ++out[count - 1U].count;
    } else {
      out[count++] = (bundle){i, 1U, true};
    }
  }
  return count;
}

static bool
same_ends(const view_candidate* a, const view_candidate* b)
{
  return a->from == b->from && a->to == b->to;
}

static int
compare_bundles(const void* a, const void* b)
{
  const bundle* const x = (const bundle*)a;
  const bundle* const y = (const bundle*)b;
  if (x->count != y->count) {
    return x->count > y->count ? -1 : 1;
  }
  return x->start < y->start ? -1 : x->start > y->start;
}

// Which edges of communities are drawn: the heaviest, and the heaviest of each
// node that has no other.  `bundles` are sorted by weight.
static void
thin_out(view_maker* m, bundle* bundles, size_t count)
{
  view* const v    = m->v;
  size_t      left = v->node_count / NODES_PER_EDGE;
  for (size_t i = 0U; i < count; ++i) {
    const view_candidate* const c     = &m->folded.items[bundles[i].start];
    view_node* const            from  = &v->nodes[c->from];
    view_node* const            to    = &v->nodes[c->to];
    const bool                  alone = !from->linked || !to->linked;
    bundles[i].drawn                  = alone || left;
    left -= !alone && left;
    if (bundles[i].drawn) {
      from->linked = true;
      to->linked   = true;
    } else {
      v->left[WEFT_LEFT_THIN].facts += bundles[i].count;
    }
  }
}

static weft_status
add_edges(view_maker* m, const bundle* bundles, size_t count)
{
  weft_status st = WEFT_OK;
  for (size_t i = 0U; !st && i < count; ++i) {
    st = add_edge(m, &m->edges.items[bundles[i].start], bundles[i].count);
  }
  return st;
}

static weft_status
add_summaries(view_maker* m, bundle* bundles, size_t count)
{
  weft_status st = WEFT_OK;
  qsort(bundles, count, sizeof(bundle), compare_bundles);
  thin_out(m, bundles, count);
  for (size_t i = 0U; !st && i < count; ++i) {
    const bundle* const b = &bundles[i];
    if (b->drawn) {
      st = add_summary(m, &m->folded.items[b->start], b->count);
    }
  }
  return st;
}

static void
sort(view_candidates* list)
{
  if (list->count) {
    qsort(list->items, list->count, sizeof(*list->items), compare_candidates);
  }
}

weft_status
view_bundle(view_maker* m)
{
  view* const   v       = m->v;
  const size_t  most    = m->edges.count + m->folded.count + 1U;
  bundle* const bundles = (bundle*)calloc(most, sizeof(bundle));
  if (!bundles) {
    return WEFT_ERR_NO_MEMORY;
  }
  sort(&m->edges);
  sort(&m->folded);
  const size_t  own     = find_bundles(&m->edges, same_bundle, bundles);
  bundle* const others  = bundles + own;
  const size_t  summary = find_bundles(&m->folded, same_ends, others);
  v->edges =
    (view_edge*)arena_array(&v->memory, own + summary + 1U, sizeof(view_edge));
  weft_status st = v->edges ? WEFT_OK : WEFT_ERR_NO_MEMORY;
  for (size_t i = 0U; i < v->node_count; ++i) {
    v->nodes[i].linked = false; // true again for each end of an edge
  }
  st = st ? st : add_edges(m, bundles, own);
  st = st || !summary ? st : add_summaries(m, others, summary);
  for (size_t i = 0U; i < v->node_count; ++i) {
    v->nodes[i].linked =
      v->nodes[i].linked || v->nodes[i].kind == VIEW_COMMUNITY;
    v->linked_count += v->nodes[i].linked;
  }
  free(bundles);
  return st;
}
