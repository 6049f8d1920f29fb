// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "commands.h"

#include "command.h"
#include "error.h"
#include "job.h"
#include "options.h"
#include "report.h"
#include "weft/import.h"
#include "weft/store.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

// Lines on their way into a graph file; the store's own message is kept
typedef struct {
  weft_store*        store;
  const weft_schema* schema;
  weft_error*        error;
} importing;

static weft_status
put_document(void* handle, const weft_document_info* document)
{
  const importing* const i = (const importing*)handle;
  return weft_store_add_document(i->store, document, i->error);
}

static weft_status
put_triple(void* handle, const weft_triple* triple)
{
  const importing* const i = (const importing*)handle;
  return weft_store_add_triple(i->store, triple, i->error);
}

static weft_status
put_decision(void* handle, const weft_decision* decision)
{
  const importing* const i = (const importing*)handle;
  return weft_store_decide(i->store, decision, i->error);
}

static weft_status
read_file(void* handle, char* data, size_t size, size_t* got)
{
  FILE* const file = (FILE*)handle;
  *got             = fread(data, 1U, size, file);
  return !*got && ferror(file) ? WEFT_ERR_IO : WEFT_OK;
}

// What lines of triples may be
typedef enum { LINES_JSON, LINES_RDF, LINES_UNKNOWN } lines_kind;

static lines_kind
kind_of_name(const char* name)
{
  return !name || !strcmp(name, "jsonl")              ? LINES_JSON
         : !strcmp(name, "nt") || !strcmp(name, "nq") ? LINES_RDF
                                                      : LINES_UNKNOWN;
}

// By the option, else by the extension.  Turtle goes to the reader of
// N-Triples, which says how to convert it.
static lines_kind
kind_of_file(const options* o, const char* path)
{
  const char* const dot = strrchr(path, '.');
  if (o->format) {
    return kind_of_name(o->format);
  }
  const bool rdf =
    dot && (kind_of_name(dot + 1) == LINES_RDF || !strcmp(dot, ".ttl"));
  return rdf ? LINES_RDF : LINES_JSON;
}

static weft_status
import_lines(importing*         i,
             lines_kind         kind,
             const weft_reader* reader,
             weft_error*        error)
{
  const weft_sink sink = {.handle   = i,
                          .document = put_document,
                          .triple   = put_triple,
                          .decision = put_decision};
  return kind == LINES_RDF
           ? weft_import_ntriples(reader, i->schema, &sink, error)
           : weft_import_jsonl(reader, &sink, error);
}

static weft_status
import_file(importing* i, const options* o, const char* path, weft_error* error)
{
  const bool  standard = !strcmp(path, "-");
  FILE* const file     = standard ? stdin : fopen(path, "rb");
  if (!file) {
    return weft_error_set(error,
                          WEFT_ERR_BAD_INPUT,
                          path,
                          0U,
                          0U,
                          "cannot read: %s",
                          strerror(errno));
  }
  const weft_reader reader = {
    file, read_file, standard ? "standard input" : path};
  weft_status st = import_lines(i, kind_of_file(o, path), &reader, error);
  if (st == WEFT_ERR_IO && error->status != st) {
    (void)weft_error_set(
      error, st, path, 0U, 0U, "cannot read: %s", strerror(errno));
  }
  if (!standard) {
    fclose(file);
  }
  return st;
}

// Find out before anything is written what would fail later
static weft_status
check_file(const char* path, weft_error* error)
{
  struct stat info;
  const bool  standard = !strcmp(path, "-");
  const int   number   = standard                                  ? 0
                         : stat(path, &info) || access(path, R_OK) ? errno
                         : S_ISDIR(info.st_mode)                   ? EISDIR
                                                                   : 0;
  return number ? weft_error_set(error,
                                 WEFT_ERR_BAD_INPUT,
                                 path,
                                 0U,
                                 0U,
                                 "cannot read: %s; give a file of triples",
                                 strerror(number))
                : WEFT_OK;
}

static weft_status
import(job* j, weft_store_counts* counts, weft_error* error)
{
  const options* const o    = j->options;
  importing            i    = {NULL, NULL, error};
  const char* const    path = o->outputs.items[0];
  weft_status          st   = job_load_rules(j, error);
  for (size_t k = 0U; !st && k < o->arguments.count; ++k) {
    st = check_file(o->arguments.items[k], error);
  }
  if (!st) {
    st = weft_store_open(path, WEFT_STORE_CREATE, &i.store, error);
  }
  if (!st) {
    i.schema = weft_rules_schema(j->rules);
    st       = weft_store_declare(i.store, i.schema, error);
  }
  for (size_t k = 0U; !st && k < o->arguments.count; ++k) {
    st = import_file(&i, o, o->arguments.items[k], error);
  }
  if (!st) {
    st = weft_store_refresh(i.store, error);
  }
  if (!st) {
    st = weft_store_count(i.store, counts, error);
  }
  if (st) {
    weft_store_free(i.store);
    return st;
  }
  return weft_store_close(i.store, error);
}

static void
print_help(void)
{
  puts("Usage: weft import [OPTION]... TRIPLES... -o GRAPH.weft\n\n"
       "Keep triples in a graph file: JSON lines as `weft extract` prints\n"
       "them (.jsonl), N-Triples or N-Quads of weft or any other program\n"
       "(.nt .nq), or - for standard input.  An existing file is added to;\n"
       "a document of the same name is replaced.  The pack says which types\n"
       "and relations there are.");
  options_print(COMMAND_IMPORT);
}

static int
run_checked(const options* o)
{
  if (!o->arguments.count) {
    return error_usage("import needs a file of triples, or -");
  }
  if (kind_of_name(o->format) == LINES_UNKNOWN) {
    return error_usage("--format cannot be '%s'; import reads jsonl, nt or nq",
                       o->format);
  }
  if (o->outputs.count != 1U) {
    return error_usage("import needs one graph file, such as -o news.weft");
  }
  job               j      = {.options = o};
  weft_error        error  = WEFT_ERROR_INIT;
  weft_store_counts counts = {0};
  weft_status       st     = import(&j, &counts, &error);
  if (!st) {
    st = report_counts(o, &counts, &error);
  }
  job_close(&j);
  return st ? error_fail(&error) : CLI_DONE;
}

int
cmd_import(int argc, char** argv)
{
  return command_run(argc, argv, COMMAND_IMPORT, print_help, run_checked);
}
