// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Frames around nodes of one type or one community.

#include "view_make.h"

#include "table.h"
#include "text.h"
#include "try.h"

#include <stdlib.h>

#define NAMED 2U
#define NAMED_COLUMNS 24U
#define LABEL_COLUMNS 60U

// A node on its way into a group
typedef struct {
  size_t    group; // number of a type or a community
  size_t    node;
  view_rank rank; // a community's node comes last
} grouped;

static int
compare_grouped(const void* a, const void* b)
{
  const grouped* const x = (const grouped*)a;
  const grouped* const y = (const grouped*)b;
  if (x->group != y->group) {
    return x->group < y->group ? -1 : 1;
  }
  const int order = view_compare_ranks(&x->rank, &y->rank);
  return order ? order : (x->node > y->node) - (x->node < y->node);
}

// The entity that says to which community a node belongs, or SIZE_MAX
static size_t
speaker(const view_maker* m, const view_node* node)
{
  if (node->kind == VIEW_LITERAL) {
    return weft_graph_fact(m->graph, node->first_fact)->subject;
  }
  return node->kind == VIEW_COMMUNITY ? node->members[0] : node->entity;
}

// The number of a node's group, or SIZE_MAX
static weft_status
number_of(const view_maker* m, const view_node* node, table* types, size_t* out)
{
  *out = SIZE_MAX;
  if (m->options->view.group_by == WEFT_GROUP_COMMUNITY) {
    *out = m->stats->community[speaker(m, node)];
    return WEFT_OK;
  }
  if (!node->type.size) {
    return WEFT_OK;
  }
  *out = table_get(types, node->type, types->count);
  return table_set(types, node->type, *out);
}

static weft_status
collect(const view_maker* m, grouped* out, size_t* count)
{
  table       types = {NULL, 0U, 0U};
  weft_status st    = WEFT_OK;
  for (size_t i = 0U; !st && i < m->v->node_count; ++i) {
    const view_node* const node  = &m->v->nodes[i];
    size_t                 group = SIZE_MAX;
    if (!node->linked) {
      continue; // those without a relation have a frame already
    }
    st = number_of(m, node, &types, &group);
    if (!st && group != SIZE_MAX) {
      const view_rank last = {SIZE_MAX, 0U, 0U, UINT32_MAX};
      out[*count].group    = group;
      out[*count].node     = i;
      out[(*count)++].rank =
        node->kind == VIEW_ENTITY ? view_rank_of(m, node->entity) : last;
    }
  }
  table_free(&types);
  return st;
}

// "네이버, 카카오 외 12"
static weft_str
name_community(const view_maker* m, const grouped* first, size_t count)
{
  const view* const v        = m->v;
  size_t            entities = 0U;
  size_t            named    = 0U;
  strbuf            b        = {NULL, 0U, 0U, WEFT_OK};
  for (size_t i = 0U; i < count; ++i) {
    const view_node* const node = &v->nodes[first[i].node];
    entities += node->kind == VIEW_ENTITY ? 1U : node->held_entities;
    if (node->kind == VIEW_ENTITY && named < NAMED) {
      const weft_str name =
        text_shorten(&m->v->memory, node->name, NAMED_COLUMNS);
      strbuf_puts(&b, named++ ? ", " : "");
      strbuf_append(&b, name);
      b.status = name.data ? b.status : WEFT_ERR_NO_MEMORY;
    }
  }
  if (named && entities > named) {
    strbuf_printf(&b,
                  view_is_korean(m->options->lang) ? " 외 %zu"
                                                   : " and %zu more",
                  entities - named);
  }
  return view_finish(m, &b, LABEL_COLUMNS);
}

static weft_str
name_type(const view_maker* m, weft_str type)
{
  strbuf b = {NULL, 0U, 0U, WEFT_OK};
  strbuf_append(&b, view_type_label(m->graph, type, m->options->lang));
  return view_finish(m, &b, LABEL_COLUMNS);
}

// A frame around one node would say nothing
static weft_status
add_group(view_maker* m, const grouped* first, size_t count)
{
  view* const v     = m->v;
  view_group  group = {.entities = 0U};
  if (count < 2U) {
    return WEFT_OK;
  }
  for (size_t i = 0U; i < count; ++i) {
    view_node* const node = &v->nodes[first[i].node];
    node->group           = v->group_count;
    group.entities += node->kind == VIEW_ENTITY ? 1U : node->held_entities;
  }
  group.label = m->options->view.group_by == WEFT_GROUP_COMMUNITY
                  ? name_community(m, first, count)
                  : name_type(m, v->nodes[first->node].type);
  v->groups[v->group_count++] = group;
  return group.label.data ? WEFT_OK : WEFT_ERR_NO_MEMORY;
}

static weft_status
make_groups(view_maker* m, grouped* all)
{
  size_t      count = 0U;
  size_t      start = 0U;
  weft_status st    = WEFT_OK;
  TRY(st, collect(m, all, &count));
  if (count) {
    qsort(all, count, sizeof(*all), compare_grouped);
  }
  m->v->groups = (view_group*)arena_array(
    &m->v->memory, count / 2U + 1U, sizeof(view_group));
  if (!m->v->groups) {
    return WEFT_ERR_NO_MEMORY;
  }
  for (size_t i = 1U; i <= count; ++i) {
    if (i == count || all[i].group != all[start].group) {
      TRY(st, add_group(m, &all[start], i - start));
      start = i;
    }
  }
  return st;
}

weft_status
view_make_groups(view_maker* m)
{
  weft_status st = WEFT_OK;
  if (m->options->view.group_by == WEFT_GROUP_NONE) {
    return st;
  }
  if (m->options->view.group_by == WEFT_GROUP_COMMUNITY) {
    TRY(st, view_find_communities(m));
  }
  grouped* const all = (grouped*)calloc(m->v->node_count + 1U, sizeof(grouped));
  st                 = all ? make_groups(m, all) : WEFT_ERR_NO_MEMORY;
  free(all);
  return st;
}
