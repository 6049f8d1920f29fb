// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Communities of high modularity.  V. Blondel et al., Fast unfolding of
// communities in large networks, 2008; R. Rotta and A. Noack, Multilevel local
// search algorithms for modularity clustering, 2011.
//
// Weights are whole numbers, so gains are compared exactly.  Every move raises
// the modularity, so moving ends.

#include "stats/network.h"

#include "try.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

// Levels halve at least as a rule; a degenerate network stops here
enum { LEVELS_MAX = 64 };

// What is found depends on the order of visits: a small network is tried in
// several fixed orders, and the best of the results stays
enum { TRIES = 8, TRIES_LINKS_MAX = 100000 };

// A network whose parallel links are one: neighbours of node i stand from
// first[i] to first[i + 1]
typedef struct {
  size_t    nodes;
  size_t*   first;
  uint32_t* other;
  int64_t*  weight;   // of a link
  int64_t*  strength; // of a node: its links, inner ones twice
  int64_t   total;    // of all strengths
  arena     memory;
} level;

// Moving nodes on one level
typedef struct {
  const level* g;
  size_t*      community;
  int64_t*     strength; // of a community
  int64_t*     links;    // of the node at hand to a community
  uint32_t*    touched;  // communities that `links` is set for
  uint32_t*    queue;    // ring of nodes to look at
  bool*        queued;
  arena        memory;
} moving;

static weft_status
level_allocate(level* const g, const size_t nodes, const size_t links)
{
  g->nodes    = nodes;
  g->first    = arena_array(&g->memory, nodes + 1U, sizeof(size_t));
  g->other    = arena_array(&g->memory, links, sizeof(uint32_t));
  g->weight   = arena_array(&g->memory, links, sizeof(int64_t));
  g->strength = arena_array(&g->memory, nodes, sizeof(int64_t));
  return g->first && g->other && g->weight && g->strength ? WEFT_OK
                                                          : WEFT_ERR_NO_MEMORY;
}

// Moving

static int64_t
leave(moving* const m, const uint32_t node)
{
  const level* const g       = m->g;
  size_t             touched = 0U;
  const size_t       home    = m->community[node];
  m->strength[home] -= g->strength[node];
  for (size_t i = g->first[node]; i < g->first[node + 1U]; ++i) {
    const size_t c = m->community[g->other[i]];
    if (g->other[i] == node) {
      continue;
    }
    if (!m->links[c]) {
      m->touched[touched++] = (uint32_t)c;
    }
    m->links[c] += g->weight[i];
  }
  return (int64_t)touched;
}

// What joining a community gains, times a constant
static int64_t
gain(const moving* const m, const uint32_t node, const size_t community)
{
  return m->links[community] * m->g->total -
         m->strength[community] * m->g->strength[node];
}

// Move a node where it gains most; its own community wins ties, then the
// lowest.  Returns whether it moved.
static bool
move_node(moving* const m, const uint32_t node)
{
  const size_t  home    = m->community[node];
  const int64_t touched = leave(m, node);
  size_t        best    = home;
  int64_t       most    = gain(m, node, home);
  for (int64_t i = 0; i < touched; ++i) {
    const size_t  c    = m->touched[i];
    const int64_t here = gain(m, node, c);
    if (here > most || (here == most && best != home && c < best)) {
      most = here;
      best = c;
    }
  }
  for (int64_t i = 0; i < touched; ++i) {
    m->links[m->touched[i]] = 0;
  }
  m->community[node] = best;
  m->strength[best] += m->g->strength[node];
  return best != home;
}

// Order the queue by a fixed shuffle (splitmix64); try 0 leaves it sorted
static void
shuffle(uint32_t* const queue, const size_t count, const unsigned try)
{
  uint64_t state = try;
  for (size_t i = count; try && i > 1U; --i) {
    state += 0x9E3779B97F4A7C15U;
    uint64_t z        = (state ^ (state >> 30U)) * 0xBF58476D1CE4E5B9U;
    z                 = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    const size_t   k  = (size_t)((z ^ (z >> 31U)) % i);
    const uint32_t at = queue[k];
    queue[k]          = queue[i - 1U];
    queue[i - 1U]     = at;
  }
}

static weft_status
moving_begin(moving* const      m,
             const level* const g,
             size_t* const      community,
             const unsigned     try)
{
  m->g         = g;
  m->community = community;
  m->strength  = arena_array(&m->memory, g->nodes, sizeof(int64_t));
  m->links     = arena_array(&m->memory, g->nodes, sizeof(int64_t));
  m->touched   = arena_array(&m->memory, g->nodes, sizeof(uint32_t));
  m->queue     = arena_array(&m->memory, g->nodes, sizeof(uint32_t));
  m->queued    = arena_array(&m->memory, g->nodes, sizeof(bool));
  if (!m->strength || !m->links || !m->touched || !m->queue || !m->queued) {
    return WEFT_ERR_NO_MEMORY;
  }
  for (size_t i = 0U; i < g->nodes; ++i) {
    m->strength[community[i]] += g->strength[i];
    m->queue[i]  = (uint32_t)i;
    m->queued[i] = true;
  }
  shuffle(m->queue, g->nodes, try);
  return WEFT_OK;
}

// Move nodes until none gains: first all in order, then those whose
// neighbours went elsewhere
static weft_status
move_all(const level* const g, size_t* const community, const unsigned try)
{
  moving            m  = {.g = g};
  const weft_status st = moving_begin(&m, g, community, try);
  size_t            at = 0U;
  for (size_t waiting = st ? 0U : g->nodes; waiting; --waiting) {
    const uint32_t node = m.queue[at];
    at                  = at + 1U == g->nodes ? 0U : at + 1U;
    m.queued[node]      = false;
    if (!move_node(&m, node)) {
      continue;
    }
    for (size_t i = g->first[node]; i < g->first[node + 1U]; ++i) {
      const uint32_t other = g->other[i];
      if (!m.queued[other] && community[other] != community[node]) {
        // The node at hand has left its place, so there is room
        m.queue[(at + waiting - 1U) % g->nodes] = other;
        m.queued[other]                         = true;
        ++waiting;
      }
    }
  }
  arena_free(&m.memory);
  return st;
}

// Levels

typedef struct {
  uint64_t ends; // the nodes of a link, packed
  int64_t  weight;
} entry;

static int
compare_entries(const void* const a, const void* const b)
{
  const uint64_t x = ((const entry*)a)->ends;
  const uint64_t y = ((const entry*)b)->ends;
  return (x > y) - (x < y);
}

// Make a level of entries in both directions, joining parallel ones
static weft_status
level_fill(level* const g,
           const size_t nodes,
           entry* const entries,
           const size_t count)
{
  weft_status st   = WEFT_OK;
  size_t      kept = 0U;
  if (count) {
    qsort(entries, count, sizeof(entry), compare_entries);
  }
  for (size_t i = 0U; i < count; ++i) {
    if (kept && entries[i].ends == entries[kept - 1U].ends) {
      entries[kept - 1U].weight += entries[i].weight;
    } else {
      entries[kept++] = entries[i];
    }
  }
  TRY(st, level_allocate(g, nodes, kept));
  for (size_t i = 0U; i < kept; ++i) {
    const size_t from   = (size_t)(entries[i].ends >> 32U);
    g->other[i]         = (uint32_t)entries[i].ends;
    g->weight[i]        = entries[i].weight;
    g->first[from + 1U] = i + 1U;
    g->strength[from] += entries[i].weight;
    g->total += entries[i].weight;
  }
  for (size_t i = 1U; i <= nodes; ++i) {
    if (g->first[i] < g->first[i - 1U]) {
      g->first[i] = g->first[i - 1U];
    }
  }
  return st;
}

// The network whose nodes are the communities of `g`
static weft_status
level_above(const level* const  g,
            const size_t* const community,
            const size_t        count,
            level* const        out)
{
  const size_t links   = g->first[g->nodes];
  entry* const entries = calloc(links + 1U, sizeof(entry));
  if (!entries) {
    return WEFT_ERR_NO_MEMORY;
  }
  for (size_t i = 0U; i < g->nodes; ++i) {
    for (size_t k = g->first[i]; k < g->first[i + 1U]; ++k) {
      entries[k] = (entry){((uint64_t)community[i] << 32U) |
                             (uint64_t)community[g->other[k]],
                           g->weight[k]};
    }
  }
  const weft_status st = level_fill(out, count, entries, links);
  free(entries);
  return st;
}

static weft_status
level_of(const network* const n, level* const out)
{
  entry* const entries = calloc(2U * n->link_count + 1U, sizeof(entry));
  if (!entries) {
    return WEFT_ERR_NO_MEMORY;
  }
  for (size_t i = 0U; i < n->link_count; ++i) {
    const uint64_t from = n->links[i].from;
    const uint64_t to   = n->links[i].to;
    entries[2U * i]     = (entry){(from << 32U) | to, 1};
    entries[2U * i + 1] = (entry){(to << 32U) | from, 1};
  }
  const weft_status st = level_fill(out, n->nodes, entries, 2U * n->link_count);
  free(entries);
  return st;
}

// Move, join communities to nodes, do the same with these, move again
static weft_status
optimise(const level* const g,
         size_t* const      community,
         const unsigned     try,
         const int          depth)
{
  weft_status   st    = WEFT_OK;
  level         above = {0};
  size_t* const names = calloc(2U * g->nodes + 1U, sizeof(size_t));
  if (!names) {
    return WEFT_ERR_NO_MEMORY;
  }
  size_t* const joined = names + g->nodes;
  st                   = move_all(g, community, try);
  const size_t count   = st ? 0U : network_renumber(community, g->nodes, names);
  if (!st && count < g->nodes && depth < LEVELS_MAX) {
    for (size_t i = 0U; i < count; ++i) {
      joined[i] = i;
    }
    st = level_above(g, community, count, &above);
    st = st ? st : optimise(&above, joined, try, depth + 1);
    for (size_t i = 0U; !st && i < g->nodes; ++i) {
      community[i] = joined[community[i]];
    }
    st = st ? st : move_all(g, community, try);
  }
  arena_free(&above.memory);
  free(names);
  return st;
}

// The share of links inside communities above what chance would give
static weft_status
measure(const level* const  g,
        const size_t* const community,
        const size_t        count,
        double* const       out)
{
  int64_t* const inside = calloc(2U * count + 1U, sizeof(int64_t));
  if (!inside) {
    return WEFT_ERR_NO_MEMORY;
  }
  int64_t* const all = inside + count;
  for (size_t i = 0U; i < g->nodes; ++i) {
    all[community[i]] += g->strength[i];
    for (size_t k = g->first[i]; k < g->first[i + 1U]; ++k) {
      if (community[g->other[k]] == community[i]) {
        inside[community[i]] += g->weight[k];
      }
    }
  }
  const double total = (double)g->total;
  *out               = 0.0;
  for (size_t c = 0U; c < count && g->total; ++c) {
    const double share = (double)all[c] / total;
    *out += (double)inside[c] / total - share * share;
  }
  free(inside);
  return WEFT_OK;
}

// Communities of try number `try`, into `community`
static weft_status
attempt(const level* const g,
        const unsigned     try,
        size_t* const      community,
        size_t* const      names,
        size_t* const      count,
        double* const      modularity)
{
  weft_status st = WEFT_OK;
  for (size_t i = 0U; i < g->nodes; ++i) {
    community[i] = i;
  }
  TRY(st, optimise(g, community, try, 0));
  *count = network_renumber(community, g->nodes, names);
  return measure(g, community, *count, modularity);
}

// The best of several tries, the first of equals
static weft_status
choose(const level* const g,
       const unsigned     tries,
       size_t* const      community,
       size_t* const      work,
       size_t* const      count,
       double* const      modularity)
{
  weft_status   st    = WEFT_OK;
  size_t* const names = work + g->nodes;
  TRY(st, attempt(g, 0U, community, names, count, modularity));
  for (unsigned i = 1U; i < tries; ++i) {
    size_t found   = 0U;
    double quality = 0.0;
    TRY(st, attempt(g, i, work, names, &found, &quality));
    if (quality > *modularity + 1e-9) {
      memcpy(community, work, g->nodes * sizeof(size_t));
      *count      = found;
      *modularity = quality;
    }
  }
  return st;
}

weft_status
network_communities(const network* const n,
                    size_t* const        community,
                    size_t* const        count,
                    double* const        modularity)
{
  const unsigned tries = n->link_count <= TRIES_LINKS_MAX ? TRIES : 1U;
  level          g     = {0};
  size_t* const  work  = calloc(2U * n->nodes + 1U, sizeof(size_t));
  if (!work) {
    return WEFT_ERR_NO_MEMORY;
  }
  weft_status st = level_of(n, &g);
  st = st ? st : choose(&g, tries, community, work, count, modularity);
  arena_free(&g.memory);
  free(work);
  return st;
}
