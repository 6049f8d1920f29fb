// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// JSON-LD, flattened: one node object for each run of one subject.
//
// Terms are defined for what weft itself writes; everything else is a full
// IRI.  There are no prefixes, as these could be schemes of somebody's IRIs.

#include "formats.h"
#include "page.h"
#include "rdf.h"

#include "arena.h"
#include "str.h"
#include "try.h"

#include <stdlib.h>

// Readers keep integers of so many digits exactly
#define NATIVE_DIGITS_MAX 15U

static const char* const terms[][2] = {
  {"Document", RDF_WEFT "Document"},
  {"Statement", RDF_RDF "Statement"},
  {"Support", RDF_WEFT "Support"},
  {"altLabel", RDF_SKOS "altLabel"},
  {"bytes", RDF_WEFT "bytes"},
  {"confidence", RDF_WEFT "confidence"},
  {"date", RDF_DCT "date"},
  {"document", RDF_WEFT "document"},
  {"end", RDF_WEFT "end"},
  {"evidence", RDF_WEFT "evidence"},
  {"label", RDF_RDFS "label"},
  {"object", RDF_RDF "object"},
  {"objectName", RDF_WEFT "objectName"},
  {"objectType", RDF_WEFT "objectType"},
  {"of", RDF_WEFT "of"},
  {"predicate", RDF_RDF "predicate"},
  {"rule", RDF_WEFT "rule"},
  {"sentence", RDF_WEFT "sentence"},
  {"sha256", RDF_WEFT "sha256"},
  {"start", RDF_WEFT "start"},
  {"status", RDF_WEFT "status"},
  {"subject", RDF_RDF "subject"},
  {"support", RDF_WEFT "support"},
  {"title", RDF_DCT "title"},
  {"unit", RDF_WEFT "unit"},
  {"when", RDF_WEFT "when"},
};

// A statement about the subject at hand
typedef struct {
  weft_str    predicate;
  weft_str    object;
  bool        literal;
  const char* datatype;
  size_t      place; // order of arrival
} property;

typedef struct {
  page      page;
  arena     memory; // of this subject
  weft_str  subject;
  property* items;
  size_t    count;
  size_t    capacity;
  size_t    objects; // written so far
} output;

static void
put_term(strbuf* const b, const weft_str iri)
{
  for (size_t i = 0U; i < COUNT(terms); ++i) {
    if (weft_str_equals(weft_str_from(terms[i][1]), iri)) {
      strbuf_put_json(b, weft_str_from(terms[i][0]));
      return;
    }
  }
  strbuf_put_json(b, iri);
}

// Types are written as such; a literal one is a property like any other
static bool
is_type(const property* const p)
{
  return !p->literal && weft_str_equals(p->predicate, WEFT_STR(RDF_RDF "type"));
}

static bool
is_native(const property* const p)
{
  return p->datatype &&
         weft_str_equals(weft_str_from(p->datatype),
                         WEFT_STR(RDF_XSD "integer")) &&
         p->object.size <= NATIVE_DIGITS_MAX && p->object.data[0] != '-';
}

static void
put_object(strbuf* const b, const property* const p)
{
  if (is_type(p)) {
    put_term(b, p->object);
  } else if (!p->literal) {
    strbuf_puts(b, "{\"@id\":");
    strbuf_put_json(b, p->object);
    strbuf_putc(b, '}');
  } else if (is_native(p)) {
    strbuf_append(b, p->object);
  } else if (p->datatype) {
    strbuf_puts(b, "{\"@value\":");
    strbuf_put_json(b, p->object);
    strbuf_puts(b, ",\"@type\":");
    strbuf_put_json(b, weft_str_from(p->datatype));
    strbuf_putc(b, '}');
  } else {
    strbuf_put_json(b, p->object);
  }
}

static bool
is_same_key(const property* const a, const property* const b)
{
  return is_type(a) == is_type(b) &&
         weft_str_equals(a->predicate, b->predicate);
}

static int
compare_properties(const void* const a, const void* const b)
{
  const property* const x     = a;
  const property* const y     = b;
  int                   order = is_type(y) - is_type(x);
  if (!order) {
    order = weft_str_compare(x->predicate, y->predicate);
  }
  return order ? order : (x->place > y->place) - (x->place < y->place);
}

// All properties from `first` on that have its key; returns the next one
static size_t
put_property(output* const o, const size_t first)
{
  strbuf* const         b   = &o->page.text;
  const property* const p   = &o->items[first];
  size_t                end = first + 1U;
  while (end < o->count && is_same_key(p, &o->items[end])) {
    ++end;
  }
  strbuf_putc(b, ',');
  if (is_type(p)) {
    strbuf_puts(b, "\"@type\"");
  } else {
    put_term(b, p->predicate);
  }
  strbuf_puts(b, end - first > 1U ? ":[" : ":");
  for (size_t i = first; i < end; ++i) {
    strbuf_puts(b, i > first ? "," : "");
    put_object(b, &o->items[i]);
  }
  strbuf_puts(b, end - first > 1U ? "]" : "");
  return end;
}

// Write what is known of the subject at hand and forget it
static weft_status
end_subject(output* const o)
{
  if (!o->count) {
    return WEFT_OK;
  }
  strbuf* const b = &o->page.text;
  qsort(o->items, o->count, sizeof(property), compare_properties);
  strbuf_puts(b, o->objects++ ? ",\n{\"@id\":" : "\n{\"@id\":");
  strbuf_put_json(b, o->subject);
  for (size_t i = 0U; i < o->count;) {
    i = put_property(o, i);
  }
  strbuf_putc(b, '}');
  o->count   = 0U;
  o->subject = (weft_str){NULL, 0U};
  arena_reset(&o->memory);
  return page_turn(&o->page);
}

static weft_status
make_room(output* const o)
{
  if (o->count < o->capacity) {
    return WEFT_OK;
  }
  const size_t    capacity = o->capacity ? 2U * o->capacity : 16U;
  property* const items    = realloc(o->items, capacity * sizeof(property));
  if (!items) {
    return WEFT_ERR_NO_MEMORY;
  }
  o->items    = items;
  o->capacity = capacity;
  return WEFT_OK;
}

static weft_status
write_statement(void* const handle, const rdf_statement* const s)
{
  weft_status   st = WEFT_OK;
  output* const o  = handle;
  if (!weft_str_equals(o->subject, s->subject)) {
    TRY(st, end_subject(o));
    o->subject = arena_copy(&o->memory, s->subject);
  }
  TRY(st, make_room(o));
  property* const p = &o->items[o->count];
  *p                = (property){arena_copy(&o->memory, s->predicate),
                                 arena_copy(&o->memory, s->object),
                                 s->literal,
                                 s->datatype,
                                 o->count};
  if (!o->subject.data || !p->predicate.data || !p->object.data) {
    return WEFT_ERR_NO_MEMORY;
  }
  ++o->count;
  return st;
}

static weft_status
write_graph(output* const o, const weft_graph* const graph)
{
  weft_status    st   = WEFT_OK;
  strbuf* const  b    = &o->page.text;
  const rdf_sink sink = {o, write_statement};
  strbuf_puts(b, "{\"@context\":{");
  for (size_t i = 0U; i < COUNT(terms); ++i) {
    strbuf_puts(b, i ? ",\n" : "\n");
    strbuf_put_json(b, weft_str_from(terms[i][0]));
    strbuf_putc(b, ':');
    strbuf_put_json(b, weft_str_from(terms[i][1]));
  }
  strbuf_puts(b, "\n},\n\"@graph\":[");
  TRY(st, rdf_walk(graph, false, &sink));
  TRY(st, end_subject(o));
  strbuf_puts(b, "\n]}\n");
  return st;
}

weft_status
export_jsonld(const weft_graph* const graph, const weft_writer* const writer)
{
  output            o  = {.page = {.writer = writer}};
  const weft_status st = write_graph(&o, graph);
  free(o.items);
  arena_free(&o.memory);
  return page_finish(&o.page, st);
}
