// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "commands.h"

#include "batch.h"
#include "error.h"
#include "job.h"
#include "options.h"
#include "output.h"
#include "picture.h"
#include "weft/export.h"
#include "weft/render.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { RUN_MAX_OUTPUTS = 8 };

typedef struct {
  const char* extension;
  bool        picture;
  int         format; // weft_picture or weft_format
} run_format;

static const run_format formats[] = {
  {".svg", true, WEFT_PICTURE_SVG},
  {".html", true, WEFT_PICTURE_HTML},
  {".png", true, WEFT_PICTURE_PNG},
  {".pdf", true, WEFT_PICTURE_PDF},
  {".dot", true, WEFT_PICTURE_DOT},
  {".jsonl", false, WEFT_FORMAT_JSONL},
  {".nt", false, WEFT_FORMAT_NTRIPLES},
};

enum { FORMAT_COUNT = sizeof(formats) / sizeof(formats[0]) };

// A run on its way from documents to files
typedef struct {
  job         work;
  weft_graph* graph;
  output      outputs[RUN_MAX_OUTPUTS];
} run;

static const run_format*
find_format(const char* path)
{
  const char* const slash = strrchr(path, '/');
  const char* const dot   = strrchr(slash ? slash : path, '.');
  for (size_t i = 0U; dot && i < FORMAT_COUNT; ++i) {
    if (!strcmp(formats[i].extension, dot)) {
      return &formats[i];
    }
  }
  return NULL;
}

// The graph takes a document only when all of it was extracted

static void*
begin(void* handle)
{
  (void)handle;
  return calloc(1, sizeof(batch));
}

static weft_sink
sink(void* result)
{
  return batch_sink((batch*)result);
}

static weft_status
deliver(void* handle, void* result, weft_error* error)
{
  return batch_add((const batch*)result, (weft_graph*)handle, error);
}

static void
end(void* result)
{
  batch_free((batch*)result);
  free(result);
}

static weft_status
make_graph(run* r, weft_error* error)
{
  job* const           j = &r->work;
  const options* const o = j->options;

  weft_status st = job_load_rules(j, error);
  if (!st) {
    st = job_open_inputs(j, o->arguments.items, o->arguments.count, error);
  }
  if (!st) {
    st = weft_graph_new(weft_rules_schema(j->rules), &r->graph, error);
  }
  if (!st) {
    const job_target target = {r->graph, begin, sink, deliver, end};
    st                      = job_run(j, &target, error);
  }
  return st ? st : weft_graph_freeze(r->graph, error);
}

static weft_status export(run*        r,
                          output*     out,
                          weft_format format,
                          weft_error* error)
{
  const weft_writer writer = output_writer(out);
  const weft_status st     = weft_export(r->graph, format, &writer, error);
  if (!st && !r->work.options->quiet) {
    error_note("%s: %ld bytes", out->name, ftell(out->file));
  }
  return st;
}

static weft_status
make_output(run* r, size_t index, weft_error* error)
{
  output* const           out = &r->outputs[index];
  const run_format* const format =
    find_format(r->work.options->outputs.items[index]);
  return format->picture ? picture_draw(r->graph,
                                        r->work.options,
                                        (weft_picture)format->format,
                                        out,
                                        error)
                         : export(r, out, (weft_format)format->format, error);
}

static size_t
literal_count(const weft_graph* graph)
{
  size_t       count = 0U;
  const size_t facts = weft_graph_fact_count(graph);
  for (size_t i = 0U; i < facts; ++i) {
    count += weft_graph_fact(graph, i)->object_entity == SIZE_MAX;
  }
  return count;
}

static void
report(const run* r)
{
  const options* const    o         = r->work.options;
  const weft_graph* const graph     = r->graph;
  const size_t            documents = weft_graph_document_count(graph);
  const size_t            entities  = weft_graph_entity_count(graph);
  const size_t            facts     = weft_graph_fact_count(graph);
  const size_t            literals  = literal_count(graph);

  job_report_skipped(&r->work);
  if (!o->quiet) {
    error_note("%zu document%s, %zu entities, %zu facts (%zu with a literal)",
               documents,
               documents == 1U ? "" : "s",
               entities,
               facts,
               literals);
  }
  if (o->json) {
    printf("{\"documents\":%zu,\"skipped\":%zu,\"entities\":%zu,"
           "\"facts\":%zu,\"literals\":%zu}\n",
           documents,
           r->work.skipped,
           entities,
           facts,
           literals);
  }
}

// Open every output before the long work, and put them in place at its end
static weft_status
run_all(run* r, weft_error* error)
{
  const option_list* const outputs = &r->work.options->outputs;

  weft_status st = WEFT_OK;
  for (size_t i = 0U; !st && i < outputs->count; ++i) {
    st = output_open(&r->outputs[i], outputs->items[i], error);
  }
  if (!st) {
    st = make_graph(r, error);
  }
  for (size_t i = 0U; !st && i < outputs->count; ++i) {
    st = make_output(r, i, error);
  }
  for (size_t i = 0U; !st && i < outputs->count; ++i) {
    st = output_commit(&r->outputs[i], error);
  }
  return st;
}

static void
print_help(void)
{
  puts(
    "Usage: weft run [OPTION]... INPUT... -o OUTPUT\n\n"
    "Extract what the inputs state, join it into a graph and write it.\n"
    "The extension of OUTPUT chooses: .svg .html .png .pdf .dot (pictures),\n"
    ".jsonl .nt (triples).  An INPUT is a file, a folder, - or .jsonl\n"
    "documents.");
  options_print(COMMAND_RUN);
}

static int
check_use(const options* o)
{
  if (!o->arguments.count) {
    return error_usage("run needs an input: a file, a folder or -");
  }
  if (!o->outputs.count) {
    return error_usage("run needs an output, such as -o graph.svg");
  }
  if (o->outputs.count > RUN_MAX_OUTPUTS) {
    return error_usage("run writes at most %d files at once", RUN_MAX_OUTPUTS);
  }
  for (size_t i = 0U; i < o->outputs.count; ++i) {
    if (!find_format(o->outputs.items[i])) {
      return error_usage("%s: unknown kind of output; its name must end in "
                         ".svg, .html, .png, .pdf, .dot, .jsonl or .nt",
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
  run* const r = (run*)calloc(1, sizeof(run));
  if (!r) {
    return error_no_memory();
  }

  weft_error error     = WEFT_ERROR_INIT;
  r->work.options      = o;
  const weft_status st = run_all(r, &error);
  if (!st) {
    report(r);
  }
  for (size_t i = 0U; i < o->outputs.count; ++i) {
    output_discard(&r->outputs[i]);
  }
  weft_graph_free(r->graph);
  job_close(&r->work);
  free(r);
  return st ? error_fail(&error) : CLI_DONE;
}

int
cmd_run(int argc, char** argv)
{
  options o;
  int     code = options_parse(argc, argv, COMMAND_RUN, &o);
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
