// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Actual facts are direct triples.  Every fact is also a reified statement
// with what a triple cannot carry, and a node for each of its supports.

#include "rdf.h"

#include "listing.h"
#include "rdf_term.h"

#include "arena.h"
#include "strbuf.h"
#include "table.h"
#include "try.h"

#include <stdint.h>
#include <stdlib.h>

typedef struct {
  rdf_output    out;
  const listed* lines; // all supports
  size_t        line_count;
  bool          named;
  arena         memory; // keys of `seen`
  table         seen;   // direct triples of this subject or graph
  strbuf        key;
} walk;

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
  const char* const     type   = entity ? NULL : rdf_datatype(end);
  strbuf_clear(&w->key);
  strbuf_append(&w->key, strbuf_str(&w->out.subject));
  strbuf_putc(&w->key, ' ');
  strbuf_append(&w->key, strbuf_str(&w->out.predicate));
  strbuf_puts(&w->key, entity ? " iri " : type ? type : " text ");
  strbuf_append(&w->key,
                entity ? strbuf_str(&w->out.object)
                : end->value_kind == WEFT_VALUE_NONE ? end->name
                                                     : end->value);
  TRY(st, remember(w, &is_new));
  return is_new
           ? rdf_put_object(
               &w->out, &w->out.subject, strbuf_str(&w->out.predicate), fact)
           : st;
}

// Documents

static weft_status
describe_document(walk* const                     w,
                  const weft_str                  doc,
                  const weft_document_info* const info)
{
  weft_status         st  = WEFT_OK;
  const strbuf* const iri = &w->out.document;
  rdf_make_document(&w->out, &w->out.document, doc);
  TRY(st, rdf_put_type(&w->out, iri, RDF_WEFT "Document"));
  TRY(st, rdf_put_text(&w->out, iri, RDF_RDFS "label", doc));
  if (info) {
    TRY(st, rdf_put_some(&w->out, iri, RDF_DCT "title", info->title));
    TRY(st, rdf_put_date(&w->out, iri, RDF_DCT "date", info->date));
    TRY(st, rdf_put_some(&w->out, iri, RDF_WEFT "sha256", info->sha256));
    if (info->bytes) { // 0 is that of a document that nobody described
      TRY(st, rdf_put_number(&w->out, iri, RDF_WEFT "bytes", info->bytes));
    }
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
    const weft_document_info* info = weft_graph_document(w->out.graph, index);
    while (info && weft_str_compare(info->doc, doc) < 0) {
      TRY(st, describe_document(w, info->doc, info));
      info = weft_graph_document(w->out.graph, ++index);
    }
    const bool known = info && weft_str_equals(info->doc, doc);
    TRY(st, describe_document(w, doc, known ? info : NULL));
    index += known;
  }
  for (; index < weft_graph_document_count(w->out.graph); ++index) {
    const weft_document_info* const info =
      weft_graph_document(w->out.graph, index);
    TRY(st, describe_document(w, info->doc, info));
  }
  return st;
}

// Entities

static weft_status
describe_entity(walk* const w, const size_t index)
{
  weft_status              st     = WEFT_OK;
  const weft_entity* const entity = weft_graph_entity(w->out.graph, index);
  rdf_make_entity(&w->out, &w->out.subject, index);
  if (entity->type.size) {
    rdf_make_type(&w->out, &w->out.object, entity->type);
    TRY(st,
        rdf_put_iri(
          &w->out, &w->out.subject, WEFT_STR(RDF_RDF "type"), &w->out.object));
  }
  TRY(st,
      rdf_put_text(&w->out, &w->out.subject, RDF_RDFS "label", entity->name));
  for (size_t i = 0U; i < entity->alias_count; ++i) {
    TRY(st,
        rdf_put_text(
          &w->out, &w->out.subject, RDF_SKOS "altLabel", entity->aliases[i]));
  }
  return st;
}

// Facts

static weft_status
describe_literal(walk* const w, const weft_end* const end)
{
  weft_status         st  = WEFT_OK;
  const strbuf* const iri = &w->out.statement;
  TRY(st, rdf_put_text(&w->out, iri, RDF_WEFT "objectName", end->name));
  if (end->type.size) {
    rdf_make_type(&w->out, &w->out.object, end->type);
    TRY(st,
        rdf_put_iri(
          &w->out, iri, WEFT_STR(RDF_WEFT "objectType"), &w->out.object));
  }
  // A plain string may still be a value: of no other kind than this says
  if (end->value_kind != WEFT_VALUE_NONE && !rdf_datatype(end)) {
    TRY(st,
        rdf_put_text(&w->out,
                     iri,
                     RDF_WEFT "valueKind",
                     end->value_kind == WEFT_VALUE_NUMBER ? WEFT_STR("number")
                                                          : WEFT_STR("text")));
  }
  return rdf_put_some(&w->out, iri, RDF_WEFT "unit", end->unit);
}

static weft_status
describe_statement(walk* const w, const weft_fact* const fact)
{
  weft_status         st  = WEFT_OK;
  const strbuf* const iri = &w->out.statement;
  TRY(st, rdf_put_type(&w->out, iri, RDF_RDF "Statement"));
  TRY(st,
      rdf_put_iri(&w->out, iri, WEFT_STR(RDF_RDF "subject"), &w->out.subject));
  TRY(st,
      rdf_put_iri(
        &w->out, iri, WEFT_STR(RDF_RDF "predicate"), &w->out.predicate));
  TRY(st, rdf_put_object(&w->out, iri, WEFT_STR(RDF_RDF "object"), fact));
  if (fact->object_entity == SIZE_MAX) {
    TRY(st, describe_literal(w, &fact->object));
  }
  TRY(st,
      rdf_put_text(&w->out,
                   iri,
                   RDF_WEFT "status",
                   fact->status == WEFT_PLANNED ? WEFT_STR("planned")
                                                : WEFT_STR("actual")));
  TRY(st, rdf_put_date(&w->out, iri, RDF_WEFT "when", fact->when));
  TRY(st, rdf_put_some(&w->out, iri, RDF_WEFT "of", fact->of));
  return rdf_put_number(
    &w->out, iri, RDF_WEFT "confidence", (size_t)fact->confidence);
}

// The predicates that describe an end of a support
typedef struct {
  const char* name;
  const char* at;
  const char* via;
} end_terms;

// A name if it is not what the statement says, and places
static weft_status
describe_end(walk* const            w,
             const end_terms* const terms,
             const weft_end* const  end,
             const weft_str         name)
{
  weft_status         st  = WEFT_OK;
  const strbuf* const iri = &w->out.support;
  if (!weft_str_equals(end->name, name)) {
    TRY(st, rdf_put_text(&w->out, iri, terms->name, end->name));
  }
  if (end->has_span) {
    TRY(st, rdf_put_span(&w->out, iri, terms->at, end->span));
  }
  return end->has_via ? rdf_put_span(&w->out, iri, terms->via, end->via) : st;
}

static weft_status
describe_ends(walk* const               w,
              const weft_fact* const    fact,
              const weft_support* const s)
{
  static const end_terms subject = {
    RDF_WEFT "subjectName", RDF_WEFT "subjectAt", RDF_WEFT "subjectVia"};
  static const end_terms object = {
    RDF_WEFT "objectName", RDF_WEFT "objectAt", RDF_WEFT "objectVia"};

  weft_status    st   = WEFT_OK;
  const weft_str name = weft_graph_entity(w->out.graph, fact->subject)->name;
  TRY(st, describe_end(w, &subject, &s->subject, name));
  return describe_end(w, &object, &s->object, fact->object.name);
}

// An inferred fact says so and names its premises
static weft_status
describe_inference(walk* const w, const weft_fact* const fact)
{
  weft_status st  = WEFT_OK;
  strbuf      own = {0};
  strbuf_append(&own, strbuf_str(&w->out.statement));
  st =
    own.status ? own.status : rdf_put_type(&w->out, &own, RDF_WEFT "Inference");
  for (size_t i = 0U; !st && i < fact->premise_count; ++i) {
    st = rdf_make_statement(&w->out, fact->premises[i]);
    st = st ? st
            : rdf_put_iri(
                &w->out, &own, WEFT_STR(RDF_WEFT "premise"), &w->out.statement);
  }
  strbuf_free(&own);
  return st;
}

// The support whose IRI is made, of a statement that is made
static weft_status
describe_support(walk* const               w,
                 const weft_fact* const    fact,
                 const weft_support* const s)
{
  weft_status         st  = WEFT_OK;
  const strbuf* const iri = &w->out.support;
  rdf_make_document(&w->out, &w->out.document, s->doc);
  TRY(st, rdf_put_type(&w->out, iri, RDF_WEFT "Support"));
  TRY(
    st,
    rdf_put_iri(&w->out, iri, WEFT_STR(RDF_WEFT "document"), &w->out.document));
  TRY(st, rdf_put_text(&w->out, iri, RDF_WEFT "rule", s->rule));
  TRY(
    st,
    rdf_put_number(&w->out, iri, RDF_WEFT "confidence", (size_t)s->confidence));
  TRY(st,
      rdf_put_number(&w->out, iri, RDF_WEFT "sentence", s->evidence.sentence));
  TRY(st,
      rdf_put_number(&w->out, iri, RDF_WEFT "start", s->evidence.span.start));
  TRY(st, rdf_put_number(&w->out, iri, RDF_WEFT "end", s->evidence.span.end));
  TRY(st, rdf_put_text(&w->out, iri, RDF_WEFT "evidence", s->evidence.text));
  return describe_ends(w, fact, s);
}

static weft_status
link_support(walk* const w, const weft_support* const s)
{
  weft_status st = WEFT_OK;
  TRY(st, rdf_make_support(&w->out, s));
  return rdf_put_iri(
    &w->out, &w->out.statement, WEFT_STR(RDF_WEFT "support"), &w->out.support);
}

// Statement and supports of a fact; with named graphs the supports are theirs
static weft_status
describe_fact(walk* const w, const weft_fact* const fact)
{
  weft_status st = WEFT_OK;
  TRY(st, rdf_make_ends(&w->out, fact));
  TRY(st, rdf_make_statement(&w->out, fact));
  TRY(st, describe_statement(w, fact));
  if (fact->inferred) {
    return describe_inference(w, fact);
  }
  if (w->named) {
    return st;
  }
  for (size_t i = 0U; i < fact->support_count; ++i) {
    TRY(st, link_support(w, &fact->supports[i]));
  }
  for (size_t i = 0U; i < fact->support_count; ++i) {
    TRY(st, rdf_make_support(&w->out, &fact->supports[i]));
    TRY(st, describe_support(w, fact, &fact->supports[i]));
  }
  return st;
}

// Each entity with its facts, which are sorted as entities are
static weft_status
write_entities(walk* const w)
{
  weft_status  st    = WEFT_OK;
  const size_t count = weft_graph_fact_count(w->out.graph);
  size_t       first = 0U;
  for (size_t i = 0U; i < weft_graph_entity_count(w->out.graph); ++i) {
    TRY(st, describe_entity(w, i));
    size_t end = first;
    while (end < count && weft_graph_fact(w->out.graph, end)->subject == i) {
      ++end;
    }
    for (size_t k = first; k < end; ++k) {
      const weft_fact* const fact = weft_graph_fact(w->out.graph, k);
      if (w->named && !fact->inferred) {
        continue; // stands in the graphs of its documents
      }
      TRY(st, rdf_make_ends(&w->out, fact));
      TRY(st, write_direct(w, fact));
    }
    for (size_t k = first; k < end; ++k) {
      TRY(st, describe_fact(w, weft_graph_fact(w->out.graph, k)));
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
    const weft_fact* const    fact = weft_graph_fact(w->out.graph, l->fact);
    const weft_support* const s    = &fact->supports[l->support];
    if (!i || !weft_str_equals(l->doc, l[-1].doc)) {
      forget_seen(w);
      rdf_make_document(&w->out, &w->out.in, l->doc);
    }
    TRY(st, w->out.in.status);
    TRY(st, rdf_make_ends(&w->out, fact));
    TRY(st, write_direct(w, fact));
    TRY(st, rdf_make_statement(&w->out, fact));
    TRY(st, link_support(w, s));
    TRY(st, describe_support(w, fact, s));
  }
  return st;
}

static void
dispose(walk* const w)
{
  rdf_output_dispose(&w->out);
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
  listed* const lines = listing_sort(graph, false, &count);
  if (!lines) {
    return WEFT_ERR_NO_MEMORY;
  }
  walk        w  = {.out        = {.graph  = graph,
                                   .schema = weft_graph_schema(graph),
                                   .sink   = sink,
                                   .base   = rdf_base(graph)},
                    .lines      = lines,
                    .line_count = count,
                    .named      = named};
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
