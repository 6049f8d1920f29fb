// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// weft rules test: whether the examples of packs come true, and how what rules
// find compares with gold.

#include "cmd_rules.h"

#include "error.h"
#include "job.h"
#include "rules_gold.h"
#include "rules_junit.h"
#include "rules_line.h"
#include "weft/extract.h"

#include <stdio.h>

// How examples went
typedef struct {
  const options* options;
  size_t         passed;
  size_t         failed;
  junit          report;
} counts;

static void
put_example_json(const weft_example_result* r)
{
  strbuf line = {.data = NULL};
  strbuf_putc(&line, '{');
  rules_line_member(&line, "rule", r->rule);
  rules_line_member(&line, "text", r->text);
  strbuf_printf(&line,
                ",\"counter\":%s,\"passed\":%s",
                r->counter ? "true" : "false",
                r->passed ? "true" : "false");
  rules_line_member(&line, "file", weft_str_from(r->file));
  strbuf_printf(&line, ",\"line\":%zu", r->line);
  rules_line_member(&line, "detail", r->detail);
  strbuf_putc(&line, '}');
  rules_line_print(&line);
}

static void
receive_example(void* handle, const weft_example_result* r)
{
  counts* const c = (counts*)handle;
  c->passed += r->passed;
  c->failed += !r->passed;
  junit_add(&c->report, r);
  if (c->options->json) {
    put_example_json(r);
  } else if (!r->passed) {
    weft_error error = WEFT_ERROR_INIT;
    (void)weft_error_set(&error,
                         WEFT_ERR_BAD_PACK,
                         r->file,
                         r->line,
                         0U,
                         "%.*s: %s '%.*s' failed: %.*s",
                         (int)r->rule.size,
                         r->rule.data ? r->rule.data : "",
                         r->counter ? "counterexample" : "example",
                         (int)r->text.size,
                         r->text.data ? r->text.data : "",
                         (int)r->detail.size,
                         r->detail.data ? r->detail.data : "");
    error_print(&error, NULL);
  }
}

static weft_status
run_examples(const job* j, counts* c, weft_error* error)
{
  const options* const o = j->options;
  const weft_status st   = weft_rules_test(j->rules, receive_example, c, error);
  if (!st && !o->json && !o->quiet) {
    printf("%zu rules, %zu examples: %zu passed, %zu failed\n",
           weft_rules_count(j->rules),
           c->passed + c->failed,
           c->passed,
           c->failed);
  }
  return st;
}

int
rules_test(const rules_job* r)
{
  options with_packs = *r->options;
  with_packs.packs   = r->packs;
  if (r->inputs.count && !with_packs.gold) {
    return error_usage("%s: not a rule pack; a pack is a name or a folder "
                       "with pack.jsonc",
                       r->inputs.items[0]);
  }
  if (!r->packs.count) {
    return error_usage("rules test needs a pack by name or folder");
  }

  job         j     = {.options = &with_packs};
  counts      c     = {.options = &with_packs};
  weft_gold*  gold  = NULL;
  weft_error  error = WEFT_ERROR_INIT;
  weft_status st    = job_load_rules(&j, &error);
  if (!st && with_packs.gold) {
    st = weft_gold_open(&with_packs.gold, 1U, &gold, &error);
    st = st ? st : rules_gold_open(&j, r, gold, &error);
  }
  st = st ? st : run_examples(&j, &c, &error);
  if (!st && gold) {
    st = rules_gold(&j, gold, &c.report, &error);
  }
  weft_gold_free(gold);
  if (!st && with_packs.junit) {
    st = junit_write(&c.report, with_packs.junit, &error);
  }
  job_report_skipped(&j);
  job_close(&j);
  junit_free(&c.report);
  if (st) {
    return error_fail(&error);
  }
  return c.failed ? CLI_NO : CLI_DONE;
}
