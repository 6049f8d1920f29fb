// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// The entities and links of a graph as numbers, and what is computed of them.

#ifndef WEFT_GRAPH_STATS_NETWORK_H
#define WEFT_GRAPH_STATS_NETWORK_H

#include "arena.h"

#include "weft/graph.h"

// More links would overflow the sums that communities are chosen by
#define LINKS_MAX ((size_t)1U << 30U)

typedef struct {
  uint32_t from;
  uint32_t to;
  uint32_t both; // 1 if the link leads both ways
} network_link;

typedef struct {
  size_t        nodes;
  network_link* links; // in the order of the facts
  size_t        link_count;
} network;

// The network of a frozen graph, in `memory`
weft_status
network_read(const weft_graph* graph, arena* memory, network* out);

// Weakly connected components, numbered by their first node (network.c)
weft_status
network_components(const network* n, size_t* component, size_t* count);

// Communities, numbered by their first node (community.c)
weft_status
network_communities(const network* n,
                    size_t*        community,
                    size_t*        count,
                    double*        modularity);

// PageRank (rank.c)
weft_status
network_rank(const network* n, double* rank);

// Number groups by their first member; `names` has room for a number for
// each node and returns with the new numbers.  Returns how many there are.
size_t
network_renumber(size_t* groups, size_t count, size_t* names);

#endif // WEFT_GRAPH_STATS_NETWORK_H
