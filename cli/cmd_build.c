// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "commands.h"

#include "batch.h"
#include "command.h"
#include "error.h"
#include "job.h"
#include "options.h"
#include "report.h"
#include "weft/store.h"

#include <stdio.h>

// The file takes a document only when all of it was extracted

static weft_status
deliver(void* handle, void* result, weft_error* error)
{
  return batch_store((const batch*)result, (weft_store*)handle, error);
}

static weft_status
remove_documents(const options* o, weft_store* store, weft_error* error)
{
  weft_status st = WEFT_OK;
  for (size_t i = 0U; !st && i < o->removals.count; ++i) {
    st = weft_store_remove(store, weft_str_from(o->removals.items[i]), error);
  }
  return st;
}

static weft_status
add_documents(job* j, weft_store* store, weft_error* error)
{
  const job_target  target = batch_target(store, deliver);
  const weft_status st =
    weft_store_declare(store, weft_rules_schema(j->rules), error);
  return st ? st : job_run(j, &target, error);
}

static weft_status
build(job* j, weft_store_counts* counts, weft_error* error)
{
  const options* const o     = j->options;
  weft_store*          store = NULL;
  weft_status          st    = WEFT_OK;
  if (o->arguments.count) {
    st = job_load_rules(j, error);
    if (!st) {
      st = job_open_inputs(j, o->arguments.items, o->arguments.count, error);
    }
  }
  if (!st) {
    st =
      weft_store_open(o->outputs.items[0],
                      o->arguments.count ? WEFT_STORE_CREATE : WEFT_STORE_WRITE,
                      &store,
                      error);
  }
  if (!st) {
    st = remove_documents(o, store, error);
  }
  if (!st && o->arguments.count) {
    st = add_documents(j, store, error);
  }
  if (!st) {
    st = weft_store_refresh(store, error);
  }
  if (!st) {
    st = weft_store_count(store, counts, error);
  }
  if (st) {
    weft_store_free(store);
    return st;
  }
  return weft_store_close(store, error);
}

static void
print_help(void)
{
  puts("Usage: weft build [OPTION]... INPUT... -o GRAPH.weft\n"
       "       weft build --remove DOC... -o GRAPH.weft\n\n"
       "Extract what the inputs state and keep it in a graph file.  An\n"
       "existing file is added to; a document of the same name is replaced.\n"
       "An INPUT is a file, a folder, - or .jsonl documents.");
  options_print(COMMAND_BUILD);
}

static int
run_checked(const options* o)
{
  if (!o->arguments.count && !o->removals.count) {
    return error_usage("build needs an input: a file, a folder or -");
  }
  if (o->outputs.count != 1U) {
    return error_usage("build needs one graph file, such as -o news.weft");
  }
  job               j      = {.options = o};
  weft_error        error  = WEFT_ERROR_INIT;
  weft_store_counts counts = {0};
  weft_status       st     = build(&j, &counts, &error);
  if (!st) {
    job_report_skipped(&j);
    st = report_counts(o, &counts, &error);
  }
  job_close(&j);
  return st ? error_fail(&error) : CLI_DONE;
}

int
cmd_build(int argc, char** argv)
{
  return command_run(argc, argv, COMMAND_BUILD, print_help, run_checked);
}
