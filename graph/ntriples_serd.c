// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// N-Triples through serd: the only file that sees it.
//
// Actual facts are direct triples.  Every fact is also a reified statement
// with what RDF triples cannot carry, and a node for each of its supports.

#include "ntriples.h"

#include "iri.h"
#include "name.h"
#include "value.h"

#include "sha256.h"
#include "strbuf.h"
#include "try.h"

#include <serd/serd.h>

#include <stdint.h>
#include <string.h>

// Whole lines are passed on when this much has come together
#define PAGE_SIZE ((size_t)1U << 16U)

// Digits of a hash in an IRI: 128 bits
#define HASH_DIGITS 32U

#define DEFAULT_BASE "urn:weft:"
#define VOCABULARY "urn:weft:"
#define RDF "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
#define RDFS "http://www.w3.org/2000/01/rdf-schema#"
#define SKOS "http://www.w3.org/2004/02/skos/core#"
#define XSD "http://www.w3.org/2001/XMLSchema#"

typedef struct {
  const weft_graph*  graph;
  const weft_schema* schema;
  const weft_writer* writer;
  SerdEnv*           env;
  SerdWriter*        serd;
  weft_str           base;
  strbuf             page;    // bytes from serd
  strbuf             subject; // IRIs in use
  strbuf             predicate;
  strbuf             object;
  strbuf             statement;
  strbuf             support;
  strbuf             identity; // what a hash is made of
  strbuf             key;
} output;

// Bytes

static size_t
receive(const void* const data, const size_t size, void* const handle)
{
  output* const o = handle;
  strbuf_append(&o->page, (weft_str){data, size});
  return size;
}

// Between statements the page holds whole lines
static weft_status
flush(output* const o, const size_t threshold)
{
  weft_status st = o->page.status;
  if (!st && o->page.size > threshold) {
    st = o->writer->write(o->writer->handle, o->page.data, o->page.size);
    strbuf_clear(&o->page);
  }
  return st;
}

// IRIs

static void
make_type(const output* const o, strbuf* const b, const weft_str name)
{
  const weft_type_info* const type = weft_schema_type(o->schema, name);
  iri_declared(b, o->base, type ? type->iri : WEFT_STR(""), "type/", name);
}

static void
make_relation(const output* const o, strbuf* const b, const weft_str name)
{
  const weft_relation_info* const relation =
    weft_schema_relation(o->schema, name);
  iri_declared(
    b, o->base, relation ? relation->iri : WEFT_STR(""), "relation/", name);
}

static void
make_entity(const output* const      o,
            strbuf* const            b,
            const weft_entity* const entity)
{
  iri_start(b, o->base, "entity/");
  iri_put_encoded(b, entity->type);
  strbuf_putc(b, '/');
  iri_put_encoded(b, entity->name);
}

static void
make_hashed(const output* const o, strbuf* const b, const char* const folder)
{
  char digits[SHA256_HEX_SIZE];
  sha256_hex(strbuf_str(&o->identity), digits);
  iri_start(b, o->base, folder);
  strbuf_append(b, (weft_str){digits, HASH_DIGITS});
}

// Statements

static SerdNode
uri_node(const char* const uri, const size_t size)
{
  return (SerdNode){(const uint8_t*)uri, size, size, 0U, SERD_URI};
}

static SerdNode
iri_node(const strbuf* const iri)
{
  return uri_node(iri->data, iri->size);
}

static SerdNode
literal_node(const weft_str text)
{
  // serd wants a place even for no characters
  return (SerdNode){(const uint8_t*)(text.size ? text.data : ""),
                    text.size,
                    text.size,
                    0U,
                    SERD_LITERAL};
}

static weft_status
write_nodes(output* const         o,
            const strbuf* const   subject,
            const SerdNode        predicate,
            const SerdNode        object,
            const SerdNode* const datatype)
{
  if (subject->status) {
    return subject->status;
  }
  const SerdNode   first = iri_node(subject);
  const SerdStatus serd  = serd_writer_write_statement(
    o->serd, 0U, NULL, &first, &predicate, &object, datatype, NULL);
  if (serd) {
    // All is valid UTF-8 and absolute IRIs, so only memory can be missing
    return WEFT_ERR_NO_MEMORY;
  }
  return flush(o, PAGE_SIZE);
}

static SerdNode
name_node(const char* const uri)
{
  return uri_node(uri, strlen(uri));
}

static weft_status
write_iri(output* const       o,
          const strbuf* const subject,
          const char* const   predicate,
          const strbuf* const object)
{
  if (object->status) {
    return object->status;
  }
  return write_nodes(o, subject, name_node(predicate), iri_node(object), NULL);
}

static weft_status
write_text(output* const       o,
           const strbuf* const subject,
           const char* const   predicate,
           const weft_str      text)
{
  return write_nodes(
    o, subject, name_node(predicate), literal_node(text), NULL);
}

static weft_status
write_number(output* const       o,
             const strbuf* const subject,
             const char* const   predicate,
             const size_t        number)
{
  const SerdNode type = name_node(XSD "integer");
  strbuf         text = {0};
  strbuf_printf(&text, "%zu", number);
  weft_status st = text.status;
  if (!st) {
    st = write_nodes(
      o, subject, name_node(predicate), literal_node(strbuf_str(&text)), &type);
  }
  strbuf_free(&text);
  return st;
}

// The XML Schema type of a literal, or NULL for a plain string
static const char*
datatype_of(const weft_end* const end)
{
  if (end->value_kind == WEFT_VALUE_NONE) {
    return NULL;
  }
  switch (end->value_kind == WEFT_VALUE_NUMBER ? value_number_form(end->value)
                                               : value_date_form(end->value)) {
    case VALUE_TEXT:
      break;
    case VALUE_INTEGER:
      return XSD "integer";
    case VALUE_DECIMAL:
      return XSD "decimal";
    case VALUE_DOUBLE:
      return XSD "double";
    case VALUE_YEAR:
      return XSD "gYear";
    case VALUE_MONTH:
      return XSD "gYearMonth";
    case VALUE_DAY:
      return XSD "date";
  }
  return NULL;
}

// The object of `fact`, whose IRI is in o->object if it is an entity
static weft_status
write_object(output* const          o,
             const strbuf* const    subject,
             const SerdNode         predicate,
             const weft_fact* const fact)
{
  if (fact->object_entity != SIZE_MAX) {
    return write_nodes(o, subject, predicate, iri_node(&o->object), NULL);
  }
  const weft_end* const end = &fact->object;
  const weft_str        text =
    end->value_kind == WEFT_VALUE_NONE ? end->name : end->value;
  const char* const type  = datatype_of(end);
  const SerdNode    typed = type ? name_node(type) : SERD_NODE_NULL;
  return write_nodes(
    o, subject, predicate, literal_node(text), type ? &typed : NULL);
}

// Entities

static weft_status
write_entity(output* const o, const weft_entity* const entity)
{
  weft_status st = WEFT_OK;
  make_entity(o, &o->subject, entity);
  if (entity->type.size) {
    make_type(o, &o->object, entity->type);
    TRY(st, write_iri(o, &o->subject, RDF "type", &o->object));
  }
  TRY(st, write_text(o, &o->subject, RDFS "label", entity->name));
  for (size_t i = 0U; i < entity->alias_count; ++i) {
    TRY(st, write_text(o, &o->subject, SKOS "altLabel", entity->aliases[i]));
  }
  return st;
}

// Facts

// Sizes before strings keep ("ab", "c") and ("a", "bc") apart
static void
put_part(strbuf* const b, const weft_str part)
{
  strbuf_printf(b, "%zu:", part.size);
  strbuf_append(b, part);
}

static void
put_literal_identity(output* const o, const weft_end* const end)
{
  strbuf_printf(&o->identity, "literal%d:", (int)end->value_kind);
  if (end->value_kind == WEFT_VALUE_NONE) {
    name_key(end->name, &o->key);
    put_part(&o->identity, strbuf_str(&o->key));
  } else {
    put_part(&o->identity, end->value);
  }
  put_part(&o->identity, end->unit);
}

static void
make_statement(output* const o, const weft_fact* const fact)
{
  strbuf* const b = &o->identity;
  strbuf_clear(b);
  put_part(b, weft_graph_entity(o->graph, fact->subject)->id);
  put_part(b, fact->relation);
  if (fact->object_entity == SIZE_MAX) {
    put_literal_identity(o, &fact->object);
  } else {
    put_part(b, fact->object.id);
  }
  strbuf_puts(b, fact->status == WEFT_PLANNED ? "planned:" : "actual:");
  put_part(b, fact->when);
  put_part(b, fact->of);
  make_hashed(o, &o->statement, "statement/");
}

static void
put_end_places(strbuf* const b, const weft_end* const end)
{
  strbuf_printf(b,
                "%d,%zu,%zu,%d,%zu,%zu:",
                end->has_span,
                end->span.start,
                end->span.end,
                end->has_via,
                end->via.start,
                end->via.end);
}

static void
make_support(output* const o, const weft_support* const s)
{
  strbuf* const b = &o->identity;
  strbuf_clear(b);
  put_part(b, strbuf_str(&o->statement));
  put_part(b, s->doc);
  put_part(b, s->rule);
  strbuf_printf(b, "%zu,%zu:", s->evidence.span.start, s->evidence.span.end);
  put_end_places(b, &s->subject);
  put_end_places(b, &s->object);
  make_hashed(o, &o->support, "support/");
}

static weft_status
write_support(output* const o, const weft_support* const s)
{
  weft_status st = WEFT_OK;
  make_support(o, s);
  const strbuf* const iri = &o->support;
  TRY(st, write_iri(o, &o->statement, VOCABULARY "support", iri));
  TRY(st, write_text(o, iri, VOCABULARY "document", s->doc));
  TRY(st, write_text(o, iri, VOCABULARY "rule", s->rule));
  TRY(st, write_number(o, iri, VOCABULARY "confidence", (size_t)s->confidence));
  TRY(st, write_number(o, iri, VOCABULARY "start", s->evidence.span.start));
  TRY(st, write_number(o, iri, VOCABULARY "end", s->evidence.span.end));
  return write_text(o, iri, VOCABULARY "evidence", s->evidence.text);
}

static weft_status
write_statement(output* const o, const weft_fact* const fact)
{
  weft_status         st  = WEFT_OK;
  const strbuf* const iri = &o->statement;
  strbuf_clear(&o->key);
  strbuf_puts(&o->key, RDF "Statement");
  TRY(st, write_iri(o, iri, RDF "type", &o->key));
  TRY(st, write_iri(o, iri, RDF "subject", &o->subject));
  TRY(st, write_iri(o, iri, RDF "predicate", &o->predicate));
  TRY(st, write_object(o, iri, name_node(RDF "object"), fact));
  TRY(st,
      write_text(o,
                 iri,
                 VOCABULARY "status",
                 fact->status == WEFT_PLANNED ? WEFT_STR("planned")
                                              : WEFT_STR("actual")));
  TRY(st,
      write_number(o, iri, VOCABULARY "confidence", (size_t)fact->confidence));
  if (fact->object.unit.size) {
    TRY(st, write_text(o, iri, VOCABULARY "unit", fact->object.unit));
  }
  if (fact->when.size) {
    TRY(st, write_text(o, iri, VOCABULARY "when", fact->when));
  }
  if (fact->of.size) {
    TRY(st, write_text(o, iri, VOCABULARY "of", fact->of));
  }
  return st;
}

// Whether two facts have one direct triple; such facts stand side by side
static bool
is_same_triple(const weft_fact* const a, const weft_fact* const b)
{
  return a->subject == b->subject && a->object_entity == b->object_entity &&
         weft_str_equals(a->relation, b->relation) &&
         weft_str_equals(a->object.id, b->object.id) &&
         weft_str_equals(a->object.value, b->object.value);
}

static weft_status
write_fact(output* const o, const size_t index)
{
  weft_status            st   = WEFT_OK;
  const weft_fact* const fact = weft_graph_fact(o->graph, index);
  const weft_fact* const before =
    index ? weft_graph_fact(o->graph, index - 1U) : NULL;
  make_entity(o, &o->subject, weft_graph_entity(o->graph, fact->subject));
  make_relation(o, &o->predicate, fact->relation);
  if (fact->object_entity != SIZE_MAX) {
    make_entity(
      o, &o->object, weft_graph_entity(o->graph, fact->object_entity));
  }
  make_statement(o, fact);
  if (fact->status == WEFT_ACTUAL &&
      (!before || !is_same_triple(before, fact))) {
    TRY(st, write_object(o, &o->subject, iri_node(&o->predicate), fact));
  }
  TRY(st, write_statement(o, fact));
  for (size_t i = 0U; i < fact->support_count; ++i) {
    TRY(st, write_support(o, &fact->supports[i]));
  }
  return st;
}

static weft_status
write_graph(output* const o)
{
  weft_status st = WEFT_OK;
  for (size_t i = 0U; i < weft_graph_entity_count(o->graph); ++i) {
    TRY(st, write_entity(o, weft_graph_entity(o->graph, i)));
  }
  for (size_t i = 0U; i < weft_graph_fact_count(o->graph); ++i) {
    TRY(st, write_fact(o, i));
  }
  if (serd_writer_finish(o->serd)) {
    return WEFT_ERR_IO;
  }
  return flush(o, 0U);
}

static void
dispose(output* const o)
{
  serd_writer_free(o->serd);
  serd_env_free(o->env);
  strbuf_free(&o->page);
  strbuf_free(&o->subject);
  strbuf_free(&o->predicate);
  strbuf_free(&o->object);
  strbuf_free(&o->statement);
  strbuf_free(&o->support);
  strbuf_free(&o->identity);
  strbuf_free(&o->key);
}

weft_status
ntriples_write(const weft_graph* const graph, const weft_writer* const writer)
{
  weft_status st = WEFT_ERR_NO_MEMORY;
  output      o  = {.graph  = graph,
                    .schema = weft_graph_schema(graph),
                    .writer = writer,
                    .env    = serd_env_new(NULL)};
  o.base =
    iri_is_absolute(o.schema->iri) ? o.schema->iri : WEFT_STR(DEFAULT_BASE);
  if (o.env) {
    o.serd =
      serd_writer_new(SERD_NTRIPLES, (SerdStyle)0, o.env, NULL, receive, &o);
  }
  if (o.serd) {
    st = write_graph(&o);
  }
  dispose(&o);
  return st;
}
