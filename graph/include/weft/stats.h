// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

/// @file stats.h
/// Figures of a graph: what it holds, and how it hangs together.
///
/// The network is the graph's entities and its facts between two entities;
/// facts about a literal are no part of it.  Facts between the same two
/// entities are parallel links: each counts.

#ifndef WEFT_STATS_H
#define WEFT_STATS_H

#include "weft/base.h"
#include "weft/graph.h"

#ifdef __cplusplus
extern "C" {
#endif

/// Bins of confidence: 0 to 99, 100 to 199 …, the last 900 to 1000
enum { WEFT_STATS_BINS = 10 };

/// How often something occurs
typedef struct {
  weft_str name;  ///< Of a type or relation; belongs to the graph
  size_t   count; ///< How often
} weft_tally;

/// Figures of one graph.  Arrays without a count have one item per entity.
typedef struct {
  size_t            documents;                   ///< Documents
  size_t            triples;                     ///< Supports of facts
  size_t            entities;                    ///< Entities
  size_t            facts;                       ///< Facts
  size_t            links;                       ///< Facts between entities
  size_t            literals;                    ///< Facts about a literal
  size_t            planned;                     ///< Facts that are planned
  size_t            confidence[WEFT_STATS_BINS]; ///< Facts by confidence
  const weft_tally* types;          ///< Entities by type, most first
  size_t            type_count;     ///< Number of types
  const weft_tally* relations;      ///< Facts by relation, most first
  size_t            relation_count; ///< Number of relations
  const size_t*     degree;         ///< Links that an entity is an end of
  size_t            degree_max;     ///< Largest degree
  double            degree_mean;    ///< Mean degree
  const size_t*     by_degree;      ///< Entities, highest degree first
  const size_t*     component;      ///< Component, numbered by first member
  size_t            components;     ///< Weakly connected components
  size_t            component_max;  ///< Entities of the largest
  const size_t*     community;      ///< Community, numbered by first member
  size_t            communities;    ///< Communities, single entities too
  size_t            community_max;  ///< Entities of the largest
  double            modularity;     ///< Of the communities, at most 1
  const double*     rank;           ///< PageRank; the sum is 1
  const size_t*     by_rank;        ///< Entities, highest rank first
} weft_stats;

/// Compute the figures of a frozen graph.
///
/// Communities: Louvain (Blondel et al. 2008) with refinement on the way back
/// (Rotta and Noack 2011), links undirected, parallel ones weighing as many.
/// Entities are visited in fixed orders (up to 100,000 links in eight, of
/// which the best stays) and ties go to the lowest community, in whole
/// numbers, so that the same graph gives the same communities.
///
/// PageRank (Brin and Page 1998): damping 0.85; a link leads from subject to
/// object, that of a symmetric relation both ways; the mass of entities that
/// lead nowhere is spread evenly; done when the sum of changes is below 1e-10.
///
/// O(n log n) in entities and facts; PageRank takes at most 200 rounds and
/// communities a few passes over the links.
///
/// @param out Receives the figures, which weft_stats_free() frees; names in
///            them belong to the graph, which must outlive them.
/// @return WEFT_OK, WEFT_ERR_BAD_ARG, WEFT_ERR_NO_MEMORY, or WEFT_ERR_LIMIT
///         beyond 2^30 links.
WEFT_API WEFT_NODISCARD weft_status
weft_stats_new(const weft_graph* graph, weft_stats** out, weft_error* error);

/// Free the figures; NULL is accepted
WEFT_API void
weft_stats_free(weft_stats* stats);

#ifdef __cplusplus
}
#endif

#endif // WEFT_STATS_H
