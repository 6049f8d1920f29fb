// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// weft rules compile: the names of packs in a form that is mapped, not read.

#include "cmd_rules.h"

#include "error.h"
#include "output.h"
#include "weft/extract.h"

static weft_status
write_lexicons(const weft_rules* rules, const char* path, weft_error* error)
{
  output      out = {.name = NULL};
  weft_status st  = output_open(&out, path, error);
  if (!st) {
    const weft_writer writer = output_writer(&out);
    st                       = output_check(
      &out, weft_rules_compile_lexicons(rules, &writer, error), error);
    if (!st) {
      return output_commit(&out, error);
    }
  }
  output_discard(&out);
  return st;
}

int
rules_compile_lexicons(const rules_job* job)
{
  const options* const o     = job->options;
  weft_rules*          rules = NULL;
  weft_error           error = WEFT_ERROR_INIT;
  if (o->outputs.count > 1U) {
    return error_usage("rules compile writes one file; give --output once");
  }
  weft_status st = weft_rules_load(
    job->packs.items, job->packs.count, NULL, NULL, &rules, &error);
  if (!st) {
    const char* const path =
      o->outputs.count ? o->outputs.items[0] : weft_rules_compiled_path(rules);
    st = write_lexicons(rules, path, &error);
    if (!st && o->verbose) {
      error_note("%s: compiled lexicons written", path);
    }
  }
  weft_rules_free(rules);
  return st ? error_fail(&error) : CLI_DONE;
}
