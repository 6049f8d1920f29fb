// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "commands.h"

#include "command.h"
#include "error.h"
#include "options.h"
#include "review.h"
#include "table.h"
#include "text.h"
#include "weft/diff.h"

#include <stdint.h>
#include <stdio.h>

// Bytes of output that are collected before they are written
enum { CHUNK_SIZE = 1 << 16 };

typedef struct {
  strbuf            text;
  const weft_graph* a;
  const weft_graph* b;
  bool              json;
  bool              quiet;
  size_t            found;
  weft_error*       error;
} printing;

static const char*
sign(const void* a, const void* b)
{
  return a && b ? "~" : a ? "-" : "+";
}

static const char*
change(const void* a, const void* b)
{
  return a && b ? "changed" : a ? "removed" : "added";
}

// What a fact says apart from its ends, or what changed in it

static void
put_mark(printing* p, bool* any)
{
  strbuf_puts(&p->text, *any ? ", " : "  (");
  *any = true;
}

static void
put_text(printing* p, bool* any, const char* what, weft_str a, weft_str b)
{
  const bool same = weft_str_equals(a, b);
  if (same && !a.size) {
    return;
  }
  put_mark(p, any);
  strbuf_puts(&p->text, what);
  if (!same) {
    display_put(&p->text, a.size ? a : WEFT_STR("none"));
    strbuf_puts(&p->text, " → ");
  }
  display_put(&p->text, b.size ? b : WEFT_STR("none"));
}

static void
put_number(printing* p, bool* any, const char* what, size_t a, size_t b)
{
  if (a != b) {
    put_mark(p, any);
    strbuf_printf(&p->text, "%s%zu → %zu", what, a, b);
  }
}

static weft_str
status_name(const weft_fact* f)
{
  return f->status == WEFT_PLANNED ? WEFT_STR("planned") : WEFT_STR("actual");
}

static void
put_detail(printing* p, const weft_fact* a, const weft_fact* b)
{
  bool any = false;
  if (a->status != b->status || a->status == WEFT_PLANNED) {
    put_text(p, &any, "", status_name(a), status_name(b));
  }
  put_text(p, &any, "when ", a->when, b->when);
  put_text(p, &any, "of ", a->of, b->of);
  put_number(
    p, &any, "confidence ", (size_t)a->confidence, (size_t)b->confidence);
  put_number(p, &any, "supports ", a->support_count, b->support_count);
  strbuf_puts(&p->text, any ? ")" : "");
}

// Lines

static void
put_document(printing* p, const weft_difference* d)
{
  const weft_document_info* const one =
    d->document_a ? d->document_a : d->document_b;
  strbuf_printf(&p->text, "%s document ", sign(d->document_a, d->document_b));
  display_put(&p->text, one->doc);
  if (one->title.size) {
    strbuf_puts(&p->text, "  ");
    display_put(&p->text, one->title);
  }
}

static void
put_aliases(printing* p, const weft_entity* e)
{
  for (size_t i = 0U; i < e->alias_count; ++i) {
    strbuf_puts(&p->text, i ? ", " : "");
    display_put(&p->text, e->aliases[i]);
  }
  strbuf_puts(&p->text, e->alias_count ? "" : "none");
}

static void
put_entity(printing* p, const weft_difference* d)
{
  const weft_entity* const one = d->entity_a ? d->entity_a : d->entity_b;
  strbuf_printf(&p->text, "%s entity ", sign(d->entity_a, d->entity_b));
  display_put(&p->text, one->id);
  if (d->entity_a && d->entity_b) {
    strbuf_puts(&p->text, "  (also ");
    put_aliases(p, d->entity_a);
    strbuf_puts(&p->text, " → ");
    put_aliases(p, d->entity_b);
    strbuf_putc(&p->text, ')');
  } else if (one->alias_count) {
    strbuf_puts(&p->text, "  (also ");
    put_aliases(p, one);
    strbuf_putc(&p->text, ')');
  }
}

static void
put_fact(printing* p, const weft_difference* d)
{
  const weft_graph* const graph = d->fact_a ? p->a : p->b;
  const weft_fact* const  one   = d->fact_a ? d->fact_a : d->fact_b;
  const weft_fact* const  other = d->fact_b ? d->fact_b : d->fact_a;
  strbuf_printf(&p->text, "%s fact ", sign(d->fact_a, d->fact_b));
  display_put(&p->text, weft_graph_entity(graph, one->subject)->id);
  strbuf_puts(&p->text, "  ");
  display_put(&p->text, one->relation);
  strbuf_puts(&p->text, "  ");
  display_put(&p->text, one->object.id);
  put_detail(p, one, other);
}

// JSON

static void
put_json_document(printing* p, const weft_document_info* d)
{
  strbuf_puts(&p->text, "{\"doc\":");
  strbuf_put_json(&p->text, d->doc);
  strbuf_puts(&p->text, ",\"date\":");
  strbuf_put_json(&p->text, d->date);
  strbuf_puts(&p->text, ",\"title\":");
  strbuf_put_json(&p->text, d->title);
  strbuf_puts(&p->text, ",\"sha256\":");
  strbuf_put_json(&p->text, d->sha256);
  strbuf_printf(&p->text, ",\"bytes\":%zu}", d->bytes);
}

static void
put_json_entity(printing* p, const weft_entity* e)
{
  strbuf_puts(&p->text, "{\"id\":");
  strbuf_put_json(&p->text, e->id);
  strbuf_puts(&p->text, ",\"aliases\":[");
  for (size_t i = 0U; i < e->alias_count; ++i) {
    strbuf_puts(&p->text, i ? "," : "");
    strbuf_put_json(&p->text, e->aliases[i]);
  }
  strbuf_puts(&p->text, "]}");
}

static void
put_json_fact(printing* p, const weft_graph* graph, const weft_fact* f)
{
  strbuf_puts(&p->text, "{\"subject\":");
  strbuf_put_json(&p->text, weft_graph_entity(graph, f->subject)->id);
  strbuf_puts(&p->text, ",\"relation\":");
  strbuf_put_json(&p->text, f->relation);
  strbuf_puts(&p->text, ",\"object\":");
  strbuf_put_json(&p->text, f->object.id);
  strbuf_puts(&p->text, ",\"status\":");
  strbuf_put_json(&p->text, status_name(f));
  if (f->when.size) {
    strbuf_puts(&p->text, ",\"when\":");
    strbuf_put_json(&p->text, f->when);
  }
  if (f->of.size) {
    strbuf_puts(&p->text, ",\"of\":");
    strbuf_put_json(&p->text, f->of);
  }
  strbuf_printf(&p->text,
                ",\"confidence\":%d,\"supports\":%zu}",
                f->confidence,
                f->support_count);
}

// One side of a difference, if it is there
static void
put_json_side(printing*                 p,
              const char*               side,
              const weft_graph*         graph,
              const weft_document_info* document,
              const weft_entity*        entity,
              const weft_fact*          fact)
{
  if (!document && !entity && !fact) {
    return;
  }
  strbuf_printf(&p->text, ",\"%s\":", side);
  if (document) {
    put_json_document(p, document);
  } else if (entity) {
    put_json_entity(p, entity);
  } else {
    put_json_fact(p, graph, fact);
  }
}

static void
put_json(printing* p, const weft_difference* d)
{
  const bool        document = d->document_a || d->document_b;
  const bool        entity   = d->entity_a || d->entity_b;
  const char* const what = document ? "document" : entity ? "entity" : "fact";
  const char* const how  = document ? change(d->document_a, d->document_b)
                           : entity ? change(d->entity_a, d->entity_b)
                                    : change(d->fact_a, d->fact_b);
  strbuf_printf(&p->text, "{\"what\":\"%s\",\"change\":\"%s\"", what, how);
  put_json_side(p, "a", p->a, d->document_a, d->entity_a, d->fact_a);
  put_json_side(p, "b", p->b, d->document_b, d->entity_b, d->fact_b);
  strbuf_putc(&p->text, '}');
}

static weft_status
put_difference(void* handle, const weft_difference* d)
{
  printing* const p = (printing*)handle;
  ++p->found;
  if (p->json) {
    put_json(p, d);
  } else if (p->quiet) {
    return WEFT_OK;
  } else if (d->document_a || d->document_b) {
    put_document(p, d);
  } else if (d->entity_a || d->entity_b) {
    put_entity(p, d);
  } else {
    put_fact(p, d);
  }
  strbuf_putc(&p->text, '\n');
  return p->text.status || p->text.size > CHUNK_SIZE
           ? text_print(&p->text, p->error)
           : WEFT_OK;
}

// The command

static weft_status
load(const char* path, weft_graph** graph, weft_error* error)
{
  const review_source source = {path, NULL};
  return review_load(&source, graph, error);
}

static weft_status
diff(const options* o, size_t* found, weft_error* error)
{
  weft_graph* a  = NULL;
  weft_graph* b  = NULL;
  weft_status st = load(o->arguments.items[0], &a, error);
  if (!st) {
    st = load(o->arguments.items[1], &b, error);
  }
  if (!st) {
    printing p = {
      .a = a, .b = b, .json = o->json, .quiet = o->quiet, .error = error};
    st = weft_diff(a, b, put_difference, &p, error);
    if (!st) {
      st = text_print(&p.text, error);
    }
    *found = p.found;
    strbuf_free(&p.text);
  }
  weft_graph_free(a);
  weft_graph_free(b);
  return st ? st : text_flush(error);
}

static void
print_help(void)
{
  puts("Usage: weft diff [OPTION]... A.weft B.weft\n\n"
       "Print what two graph files do not have in common: documents, entities\n"
       "and facts only in A (-), only in B (+) or changed (~).  Exits with 0\n"
       "if there is nothing, 1 if there is.  --quiet prints nothing.");
  options_print(COMMAND_DIFF);
}

static int
run_checked(const options* o)
{
  if (o->arguments.count != 2U) {
    return error_usage("diff needs two graph files, such as old.weft new.weft");
  }
  weft_error        error = WEFT_ERROR_INIT;
  size_t            found = 0U;
  const weft_status st    = diff(o, &found, &error);
  if (st) {
    return error_fail(&error);
  }
  return found ? CLI_NO : CLI_DONE;
}

int
cmd_diff(int argc, char** argv)
{
  return command_run(argc, argv, COMMAND_DIFF, print_help, run_checked);
}
