// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// weft rules test: whether the examples of packs come true.

#include "cmd_rules.h"

#include "error.h"
#include "rules_line.h"
#include "weft/extract.h"

#include <stdio.h>

// How examples went
typedef struct {
  const options* options;
  size_t         passed;
  size_t         failed;
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

int
rules_test(const rules_job* job)
{
  const options* const     o     = job->options;
  const option_list* const packs = &job->packs;

  counts      c     = {o, 0U, 0U};
  weft_rules* rules = NULL;
  weft_error  error = WEFT_ERROR_INIT;
  weft_status st =
    weft_rules_load(packs->items, packs->count, NULL, NULL, &rules, &error);
  if (!st) {
    st = weft_rules_test(rules, receive_example, &c, &error);
  }
  if (!st && !o->json && !o->quiet) {
    printf("%zu rules, %zu examples: %zu passed, %zu failed\n",
           weft_rules_count(rules),
           c.passed + c.failed,
           c.passed,
           c.failed);
  }
  weft_rules_free(rules);
  if (st) {
    return error_fail(&error);
  }
  return c.failed ? CLI_NO : CLI_DONE;
}
