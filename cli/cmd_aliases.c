// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "commands.h"

#include "command.h"
#include "error.h"
#include "options.h"
#include "review.h"
#include "table.h"
#include "weft/document.h"
#include "weft/store.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// Entities

static void
put_text(strbuf* b, const char* before, weft_str text)
{
  strbuf_puts(b, before);
  display_put(b, text);
}

static void
put_join(strbuf* b, const weft_join* j)
{
  put_text(b, "    ", j->a);
  put_text(b, " = ", j->b);
  switch (j->kind) {
    case WEFT_JOIN_NAME:
      strbuf_puts(b, "  same name");
      break;
    case WEFT_JOIN_TYPE:
      strbuf_puts(b, "  same name, types on one branch");
      break;
    case WEFT_JOIN_ALIAS:
      put_text(b, "  '", j->alias);
      put_text(b, "' declared in ", j->doc);
      put_text(b, " (", j->reason);
      strbuf_putc(b, ')');
      break;
    case WEFT_JOIN_DECISION:
      strbuf_puts(b, "  decided");
      break;
  }
  strbuf_putc(b, '\n');
}

static const char*
kind_name(weft_join_kind kind)
{
  static const char* const names[] = {"name", "type", "alias", "decision"};
  return names[kind];
}

static void
put_join_json(strbuf* b, const weft_join* j)
{
  strbuf_putc(b, '{');
  review_member(b, "a", j->a);
  strbuf_putc(b, ',');
  review_member(b, "b", j->b);
  strbuf_printf(b, ",\"why\":\"%s\"", kind_name(j->kind));
  if (j->kind == WEFT_JOIN_ALIAS) {
    strbuf_putc(b, ',');
    review_member(b, "alias", j->alias);
    strbuf_putc(b, ',');
    review_member(b, "doc", j->doc);
    strbuf_putc(b, ',');
    review_member(b, "reason", j->reason);
  }
  strbuf_putc(b, '}');
}

static void
put_entity(strbuf* b, const weft_entity* e)
{
  display_put(b, e->id);
  for (size_t i = 0U; i < e->alias_count; ++i) {
    put_text(b, i ? ", " : "  ", e->aliases[i]);
  }
  strbuf_putc(b, '\n');
}

static void
put_entity_json(strbuf* b, const weft_entity* e)
{
  strbuf_putc(b, '{');
  review_member(b, "entity", e->id);
  strbuf_putc(b, ',');
  review_member(b, "name", e->name);
  strbuf_putc(b, ',');
  review_member(b, "type", e->type);
  strbuf_puts(b, ",\"names\":[");
  for (size_t i = 0U; i < e->alias_count; ++i) {
    strbuf_puts(b, i ? "," : "");
    strbuf_put_json(b, e->aliases[i]);
  }
  strbuf_puts(b, "],\"joins\":[");
}

// Whether a name or id is one of those that the user asks for, or none is asked
static bool
is_asked(const options* o, weft_str text)
{
  bool found = o->arguments.count == 1U;
  for (size_t i = 1U; i < o->arguments.count && !found; ++i) {
    found = weft_str_equals(text, weft_str_from(o->arguments.items[i]));
  }
  return found;
}

static bool
is_asked_entity(const options* o, const weft_entity* e)
{
  bool found = is_asked(o, e->id) || is_asked(o, e->name);
  for (size_t i = 0U; i < e->alias_count && !found; ++i) {
    found = is_asked(o, e->aliases[i]);
  }
  return found;
}

static void
put_joins(strbuf*           b,
          const weft_graph* graph,
          size_t            first,
          size_t            end,
          bool              json)
{
  for (size_t i = first; i < end; ++i) {
    if (json) {
      strbuf_puts(b, i > first ? "," : "");
      put_join_json(b, weft_graph_join(graph, i));
    } else {
      put_join(b, weft_graph_join(graph, i));
    }
  }
}

// Entities with more than one name, or that are asked for, and their joins,
// which are sorted alike
static void
put_entities(strbuf* b, const weft_graph* graph, const options* o)
{
  const bool all   = o->arguments.count == 1U;
  size_t     first = 0U;
  for (size_t i = 0U; i < weft_graph_entity_count(graph); ++i) {
    const weft_entity* const e   = weft_graph_entity(graph, i);
    size_t                   end = first;
    while (end < weft_graph_join_count(graph) &&
           weft_graph_join(graph, end)->entity == i) {
      ++end;
    }
    if (all ? e->alias_count || end > first : is_asked_entity(o, e)) {
      (o->json ? put_entity_json : put_entity)(b, e);
      put_joins(b, graph, first, end, o->json);
      strbuf_puts(b, o->json ? "]}\n" : "");
    }
    first = end;
  }
}

// Shared aliases and decisions

static void
put_shared(strbuf* b, const weft_shared_alias* s)
{
  put_text(b, "? ", s->alias);
  strbuf_puts(b, "  joins nothing: it may be\n");
  for (size_t i = 0U; i < s->entity_count; ++i) {
    put_text(b, "    ", s->entities[i]);
    if (s->docs[i].data) {
      put_text(b, "  declared in ", s->docs[i]);
    } else {
      strbuf_puts(b, "  is named so");
    }
    strbuf_putc(b, '\n');
  }
}

static void
put_shared_json(strbuf* b, const weft_shared_alias* s)
{
  strbuf_putc(b, '{');
  review_member(b, "shared", s->alias);
  strbuf_puts(b, ",\"entities\":[");
  for (size_t i = 0U; i < s->entity_count; ++i) {
    strbuf_puts(b, i ? ",{" : "{");
    review_member(b, "id", s->entities[i]);
    if (s->docs[i].data) {
      strbuf_putc(b, ',');
      review_member(b, "doc", s->docs[i]);
    }
    strbuf_putc(b, '}');
  }
  strbuf_puts(b, "]}\n");
}

static const char*
decision_name(const weft_decided* d)
{
  return d->made.kind == WEFT_SPLIT ? "split" : "join";
}

static void
put_decided(strbuf* b, const weft_decided* d)
{
  strbuf_printf(b, "! %s", decision_name(d));
  put_text(b, "  ", d->made.a);
  put_text(b, "  ", d->made.b);
  strbuf_puts(b, d->holds ? "\n" : "  (not so: a name or a type is missing)\n");
}

static void
put_decided_json(strbuf* b, const weft_decided* d)
{
  strbuf_printf(b, "{\"decision\":{\"kind\":\"%s\",", decision_name(d));
  review_member(b, "a", d->made.a);
  strbuf_putc(b, ',');
  review_member(b, "b", d->made.b);
  strbuf_printf(b, "},\"holds\":%s}\n", d->holds ? "true" : "false");
}

static bool
is_asked_shared(const options* o, const weft_shared_alias* s)
{
  bool found = is_asked(o, s->alias);
  for (size_t i = 0U; i < s->entity_count && !found; ++i) {
    found = is_asked(o, s->entities[i]);
  }
  return found;
}

static void
put_all(strbuf* b, const weft_graph* graph, const options* o)
{
  put_entities(b, graph, o);
  for (size_t i = 0U; i < weft_graph_shared_alias_count(graph); ++i) {
    const weft_shared_alias* const s = weft_graph_shared_alias(graph, i);
    if (is_asked_shared(o, s)) {
      (o->json ? put_shared_json : put_shared)(b, s);
    }
  }
  for (size_t i = 0U; i < weft_graph_decision_count(graph); ++i) {
    const weft_decided* const d = weft_graph_decision(graph, i);
    if (is_asked(o, d->made.a) || is_asked(o, d->made.b) || is_asked(o, d->a) ||
        is_asked(o, d->b)) {
      (o->json ? put_decided_json : put_decided)(b, d);
    }
  }
}

static int
list(const options* o)
{
  const review_source source = {o->arguments.items[0], NULL};
  weft_graph*         graph  = NULL;
  weft_error          error  = WEFT_ERROR_INIT;
  strbuf              b      = {0};
  bool                found  = true;
  weft_status         st     = review_load(&source, &graph, &error);
  if (!st) {
    put_all(&b, graph, o);
    found = o->arguments.count == 1U || b.size;
    st    = review_print(&b, &error);
  }
  strbuf_free(&b);
  weft_graph_free(graph);
  return st ? error_fail(&error) : found ? CLI_DONE : CLI_NO;
}

// Deciding

typedef struct {
  const options* options;
  weft_store*    store;
  weft_graph*    graph;
} deciding;

static weft_status
decide(const deciding* d, weft_decision_kind kind, weft_error* error)
{
  weft_decision decision = {.kind = kind};
  weft_status   st =
    weft_graph_find_name(d->graph,
                         weft_str_from(d->options->arguments.items[2]),
                         &decision.a,
                         error);
  if (!st) {
    st = weft_graph_find_name(d->graph,
                              weft_str_from(d->options->arguments.items[3]),
                              &decision.b,
                              error);
  }
  if (!st) {
    st = weft_graph_check_decision(d->graph, &decision, error);
  }
  if (!st) { // what was decided before
    st = weft_store_forget(d->store, decision.a, decision.b, NULL, error);
  }
  return st ? st : weft_store_decide(d->store, &decision, error);
}

// Whether what the user typed means a side of a decision: as it was made, the
// entity that it is, or a name
static bool
is_meant(const weft_graph* graph, weft_str text, weft_str made, weft_str entity)
{
  weft_str found = {NULL, 0U};
  return weft_str_equals(text, made) || weft_str_equals(text, entity) ||
         (!weft_graph_find_name(graph, text, &found, NULL) &&
          weft_str_equals(found, made));
}

static weft_status
forget(const deciding* d, weft_error* error)
{
  const weft_str a     = weft_str_from(d->options->arguments.items[2]);
  const weft_str b     = weft_str_from(d->options->arguments.items[3]);
  size_t         count = 0U;
  weft_status    st    = WEFT_OK;
  for (size_t i = 0U; !st && i < weft_graph_decision_count(d->graph); ++i) {
    const weft_decided* const x     = weft_graph_decision(d->graph, i);
    const bool                there = is_meant(d->graph, a, x->made.a, x->a) &&
                       is_meant(d->graph, b, x->made.b, x->b);
    const bool back = is_meant(d->graph, b, x->made.a, x->a) &&
                      is_meant(d->graph, a, x->made.b, x->b);
    if (there || back) {
      ++count;
      st = weft_store_forget(d->store, x->made.a, x->made.b, NULL, error);
    }
  }
  if (!st && !count) {
    return weft_error_set(error,
                          WEFT_ERR_NOT_FOUND,
                          d->options->arguments.items[1],
                          0U,
                          0U,
                          "nothing was decided about '%s' and '%s'; `weft "
                          "aliases` lists decisions",
                          d->options->arguments.items[2],
                          d->options->arguments.items[3]);
  }
  return st;
}

static weft_status
apply(const deciding* d, weft_error* error)
{
  const char* const what = d->options->arguments.items[0];
  return !strcmp(what, "forget")  ? forget(d, error)
         : !strcmp(what, "split") ? decide(d, WEFT_SPLIT, error)
                                  : decide(d, WEFT_JOIN, error);
}

static int
change(const options* o)
{
  deciding    d     = {.options = o};
  weft_error  error = WEFT_ERROR_INIT;
  weft_status st =
    weft_store_open(o->arguments.items[1], WEFT_STORE_WRITE, &d.store, &error);
  if (!st) {
    st = weft_store_load(d.store, &d.graph, &error);
  }
  if (!st) {
    st = apply(&d, &error);
  }
  if (st) {
    weft_store_free(d.store);
  } else {
    st = weft_store_close(d.store, &error);
  }
  weft_graph_free(d.graph);
  return st ? error_fail(&error) : CLI_DONE;
}

static void
print_help(void)
{
  puts("Usage: weft aliases [OPTION]... GRAPH.weft [NAME]...\n"
       "       weft aliases split|join|forget GRAPH.weft NAME NAME\n\n"
       "List the entities of a graph file that have several names, and why\n"
       "these are one; aliases that several entities share, which joined\n"
       "nothing (?); and what was decided (!).  With names or ids, what\n"
       "concerns these; exit code 1 if nothing does.\n\n"
       "Or decide: `split` keeps two names apart and `join` makes them one,\n"
       "now and in later builds; `forget` takes a decision back.  A NAME is\n"
       "a name, or an id such as Organization/KISTI.");
  options_print(COMMAND_ALIASES);
}

static bool
is_action(const char* text)
{
  static const char* const actions[] = {"split", "join", "forget"};
  bool                     found     = false;
  for (size_t i = 0U; i < sizeof(actions) / sizeof(actions[0]); ++i) {
    found = found || !strcmp(text, actions[i]);
  }
  return found;
}

static int
run_composed(const options* o)
{
  const option_list* const a = &o->arguments;
  if (!is_action(a->items[0])) {
    return list(o);
  }
  return a->count == 4U
           ? change(o)
           : error_usage("aliases %s needs a graph file and two names",
                         a->items[0]);
}

// Names stand in a graph composed, and may be typed otherwise
static int
run_checked(const options* o)
{
  options      composed = *o;
  const size_t count    = o->arguments.count;
  if (!count) {
    return error_usage("aliases needs one graph file, such as news.weft");
  }
  const size_t first = is_action(o->arguments.items[0]) ? 2U : 1U; // name
  const char** items = (const char**)calloc(count, sizeof(const char*));
  int          code  = items ? CLI_DONE : error_no_memory();
  for (size_t i = 0U; !code && i < count; ++i) {
    const char* const item = o->arguments.items[i];
    items[i] = i < first ? item : weft_compose(weft_str_from(item));
    code     = items[i] ? CLI_DONE : error_no_memory();
  }
  composed.arguments.items = items;
  code                     = code ? code : run_composed(&composed);
  for (size_t i = first; items && i < count; ++i) {
    free((void*)(uintptr_t)items[i]);
  }
  free((void*)items);
  return code;
}

int
cmd_aliases(int argc, char** argv)
{
  return command_run(argc, argv, COMMAND_ALIASES, print_help, run_checked);
}
