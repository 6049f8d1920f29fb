// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// What a graph says, as text: in memory, and by the tables of a file.

#ifndef WEFT_TEST_GRAPH_DUMP_H
#define WEFT_TEST_GRAPH_DUMP_H

#include "strbuf.h"

#include "store/db.h"

#include "weft/conflict.h"
#include "weft/graph.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void
put_labelled(strbuf* const b, const char* const label, const weft_str text)
{
  if (text.size) {
    strbuf_puts(b, label);
    strbuf_append(b, text);
  }
}

// What makes a fact, without its supports
static inline void
put_said(strbuf* const b, const weft_graph* const g, const weft_fact* const f)
{
  strbuf_append(b, weft_graph_entity(g, f->subject)->id);
  put_labelled(b, " ", f->relation);
  put_labelled(b, " ", f->object.id);
  strbuf_puts(b, f->status == WEFT_PLANNED ? " planned" : "");
  put_labelled(b, " when ", f->when);
  put_labelled(b, " of ", f->of);
}

static inline void
put_entities(strbuf* const b, const weft_graph* const g)
{
  for (size_t i = 0U; i < weft_graph_entity_count(g); ++i) {
    const weft_entity* const e = weft_graph_entity(g, i);
    assert_true(!i ||
                weft_str_compare(weft_graph_entity(g, i - 1U)->id, e->id) < 0);
    strbuf_append(b, e->id);
    for (size_t k = 0U; k < e->alias_count; ++k) {
      put_labelled(b, k ? ", " : " (", e->aliases[k]);
    }
    strbuf_printf(b, "%s %zu\n", e->alias_count ? ")" : "", e->support_count);
  }
}

static inline const char*
join_name(const weft_join_kind kind)
{
  static const char* const names[] = {"name", "type", "alias", "decision"};
  return names[kind];
}

static inline void
put_joins(strbuf* const b, const weft_graph* const g, const bool documents)
{
  for (size_t i = 0U; i < weft_graph_join_count(g); ++i) {
    const weft_join* const j = weft_graph_join(g, i);
    put_labelled(b, "= ", weft_graph_entity(g, j->entity)->id);
    put_labelled(b, ": ", j->a);
    put_labelled(b, " + ", j->b);
    strbuf_printf(b, " by %s", join_name(j->kind));
    put_labelled(b, " ", j->alias);
    if (documents) {
      put_labelled(b, " in ", j->doc);
    }
    strbuf_putc(b, '\n');
  }
}

static inline void
put_review(strbuf* const b, const weft_graph* const g)
{
  for (size_t i = 0U; i < weft_graph_shared_alias_count(g); ++i) {
    const weft_shared_alias* const s = weft_graph_shared_alias(g, i);
    put_labelled(b, "? ", s->alias);
    for (size_t k = 0U; k < s->entity_count; ++k) {
      put_labelled(b, k ? ", " : ": ", s->entities[k]);
      put_labelled(b, " in ", s->docs[k]);
    }
    strbuf_putc(b, '\n');
  }
  for (size_t i = 0U; i < weft_graph_decision_count(g); ++i) {
    const weft_decided* const d = weft_graph_decision(g, i);
    assert_true(d->holds || d->made.kind == WEFT_JOIN ||
                weft_graph_check_decision(g, &d->made, NULL));
    strbuf_puts(b, d->made.kind == WEFT_SPLIT ? "! split " : "! join ");
    strbuf_append(b, d->made.a);
    put_labelled(b, " | ", d->made.b);
    strbuf_puts(b, d->holds ? "\n" : " fails\n");
  }
}

static inline void
put_stated(strbuf* const b, const weft_graph* const g)
{
  for (size_t i = 0U; i < weft_graph_fact_count(g); ++i) {
    const weft_fact* const f = weft_graph_fact(g, i);
    put_said(b, g, f);
    strbuf_printf(b, " %d:", f->confidence);
    for (size_t k = 0U; k < f->support_count; ++k) {
      put_labelled(b, " ", f->supports[k].doc);
      strbuf_printf(b, "@%zu", f->supports[k].evidence.span.start);
    }
    strbuf_putc(b, '\n');
  }
}

static inline void
put_inferred(strbuf* const b, const weft_graph* const g)
{
  for (size_t i = 0U; i < weft_graph_inferred_count(g); ++i) {
    const weft_fact* const f = weft_graph_inferred(g, i);
    assert_true(f->inferred);
    assert_int_equal(f->support_count, 0);
    strbuf_puts(b, "=> ");
    put_said(b, g, f);
    strbuf_printf(b, " %d\n", f->confidence);
    for (size_t k = 0U; k < f->premise_count; ++k) {
      assert_false(f->premises[k]->inferred);
      strbuf_puts(b, "   from ");
      put_said(b, g, f->premises[k]);
      strbuf_putc(b, '\n');
    }
  }
}

static inline void
put_conflicts(strbuf* const b, const weft_graph* const g)
{
  static const char* const names[] = {"values", "disjoint", "circle"};

  weft_conflicts* list = NULL;
  assert_int_equal(weft_conflicts_find(g, &list, NULL), WEFT_OK);
  for (size_t i = 0U; i < weft_conflicts_count(list); ++i) {
    const weft_conflict* const c = weft_conflicts_get(list, i);
    strbuf_printf(b, "# %s%s\n", names[c->kind], c->certain ? "" : "?");
    for (size_t k = 0U; k < c->fact_count; ++k) {
      strbuf_puts(b, "   ");
      put_said(b, g, c->facts[k]);
      strbuf_putc(b, '\n');
    }
  }
  assert_null(weft_conflicts_get(list, weft_conflicts_count(list)));
  weft_conflicts_free(list);
}

static inline char*
dump(const weft_graph* const g)
{
  strbuf b = {0};
  put_entities(&b, g);
  put_joins(&b, g, true);
  put_review(&b, g);
  put_stated(&b, g);
  put_inferred(&b, g);
  put_conflicts(&b, g);
  strbuf_puts(&b, "");
  assert_int_equal(b.status, WEFT_OK);
  if (b.size) {
    b.data[--b.size] = '\0';
  }
  return strbuf_detach(&b, NULL);
}

// The tables of a file, in the same words

static inline void
put_rows(strbuf* const b, db* const d, const char* const sql)
{
  db_statement* s   = NULL;
  bool          row = false;
  assert_int_equal(db_prepare(d, sql, &s, NULL), WEFT_OK);
  assert_int_equal(db_step(s, &row, NULL), WEFT_OK);
  while (row) {
    strbuf_append(b, db_text(s, 0));
    strbuf_putc(b, '\n');
    assert_int_equal(db_step(s, &row, NULL), WEFT_OK);
  }
  db_finish(s);
}

#define SAID(fact, s, r, o, w, u)                                              \
  s ".entity || ' ' || " r ".text || ' ' || coalesce(" o ".entity, " fact      \
    ".type || '/' || " fact ".name) ||"                                        \
    " iif(" fact ".status, ' planned', '') ||"                                 \
    " iif(" w ".text = '', '', ' when ' || " w ".text) ||"                     \
    " iif(" u ".text = '', '', ' of ' || " u ".text)"

#define FROM(fact, s, r, o, w, u)                                              \
  " JOIN entity " s " ON " s ".id = " fact ".subject"                          \
  " JOIN word " r " ON " r ".id = " fact ".relation"                           \
  " LEFT JOIN entity " o " ON " o ".id = " fact ".object"                      \
  " JOIN word " w " ON " w ".id = " fact ".date"                               \
  " JOIN word " u " ON " u ".id = " fact ".of"

static const char entities_sql[] =
  "SELECT e.entity || coalesce(' (' || (SELECT group_concat(name, ', ') FROM"
  " (SELECT name FROM name WHERE entity = e.id AND name <> e.name"
  " ORDER BY name)) || ')', '') || ' ' || e.supports"
  " FROM entity e ORDER BY e.entity";

static const char joins_sql[] =
  "SELECT '= ' || e.entity || ': ' || j.a || ' + ' || j.b || ' by ' || j.kind"
  " || iif(j.alias = '', '', ' ' || j.alias)"
  " FROM joining j JOIN entity e ON e.id = j.entity"
  " ORDER BY e.entity, j.a, j.b";

static const char stated_sql[] = "SELECT " SAID(
  "f",
  "s",
  "r",
  "o",
  "w",
  "u") " || ' ' || f.confidence || ':' || (SELECT group_concat(t, '') FROM"
       " (SELECT ' ' || d.doc || '@' || v.start AS t FROM fact_support k"
       " JOIN support p ON p.document = k.document AND p.number = k.number"
       " JOIN document d ON d.id = p.document JOIN evidence v ON"
       " v.document = p.document AND v.number = p.evidence"
       " WHERE k.fact = f.id ORDER BY d.doc, v.start))"
       " FROM fact f" FROM(
         "f",
         "s",
         "r",
         "o",
         "w",
         "u") " WHERE NOT f.inferred ORDER BY s.entity, r.text,"
              " coalesce(o.entity, f.type || '/' || f.name), f.value, f.unit,"
              " f.status, w.text, u.text";

static const char inferred_sql[] = "SELECT '=> ' || " SAID(
  "f",
  "s",
  "r",
  "o",
  "w",
  "u") " || ' ' || f.confidence || (SELECT group_concat(t, '') FROM"
       " (SELECT char(10) || '   from ' || " SAID(
         "g",
         "s2",
         "r2",
         "o2",
         "w2",
         "u2") " AS t FROM premise p JOIN fact g ON g.id = "
               "p.premise" FROM("g",
                                "s2",
                                "r2",
                                "o2",
                                "w2",
                                "u2") " WHERE p.fact = f.id ORDER BY "
                                      "p.number))"
                                      " FROM fact f" FROM(
                                        "f",
                                        "s",
                                        "r",
                                        "o",
                                        "w",
                                        "u") " WHERE f.inferred ORDER BY "
                                             "s.entity, r.text, "
                                             "o.entity, f.status,"
                                             " w.text, u.text";

static inline char*
dump_file(const char* const path)
{
  db*    d = NULL;
  strbuf b = {0};
  assert_int_equal(db_open(path, DB_READ, &d, NULL), WEFT_OK);
  put_rows(&b, d, entities_sql);
  put_rows(&b, d, joins_sql);
  put_rows(&b, d, stated_sql);
  put_rows(&b, d, inferred_sql);
  db_close(d);
  strbuf_puts(&b, "");
  assert_int_equal(b.status, WEFT_OK);
  return strbuf_detach(&b, NULL);
}

// The part of a graph that the tables hold
static inline char*
dump_tables(const weft_graph* const g)
{
  strbuf b = {0};
  put_entities(&b, g);
  put_joins(&b, g, false);
  put_stated(&b, g);
  put_inferred(&b, g);
  strbuf_puts(&b, "");
  assert_int_equal(b.status, WEFT_OK);
  return strbuf_detach(&b, NULL);
}

#endif // WEFT_TEST_GRAPH_DUMP_H
