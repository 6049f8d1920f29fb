// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Other names of entities.
//
// An export does not say which document declared a name.  It goes to the
// first that states something of the entity, unless a support says it.  A name
// that another entity has for its own is declared only if several do so, which
// joins nothing; a single one would join what the export kept apart.

#include "rdf_import.h"

#include "name.h"

#include "table.h"
#include "try.h"

#include <stdint.h>
#include <stdlib.h>

// More entities of one name than this are not looked through
enum { NAMESAKES_MAX = 64 };

// Another name that is told of an entity
typedef struct {
  weft_str          key;
  const rdf_entity* entity;
  weft_str          name;
} other_name;

typedef struct {
  rdf_import* m;
  other_name* others;
  size_t      other_count;
  size_t      other_capacity;
  table       seen;  // entity and name that a support has
  table       named; // key of a name to the term of its last entity
  strbuf      key;
} naming;

static weft_status
copy_key(naming* const n, weft_str* const out)
{
  if (n->key.status) {
    return n->key.status;
  }
  *out = arena_copy(&n->m->memory, strbuf_str(&n->key));
  return out->data ? WEFT_OK : WEFT_ERR_NO_MEMORY;
}

// Names that supports have

static void
make_pair(naming* const n, const uint32_t term, const weft_str name)
{
  strbuf_clear(&n->key);
  strbuf_printf(&n->key, "%u ", (unsigned)term);
  strbuf_append(&n->key, name);
}

static weft_status
see(naming* const  n,
    const uint32_t entity,
    const uint32_t support,
    const rdf_term name)
{
  weft_status          st  = WEFT_OK;
  weft_str             key = WEFT_STR("");
  const rdf_row* const row = rdf_set_one(&n->m->set, support, name);
  if (row) {
    make_pair(n, entity, rdf_set_text(&n->m->set, row->object));
    TRY(st, copy_key(n, &key));
    TRY(st, table_set(&n->seen, key, 1U));
  }
  return st;
}

static weft_status
see_all(naming* const n)
{
  weft_status          st  = WEFT_OK;
  const rdf_set* const set = &n->m->set;
  for (size_t i = 0U; i < n->m->place_count; ++i) {
    const rdf_place* const p = &n->m->places[i];
    if (p->support == TERM_EMPTY) {
      continue;
    }
    const rdf_row* const object = rdf_set_one(set, p->statement, TERM_OBJECT);
    TRY(st,
        see(n,
            rdf_set_one(set, p->statement, TERM_SUBJECT)->object,
            p->support,
            TERM_SUBJECT_NAME));
    if (!object->literal) {
      TRY(st, see(n, object->object, p->support, TERM_OBJECT_NAME));
    }
  }
  return st;
}

// Who is named how

static weft_status
index_names(naming* const n)
{
  weft_status st  = WEFT_OK;
  weft_str    key = WEFT_STR("");
  for (size_t i = 0U; i < n->m->set.terms.count; ++i) {
    rdf_entity* const e = n->m->entities[i];
    if (!e) {
      continue;
    }
    name_key(e->name, &n->key);
    const size_t before = table_get(&n->named, strbuf_str(&n->key), SIZE_MAX);
    e->next             = before == SIZE_MAX ? NULL : n->m->entities[before];
    TRY(st, copy_key(n, &key));
    TRY(st, table_set(&n->named, key, i));
  }
  return st;
}

// Other names

static weft_status
add_other(naming* const n, const rdf_entity* const e, const weft_str name)
{
  weft_status st = WEFT_OK;
  if (!name.size || weft_str_equals(name, e->name)) {
    return st;
  }
  if (n->other_count == n->other_capacity) {
    const size_t      capacity = n->other_count ? n->other_count * 2U : 64U;
    other_name* const others =
      realloc(n->others, capacity * sizeof(other_name));
    if (!others) {
      return WEFT_ERR_NO_MEMORY;
    }
    n->others         = others;
    n->other_capacity = capacity;
  }
  other_name* const o = &n->others[n->other_count];
  *o                  = (other_name){.entity = e, .name = name};
  name_key(name, &n->key);
  TRY(st, copy_key(n, &o->key));
  ++n->other_count;
  return st;
}

static weft_status
add_labels(naming* const n, const rdf_entity* const e, const rdf_term predicate)
{
  weft_status          st    = WEFT_OK;
  size_t               count = 0U;
  const rdf_row* const rows =
    rdf_set_find(&n->m->set, e->term, predicate, &count);
  for (size_t i = 0U; i < count; ++i) {
    if (rows[i].literal) {
      TRY(st, add_other(n, e, rdf_set_text(&n->m->set, rows[i].object)));
    }
  }
  return st;
}

static int
compare_others(const void* const a, const void* const b)
{
  const other_name* const x     = a;
  const other_name* const y     = b;
  int                     order = weft_str_compare(x->key, y->key);
  if (!order) {
    order = weft_str_compare(x->entity->id, y->entity->id);
  }
  return order ? order : weft_str_compare(x->name, y->name);
}

static weft_status
collect_others(naming* const n)
{
  weft_status st = WEFT_OK;
  for (size_t i = 0U; i < n->m->set.terms.count; ++i) {
    const rdf_entity* const e = n->m->entities[i];
    if (!e) {
      continue;
    }
    TRY(st, add_labels(n, e, TERM_LABEL));
    TRY(st, add_labels(n, e, TERM_PREF_LABEL));
    TRY(st, add_labels(n, e, TERM_ALT_LABEL));
    const weft_str iri = rdf_set_text(&n->m->set, e->term);
    if (!e->own && iri.data[0] != '_') {
      TRY(st, add_other(n, e, iri));
    }
  }
  if (n->other_count) {
    qsort(n->others, n->other_count, sizeof(other_name), compare_others);
  }
  return st;
}

// What may be declared

static bool
is_compatible(const naming* const     n,
              const rdf_entity* const a,
              const rdf_entity* const b)
{
  const weft_schema* const schema = n->m->names.schema;
  return weft_schema_is_a(schema, a->type, b->type) ||
         weft_schema_is_a(schema, b->type, a->type);
}

// Whether another of those that share a name may be the one named so
static bool
is_contested(const naming* const     n,
             const other_name* const names,
             const size_t            count,
             const rdf_entity* const e,
             const rdf_entity* const owner)
{
  for (size_t i = 0U; i < count && i < NAMESAKES_MAX; ++i) {
    const rdf_entity* const other = names[i].entity;
    if (!weft_str_equals(other->id, e->id) &&
        !weft_str_equals(other->id, owner->id) &&
        is_compatible(n, other, owner)) {
      return true;
    }
  }
  return false;
}

typedef enum { NAME_FREE, NAME_SHARED, NAME_TAKEN } name_state;

// Whether an entity is named so itself, and what a declaration would do
static name_state
state_of(const naming* const     n,
         const other_name* const names,
         const size_t            count,
         const rdf_entity* const e)
{
  const size_t found = table_get(&n->named, names[0].key, SIZE_MAX);
  name_state   state = NAME_FREE;
  size_t       seen  = 0U;
  for (const rdf_entity* o = found == SIZE_MAX ? NULL : n->m->entities[found];
       o;
       o = o->next) {
    if (++seen > NAMESAKES_MAX) {
      return NAME_TAKEN;
    }
    if (weft_str_equals(o->id, e->id) || !is_compatible(n, o, e)) {
      continue;
    }
    if (!is_contested(n, names, count, e, o)) {
      return NAME_TAKEN;
    }
    state = NAME_SHARED;
  }
  return state;
}

// Aliases

static weft_status
add_alias(rdf_import* const m, const rdf_entity* const e, const weft_str name)
{
  if (m->alias_count == m->alias_capacity) {
    const size_t     capacity = m->alias_count ? m->alias_count * 2U : 64U;
    rdf_alias* const aliases =
      realloc(m->aliases, capacity * sizeof(rdf_alias));
    if (!aliases) {
      return WEFT_ERR_NO_MEMORY;
    }
    m->aliases        = aliases;
    m->alias_capacity = capacity;
  }
  m->aliases[m->alias_count++] = (rdf_alias){e->home, e, name};
  return WEFT_OK;
}

// Declare those of a run of one key that may be
static weft_status
add_run(naming* const n, const other_name* const names, const size_t count)
{
  weft_status st = WEFT_OK;
  for (size_t i = 0U; i < count; ++i) {
    const rdf_entity* const e = names[i].entity;
    if (i && names[i - 1U].entity == e &&
        weft_str_equals(names[i - 1U].name, names[i].name)) {
      continue;
    }
    const name_state state = state_of(n, names, count, e);
    make_pair(n, e->term, names[i].name);
    TRY(st, n->key.status);
    const bool seen = table_get(&n->seen, strbuf_str(&n->key), 0U) != 0U;
    if (state == NAME_SHARED || (state == NAME_FREE && !seen)) {
      TRY(st, add_alias(n->m, e, names[i].name));
    }
  }
  return st;
}

static weft_status
add_all(naming* const n)
{
  weft_status st = WEFT_OK;
  for (size_t i = 0U; i < n->other_count;) {
    size_t end = i + 1U;
    while (end < n->other_count &&
           weft_str_equals(n->others[end].key, n->others[i].key)) {
      ++end;
    }
    TRY(st, add_run(n, &n->others[i], end - i));
    i = end;
  }
  return st;
}

static int
compare_aliases(const void* const a, const void* const b)
{
  const rdf_alias* const x = a;
  const rdf_alias* const y = b;
  if (x->document != y->document) {
    return x->document < y->document ? -1 : 1;
  }
  const int order = weft_str_compare(x->entity->id, y->entity->id);
  return order ? order : weft_str_compare(x->alias, y->alias);
}

weft_status
rdf_name_aliases(rdf_import* const m)
{
  naming      n  = {.m = m};
  weft_status st = see_all(&n);
  if (!st) {
    st = index_names(&n);
  }
  if (!st) {
    st = collect_others(&n);
  }
  if (!st) {
    st = add_all(&n);
  }
  if (!st && m->alias_count) {
    qsort(m->aliases, m->alias_count, sizeof(rdf_alias), compare_aliases);
  }
  free(n.others);
  table_free(&n.seen);
  table_free(&n.named);
  strbuf_free(&n.key);
  return st;
}
