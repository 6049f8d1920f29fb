// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "commands.h"

#include "error.h"
#include "options.h"
#include "output.h"
#include "weft/export.h"
#include "weft/store.h"

#include <stdio.h>
#include <string.h>

static weft_format
chosen_format(const options* o)
{
  return o->format && !strcmp(o->format, "nt") ? WEFT_FORMAT_NTRIPLES
                                               : WEFT_FORMAT_JSONL;
}

static weft_status
load(const options* o, weft_graph** graph, weft_error* error)
{
  weft_store* store = NULL;
  weft_status st =
    weft_store_open(o->arguments.items[0], WEFT_STORE_READ, &store, error);
  if (!st) {
    st = weft_store_load_as_of(store, weft_str_from(o->at), graph, error);
  }
  if (!st) {
    weft_graph_show_inferred(*graph, o->inferred);
  }
  weft_store_free(store);
  return st;
}

static weft_status export(const options* o, weft_error* error)
{
  weft_graph* graph = NULL;
  output      out   = {.file = NULL};
  weft_status st =
    output_open(&out, o->outputs.count ? o->outputs.items[0] : NULL, error);
  if (!st) {
    st = load(o, &graph, error);
  }
  if (!st) {
    const weft_writer writer = output_writer(&out);
    st = weft_export(graph, chosen_format(o), &writer, error);
  }
  if (!st) {
    st = output_commit(&out, error);
  }
  output_discard(&out);
  weft_graph_free(graph);
  return st;
}

static void
print_help(void)
{
  puts("Usage: weft export [OPTION]... GRAPH.weft\n\n"
       "Write a graph file in a format that other tools read, to standard\n"
       "output or a file.");
  options_print(COMMAND_EXPORT);
}

static int
run_checked(const options* o)
{
  if (o->arguments.count != 1U) {
    return error_usage("export needs one graph file, such as news.weft");
  }
  if (o->outputs.count > 1U) {
    return error_usage("export writes one file; give --output once");
  }
  if (!o->format) {
    return error_usage("export needs --format, such as --format jsonl");
  }
  weft_error        error = WEFT_ERROR_INIT;
  const weft_status st    = export(o, &error);
  return st ? error_fail(&error) : CLI_DONE;
}

int
cmd_export(int argc, char** argv)
{
  options o;
  int     code = options_parse(argc, argv, COMMAND_EXPORT, &o);
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
