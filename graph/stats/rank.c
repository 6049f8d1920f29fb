// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// PageRank by power iteration: S. Brin and L. Page, The anatomy of a
// large-scale hypertextual web search engine, 1998.

#include "stats/network.h"

#include <math.h>
#include <stdlib.h>

enum { ROUNDS_MAX = 200 };

static const double damping   = 0.85;
static const double tolerance = 1e-10;

// One round: what every node hands on.  Returns the sum of changes.
static double
iterate(const network* const n,
        const double* const  leads,
        double* const        rank,
        double* const        next)
{
  const double count    = (double)n->nodes;
  double       dangling = 0.0;
  for (size_t i = 0U; i < n->nodes; ++i) {
    dangling += leads[i] > 0.0 ? 0.0 : rank[i];
  }
  const double base = (1.0 - damping + damping * dangling) / count;
  for (size_t i = 0U; i < n->nodes; ++i) {
    next[i] = base;
  }
  for (size_t i = 0U; i < n->link_count; ++i) {
    const network_link* const l = &n->links[i];
    next[l->to] += damping * rank[l->from] / leads[l->from];
    if (l->both) {
      next[l->from] += damping * rank[l->to] / leads[l->to];
    }
  }
  double change = 0.0;
  for (size_t i = 0U; i < n->nodes; ++i) {
    change += fabs(next[i] - rank[i]);
    rank[i] = next[i];
  }
  return change;
}

weft_status
network_rank(const network* const n, double* const rank)
{
  double* const work = calloc(2U * n->nodes + 1U, sizeof(double));
  if (!work) {
    return WEFT_ERR_NO_MEMORY;
  }
  double* const leads = work;
  double* const next  = work + n->nodes;
  for (size_t i = 0U; i < n->nodes; ++i) {
    rank[i] = 1.0 / (double)n->nodes;
  }
  for (size_t i = 0U; i < n->link_count; ++i) {
    leads[n->links[i].from] += 1.0;
    leads[n->links[i].to] += n->links[i].both ? 1.0 : 0.0;
  }
  for (int i = 0; i < ROUNDS_MAX; ++i) {
    if (iterate(n, leads, rank, next) < tolerance) {
      break;
    }
  }
  free(work);
  return WEFT_OK;
}
