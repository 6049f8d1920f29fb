// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// weft rules check: what is wrong with packs.

#include "cmd_rules.h"

#include "error.h"
#include "rules_line.h"
#include "weft/extract.h"

#include <stdio.h>

// What was found
typedef struct {
  const options* options;
  size_t         warnings;
  size_t         errors;
} counts;

static void
put_finding_json(bool warning, const weft_error* finding)
{
  strbuf line = {.data = NULL};
  strbuf_putc(&line, '{');
  rules_line_member(
    &line, "severity", warning ? WEFT_STR("warning") : WEFT_STR("error"));
  rules_line_member(&line, "file", weft_str_from(finding->file));
  strbuf_printf(
    &line, ",\"line\":%zu,\"column\":%zu", finding->line, finding->column);
  rules_line_member(&line, "message", weft_str_from(finding->message));
  strbuf_putc(&line, '}');
  rules_line_print(&line);
}

static void
receive_finding(void* handle, bool warning, const weft_error* finding)
{
  counts* const c = (counts*)handle;
  c->warnings += warning;
  c->errors += !warning;
  if (c->options->json) {
    put_finding_json(warning, finding);
  } else {
    error_print(finding, warning ? "warning" : "error");
  }
}

static int
check_pack(const options* o, const char* name)
{
  counts            c     = {o, 0U, 0U};
  weft_rules*       rules = NULL;
  weft_error        error = WEFT_ERROR_INIT;
  const weft_status st =
    weft_rules_load(&name, 1U, receive_finding, &c, &rules, &error);
  const size_t count = st ? 0U : weft_rules_count(rules);
  weft_rules_free(rules);
  if (st && !c.errors) {
    receive_finding(&c, false, &error);
  }
  if (st && st != WEFT_ERR_BAD_PACK) {
    return error_exit_code(st);
  }

  if (!o->json && !o->quiet) {
    printf("%s: %zu rules, %zu errors, %zu warnings\n",
           name,
           count,
           c.errors,
           c.warnings);
  }
  if (c.errors) {
    return CLI_BAD;
  }
  return o->strict && c.warnings ? CLI_NO : CLI_DONE;
}

int
rules_check(const rules_job* job)
{
  int worst = CLI_DONE;
  for (size_t i = 0U; i < job->packs.count; ++i) {
    const int code = check_pack(job->options, job->packs.items[i]);
    worst          = code > worst ? code : worst;
  }
  return worst;
}
