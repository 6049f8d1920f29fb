// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// weft rules list: the rules of packs, and how often each fired in inputs.

#include "cmd_rules.h"

#include "error.h"
#include "fail.h"
#include "job.h"
#include "rules_line.h"

#include <stdio.h>
#include <stdlib.h>

static const char* const kind_names[] = {"mention", "pattern", "frame"};

static void
put_rule_json(const weft_rule_info* info, const size_t* fired)
{
  strbuf line = {.data = NULL};
  strbuf_putc(&line, '{');
  rules_line_member(&line, "rule", info->id);
  rules_line_member(&line, "kind", weft_str_from(kind_names[info->kind]));
  rules_line_member(&line, "relation", info->relation);
  rules_line_member(&line, "file", weft_str_from(info->file));
  strbuf_printf(&line,
                ",\"line\":%zu,\"examples\":%zu,\"counterexamples\":%zu",
                info->line,
                info->example_count,
                info->counterexample_count);
  if (fired) {
    strbuf_printf(&line, ",\"fired\":%zu", *fired);
  }
  strbuf_putc(&line, '}');
  rules_line_print(&line);
}

static void
put_rule(const weft_rule_info* info, const size_t* fired)
{
  if (fired) {
    printf("%8zu  ", *fired);
  }
  printf("%-7s  %-16.*s  %.*s  (%s:%zu; %zu examples, %zu counterexamples)\n",
         kind_names[info->kind],
         (int)info->relation.size,
         info->relation.data ? info->relation.data : "",
         (int)info->id.size,
         info->id.data,
         info->file,
         info->line,
         info->example_count,
         info->counterexample_count);
}

static void
put_rules(const job* j)
{
  weft_rule_info info;
  for (size_t i = 0U; weft_rules_info(j->rules, i, &info); ++i) {
    const size_t* const fired = j->fired ? &j->fired[i] : NULL;
    if (j->options->json) {
      put_rule_json(&info, fired);
    } else {
      put_rule(&info, fired);
    }
  }
}

// Only the counts of the extractors are of interest

static void*
nothing_begin(void* handle)
{
  (void)handle;
  return calloc(1, 1);
}

// Names count as found only if somebody asks for them
static weft_status
take_mention(void* handle, const weft_mention* mention)
{
  (void)handle;
  (void)mention;
  return WEFT_OK;
}

static weft_sink
nothing_sink(void* result)
{
  return (weft_sink){.handle = result, .mention = take_mention};
}

static weft_status
nothing_deliver(void* handle, void* result, weft_error* error)
{
  (void)handle;
  (void)result;
  (void)error;
  return WEFT_OK;
}

static weft_status
count_fired(job* j, const option_list* inputs, weft_error* error)
{
  const job_target target = {
    NULL, nothing_begin, nothing_sink, nothing_deliver, free};

  j->fired = (size_t*)calloc(weft_rules_count(j->rules) + 1U, sizeof(size_t));
  if (!j->fired) {
    return fail_memory(error);
  }
  const weft_status st =
    job_open_inputs(j, inputs->items, inputs->count, error);
  return st ? st : job_run(j, &target, error);
}

int
rules_list(const rules_job* r)
{
  const option_list* const inputs = &r->inputs;

  options with_packs = *r->options;
  job     j          = {.options = &with_packs};
  with_packs.packs   = r->packs;

  weft_error  error = WEFT_ERROR_INIT;
  weft_status st    = job_load_rules(&j, &error);
  if (!st && inputs->count) {
    st = count_fired(&j, inputs, &error);
  }
  if (!st) {
    put_rules(&j);
    job_report_skipped(&j);
  }
  job_close(&j);
  return st ? error_fail(&error) : CLI_DONE;
}
