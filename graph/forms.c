// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Forms: what each entity is called, and its other names.

#include "freezing.h"

#include "utf8.h"

#include "try.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
  weft_str id;
  weft_str form;
  weft_str type;
  uint32_t root;
} group;

// Whether `a` is the better canonical name: more supports, then longer, then
// bytewise smaller; places are sorted, so the earlier wins what is left
static bool
is_better(const freezing* const f, const uint32_t a, const uint32_t b)
{
  if (f->weight[a] != f->weight[b]) {
    return f->weight[a] > f->weight[b];
  }
  const uint32_t x    = f->nodes[a]->form;
  const uint32_t y    = f->nodes[b]->form;
  const size_t   size = utf8_length(intern_get(&f->graph->strings, x));
  const size_t   than = utf8_length(intern_get(&f->graph->strings, y));
  return size != than ? size > than : f->string_rank[x] < f->string_rank[y];
}

// Whether a place may give its group a name
static bool
may_name(const freezing* const f, const uint32_t root, const uint32_t place)
{
  return !f->native[root] ||
         f->nodes[place]->type == f->nodes[f->type_holder[root]]->type;
}

static weft_str
join_id(arena* const a, const weft_str type, const weft_str form)
{
  char* const data = arena_alloc(a, type.size + form.size + 2U);
  if (!data) {
    return (weft_str){NULL, 0U};
  }
  if (type.size) {
    memcpy(data, type.data, type.size);
  }
  data[type.size] = '/';
  if (form.size) {
    memcpy(data + type.size + 1U, form.data, form.size);
  }
  return (weft_str){data, type.size + form.size + 1U};
}

static weft_status
name_group(freezing* const f,
           const uint32_t  root,
           const uint32_t  best,
           group* const    out)
{
  const intern* const strings = &f->graph->strings;
  const node* const   typed   = f->nodes[f->type_holder[root]];
  const node* const   named   = f->nodes[best];
  out->root                   = root;
  out->type                   = intern_get(strings, typed->type);
  out->form                   = intern_get(strings, named->form);
  out->id                     = typed->type == named->type
                                  ? intern_get(strings, named->id)
                                  : join_id(&f->out.memory, out->type, out->form);
  return out->id.data ? WEFT_OK : WEFT_ERR_NO_MEMORY;
}

static int
compare_groups(const void* const a, const void* const b)
{
  const group* const x     = a;
  const group* const y     = b;
  const int          order = weft_str_compare(x->id, y->id);
  return order ? order : (x->root > y->root) - (x->root < y->root);
}

// Name every group; returns their number through `count`
static weft_status
name_groups(freezing* const f,
            uint32_t* const best,
            group* const    groups,
            size_t* const   count)
{
  weft_status st = WEFT_OK;
  *count         = 0U;
  for (uint32_t i = 0U; i < f->node_count; ++i) {
    best[i] = NO_NODE;
  }
  for (uint32_t i = 0U; i < f->node_count; ++i) {
    const uint32_t root = identity_root(f, i);
    if (may_name(f, root, i) &&
        (best[root] == NO_NODE || is_better(f, i, best[root]))) {
      best[root] = i;
    }
  }
  for (uint32_t i = 0U; i < f->node_count; ++i) {
    if (identity_root(f, i) == i) {
      TRY(st, name_group(f, i, best[i], &groups[*count]));
      ++*count;
    }
  }
  qsort(groups, *count, sizeof(group), compare_groups);
  return st;
}

// Keep the ids of two groups apart that a user has split: what documents say
// of their own types is unique.  Whether that changes anything.
static bool
name_natively(const freezing* const f, const uint32_t a, const uint32_t b)
{
  const uint32_t x      = identity_root(f, a);
  const uint32_t y      = identity_root(f, b);
  const bool     change = x != y && (!f->native[x] || !f->native[y]);
  f->native[x]          = f->native[x] || x != y;
  f->native[y]          = f->native[y] || x != y;
  return change;
}

// Entities are one if type and canonical name are: an alias may have given
// two groups one id
static bool
unite_equal_ids(freezing* const       f,
                const uint32_t* const best,
                const group* const    groups,
                const size_t          count)
{
  bool changed = false;
  for (size_t i = 1U; i < count; ++i) {
    const uint32_t a = best[groups[i - 1U].root];
    const uint32_t b = best[groups[i].root];
    if (weft_str_equals(groups[i].id, groups[i - 1U].id)) {
      const joined why = {a, b, 0U, identity_kind(f, a, b)};
      changed |= identity_unite(f, &why) || name_natively(f, a, b);
    }
  }
  return changed;
}

static weft_status
make_entities(freezing* const f, const group* const groups, const size_t count)
{
  f->out.entities = arena_array(&f->out.memory, count, sizeof(weft_entity));
  if (!f->out.entities) {
    return WEFT_ERR_NO_MEMORY;
  }
  f->out.entity_count = count;
  for (size_t i = 0U; i < count; ++i) {
    f->out.entities[i].id     = groups[i].id;
    f->out.entities[i].name   = groups[i].form;
    f->out.entities[i].type   = groups[i].type;
    f->entity[groups[i].root] = (uint32_t)i;
  }
  for (uint32_t i = 0U; i < f->node_count; ++i) {
    f->entity[i] = f->entity[identity_root(f, i)];
  }
  return WEFT_OK;
}

// Aliases

// Store entity and name of every form in sight, sorted
static size_t
collect_forms(const freezing* const f, uint64_t* const pairs)
{
  const weft_graph* const graph = f->graph;
  size_t                  count = 0U;
  for (uint32_t i = 0U; i < f->node_count; ++i) {
    pairs[count++] = pack_pair(f->entity[i], f->string_rank[f->nodes[i]->form]);
  }
  for (size_t i = 0U; i < graph->document_count; ++i) {
    const document* const d = &graph->documents[i];
    for (size_t k = 0U; k < d->info.alias_count; ++k) {
      const uint32_t entity = f->entity[f->node_place[d->claims[k].node]];
      pairs[count++] = pack_pair(entity, f->string_rank[d->claims[k].alias]);
    }
  }
  for (size_t i = 0U; i < f->seen_count; ++i) {
    const seen_name* const s = &f->seen[i];
    if (s->name != graph->nodes[s->node].form) {
      const uint32_t entity = f->entity[f->node_place[s->node]];
      pairs[count++]        = pack_pair(entity, f->string_rank[s->name]);
    }
  }
  return sort_unique(pairs, count);
}

static weft_status
add_aliases(freezing* const f)
{
  const weft_graph* const graph = f->graph;
  size_t                  most  = f->node_count + f->seen_count;
  for (size_t i = 0U; i < graph->document_count; ++i) {
    most += graph->documents[i].info.alias_count;
  }
  uint64_t* const pairs = freezing_array(f, most, sizeof(uint64_t));
  if (!pairs) {
    return WEFT_ERR_NO_MEMORY;
  }
  const size_t    count = collect_forms(f, pairs);
  weft_str* const names = arena_array(&f->out.memory, count, sizeof(weft_str));
  if (!names) {
    return WEFT_ERR_NO_MEMORY;
  }
  size_t used = 0U;
  for (size_t i = 0U; i < count; ++i) {
    weft_entity* const entity = &f->out.entities[pair_high(pairs[i])];
    const weft_str     name   = f->by_rank[pair_low(pairs[i])];
    if (name.size && !weft_str_equals(name, entity->name)) {
      if (!entity->aliases) {
        entity->aliases = &names[used];
      }
      names[used++] = name;
      ++entity->alias_count;
    }
  }
  return WEFT_OK;
}

weft_status
forms_choose(freezing* const f)
{
  weft_status     st     = WEFT_OK;
  size_t          count  = 0U;
  uint32_t* const best   = freezing_array(f, f->node_count, sizeof(uint32_t));
  group* const    groups = freezing_array(f, f->node_count, sizeof(group));
  f->entity              = freezing_array(f, f->node_count, sizeof(uint32_t));
  if (!best || !groups || !f->entity) {
    return WEFT_ERR_NO_MEMORY;
  }
  // Each repetition has fewer groups, so this ends
  do {
    TRY(st, name_groups(f, best, groups, &count));
  } while (unite_equal_ids(f, best, groups, count));
  TRY(st, make_entities(f, groups, count));
  return add_aliases(f);
}
