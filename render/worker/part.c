// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "worker.h"

#include "dot.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// Mark all nodes reachable from `first`; `stack` has room for all nodes
static void
flood(worker* w, Agnode_t* first, size_t part, Agnode_t** stack)
{
  size_t depth          = 0U;
  stack[depth++]        = first;
  w->part[AGSEQ(first)] = part;
  while (depth) {
    Agnode_t* const node = stack[--depth];
    for (Agedge_t* e = agfstedge(w->graph, node); e;
         e           = agnxtedge(w->graph, e, node)) {
      Agnode_t* const other = e->node;
      if (w->part[AGSEQ(other)] == SIZE_MAX) {
        w->part[AGSEQ(other)] = part;
        stack[depth++]        = other;
      }
    }
  }
}

static bool
is_group(Agnode_t* node)
{
  const char* const mark = agget(node, WORKER_GROUP);
  return mark && *mark;
}

static bool
reserve(worker* w)
{
  size_t most = 0U;
  for (Agnode_t* n = agfstnode(w->graph); n; n = agnxtnode(w->graph, n)) {
    most = (size_t)AGSEQ(n) > most ? (size_t)AGSEQ(n) : most;
  }
  w->part = (size_t*)calloc(most + 1U, sizeof(size_t));
  w->edges =
    (Agedge_t**)calloc((size_t)agnedges(w->graph) + 1U, sizeof(Agedge_t*));
  if (!w->part || !w->edges) {
    return false;
  }
  memset(w->part, 0xFF, (most + 1U) * sizeof(size_t));
  return true;
}

bool
worker_find_parts(worker* w)
{
  const size_t     count = (size_t)agnnodes(w->graph);
  Agnode_t** const stack = (Agnode_t**)calloc(count + 1U, sizeof(Agnode_t*));
  if (!stack || !reserve(w)) {
    free(stack);
    return false;
  }
  w->parts = 1U;
  for (Agnode_t* n = agfstnode(w->graph); n; n = agnxtnode(w->graph, n)) {
    if (w->grid || (!agfstedge(w->graph, n) && !is_group(n))) {
      w->part[AGSEQ(n)] = 0U;
    } else if (w->part[AGSEQ(n)] == SIZE_MAX) {
      flood(w, n, w->parts++, stack);
    }
  }
  free(stack);
  w->laid  = (Agraph_t**)calloc(w->parts, sizeof(Agraph_t*));
  w->boxes = (pack_box*)calloc(w->parts, sizeof(pack_box));
  return w->laid && w->boxes;
}

// What belongs to the whole is not for its parts
static void
declare_attributes(Agraph_t* from, Agraph_t* to, int kind)
{
  for (Agsym_t* a = agnxtattr(from, kind, NULL); a;
       a          = agnxtattr(from, kind, a)) {
    const bool whole =
      kind == AGRAPH && (!strcmp(a->name, "label") || !strcmp(a->name, "bb") ||
                         !strncmp(a->name, "pack", 4U) ||
                         !strcmp(a->name, "pad") || !strcmp(a->name, "lp"));
    if (!whole) {
      agattr(to, kind, a->name, a->defval);
    }
  }
}

Agraph_t*
worker_copy_attributes(Agraph_t* from)
{
  Agraph_t* const copy = agopen("part", Agdirected, NULL);
  if (copy) {
    declare_attributes(from, copy, AGRAPH);
    declare_attributes(from, copy, AGNODE);
    declare_attributes(from, copy, AGEDGE);
    agattr(copy, AGEDGE, WORKER_EDGE, "");
    agattr(copy, AGEDGE, WORKER_TURNED, "");
  }
  return copy;
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
  agset(twin, WORKER_EDGE, text);
  w->edges[number] = edge;
}

Agraph_t*
worker_copy_part(worker* w, size_t part)
{
  Agraph_t* const g      = w->graph;
  Agraph_t* const copy   = worker_copy_attributes(g);
  size_t          number = 0U;
  if (!copy) {
    return NULL;
  }
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

void
worker_forget(worker* w)
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
  w->laid  = NULL;
  w->boxes = NULL;
  w->part  = NULL;
  w->edges = NULL;
  w->rest  = NULL;
}
