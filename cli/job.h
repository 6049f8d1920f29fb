// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Documents through the extractor in parallel, delivered in input order.

#ifndef WEFT_CLI_JOB_H
#define WEFT_CLI_JOB_H

#include "options.h"
#include "weft/document.h"
#include "weft/extract.h"

// Rules and inputs that a command works on
typedef struct {
  const options* options;
  weft_rules*    rules;
  weft_inputs*   inputs;
  size_t         skipped;   // bad files in folders
  size_t         documents; // documents delivered
  size_t*        fired;     // per rule, or NULL if nobody asks
} job;

// What becomes of the documents
typedef struct {
  void* handle;

  // A place for one document's results, in any thread; NULL if out of memory
  void* (*begin)(void* handle);

  // Where its findings go
  weft_sink (*sink)(void* result);

  // Take over a document's results, in input order, in one thread
  weft_status (*deliver)(void* handle, void* result, weft_error* error);

  // Free results, delivered or not
  void (*end)(void* result);
} job_target;

// Load the packs that the options name, or the default one
weft_status
job_load_rules(job* j, weft_error* error);

// List the inputs, and decode those that are named: a bad one fails here,
// before anything is written
weft_status
job_open_inputs(job*               j,
                const char* const* names,
                size_t             count,
                weft_error*        error);

// Run the extractor over all inputs
weft_status
job_run(job* j, const job_target* target, weft_error* error);

// Say how many files were skipped, if any
void
job_report_skipped(const job* j);

// Free all; a zero-initialised job is accepted
void
job_close(job* j);

#endif // WEFT_CLI_JOB_H
