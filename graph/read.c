// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// The graph from outside: its sink, and what a freeze has derived.

#include "weft/graph.h"

#include "model.h"

// Sink

static weft_status
sink_document(void* const handle, const weft_document_info* const info)
{
  return weft_graph_add_document(handle, info, NULL);
}

static weft_status
sink_triple(void* const handle, const weft_triple* const triple)
{
  return weft_graph_add_triple(handle, triple, NULL);
}

static weft_status
sink_decision(void* const handle, const weft_decision* const decision)
{
  return weft_graph_decide(handle, decision, NULL);
}

weft_sink
weft_graph_sink(weft_graph* const graph)
{
  return (weft_sink){.handle   = graph,
                     .document = sink_document,
                     .triple   = sink_triple,
                     .decision = sink_decision};
}

// Reading

const weft_schema*
weft_graph_schema(const weft_graph* const graph)
{
  return &graph->schema;
}

size_t
weft_graph_document_count(const weft_graph* const graph)
{
  return graph->derived.document_count;
}

const weft_document_info*
weft_graph_document(const weft_graph* const graph, const size_t index)
{
  return index < graph->derived.document_count
           ? &graph->derived.documents[index]
           : NULL;
}

const weft_document_info*
weft_graph_find_document(const weft_graph* const graph, const weft_str doc)
{
  size_t low  = 0U;
  size_t high = graph->derived.document_count;
  while (low < high) {
    const size_t                    middle = low + (high - low) / 2U;
    const weft_document_info* const d      = &graph->derived.documents[middle];
    const int                       order  = weft_str_compare(d->doc, doc);
    if (!order) {
      return d;
    }
    if (order < 0) {
      low = middle + 1U;
    } else {
      high = middle;
    }
  }
  return NULL;
}

size_t
weft_graph_entity_count(const weft_graph* const graph)
{
  return graph->derived.entity_count;
}

const weft_entity*
weft_graph_entity(const weft_graph* const graph, const size_t index)
{
  return index < graph->derived.entity_count ? &graph->derived.entities[index]
                                             : NULL;
}

size_t
weft_graph_join_count(const weft_graph* const graph)
{
  return graph->derived.join_count;
}

const weft_join*
weft_graph_join(const weft_graph* const graph, const size_t index)
{
  return index < graph->derived.join_count ? &graph->derived.joins[index]
                                           : NULL;
}

size_t
weft_graph_shared_alias_count(const weft_graph* const graph)
{
  return graph->derived.shared_count;
}

const weft_shared_alias*
weft_graph_shared_alias(const weft_graph* const graph, const size_t index)
{
  return index < graph->derived.shared_count ? &graph->derived.shared[index]
                                             : NULL;
}

size_t
weft_graph_decision_count(const weft_graph* const graph)
{
  return graph->derived.decision_count;
}

const weft_decided*
weft_graph_decision(const weft_graph* const graph, const size_t index)
{
  return index < graph->derived.decision_count
           ? &graph->derived.decisions[index]
           : NULL;
}

size_t
weft_graph_fact_count(const weft_graph* const graph)
{
  const derived* const d = &graph->derived;
  return d->fact_count + (graph->show_inferred ? d->inferred_count : 0U);
}

const weft_fact*
weft_graph_fact(const weft_graph* const graph, const size_t index)
{
  if (index >= weft_graph_fact_count(graph)) {
    return NULL;
  }
  const derived* const d = &graph->derived;
  return graph->show_inferred && d->inferred_count ? d->all_facts[index]
                                                   : &d->facts[index];
}

size_t
weft_graph_inferred_count(const weft_graph* const graph)
{
  return graph->derived.inferred_count;
}

const weft_fact*
weft_graph_inferred(const weft_graph* const graph, const size_t index)
{
  const derived* const d = &graph->derived;
  return index < d->inferred_count ? &d->facts[d->fact_count + index] : NULL;
}

bool
weft_graph_inferred_is_cut(const weft_graph* const graph)
{
  return graph->derived.inferred_cut;
}

void
weft_graph_show_inferred(weft_graph* const graph, const bool show)
{
  graph->show_inferred = show;
}
