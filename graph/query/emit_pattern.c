// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Conditions of one pattern, in SQL.

#include "query/emit.h"

enum { COLLECTED_FROM = 1000 };

static void
put_entity_types(emitter* const           x,
                 const size_t             p,
                 const role               at,
                 const found_types* const types)
{
  sql_put(x->s, "EXISTS(SELECT 1 FROM entity e WHERE e.id = ");
  emit_end(x, p, at);
  sql_put(x->s, " AND e.type");
  sql_put_texts(x->s, types->names, types->count);
  sql_put(x->s, ")");
}

static void
put_object_types(emitter* const           x,
                 const size_t             p,
                 const query_side         side,
                 const found_types* const types)
{
  emit_and(x);
  if (side == SIDE_ENTITY) {
    put_entity_types(x, p, ROLE_OBJECT, types);
    return;
  }
  strbuf_printf(&x->s->text, "(f%zu.object IS NULL AND f%zu.type", p, p);
  sql_put_texts(x->s, types->names, types->count);
  if (side == SIDE_ANY) {
    sql_put(x->s, " OR ");
    put_entity_types(x, p, ROLE_OBJECT, types);
  }
  sql_put(x->s, ")");
}

query_side
emit_object_side(const emitter* const x, const size_t p)
{
  const query_term* const object = &x->q->ast.patterns[p].object;
  switch (object->kind) {
    case TERM_VARIABLE:
      return emit_side(x, object->variable);
    case TERM_NAMES:
      return side_of(
        x->q->patterns[p].dual, x->q->patterns[p].side, x->options.variant);
    case TERM_ANY:
      break;
  }
  return SIDE_ANY;
}

static void
put_object(emitter* const x, const size_t p)
{
  const found_pattern* const found  = &x->q->patterns[p];
  const query_term* const    object = &x->q->ast.patterns[p].object;
  const query_side           side   = emit_object_side(x, p);
  if (side == SIDE_LITERAL) {
    emit_and(x);
    sql_put_column(x->s, p, "object IS NULL");
  } else if (side == SIDE_ENTITY && object->kind != TERM_NAMES) {
    emit_and(x);
    sql_put_column(x->s, p, "object IS NOT NULL");
  }
  if (object->kind == TERM_NAMES) {
    emit_and(x);
    if (side == SIDE_ENTITY) {
      emit_end(x, p, ROLE_OBJECT);
      emit_names(x->s, &found->object);
    } else {
      emit_literal(x->s, p, &found->object);
    }
  }
  if (object->types.count) {
    put_object_types(x, p, side, &found->object_types);
  }
}

static void
put_relation(emitter* const x, const size_t p, const bool ordered)
{
  const found_pattern* const   found   = &x->q->patterns[p];
  const bool                   swapped = emit_is_swapped(x, p);
  const found_relations* const ids =
    swapped ? &found->symmetric : &found->relations;
  if (swapped) {
    emit_and(x);
    sql_put_column(x->s, p, "object IS NOT NULL");
  }
  if (swapped || x->q->ast.patterns[p].relation.kind == TERM_NAMES) {
    emit_and(x);
    // A sign keeps SQLite from the index that would lose the order
    sql_put(x->s, ordered ? "+" : "");
    sql_put_column(x->s, p, "relation");
    sql_put_ints(x->s, ids->ids, ids->count);
  }
}

static void
put_when(sql* const s, const size_t p, const query_comparison* const is)
{
  sql_put_column(s, p, "date");
  strbuf_printf(&s->text,
                " IN (SELECT id FROM word WHERE text GLOB '[0-9]*'"
                " AND substr(text, 1, %zu)%s",
                is->word.text.size,
                emit_op(is->op));
  sql_put_text(s, is->word.text);
  sql_put(s, ")");
}

// No index leads from documents to facts: where a pattern begins the search and
// gives many facts, all of the document are collected before
static void
put_document(const emitter* const          x,
             const size_t                  p,
             const query_comparison* const is)
{
  const bool collect =
    is->op == OP_EQ && x->q->plan[0] == p && x->q->rows[p] >= COLLECTED_FROM;
  if (collect) {
    sql_put_column(x->s, p, "id IN (SELECT s.fact");
  } else {
    sql_put(x->s, is->op == OP_NE ? "NOT " : "");
    sql_put(x->s, "EXISTS(SELECT 1");
  }
  sql_put(x->s,
          " FROM fact_support s JOIN document d ON d.id = s.document"
          " WHERE d.doc = ");
  sql_put_text(x->s, is->word.text);
  if (!collect) {
    sql_put(x->s, " AND s.fact = ");
    sql_put_column(x->s, p, "id");
  }
  sql_put(x->s, ")");
}

static void
put_condition(emitter* const x, const size_t p, const size_t c)
{
  const query_condition* const condition = &x->q->ast.patterns[p].conditions[c];
  const query_comparison* const is       = &condition->is;
  const found_relations* const  words    = &x->q->patterns[p].words[c];
  emit_and(x);
  switch (condition->attribute) {
    case ATTRIBUTE_WHEN:
      put_when(x->s, p, is);
      break;
    case ATTRIBUTE_DOC:
      put_document(x, p, is);
      break;
    case ATTRIBUTE_OF:
      sql_put_column(x->s, p, "of");
      sql_put(x->s, is->op == OP_NE ? " NOT IN (0" : " IN (0");
      for (size_t i = 0U; i < words->count; ++i) {
        sql_put(x->s, ",");
        sql_put_int(x->s, words->ids[i]);
      }
      sql_put(x->s, ")");
      break;
    case ATTRIBUTE_CONFIDENCE:
    case ATTRIBUTE_SOURCES:
      emit_attribute(x->s, p, c, condition->attribute);
      sql_put(x->s, emit_op(is->op));
      sql_put(x->s, "CAST(");
      sql_put_text(x->s, is->word.text);
      sql_put(x->s, " AS REAL)");
      break;
    default:
      emit_attribute(x->s, p, c, condition->attribute);
      sql_put(x->s, emit_op(is->op));
      sql_put_text(x->s, is->word.text);
      sql_put(x->s, " COLLATE NOCASE");
      break;
  }
}

void
emit_pattern(emitter* const x, const size_t p, const bool ordered)
{
  const query_pattern* const pattern = &x->q->ast.patterns[p];
  const found_pattern* const found   = &x->q->patterns[p];
  if (pattern->subject.kind == TERM_NAMES) {
    emit_and(x);
    emit_end(x, p, ROLE_SUBJECT);
    emit_names(x->s, &found->subject);
  }
  put_relation(x, p, ordered);
  if (pattern->subject.types.count) {
    emit_and(x);
    put_entity_types(x, p, ROLE_SUBJECT, &found->subject_types);
  }
  put_object(x, p);
  for (size_t c = 0U; c < pattern->condition_count; ++c) {
    if (!pattern->conditions[c].is.is_variable) {
      put_condition(x, p, c);
    }
  }
}
