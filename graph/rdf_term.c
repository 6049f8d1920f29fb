// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "rdf_term.h"

#include "iri.h"
#include "value.h"

#include "try.h"

#include <stdint.h>

// IRIs

weft_str
rdf_base(const weft_graph* const graph)
{
  const weft_str iri = weft_graph_schema(graph)->iri;
  return iri_is_absolute(iri) ? iri : WEFT_STR(RDF_DEFAULT_BASE);
}

void
rdf_make_type(const rdf_output* const o, strbuf* const b, const weft_str name)
{
  const weft_type_info* const type = weft_schema_type(o->schema, name);
  const weft_str              iri  = type ? type->iri : WEFT_STR("");
  iri_declared(b, o->base, iri, RDF_TYPE_FOLDER, name);
}

static void
make_relation(const rdf_output* const o, strbuf* const b, const weft_str name)
{
  const weft_relation_info* const relation =
    weft_schema_relation(o->schema, name);
  const weft_str iri = relation ? relation->iri : WEFT_STR("");
  iri_declared(b, o->base, iri, RDF_RELATION_FOLDER, name);
}

void
rdf_make_entity(const rdf_output* const o, strbuf* const b, const size_t index)
{
  const weft_entity* const entity = weft_graph_entity(o->graph, index);
  iri_start(b, o->base, RDF_ENTITY_FOLDER);
  iri_put_encoded(b, entity->type);
  strbuf_putc(b, '/');
  iri_put_encoded(b, entity->name);
}

void
rdf_make_document(const rdf_output* const o,
                  strbuf* const           b,
                  const weft_str          doc)
{
  iri_start(b, o->base, RDF_DOCUMENT_FOLDER);
  iri_put_encoded(b, doc);
}

weft_status
rdf_make_statement(rdf_output* const o, const weft_fact* const fact)
{
  weft_status st = WEFT_OK;
  TRY(st, fact_id_set(&o->id, o->graph, fact));
  iri_start(&o->statement, o->base, RDF_STATEMENT_FOLDER);
  strbuf_append(&o->statement, fact_id_str(&o->id));
  return o->statement.status;
}

weft_status
rdf_make_support(rdf_output* const o, const weft_support* const s)
{
  weft_status st = WEFT_OK;
  TRY(st, fact_id_set_support(&o->id, strbuf_str(&o->statement), s));
  iri_start(&o->support, o->base, RDF_SUPPORT_FOLDER);
  strbuf_append(&o->support, fact_id_str(&o->id));
  return o->support.status;
}

// Subject, predicate and object of a fact
weft_status
rdf_make_ends(rdf_output* const o, const weft_fact* const fact)
{
  rdf_make_entity(o, &o->subject, fact->subject);
  make_relation(o, &o->predicate, fact->relation);
  strbuf_clear(&o->object);
  if (fact->object_entity != SIZE_MAX) {
    rdf_make_entity(o, &o->object, fact->object_entity);
  }
  return o->subject.status     ? o->subject.status
         : o->predicate.status ? o->predicate.status
                               : o->object.status;
}

// Statements

weft_status
rdf_put_iri(rdf_output* const   o,
            const strbuf* const subject,
            const weft_str      predicate,
            const strbuf* const object)
{
  if (subject->status || object->status) {
    return subject->status ? subject->status : object->status;
  }
  const rdf_statement statement = {strbuf_str(&o->in),
                                   strbuf_str(subject),
                                   predicate,
                                   strbuf_str(object),
                                   false,
                                   NULL};
  return o->sink->write(o->sink->handle, &statement);
}

static weft_status
put_typed(rdf_output* const   o,
          const strbuf* const subject,
          const weft_str      predicate,
          const weft_str      text,
          const char* const   datatype)
{
  if (subject->status) {
    return subject->status;
  }
  const rdf_statement statement = {
    strbuf_str(&o->in), strbuf_str(subject), predicate, text, true, datatype};
  return o->sink->write(o->sink->handle, &statement);
}

weft_status
rdf_put_text(rdf_output* const   o,
             const strbuf* const subject,
             const char* const   predicate,
             const weft_str      text)
{
  return put_typed(o, subject, weft_str_from(predicate), text, NULL);
}

// As rdf_put_text(), but nothing for an empty text
weft_status
rdf_put_some(rdf_output* const   o,
             const strbuf* const subject,
             const char* const   predicate,
             const weft_str      text)
{
  return text.size ? rdf_put_text(o, subject, predicate, text) : WEFT_OK;
}

weft_status
rdf_put_number(rdf_output* const   o,
               const strbuf* const subject,
               const char* const   predicate,
               const size_t        number)
{
  strbuf text = {0};
  strbuf_printf(&text, "%zu", number);
  weft_status st = text.status;
  if (!st) {
    st = put_typed(o,
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

weft_status
rdf_put_span(rdf_output* const   o,
             const strbuf* const subject,
             const char* const   predicate,
             const weft_span     span)
{
  strbuf b = {0};
  strbuf_printf(&b, "%zu-%zu", span.start, span.end);
  const weft_status st =
    b.status ? b.status : rdf_put_text(o, subject, predicate, strbuf_str(&b));
  strbuf_free(&b);
  return st;
}

weft_status
rdf_put_date(rdf_output* const   o,
             const strbuf* const subject,
             const char* const   predicate,
             const weft_str      date)
{
  return date.size ? put_typed(o,
                               subject,
                               weft_str_from(predicate),
                               date,
                               datatype_of(value_date_form(date)))
                   : WEFT_OK;
}

const char*
rdf_datatype(const weft_end* const end)
{
  return end->value_kind == WEFT_VALUE_NONE
           ? NULL
           : datatype_of(end->value_kind == WEFT_VALUE_NUMBER
                           ? value_number_form(end->value)
                           : value_date_form(end->value));
}

// The object of `fact`, whose IRI is in o->object if it is an entity
weft_status
rdf_put_object(rdf_output* const      o,
               const strbuf* const    subject,
               const weft_str         predicate,
               const weft_fact* const fact)
{
  if (fact->object_entity != SIZE_MAX) {
    return rdf_put_iri(o, subject, predicate, &o->object);
  }
  const weft_end* const end = &fact->object;
  const bool            raw = end->value_kind == WEFT_VALUE_NONE;
  return put_typed(
    o, subject, predicate, raw ? end->name : end->value, rdf_datatype(end));
}

weft_status
rdf_put_type(rdf_output* const   o,
             const strbuf* const subject,
             const char* const   type)
{
  strbuf b = {0};
  strbuf_puts(&b, type);
  const weft_status st = rdf_put_iri(o, subject, WEFT_STR(RDF_RDF "type"), &b);
  strbuf_free(&b);
  return st;
}

void
rdf_output_dispose(rdf_output* const o)
{
  strbuf_free(&o->in);
  strbuf_free(&o->subject);
  strbuf_free(&o->predicate);
  strbuf_free(&o->object);
  strbuf_free(&o->statement);
  strbuf_free(&o->support);
  strbuf_free(&o->document);
  fact_id_dispose(&o->id);
}
