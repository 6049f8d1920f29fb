// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Documents that RDF describes or only names, and the file itself.

#include "rdf_import.h"

#include "try.h"

#include <stdint.h>
#include <stdlib.h>

typedef struct {
  weft_document_info info;
  weft_str           iri; // or empty for the file itself
  size_t             term;
} named_document;

static int
compare_documents(const void* const a, const void* const b)
{
  const named_document* const x = a;
  const named_document* const y = b;
  const int order               = weft_str_compare(x->info.doc, y->info.doc);
  return order ? order : weft_str_compare(x->iri, y->iri);
}

static weft_str
text_of(const rdf_import* const m, const size_t subject, const rdf_term term)
{
  const rdf_row* const row = rdf_set_one(&m->set, (uint32_t)subject, term);
  return row ? rdf_set_text(&m->set, row->object) : WEFT_STR("");
}

static weft_status
read_bytes(const rdf_import* const m, const size_t term, size_t* const out)
{
  const rdf_row* const row = rdf_set_one(&m->set, (uint32_t)term, TERM_BYTES);
  if (!row) {
    return WEFT_OK;
  }
  const weft_str text = rdf_set_text(&m->set, row->object);
  for (size_t i = 0U; i < text.size; ++i) {
    const char c = text.data[i];
    if (c < '0' || c > '9' || *out > (size_t)INT64_MAX / 10U - 1U) {
      return rdf_fail(m, row, "a size is none; it must be a whole number");
    }
    *out = *out * 10U + (size_t)(c - '0');
  }
  return WEFT_OK;
}

static weft_status
read_document(rdf_import* const m, named_document* const d)
{
  weft_status          st = WEFT_OK;
  const rdf_row* const label =
    rdf_set_one(&m->set, (uint32_t)d->term, TERM_LABEL);
  d->iri = rdf_set_text(&m->set, (uint32_t)d->term);
  if (label) {
    d->info.doc = rdf_set_text(&m->set, label->object);
  } else {
    TRY(st, rdf_names_document(&m->names, d->iri, &d->info.doc));
  }
  d->info.title  = text_of(m, d->term, TERM_TITLE);
  d->info.date   = text_of(m, d->term, TERM_DATE);
  d->info.sha256 = text_of(m, d->term, TERM_SHA256);
  return read_bytes(m, d->term, &d->info.bytes);
}

static bool
needs_file(const rdf_import* const m)
{
  for (size_t i = 0U; i < m->place_count; ++i) {
    if (m->places[i].support == TERM_EMPTY) {
      return true;
    }
  }
  for (size_t i = 0U; i < m->set.count; ++i) {
    if (rdf_is_foreign(m, &m->set.rows[i])) {
      return true;
    }
  }
  return false;
}

// Sort documents; those of one name are one.  `all` has a place to spare.
static weft_status
number_documents(rdf_import* const m, named_document* const all, size_t count)
{
  if (needs_file(m)) {
    all[count++] =
      (named_document){{.doc = weft_str_from(m->file)}, WEFT_STR(""), SIZE_MAX};
  }
  if (count) {
    qsort(all, count, sizeof(named_document), compare_documents);
  }
  m->documents =
    arena_array(&m->memory, count + 1U, sizeof(weft_document_info));
  if (!m->documents) {
    return WEFT_ERR_NO_MEMORY;
  }
  for (size_t i = 0U; i < count; ++i) {
    const size_t last = m->document_count - 1U;
    const bool   is_new =
      !i || !weft_str_equals(all[i].info.doc, all[i - 1U].info.doc);
    if (is_new) {
      m->documents[m->document_count++] = all[i].info;
    } else if (all[i - 1U].term == SIZE_MAX) {
      m->documents[last] = all[i].info; // it knows more than the file's name
    }
    if (all[i].term == SIZE_MAX) {
      m->home = m->document_count - 1U;
    } else {
      m->document_of[all[i].term] = m->document_count - 1U;
    }
  }
  return WEFT_OK;
}

weft_status
rdf_find_documents(rdf_import* const m)
{
  weft_status  st    = WEFT_OK;
  const size_t terms = m->set.terms.count;
  size_t       count = 0U;
  m->document_of     = arena_array(&m->memory, terms, sizeof(size_t));
  if (!m->document_of) {
    return WEFT_ERR_NO_MEMORY;
  }
  for (size_t i = 0U; i < terms; ++i) {
    m->document_of[i] = m->kinds[i] == NODE_DOCUMENT ? 1U : 0U;
  }
  for (size_t i = 0U; i < m->place_count; ++i) {
    const uint32_t support = m->places[i].support;
    if (support != TERM_EMPTY) {
      m->document_of[rdf_set_one(&m->set, support, TERM_DOCUMENT)->object] = 1U;
    }
  }
  for (size_t i = 0U; i < terms; ++i) {
    count += m->document_of[i];
  }
  named_document* const all =
    arena_array(&m->memory, count + 1U, sizeof(named_document));
  if (!all) {
    return WEFT_ERR_NO_MEMORY;
  }
  count = 0U;
  for (size_t i = 0U; i < terms; ++i) {
    if (m->document_of[i]) {
      all[count].term = i;
      TRY(st, read_document(m, &all[count++]));
    }
  }
  return number_documents(m, all, count);
}
