// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// All shortest paths between two names: a search in breadth from both ends at
// once, then only the nodes that lie on a shortest path are walked.

#include "query/fact.h"
#include "query/resolve.h"

#include "store/store.h"

#include "weft/query.h"

#include "fail.h"
#include "try.h"

#include <stdlib.h>

enum { STEPS_MAX = 64, UNSEEN = 255 };

typedef struct {
  int64_t* items;
  size_t   count;
  size_t   capacity;
} id_list;

// One end of the search
typedef struct {
  unsigned char* distance; // of every entity, UNSEEN if unknown
  id_list        frontier; // entities at distance `depth`
  size_t         depth;
} side;

typedef struct {
  resolver       r;
  fact_reader    reader;
  db_statement*  neighbours;
  db_statement*  between;
  size_t         entities; // highest number, and one more
  side           from;
  side           to;
  bool*          on; // entities that lie on a shortest path
  size_t         length;
  int64_t        nodes[STEPS_MAX + 1];
  weft_path_sink sink;
  void*          handle;
  size_t         left;
  bool           more;
  weft_error*    error;
} search;

// Stated facts only: an inferred one would be a short cut past its reasons
static const char neighbours_sql[] =
  "SELECT object FROM fact WHERE subject = ?1 AND object IS NOT NULL"
  " AND NOT inferred UNION SELECT subject FROM fact WHERE object = ?1"
  " AND NOT inferred ORDER BY 1";

static const char between_sql[] =
  "SELECT id FROM fact WHERE subject = ?1 AND object = ?2 AND NOT inferred"
  " UNION ALL SELECT id FROM fact WHERE subject = ?2 AND object = ?1"
  " AND NOT inferred";

static weft_status
push(search* const x, id_list* const list, const int64_t id)
{
  if (list->count == list->capacity) {
    const size_t   capacity = list->capacity ? list->capacity * 2U : 64U;
    int64_t* const more     = realloc(list->items, capacity * sizeof(int64_t));
    if (!more) {
      return fail_memory(x->error);
    }
    list->items    = more;
    list->capacity = capacity;
  }
  list->items[list->count++] = id;
  return WEFT_OK;
}

// The neighbours of an entity, in order
static weft_status
read_neighbours(search* const x, const int64_t id, id_list* const out)
{
  weft_status st  = WEFT_OK;
  bool        row = false;
  out->count      = 0U;
  db_reset(x->neighbours);
  db_bind_int(x->neighbours, 1, id);
  TRY(st, db_step(x->neighbours, &row, x->error));
  while (row) {
    const int64_t other = db_int(x->neighbours, 0);
    if (other > 0 && (size_t)other < x->entities) {
      TRY(st, push(x, out, other));
    }
    TRY(st, db_step(x->neighbours, &row, x->error));
  }
  return st;
}

// Breadth

static weft_status
start_side(search* const x, side* const s, const weft_str name)
{
  named          found;
  const int64_t* ids   = NULL;
  size_t         count = 0U;
  weft_status    st    = WEFT_OK;
  s->distance          = malloc(x->entities);
  if (!s->distance) {
    return fail_memory(x->error);
  }
  for (size_t i = 0U; i < x->entities; ++i) {
    s->distance[i] = UNSEEN;
  }
  TRY(st, resolve_named(&x->r, name, &found));
  TRY(st, resolve_entities(&x->r, &found, &ids, &count));
  for (size_t i = 0U; i < count; ++i) {
    s->distance[ids[i]] = 0U;
    TRY(st, push(x, &s->frontier, ids[i]));
  }
  return count ? st : resolve_fail_type(&x->r, name);
}

// One step further from one end; `met` if an entity of the other is reached
static weft_status
expand(search* const x, side* const s, const side* const other, bool* const met)
{
  id_list     next  = {NULL, 0U, 0U};
  id_list     found = {NULL, 0U, 0U};
  weft_status st    = WEFT_OK;
  ++s->depth;
  for (size_t i = 0U; !st && i < s->frontier.count; ++i) {
    st = read_neighbours(x, s->frontier.items[i], &found);
    for (size_t k = 0U; !st && k < found.count; ++k) {
      const int64_t id = found.items[k];
      if (s->distance[id] == UNSEEN) {
        s->distance[id] = (unsigned char)s->depth;
        *met            = *met || other->distance[id] != UNSEEN;
        st              = push(x, &next, id);
      }
    }
  }
  free(found.items);
  free(s->frontier.items);
  s->frontier = next;
  return st;
}

static weft_status
meet(search* const x, const size_t most, bool* const met)
{
  weft_status st = WEFT_OK;
  *met           = false;
  for (size_t i = 0U; i < x->from.frontier.count; ++i) {
    *met = *met || !x->to.distance[x->from.frontier.items[i]];
  }
  while (!*met && x->from.frontier.count && x->to.frontier.count &&
         x->from.depth + x->to.depth < most) {
    if (x->from.frontier.count <= x->to.frontier.count) {
      TRY(st, expand(x, &x->from, &x->to, met));
    } else {
      TRY(st, expand(x, &x->to, &x->from, met));
    }
  }
  x->length = x->from.depth + x->to.depth;
  return st;
}

// From the entities where the ends met back to one end: mark what lies between
static weft_status
mark(search* const x, const side* const s, id_list level)
{
  id_list     found = {NULL, 0U, 0U};
  weft_status st    = WEFT_OK;
  for (size_t depth = s->depth; !st && depth; --depth) {
    id_list next = {NULL, 0U, 0U};
    for (size_t i = 0U; !st && i < level.count; ++i) {
      st = read_neighbours(x, level.items[i], &found);
      for (size_t k = 0U; !st && k < found.count; ++k) {
        const int64_t id = found.items[k];
        if (s->distance[id] == depth - 1U && !x->on[id]) {
          x->on[id] = true;
          st        = push(x, &next, id);
        }
      }
    }
    free(level.items);
    level = next;
  }
  free(level.items);
  free(found.items);
  return st;
}

static weft_status
mark_all(search* const x)
{
  id_list     first  = {NULL, 0U, 0U};
  id_list     second = {NULL, 0U, 0U};
  weft_status st     = WEFT_OK;
  x->on              = calloc(x->entities, sizeof(bool));
  if (!x->on) {
    return fail_memory(x->error);
  }
  for (size_t i = 0U; !st && i < x->entities; ++i) {
    if (x->from.distance[i] == x->from.depth &&
        x->to.distance[i] == x->to.depth) {
      x->on[i] = true;
      st       = push(x, &first, (int64_t)i);
      st       = st ? st : push(x, &second, (int64_t)i);
    }
  }
  if (st) {
    free(first.items);
    free(second.items);
    return st;
  }
  st                       = mark(x, &x->from, first);
  const weft_status status = mark(x, &x->to, second);
  return st ? st : status;
}

// Walking

static weft_status
read_between(search* const         x,
             const int64_t         a,
             const int64_t         b,
             weft_path_step* const out)
{
  id_list     ids = {NULL, 0U, 0U};
  bool        row = false;
  weft_status st  = WEFT_OK;
  db_reset(x->between);
  db_bind_int(x->between, 1, a);
  db_bind_int(x->between, 2, b);
  st = db_step(x->between, &row, x->error);
  while (!st && row) {
    st = push(x, &ids, db_int(x->between, 0));
    st = st ? st : db_step(x->between, &row, x->error);
  }
  st = st ? st : fact_read_all(&x->reader, ids.items, ids.count, &out->facts);
  out->fact_count = ids.count;
  free(ids.items);
  return st;
}

static weft_status
give(search* const x)
{
  weft_end       nodes[STEPS_MAX + 1];
  weft_path_step steps[STEPS_MAX];
  weft_status    st = WEFT_OK;
  arena_reset(&x->reader.memory);
  x->more = !x->left;
  if (x->more) {
    return st;
  }
  --x->left;
  for (size_t i = 0U; i <= x->length; ++i) {
    TRY(st, fact_read_entity(&x->reader, x->nodes[i], &nodes[i]));
  }
  for (size_t i = 0U; i < x->length; ++i) {
    TRY(st, read_between(x, x->nodes[i], x->nodes[i + 1U], &steps[i]));
  }
  const weft_path path = {nodes, x->length + 1U, steps};
  return x->sink(x->handle, &path);
}

// Whether an entity can stand at a place of the path
static bool
stands_at(const search* const x, const int64_t id, const size_t place)
{
  return x->on[id] &&
         (place <= x->from.depth ? x->from.distance[id] == place
                                 : x->to.distance[id] == x->length - place);
}

// Walk on from place `place`; the path is no longer than STEPS_MAX
static weft_status
walk(search* const x, const size_t place)
{
  id_list     found = {NULL, 0U, 0U};
  weft_status st    = WEFT_OK;
  if (place == x->length) {
    return give(x);
  }
  st = read_neighbours(x, x->nodes[place], &found);
  for (size_t i = 0U; !st && !x->more && i < found.count; ++i) {
    if (stands_at(x, found.items[i], place + 1U)) {
      x->nodes[place + 1U] = found.items[i];
      st                   = walk(x, place + 1U);
    }
  }
  free(found.items);
  return st;
}

static weft_status
find(search* const x, const weft_str from, const weft_str to, const size_t most)
{
  int64_t     last = 0;
  bool        met  = false;
  weft_status st   = WEFT_OK;
  TRY(st,
      db_read_int(x->r.d, "SELECT max(id) FROM entity", 0, &last, x->error));
  x->entities = (size_t)last + 1U;
  TRY(st, db_prepare(x->r.d, neighbours_sql, &x->neighbours, x->error));
  TRY(st, db_prepare(x->r.d, between_sql, &x->between, x->error));
  TRY(st, start_side(x, &x->from, from));
  TRY(st, start_side(x, &x->to, to));
  TRY(st, meet(x, most, &met));
  if (!met) {
    return st;
  }
  TRY(st, mark_all(x));
  for (size_t i = 0U; !x->more && i < x->entities; ++i) {
    if (stands_at(x, (int64_t)i, 0U)) {
      x->nodes[0] = (int64_t)i;
      TRY(st, walk(x, 0U));
    }
  }
  return st;
}

weft_status
weft_find_paths(weft_store* const                store,
                const weft_str                   from,
                const weft_str                   to,
                const size_t                     max_steps,
                const weft_answer_options* const options,
                const weft_path_sink             sink,
                void* const                      handle,
                bool* const                      more,
                weft_error* const                error)
{
  const weft_answer_options        none = WEFT_ANSWER_OPTIONS_INIT;
  const weft_answer_options* const o    = options ? options : &none;
  WEFT_REQUIRE(store && sink && max_steps);
  if (max_steps > STEPS_MAX) {
    return weft_error_set(error,
                          WEFT_ERR_LIMIT,
                          NULL,
                          0U,
                          0U,
                          "a path of %zu steps; at most %d are looked for",
                          max_steps,
                          STEPS_MAX);
  }
  search x       = {.sink = sink, .handle = handle, .error = error};
  x.left         = o->limit ? o->limit : SIZE_MAX;
  weft_status st = resolver_open(&x.r, store, error);
  st = st ? st : fact_reader_open(&x.reader, x.r.d, &x.r.schema, o, error);
  st = st ? st : find(&x, from, to, max_steps);
  if (more) {
    *more = x.more;
  }
  db_finish(x.neighbours);
  db_finish(x.between);
  fact_reader_close(&x.reader);
  resolver_close(&x.r);
  free(x.from.distance);
  free(x.from.frontier.items);
  free(x.to.distance);
  free(x.to.frontier.items);
  free(x.on);
  return st;
}
