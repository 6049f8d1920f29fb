// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "rules_gold.h"

#include "batch.h"
#include "error.h"
#include "fail.h"
#include "rules_line.h"
#include "table.h"
#include "text.h"

#include <stdio.h>
#include <stdlib.h>

static weft_status
deliver(void* handle, void* result, weft_error* error)
{
  return batch_compare((const batch*)result, (weft_gold*)handle, error);
}

static void
put_numbers(strbuf* line, weft_score s)
{
  strbuf_printf(line,
                ",\"right\":%zu,\"wrong\":%zu,\"missed\":%zu",
                s.right,
                s.wrong,
                s.missed);
  strbuf_printf(line,
                ",\"precision\":%.4f,\"recall\":%.4f,\"f1\":%.4f}",
                weft_score_precision(s),
                weft_score_recall(s),
                weft_score_f1(s));
}

static void
put_total_json(const char* names, const weft_gold_scores* s)
{
  strbuf line = {.data = NULL};
  strbuf_putc(&line, '{');
  rules_line_member(&line, "gold", weft_str_from(names));
  strbuf_printf(&line,
                ",\"documents\":%zu,\"read\":%zu,\"status_right\":%zu",
                s->documents,
                s->read,
                s->status_right);
  put_numbers(&line, s->total);
  rules_line_print(&line);
}

static void
put_row_json(const char* key, const weft_score_row* row, const size_t* fired)
{
  strbuf line = {.data = NULL};
  strbuf_putc(&line, '{');
  rules_line_member(&line, key, row->name);
  if (fired) {
    strbuf_printf(&line, ",\"fired\":%zu", *fired);
  }
  put_numbers(&line, row->score);
  rules_line_print(&line);
}

static weft_status
put_cell(table_text* t, const char* format, double value)
{
  char text[32];
  snprintf(text, sizeof(text), format, value);
  return table_cell(t, weft_str_from(text));
}

static weft_status
put_row(table_text* t, weft_str name, weft_score s)
{
  const weft_str none = {NULL, 0U};
  weft_status    st   = table_cell(t, name);
  st                  = st ? st : put_cell(t, "%.0f", (double)s.right);
  st                  = st ? st : put_cell(t, "%.0f", (double)s.wrong);
  st                  = st ? st : put_cell(t, "%.0f", (double)s.missed);
  st                  = st ? st : put_cell(t, "%.4f", weft_score_precision(s));
  st                  = st ? st : put_cell(t, "%.4f", weft_score_recall(s));
  st                  = st ? st : put_cell(t, "%.4f", weft_score_f1(s));
  return st ? st : table_row(t, none);
}

// A table of rows under a head
static weft_status
print_rows(const char*           what,
           const weft_score_row* rows,
           size_t                count,
           weft_error*           error)
{
  static const char* const heads[] = {
    "right", "wrong", "missed", "precision", "recall", "F1"};
  const weft_str none = {NULL, 0U};
  table_text     t    = {.columns = 7U};
  strbuf         out  = {.data = NULL};
  weft_status    st   = table_cell(&t, weft_str_from(what));
  for (size_t i = 0U; !st && i < sizeof(heads) / sizeof(heads[0]); ++i) {
    st = table_cell(&t, weft_str_from(heads[i]));
  }
  st = st ? st : table_row(&t, none);
  for (size_t i = 0U; !st && i < count; ++i) {
    st = put_row(&t, rows[i].name, rows[i].score);
  }
  st = st ? st : table_print(&t, &out);
  strbuf_putc(&out, '\n');
  table_text_free(&t);
  st = st ? fail_memory(error) : text_print(&out, error);
  strbuf_free(&out);
  return st;
}

// Rules that could give triples and gave none in these texts
static void
print_silent(const job* j)
{
  weft_rule_info info;
  size_t         count = 0U;
  for (size_t i = 0U; weft_rules_info(j->rules, i, &info); ++i) {
    if (j->fired[i] || !info.relation.size) {
      continue;
    }
    if (j->options->json) {
      strbuf line = {.data = NULL};
      strbuf_putc(&line, '{');
      rules_line_member(&line, "never_fired", info.id);
      rules_line_member(&line, "file", weft_str_from(info.file));
      strbuf_printf(&line, ",\"line\":%zu}", info.line);
      rules_line_print(&line);
    } else {
      printf("%s  %.*s (%s:%zu)\n",
             count ? "" : "rules that never fired:\n",
             (int)info.id.size,
             info.id.data,
             info.file,
             info.line);
    }
    ++count;
  }
}

static const size_t*
fired_of(const job* j, weft_str rule)
{
  weft_rule_info info;
  for (size_t i = 0U; weft_rules_info(j->rules, i, &info); ++i) {
    if (weft_str_equals(info.id, rule)) {
      return &j->fired[i];
    }
  }
  return NULL;
}

static weft_status
print_scores(const job* j, const weft_gold_scores* s, weft_error* error)
{
  weft_status st = WEFT_OK;
  if (!j->options->json) {
    st = print_rows("relation", s->relations, s->relation_count, error);
    return st ? st : print_rows("rule", s->rules, s->rule_count, error);
  }
  for (size_t i = 0U; i < s->relation_count; ++i) {
    put_row_json("relation", &s->relations[i], NULL);
  }
  for (size_t i = 0U; i < s->rule_count; ++i) {
    put_row_json("rule", &s->rules[i], fired_of(j, s->rules[i].name));
  }
  return st;
}

static weft_status
report_gold(const job* j, weft_gold* gold, junit* report, weft_error* error)
{
  static const char* const names[] = {"strict", "lenient"};
  const weft_schema* const schema  = weft_rules_schema(j->rules);
  weft_status              st      = WEFT_OK;
  weft_gold_scores         scores;
  for (size_t i = 0U; i < 2U; ++i) {
    st = weft_gold_score(gold, schema, i == 1U, &scores, error);
    if (st) {
      return st;
    }
    junit_add_gold(report, names[i], scores.total);
    if (j->options->json) {
      put_total_json(names[i], &scores);
    } else {
      printf("%-7s names: %zu of %zu documents, right %zu, wrong %zu, "
             "missed %zu, P %.4f, R %.4f, F1 %.4f, status right %zu\n",
             names[i],
             scores.read,
             scores.documents,
             scores.total.right,
             scores.total.wrong,
             scores.total.missed,
             weft_score_precision(scores.total),
             weft_score_recall(scores.total),
             weft_score_f1(scores.total),
             scores.status_right);
    }
  }
  if (!j->options->quiet) {
    st = print_scores(j, &scores, error);
    print_silent(j);
  }
  return st;
}

weft_status
rules_gold_open(job*             j,
                const rules_job* r,
                const weft_gold* gold,
                weft_error*      error)
{
  if (r->inputs.count) {
    return job_open_inputs(j, r->inputs.items, r->inputs.count, error);
  }
  const size_t       count = weft_gold_count(gold);
  const char** const paths =
    (const char**)calloc(count + 1U, sizeof(const char*));
  if (!paths) {
    return fail_memory(error);
  }
  for (size_t i = 0U; i < count; ++i) {
    paths[i] = weft_gold_document(gold, i);
  }
  const weft_status st = job_open_inputs(j, paths, count, error);
  free((void*)paths);
  if (st == WEFT_ERR_NOT_FOUND) {
    error_note("no texts beside the gold; name them behind the pack");
  }
  return st;
}

weft_status
rules_gold(job* j, weft_gold* gold, junit* report, weft_error* error)
{
  j->fired = (size_t*)calloc(weft_rules_count(j->rules) + 1U, sizeof(size_t));
  if (!j->fired) {
    return fail_memory(error);
  }
  const job_target  target = batch_target(gold, deliver);
  const weft_status st     = job_run(j, &target, error);
  return st ? st : report_gold(j, gold, report, error);
}
