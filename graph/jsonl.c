// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// JSON lines: the form in which triples travel between commands.
//
// An entity has an "id"; a literal has none, and that tells them apart.

#include "formats.h"

#include "jsonl.h"
#include "listing.h"
#include "page.h"
#include "value.h"

#include "strbuf.h"

#include "try.h"

#include <stdlib.h>

static void
put_member(strbuf* const b, const char* const before, const weft_str string)
{
  strbuf_puts(b, before);
  strbuf_put_json(b, string);
}

static void
put_size(strbuf* const b, const char* const before, const size_t number)
{
  strbuf_puts(b, before);
  strbuf_printf(b, "%zu", number);
}

static void
put_span(strbuf* const b, const weft_span span)
{
  put_size(b, "\"start\":", span.start);
  put_size(b, ",\"end\":", span.end);
}

static void
put_value(strbuf* const b, const weft_end* const end)
{
  if (end->value_kind != WEFT_VALUE_NONE) {
    strbuf_puts(b, ",\"value\":");
    if (end->value_kind == WEFT_VALUE_NUMBER &&
        value_number_form(end->value) != VALUE_TEXT) {
      strbuf_append(b, end->value);
    } else {
      strbuf_put_json(b, end->value);
    }
  }
  if (end->unit.size) {
    put_member(b, ",\"unit\":", end->unit);
  }
}

static void
put_via(strbuf* const b, const weft_end* const end)
{
  if (end->has_via) {
    strbuf_puts(b, ",\"via\":[{");
    put_span(b, end->via);
    strbuf_puts(b, "}]");
  }
}

void
jsonl_put_end(strbuf* const b, const weft_end* const end)
{
  strbuf_putc(b, '{');
  if (!end->literal) {
    put_member(b, "\"id\":", end->id);
    strbuf_putc(b, ',');
    if (end->as.size) {
      put_member(b, "\"as\":", end->as);
      strbuf_putc(b, ',');
    }
  }
  put_member(b, "\"name\":", end->name);
  put_member(b, ",\"type\":", end->type);
  if (end->has_span) {
    strbuf_putc(b, ',');
    put_span(b, end->span);
  }
  put_via(b, end);
  put_value(b, end);
  strbuf_putc(b, '}');
}

static void
put_triple(strbuf* const b, const weft_triple* const t)
{
  put_member(b, "{\"doc\":", t->doc);
  strbuf_puts(b, ",\"subject\":");
  jsonl_put_end(b, &t->subject);
  put_member(b, ",\"relation\":", t->relation);
  strbuf_puts(b, ",\"object\":");
  jsonl_put_end(b, &t->object);
  strbuf_puts(b, ",\"status\":");
  strbuf_puts(b, t->status == WEFT_PLANNED ? "\"planned\"" : "\"actual\"");
  if (t->when.size) {
    put_member(b, ",\"when\":", t->when);
  }
  if (t->of.size) {
    put_member(b, ",\"of\":", t->of);
  }
  strbuf_printf(b, ",\"confidence\":%d", t->confidence);
  put_member(b, ",\"rule\":", t->rule);
  put_size(b, ",\"evidence\":{\"sentence\":", t->evidence.sentence);
  strbuf_putc(b, ',');
  put_span(b, t->evidence.span);
  put_member(b, ",\"text\":", t->evidence.text);
  strbuf_puts(b, "}}\n");
}

static void
put_document(strbuf* const b, const weft_document_info* const d)
{
  put_member(b, "{\"doc\":", d->doc);
  put_member(b, ",\"document\":{\"date\":", d->date);
  put_member(b, ",\"title\":", d->title);
  put_member(b, ",\"sha256\":", d->sha256);
  put_size(b, ",\"bytes\":", d->bytes);
  strbuf_puts(b, ",\"aliases\":[");
  for (size_t i = 0U; i < d->alias_count; ++i) {
    const weft_alias* const alias = &d->aliases[i];
    put_member(b, i ? ",{\"id\":" : "{\"id\":", alias->id);
    if (alias->as.size) {
      put_member(b, ",\"as\":", alias->as);
    }
    put_member(b, ",\"alias\":", alias->alias);
    put_member(b, ",\"reason\":", alias->reason);
    strbuf_putc(b, '}');
  }
  strbuf_puts(b, "]}}\n");
}

static void
put_mention(strbuf* const b, const weft_mention* const m)
{
  put_member(b, "{\"doc\":", m->doc);
  put_member(b, ",\"mention\":{\"name\":", m->end.name);
  put_member(b, ",\"type\":", m->end.type);
  if (m->end.has_span) {
    strbuf_putc(b, ',');
    put_span(b, m->end.span);
  }
  put_via(b, &m->end);
  put_member(b, ",\"rule\":", m->rule);
  put_value(b, &m->end);
  strbuf_puts(b, "}}\n");
}

static void
put_decision(strbuf* const b, const weft_decision* const d)
{
  strbuf_puts(b, "{\"decision\":{\"kind\":");
  strbuf_puts(b, d->kind == WEFT_SPLIT ? "\"split\"" : "\"join\"");
  put_member(b, ",\"a\":", d->a);
  put_member(b, ",\"b\":", d->b);
  strbuf_puts(b, "}}\n");
}

weft_status
weft_jsonl_triple(const weft_writer* const writer,
                  const weft_triple* const triple)
{
  WEFT_REQUIRE(writer && writer->write && triple);
  strbuf b = {0};
  put_triple(&b, triple);
  return page_pass(writer, &b);
}

weft_status
weft_jsonl_document(const weft_writer* const        writer,
                    const weft_document_info* const document)
{
  WEFT_REQUIRE(writer && writer->write && document);
  strbuf b = {0};
  put_document(&b, document);
  return page_pass(writer, &b);
}

weft_status
weft_jsonl_mention(const weft_writer* const  writer,
                   const weft_mention* const mention)
{
  WEFT_REQUIRE(writer && writer->write && mention);
  strbuf b = {0};
  put_mention(&b, mention);
  return page_pass(writer, &b);
}

weft_status
weft_jsonl_decision(const weft_writer* const   writer,
                    const weft_decision* const decision)
{
  WEFT_REQUIRE(writer && writer->write && decision);
  strbuf b = {0};
  put_decision(&b, decision);
  return page_pass(writer, &b);
}

// Decisions are about names as documents have them
static weft_status
write_decisions(const weft_graph* const graph, const weft_writer* const writer)
{
  weft_status st = WEFT_OK;
  for (size_t i = 0U; i < weft_graph_decision_count(graph); ++i) {
    TRY(st, weft_jsonl_decision(writer, &weft_graph_decision(graph, i)->made));
  }
  return st;
}

// A whole graph; the triples of a document follow its header

// Write the headers of documents from `index` that sort up to `doc`
static weft_status
write_headers(const weft_graph* const  graph,
              const weft_writer* const writer,
              const weft_str* const    doc,
              size_t* const            index)
{
  weft_status st = WEFT_OK;
  for (; *index < weft_graph_document_count(graph); ++*index) {
    const weft_document_info* const info = weft_graph_document(graph, *index);
    if (doc && weft_str_compare(info->doc, *doc) > 0) {
      break;
    }
    TRY(st, weft_jsonl_document(writer, info));
  }
  return st;
}

static weft_status
write_lines(const weft_graph* const  graph,
            const weft_writer* const writer,
            const listed* const      lines,
            const size_t             count)
{
  weft_status st    = WEFT_OK;
  size_t      index = 0U;
  for (size_t i = 0U; i < count; ++i) {
    if (!i || !weft_str_equals(lines[i].doc, lines[i - 1U].doc)) {
      TRY(st, write_headers(graph, writer, &lines[i].doc, &index));
    }
    const weft_triple triple = listing_triple(graph, &lines[i]);
    TRY(st, weft_jsonl_triple(writer, &triple));
  }
  return write_headers(graph, writer, NULL, &index);
}

weft_status
export_jsonl(const weft_graph* const graph, const weft_writer* const writer)
{
  size_t        count = 0U;
  listed* const lines = listing_sort(graph, true, &count);
  if (!lines) {
    return WEFT_ERR_NO_MEMORY;
  }
  weft_status st = write_decisions(graph, writer);
  if (!st) {
    st = write_lines(graph, writer, lines, count);
  }
  free(lines);
  return st;
}
