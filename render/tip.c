// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "tip.h"

#include "text.h"
#include "try.h"

// Columns, so that a Korean sentence gets half as many characters
#define SENTENCE_COLUMNS 400U
#define NAME_COLUMNS 120U
#define FACTS_MAX 4U
#define ALIASES_MAX 5U

static weft_status
put(strbuf* b, weft_str text, size_t columns)
{
  arena          memory = {NULL, 0U, 0U};
  const weft_str clean  = text_clean(&memory, text);
  const weft_str shorter =
    clean.data ? text_shorten(&memory, clean, columns) : clean;
  if (shorter.data) {
    strbuf_append(b, shorter);
  }
  arena_free(&memory);
  return shorter.data ? WEFT_OK : WEFT_ERR_NO_MEMORY;
}

// The sentence, then where it stands and which rule read it
static weft_status
put_evidence(strbuf* b, const weft_fact* fact)
{
  weft_status st = WEFT_OK;
  if (!fact->support_count) {
    return WEFT_OK;
  }
  const weft_support* const support = &fact->supports[0];
  if (support->evidence.text.size) {
    strbuf_puts(b, "\n“");
    TRY(st, put(b, support->evidence.text, SENTENCE_COLUMNS));
    strbuf_puts(b, "”");
  }
  strbuf_puts(b, "\n— ");
  TRY(st, put(b, support->doc, NAME_COLUMNS));
  if (support->rule.size) {
    strbuf_puts(b, ", ");
    TRY(st, put(b, support->rule, NAME_COLUMNS));
  }
  if (fact->support_count > 1U) {
    strbuf_printf(b, " +%zu", fact->support_count - 1U);
  }
  return b->status;
}

// The most important entities of a community
static weft_status
put_members(strbuf* b, const weft_graph* graph, const view_node* node)
{
  weft_status st = WEFT_OK;
  for (size_t i = 0U; i < node->member_count; ++i) {
    strbuf_puts(b, i ? ", " : "\n");
    TRY(st,
        put(b, weft_graph_entity(graph, node->members[i])->name, NAME_COLUMNS));
  }
  if (node->held_entities > node->member_count) {
    strbuf_printf(b, " +%zu", node->held_entities - node->member_count);
  }
  return b->status;
}

weft_status
tip_node(strbuf*           b,
         const weft_graph* graph,
         const view_node*  node,
         weft_str          lang)
{
  weft_status              st     = WEFT_OK;
  const weft_entity* const entity = weft_graph_entity(graph, node->entity);
  TRY(st, put(b, entity ? entity->name : node->name, NAME_COLUMNS));
  if (node->type.size) {
    strbuf_puts(b, " (");
    TRY(st, put(b, view_type_label(graph, node->type, lang), NAME_COLUMNS));
    strbuf_putc(b, ')');
  }
  for (size_t i = 0U; entity && i < entity->alias_count && i < ALIASES_MAX;
       ++i) {
    strbuf_puts(b, i ? ", " : "\n= ");
    TRY(st, put(b, entity->aliases[i], NAME_COLUMNS));
  }
  if (node->kind == VIEW_COMMUNITY) {
    strbuf_putc(b, '\n');
    TRY(st, put(b, node->pieces[0], NAME_COLUMNS));
    return put_members(b, graph, node);
  }
  const weft_fact* const fact = weft_graph_fact(graph, node->first_fact);
  return fact ? put_evidence(b, fact) : b->status;
}

weft_status
tip_edge(strbuf*           b,
         const weft_graph* graph,
         const view_edge*  edge,
         weft_str          lang)
{
  weft_status st = WEFT_OK;
  for (size_t i = 0U; i < edge->fact_count && i < FACTS_MAX; ++i) {
    const weft_fact* const   fact = weft_graph_fact(graph, edge->facts[i]);
    const weft_entity* const from = weft_graph_entity(graph, fact->subject);
    const weft_entity* const to = weft_graph_entity(graph, fact->object_entity);
    if (i) {
      strbuf_puts(b, "\n\n");
    }
    TRY(st, put(b, from->name, NAME_COLUMNS));
    strbuf_puts(b, " — ");
    TRY(st,
        put(b, view_relation_label(graph, fact->relation, lang), NAME_COLUMNS));
    strbuf_puts(b,
                edge->symmetric                ? " — "
                : fact->status == WEFT_PLANNED ? " ⇢ "
                                               : " → ");
    TRY(st, put(b, to ? to->name : fact->object.name, NAME_COLUMNS));
    TRY(st, put_evidence(b, fact));
  }
  if (edge->fact_count > FACTS_MAX) {
    strbuf_printf(b, "\n\n+%zu", edge->fact_count - FACTS_MAX);
  }
  return b->status;
}
