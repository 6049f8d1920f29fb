// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "rdf_import.h"

#include "rdf.h"
#include "weft/import.h"

#include "try.h"

#include <stdint.h>
#include <stdlib.h>

weft_status
rdf_fail(const rdf_import* const m,
         const rdf_row* const    row,
         const char* const       message)
{
  return weft_error_set(
    m->error, WEFT_ERR_BAD_INPUT, m->file, row->line, 0U, "%s", message);
}

// Kinds of nodes

static bool
is_told(const rdf_set* const set, const uint32_t term)
{
  return rdf_set_has(set, term, TERM_TYPE, TERM_STATEMENT) &&
         (rdf_set_one(set, term, TERM_SUPPORT) ||
          rdf_set_one(set, term, TERM_STATUS));
}

// Which of the three that an export describes each subject is
static weft_status
find_kinds(rdf_import* const m)
{
  const rdf_set* const set = &m->set;
  m->kinds                 = arena_alloc(&m->memory, set->terms.count);
  if (!m->kinds) {
    return WEFT_ERR_NO_MEMORY;
  }
  for (size_t i = 0U; i < set->count; ++i) {
    const uint32_t term = set->rows[i].subject;
    if (i && set->rows[i - 1U].subject == term) {
      continue;
    }
    m->kinds[term] =
      is_told(set, term)                                       ? NODE_STATEMENT
      : rdf_set_has(set, term, TERM_TYPE, TERM_SUPPORT_CLASS)  ? NODE_SUPPORT
      : rdf_set_has(set, term, TERM_TYPE, TERM_DOCUMENT_CLASS) ? NODE_DOCUMENT
                                                               : NODE_OTHER;
  }
  return WEFT_OK;
}

// Statements must say what they state
static weft_status
check_statement(const rdf_import* const m, const uint32_t term)
{
  const rdf_row* const any       = &m->set.rows[m->set.first[term]];
  const rdf_row* const subject   = rdf_set_one(&m->set, term, TERM_SUBJECT);
  const rdf_row* const predicate = rdf_set_one(&m->set, term, TERM_PREDICATE);
  const rdf_row* const object    = rdf_set_one(&m->set, term, TERM_OBJECT);
  if (!subject || !predicate || !object) {
    return rdf_fail(m,
                    any,
                    "a statement without rdf:subject, rdf:predicate or "
                    "rdf:object; give the whole file");
  }
  return subject->literal || predicate->literal
           ? rdf_fail(m,
                      subject->literal ? subject : predicate,
                      "rdf:subject and rdf:predicate must be IRIs")
           : WEFT_OK;
}

// A fact that follows from others will follow again
static bool
is_inferred(const rdf_import* const m, const uint32_t statement)
{
  return rdf_set_has(&m->set, statement, TERM_TYPE, TERM_INFERENCE);
}

// The direct triple of a statement says nothing more
static void
mark_told(rdf_import* const m, const uint32_t statement)
{
  const rdf_row* const object = rdf_set_one(&m->set, statement, TERM_OBJECT);
  size_t               count  = 0U;
  const rdf_row* const rows =
    rdf_set_find(&m->set,
                 rdf_set_one(&m->set, statement, TERM_SUBJECT)->object,
                 rdf_set_one(&m->set, statement, TERM_PREDICATE)->object,
                 &count);
  rdf_row* const own = m->set.rows + (rows - m->set.rows);
  for (size_t i = 0U; i < count; ++i) {
    if (own[i].object == object->object && own[i].literal == object->literal &&
        own[i].datatype == object->datatype) {
      own[i].told = true;
    }
  }
}

// Places: who supports a statement

static weft_status
add_place(rdf_import* const m,
          size_t* const     capacity,
          const uint32_t    statement,
          const uint32_t    support)
{
  if (m->place_count == *capacity) {
    *capacity               = *capacity ? *capacity * 2U : 256U;
    rdf_place* const places = realloc(m->places, *capacity * sizeof(rdf_place));
    if (!places) {
      return WEFT_ERR_NO_MEMORY;
    }
    m->places = places;
  }
  m->places[m->place_count++] = (rdf_place){SIZE_MAX, statement, support};
  return WEFT_OK;
}

static weft_status
add_places(rdf_import* const m,
           size_t* const     capacity,
           const uint32_t    statement)
{
  weft_status          st    = WEFT_OK;
  size_t               count = 0U;
  const rdf_row* const rows =
    rdf_set_find(&m->set, statement, TERM_SUPPORT, &count);
  if (!count) {
    return add_place(m, capacity, statement, TERM_EMPTY);
  }
  for (size_t i = 0U; i < count; ++i) {
    const rdf_row* const in =
      rows[i].literal ? NULL
                      : rdf_set_one(&m->set, rows[i].object, TERM_DOCUMENT);
    if (!in || in->literal) {
      return rdf_fail(m,
                      &rows[i],
                      "a support whose document is not told; give the whole "
                      "file");
    }
    TRY(st, add_place(m, capacity, statement, rows[i].object));
  }
  return st;
}

static weft_status
find_places(rdf_import* const m)
{
  weft_status st       = WEFT_OK;
  size_t      capacity = 0U;
  for (size_t term = 0U; term < m->set.terms.count; ++term) {
    if (m->kinds[term] == NODE_STATEMENT) {
      TRY(st, check_statement(m, (uint32_t)term));
      mark_told(m, (uint32_t)term);
      if (!is_inferred(m, (uint32_t)term)) {
        TRY(st, add_places(m, &capacity, (uint32_t)term));
      }
    }
  }
  return st;
}

// Order

static int
compare_places(const void* const a, const void* const b)
{
  const rdf_place* const x = a;
  const rdf_place* const y = b;
  if (x->document != y->document) {
    return x->document < y->document ? -1 : 1;
  }
  if (x->statement != y->statement) {
    return x->statement < y->statement ? -1 : 1;
  }
  return (x->support > y->support) - (x->support < y->support);
}

static void
sort_places(rdf_import* const m)
{
  for (size_t i = 0U; i < m->place_count; ++i) {
    rdf_place* const     p = &m->places[i];
    const rdf_row* const in =
      p->support == TERM_EMPTY
        ? NULL
        : rdf_set_one(&m->set, p->support, TERM_DOCUMENT);
    p->document = in ? m->document_of[in->object] : m->home;
  }
  if (m->place_count) {
    qsort(m->places, m->place_count, sizeof(rdf_place), compare_places);
  }
}

// Passing on

static weft_status
pass_document(rdf_import* const      m,
              const size_t           index,
              size_t* const          alias,
              const weft_sink* const sink)
{
  weft_document_info info  = m->documents[index];
  const size_t       first = *alias;
  while (*alias < m->alias_count && m->aliases[*alias].document == index) {
    ++*alias;
  }
  weft_alias* const list =
    arena_array(&m->memory, *alias - first + 1U, sizeof(weft_alias));
  if (!list) {
    return WEFT_ERR_NO_MEMORY;
  }
  for (size_t i = first; i < *alias; ++i) {
    list[i - first] = (weft_alias){.id     = m->aliases[i].entity->id,
                                   .alias  = m->aliases[i].alias,
                                   .reason = WEFT_STR("label")};
  }
  info.aliases     = list;
  info.alias_count = *alias - first;
  return sink->document ? sink->document(sink->handle, &info) : WEFT_OK;
}

static weft_status
pass_triple(const weft_sink* const sink, const weft_triple* const triple)
{
  return sink->triple ? sink->triple(sink->handle, triple) : WEFT_OK;
}

static weft_status
pass_foreign(rdf_import* const m, const weft_sink* const sink)
{
  weft_status st = WEFT_OK;
  for (size_t i = 0U; i < m->set.count; ++i) {
    weft_triple triple;
    if (rdf_is_foreign(m, &m->set.rows[i])) {
      TRY(st, rdf_foreign_triple(m, &m->set.rows[i], &triple));
      TRY(st, pass_triple(sink, &triple));
    }
  }
  return st;
}

static weft_status
pass_all(rdf_import* const m, const weft_sink* const sink)
{
  weft_status st    = WEFT_OK;
  size_t      alias = 0U;
  size_t      place = 0U;
  for (size_t i = 0U; i < m->document_count; ++i) {
    TRY(st, pass_document(m, i, &alias, sink));
    for (; place < m->place_count && m->places[place].document == i; ++place) {
      weft_triple triple;
      TRY(st, rdf_told_triple(m, &m->places[place], &triple));
      TRY(st, pass_triple(sink, &triple));
    }
    if (i == m->home) {
      TRY(st, pass_foreign(m, sink));
    }
  }
  return st;
}

// The whole

static weft_status
put_triple(void* const             handle,
           const rdf_triple* const triple,
           weft_error* const       error)
{
  rdf_import* const m  = handle;
  const weft_status st = rdf_set_put(&m->set, triple);
  return st == WEFT_ERR_BAD_TEXT
           ? weft_error_set(error,
                            st,
                            m->file,
                            triple->line,
                            0U,
                            "a string is not UTF-8; decode the file first")
           : st;
}

static weft_status
read_all(rdf_import* const m, const weft_reader* const reader)
{
  const rdf_triple_sink sink = {m, put_triple};
  weft_status           st   = WEFT_OK;
  TRY(st, rdf_set_init(&m->set));
  TRY(st, rdf_read(reader, &sink, m->error));
  TRY(st, rdf_set_sort(&m->set));
  m->entities =
    arena_array(&m->memory, m->set.terms.count, sizeof(rdf_entity*));
  return m->entities ? st : WEFT_ERR_NO_MEMORY;
}

static weft_status
understand(rdf_import* const m)
{
  weft_status st = WEFT_OK;
  TRY(st, find_kinds(m));
  TRY(st, find_places(m));
  TRY(st, rdf_take_types(m));
  TRY(st, rdf_find_documents(m));
  sort_places(m);
  TRY(st, rdf_name_entities(m));
  return rdf_name_aliases(m);
}

static void
dispose(rdf_import* const m)
{
  rdf_set_dispose(&m->set);
  rdf_names_dispose(&m->names);
  arena_free(&m->memory);
  strbuf_free(&m->buffer);
  free(m->places);
  free(m->aliases);
}

weft_status
weft_import_ntriples(const weft_reader* const reader,
                     const weft_schema* const schema,
                     const weft_sink* const   sink,
                     weft_error* const        error)
{
  static const weft_sink nowhere = {.handle = NULL};

  WEFT_REQUIRE(reader && reader->read && sink);
  rdf_import  m  = {.file  = reader->name ? reader->name : "input",
                    .error = error,
                    .home  = SIZE_MAX};
  weft_status st = rdf_names_init(&m.names, schema);
  if (!st) {
    st = read_all(&m, reader);
  }
  if (!st) {
    st = understand(&m);
  }
  // What is wrong is found before anything is passed on
  if (!st) {
    st = pass_all(&m, &nowhere);
  }
  if (!st) {
    st = pass_all(&m, sink);
  }
  if (st == WEFT_ERR_NO_MEMORY) {
    (void)weft_error_set(error, st, m.file, 0U, 0U, "out of memory");
  }
  dispose(&m);
  return st;
}
