// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// SQL for a resolved question.  Tables are joined with CROSS JOIN, which keeps
// SQLite to the order of the plan.

#include "query/emit.h"

#include "str.h"

void
emit_and(emitter* const x)
{
  sql_put(x->s, x->where ? " AND " : " WHERE ");
  x->where = true;
}

query_side
emit_side(const emitter* const x, const size_t variable)
{
  const found_variable* const v = &x->q->variables[variable];
  return side_of(v->dual, v->side, x->options.variant);
}

const char*
emit_op(const query_op op)
{
  static const char* const signs[] = {
    " = ", " <> ", " < ", " <= ", " > ", " >= "};
  return signs[op];
}

// Variables that stand more than once

// Whether a variable is found here, and everywhere else joined with it
static bool
is_home(const emitter* const x,
        const size_t         variable,
        const size_t         p,
        const role           at,
        const size_t         condition)
{
  const found_variable* const v = &x->q->variables[variable];
  return v->pattern == (int)p && v->at == at && v->condition == condition;
}

bool
emit_is_literal_join(const emitter* const x, const size_t p)
{
  const query_term* const object = &x->q->ast.patterns[p].object;
  return object->kind == TERM_VARIABLE &&
         x->q->variables[object->variable].objects > 1U &&
         emit_side(x, object->variable) == SIDE_LITERAL &&
         !is_home(x, object->variable, p, ROLE_OBJECT, 0U);
}

static void
meet_object(emitter* const x, const size_t p, const size_t variable)
{
  const size_t home = (size_t)x->q->variables[variable].pattern;
  emit_and(x);
  if (emit_is_literal_join(x, p)) {
    // The table has the key as a column: SQLite makes an index for it
    strbuf_printf(&x->s->text,
                  "f%zu.kind = f%zu.kind AND f%zu.unit = f%zu.unit"
                  " AND f%zu.k = ",
                  p,
                  home,
                  p,
                  home,
                  p);
    emit_literal_key(x->s, home);
    return;
  }
  emit_end(x, p, ROLE_OBJECT);
  sql_put(x->s, " = ");
  emit_id(x, variable);
}

static void
meet_attribute(emitter* const x, const size_t p, const size_t c)
{
  const query_condition* const condition = &x->q->ast.patterns[p].conditions[c];
  const size_t                 variable  = condition->is.variable;
  const bool home = is_home(x, variable, p, ROLE_ATTRIBUTE, c);
  if (condition->attribute == ATTRIBUTE_DOC) {
    emit_and(x);
    strbuf_printf(&x->s->text,
                  "s%zu_%zu.fact = f%zu.id AND d%zu_%zu.id = s%zu_%zu.document",
                  p,
                  c,
                  p,
                  p,
                  c,
                  p,
                  c);
  }
  emit_and(x);
  emit_attribute(x->s, p, c, condition->attribute);
  if (home) {
    sql_put(x->s, " IS NOT NULL");
  } else {
    sql_put(x->s, " = ");
    emit_variable_attribute(x, variable);
  }
}

// Bind the variables of a pattern, or join them with where they were bound
static void
meet(emitter* const x, const size_t p)
{
  const query_pattern* const pattern = &x->q->ast.patterns[p];
  const size_t               s       = pattern->subject.variable;
  const size_t               r       = pattern->relation.variable;
  const size_t               o       = pattern->object.variable;
  if (pattern->subject.kind == TERM_VARIABLE &&
      !is_home(x, s, p, ROLE_SUBJECT, 0U)) {
    emit_and(x);
    emit_end(x, p, ROLE_SUBJECT);
    sql_put(x->s, " = ");
    emit_id(x, s);
  }
  if (pattern->relation.kind == TERM_VARIABLE &&
      !is_home(x, r, p, ROLE_RELATION, 0U)) {
    emit_and(x);
    sql_put_column(x->s, p, "relation = ");
    emit_id(x, r);
  }
  if (pattern->object.kind == TERM_VARIABLE &&
      !is_home(x, o, p, ROLE_OBJECT, 0U)) {
    meet_object(x, p, o);
  }
  for (size_t c = 0U; c < pattern->condition_count; ++c) {
    if (pattern->conditions[c].is.is_variable) {
      meet_attribute(x, p, c);
    }
  }
}

// The statement

// Facts with a literal that another fact shares, with a key to join them by
static void
put_keyed_tables(emitter* const x)
{
  bool first = true;
  for (size_t p = 0U; p < x->q->ast.pattern_count; ++p) {
    if (!emit_is_literal_join(x, p)) {
      continue;
    }
    strbuf_printf(&x->s->text,
                  "%sl%zu AS MATERIALIZED (SELECT *, ",
                  first ? "WITH " : ", ",
                  p);
    emit_literal_key(x->s, p);
    strbuf_printf(&x->s->text, " AS k FROM fact f%zu", p);
    x->where = false;
    emit_pattern(x, p, false);
    sql_put(x->s, ")");
    first = false;
  }
  sql_put(x->s, first ? "" : " ");
  x->where = false;
}

static void
put_tables(const emitter* const x)
{
  for (size_t i = 0U; i < x->q->ast.pattern_count; ++i) {
    const size_t               p       = x->q->plan[i];
    const query_pattern* const pattern = &x->q->ast.patterns[p];
    sql_put(x->s, i ? " CROSS JOIN " : " FROM ");
    if (emit_is_literal_join(x, p)) {
      strbuf_printf(&x->s->text, "l%zu AS f%zu", p, p);
    } else {
      strbuf_printf(&x->s->text, "fact AS f%zu", p);
    }
    if (!i && x->options.ordered) {
      sql_put(x->s,
              emit_is_swapped(x, p) ? " INDEXED BY fact_object"
                                    : " INDEXED BY fact_subject");
    }
    for (size_t c = 0U; c < pattern->condition_count; ++c) {
      if (pattern->conditions[c].is.is_variable &&
          pattern->conditions[c].attribute == ATTRIBUTE_DOC) {
        strbuf_printf(&x->s->text,
                      " CROSS JOIN fact_support s%zu_%zu"
                      " CROSS JOIN document d%zu_%zu",
                      p,
                      c,
                      p,
                      c);
      }
    }
  }
}

// Columns of a node that may be a literal, in the order that run.c reads
static void
put_node_columns(const emitter* const x, const size_t variable)
{
  static const char* const columns[] = {
    "name", "type", "kind", "value", "unit", "number"};

  const size_t p = (size_t)x->q->variables[variable].pattern;
  emit_id(x, variable);
  for (size_t i = 0U; i < COUNT(columns); ++i) {
    sql_put(x->s, ", ");
    sql_put_column(x->s, p, columns[i]);
  }
}

static void
put_columns(const emitter* const x, statement_column* const columns)
{
  const query_ast* const ast  = &x->q->ast;
  int                    next = 0;
  sql_put(x->s, "SELECT ");
  for (size_t i = 0U; i < ast->column_count; ++i) {
    const size_t variable = ast->columns[i];
    columns[i]            = (statement_column){next, x->q->columns[i].kind};
    sql_put(x->s, i ? ", " : "");
    switch (columns[i].kind) {
      case WEFT_CELL_ENTITY:
      case WEFT_CELL_RELATION:
        emit_id(x, variable);
        ++next;
        break;
      case WEFT_CELL_NODE:
        put_node_columns(x, variable);
        next += 7;
        break;
      case WEFT_CELL_TEXT:
      case WEFT_CELL_NUMBER:
        emit_variable_attribute(x, variable);
        ++next;
        break;
    }
  }
  if (x->options.facts) {
    for (size_t i = 0U; i < ast->pattern_count; ++i) {
      sql_put(x->s, next + (int)i ? ", " : "");
      sql_put_column(x->s, i, "id");
    }
  } else if (!next) {
    sql_put(x->s, "1");
  }
}

bool
query_is_empty(weft_query* const q, const unsigned variant)
{
  const emitter x = {q, {variant, false, false}, NULL, false};
  for (size_t p = 0U; p < q->ast.pattern_count; ++p) {
    // Values have no relation that is read backwards
    if (emit_is_swapped(&x, p) && emit_object_side(&x, p) == SIDE_LITERAL) {
      return true;
    }
  }
  return false;
}

weft_status
query_emit(weft_query* const       q,
           const statement_options options,
           sql* const              out,
           statement_column        columns[QUERY_VARIABLE_MAX])
{
  emitter x = {q, options, out, false};
  put_keyed_tables(&x);
  put_columns(&x, columns);
  put_tables(&x);
  for (size_t i = 0U; i < q->ast.pattern_count; ++i) {
    emit_pattern(&x, q->plan[i], !i && options.ordered);
    meet(&x, q->plan[i]);
  }
  emit_filters(&x);
  if (options.ordered) {
    sql_put(out, " ORDER BY ");
    emit_end(&x, q->plan[0], ROLE_SUBJECT);
  }
  return out->text.status;
}

void
query_emit_estimate(const weft_query* const q, const size_t p, sql* const out)
{
  const query_pattern* const pattern = &q->ast.patterns[p];
  const found_pattern* const found   = &q->patterns[p];
  bool                       where   = false;
  if (pattern->subject.kind == TERM_NAMES) {
    sql_put(out, " WHERE ");
    sql_put_column(out, p, "subject");
    emit_names(out, &found->subject);
    where = true;
  } else if (pattern->object.kind == TERM_NAMES && found->dual == NO_PATTERN &&
             found->side == SIDE_ENTITY) {
    sql_put(out, " WHERE ");
    sql_put_column(out, p, "object");
    emit_names(out, &found->object);
    where = true;
  }
  if (pattern->relation.kind == TERM_NAMES) {
    sql_put(out, where ? " AND " : " WHERE ");
    sql_put_column(out, p, "relation");
    sql_put_ints(out, found->relations.ids, found->relations.count);
  }
}
