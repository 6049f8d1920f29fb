// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "rdf_set.h"

#include "rdf.h"

#include "strbuf.h"
#include "try.h"

#include <stdint.h>
#include <stdlib.h>

// In the order of rdf_term
static const char* const terms[TERM_COUNT] = {
  [TERM_EMPTY]          = "",
  [TERM_TYPE]           = RDF_RDF "type",
  [TERM_STATEMENT]      = RDF_RDF "Statement",
  [TERM_SUBJECT]        = RDF_RDF "subject",
  [TERM_PREDICATE]      = RDF_RDF "predicate",
  [TERM_OBJECT]         = RDF_RDF "object",
  [TERM_LABEL]          = RDF_RDFS "label",
  [TERM_ALT_LABEL]      = RDF_SKOS "altLabel",
  [TERM_PREF_LABEL]     = RDF_SKOS "prefLabel",
  [TERM_TITLE]          = RDF_DCT "title",
  [TERM_DATE]           = RDF_DCT "date",
  [TERM_DOCUMENT_CLASS] = RDF_WEFT "Document",
  [TERM_SUPPORT_CLASS]  = RDF_WEFT "Support",
  [TERM_INFERENCE]      = RDF_WEFT "Inference",
  [TERM_SHA256]         = RDF_WEFT "sha256",
  [TERM_BYTES]          = RDF_WEFT "bytes",
  [TERM_STATUS]         = RDF_WEFT "status",
  [TERM_CONFIDENCE]     = RDF_WEFT "confidence",
  [TERM_WHEN]           = RDF_WEFT "when",
  [TERM_OF]             = RDF_WEFT "of",
  [TERM_SUPPORT]        = RDF_WEFT "support",
  [TERM_OBJECT_NAME]    = RDF_WEFT "objectName",
  [TERM_OBJECT_TYPE]    = RDF_WEFT "objectType",
  [TERM_VALUE_KIND]     = RDF_WEFT "valueKind",
  [TERM_UNIT]           = RDF_WEFT "unit",
  [TERM_DOCUMENT]       = RDF_WEFT "document",
  [TERM_RULE]           = RDF_WEFT "rule",
  [TERM_SENTENCE]       = RDF_WEFT "sentence",
  [TERM_START]          = RDF_WEFT "start",
  [TERM_END]            = RDF_WEFT "end",
  [TERM_EVIDENCE]       = RDF_WEFT "evidence",
  [TERM_SUBJECT_NAME]   = RDF_WEFT "subjectName",
  [TERM_SUBJECT_AT]     = RDF_WEFT "subjectAt",
  [TERM_SUBJECT_VIA]    = RDF_WEFT "subjectVia",
  [TERM_OBJECT_AT]      = RDF_WEFT "objectAt",
  [TERM_OBJECT_VIA]     = RDF_WEFT "objectVia",
};

weft_status
rdf_set_init(rdf_set* const set)
{
  weft_status st     = WEFT_OK;
  uint32_t    number = 0U;
  for (size_t i = 0U; i < TERM_COUNT; ++i) {
    TRY(st, intern_put(&set->terms, weft_str_from(terms[i]), &number));
  }
  return st;
}

static weft_status
put_language(rdf_set* const set, const weft_str language, uint32_t* const out)
{
  strbuf b = {0};
  strbuf_putc(&b, '@');
  strbuf_append(&b, language);
  const weft_status st =
    b.status ? b.status : intern_put(&set->terms, strbuf_str(&b), out);
  strbuf_free(&b);
  return st;
}

static weft_status
make_room(rdf_set* const set)
{
  if (set->count < set->capacity) {
    return WEFT_OK;
  }
  const size_t capacity = set->capacity ? set->capacity * 2U : 256U;
  if (capacity > SIZE_MAX / sizeof(rdf_row)) {
    return WEFT_ERR_NO_MEMORY;
  }
  rdf_row* const rows = realloc(set->rows, capacity * sizeof(rdf_row));
  if (!rows) {
    return WEFT_ERR_NO_MEMORY;
  }
  set->rows     = rows;
  set->capacity = capacity;
  return WEFT_OK;
}

weft_status
rdf_set_put(rdf_set* const set, const rdf_triple* const t)
{
  weft_status st  = WEFT_OK;
  rdf_row     row = {.literal = t->literal, .line = t->line, .span = t->span};
  TRY(st, intern_put(&set->terms, t->subject, &row.subject));
  TRY(st, intern_put(&set->terms, t->predicate, &row.predicate));
  TRY(st, intern_put(&set->terms, t->object, &row.object));
  if (t->language.size) {
    TRY(st, put_language(set, t->language, &row.datatype));
  } else {
    TRY(st, intern_put(&set->terms, t->datatype, &row.datatype));
  }
  TRY(st, make_room(set));
  set->rows[set->count++] = row;
  return st;
}

static int
compare_numbers(const size_t a, const size_t b)
{
  return (a > b) - (a < b);
}

static int
compare_triples(const rdf_row* const x, const rdf_row* const y)
{
  int order = compare_numbers(x->subject, y->subject);
  if (!order) {
    order = compare_numbers(x->predicate, y->predicate);
  }
  if (!order) {
    order = compare_numbers(x->literal, y->literal);
  }
  if (!order) {
    order = compare_numbers(x->object, y->object);
  }
  return order ? order : compare_numbers(x->datatype, y->datatype);
}

static int
compare_rows(const void* const a, const void* const b)
{
  const rdf_row* const x     = a;
  const rdf_row* const y     = b;
  const int            order = compare_triples(x, y);
  return order ? order : compare_numbers(x->span.start, y->span.start);
}

weft_status
rdf_set_sort(rdf_set* const set)
{
  if (set->count) {
    qsort(set->rows, set->count, sizeof(rdf_row), compare_rows);
  }
  size_t kept = 0U;
  for (size_t i = 0U; i < set->count; ++i) {
    if (!kept || compare_triples(&set->rows[i], &set->rows[kept - 1U])) {
      set->rows[kept++] = set->rows[i];
    }
  }
  set->count = kept;
  set->first = calloc(set->terms.count + 1U, sizeof(size_t));
  if (!set->first) {
    return WEFT_ERR_NO_MEMORY;
  }
  size_t at = 0U;
  for (size_t term = 0U; term <= set->terms.count; ++term) {
    while (at < kept && set->rows[at].subject < term) {
      ++at;
    }
    set->first[term] = at;
  }
  return WEFT_OK;
}

weft_str
rdf_set_text(const rdf_set* const set, const uint32_t term)
{
  return intern_get(&set->terms, term);
}

const rdf_row*
rdf_set_find(const rdf_set* const set,
             const uint32_t       subject,
             const uint32_t       predicate,
             size_t* const        count)
{
  const size_t end = set->first[subject + 1U];
  size_t       low = set->first[subject];
  size_t       top = end;
  while (low < top) {
    const size_t middle = low + ((top - low) / 2U);
    if (set->rows[middle].predicate < predicate) {
      low = middle + 1U;
    } else {
      top = middle;
    }
  }
  *count = 0U;
  while (low + *count < end && set->rows[low + *count].predicate == predicate) {
    ++*count;
  }
  return set->rows + low;
}

bool
rdf_set_has(const rdf_set* const set,
            const uint32_t       subject,
            const uint32_t       predicate,
            const uint32_t       object)
{
  size_t               count = 0U;
  const rdf_row* const rows  = rdf_set_find(set, subject, predicate, &count);
  for (size_t i = 0U; i < count; ++i) {
    if (!rows[i].literal && rows[i].object == object) {
      return true;
    }
  }
  return false;
}

const rdf_row*
rdf_set_one(const rdf_set* const set,
            const uint32_t       subject,
            const uint32_t       predicate)
{
  size_t               count = 0U;
  const rdf_row* const rows  = rdf_set_find(set, subject, predicate, &count);
  const rdf_row*       best  = count ? rows : NULL;
  for (size_t i = 1U; i < count; ++i) {
    if (weft_str_compare(rdf_set_text(set, rows[i].object),
                         rdf_set_text(set, best->object)) < 0) {
      best = &rows[i];
    }
  }
  return best;
}

void
rdf_set_dispose(rdf_set* const set)
{
  intern_free(&set->terms);
  free(set->rows);
  free(set->first);
  *set = (rdf_set){0};
}
