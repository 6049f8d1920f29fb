// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "commands.h"

#include "answer.h"
#include "command.h"
#include "error.h"
#include "options.h"
#include "table.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct {
  answer a;
  strbuf relation; // of the facts that are being listed
  bool   is_object;
  size_t facts; // of the entity that is being shown
} showing;

// For programs: one object an entity, its facts inside

static weft_status
begin_json(showing* s, const weft_entity* entity)
{
  answer* const a = &s->a;
  strbuf_puts(&a->line, s->a.count ? "]}\n{\"entity\":" : "{\"entity\":");
  weft_status st = answer_flush(a);
  if (!st) {
    st = weft_json_entity(&a->writer, entity);
  }
  strbuf_puts(&a->line, ",\"facts\":[");
  return st ? st : answer_flush(a);
}

static weft_status
put_json(showing* s, const weft_stated_fact* fact)
{
  strbuf_puts(&s->a.line, s->facts ? "," : "");
  const weft_status st = answer_flush(&s->a);
  return st ? st : weft_json_fact(&s->a.writer, fact);
}

// For people

static weft_status
begin_text(showing* s, const weft_entity* entity)
{
  strbuf* const b = &s->a.line;
  strbuf_puts(b, s->a.count ? "\n" : "");
  display_put(b, entity->name);
  strbuf_puts(b, "  ");
  display_put(b, entity->type);
  strbuf_putc(b, '\n');
  for (size_t i = 0U; i < entity->alias_count; ++i) {
    strbuf_puts(b, i ? ", " : "  also: ");
    display_put(b, entity->aliases[i]);
  }
  strbuf_puts(b, entity->alias_count ? "\n" : "");
  return answer_flush(&s->a);
}

static weft_status
put_text(showing* s, const weft_stated_fact* fact, bool is_object)
{
  strbuf* const         b     = &s->a.line;
  const weft_end* const other = is_object ? &fact->subject : &fact->object;
  if (!s->facts || is_object != s->is_object ||
      !weft_str_equals(strbuf_str(&s->relation), fact->relation)) {
    strbuf_clear(&s->relation);
    strbuf_append(&s->relation, fact->relation);
    strbuf_puts(b, "  ");
    strbuf_puts(b, is_object ? "← " : "→ ");
    display_put(b, fact->label);
    strbuf_putc(b, '\n');
  }
  strbuf_puts(b, "      ");
  display_put(b, other->name);
  strbuf_puts(b, " (");
  display_put(b, other->type);
  strbuf_putc(b, ')');
  answer_put_details(b, fact, true);
  strbuf_putc(b, '\n');
  answer_put_sources(b, fact, "          ");
  s->is_object = is_object;
  return s->relation.status ? s->relation.status : answer_flush(&s->a);
}

static weft_status
take_entity(void* handle, const weft_entity* entity)
{
  showing* const    s = (showing*)handle;
  const weft_status st =
    s->a.options->json ? begin_json(s, entity) : begin_text(s, entity);
  ++s->a.count;
  s->facts = 0U;
  return st;
}

static weft_status
take_fact(void* handle, const weft_stated_fact* fact, bool is_object)
{
  showing* const    s = (showing*)handle;
  const weft_status st =
    s->a.options->json ? put_json(s, fact) : put_text(s, fact, is_object);
  ++s->facts;
  return st;
}

static weft_status
show(showing* s, const options* o)
{
  char* const            word = answer_word(o->arguments.items[1]);
  const weft_entity_sink sink = {s, take_entity, take_fact};
  if (!word) {
    return WEFT_ERR_NO_MEMORY;
  }
  weft_status st = weft_find_entities(s->a.store,
                                      weft_str_from(word),
                                      &s->a.asked,
                                      &sink,
                                      &s->a.more,
                                      &s->a.error);
  free(word);
  if (!st && o->json && s->a.count) {
    strbuf_puts(&s->a.line, "]}\n");
    st = answer_flush(&s->a);
  }
  return st;
}

static void
print_help(void)
{
  puts("Usage: weft show [OPTION]... GRAPH.weft NAME\n\n"
       "Show the entities of a name, by any alias, with all their facts.\n"
       "NAME:TYPE shows those of one type.");
  options_print(COMMAND_SHOW);
}

static int
run_checked(const options* o)
{
  showing s = {.facts = 0U};
  if (o->arguments.count != 2U) {
    return error_usage("show needs a graph file and a name, such as weft show "
                       "news.weft 네이버; a name of many words needs quotes");
  }
  if (o->outputs.count > 1U) {
    return error_usage("show writes one file; give --output once");
  }
  weft_status st = answer_open(&s.a, o);
  if (!st) {
    st = show(&s, o);
  }
  strbuf_free(&s.relation);
  return answer_close(&s.a, st);
}

int
cmd_show(int argc, char** argv)
{
  return command_run(argc, argv, COMMAND_SHOW, print_help, run_checked);
}
