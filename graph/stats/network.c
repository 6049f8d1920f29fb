// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "stats/network.h"

#include <stdint.h>
#include <stdlib.h>

weft_status
network_read(const weft_graph* const graph,
             arena* const            memory,
             network* const          out)
{
  const weft_schema* const schema = weft_graph_schema(graph);
  const size_t             facts  = weft_graph_fact_count(graph);
  size_t                   count  = 0U;
  for (size_t i = 0U; i < facts; ++i) {
    count += weft_graph_fact(graph, i)->object_entity != SIZE_MAX;
  }
  if (count > LINKS_MAX) {
    return WEFT_ERR_LIMIT;
  }
  out->nodes      = weft_graph_entity_count(graph);
  out->link_count = 0U;
  out->links      = arena_array(memory, count, sizeof(network_link));
  if (!out->links) {
    return WEFT_ERR_NO_MEMORY;
  }
  // Facts of one relation mostly stand together
  weft_str relation = {NULL, 0U};
  uint32_t both     = 0U;
  for (size_t i = 0U; i < facts; ++i) {
    const weft_fact* const f = weft_graph_fact(graph, i);
    if (f->object_entity == SIZE_MAX) {
      continue;
    }
    if (!relation.data || !weft_str_equals(relation, f->relation)) {
      const weft_relation_info* const r =
        weft_schema_relation(schema, f->relation);
      relation = f->relation;
      both     = r && r->symmetric;
    }
    out->links[out->link_count++] =
      (network_link){(uint32_t)f->subject, (uint32_t)f->object_entity, both};
  }
  return WEFT_OK;
}

size_t
network_renumber(size_t* const groups, const size_t count, size_t* const names)
{
  size_t used = 0U;
  for (size_t i = 0U; i < count; ++i) {
    names[i] = SIZE_MAX;
  }
  for (size_t i = 0U; i < count; ++i) {
    size_t* const name = &names[groups[i]];
    if (*name == SIZE_MAX) {
      *name = used++;
    }
    groups[i] = *name;
  }
  return used;
}

static size_t
find_root(size_t* const parent, const size_t node)
{
  size_t at = node;
  while (parent[at] != at) {
    parent[at] = parent[parent[at]];
    at         = parent[at];
  }
  return at;
}

weft_status
network_components(const network* const n,
                   size_t* const        component,
                   size_t* const        count)
{
  size_t* const names = calloc(n->nodes + 1U, sizeof(size_t));
  if (!names) {
    return WEFT_ERR_NO_MEMORY;
  }
  for (size_t i = 0U; i < n->nodes; ++i) {
    component[i] = i;
  }
  for (size_t i = 0U; i < n->link_count; ++i) {
    const size_t a           = find_root(component, n->links[i].from);
    const size_t b           = find_root(component, n->links[i].to);
    component[a > b ? a : b] = a > b ? b : a;
  }
  // A parent is never behind its child, so one pass finds every root
  for (size_t i = 0U; i < n->nodes; ++i) {
    component[i] = component[component[i]];
  }
  *count = network_renumber(component, n->nodes, names);
  free(names);
  return WEFT_OK;
}
