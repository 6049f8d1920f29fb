// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "commands.h"

#include "command.h"
#include "error.h"
#include "job.h"
#include "options.h"
#include "output.h"
#include "strbuf.h"
#include "weft/export.h"

#include <stdio.h>
#include <stdlib.h>

// The lines of one document, written by a worker
typedef struct {
  strbuf      text;
  weft_writer writer;
  bool        mentions;
} lines;

typedef struct {
  bool   mentions;
  output out;
} extraction;

static weft_status
append(void* handle, const char* data, size_t size)
{
  strbuf* const text = (strbuf*)handle;
  strbuf_append(text, (weft_str){data, size});
  return text->status;
}

static void*
lines_begin(void* handle)
{
  lines* const l = (lines*)calloc(1, sizeof(lines));
  if (l) {
    l->writer   = (weft_writer){&l->text, append};
    l->mentions = ((const extraction*)handle)->mentions;
  }
  return l;
}

static weft_status
put_document(void* handle, const weft_document_info* document)
{
  return weft_jsonl_document(&((lines*)handle)->writer, document);
}

static weft_status
put_mention(void* handle, const weft_mention* mention)
{
  return weft_jsonl_mention(&((lines*)handle)->writer, mention);
}

static weft_status
put_triple(void* handle, const weft_triple* triple)
{
  return weft_jsonl_triple(&((lines*)handle)->writer, triple);
}

static weft_sink
lines_sink(void* result)
{
  lines* const l = (lines*)result;
  return (weft_sink){
    l, put_document, l->mentions ? put_mention : NULL, put_triple, NULL};
}

static weft_status
lines_deliver(void* handle, void* result, weft_error* error)
{
  output* const o = &((extraction*)handle)->out;
  return output_write(o, strbuf_str(&((lines*)result)->text), error);
}

static void
lines_end(void* result)
{
  strbuf_free(&((lines*)result)->text);
  free(result);
}

static weft_status
extract(job* j, const char* path, weft_error* error)
{
  const options* const o     = j->options;
  extraction           state = {.mentions = o->mentions};

  weft_status st = output_open(&state.out, path, error);
  if (!st) {
    st = job_load_rules(j, error);
  }
  if (!st) {
    st = job_open_inputs(j, o->arguments.items, o->arguments.count, error);
  }
  if (!st) {
    const job_target target = {
      &state, lines_begin, lines_sink, lines_deliver, lines_end};
    st = job_run(j, &target, error);
  }
  if (!st) {
    st = output_commit(&state.out, error);
  }
  output_discard(&state.out);
  return st;
}

static void
print_help(void)
{
  puts("Usage: weft extract [OPTION]... INPUT...\n\n"
       "Print the triples that the inputs state as JSON lines, documents in\n"
       "input order.  An INPUT is a file, a folder, - or .jsonl documents.");
  options_print(COMMAND_EXTRACT);
}

static int
run_checked(const options* o)
{
  if (!o->arguments.count) {
    return error_usage("extract needs an input: a file, a folder or -");
  }
  if (o->outputs.count > 1U) {
    return error_usage("extract writes one file; give --output once");
  }

  job               j     = {.options = o};
  weft_error        error = WEFT_ERROR_INIT;
  const weft_status st =
    extract(&j, o->outputs.count ? o->outputs.items[0] : NULL, &error);
  if (!st) {
    job_report_skipped(&j);
  }
  job_close(&j);
  return st ? error_fail(&error) : CLI_DONE;
}

int
cmd_extract(int argc, char** argv)
{
  return command_run(argc, argv, COMMAND_EXTRACT, print_help, run_checked);
}
