// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "look.h"

// What a community holds is of many types: its node has no type's colour
static type_style
community_style(const theme_palette* p)
{
  const type_style s = {
    .fill    = colour_mix(p->background, p->faint, 0.08),
    .line    = p->faint,
    .ink     = p->ink,
    .faint   = p->faint,
    .shape   = "box",
    .rounded = true,
  };
  return s;
}

type_style
look_of_node(const dot_input* in, const view_node* node, theme_scheme scheme)
{
  return node->kind == VIEW_COMMUNITY
           ? community_style(&in->theme->palette[scheme])
           : style_of_type(
               in->theme, weft_graph_schema(in->graph), node->type, scheme);
}

weft_str
look_relation(const dot_input* in, const view_edge* edge)
{
  weft_str relation = {NULL, 0U};
  for (size_t i = 0U; i < edge->fact_count; ++i) {
    const weft_fact* const fact = weft_graph_fact(in->graph, edge->facts[i]);
    if (i && !weft_str_equals(relation, fact->relation)) {
      return (weft_str){NULL, 0U};
    }
    relation = fact->relation;
  }
  return relation;
}

relation_style
look_of_edge(const dot_input* in, const view_edge* edge, theme_scheme scheme)
{
  return style_of_relation(in->theme, look_relation(in, edge), scheme);
}

bool
look_is_disputed(const view_edge* edge)
{
  return edge->conflict && !edge->summary;
}

void
look_put_node_classes(strbuf* b, const view_node* node)
{
  if (node->kind == VIEW_COMMUNITY) {
    strbuf_puts(b, "community");
  } else {
    style_put_class(b, "t-", node->type);
  }
}

void
look_put_edge_classes(strbuf* b, const dot_input* in, const view_edge* edge)
{
  const weft_str relation = look_relation(in, edge);
  if (relation.size) {
    style_put_class(b, "r-", relation);
  } else {
    strbuf_puts(b, "several");
  }
  strbuf_puts(b, edge->planned ? " planned" : "");
  strbuf_puts(b, edge->inferred ? " inferred" : "");
  strbuf_puts(b, look_is_disputed(edge) ? " conflict" : "");
}
