// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Comparisons of variables, in SQL.

#include "query/emit.h"

// Whether two facts have one object, entity or literal
static void
put_same_object(const emitter* const x, const size_t a, const size_t b)
{
  emit_end(x, a, ROLE_OBJECT);
  sql_put(x->s, " = ");
  emit_end(x, b, ROLE_OBJECT);
  strbuf_printf(&x->s->text,
                " OR (f%zu.object IS NULL AND f%zu.object IS NULL"
                " AND f%zu.kind = f%zu.kind AND f%zu.unit = f%zu.unit AND ",
                a,
                b,
                a,
                b,
                a,
                b);
  emit_literal_key(x->s, a);
  sql_put(x->s, " = ");
  emit_literal_key(x->s, b);
  sql_put(x->s, ")");
}

static void
put_order_constant(const emitter* const x, const query_filter* const f)
{
  const query_word* const word = &f->is.word;
  bool                    more = false;
  if (word_is_number(word)) {
    emit_number(x, f->variable);
    sql_put(x->s, emit_op(f->is.op == OP_NE ? OP_EQ : f->is.op));
    sql_put(x->s, "CAST(");
    sql_put_text(x->s, word->text);
    sql_put(x->s, " AS REAL)");
    more = true;
  }
  if (word_is_date(word)) {
    sql_put(x->s, more ? " OR substr(" : "substr(");
    emit_date(x, f->variable);
    strbuf_printf(&x->s->text,
                  ", 1, %zu)%s",
                  word->text.size,
                  emit_op(f->is.op == OP_NE ? OP_EQ : f->is.op));
    sql_put_text(x->s, word->text);
    more = true;
  }
  sql_put(x->s, more ? "" : "0");
}

// Whether a variable is what `f` names
static void
put_constant(const emitter* const      x,
             const query_filter* const f,
             const size_t              i)
{
  const found_filter* const   found = &x->q->filters[i];
  const query_variable* const v     = &x->q->ast.variables[f->variable];
  if (v->kind == VARIABLE_RELATION) {
    emit_id(x, f->variable);
    sql_put_ints(x->s, found->relations.ids, found->relations.count);
    return;
  }
  put_order_constant(x, f);
  if (f->is.op != OP_EQ && f->is.op != OP_NE) {
    return;
  }
  if (v->kind == VARIABLE_NODE) {
    sql_put(x->s, " OR ");
    emit_id(x, f->variable);
    emit_names(x->s, &found->names);
    if (!v->entity) {
      const size_t p = (size_t)x->q->variables[f->variable].pattern;
      sql_put(x->s, " OR ");
      emit_literal(x->s, p, &found->names);
    }
  } else {
    sql_put(x->s, " OR ");
    emit_variable_attribute(x, f->variable);
    sql_put(x->s, " = ");
    sql_put_text(x->s, f->is.word.text);
    sql_put(x->s, " COLLATE NOCASE");
  }
}

// Two dates are compared at the precision that both have
static void
put_common_date(const emitter* const x, const size_t a, const size_t b)
{
  sql_put(x->s, "substr(");
  emit_date(x, a);
  sql_put(x->s, ", 1, min(length(");
  emit_date(x, a);
  sql_put(x->s, "), length(");
  emit_date(x, b);
  sql_put(x->s, ")))");
}

static void
put_same_variable(const emitter* const x, const query_filter* const f)
{
  const query_variable* const v = &x->q->ast.variables[f->variable];
  const size_t                a = f->variable;
  const size_t                b = f->is.variable;
  if (v->kind == VARIABLE_NODE && x->q->variables[a].at == ROLE_OBJECT &&
      x->q->variables[b].at == ROLE_OBJECT) {
    put_same_object(x,
                    (size_t)x->q->variables[a].pattern,
                    (size_t)x->q->variables[b].pattern);
  } else if (v->kind == VARIABLE_ATTRIBUTE) {
    emit_variable_attribute(x, a);
    sql_put(x->s, " = ");
    emit_variable_attribute(x, b);
  } else {
    emit_id(x, a);
    sql_put(x->s, " = ");
    emit_id(x, b);
  }
}

static void
put_variables(const emitter* const x, const query_filter* const f)
{
  const query_variable* const a     = &x->q->ast.variables[f->variable];
  const query_variable* const b     = &x->q->ast.variables[f->is.variable];
  const bool                  equal = f->is.op == OP_EQ || f->is.op == OP_NE;
  if (equal && a->kind == b->kind && a->attribute == b->attribute) {
    put_same_variable(x, f);
    return;
  }
  const char* const op = emit_op(equal ? OP_EQ : f->is.op);
  emit_number(x, f->variable);
  sql_put(x->s, op);
  emit_number(x, f->is.variable);
  sql_put(x->s, " OR ");
  put_common_date(x, f->variable, f->is.variable);
  sql_put(x->s, op);
  put_common_date(x, f->is.variable, f->variable);
}

void
emit_filters(emitter* const x)
{
  for (size_t i = 0U; i < x->q->ast.filter_count; ++i) {
    const query_filter* const f = &x->q->ast.filters[i];
    emit_and(x);
    sql_put(x->s, f->is.op == OP_NE ? "NOT ifnull((" : "(");
    if (f->is.is_variable) {
      put_variables(x, f);
    } else {
      put_constant(x, f, i);
    }
    sql_put(x->s, f->is.op == OP_NE ? "), 0)" : ")");
  }
}
