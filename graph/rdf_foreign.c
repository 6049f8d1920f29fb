// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Triples that other programs wrote: facts of the file that holds them.

#include "rdf_import.h"
#include "rdf_literal.h"

#include "try.h"

#define RULE "rdf"

static bool
is_name(const uint32_t predicate)
{
  return predicate == TERM_LABEL || predicate == TERM_PREF_LABEL ||
         predicate == TERM_ALT_LABEL;
}

bool
rdf_is_foreign(const rdf_import* const m, const rdf_row* const row)
{
  return m->kinds[row->subject] == NODE_OTHER && !row->told &&
         !(row->literal && is_name(row->predicate));
}

// Evidence: the triple itself

static void
put_term(strbuf* const b, const weft_str term)
{
  const bool blank = term.size && term.data[0] == '_';
  strbuf_puts(b, blank ? "" : "<");
  strbuf_append(b, term);
  strbuf_puts(b, blank ? " " : "> ");
}

static void
put_literal(strbuf* const b, const weft_str text, const weft_str datatype)
{
  strbuf_putc(b, '"');
  for (size_t i = 0U; i < text.size; ++i) {
    const char c = text.data[i];
    if (c == '\n' || c == '\r') {
      strbuf_puts(b, c == '\n' ? "\\n" : "\\r");
      continue;
    }
    if (c == '"' || c == '\\') {
      strbuf_putc(b, '\\');
    }
    strbuf_putc(b, c);
  }
  strbuf_puts(b, "\"");
  if (datatype.size && datatype.data[0] == '@') {
    strbuf_append(b, datatype);
  } else if (datatype.size) {
    strbuf_puts(b, "^^<");
    strbuf_append(b, datatype);
    strbuf_putc(b, '>');
  }
  strbuf_putc(b, ' ');
}

static weft_status
spell(rdf_import* const m, const rdf_row* const row, weft_str* const out)
{
  strbuf* const b = &m->buffer;
  strbuf_clear(b);
  put_term(b, rdf_set_text(&m->set, row->subject));
  put_term(b, rdf_set_text(&m->set, row->predicate));
  if (row->literal) {
    put_literal(b,
                rdf_set_text(&m->set, row->object),
                rdf_set_text(&m->set, row->datatype));
  } else {
    put_term(b, rdf_set_text(&m->set, row->object));
  }
  strbuf_putc(b, '.');
  *out = strbuf_str(b);
  return b->status;
}

// Triples

static weft_status
read_object(rdf_import* const m, const rdf_row* const row, weft_end* const end)
{
  if (!row->literal) {
    const rdf_entity* const entity = m->entities[row->object];
    *end =
      (weft_end){.id = entity->id, .name = entity->name, .type = entity->type};
    return WEFT_OK;
  }
  const weft_str datatype = rdf_set_text(&m->set, row->datatype);
  rdf_literal(rdf_set_text(&m->set, row->object), datatype, end);
  end->type = WEFT_STR("string");
  return datatype.size && datatype.data[0] != '@'
           ? rdf_names_type(&m->names, datatype, &end->type)
           : WEFT_OK;
}

weft_status
rdf_foreign_triple(rdf_import* const    m,
                   const rdf_row* const row,
                   weft_triple* const   t)
{
  weft_status             st      = WEFT_OK;
  const rdf_entity* const subject = m->entities[row->subject];
  *t =
    (weft_triple){.doc        = m->documents[m->home].doc,
                  .subject    = {.id   = subject->id,
                                 .name = subject->name,
                                 .type = subject->type},
                  .status     = WEFT_ACTUAL,
                  .confidence = 1000,
                  .rule       = WEFT_STR(RULE),
                  .evidence = {.sentence = row->line - 1U, .span = row->span}};
  TRY(st,
      rdf_names_relation(
        &m->names, rdf_set_text(&m->set, row->predicate), false, &t->relation));
  TRY(st, read_object(m, row, &t->object));
  return spell(m, row, &t->evidence.text);
}
