// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "commands.h"

#include "command.h"
#include "error.h"
#include "options.h"
#include "review.h"
#include "table.h"
#include "weft/conflict.h"
#include "weft/merge.h"
#include "weft/store.h"

#include <stdio.h>

static const char*
kind_name(weft_conflict_kind kind)
{
  static const char* const names[] = {"values", "disjoint", "circle"};
  return names[kind];
}

// The date of a document, or an empty string
static weft_str
date_of(const weft_graph* graph, weft_str doc)
{
  const weft_document_info* const d = weft_graph_find_document(graph, doc);
  return d ? d->date : WEFT_STR("");
}

static void
put_support(strbuf* b, const weft_graph* graph, const weft_support* s)
{
  const weft_str date = date_of(graph, s->doc);
  strbuf_puts(b, "      ");
  display_put(b, s->doc);
  strbuf_printf(b, ":%zu-%zu", s->evidence.span.start, s->evidence.span.end);
  if (date.size) {
    strbuf_puts(b, " (");
    display_put(b, date);
    strbuf_putc(b, ')');
  }
  strbuf_puts(b, "  ");
  display_put(b, s->evidence.text);
  strbuf_putc(b, '\n');
}

static void
put_conflict(strbuf* b, const weft_graph* graph, const weft_conflict* c)
{
  static const char* const what[] = {
    "different values", "relations that exclude each other", "a circle"};

  strbuf_puts(b, what[c->kind]);
  strbuf_puts(b, c->certain ? "\n" : ", unless time has changed them\n");
  for (size_t i = 0U; i < c->fact_count; ++i) {
    const weft_fact* const f = c->facts[i];
    strbuf_puts(b, "    ");
    review_fact(b, graph, f);
    strbuf_putc(b, '\n');
    for (size_t k = 0U; k < f->support_count; ++k) {
      put_support(b, graph, &f->supports[k]);
    }
  }
}

static void
put_support_json(strbuf* b, const weft_graph* graph, const weft_support* s)
{
  const weft_str date = date_of(graph, s->doc);
  strbuf_putc(b, '{');
  review_member(b, "doc", s->doc);
  if (date.size) {
    strbuf_putc(b, ',');
    review_member(b, "date", date);
  }
  strbuf_putc(b, ',');
  review_member(b, "rule", s->rule);
  strbuf_printf(b,
                ",\"confidence\":%d,\"start\":%zu,\"end\":%zu,",
                s->confidence,
                s->evidence.span.start,
                s->evidence.span.end);
  review_member(b, "text", s->evidence.text);
  strbuf_putc(b, '}');
}

static void
put_conflict_json(strbuf* b, const weft_graph* graph, const weft_conflict* c)
{
  strbuf_printf(b,
                "{\"conflict\":\"%s\",\"certain\":%s,\"facts\":[",
                kind_name(c->kind),
                c->certain ? "true" : "false");
  for (size_t i = 0U; i < c->fact_count; ++i) {
    const weft_fact* const f = c->facts[i];
    strbuf_puts(b, i ? ",{" : "{");
    review_fact_json(b, graph, f);
    strbuf_puts(b, ",\"supports\":[");
    for (size_t k = 0U; k < f->support_count; ++k) {
      strbuf_puts(b, k ? "," : "");
      put_support_json(b, graph, &f->supports[k]);
    }
    strbuf_puts(b, "]}");
  }
  strbuf_puts(b, "]}\n");
}

static weft_status
report(const options*    o,
       const weft_graph* graph,
       size_t*           count,
       weft_error*       error)
{
  weft_conflicts* list = NULL;
  strbuf          b    = {0};
  weft_status     st   = weft_conflicts_find(graph, &list, error);
  *count               = st ? 0U : weft_conflicts_count(list);
  for (size_t i = 0U; i < *count; ++i) {
    const weft_conflict* const c = weft_conflicts_get(list, i);
    if (o->json) {
      put_conflict_json(&b, graph, c);
    } else {
      put_conflict(&b, graph, c);
    }
  }
  if (!st) {
    st = review_print(&b, error);
  }
  strbuf_free(&b);
  weft_conflicts_free(list);
  return st;
}

// Versions of documents that gave way when files were merged

typedef struct {
  strbuf text;
  bool   json;
  size_t count;
} clash_list;

static weft_status
put_clash(void* handle, const weft_clash* lost, const weft_clash* kept)
{
  clash_list* const l = (clash_list*)handle;
  (void)kept;
  ++l->count;
  if (l->json) {
    strbuf_puts(&l->text, "{\"conflict\":\"document\",\"certain\":true,");
    review_member(&l->text, "doc", lost->doc);
    strbuf_putc(&l->text, ',');
    review_member(&l->text, "date", lost->date);
    strbuf_putc(&l->text, ',');
    review_member(&l->text, "sha256", lost->sha256);
    strbuf_putc(&l->text, ',');
    review_member(&l->text, "file", lost->file);
    strbuf_puts(&l->text, "}\n");
  } else {
    strbuf_puts(&l->text,
                "a document in another version, which is left out\n    ");
    display_put(&l->text, lost->doc);
    strbuf_puts(&l->text, " of ");
    display_put(&l->text, lost->date.size ? lost->date : WEFT_STR("no date"));
    strbuf_puts(&l->text, " in ");
    display_put(&l->text, lost->file);
    strbuf_puts(&l->text, ", SHA-256 ");
    display_put(&l->text, lost->sha256);
    strbuf_putc(&l->text, '\n');
  }
  return l->text.status;
}

static weft_status
report_clashes(const options* o, size_t* count, weft_error* error)
{
  clash_list  l     = {.json = o->json};
  weft_store* store = NULL;
  weft_status st =
    weft_store_open(o->arguments.items[0], WEFT_STORE_READ, &store, error);
  if (!st) {
    st = weft_store_clashes(store, put_clash, &l, error);
  }
  if (!st) {
    st = review_print(&l.text, error);
  }
  *count += l.count;
  weft_store_free(store);
  strbuf_free(&l.text);
  return st;
}

static void
print_help(void)
{
  puts(
    "Usage: weft conflicts [OPTION]... GRAPH.weft\n\n"
    "List the contradictions in a graph file with the sentences on all\n"
    "sides, and versions of documents that `weft merge` left out.  The exit\n"
    "code is 0 if there are none and 1 if there are some.");
  options_print(COMMAND_CONFLICTS);
}

static int
run_checked(const options* o)
{
  if (o->arguments.count != 1U) {
    return error_usage("conflicts needs one graph file, such as news.weft");
  }
  const review_source source = {o->arguments.items[0], o->at};
  weft_graph*         graph  = NULL;
  weft_error          error  = WEFT_ERROR_INIT;
  size_t              count  = 0U;
  weft_status         st     = review_load(&source, &graph, &error);
  if (!st) {
    st = report(o, graph, &count, &error);
  }
  if (!st) {
    st = report_clashes(o, &count, &error);
  }
  if (!st && !o->quiet) {
    error_note(
      "%s: %zu conflict%s", source.path, count, count == 1U ? "" : "s");
  }
  weft_graph_free(graph);
  return st ? error_fail(&error) : count ? CLI_NO : CLI_DONE;
}

int
cmd_conflicts(int argc, char** argv)
{
  return command_run(argc, argv, COMMAND_CONFLICTS, print_help, run_checked);
}
