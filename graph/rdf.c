// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Actual facts are direct triples.  Every fact is also a reified statement
// with what a triple cannot carry, and a node for each of its supports.

#include "rdf.h"

#include "fact_id.h"
#include "iri.h"
#include "listing.h"
#include "value.h"

#include "arena.h"
#include "strbuf.h"
#include "table.h"
#include "try.h"

#include <stdint.h>
#include <stdlib.h>

typedef struct {
  const weft_graph*  graph;
  const weft_schema* schema;
  const rdf_sink*    sink;
  const listed*      lines; // all supports
  size_t             line_count;
  bool               named;
  weft_str           base;
  strbuf             in;      // named graph in use, or empty
  strbuf             subject; // IRIs in use
  strbuf             predicate;
  strbuf             object;
  strbuf             statement;
  strbuf             support;
  strbuf             document;
  fact_id            id;
  arena              memory; // keys of `seen`
  table              seen;   // direct triples of this subject or graph
  strbuf             key;
} walk;

// IRIs

weft_str
rdf_base(const weft_graph* const graph)
{
  const weft_str iri = weft_graph_schema(graph)->iri;
  return iri_is_absolute(iri) ? iri : WEFT_STR(RDF_DEFAULT_BASE);
}

static void
make_type(const walk* const w, strbuf* const b, const weft_str name)
{
  const weft_type_info* const type = weft_schema_type(w->schema, name);
  const weft_str              iri  = type ? type->iri : WEFT_STR("");
  iri_declared(b, w->base, iri, RDF_TYPE_FOLDER, name);
}

static void
make_relation(const walk* const w, strbuf* const b, const weft_str name)
{
  const weft_relation_info* const relation =
    weft_schema_relation(w->schema, name);
  const weft_str iri = relation ? relation->iri : WEFT_STR("");
  iri_declared(b, w->base, iri, RDF_RELATION_FOLDER, name);
}

static void
make_entity(const walk* const w, strbuf* const b, const size_t index)
{
  const weft_entity* const entity = weft_graph_entity(w->graph, index);
  iri_start(b, w->base, RDF_ENTITY_FOLDER);
  iri_put_encoded(b, entity->type);
  strbuf_putc(b, '/');
  iri_put_encoded(b, entity->name);
}

static void
make_document(const walk* const w, strbuf* const b, const weft_str doc)
{
  iri_start(b, w->base, RDF_DOCUMENT_FOLDER);
  iri_put_encoded(b, doc);
}

static weft_status
make_statement(walk* const w, const weft_fact* const fact)
{
  weft_status st = WEFT_OK;
  TRY(st, fact_id_set(&w->id, w->graph, fact));
  iri_start(&w->statement, w->base, RDF_STATEMENT_FOLDER);
  strbuf_append(&w->statement, fact_id_str(&w->id));
  return w->statement.status;
}

static weft_status
make_support(walk* const w, const weft_support* const s)
{
  weft_status st = WEFT_OK;
  TRY(st, fact_id_set_support(&w->id, strbuf_str(&w->statement), s));
  iri_start(&w->support, w->base, RDF_SUPPORT_FOLDER);
  strbuf_append(&w->support, fact_id_str(&w->id));
  return w->support.status;
}

// Subject, predicate and object of a fact
static weft_status
make_ends(walk* const w, const weft_fact* const fact)
{
  make_entity(w, &w->subject, fact->subject);
  make_relation(w, &w->predicate, fact->relation);
  strbuf_clear(&w->object);
  if (fact->object_entity != SIZE_MAX) {
    make_entity(w, &w->object, fact->object_entity);
  }
  return w->subject.status     ? w->subject.status
         : w->predicate.status ? w->predicate.status
                               : w->object.status;
}

// Statements

static weft_status
write_iri(walk* const         w,
          const strbuf* const subject,
          const weft_str      predicate,
          const strbuf* const object)
{
  if (subject->status || object->status) {
    return subject->status ? subject->status : object->status;
  }
  const rdf_statement statement = {strbuf_str(&w->in),
                                   strbuf_str(subject),
                                   predicate,
                                   strbuf_str(object),
                                   false,
                                   NULL};
  return w->sink->write(w->sink->handle, &statement);
}

static weft_status
write_typed(walk* const         w,
            const strbuf* const subject,
            const weft_str      predicate,
            const weft_str      text,
            const char* const   datatype)
{
  if (subject->status) {
    return subject->status;
  }
  const rdf_statement statement = {
    strbuf_str(&w->in), strbuf_str(subject), predicate, text, true, datatype};
  return w->sink->write(w->sink->handle, &statement);
}

static weft_status
write_text(walk* const         w,
           const strbuf* const subject,
           const char* const   predicate,
           const weft_str      text)
{
  return write_typed(w, subject, weft_str_from(predicate), text, NULL);
}

// As write_text(), but nothing for an empty text
static weft_status
write_some(walk* const         w,
           const strbuf* const subject,
           const char* const   predicate,
           const weft_str      text)
{
  return text.size ? write_text(w, subject, predicate, text) : WEFT_OK;
}

static weft_status
write_number(walk* const         w,
             const strbuf* const subject,
             const char* const   predicate,
             const size_t        number)
{
  strbuf text = {0};
  strbuf_printf(&text, "%zu", number);
  weft_status st = text.status;
  if (!st) {
    st = write_typed(w,
                     subject,
                     weft_str_from(predicate),
                     strbuf_str(&text),
                     RDF_XSD "integer");
  }
  strbuf_free(&text);
  return st;
}

// The XML Schema type of a value, or NULL for a plain string
static const char*
datatype_of(const value_form form)
{
  switch (form) {
    case VALUE_TEXT:
      break;
    case VALUE_INTEGER:
      return RDF_XSD "integer";
    case VALUE_DECIMAL:
      return RDF_XSD "decimal";
    case VALUE_DOUBLE:
      return RDF_XSD "double";
    case VALUE_YEAR:
      return RDF_XSD "gYear";
    case VALUE_MONTH:
      return RDF_XSD "gYearMonth";
    case VALUE_DAY:
      return RDF_XSD "date";
  }
  return NULL;
}

static weft_status
write_date(walk* const         w,
           const strbuf* const subject,
           const char* const   predicate,
           const weft_str      date)
{
  return date.size ? write_typed(w,
                                 subject,
                                 weft_str_from(predicate),
                                 date,
                                 datatype_of(value_date_form(date)))
                   : WEFT_OK;
}

static const char*
literal_datatype(const weft_end* const end)
{
  return end->value_kind == WEFT_VALUE_NONE
           ? NULL
           : datatype_of(end->value_kind == WEFT_VALUE_NUMBER
                           ? value_number_form(end->value)
                           : value_date_form(end->value));
}

// The object of `fact`, whose IRI is in w->object if it is an entity
static weft_status
write_object(walk* const            w,
             const strbuf* const    subject,
             const weft_str         predicate,
             const weft_fact* const fact)
{
  if (fact->object_entity != SIZE_MAX) {
    return write_iri(w, subject, predicate, &w->object);
  }
  const weft_end* const end = &fact->object;
  const bool            raw = end->value_kind == WEFT_VALUE_NONE;
  return write_typed(
    w, subject, predicate, raw ? end->name : end->value, literal_datatype(end));
}

static weft_status
write_type(walk* const w, const strbuf* const subject, const char* const type)
{
  strbuf b = {0};
  strbuf_puts(&b, type);
  const weft_status st = write_iri(w, subject, WEFT_STR(RDF_RDF "type"), &b);
  strbuf_free(&b);
  return st;
}

// Direct triples, which several facts may have in common

static void
forget_seen(walk* const w)
{
  table_free(&w->seen);
  w->seen = (table){0};
  arena_reset(&w->memory);
}

static weft_status
remember(walk* const w, bool* const is_new)
{
  if (w->key.status) {
    return w->key.status;
  }
  *is_new = table_get(&w->seen, strbuf_str(&w->key), 0U) == 0U;
  if (!*is_new) {
    return WEFT_OK;
  }
  const weft_str key = arena_copy(&w->memory, strbuf_str(&w->key));
  return key.data ? table_set(&w->seen, key, 1U) : WEFT_ERR_NO_MEMORY;
}

static weft_status
write_direct(walk* const w, const weft_fact* const fact)
{
  if (fact->status != WEFT_ACTUAL) {
    return WEFT_OK;
  }
  weft_status           st     = WEFT_OK;
  bool                  is_new = false;
  const weft_end* const end    = &fact->object;
  const bool            entity = fact->object_entity != SIZE_MAX;
  const char* const     type   = entity ? NULL : literal_datatype(end);
  strbuf_clear(&w->key);
  strbuf_append(&w->key, strbuf_str(&w->subject));
  strbuf_putc(&w->key, ' ');
  strbuf_append(&w->key, strbuf_str(&w->predicate));
  strbuf_puts(&w->key, entity ? " iri " : type ? type : " text ");
  strbuf_append(&w->key,
                entity                               ? strbuf_str(&w->object)
                : end->value_kind == WEFT_VALUE_NONE ? end->name
                                                     : end->value);
  TRY(st, remember(w, &is_new));
  return is_new ? write_object(w, &w->subject, strbuf_str(&w->predicate), fact)
                : st;
}

// Documents

static weft_status
describe_document(walk* const                     w,
                  const weft_str                  doc,
                  const weft_document_info* const info)
{
  weft_status         st  = WEFT_OK;
  const strbuf* const iri = &w->document;
  make_document(w, &w->document, doc);
  TRY(st, write_type(w, iri, RDF_WEFT "Document"));
  TRY(st, write_text(w, iri, RDF_RDFS "label", doc));
  if (info) {
    TRY(st, write_some(w, iri, RDF_DCT "title", info->title));
    TRY(st, write_date(w, iri, RDF_DCT "date", info->date));
    TRY(st, write_some(w, iri, RDF_WEFT "sha256", info->sha256));
    TRY(st, write_number(w, iri, RDF_WEFT "bytes", info->bytes));
  }
  return st;
}

// Documents with a header, and those that only supports name, in one order
static weft_status
describe_documents(walk* const w)
{
  weft_status st    = WEFT_OK;
  size_t      index = 0U;
  for (size_t i = 0U; i < w->line_count; ++i) {
    const weft_str doc = w->lines[i].doc;
    if (i && weft_str_equals(doc, w->lines[i - 1U].doc)) {
      continue;
    }
    const weft_document_info* info = weft_graph_document(w->graph, index);
    while (info && weft_str_compare(info->doc, doc) < 0) {
      TRY(st, describe_document(w, info->doc, info));
      info = weft_graph_document(w->graph, ++index);
    }
    const bool known = info && weft_str_equals(info->doc, doc);
    TRY(st, describe_document(w, doc, known ? info : NULL));
    index += known;
  }
  for (; index < weft_graph_document_count(w->graph); ++index) {
    const weft_document_info* const info = weft_graph_document(w->graph, index);
    TRY(st, describe_document(w, info->doc, info));
  }
  return st;
}

// Entities

static weft_status
describe_entity(walk* const w, const size_t index)
{
  weft_status              st     = WEFT_OK;
  const weft_entity* const entity = weft_graph_entity(w->graph, index);
  make_entity(w, &w->subject, index);
  if (entity->type.size) {
    make_type(w, &w->object, entity->type);
    TRY(st, write_iri(w, &w->subject, WEFT_STR(RDF_RDF "type"), &w->object));
  }
  TRY(st, write_text(w, &w->subject, RDF_RDFS "label", entity->name));
  for (size_t i = 0U; i < entity->alias_count; ++i) {
    TRY(st,
        write_text(w, &w->subject, RDF_SKOS "altLabel", entity->aliases[i]));
  }
  return st;
}

// Facts

static weft_status
describe_literal(walk* const w, const weft_end* const end)
{
  weft_status         st  = WEFT_OK;
  const strbuf* const iri = &w->statement;
  TRY(st, write_text(w, iri, RDF_WEFT "objectName", end->name));
  if (end->type.size) {
    make_type(w, &w->object, end->type);
    TRY(st, write_iri(w, iri, WEFT_STR(RDF_WEFT "objectType"), &w->object));
  }
  return write_some(w, iri, RDF_WEFT "unit", end->unit);
}

static weft_status
describe_statement(walk* const w, const weft_fact* const fact)
{
  weft_status         st  = WEFT_OK;
  const strbuf* const iri = &w->statement;
  TRY(st, write_type(w, iri, RDF_RDF "Statement"));
  TRY(st, write_iri(w, iri, WEFT_STR(RDF_RDF "subject"), &w->subject));
  TRY(st, write_iri(w, iri, WEFT_STR(RDF_RDF "predicate"), &w->predicate));
  TRY(st, write_object(w, iri, WEFT_STR(RDF_RDF "object"), fact));
  if (fact->object_entity == SIZE_MAX) {
    TRY(st, describe_literal(w, &fact->object));
  }
  TRY(st,
      write_text(w,
                 iri,
                 RDF_WEFT "status",
                 fact->status == WEFT_PLANNED ? WEFT_STR("planned")
                                              : WEFT_STR("actual")));
  TRY(st, write_date(w, iri, RDF_WEFT "when", fact->when));
  TRY(st, write_some(w, iri, RDF_WEFT "of", fact->of));
  return write_number(w, iri, RDF_WEFT "confidence", (size_t)fact->confidence);
}

// The support whose IRI is made, of a statement that is made
static weft_status
describe_support(walk* const w, const weft_support* const s)
{
  weft_status         st  = WEFT_OK;
  const strbuf* const iri = &w->support;
  make_document(w, &w->document, s->doc);
  TRY(st, write_type(w, iri, RDF_WEFT "Support"));
  TRY(st, write_iri(w, iri, WEFT_STR(RDF_WEFT "document"), &w->document));
  TRY(st, write_text(w, iri, RDF_WEFT "rule", s->rule));
  TRY(st, write_number(w, iri, RDF_WEFT "confidence", (size_t)s->confidence));
  TRY(st, write_number(w, iri, RDF_WEFT "sentence", s->evidence.sentence));
  TRY(st, write_number(w, iri, RDF_WEFT "start", s->evidence.span.start));
  TRY(st, write_number(w, iri, RDF_WEFT "end", s->evidence.span.end));
  return write_text(w, iri, RDF_WEFT "evidence", s->evidence.text);
}

static weft_status
link_support(walk* const w, const weft_support* const s)
{
  weft_status st = WEFT_OK;
  TRY(st, make_support(w, s));
  return write_iri(w, &w->statement, WEFT_STR(RDF_WEFT "support"), &w->support);
}

// Statement and supports of a fact; with named graphs the supports are theirs
static weft_status
describe_fact(walk* const w, const weft_fact* const fact)
{
  weft_status st = WEFT_OK;
  TRY(st, make_ends(w, fact));
  TRY(st, make_statement(w, fact));
  TRY(st, describe_statement(w, fact));
  if (w->named) {
    return st;
  }
  for (size_t i = 0U; i < fact->support_count; ++i) {
    TRY(st, link_support(w, &fact->supports[i]));
  }
  for (size_t i = 0U; i < fact->support_count; ++i) {
    TRY(st, make_support(w, &fact->supports[i]));
    TRY(st, describe_support(w, &fact->supports[i]));
  }
  return st;
}

// Each entity with its facts, which are sorted as entities are
static weft_status
write_entities(walk* const w)
{
  weft_status  st    = WEFT_OK;
  const size_t count = weft_graph_fact_count(w->graph);
  size_t       first = 0U;
  for (size_t i = 0U; i < weft_graph_entity_count(w->graph); ++i) {
    TRY(st, describe_entity(w, i));
    size_t end = first;
    while (end < count && weft_graph_fact(w->graph, end)->subject == i) {
      ++end;
    }
    for (size_t k = first; !w->named && k < end; ++k) {
      const weft_fact* const fact = weft_graph_fact(w->graph, k);
      TRY(st, make_ends(w, fact));
      TRY(st, write_direct(w, fact));
    }
    for (size_t k = first; k < end; ++k) {
      TRY(st, describe_fact(w, weft_graph_fact(w->graph, k)));
    }
    forget_seen(w);
    first = end;
  }
  return st;
}

// What each document states, in a graph of its own
static weft_status
write_named(walk* const w)
{
  weft_status st = WEFT_OK;
  for (size_t i = 0U; i < w->line_count; ++i) {
    const listed* const       l    = &w->lines[i];
    const weft_fact* const    fact = weft_graph_fact(w->graph, l->fact);
    const weft_support* const s    = &fact->supports[l->support];
    if (!i || !weft_str_equals(l->doc, l[-1].doc)) {
      forget_seen(w);
      make_document(w, &w->in, l->doc);
    }
    TRY(st, w->in.status);
    TRY(st, make_ends(w, fact));
    TRY(st, write_direct(w, fact));
    TRY(st, make_statement(w, fact));
    TRY(st, link_support(w, s));
    TRY(st, describe_support(w, s));
  }
  return st;
}

static void
dispose(walk* const w)
{
  strbuf_free(&w->in);
  strbuf_free(&w->subject);
  strbuf_free(&w->predicate);
  strbuf_free(&w->object);
  strbuf_free(&w->statement);
  strbuf_free(&w->support);
  strbuf_free(&w->document);
  fact_id_dispose(&w->id);
  table_free(&w->seen);
  arena_free(&w->memory);
  strbuf_free(&w->key);
}

weft_status
rdf_walk(const weft_graph* const graph,
         const bool              named,
         const rdf_sink* const   sink)
{
  size_t        count = 0U;
  listed* const lines = listing_sort(graph, &count);
  if (!lines) {
    return WEFT_ERR_NO_MEMORY;
  }
  walk        w  = {.graph      = graph,
                    .schema     = weft_graph_schema(graph),
                    .sink       = sink,
                    .lines      = lines,
                    .line_count = count,
                    .named      = named,
                    .base       = rdf_base(graph)};
  weft_status st = describe_documents(&w);
  if (!st) {
    st = write_entities(&w);
  }
  if (!st && named) {
    st = write_named(&w);
  }
  dispose(&w);
  free(lines);
  return st;
}
