// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Other names of entities.
//
// An export does not say which document declared a name.  It goes to the
// first that states something of the entity, unless a support says it, or it
// would join what the export kept apart.

#include "rdf_import.h"

#include "name.h"

#include "table.h"
#include "try.h"

#include <stdint.h>
#include <stdlib.h>

// More entities of one name than this are not looked through
enum { NAMESAKES_MAX = 64 };

typedef struct {
  rdf_import* m;
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

// Whether another entity that a graph might join with `e` is named `alias`
static bool
is_taken(naming* const n, const rdf_entity* const e, const weft_str alias)
{
  const weft_schema* const schema = n->m->names.schema;
  name_key(alias, &n->key);
  const size_t found = table_get(&n->named, strbuf_str(&n->key), SIZE_MAX);
  size_t       count = 0U;
  for (const rdf_entity* o = found == SIZE_MAX ? NULL : n->m->entities[found];
       o;
       o = o->next) {
    if (++count > NAMESAKES_MAX) {
      return true;
    }
    if (o != e && (weft_schema_is_a(schema, o->type, e->type) ||
                   weft_schema_is_a(schema, e->type, o->type))) {
      return true;
    }
  }
  return false;
}

// Aliases

static weft_status
add_alias(naming* const n, const rdf_entity* const e, const weft_str alias)
{
  rdf_import* const m = n->m;
  if (!alias.size || weft_str_equals(alias, e->name)) {
    return WEFT_OK;
  }
  make_pair(n, e->term, alias);
  if (n->key.status) {
    return n->key.status;
  }
  if (table_get(&n->seen, strbuf_str(&n->key), 0U) || is_taken(n, e, alias)) {
    return n->key.status;
  }
  if (m->alias_count == m->alias_capacity) {
    const size_t capacity = m->alias_capacity ? m->alias_capacity * 2U : 64U;
    rdf_alias* const aliases =
      realloc(m->aliases, capacity * sizeof(rdf_alias));
    if (!aliases) {
      return WEFT_ERR_NO_MEMORY;
    }
    m->aliases        = aliases;
    m->alias_capacity = capacity;
  }
  m->aliases[m->alias_count++] = (rdf_alias){e->home, e, alias};
  return WEFT_OK;
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
      TRY(st, add_alias(n, e, rdf_set_text(&n->m->set, rows[i].object)));
    }
  }
  return st;
}

static weft_status
add_all(naming* const n)
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
      TRY(st, add_alias(n, e, iri));
    }
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
    st = add_all(&n);
  }
  if (!st && m->alias_count) {
    qsort(m->aliases, m->alias_count, sizeof(rdf_alias), compare_aliases);
  }
  table_free(&n.seen);
  table_free(&n.named);
  strbuf_free(&n.key);
  return st;
}
