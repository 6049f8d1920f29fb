// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Answers as JSON.

#include "weft/query.h"

#include "jsonl.h"
#include "page.h"

#include "strbuf.h"
#include "try.h"

static void
put_member(strbuf* const b, const char* const before, const weft_str string)
{
  strbuf_puts(b, before);
  strbuf_put_json(b, string);
}

static void
put_evidence(strbuf* const b, const weft_evidence* const e)
{
  strbuf_printf(b,
                "\"sentence\":%zu,\"start\":%zu,\"end\":%zu",
                e->sentence,
                e->span.start,
                e->span.end);
  put_member(b, ",\"text\":", e->text);
}

static void
put_source(strbuf* const b, const weft_source* const s)
{
  put_member(b, "{\"doc\":", s->doc);
  strbuf_putc(b, ',');
  put_evidence(b, &s->evidence);
  strbuf_printf(b, ",\"confidence\":%d", s->confidence);
  put_member(b, ",\"rule\":", s->rule);
  strbuf_putc(b, '}');
}

static void
put_fact(strbuf* const b, const weft_stated_fact* const f)
{
  strbuf_puts(b, "{\"subject\":");
  jsonl_put_end(b, &f->subject);
  put_member(b, ",\"relation\":", f->relation);
  if (!weft_str_equals(f->label, f->relation)) {
    put_member(b, ",\"label\":", f->label);
  }
  strbuf_puts(b, ",\"object\":");
  jsonl_put_end(b, &f->object);
  strbuf_puts(b, ",\"status\":");
  strbuf_puts(b, f->status == WEFT_PLANNED ? "\"planned\"" : "\"actual\"");
  if (f->when.size) {
    put_member(b, ",\"when\":", f->when);
  }
  if (f->of.size) {
    put_member(b, ",\"of\":", f->of);
  }
  strbuf_printf(b,
                ",\"confidence\":%d,\"documents\":%zu",
                f->confidence,
                f->document_count);
  strbuf_puts(b, f->inferred ? ",\"inferred\":true" : "");
  for (size_t i = 0U; i < f->source_count; ++i) {
    strbuf_puts(b, i ? "," : ",\"evidence\":[");
    put_source(b, &f->sources[i]);
  }
  strbuf_puts(b, f->source_count ? "]}" : "}");
}

static void
put_facts(strbuf* const                 b,
          const weft_stated_fact* const facts,
          const size_t                  count)
{
  strbuf_putc(b, '[');
  for (size_t i = 0U; i < count; ++i) {
    strbuf_puts(b, i ? "," : "");
    put_fact(b, &facts[i]);
  }
  strbuf_putc(b, ']');
}

static void
put_cell(strbuf* const          b,
         const weft_cell* const cell,
         const weft_cell_kind   kind)
{
  switch (kind) {
    case WEFT_CELL_ENTITY:
    case WEFT_CELL_NODE:
      jsonl_put_end(b, &cell->node);
      break;
    case WEFT_CELL_RELATION:
    case WEFT_CELL_TEXT:
      strbuf_put_json(b, cell->text);
      break;
    case WEFT_CELL_NUMBER:
      strbuf_append(b, cell->text);
      break;
  }
}

weft_status
weft_json_row(const weft_writer* const writer,
              const weft_query* const  query,
              const weft_row* const    row)
{
  strbuf b = {0};
  WEFT_REQUIRE(writer && query && row);
  strbuf_putc(&b, '{');
  for (size_t i = 0U; i < row->cell_count; ++i) {
    const weft_column* const column = weft_query_column(query, i);
    put_member(&b, i ? "," : "", column->name);
    strbuf_putc(&b, ':');
    put_cell(&b, &row->cells[i], column->kind);
  }
  if (row->fact_count) {
    strbuf_puts(&b, row->cell_count ? ",\"facts\":" : "\"facts\":");
    put_facts(&b, row->facts, row->fact_count);
  }
  strbuf_putc(&b, '}');
  return page_pass(writer, &b);
}

weft_status
weft_json_path(const weft_writer* const writer, const weft_path* const path)
{
  strbuf b = {0};
  WEFT_REQUIRE(writer && path);
  strbuf_puts(&b, "{\"nodes\":[");
  for (size_t i = 0U; i < path->node_count; ++i) {
    strbuf_puts(&b, i ? "," : "");
    jsonl_put_end(&b, &path->nodes[i]);
  }
  strbuf_puts(&b, "],\"steps\":[");
  for (size_t i = 0U; i + 1U < path->node_count; ++i) {
    strbuf_puts(&b, i ? "," : "");
    put_facts(&b, path->steps[i].facts, path->steps[i].fact_count);
  }
  strbuf_puts(&b, "]}");
  return page_pass(writer, &b);
}

weft_status
weft_json_hit(const weft_writer* const writer, const weft_text_hit* const hit)
{
  strbuf b = {0};
  WEFT_REQUIRE(writer && hit);
  put_member(&b, "{\"doc\":", hit->doc);
  strbuf_putc(&b, ',');
  put_evidence(&b, &hit->evidence);
  strbuf_puts(&b, ",\"facts\":");
  put_facts(&b, hit->facts, hit->fact_count);
  strbuf_putc(&b, '}');
  return page_pass(writer, &b);
}

weft_status
weft_json_entity(const weft_writer* const writer,
                 const weft_entity* const entity)
{
  strbuf b = {0};
  WEFT_REQUIRE(writer && entity);
  put_member(&b, "{\"id\":", entity->id);
  put_member(&b, ",\"name\":", entity->name);
  put_member(&b, ",\"type\":", entity->type);
  strbuf_puts(&b, ",\"aliases\":[");
  for (size_t i = 0U; i < entity->alias_count; ++i) {
    put_member(&b, i ? "," : "", entity->aliases[i]);
  }
  strbuf_printf(&b, "],\"supports\":%zu}", entity->support_count);
  return page_pass(writer, &b);
}

weft_status
weft_json_fact(const weft_writer* const      writer,
               const weft_stated_fact* const fact)
{
  strbuf b = {0};
  WEFT_REQUIRE(writer && fact);
  put_fact(&b, fact);
  return page_pass(writer, &b);
}
