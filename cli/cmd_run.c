// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "commands.h"

#include "batch.h"
#include "command.h"
#include "error.h"
#include "format.h"
#include "job.h"
#include "options.h"
#include "per_document.h"
#include "picture.h"
#include "product.h"
#include "texts.h"
#include "weft/store.h"

#include <stdio.h>
#include <stdlib.h>

// A run on its way from documents to files
typedef struct {
  job         work;
  weft_graph* graph;
  weft_store* store; // with --graph
  product     outputs[PRODUCT_MAX];
  bool        no; // no document had anything to draw
} run;

// The graph takes a document only when all of it was extracted

static weft_status
deliver(void* handle, void* result, weft_error* error)
{
  const run* const r = (const run*)handle;
  return r->store ? batch_store((const batch*)result, r->store, error)
                  : batch_add((const batch*)result, r->graph, error);
}

// An empty place for what will be found: in memory, or in a graph file
static weft_status
begin_graph(run* r, weft_error* error)
{
  const weft_schema* const schema = weft_rules_schema(r->work.rules);
  const char* const        path   = r->work.options->graph;
  if (!path) {
    return weft_graph_new(schema, &r->graph, error);
  }
  const weft_status st =
    weft_store_open(path, WEFT_STORE_CREATE, &r->store, error);
  return st ? st : weft_store_declare(r->store, schema, error);
}

// What a graph file holds now is shown, also what it held before
static weft_status
end_graph(run* r, weft_error* error)
{
  if (!r->store) {
    return weft_graph_freeze(r->graph, error);
  }
  weft_status st = weft_store_refresh(r->store, error);
  if (!st) {
    st = weft_store_load(r->store, &r->graph, error);
  }
  if (!st) {
    st       = weft_store_close(r->store, error);
    r->store = NULL;
  }
  return st;
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
    st = begin_graph(r, error);
  }
  if (!st) {
    const job_target target = batch_target(r, deliver);
    st                      = job_run(j, &target, error);
  }
  return st ? st : end_graph(r, error);
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

// Pages show evidence inside the documents that it is from
static weft_status
make_outputs(run* r, weft_error* error)
{
  const options* const o = r->work.options;
  texts found            = {.inputs = r->work.inputs, .encoding = o->encoding};
  const weft_render_texts source = texts_source(&found);

  weft_status st = WEFT_OK;
  for (size_t i = 0U; !st && i < o->outputs.count; ++i) {
    r->outputs[i].texts = &source;
    st                  = product_make(&r->outputs[i], r->graph, o, error);
    r->outputs[i].texts = NULL;
  }
  texts_free(&found);
  return st;
}

// Open every output before the long work, and put them in place at its end
static weft_status
run_all(run* r, weft_error* error)
{
  const option_list* const outputs = &r->work.options->outputs;

  weft_status st = per_document_open(r->work.options, error);
  for (size_t i = 0U; !st && i < outputs->count; ++i) {
    st = product_open(&r->outputs[i],
                      format_of_path(outputs->items[i]),
                      outputs->items[i],
                      error);
  }
  if (!st) {
    st = make_graph(r, error);
  }
  if (!st) {
    product_show_inferred(r->graph, r->work.options);
    st = make_outputs(r, error);
  }
  for (size_t i = 0U; !st && i < outputs->count; ++i) {
    st = product_commit(&r->outputs[i], error);
  }
  if (!st && r->work.options->per_document) {
    st = per_document_draw(r->graph, r->work.options, &r->no, error);
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
  if (!o->outputs.count && !o->per_document) {
    return error_usage("run needs an output, such as -o graph.svg, or "
                       "--per-document FOLDER");
  }
  if (o->outputs.count > PRODUCT_MAX) {
    return error_usage("run writes at most %d files at once", PRODUCT_MAX);
  }
  for (size_t i = 0U; i < o->outputs.count; ++i) {
    if (!format_of_path(o->outputs.items[i])) {
      return error_usage("%s: unknown kind of output; its name must end in %s",
                         o->outputs.items[i],
                         format_extensions());
    }
  }
  return picture_check_use(o);
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
    product_discard(&r->outputs[i]);
  }
  if (st) {
    (void)error_fail(&error);
  }
  const int code =
    r->no ? CLI_NO : product_exit(r->outputs, o->outputs.count, st);
  weft_store_free(r->store);
  weft_graph_free(r->graph);
  job_close(&r->work);
  free(r);
  return code;
}

int
cmd_run(int argc, char** argv)
{
  return command_run(argc, argv, COMMAND_RUN, print_help, run_checked);
}
