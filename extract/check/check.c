// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// All findings about packs, in the order of files and lines.

#include "check/check.h"

#include "fail.h"
#include "read_file.h"
#include "rule/rules_compile.h"
#include "try.h"
#include "weft/check.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// A finding that waits for its turn
typedef struct {
  weft_severity severity;
  const char*   file;
  size_t        line;
  size_t        column;
  const char*   message;
} record;

typedef struct {
  arena   mem;
  record* items;
  size_t  count;
  size_t  capacity;
  bool    failed; // memory ran out
} collection;

static void
collect(void* handle, weft_severity severity, const weft_error* finding)
{
  collection* const c = handle;
  if (c->count == c->capacity) {
    const size_t capacity = c->capacity ? c->capacity * 2U : 64U;
    void* const  grown    = realloc(c->items, capacity * sizeof(record));
    if (!grown) {
      c->failed = true;
      return;
    }
    c->items    = grown;
    c->capacity = capacity;
  }
  const weft_str file    = arena_copy(&c->mem, weft_str_from(finding->file));
  const weft_str message = arena_copy(&c->mem, weft_str_from(finding->message));
  if (!file.data || !message.data) {
    c->failed = true;
    return;
  }
  c->items[c->count++] =
    (record){severity, file.data, finding->line, finding->column, message.data};
}

static int
compare_numbers(size_t a, size_t b)
{
  return a < b ? -1 : a > b;
}

static int
compare_records(const void* a, const void* b)
{
  const record* const x = a;
  const record* const y = b;

  int d = strcmp(x->file, y->file);
  d     = d ? d : compare_numbers(x->line, y->line);
  d     = d ? d : compare_numbers(x->column, y->column);
  d     = d ? d : (int)x->severity - (int)y->severity;
  return d ? d : strcmp(x->message, y->message);
}

// A file whose lines are shown, one at a time
typedef struct {
  const char* name;
  char*       data;
  size_t      size;
  size_t      line; // from 1, that starts at `at`
  size_t      at;
  bool        lost; // memory ran out
} source_file;

// The line of a finding; lines are asked for in ascending order
static weft_str
source_line(source_file* s, const record* r)
{
  weft_error error = WEFT_ERROR_INIT;
  if (!r->line || !r->file[0]) {
    return (weft_str){NULL, 0U};
  }
  if (!s->name || strcmp(s->name, r->file) != 0) {
    free(s->data);
    *s = (source_file){.name = r->file, .line = 1U, .lost = s->lost};
    // A file that cannot be read has no lines: that is a finding already
    const weft_status st = read_whole_file(r->file, &s->data, &s->size, &error);
    if (st) {
      s->lost = s->lost || st == WEFT_ERR_NO_MEMORY;
      s->data = NULL;
      s->size = 0U;
    }
  }
  while (s->line < r->line && s->at < s->size) {
    const char* const end = memchr(s->data + s->at, '\n', s->size - s->at);
    s->at                 = end ? (size_t)(end - s->data) + 1U : s->size;
    ++s->line;
  }
  weft_str          line = {s->data ? s->data + s->at : NULL, s->size - s->at};
  const char* const end = line.size ? memchr(line.data, '\n', line.size) : NULL;
  line.size             = end ? (size_t)(end - line.data) : line.size;
  if (line.size && line.data[line.size - 1U] == '\r') {
    --line.size;
  }
  return line;
}

// Put the findings in order, and of equal ones keep one: what is wrong with a
// macro is found in each pattern that uses it
static void
arrange(collection* c, weft_check_counts* counts)
{
  size_t kept = 0U;
  if (c->count) {
    qsort(c->items, c->count, sizeof(record), compare_records);
  }
  for (size_t i = 0U; i < c->count; ++i) {
    const record r = c->items[i];
    if (!kept || compare_records(&c->items[kept - 1U], &r) != 0) {
      c->items[kept++] = r;
      counts->errors += r.severity == WEFT_SEVERITY_ERROR;
      counts->warnings += r.severity == WEFT_SEVERITY_WARNING;
      counts->notes += r.severity == WEFT_SEVERITY_NOTE;
    }
  }
  c->count = kept;
}

static bool
deliver(const collection* all, weft_check_func found, void* handle)
{
  source_file source = {.name = NULL};
  for (size_t i = 0U; i < all->count; ++i) {
    const record* const r = &all->items[i];
    const weft_finding  f = {r->severity,
                             r->file,
                             r->line,
                             r->column,
                             r->message,
                             source_line(&source, r)};
    found(handle, &f);
  }
  free(source.data);
  return !source.lost;
}

void
check_report(checker*      c,
             weft_severity severity,
             const json*   file,
             size_t        line,
             size_t        column,
             const char*   format,
             ...)
{
  char       message[480];
  weft_error finding = WEFT_ERROR_INIT;
  va_list    args;
  va_start(args, format);
  vsnprintf(message, sizeof(message), format, args);
  va_end(args);
  weft_error_set(&finding,
                 WEFT_ERR_BAD_PACK,
                 file ? json_file(file) : "",
                 line,
                 column,
                 "%s",
                 message);
  findings_add(c->found, severity, &finding);
}

void
check_report_at(checker*         c,
                weft_severity    severity,
                const json*      file,
                const json_node* node,
                const char*      format,
                ...)
{
  char    message[480];
  size_t  line   = 0U;
  size_t  column = 0U;
  va_list args;
  va_start(args, format);
  vsnprintf(message, sizeof(message), format, args);
  va_end(args);
  json_where(file, node, &line, &column);
  check_report(c, severity, file, line, column, "%s", message);
}

check_names
check_type_names(const weft_rules* rules, type_set types)
{
  check_names names = {{0}};
  size_t      used  = 0U;
  for (size_t i = 0U; i < rules->schema->type_count; ++i) {
    const weft_str name = rules->schema->types[i].name;
    if (!(types >> i & 1U)) {
      continue;
    }
    if (used + name.size + 8U >= sizeof(names.text)) {
      snprintf(names.text + used, sizeof(names.text) - used, " …");
      break;
    }
    used += (size_t)snprintf(names.text + used,
                             sizeof(names.text) - used,
                             "%s%.*s",
                             used ? "|" : "",
                             (int)name.size,
                             name.data);
  }
  return names;
}

static weft_status
run_checks(checker* c)
{
  weft_status             st    = WEFT_OK;
  const weft_rules* const rules = c->rules;
  c->macros =
    arena_array(&c->mem, rules->packs->macro_count + 1U, sizeof(bool));
  c->relations =
    arena_array(&c->mem, rules->schema->relation_count + 1U, sizeof(bool));
  if (!c->macros || !c->relations) {
    return WEFT_ERR_NO_MEMORY;
  }
  TRY(st, check_find_fillable(c));
  TRY(st, check_patterns(c));
  TRY(st, check_frames(c));
  TRY(st, check_repeated(c));
  TRY(st, check_lexicons(c));
  check_examples(c);
  check_unused(c);
  return st;
}

// Load and check, so that all findings are collected
static weft_status
look(const char* const* packs,
     size_t             count,
     findings*          found,
     size_t*            rule_count,
     weft_error*        error)
{
  weft_rules* rules   = NULL;
  weft_error  failure = WEFT_ERROR_INIT;
  weft_status st      = rules_load_all(packs, count, found, &rules, &failure);
  if (!st) {
    checker c   = {.rules = rules, .found = found};
    *rule_count = rules->rule_count;
    st          = run_checks(&c);
    arena_free(&c.mem);
  } else if (st != WEFT_ERR_NO_MEMORY) {
    if (!found->counts[WEFT_SEVERITY_ERROR]) {
      findings_add(found, WEFT_SEVERITY_ERROR, &failure);
    }
    st = WEFT_OK; // whatever is wrong with a pack is a finding
  }
  weft_rules_free(rules);
  if (st && error) {
    *error = failure;
  }
  return st == WEFT_ERR_NO_MEMORY ? fail_memory(error) : st;
}

weft_status
weft_rules_check(const char* const* packs,
                 size_t             count,
                 weft_check_func    found,
                 void*              handle,
                 weft_check_counts* counts,
                 weft_error*        error)
{
  WEFT_REQUIRE(packs && count);
  collection        all = {.items = NULL};
  weft_check_counts sum = {0U, 0U, 0U, 0U};
  findings          f   = {.limit = WEFT_CHECK_FINDINGS_MAX};
  f.receive             = collect;
  f.handle              = &all;
  weft_status st        = look(packs, count, &f, &sum.rules, error);
  if (!st && (all.failed || f.lost)) {
    st = fail_memory(error);
  }
  if (!st) {
    arrange(&all, &sum);
  }
  if (!st && found && !deliver(&all, found, handle)) {
    st = fail_memory(error);
  }
  if (counts) {
    *counts = sum;
  }
  findings_free(&f);
  free(all.items);
  arena_free(&all.mem);
  return st;
}
