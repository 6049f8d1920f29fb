// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "commands.h"

#include "command.h"
#include "error.h"
#include "fail.h"
#include "job.h"
#include "options.h"
#include "strbuf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

typedef struct {
  const options* options;
  size_t         passed;
  size_t         failed;
} counts;

static const char* const kind_names[] = {"mention", "pattern", "frame"};

// Print a strbuf's line on standard output and free it
static void
put_line(strbuf* line)
{
  if (!line->status) {
    puts(line->data ? line->data : "");
  }
  strbuf_free(line);
}

// Append `,"key":"value"`, without the comma at an object's start
static void
put_member(strbuf* line, const char* key, weft_str value)
{
  strbuf_puts(line, line->size > 1U ? ",\"" : "\"");
  strbuf_puts(line, key);
  strbuf_puts(line, "\":");
  strbuf_put_json(line, value);
}

// weft rules check

static void
put_finding_json(bool warning, const weft_error* finding)
{
  strbuf line = {.data = NULL};
  strbuf_putc(&line, '{');
  put_member(
    &line, "severity", warning ? WEFT_STR("warning") : WEFT_STR("error"));
  put_member(&line, "file", weft_str_from(finding->file));
  strbuf_printf(
    &line, ",\"line\":%zu,\"column\":%zu", finding->line, finding->column);
  put_member(&line, "message", weft_str_from(finding->message));
  strbuf_putc(&line, '}');
  put_line(&line);
}

static void
receive_finding(void* handle, bool warning, const weft_error* finding)
{
  counts* const c = (counts*)handle;
  c->passed += warning;
  c->failed += !warning;
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
  if (st && !c.failed) {
    receive_finding(&c, false, &error);
  }
  if (st && st != WEFT_ERR_BAD_PACK) {
    return error_exit_code(st);
  }

  if (!o->json && !o->quiet) {
    printf("%s: %zu rules, %zu errors, %zu warnings\n",
           name,
           count,
           c.failed,
           c.passed);
  }
  if (c.failed) {
    return CLI_BAD;
  }
  return o->strict && c.passed ? CLI_NO : CLI_DONE;
}

static int
rules_check(const options* o, const option_list* packs)
{
  int worst = CLI_DONE;
  for (size_t i = 0U; i < packs->count; ++i) {
    const int code = check_pack(o, packs->items[i]);
    worst          = code > worst ? code : worst;
  }
  return worst;
}

// weft rules test

static void
put_example_json(const weft_example_result* r)
{
  strbuf line = {.data = NULL};
  strbuf_putc(&line, '{');
  put_member(&line, "rule", r->rule);
  put_member(&line, "text", r->text);
  strbuf_printf(&line,
                ",\"counter\":%s,\"passed\":%s",
                r->counter ? "true" : "false",
                r->passed ? "true" : "false");
  put_member(&line, "file", weft_str_from(r->file));
  strbuf_printf(&line, ",\"line\":%zu", r->line);
  put_member(&line, "detail", r->detail);
  strbuf_putc(&line, '}');
  put_line(&line);
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

static int
rules_test(const options* o, const option_list* packs)
{
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

// weft rules list

static void
put_rule_json(const weft_rule_info* info, const size_t* fired)
{
  strbuf line = {.data = NULL};
  strbuf_putc(&line, '{');
  put_member(&line, "rule", info->id);
  put_member(&line, "kind", weft_str_from(kind_names[info->kind]));
  put_member(&line, "relation", info->relation);
  put_member(&line, "file", weft_str_from(info->file));
  strbuf_printf(&line,
                ",\"line\":%zu,\"examples\":%zu,\"counterexamples\":%zu",
                info->line,
                info->example_count,
                info->counterexample_count);
  if (fired) {
    strbuf_printf(&line, ",\"fired\":%zu", *fired);
  }
  strbuf_putc(&line, '}');
  put_line(&line);
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

static weft_sink
nothing_sink(void* result)
{
  return (weft_sink){.handle = result};
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

static int
rules_list(const options*     o,
           const option_list* packs,
           const option_list* inputs)
{
  options with_packs = *o;
  job     j          = {.options = &with_packs};
  with_packs.packs   = *packs;

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

// An argument that is a folder with a pack in it, or no path at all
static bool
is_pack(const char* name)
{
  struct stat info;
  if (stat(name, &info)) {
    return !strchr(name, '.') && strcmp(name, "-") != 0;
  }
  char path[4096] = "";
  snprintf(path, sizeof(path), "%s/pack.jsonc", name);
  return !stat(path, &info);
}

static int
dispatch(const options* o, const option_list* packs, const option_list* inputs)
{
  const char* const action = o->arguments.items[0];
  if (!strcmp(action, "list")) {
    return rules_list(o, packs, inputs);
  }
  if (strcmp(action, "check") != 0 && strcmp(action, "test") != 0) {
    return error_usage("unknown action %s; rules knows check, test and list",
                       action);
  }
  if (inputs->count) {
    return error_usage("%s: not a rule pack; a pack is a name or a folder "
                       "with pack.jsonc",
                       inputs->items[0]);
  }
  if (!packs->count) {
    return error_usage("rules %s needs a pack by name or folder", action);
  }
  return action[0] == 'c' ? rules_check(o, packs) : rules_test(o, packs);
}

static int
run_checked(const options* o)
{
  const size_t count = o->arguments.count;
  if (!count) {
    return error_usage("rules needs an action: check, test or list");
  }
  const char** const items =
    (const char**)calloc((2U * count) + o->packs.count, sizeof(const char*));
  if (!items) {
    return error_no_memory();
  }
  option_list inputs = {items, 0U};
  option_list packs  = {items + count, 0U};
  for (size_t i = 0U; i < o->packs.count; ++i) {
    packs.items[packs.count++] = o->packs.items[i];
  }
  for (size_t i = 1U; i < count; ++i) {
    const char* const  name    = o->arguments.items[i];
    option_list* const list    = is_pack(name) ? &packs : &inputs;
    list->items[list->count++] = name;
  }
  const int code = dispatch(o, &packs, &inputs);
  free((void*)items);
  return code;
}

static void
print_help(void)
{
  puts("Usage: weft rules check PACK...\n"
       "       weft rules test PACK...\n"
       "       weft rules list [PACK]... [INPUT]...\n\n"
       "check looks for mistakes in packs; test runs the examples that the\n"
       "rules carry; list prints the rules, and how often each fired in the\n"
       "inputs.  Exit code 1 means that an example failed or, with --strict,\n"
       "that check warned; a pack with an error is bad input: exit code 2.");
  options_print(COMMAND_RULES);
}

int
cmd_rules(int argc, char** argv)
{
  return command_run(argc, argv, COMMAND_RULES, print_help, run_checked);
}
