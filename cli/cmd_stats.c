// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "commands.h"

#include "command.h"
#include "error.h"
#include "options.h"
#include "review.h"
#include "table.h"
#include "text.h"
#include "weft/stats.h"
#include "weft/store.h"

#include <stdio.h>

// Entities that the lists of the most important show
enum { TOP_COUNT = 10 };

// What is printed: `text` grows and is written at the end
typedef struct {
  strbuf            text;
  const weft_graph* graph;
  const weft_stats* stats;
} printing;

static size_t
top_count(const printing* p)
{
  return p->stats->entities < TOP_COUNT ? p->stats->entities : TOP_COUNT;
}

// As a table

static void
put_count(printing* p, const char* what, size_t count)
{
  strbuf_printf(&p->text, "%-14s %10zu\n", what, count);
}

static void
put_name(printing* p, weft_str name)
{
  strbuf_puts(&p->text, "  ");
  display_put(&p->text, name);
  strbuf_putc(&p->text, '\n');
}

static void
put_tallies(printing*         p,
            const char*       title,
            const weft_tally* tallies,
            size_t            count)
{
  strbuf_printf(&p->text, "\n%s\n", title);
  for (size_t i = 0U; i < count; ++i) {
    strbuf_printf(&p->text, "%10zu", tallies[i].count);
    put_name(p, tallies[i].name);
  }
}

static void
put_confidence(printing* p)
{
  strbuf_puts(&p->text, "\nfacts by confidence\n");
  for (size_t i = WEFT_STATS_BINS; i-- > 0U;) {
    const bool last = i + 1U == WEFT_STATS_BINS;
    if (p->stats->confidence[i]) {
      strbuf_printf(&p->text,
                    "%10zu  %.1f to %.1f\n",
                    p->stats->confidence[i],
                    (double)i / 10.0,
                    last ? 1.0 : (double)(i + 1U) / 10.0);
    }
  }
}

static void
put_top(printing* p)
{
  const weft_stats* const s = p->stats;
  strbuf_printf(&p->text,
                "\nlinks of an entity: %.2f on average, at most %zu\n",
                s->degree_mean,
                s->degree_max);
  for (size_t i = 0U; i < top_count(p); ++i) {
    const size_t e = s->by_degree[i];
    strbuf_printf(&p->text, "%10zu", s->degree[e]);
    put_name(p, weft_graph_entity(p->graph, e)->id);
  }
  strbuf_puts(&p->text, "\nPageRank\n");
  for (size_t i = 0U; i < top_count(p); ++i) {
    const size_t e = s->by_rank[i];
    strbuf_printf(&p->text, "%10.6f", s->rank[e]);
    put_name(p, weft_graph_entity(p->graph, e)->id);
  }
}

static void
put_table(printing* p)
{
  const weft_stats* const s = p->stats;
  put_count(p, "documents", s->documents);
  put_count(p, "triples", s->triples);
  put_count(p, "entities", s->entities);
  put_count(p, "facts", s->facts);
  put_count(p, "  links", s->links);
  put_count(p, "  literals", s->literals);
  put_count(p, "  planned", s->planned);
  put_tallies(p, "entities by type", s->types, s->type_count);
  put_tallies(p, "facts by relation", s->relations, s->relation_count);
  put_confidence(p);
  put_top(p);
  strbuf_printf(&p->text,
                "\ncomponents: %zu, the largest of %zu entities\n"
                "communities: %zu, the largest of %zu entities,"
                " modularity %.4f\n",
                s->components,
                s->component_max,
                s->communities,
                s->community_max,
                s->modularity);
}

// As JSON

static void
put_json_tallies(printing*         p,
                 const char*       before,
                 const weft_tally* tallies,
                 size_t            count)
{
  strbuf_puts(&p->text, before);
  for (size_t i = 0U; i < count; ++i) {
    strbuf_puts(&p->text, i ? "," : "");
    strbuf_put_json(&p->text, tallies[i].name);
    strbuf_printf(&p->text, ":%zu", tallies[i].count);
  }
  strbuf_putc(&p->text, '}');
}

static void
put_json_top(printing* p)
{
  const weft_stats* const s = p->stats;
  strbuf_printf(&p->text,
                ",\"degree\":{\"mean\":%.6f,\"max\":%zu,\"top\":[",
                s->degree_mean,
                s->degree_max);
  for (size_t i = 0U; i < top_count(p); ++i) {
    const size_t e = s->by_degree[i];
    strbuf_puts(&p->text, i ? ",{\"id\":" : "{\"id\":");
    strbuf_put_json(&p->text, weft_graph_entity(p->graph, e)->id);
    strbuf_printf(&p->text, ",\"degree\":%zu}", s->degree[e]);
  }
  strbuf_puts(&p->text, "]},\"pagerank\":[");
  for (size_t i = 0U; i < top_count(p); ++i) {
    const size_t e = s->by_rank[i];
    strbuf_puts(&p->text, i ? ",{\"id\":" : "{\"id\":");
    strbuf_put_json(&p->text, weft_graph_entity(p->graph, e)->id);
    strbuf_printf(&p->text, ",\"rank\":%.9f}", s->rank[e]);
  }
  strbuf_putc(&p->text, ']');
}

static void
put_json(printing* p)
{
  const weft_stats* const s = p->stats;
  strbuf_printf(&p->text,
                "{\"documents\":%zu,\"triples\":%zu,\"entities\":%zu,"
                "\"facts\":%zu,\"links\":%zu,\"literals\":%zu,"
                "\"planned\":%zu",
                s->documents,
                s->triples,
                s->entities,
                s->facts,
                s->links,
                s->literals,
                s->planned);
  put_json_tallies(p, ",\"types\":{", s->types, s->type_count);
  put_json_tallies(p, ",\"relations\":{", s->relations, s->relation_count);
  strbuf_puts(&p->text, ",\"confidence\":[");
  for (size_t i = 0U; i < WEFT_STATS_BINS; ++i) {
    strbuf_printf(&p->text, i ? ",%zu" : "%zu", s->confidence[i]);
  }
  strbuf_putc(&p->text, ']');
  put_json_top(p);
  strbuf_printf(&p->text,
                ",\"components\":{\"count\":%zu,\"largest\":%zu},"
                "\"communities\":{\"count\":%zu,\"largest\":%zu,"
                "\"modularity\":%.6f}}\n",
                s->components,
                s->component_max,
                s->communities,
                s->community_max,
                s->modularity);
}

// Documents

typedef struct {
  strbuf      line;
  bool        json;
  weft_error* error;
} listing;

static weft_status
put_document(void* handle, const weft_store_document* d)
{
  listing* const l    = (listing*)handle;
  strbuf* const  line = &l->line;
  strbuf_clear(line);
  if (l->json) {
    strbuf_puts(line, "{\"doc\":");
    strbuf_put_json(line, d->doc);
    strbuf_puts(line, ",\"date\":");
    strbuf_put_json(line, d->date);
    strbuf_puts(line, ",\"title\":");
    strbuf_put_json(line, d->title);
    strbuf_puts(line, ",\"sha256\":");
    strbuf_put_json(line, d->sha256);
    strbuf_printf(line, ",\"triples\":%zu}\n", d->triples);
  } else {
    display_put(line, d->doc);
    strbuf_putc(line, '\t');
    display_put(line, d->date.size ? d->date : WEFT_STR("-"));
    strbuf_printf(line, "\t%zu\t", d->triples);
    display_put(line, d->title);
    strbuf_putc(line, '\n');
  }
  return text_print(line, l->error);
}

static weft_status
list_documents(const options* o, weft_store* store, weft_error* error)
{
  listing           l  = {.json = o->json, .error = error};
  const weft_status st = weft_store_documents(store, put_document, &l, error);
  strbuf_free(&l.line);
  return st;
}

static weft_status
print_stats(const options* o, weft_store* store, weft_error* error)
{
  weft_graph* graph = NULL;
  weft_stats* stats = NULL;
  weft_status st    = weft_store_load(store, &graph, error);
  if (!st) {
    st = weft_stats_new(graph, &stats, error);
  }
  if (!st) {
    printing p = {.graph = graph, .stats = stats};
    if (o->json) {
      put_json(&p);
    } else {
      put_table(&p);
    }
    st = text_print(&p.text, error);
    strbuf_free(&p.text);
  }
  weft_stats_free(stats);
  weft_graph_free(graph);
  return st;
}

static weft_status
stats(const options* o, weft_error* error)
{
  weft_store* store = NULL;
  weft_status st =
    weft_store_open(o->arguments.items[0], WEFT_STORE_READ, &store, error);
  if (!st) {
    review_unfinished(store, o->arguments.items[0]);
    st = o->documents ? list_documents(o, store, error)
                      : print_stats(o, store, error);
  }
  weft_store_free(store);
  return st ? st : text_flush(error);
}

static void
print_help(void)
{
  puts("Usage: weft stats [OPTION]... GRAPH.weft\n\n"
       "Print what a graph file holds: counts, the entities with most links,\n"
       "components, communities and PageRank.  --documents lists the\n"
       "documents instead: name, date, triples and title, tabs between.");
  options_print(COMMAND_STATS);
}

static int
run_checked(const options* o)
{
  if (o->arguments.count != 1U) {
    return error_usage("stats needs one graph file, such as news.weft");
  }
  weft_error error = WEFT_ERROR_INIT;
  return stats(o, &error) ? error_fail(&error) : CLI_DONE;
}

int
cmd_stats(int argc, char** argv)
{
  return command_run(argc, argv, COMMAND_STATS, print_help, run_checked);
}
