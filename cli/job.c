// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "job.h"

#include "error.h"
#include "fail.h"
#include "pool.h"
#include "progress.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char* const default_pack = "ko-news";

// What a worker hands over for one document
typedef struct {
  void*      result;       // of the target's begin(), or NULL
  char*      doc;          // identifier, for -v
  weft_error error;        // why it failed, if it did
  char       encoding[64]; // for -v
  size_t     bytes;
} job_parcel;

// A run of job_run() or of the check before it
typedef struct {
  job*              owner;
  const job_target* target; // NULL to decode only
} job_run_state;

// Say that compiled lexicons are used, or that they are of no use any more
static void
report_compiled(const job* j)
{
  bool              used = false;
  const char* const note = weft_rules_compiled_note(j->rules, &used);
  if (note && (used ? j->options->verbose : !j->options->quiet)) {
    error_note("%s", note);
  }
}

weft_status
job_load_rules(job* j, weft_error* error)
{
  const options* const     o = j->options;
  const char* const* const names =
    o->packs.count ? o->packs.items : &default_pack;
  const size_t count = o->packs.count ? o->packs.count : 1U;
  if (!o->packs.count && o->lang && strcmp(o->lang, "ko") != 0) {
    return weft_error_set(
      error,
      WEFT_ERR_NOT_FOUND,
      NULL,
      0U,
      0U,
      "no rule pack for the language %s is shipped; name one with --pack",
      o->lang);
  }
  const weft_status st =
    weft_rules_load(names, count, NULL, NULL, &j->rules, error);
  if (!st) {
    report_compiled(j);
  }
  return st;
}

static void
skip(job* j, const weft_error* error)
{
  ++j->skipped;
  error_print(error, "skipped");
}

static void
skip_listed(void* handle, const weft_error* error)
{
  skip((job*)handle, error);
}

// Whether a bad document stops the work
static bool
must_be_good(const job* j, size_t index)
{
  return j->options->strict || !weft_inputs_in_folder(j->inputs, index);
}

// A named file that cannot be read is bad input, not a failed machine
static weft_status
as_bad_input(weft_status st, weft_error* error)
{
  if (st == WEFT_ERR_IO) {
    st            = WEFT_ERR_BAD_INPUT;
    error->status = st;
  }
  return st;
}

static weft_status
check_encoding(const char* encoding, weft_error* error)
{
  weft_document_options decoding = WEFT_DOCUMENT_OPTIONS_INIT;
  weft_document*        document = NULL;
  decoding.encoding              = encoding;

  const weft_status st = weft_document_open(
    WEFT_STR("-"), WEFT_STR(""), &decoding, &document, error);
  weft_document_free(document);
  return st == WEFT_ERR_BAD_ARG
           ? weft_error_set(error,
                            st,
                            NULL,
                            0U,
                            0U,
                            "unknown encoding '%s'; write it like UTF-8, "
                            "EUC-KR or windows-949",
                            encoding)
           : st;
}

// Messages name the file as the user finds it, not the document
static void
name_place(const weft_input* input, weft_error* error)
{
  if (input->path) {
    snprintf(error->file, sizeof(error->file), "%s", input->path);
  }
  if (input->line) {
    error->line   = input->line;
    error->column = 0U;
  }
}

static weft_status
open_document(const job*      j,
              weft_input*     input,
              weft_document** out,
              weft_error*     error)
{
  weft_document_options decoding = WEFT_DOCUMENT_OPTIONS_INIT;
  decoding.encoding              = input->utf8 ? "UTF-8" : j->options->encoding;
  decoding.markup = input->utf8 ? WEFT_MARKUP_PLAIN : WEFT_MARKUP_AUTO;
  decoding.title  = weft_str_from(input->title);
  decoding.date =
    weft_str_from(j->options->date ? j->options->date : input->date);

  const weft_str    bytes = {input->data, input->size};
  const weft_status st =
    weft_document_open(weft_str_from(input->doc), bytes, &decoding, out, error);
  if (st) {
    name_place(input, error);
  }
  return st;
}

static weft_status
extract(weft_extractor*      extractor,
        const weft_document* document,
        const job_target*    target,
        job_parcel*          parcel)
{
  parcel->result = target->begin(target->handle);
  if (!parcel->result) {
    return fail_memory(&parcel->error);
  }
  const weft_sink sink = target->sink(parcel->result);
  return weft_extract(extractor, document, &sink, &parcel->error);
}

// Read, decode and extract one document into a parcel
static void
fill_parcel(const job_run_state* run,
            weft_extractor*      extractor,
            size_t               index,
            job_parcel*          parcel)
{
  const job* const j        = run->owner;
  weft_input       input    = {.doc = NULL};
  weft_document*   document = NULL;

  weft_status st = weft_inputs_read(j->inputs, index, &input, &parcel->error);
  if (!st) {
    st = open_document(j, &input, &document, &parcel->error);
  }
  if (!st && run->target) {
    strncpy(parcel->encoding,
            weft_document_encoding(document),
            sizeof(parcel->encoding) - 1U);
    parcel->bytes = weft_document_bytes(document);
    st            = extract(extractor, document, run->target, parcel);
  }
  if (st && !parcel->error.file[0]) {
    name_place(&input, &parcel->error);
  }
  parcel->error.status = st;
  parcel->doc          = input.doc; // taken over
  input.doc            = NULL;
  weft_document_free(document);
  weft_input_dispose(&input);
}

static weft_status
start_thread(void* handle, void** state, weft_error* error)
{
  const job_run_state* const run = (const job_run_state*)handle;
  *state                         = NULL;
  return run->target ? weft_extractor_new(
                         run->owner->rules, (weft_extractor**)state, error)
                     : WEFT_OK;
}

static void
finish_thread(void* handle, void* state)
{
  job* const            j         = ((job_run_state*)handle)->owner;
  weft_extractor* const extractor = (weft_extractor*)state;
  if (j->fired && extractor) {
    const size_t count = weft_rules_count(j->rules);
    for (size_t i = 0U; i < count; ++i) {
      j->fired[i] += weft_extractor_fired(extractor, i);
    }
  }
  weft_extractor_free(extractor);
}

static void*
work(void* handle, void* state, size_t index)
{
  const job_run_state* const run    = (const job_run_state*)handle;
  job_parcel* const          parcel = (job_parcel*)calloc(1, sizeof(*parcel));
  if (parcel && (run->target || must_be_good(run->owner, index))) {
    fill_parcel(run, (weft_extractor*)state, index, parcel);
  }
  return parcel;
}

static void
discard(void* handle, void* result)
{
  const job_run_state* const run    = (const job_run_state*)handle;
  job_parcel* const          parcel = (job_parcel*)result;
  if (run->target && parcel->result) {
    run->target->end(parcel->result);
  }
  free(parcel->doc);
  free(parcel);
}

static weft_status
deliver_good(job_run_state* run, job_parcel* parcel, weft_error* error)
{
  job* const j = run->owner;
  if (!run->target) {
    return WEFT_OK;
  }
  ++j->documents;
  return run->target->deliver(run->target->handle, parcel->result, error);
}

static weft_status
deliver(void* handle, size_t index, void* result, weft_error* error)
{
  job_run_state* const run    = (job_run_state*)handle;
  job* const           j      = run->owner;
  job_parcel* const    parcel = (job_parcel*)result;
  weft_status          st     = parcel->error.status;

  if (!st) {
    if (run->target && j->options->verbose) {
      error_note(
        "%s: %s, %zu bytes", parcel->doc, parcel->encoding, parcel->bytes);
    }
    st = deliver_good(run, parcel, error);
  } else if (must_be_good(j, index) || st == WEFT_ERR_NO_MEMORY) {
    *error = parcel->error;
    st     = as_bad_input(st, error);
  } else {
    skip(j, &parcel->error);
    st = WEFT_OK;
  }
  discard(run, parcel);
  progress_step();
  return st;
}

static weft_status
run_pool(job* j, const job_target* target, const char* label, weft_error* error)
{
  job_run_state    run   = {j, target};
  const pool_tasks tasks = {.handle  = &run,
                            .count   = weft_inputs_count(j->inputs),
                            .threads = j->options->jobs,
                            .start   = start_thread,
                            .finish  = finish_thread,
                            .work    = work,
                            .deliver = deliver,
                            .discard = discard};

  progress_start(label, tasks.count, j->options->quiet);
  const weft_status st = pool_run(&tasks, error);
  progress_end();
  return st;
}

weft_status
job_open_inputs(job*               j,
                const char* const* names,
                size_t             count,
                weft_error*        error)
{
  const weft_inputs_options listing = {j->options->strict, skip_listed, j};

  weft_status st = WEFT_OK;
  if (j->options->encoding) {
    st = check_encoding(j->options->encoding, error);
  }
  if (!st) {
    st = weft_inputs_new(names, count, &listing, &j->inputs, error);
  }
  if (st) {
    return as_bad_input(st, error);
  }

  // A single document fails before anything is written in any case
  const size_t documents = weft_inputs_count(j->inputs);
  bool         check     = false;
  for (size_t i = 0U; documents > 1U && !check && i < documents; ++i) {
    check = must_be_good(j, i);
  }
  return check ? run_pool(j, NULL, "reading", error) : WEFT_OK;
}

weft_status
job_run(job* j, const job_target* target, weft_error* error)
{
  return run_pool(j, target, "extracting", error);
}

void
job_report_skipped(const job* j)
{
  if (j->skipped) {
    error_note(
      "%zu bad file%s skipped", j->skipped, j->skipped == 1U ? "" : "s");
  }
}

void
job_close(job* j)
{
  free(j->fired);
  weft_inputs_free(j->inputs);
  weft_rules_free(j->rules);
  *j = (job){.options = NULL};
}
