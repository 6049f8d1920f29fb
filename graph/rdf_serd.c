// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// N-Triples, Turtle, N-Quads and TriG through serd: the only file that sees it.

#include "formats.h"
#include "iri.h"
#include "nt_scan.h"
#include "page.h"
#include "rdf.h"
#include "rdf_read.h"

#include "fail.h"
#include "try.h"

#include <serd/serd.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  page        page;
  SerdWriter* serd;
  bool        lines;   // N-Triples or N-Quads
  strbuf      scratch; // of spell_backslashes()
} output;

static size_t
receive(const void* const data, const size_t size, void* const handle)
{
  output* const o = handle;
  strbuf_append(&o->page.text, (weft_str){data, size});
  return size;
}

static SerdNode
make_node(const SerdType type, const weft_str text)
{
  // serd wants a place even for no characters
  return (SerdNode){(const uint8_t*)(text.size ? text.data : ""),
                    text.size,
                    text.size,
                    0U,
                    type};
}

// Spell backslashes in what was written from `start` on as \u005C.
//
// Readers that decode line by line without a scanner, such as rdflib's, take
// the second half of an escaped backslash for the start of another escape.
static void
spell_backslashes(output* const o, const size_t start)
{
  strbuf* const b    = &o->page.text;
  strbuf* const copy = &o->scratch;
  strbuf_clear(copy);
  strbuf_append(copy, (weft_str){b->data + start, b->size - start});
  b->size = start;
  for (size_t i = 0U; i < copy->size; ++i) {
    strbuf_putc(b, copy->data[i]);
    if (copy->data[i] == '\\' && i + 1U < copy->size) {
      ++i;
      if (copy->data[i] == '\\') {
        strbuf_puts(b, "u005C");
      } else {
        strbuf_putc(b, copy->data[i]);
      }
    }
  }
  b->status = copy->status ? copy->status : b->status;
}

static bool
has_backslash(const rdf_statement* const s)
{
  return s->literal && s->object.size &&
         memchr(s->object.data, '\\', s->object.size);
}

static weft_status
write_statement(void* const handle, const rdf_statement* const s)
{
  output* const  o         = handle;
  const size_t   start     = o->page.text.size;
  const SerdNode graph     = make_node(SERD_URI, s->graph);
  const SerdNode subject   = make_node(SERD_URI, s->subject);
  const SerdNode predicate = make_node(SERD_URI, s->predicate);
  const SerdNode object =
    make_node(s->literal ? SERD_LITERAL : SERD_URI, s->object);
  const SerdNode   type = make_node(SERD_URI, weft_str_from(s->datatype));
  const SerdStatus serd =
    serd_writer_write_statement(o->serd,
                                0U,
                                s->graph.size ? &graph : NULL,
                                &subject,
                                &predicate,
                                &object,
                                s->datatype ? &type : NULL,
                                NULL);
  // All is valid UTF-8 and absolute IRIs, so only memory can be missing
  if (serd) {
    return WEFT_ERR_NO_MEMORY;
  }
  if (o->lines && has_backslash(s) && !o->page.text.status) {
    spell_backslashes(o, start);
  }
  return page_turn(&o->page);
}

// Prefixes of Turtle and TriG

static weft_status
set_prefix(output* const o, const char* const name, const strbuf* const iri)
{
  if (iri->status) {
    return iri->status;
  }
  const SerdNode prefix = make_node(SERD_LITERAL, weft_str_from(name));
  const SerdNode uri    = make_node(SERD_URI, strbuf_str(iri));
  return serd_writer_set_prefix(o->serd, &prefix, &uri) ? WEFT_ERR_NO_MEMORY
                                                        : WEFT_OK;
}

static weft_status
set_prefixes(output* const o, const weft_str base)
{
  static const char* const fixed[][2] = {{"dct", RDF_DCT},
                                         {"rdf", RDF_RDF},
                                         {"rdfs", RDF_RDFS},
                                         {"skos", RDF_SKOS},
                                         {"weft", RDF_WEFT},
                                         {"xsd", RDF_XSD}};
  static const char* const below[][2] = {{"relation", RDF_RELATION_FOLDER},
                                         {"statement", RDF_STATEMENT_FOLDER},
                                         {"support", RDF_SUPPORT_FOLDER},
                                         {"type", RDF_TYPE_FOLDER}};

  weft_status st  = WEFT_OK;
  strbuf      iri = {0};
  // serd takes the first that fits, so the longer ones come first
  for (size_t i = 0U; !st && i < sizeof(below) / sizeof(below[0]); ++i) {
    iri_start(&iri, base, below[i][1]);
    st = set_prefix(o, below[i][0], &iri);
  }
  for (size_t i = 0U; !st && i < sizeof(fixed) / sizeof(fixed[0]); ++i) {
    strbuf_clear(&iri);
    strbuf_puts(&iri, fixed[i][1]);
    st = set_prefix(o, fixed[i][0], &iri);
  }
  strbuf_free(&iri);
  return st;
}

static weft_status
write_graph(output* const           o,
            const weft_graph* const graph,
            const SerdSyntax        syntax)
{
  weft_status    st    = WEFT_OK;
  const bool     named = syntax == SERD_NQUADS || syntax == SERD_TRIG;
  const rdf_sink sink  = {o, write_statement};
  if (syntax == SERD_TURTLE || syntax == SERD_TRIG) {
    TRY(st, set_prefixes(o, rdf_base(graph)));
  }
  TRY(st, rdf_walk(graph, named, &sink));
  return serd_writer_finish(o->serd) ? WEFT_ERR_NO_MEMORY : WEFT_OK;
}

// Without a sink serd prints
static SerdStatus
ignore(void* const handle, const SerdError* const error)
{
  (void)handle;
  return error->status;
}

static weft_status
write_syntax(const weft_graph* const  graph,
             const weft_writer* const writer,
             const SerdSyntax         syntax)
{
  const SerdStyle style =
    syntax == SERD_TURTLE || syntax == SERD_TRIG
      ? (SerdStyle)(SERD_STYLE_ABBREVIATED | SERD_STYLE_CURIED)
      : (SerdStyle)0;
  weft_status    st  = WEFT_ERR_NO_MEMORY;
  output         o   = {.page  = {.writer = writer},
                        .lines = syntax == SERD_NTRIPLES || syntax == SERD_NQUADS};
  SerdEnv* const env = serd_env_new(NULL);
  if (env) {
    o.serd = serd_writer_new(syntax, style, env, NULL, receive, &o);
  }
  if (o.serd) {
    serd_writer_set_error_sink(o.serd, ignore, NULL);
    st = write_graph(&o, graph, syntax);
  }
  serd_writer_free(o.serd);
  serd_env_free(env);
  strbuf_free(&o.scratch);
  return page_finish(&o.page, st);
}

weft_status
export_ntriples(const weft_graph* const graph, const weft_writer* const writer)
{
  return write_syntax(graph, writer, SERD_NTRIPLES);
}

weft_status
export_turtle(const weft_graph* const graph, const weft_writer* const writer)
{
  return write_syntax(graph, writer, SERD_TURTLE);
}

weft_status
export_nquads(const weft_graph* const graph, const weft_writer* const writer)
{
  return write_syntax(graph, writer, SERD_NQUADS);
}

weft_status
export_trig(const weft_graph* const graph, const weft_writer* const writer)
{
  return write_syntax(graph, writer, SERD_TRIG);
}

// Reading

enum { CHUNK_SIZE = 64 * 1024 };

typedef struct {
  const weft_reader*     reader;
  const rdf_triple_sink* sink;
  weft_error*            error;
  SerdReader*            serd;
  char*                  chunk;
  size_t                 size;   // of the chunk
  size_t                 at;     // next byte of it
  nt_scan                scan;   // of what serd has been given
  bool                   ended;  // the reader has given all
  weft_status            status; // of the first failure
  strbuf                 subject;
  strbuf                 object;
} input;

static weft_status
fail_at(input* const      in,
        const size_t      line,
        const size_t      column,
        const char* const message)
{
  in->status = weft_error_set(in->error,
                              WEFT_ERR_BAD_INPUT,
                              in->reader->name,
                              line,
                              column,
                              "%s",
                              message);
  return in->status;
}

// serd asks for one byte at a time, so that the scan knows where it is
static size_t
give(void* const  buffer,
     const size_t size,
     const size_t count,
     void* const  handle)
{
  input* const in = handle;
  (void)size;
  (void)count;
  if (in->status) {
    return 0U;
  }
  if (in->at == in->size) {
    in->at   = 0U;
    in->size = 0U;
    in->status =
      in->reader->read(in->reader->handle, in->chunk, CHUNK_SIZE, &in->size);
    if (in->status || !in->size) {
      in->ended = true;
      return 0U;
    }
  }
  const char        c     = in->chunk[in->at++];
  const char* const fault = nt_scan_next(&in->scan, c);
  if (fault) {
    (void)fail_at(in, in->scan.line, in->scan.column, fault);
    return 0U;
  }
  *(char*)buffer = c;
  return 1U;
}

static int
has_failed(void* const handle)
{
  return ((input*)handle)->status != WEFT_OK;
}

// The text of a node; blank nodes get their `_:` back
static weft_str
node_text(const SerdNode* const node, strbuf* const b)
{
  const weft_str text = {(const char*)node->buf, node->n_bytes};
  if (node->type != SERD_BLANK) {
    return text;
  }
  strbuf_clear(b);
  strbuf_puts(b, "_:");
  strbuf_append(b, text);
  return strbuf_str(b);
}

static bool
is_node(const SerdNode* const node)
{
  return node->type == SERD_BLANK ||
         (node->type == SERD_URI &&
          iri_is_absolute((weft_str){(const char*)node->buf, node->n_bytes}));
}

static SerdStatus
take_statement(void* const              handle,
               const SerdStatementFlags flags,
               const SerdNode* const    graph,
               const SerdNode* const    subject,
               const SerdNode* const    predicate,
               const SerdNode* const    object,
               const SerdNode* const    datatype,
               const SerdNode* const    language)
{
  input* const in = handle;
  (void)flags;
  (void)graph;
  const bool      literal = object->type == SERD_LITERAL;
  const size_t    line    = in->scan.row;
  const weft_span span    = nt_scan_end(&in->scan);
  if (in->status) {
    return SERD_ERR_UNKNOWN;
  }
  if (!is_node(subject) || predicate->type != SERD_URI || !is_node(predicate) ||
      (!literal && !is_node(object)) ||
      (datatype && datatype->type && !is_node(datatype))) {
    (void)fail_at(in,
                  line,
                  0U,
                  "a name is no whole IRI; write it out, such as "
                  "<http://example.org/name>");
    return SERD_ERR_BAD_ARG;
  }
  rdf_triple t = {.subject   = node_text(subject, &in->subject),
                  .predicate = node_text(predicate, NULL),
                  .object    = node_text(object, &in->object),
                  .literal   = literal,
                  .line      = line,
                  .span      = span};
  if (datatype && datatype->type) {
    t.datatype = node_text(datatype, &in->object);
  }
  if (language && language->type) {
    t.language = node_text(language, &in->object);
  }
  in->status = in->subject.status ? in->subject.status
               : in->object.status
                 ? in->object.status
                 : in->sink->put(in->sink->handle, &t, in->error);
  return in->status ? SERD_ERR_UNKNOWN : SERD_SUCCESS;
}

static SerdStatus
take_error(void* const handle, const SerdError* const error)
{
  input* const in = handle;
  char         cause[160];
  char         message[256];
  if (in->status) {
    return error->status;
  }
  const int size = vsnprintf(cause, sizeof(cause), error->fmt, *error->args);
  cause[size > 0 ? strcspn(cause, "\n") : 0U] = '\0';
  (void)snprintf(message,
                 sizeof(message),
                 "no N-Triples here: %s; a line is <subject> <predicate> "
                 "<object> or \"literal\", and a dot",
                 cause);
  (void)fail_at(in, error->line, error->col, message);
  return error->status;
}

static weft_status
read_all(input* const in)
{
  serd_reader_set_strict(in->serd, true);
  serd_reader_set_error_sink(in->serd, take_error, in);
  (void)serd_reader_read_source(
    in->serd, give, has_failed, in, (const uint8_t*)"", 1U);
  // serd stops without a word at some faults
  if (!in->status && !in->ended) {
    const bool within = in->scan.inside;
    (void)fail_at(in,
                  within ? in->scan.row : in->scan.line,
                  0U,
                  "no N-Triples here; a line is <subject> <predicate> "
                  "<object> or \"literal\", and a dot");
  } else if (!in->status && in->scan.inside) {
    (void)fail_at(in,
                  in->scan.row,
                  0U,
                  "the input ends within this statement; is it whole?");
  }
  return in->status;
}

weft_status
rdf_read(const weft_reader* const     reader,
         const rdf_triple_sink* const sink,
         weft_error* const            error)
{
  input in = {.reader = reader,
              .sink   = sink,
              .error  = error,
              .scan   = NT_SCAN_INIT,
              .chunk  = malloc(CHUNK_SIZE)};
  // As N-Quads, which has N-Triples in it: for these serd takes Turtle
  in.serd =
    serd_reader_new(SERD_NQUADS, &in, NULL, NULL, NULL, take_statement, NULL);
  const weft_status st =
    in.chunk && in.serd ? read_all(&in) : fail_memory(error);
  serd_reader_free(in.serd);
  free(in.chunk);
  strbuf_free(&in.subject);
  strbuf_free(&in.object);
  return st;
}
