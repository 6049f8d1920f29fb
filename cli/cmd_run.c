// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "commands.h"

#include "batch.h"
#include "destination.h"
#include "error.h"
#include "format.h"
#include "job.h"
#include "options.h"
#include "output.h"
#include "strbuf.h"
#include "weft/render.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { RUN_MAX_OUTPUTS = 24 };

// A run on its way from documents to files
typedef struct {
  job         work;
  weft_graph* graph;
  destination outputs[RUN_MAX_OUTPUTS];
  char        worker[PATH_MAX]; // this program
} run;

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

static weft_render_options
render_options(const run* r, weft_picture picture)
{
  const options* const o      = r->work.options;
  weft_render_options  result = WEFT_RENDER_OPTIONS_INIT;
  result.picture              = picture;
  result.title                = weft_str_from(o->title);
  result.layout               = o->layout;
  result.time_limit           = o->time_limit;
  result.worker               = r->worker;
  result.worker_flag          = WEFT_RENDER_WORKER_FLAG;
  if (o->labels || o->lang) {
    result.lang = weft_str_from(o->labels ? o->labels : o->lang);
  }
  if (o->literals && !strcmp(o->literals, "nodes")) {
    result.literals = WEFT_LITERALS_NODES;
  } else if (o->literals && !strcmp(o->literals, "hide")) {
    result.literals = WEFT_LITERALS_HIDE;
  }
  return result;
}

static weft_status
draw(run* r, output* out, weft_picture picture, weft_error* error)
{
  const weft_render_options drawing = render_options(r, picture);
  weft_render_report        report  = {.layout = NULL};
  char*                     data    = NULL;
  size_t                    size    = 0U;

  weft_status st = find_worker(r->worker, sizeof(r->worker), error);
  if (!st) {
    st = weft_render(r->graph, &drawing, &data, &size, &report, error);
  }
  if (!st) {
    st = output_write(out, (weft_str){data, size}, error);
  }
  if (!st && !r->work.options->quiet) {
    error_note("%s: %zu nodes, %zu edges, %zu left out, %s%s, %zu bytes",
               out->name,
               report.nodes,
               report.edges,
               report.left_out,
               report.layout ? report.layout : "no layout",
               report.degraded ? " (time limit reached)" : "",
               size);
  }
  free(data);
  return st;
}

static weft_status
make_output(run* r, destination* out, weft_error* error)
{
  const output_format* const format = out->format;
  return format->kind == FORMAT_PICTURE
           ? draw(r, &out->file, (weft_picture)format->number, error)
           : destination_export(out, r->graph, r->work.options->quiet, error);
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
    const char* const name = outputs->items[i];
    st = destination_open(&r->outputs[i], format_of_path(name), name, error);
  }
  if (!st) {
    st = make_graph(r, error);
  }
  for (size_t i = 0U; !st && i < outputs->count; ++i) {
    st = make_output(r, &r->outputs[i], error);
  }
  for (size_t i = 0U; !st && i < outputs->count; ++i) {
    st = destination_commit(&r->outputs[i], error);
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
    ".jsonl .csv (a record per sentence), .nt .ttl .nq .trig .jsonld (RDF),\n"
    ".graphml .gexf .gv .mmd (graphs), .cypher and the folder .neo4j (Neo4j).\n"
    "An INPUT is a file, a folder, - or .jsonl documents.");
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
    if (!format_of_path(o->outputs.items[i])) {
      return error_usage("%s: unknown kind of output; its name must end in %s",
                         o->outputs.items[i],
                         format_extensions());
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
    destination_discard(&r->outputs[i]);
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
