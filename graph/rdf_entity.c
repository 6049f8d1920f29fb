// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// What the ends of facts are called.
//
// The IRI of an entity that weft exported says its type and name.  Any other
// is named by its label, else by its last part; a graph would take two that
// are named alike for one, so that such get their last part behind the name,
// or their whole IRI.

#include "rdf_import.h"

#include "name.h"
#include "rdf.h"

#include "str.h"
#include "try.h"

#include <stdint.h>
#include <stdlib.h>

// Names

// How much a label's language is wanted: the lower the more
static unsigned
rank_language(const weft_str tag)
{
  return !tag.size                          ? 0U
         : str_starts(tag, WEFT_STR("@ko")) ? 1U
         : str_starts(tag, WEFT_STR("@en")) ? 2U
                                            : 3U;
}

// The best label of `term` by `predicate`, or an empty one
static weft_str
find_label(const rdf_import* const m,
           const uint32_t          term,
           const rdf_term          predicate)
{
  size_t               count = 0U;
  const rdf_row* const rows  = rdf_set_find(&m->set, term, predicate, &count);
  weft_str             best  = WEFT_STR("");
  unsigned             rank  = 4U;
  for (size_t i = 0U; i < count; ++i) {
    const weft_str text = rdf_set_text(&m->set, rows[i].object);
    const unsigned other =
      rank_language(rdf_set_text(&m->set, rows[i].datatype));
    if (rows[i].literal && text.size &&
        (other < rank || (other == rank && weft_str_compare(text, best) < 0))) {
      best = text;
      rank = other;
    }
  }
  return best;
}

static bool
is_blank(const weft_str term)
{
  return str_starts(term, WEFT_STR("_:"));
}

static weft_status
join(rdf_import* const m, weft_str* const out)
{
  if (m->buffer.status) {
    return m->buffer.status;
  }
  *out = arena_copy(&m->memory, strbuf_str(&m->buffer));
  return out->data ? WEFT_OK : WEFT_ERR_NO_MEMORY;
}

// The last part of an IRI, or a blank node's label with its file, because
// another file may have another node of that label
static weft_status
last_of(rdf_import* const m, const weft_str iri, weft_str* const out)
{
  if (!is_blank(iri)) {
    return rdf_names_last(&m->names, iri, out);
  }
  strbuf_clear(&m->buffer);
  strbuf_append(&m->buffer, iri);
  strbuf_putc(&m->buffer, ' ');
  strbuf_puts(&m->buffer, m->file);
  return join(m, out);
}

static weft_status
name_foreign(rdf_import* const m, rdf_entity* const e)
{
  e->name = find_label(m, e->term, TERM_LABEL);
  if (!e->name.size) {
    e->name = find_label(m, e->term, TERM_PREF_LABEL);
  }
  return e->name.size ? WEFT_OK
                      : last_of(m, rdf_set_text(&m->set, e->term), &e->name);
}

// Types

typedef struct {
  weft_str name;
  unsigned rank; // 0 of RDF's own, 1 unknown, 2 declared
} ranked_type;

static bool
is_better(const rdf_import* const  m,
          const ranked_type* const a,
          const ranked_type* const b)
{
  if (a->rank != b->rank) {
    return a->rank > b->rank;
  }
  if (a->rank == 2U && weft_schema_is_a(m->names.schema, a->name, b->name)) {
    return true;
  }
  return !(a->rank == 2U &&
           weft_schema_is_a(m->names.schema, b->name, a->name)) &&
         weft_str_compare(a->name, b->name) < 0;
}

// The row that says the most specific type, or NULL
static weft_status
choose_type(rdf_import* const     m,
            const uint32_t        term,
            const rdf_row** const row,
            weft_str* const       name)
{
  weft_status          st    = WEFT_OK;
  size_t               count = 0U;
  const rdf_row* const rows  = rdf_set_find(&m->set, term, TERM_TYPE, &count);
  ranked_type          best  = {WEFT_STR("Entity"), 0U};
  *row                       = NULL;
  for (size_t i = 0U; i < count; ++i) {
    const weft_str iri = rdf_set_text(&m->set, rows[i].object);
    if (rows[i].literal || is_blank(iri)) {
      continue;
    }
    ranked_type type = {
      .rank = rdf_names_declared(&m->names, iri) != SIZE_MAX ? 2U : 1U};
    if (str_starts(iri, WEFT_STR(RDF_OWL)) ||
        str_starts(iri, WEFT_STR(RDF_RDFS)) ||
        str_starts(iri, WEFT_STR(RDF_RDF))) {
      type.rank = 0U;
    }
    TRY(st, rdf_names_type(&m->names, iri, &type.name));
    if (!*row || is_better(m, &type, &best)) {
      best = type;
      *row = &rows[i];
    }
  }
  *name = best.name;
  return st;
}

// Types that say no more than what an entity is

static void
mark_stated(const rdf_import* const m, bool* const stated)
{
  for (size_t i = 0U; i < m->place_count; ++i) {
    const uint32_t       statement = m->places[i].statement;
    const rdf_row* const object = rdf_set_one(&m->set, statement, TERM_OBJECT);
    stated[rdf_set_one(&m->set, statement, TERM_SUBJECT)->object] = true;
    stated[object->object] = stated[object->object] || !object->literal;
  }
  for (size_t i = 0U; i < m->set.count; ++i) {
    const rdf_row* const row = &m->set.rows[i];
    if (rdf_is_foreign(m, row) && row->predicate != TERM_TYPE) {
      stated[row->subject] = true;
      stated[row->object]  = stated[row->object] || !row->literal;
    }
  }
}

weft_status
rdf_take_types(rdf_import* const m)
{
  weft_status  st     = WEFT_OK;
  const size_t terms  = m->set.terms.count;
  bool* const  stated = arena_array(&m->memory, terms, sizeof(bool));
  if (!stated) {
    return WEFT_ERR_NO_MEMORY;
  }
  mark_stated(m, stated);
  for (size_t i = 0U; i < terms; ++i) {
    const rdf_row* row = NULL;
    weft_str       name;
    if (stated[i]) {
      TRY(st, choose_type(m, (uint32_t)i, &row, &name));
    }
    if (row) {
      m->set.rows[row - m->set.rows].told = true;
    }
  }
  return st;
}

// Entities

static weft_status
make_id(rdf_import* const m, rdf_entity* const e)
{
  strbuf_clear(&m->buffer);
  strbuf_append(&m->buffer, e->type);
  strbuf_putc(&m->buffer, '/');
  strbuf_append(&m->buffer, e->name);
  return join(m, &e->id);
}

static weft_status
add_entity(rdf_import* const m, const uint32_t term, const size_t home)
{
  weft_status st = WEFT_OK;
  if (m->entities[term]) {
    if (home < m->entities[term]->home) {
      m->entities[term]->home = home;
    }
    return st;
  }
  rdf_entity* const e = arena_alloc(&m->memory, sizeof(rdf_entity));
  if (!e) {
    return WEFT_ERR_NO_MEMORY;
  }
  e->term           = term;
  e->home           = home;
  m->entities[term] = e;
  TRY(st,
      rdf_names_entity(
        &m->names, rdf_set_text(&m->set, term), &e->own, &e->type, &e->name));
  const rdf_row* const label = rdf_set_one(&m->set, term, TERM_LABEL);
  // An IRI that only looks so has another label
  e->own =
    e->own &&
    (!label || weft_str_equals(rdf_set_text(&m->set, label->object), e->name));
  if (e->own) {
    return make_id(m, e);
  }
  const rdf_row* row = NULL;
  TRY(st, name_foreign(m, e));
  return choose_type(m, term, &row, &e->type);
}

static weft_status
add_all(rdf_import* const m)
{
  weft_status st = WEFT_OK;
  for (size_t i = 0U; i < m->place_count; ++i) {
    const rdf_place* const p = &m->places[i];
    const rdf_row* const   subject =
      rdf_set_one(&m->set, p->statement, TERM_SUBJECT);
    const rdf_row* const object =
      rdf_set_one(&m->set, p->statement, TERM_OBJECT);
    TRY(st, add_entity(m, subject->object, p->document));
    if (!object->literal) {
      TRY(st, add_entity(m, object->object, p->document));
    }
  }
  for (size_t i = 0U; i < m->set.count; ++i) {
    const rdf_row* const row = &m->set.rows[i];
    if (rdf_is_foreign(m, row)) {
      TRY(st, add_entity(m, row->subject, m->home));
      if (!row->literal) {
        TRY(st, add_entity(m, row->object, m->home));
      }
    }
  }
  return st;
}

// Foreign entities that are named alike

typedef struct {
  weft_str    key;
  weft_str    iri;
  rdf_entity* entity;
} keyed;

static int
compare_keyed(const void* const a, const void* const b)
{
  const keyed* const x     = a;
  const keyed* const y     = b;
  const int          order = weft_str_compare(x->key, y->key);
  return order ? order : weft_str_compare(x->iri, y->iri);
}

static weft_status
key_of(rdf_import* const m, const weft_str name, weft_str* const out)
{
  name_key(name, &m->buffer);
  return join(m, out);
}

// Store foreign entities sorted by their names' keys
static weft_status
collect_keyed(rdf_import* const m, keyed* const out, size_t* const count)
{
  weft_status st = WEFT_OK;
  *count         = 0U;
  for (size_t i = 0U; i < m->set.terms.count; ++i) {
    rdf_entity* const e = m->entities[i];
    if (e && !e->own) {
      keyed* const k = &out[(*count)++];
      k->entity      = e;
      k->iri         = rdf_set_text(&m->set, e->term);
      TRY(st, key_of(m, e->name, &k->key));
    }
  }
  if (*count) {
    qsort(out, *count, sizeof(keyed), compare_keyed);
  }
  return st;
}

// The name with the last part of the IRI, then the IRI, then that with a number
static weft_status
rename_entity(rdf_import* const  m,
              const keyed* const k,
              const unsigned     round,
              const size_t       number)
{
  weft_status st   = WEFT_OK;
  weft_str    last = k->iri;
  if (!round) {
    TRY(st, last_of(m, k->iri, &last));
    if (weft_str_equals(last, k->entity->name)) {
      return st;
    }
  }
  strbuf_clear(&m->buffer);
  strbuf_append(&m->buffer, round ? k->iri : k->entity->name);
  if (!round) {
    strbuf_puts(&m->buffer, " (");
    strbuf_append(&m->buffer, last);
    strbuf_putc(&m->buffer, ')');
  } else if (round > 1U && number) {
    strbuf_printf(&m->buffer, " (%zu)", number + 1U);
  }
  return join(m, &k->entity->name);
}

static weft_status
part_alike(rdf_import* const m)
{
  weft_status  st    = WEFT_OK;
  size_t       count = 0U;
  keyed* const all = arena_array(&m->memory, m->set.terms.count, sizeof(keyed));
  if (!all) {
    return WEFT_ERR_NO_MEMORY;
  }
  for (unsigned round = 0U; round < 3U; ++round) {
    TRY(st, collect_keyed(m, all, &count));
    for (size_t i = 0U; i < count;) {
      size_t end = i + 1U;
      while (end < count && weft_str_equals(all[end].key, all[i].key)) {
        ++end;
      }
      for (size_t k = i; end > i + 1U && k < end; ++k) {
        TRY(st, rename_entity(m, &all[k], round, k - i));
      }
      i = end;
    }
  }
  for (size_t i = 0U; i < count; ++i) {
    TRY(st, make_id(m, all[i].entity));
  }
  return st;
}

weft_status
rdf_name_entities(rdf_import* const m)
{
  weft_status st = WEFT_OK;
  TRY(st, add_all(m));
  return part_alike(m);
}
