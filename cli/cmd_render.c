// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "commands.h"

#include "error.h"
#include "options.h"
#include "output.h"
#include "picture.h"
#include "weft/store.h"

#include <stdio.h>
#include <string.h>

enum { RENDER_MAX_OUTPUTS = 8 };

typedef struct {
  const char*  extension;
  weft_picture picture;
} render_format;

static const render_format formats[] = {
  {".svg", WEFT_PICTURE_SVG},
  {".html", WEFT_PICTURE_HTML},
  {".png", WEFT_PICTURE_PNG},
  {".pdf", WEFT_PICTURE_PDF},
  {".dot", WEFT_PICTURE_DOT},
};

static const render_format*
find_format(const char* path)
{
  const char* const slash = strrchr(path, '/');
  const char* const dot   = strrchr(slash ? slash : path, '.');
  for (size_t i = 0U; dot && i < sizeof(formats) / sizeof(formats[0]); ++i) {
    if (!strcmp(formats[i].extension, dot)) {
      return &formats[i];
    }
  }
  return NULL;
}

static weft_status
load(const char* path, weft_graph** graph, weft_error* error)
{
  weft_store* store = NULL;
  weft_status st    = weft_store_open(path, WEFT_STORE_READ, &store, error);
  if (!st) {
    st = weft_store_load(store, graph, error);
  }
  weft_store_free(store);
  return st;
}

// Open every output before the long work, and put them in place at its end
static weft_status
render(const options* o, output* outputs, weft_error* error)
{
  weft_graph* graph = NULL;
  weft_status st    = WEFT_OK;
  for (size_t i = 0U; !st && i < o->outputs.count; ++i) {
    st = output_open(&outputs[i], o->outputs.items[i], error);
  }
  if (!st) {
    st = load(o->arguments.items[0], &graph, error);
  }
  for (size_t i = 0U; !st && i < o->outputs.count; ++i) {
    st = picture_draw(
      graph, o, find_format(o->outputs.items[i])->picture, &outputs[i], error);
  }
  for (size_t i = 0U; !st && i < o->outputs.count; ++i) {
    st = output_commit(&outputs[i], error);
  }
  weft_graph_free(graph);
  return st;
}

static void
print_help(void)
{
  puts("Usage: weft render [OPTION]... GRAPH.weft -o OUTPUT\n\n"
       "Draw a graph file.  The extension of OUTPUT chooses: .svg .html .png\n"
       ".pdf .dot.");
  options_print(COMMAND_RENDER);
}

static int
check_use(const options* o)
{
  if (o->arguments.count != 1U) {
    return error_usage("render needs one graph file, such as news.weft");
  }
  if (!o->outputs.count) {
    return error_usage("render needs an output, such as -o graph.svg");
  }
  if (o->outputs.count > RENDER_MAX_OUTPUTS) {
    return error_usage("render writes at most %d files at once",
                       RENDER_MAX_OUTPUTS);
  }
  for (size_t i = 0U; i < o->outputs.count; ++i) {
    if (!find_format(o->outputs.items[i])) {
      return error_usage("%s: unknown kind of picture; its name must end in "
                         ".svg, .html, .png, .pdf or .dot",
                         o->outputs.items[i]);
    }
  }
  return CLI_DONE;
}

static int
run_checked(const options* o)
{
  const int use = check_use(o);
  if (use) {
    return use;
  }
  weft_error        error                       = WEFT_ERROR_INIT;
  output            outputs[RENDER_MAX_OUTPUTS] = {{.file = NULL}};
  const weft_status st                          = render(o, outputs, &error);
  for (size_t i = 0U; i < o->outputs.count; ++i) {
    output_discard(&outputs[i]);
  }
  return st ? error_fail(&error) : CLI_DONE;
}

int
cmd_render(int argc, char** argv)
{
  options o;
  int     code = options_parse(argc, argv, COMMAND_RENDER, &o);
  if (!code && o.help) {
    print_help();
  } else if (!code && o.version) {
    code = cmd_version();
  } else if (!code) {
    code = run_checked(&o);
  }
  options_free(&o);
  return code;
}
