// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// A Mermaid flowchart of the facts that are stated most often.
//
// Mermaid refuses more than 500 edges or 50,000 characters, so the best facts
// are taken as long as there is room, and a comment says what was left out.

#include "formats.h"
#include "page.h"
#include "property.h"

#include "try.h"
#include "utf8.h"

#include <stdint.h>
#include <stdlib.h>

#define EDGES_MAX 500U
#define CHARACTERS_MAX 50000U // UTF-16 units
#define HEAD_CHARACTERS 200U  // what the first lines may take
#define LABEL_MAX 80U         // code points
#define ASTRAL 0x10000U       // from here on a code point is two units

typedef struct {
  const weft_graph* graph;
  bool*             shown; // by entity
  size_t            edges;
  size_t            characters;
  strbuf            body;
  strbuf            record; // of one fact
} output;

// Text

static const char*
entity_of(const uint32_t code)
{
  switch (code) {
    case '"':
      return "#quot;";
    case '#':
      return "#35;";
    case '%': // of a directive
      return "#37;";
    case '&':
      return "#amp;";
    case '<':
      return "#lt;";
    case '>':
      return "#gt;";
    case '\\':
      return "#92;";
    case '`': // of Markdown
      return "#96;";
    default:
      return NULL;
  }
}

static void
put_code(strbuf* const b, const uint32_t code)
{
  const char* const entity = entity_of(code);
  if (entity) {
    strbuf_puts(b, entity);
  } else if (utf8_is_space(code)) {
    strbuf_putc(b, ' ');
  } else if (code < 0x20U || code == 0x7FU) {
    strbuf_put_code(b, 0xFFFDU);
  } else {
    strbuf_put_code(b, code);
  }
}

// A label in quotes, cut to a size that can be read; never empty
static void
put_words(strbuf* const b, const weft_str text, const char* const more)
{
  size_t count = 0U;
  size_t i     = 0U;
  strbuf_putc(b, '"');
  for (; i < text.size && count < LABEL_MAX; ++count) {
    put_code(b, utf8_next(text, i, &i));
  }
  strbuf_puts(b, !text.size ? " " : i < text.size ? "…" : "");
  strbuf_puts(b, more);
  strbuf_putc(b, '"');
}

static void
put_label(strbuf* const b, const weft_str text)
{
  put_words(b, text, "");
}

static size_t
characters_in(const weft_str text)
{
  size_t count = 0U;
  for (size_t i = 0U; i < text.size;) {
    count += utf8_next(text, i, &i) >= ASTRAL ? 2U : 1U;
  }
  return count;
}

// Facts

typedef struct {
  size_t supports;
  int    confidence;
  size_t fact;
} rank;

static int
compare_ranks(const void* const a, const void* const b)
{
  const rank* const x = a;
  const rank* const y = b;
  int order = (x->supports < y->supports) - (x->supports > y->supports);
  if (!order) {
    order = (x->confidence < y->confidence) - (x->confidence > y->confidence);
  }
  return order ? order : (x->fact > y->fact) - (x->fact < y->fact);
}

// The numbers of all facts, the best first; NULL if there is no memory
static rank*
rank_facts(const weft_graph* const graph)
{
  const size_t count = weft_graph_fact_count(graph);
  rank* const  ranks = calloc(count + 1U, sizeof(rank));
  for (size_t i = 0U; ranks && i < count; ++i) {
    const weft_fact* const fact = weft_graph_fact(graph, i);
    ranks[i] = (rank){fact->support_count, fact->confidence, i};
  }
  if (ranks) {
    qsort(ranks, count, sizeof(rank), compare_ranks);
  }
  return ranks;
}

// Name a node, and describe it where it comes first
static void
put_entity(output* const o, const size_t entity)
{
  strbuf* const b = &o->record;
  property_put_entity(b, entity);
  if (!o->shown[entity]) {
    strbuf_putc(b, '[');
    put_label(b, weft_graph_entity(o->graph, entity)->name);
    strbuf_putc(b, ']');
  }
}

static void
make_record(output* const o, const weft_fact* const fact, const size_t index)
{
  strbuf* const b = &o->record;
  strbuf_clear(b);
  strbuf_puts(b, "  ");
  put_entity(o, fact->subject);
  const bool dotted = fact->status == WEFT_PLANNED || fact->inferred;
  strbuf_puts(b, dotted ? " -.->|" : " -->|");
  put_words(b, fact->relation, fact->inferred ? " (inferred)" : "");
  strbuf_puts(b, "| ");
  if (fact->object_entity == SIZE_MAX) {
    property_put_literal(b, index);
    strbuf_puts(b, "([");
    put_label(b, fact->object.name);
    strbuf_puts(b, "])");
  } else {
    put_entity(o, fact->object_entity);
  }
  strbuf_putc(b, '\n');
}

static weft_status
take_fact(output* const o, const size_t index, bool* const taken)
{
  const weft_fact* const fact = weft_graph_fact(o->graph, index);
  make_record(o, fact, index);
  const size_t characters = characters_in(strbuf_str(&o->record));
  *taken = o->edges < EDGES_MAX && o->characters + characters <= CHARACTERS_MAX;
  if (*taken) {
    strbuf_append(&o->body, strbuf_str(&o->record));
    o->characters += characters;
    ++o->edges;
    o->shown[fact->subject] = true;
    if (fact->object_entity != SIZE_MAX) {
      o->shown[fact->object_entity] = true;
    }
  }
  return o->record.status ? o->record.status : o->body.status;
}

// The best facts, as long as there is room
static weft_status
take_facts(output* const o, const rank* const ranks)
{
  weft_status  st    = WEFT_OK;
  bool         taken = true;
  const size_t count = weft_graph_fact_count(o->graph);
  for (size_t i = 0U; taken && i < count; ++i) {
    TRY(st, take_fact(o, ranks[i].fact, &taken));
  }
  return st;
}

// Entities without a fact, if every fact found room
static weft_status
take_rest(output* const o)
{
  bool room = o->edges == weft_graph_fact_count(o->graph);
  for (size_t i = 0U; room && i < weft_graph_entity_count(o->graph); ++i) {
    if (!o->shown[i]) {
      strbuf_clear(&o->record);
      strbuf_puts(&o->record, "  ");
      put_entity(o, i);
      strbuf_putc(&o->record, '\n');
      const size_t characters = characters_in(strbuf_str(&o->record));
      room                    = o->characters + characters <= CHARACTERS_MAX;
      if (room) {
        strbuf_append(&o->body, strbuf_str(&o->record));
        o->characters += characters;
        o->shown[i] = true;
      }
    }
  }
  return o->record.status ? o->record.status : o->body.status;
}

static void
put_head(const output* const o, strbuf* const b)
{
  size_t       entities = 0U;
  const size_t facts    = weft_graph_fact_count(o->graph);
  for (size_t i = 0U; i < weft_graph_entity_count(o->graph); ++i) {
    entities += o->shown[i];
  }
  strbuf_puts(b, "flowchart LR\n");
  strbuf_printf(b,
                "  %%%% %zu of %zu facts, %zu of %zu entities; left out: "
                "%zu facts, %zu entities\n",
                o->edges,
                facts,
                entities,
                weft_graph_entity_count(o->graph),
                facts - o->edges,
                weft_graph_entity_count(o->graph) - entities);
}

static weft_status
write_chart(output* const o, const rank* const ranks, page* const p)
{
  weft_status st = WEFT_OK;
  o->characters  = HEAD_CHARACTERS;
  TRY(st, take_facts(o, ranks));
  TRY(st, take_rest(o));
  put_head(o, &p->text);
  strbuf_append(&p->text, strbuf_str(&o->body));
  return st;
}

weft_status
export_mermaid(const weft_graph* const graph, const weft_writer* const writer)
{
  weft_status st    = WEFT_ERR_NO_MEMORY;
  page        p     = {.writer = writer};
  output      o     = {.graph = graph};
  rank* const ranks = rank_facts(graph);
  o.shown           = calloc(weft_graph_entity_count(graph) + 1U, sizeof(bool));
  if (ranks && o.shown) {
    st = write_chart(&o, ranks, &p);
  }
  free(ranks);
  free(o.shown);
  strbuf_free(&o.body);
  strbuf_free(&o.record);
  return page_finish(&p, st);
}
