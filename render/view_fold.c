// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// What is too much to draw, as one node for each of the larger communities.

#include "view_make.h"

#include "caption.h"
#include "text.h"
#include "try.h"

#include <stdlib.h>

#define NAMED 2U
#define NAMED_COLUMNS 18U

// An entity that is not a node of its own
typedef struct {
  size_t    community;
  view_rank rank;
} member;

// The members of one community, a range of them
typedef struct {
  size_t first;
  size_t count;
} crowd;

weft_status
view_find_communities(view_maker* m)
{
  return m->stats ? WEFT_OK : weft_stats_new(m->graph, &m->stats, m->error);
}

static int
compare_members(const void* a, const void* b)
{
  const member* const x = (const member*)a;
  const member* const y = (const member*)b;
  if (x->community != y->community) {
    return x->community < y->community ? -1 : 1;
  }
  return view_compare_ranks(&x->rank, &y->rank);
}

// The largest first; ties in the order of communities
static int
compare_crowds(const void* a, const void* b)
{
  const crowd* const x = (const crowd*)a;
  const crowd* const y = (const crowd*)b;
  if (x->count != y->count) {
    return x->count > y->count ? -1 : 1;
  }
  return x->first < y->first ? -1 : x->first > y->first;
}

// Entities with relations that are not drawn, by community and importance
static size_t
collect(const view_maker* m, member* out)
{
  const size_t total = weft_graph_entity_count(m->graph);
  size_t       count = 0U;
  for (size_t i = 0U; i < total; ++i) {
    const view_note* const note = &m->notes[i];
    if (note->fate == VIEW_KEPT && note->degree && note->node == SIZE_MAX) {
      out[count++] = (member){m->stats->community[i], view_rank_of(m, i)};
    }
  }
  if (count) {
    qsort(out, count, sizeof(*out), compare_members);
  }
  return count;
}

static size_t
find_crowds(const member* members, size_t count, crowd* out)
{
  size_t found = 0U;
  for (size_t i = 0U; i < count; ++i) {
    if (i && members[i].community == members[i - 1U].community) {
      ++out[found - 1U].count;
    } else {
      out[found++] = (crowd){i, 1U};
    }
  }
  if (found) {
    qsort(out, found, sizeof(*out), compare_crowds);
  }
  return found;
}

// "네이버, 카카오 등": the most important members
static weft_str
name_crowd(const view_maker* m, const member* members, size_t count)
{
  arena* const memory = &m->v->memory;
  strbuf       b      = {NULL, 0U, 0U, WEFT_OK};
  for (size_t i = 0U; i < count && i < NAMED; ++i) {
    weft_str name = text_clean(memory, m->labels[members[i].rank.entity]);
    name = name.data ? text_shorten(memory, name, NAMED_COLUMNS) : name;
    if (!name.data) {
      b.status = WEFT_ERR_NO_MEMORY;
      break;
    }
    strbuf_puts(&b, i ? ", " : "");
    strbuf_append(&b, name);
  }
  if (count > NAMED) {
    strbuf_puts(&b, view_is_korean(m->options->lang) ? " 등" : " …");
  }
  return view_finish(m, &b, VIEW_NAME_COLUMNS);
}

static int
compare_indexes(const void* a, const void* b)
{
  const size_t x = *(const size_t*)a;
  const size_t y = *(const size_t*)b;
  return x < y ? -1 : x > y;
}

// The key is of all ids, in order
static weft_status
key_crowd(const view_maker* m,
          const member*     members,
          size_t            count,
          view_node*        node)
{
  size_t* const indexes = (size_t*)calloc(count + 1U, sizeof(size_t));
  strbuf        ids     = {NULL, 0U, 0U, WEFT_OK};
  if (!indexes) {
    return WEFT_ERR_NO_MEMORY;
  }
  for (size_t i = 0U; i < count; ++i) {
    indexes[i] = members[i].rank.entity;
  }
  qsort(indexes, count, sizeof(*indexes), compare_indexes);
  for (size_t i = 0U; i < count; ++i) {
    strbuf_append(&ids, weft_graph_entity(m->graph, indexes[i])->id);
    strbuf_putc(&ids, '\n');
  }
  view_make_key(node->key, 'n', strbuf_str(&ids));
  const weft_status st = ids.status;
  strbuf_free(&ids);
  free(indexes);
  return st;
}

static weft_status
add_crowd(view_maker* m, const member* members, size_t count)
{
  view* const  v    = m->v;
  const size_t kept = count < VIEW_MEMBERS_MAX ? count : VIEW_MEMBERS_MAX;
  view_node    node = {.kind          = VIEW_COMMUNITY,
                       .entity        = SIZE_MAX,
                       .name          = name_crowd(m, members, count),
                       .type          = WEFT_STR(""),
                       .first_fact    = SIZE_MAX,
                       .group         = SIZE_MAX,
                       .held_entities = count,
                       .linked        = true};
  weft_status  st   = WEFT_OK;
  node.members      = (size_t*)arena_array(&v->memory, kept, sizeof(size_t));
  if (!node.members || !node.name.data) {
    return WEFT_ERR_NO_MEMORY;
  }
  TRY(st, key_crowd(m, members, count, &node));
  for (size_t i = 0U; i < count; ++i) {
    m->notes[members[i].rank.entity].node = v->node_count;
    node.support += members[i].rank.support;
  }
  for (; node.member_count < kept; ++node.member_count) {
    node.members[node.member_count] = members[node.member_count].rank.entity;
  }
  v->nodes[v->node_count++] = node;
  ++v->communities;
  v->left[WEFT_LEFT_FOLDED].entities += count;
  return WEFT_OK;
}

static weft_status
fold(view_maker* m, member* members, crowd* crowds)
{
  const size_t count = collect(m, members);
  const size_t found = find_crowds(members, count, crowds);
  weft_status  st    = WEFT_OK;
  for (size_t i = 0U; !st && i < found && i < VIEW_COMMUNITIES_MAX; ++i) {
    st = add_crowd(m, members + crowds[i].first, crowds[i].count);
  }
  m->v->left[WEFT_LEFT_SMALL].entities +=
    count - m->v->left[WEFT_LEFT_FOLDED].entities;
  return st;
}

weft_status
view_fold(view_maker* m)
{
  const size_t  total   = weft_graph_entity_count(m->graph);
  weft_status   st      = view_find_communities(m);
  member* const members = (member*)calloc(total + 1U, sizeof(member));
  crowd* const  crowds  = (crowd*)calloc(total + 1U, sizeof(crowd));
  if (!members || !crowds) {
    st = WEFT_ERR_NO_MEMORY;
  }
  st = st ? st : fold(m, members, crowds);
  free(members);
  free(crowds);
  return st;
}

// "개체 1,204개 · 사실 3,310개"
static weft_status
describe(view_maker* m, view_node* node)
{
  arena* const memory = &m->v->memory;
  strbuf       b      = {NULL, 0U, 0U, WEFT_OK};
  caption_entities(&b, node->held_entities, m->options->lang);
  strbuf_puts(&b, " · ");
  caption_facts(&b, node->held_facts, m->options->lang);
  const weft_str text = view_finish(m, &b, VIEW_PIECE_COLUMNS);
  node->pieces        = (weft_str*)arena_array(memory, 1U, sizeof(weft_str));
  node->disputed      = (bool*)arena_array(memory, 1U, sizeof(bool));
  if (!text.data || !node->pieces || !node->disputed) {
    return WEFT_ERR_NO_MEMORY;
  }
  node->pieces[0]   = text;
  node->piece_count = 1U;
  m->v->left[WEFT_LEFT_FOLDED].facts += node->held_facts;
  return WEFT_OK;
}

weft_status
view_describe_communities(view_maker* m)
{
  weft_status st = WEFT_OK;
  for (size_t i = 0U; !st && i < m->v->node_count; ++i) {
    if (m->v->nodes[i].kind == VIEW_COMMUNITY) {
      st = describe(m, &m->v->nodes[i]);
    }
  }
  return st;
}
