// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Decisions of the user in the file.

#include "store/store.h"

#include "decide.h"

#include "try.h"

static weft_str
kind_name(const weft_decision_kind kind)
{
  return kind == WEFT_JOIN ? WEFT_STR("join") : WEFT_STR("split");
}

// Run a statement over a kind and two names
static weft_status
run(const weft_store* const s,
    const char* const       sql,
    const weft_decision*    d,
    weft_error* const       error)
{
  db_statement* statement = NULL;
  weft_status   st        = db_prepare(s->d, sql, &statement, error);
  if (!st) {
    db_bind_text(statement, 1, kind_name(d->kind));
    db_bind_text(statement, 2, d->a);
    db_bind_text(statement, 3, d->b);
    st = db_run(statement, error);
  }
  db_finish(statement);
  return st;
}

weft_status
weft_store_decide(weft_store* const          s,
                  const weft_decision* const decision,
                  weft_error* const          error)
{
  weft_status st = WEFT_OK;
  WEFT_REQUIRE(s && decision);
  TRY(st, decision_check(decision, error));
  TRY(st, store_begin(s, error));
  const weft_decision d = decision_sorted(decision);
  TRY(st,
      run(s, "INSERT OR IGNORE INTO decision VALUES(?1, ?2, ?3)", &d, error));
  ++s->batch;
  return st;
}

weft_status
weft_store_forget(weft_store* const s,
                  const weft_str    a,
                  const weft_str    b,
                  size_t* const     forgotten,
                  weft_error* const error)
{
  weft_status st = WEFT_OK;
  WEFT_REQUIRE(s);
  const weft_decision any = {WEFT_SPLIT, a, b};
  const weft_decision d   = decision_sorted(&any);
  TRY(st, store_begin(s, error));
  // Both kinds: a merge may have brought in the two
  TRY(st,
      run(s,
          "DELETE FROM decision WHERE ?1 <> '' AND a = ?2 AND b = ?3",
          &d,
          error));
  if (forgotten) {
    *forgotten = (size_t)db_changes(s->d);
  }
  return st;
}

weft_status
store_read_decisions(db* const         d,
                     weft_graph* const graph,
                     weft_error* const error)
{
  db_statement* s   = NULL;
  bool          row = false;
  weft_status   st  = db_prepare(
    d, "SELECT kind, a, b FROM decision ORDER BY a, b, kind", &s, error);
  st = st ? st : db_step(s, &row, error);
  while (!st && row) {
    const weft_decision made = {
      weft_str_equals(db_text(s, 0), WEFT_STR("join")) ? WEFT_JOIN : WEFT_SPLIT,
      db_text(s, 1),
      db_text(s, 2)};
    st = weft_graph_decide(graph, &made, error);
    st = st ? st : db_step(s, &row, error);
  }
  db_finish(s);
  return st;
}
