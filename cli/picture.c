// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "picture.h"

#include "commands.h"
#include "error.h"
#include "fail.h"
#include "strbuf.h"
#include "weft/document.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// What PNG has unless that is too large
#define DPI_USUAL 144U

// The command is its own layout worker
static weft_status
find_worker(char* path, size_t size, weft_error* error)
{
  const ssize_t n = readlink("/proc/self/exe", path, size - 1U);
  if (n <= 0) {
    return weft_error_set(error,
                          WEFT_ERR_IO,
                          "/proc/self/exe",
                          0U,
                          0U,
                          "cannot find this program; is /proc mounted?");
  }
  path[n] = '\0';
  return WEFT_OK;
}

// Whether a date is later than another as far as both tell
static bool
is_after(const char* date, const char* other)
{
  const size_t size =
    strlen(date) < strlen(other) ? strlen(date) : strlen(other);
  return memcmp(date, other, size) > 0;
}

int
picture_check_use(const options* o)
{
  if (o->depth && !o->focus.count) {
    return error_usage("--depth counts from a focus; name it with --focus");
  }
  if (o->format && !o->per_document) {
    return error_usage("--format is for --per-document; the extension of an "
                       "output says what it is");
  }
  if (o->since && o->until && is_after(o->since, o->until)) {
    return error_usage(
      "--since %s is later than --until %s; exchange them", o->since, o->until);
  }
  return CLI_DONE;
}

static void
free_names(picture_names* n)
{
  for (size_t i = 0U; n->items && i < n->count; ++i) {
    free((char*)n->items[i].data);
  }
  free(n->items);
  *n = (picture_names){NULL, 0U};
}

static weft_status
compose_names(const option_list* words, picture_names* out)
{
  out->items = (weft_str*)calloc(words->count + 1U, sizeof(weft_str));
  for (size_t i = 0U; out->items && i < words->count; ++i) {
    const char* const word = weft_compose(weft_str_from(words->items[i]));
    if (!word) {
      return WEFT_ERR_NO_MEMORY;
    }
    out->items[out->count++] = weft_str_from(word);
  }
  return out->items ? WEFT_OK : WEFT_ERR_NO_MEMORY;
}

void
picture_request_free(picture_request* r)
{
  free_names(&r->focus);
  free_names(&r->types);
  free_names(&r->relations);
  weft_theme_free(r->theme);
}

weft_status
picture_request_open(picture_request* r, const options* o, weft_error* error)
{
  weft_status st = compose_names(&o->focus, &r->focus);
  st             = st ? st : compose_names(&o->types, &r->types);
  st             = st ? st : compose_names(&o->relations, &r->relations);
  if (st) {
    return fail_memory(error);
  }
  st = weft_theme_load(o->theme, &r->theme, error);
  return st ? st : find_worker(r->worker, sizeof(r->worker), error);
}

static weft_view
view_options(const options* o, const picture_request* a)
{
  weft_view view      = WEFT_VIEW_INIT;
  view.focus          = a->focus.items;
  view.focus_count    = a->focus.count;
  view.depth          = o->depth;
  view.types          = a->types.items;
  view.type_count     = a->types.count;
  view.relations      = a->relations.items;
  view.relation_count = a->relations.count;
  view.top            = o->top;
  view.since          = weft_str_from(o->since);
  view.until          = weft_str_from(o->until);
  view.min_confidence = (int)o->min_confidence;
  if (o->group_by) {
    view.group_by =
      strcmp(o->group_by, "type") ? WEFT_GROUP_COMMUNITY : WEFT_GROUP_TYPE;
  }
  return view;
}

weft_render_options
picture_options(const picture_request* a,
                const options*         o,
                weft_picture           picture)
{
  weft_render_options result = WEFT_RENDER_OPTIONS_INIT;
  result.picture             = picture;
  result.title               = weft_str_from(o->title);
  result.layout              = o->layout;
  result.time_limit          = o->time_limit;
  result.dpi                 = o->dpi;
  result.worker              = a->worker;
  result.worker_flag         = WEFT_RENDER_WORKER_FLAG;
  result.theme               = a->theme;
  result.link_base           = o->link_base;
  if (o->scheme && strcmp(o->scheme, "auto") != 0) {
    result.scheme =
      strcmp(o->scheme, "dark") ? WEFT_SCHEME_LIGHT : WEFT_SCHEME_DARK;
  }
  if (o->labels || o->lang) {
    result.lang = weft_str_from(o->labels ? o->labels : o->lang);
  }
  if (o->literals && !strcmp(o->literals, "nodes")) {
    result.literals = WEFT_LITERALS_NODES;
  } else if (o->literals && !strcmp(o->literals, "hide")) {
    result.literals = WEFT_LITERALS_HIDE;
  }
  result.view = view_options(o, a);
  return result;
}

// Why things are not drawn, in the order of weft_left_reason
static const char* const reasons[WEFT_LEFT_REASONS] = {
  "type",
  "relation",
  "confidence",
  "date",
  "away from the focus",
  "literals",
  "less connected",
  "in groups",
  "between groups",
  "in small groups",
};

static void
tell_left(const char* name, const weft_render_report* report)
{
  strbuf text = {NULL, 0U, 0U, WEFT_OK};
  for (size_t i = 0U; i < WEFT_LEFT_REASONS; ++i) {
    const weft_left* const left = &report->left[i];
    if (left->entities || left->facts) {
      strbuf_printf(&text,
                    "%s%s: %zu entities, %zu facts",
                    text.size ? "; " : "",
                    reasons[i],
                    left->entities,
                    left->facts);
    }
  }
  if (text.size && !text.status) {
    error_note("%s: not drawn by themselves: %s", name, text.data);
  }
  strbuf_free(&text);
  if (report->nothing) {
    error_note("%s: nothing to show: no fact passes the filters", name);
  }
}

static void
tell(const char* name, const weft_render_report* report, size_t size)
{
  error_note("%s: %zu nodes, %zu edges, %zu left out, %s%s, %zu bytes",
             name,
             report->nodes,
             report->edges,
             report->left_out,
             report->layout ? report->layout : "no layout",
             report->degraded ? " (time limit reached)" : "",
             size);
  tell_left(name, report);
}

weft_status
picture_draw(const weft_graph*        graph,
             const options*           o,
             weft_picture             picture,
             output*                  out,
             const weft_render_texts* texts,
             bool*                    no,
             weft_error*              error)
{
  picture_request    a      = {.worker = ""};
  weft_render_report report = {.layout = NULL};
  char*              data   = NULL;
  size_t             size   = 0U;

  weft_status st = picture_request_open(&a, o, error);
  if (!st) {
    weft_render_options drawing = picture_options(&a, o, picture);

    drawing.texts = texts;
    st            = weft_render(graph, &drawing, &data, &size, &report, error);
    *no           = st == WEFT_ERR_NOT_FOUND || report.nothing;
  }
  if (!st) {
    st = output_write(out, (weft_str){data, size}, error);
  }
  if (!st && !o->quiet) {
    tell(out->name, &report, size);
  }
  if (!st && !o->quiet && !o->dpi && report.dpi && report.dpi < DPI_USUAL) {
    error_note("%s: %zu dots per inch, as it is large; --dpi asks for more",
               out->name,
               report.dpi);
  }
  free(data);
  picture_request_free(&a);
  return st;
}
