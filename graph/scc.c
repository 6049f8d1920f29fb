// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "scc.h"

#include "try.h"

#define UNSEEN 0U

typedef struct {
  const adjacency* a;
  uint32_t*        order; // of a node: when it was seen, from 1, or UNSEEN
  uint32_t*        low;   // the earliest node that it reaches
  uint32_t*        next;  // its edge to follow next
  uint32_t*        open;  // nodes whose component is not known
  uint32_t*        path;  // nodes that are being followed
  uint32_t*        component;
  bool*            is_open;
  uint32_t         seen;
  uint32_t         open_count;
  uint32_t         path_count;
  uint32_t         found; // components
} search;

static void
enter(search* const s, const uint32_t node)
{
  s->order[node]           = ++s->seen;
  s->low[node]             = s->seen;
  s->next[node]            = s->a->starts[node];
  s->open[s->open_count++] = node;
  s->is_open[node]         = true;
  s->path[s->path_count++] = node;
}

// A node is done: it may be the first of its component
static void
leave(search* const s, const uint32_t node)
{
  --s->path_count;
  if (s->path_count) {
    const uint32_t above = s->path[s->path_count - 1U];
    if (s->low[node] < s->low[above]) {
      s->low[above] = s->low[node];
    }
  }
  if (s->low[node] == s->order[node]) {
    uint32_t member = node;
    do {
      member               = s->open[--s->open_count];
      s->is_open[member]   = false;
      s->component[member] = s->found;
    } while (member != node);
    ++s->found;
  }
}

static void
follow(search* const s, const uint32_t root)
{
  enter(s, root);
  while (s->path_count) {
    const uint32_t node = s->path[s->path_count - 1U];
    if (s->next[node] == s->a->starts[node + 1U]) {
      leave(s, node);
      continue;
    }
    const uint32_t target = s->a->targets[s->next[node]++];
    if (s->order[target] == UNSEEN) {
      enter(s, target);
    } else if (s->is_open[target] && s->order[target] < s->low[node]) {
      s->low[node] = s->order[target];
    }
  }
}

weft_status
scc_find(const adjacency* const a,
         arena* const           scratch,
         uint32_t* const        component)
{
  const size_t n = a->count;
  search       s = {.a         = a,
                    .order     = arena_array(scratch, n, sizeof(uint32_t)),
                    .low       = arena_array(scratch, n, sizeof(uint32_t)),
                    .next      = arena_array(scratch, n, sizeof(uint32_t)),
                    .open      = arena_array(scratch, n, sizeof(uint32_t)),
                    .path      = arena_array(scratch, n, sizeof(uint32_t)),
                    .component = component,
                    .is_open   = arena_array(scratch, n, sizeof(bool))};
  if (!s.order || !s.low || !s.next || !s.open || !s.path || !s.is_open) {
    return WEFT_ERR_NO_MEMORY;
  }
  for (uint32_t i = 0U; i < a->count; ++i) {
    if (s.order[i] == UNSEEN) {
      follow(&s, i);
    }
  }
  return WEFT_OK;
}
