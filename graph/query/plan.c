// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// The order of patterns: greedily the one that gives fewest rows next.
//
// What a pattern gives alone is counted in an index up to a bound; how many
// facts an entity has is not known, and guessed.

#include "query/compile.h"

#include "try.h"

enum { COUNTED_MAX = 10000, MANY_PERCENT = 1 };

// Facts of one subject, and of one object, when it is known from elsewhere
static const double per_subject = 3.0;
static const double per_object  = 6.0;

static weft_status
count_rows(weft_query* const q, const size_t p, int64_t* const out)
{
  sql         s  = {.count = 0U};
  weft_status st = WEFT_OK;
  strbuf_printf(&s.text, "SELECT count(*) FROM (SELECT 1 FROM fact AS f%zu", p);
  query_emit_estimate(q, p, &s);
  strbuf_printf(&s.text, " LIMIT %d)", COUNTED_MAX);
  st = sql_read_int(&s, q->r.d, out, q->r.error);
  sql_free(&s);
  return st;
}

static bool
is_bound(const weft_query* const q, const query_term* const term)
{
  return term->kind == TERM_VARIABLE &&
         q->variables[term->variable].pattern != NO_PATTERN;
}

// Rows that a pattern gives for one row of those before it
static double
estimate(const weft_query* const q, const size_t p)
{
  const query_pattern* const pattern = &q->ast.patterns[p];
  const bool                 subject = is_bound(q, &pattern->subject);
  const bool                 object  = is_bound(q, &pattern->object);
  double                     rows    = (double)q->rows[p];
  if (q->rows[p] == COUNTED_MAX && pattern->subject.kind != TERM_NAMES &&
      pattern->relation.kind != TERM_NAMES) {
    rows = (double)q->fact_count;
  }
  const double each = subject && object ? 0.1
                      : subject         ? per_subject
                      : object          ? per_object
                                        : rows;
  return each < rows ? each : rows;
}

static void
find_home(weft_query* const q,
          const size_t      variable,
          const size_t      p,
          const role        at,
          const size_t      condition)
{
  found_variable* const v = &q->variables[variable];
  if (v->pattern == NO_PATTERN) {
    v->pattern   = (int)p;
    v->at        = at;
    v->condition = condition;
  }
}

static void
take(weft_query* const q, const size_t p)
{
  const query_pattern* const pattern = &q->ast.patterns[p];
  if (pattern->subject.kind == TERM_VARIABLE) {
    find_home(q, pattern->subject.variable, p, ROLE_SUBJECT, 0U);
  }
  if (pattern->relation.kind == TERM_VARIABLE) {
    find_home(q, pattern->relation.variable, p, ROLE_RELATION, 0U);
  }
  if (pattern->object.kind == TERM_VARIABLE) {
    find_home(q, pattern->object.variable, p, ROLE_OBJECT, 0U);
  }
  for (size_t c = 0U; c < pattern->condition_count; ++c) {
    const query_comparison* const is = &pattern->conditions[c].is;
    if (is->is_variable) {
      find_home(q, is->variable, p, ROLE_ATTRIBUTE, c);
    }
  }
}

// The pattern to begin with so that rows come by the first column, or
// NO_PATTERN: the one that has it as subject and gives fewest rows
static int
find_ordered(const weft_query* const q)
{
  const query_ast* const ast   = &q->ast;
  int                    best  = NO_PATTERN;
  const size_t           first = ast->order_count    ? ast->order[0].variable
                                 : ast->column_count ? ast->columns[0]
                                                     : QUERY_VARIABLE_MAX;
  if (ast->order_count && ast->order[0].descending) {
    return NO_PATTERN;
  }
  for (size_t p = 0U; p < ast->pattern_count; ++p) {
    const query_term* const subject = &ast->patterns[p].subject;
    if (subject->kind == TERM_VARIABLE && subject->variable == first &&
        (best == NO_PATTERN || q->rows[p] < q->rows[best])) {
      best = (int)p;
    }
  }
  return best;
}

static void
order_from(weft_query* const q, const int start)
{
  bool taken[QUERY_PATTERN_MAX] = {false};
  for (size_t i = 0U; i < q->ast.variable_count; ++i) {
    q->variables[i].pattern = NO_PATTERN;
  }
  for (size_t i = 0U; i < q->ast.pattern_count; ++i) {
    size_t best      = QUERY_PATTERN_MAX;
    double best_rows = 0.0;
    for (size_t p = 0U; p < q->ast.pattern_count; ++p) {
      const double rows = taken[p] ? 0.0 : estimate(q, p);
      if (!taken[p] && (best == QUERY_PATTERN_MAX || rows < best_rows)) {
        best      = p;
        best_rows = rows;
      }
    }
    best        = !i && start != NO_PATTERN ? (size_t)start : best;
    taken[best] = true;
    q->plan[i]  = best;
    take(q, best);
  }
}

weft_status
query_count(weft_query* const q)
{
  weft_status st = WEFT_OK;
  TRY(st,
      db_read_int(
        q->r.d, "SELECT max(id) FROM fact", 0, &q->fact_count, q->r.error));
  for (size_t p = 0U; p < q->ast.pattern_count; ++p) {
    TRY(st, count_rows(q, p, &q->rows[p]));
  }
  return st;
}

// Whether a pattern gives so many rows that walking all facts in order is no
// loss
static bool
is_many(const weft_query* const q, const size_t p)
{
  return q->rows[p] == COUNTED_MAX ||
         q->rows[p] * 100 >= q->fact_count * MANY_PERCENT;
}

bool
query_plan(weft_query* const q, const bool limited)
{
  order_from(q, NO_PATTERN);
  const int start = limited ? find_ordered(q) : NO_PATTERN;
  if (start == NO_PATTERN || !is_many(q, q->plan[0])) {
    return false;
  }
  order_from(q, start);
  return true;
}
