// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// What variables stand for, in SQL.

#include "query/emit.h"

bool
emit_is_swapped(const emitter* const x, const size_t p)
{
  const int bit = x->q->patterns[p].swap;
  return bit != NO_PATTERN && ((x->options.variant >> bit) & 1U);
}

void
emit_end(const emitter* const x, const size_t p, const role at)
{
  static const char* const columns[] = {"subject", "relation", "object"};

  const role opposite = at == ROLE_SUBJECT  ? ROLE_OBJECT
                        : at == ROLE_OBJECT ? ROLE_SUBJECT
                                            : at;
  sql_put_column(x->s, p, columns[emit_is_swapped(x, p) ? opposite : at]);
}

void
emit_id(const emitter* const x, const size_t variable)
{

  const found_variable* const v = &x->q->variables[variable];
  emit_end(x, (size_t)v->pattern, v->at);
}

void
emit_attribute(sql* const            s,
               const size_t          pattern,
               const size_t          condition,
               const query_attribute attribute)
{
  switch (attribute) {
    case ATTRIBUTE_STATUS:
      strbuf_printf(&s->text,
                    "CASE f%zu.status WHEN 1 THEN 'planned' ELSE 'actual' END",
                    pattern);
      break;
    case ATTRIBUTE_CONFIDENCE:
      sql_put_column(s, pattern, "confidence");
      break;
    case ATTRIBUTE_WHEN:
    case ATTRIBUTE_OF:
      strbuf_printf(&s->text,
                    "(SELECT nullif(text, '') FROM word WHERE id = f%zu.%s)",
                    pattern,
                    attribute == ATTRIBUTE_WHEN ? "date" : "of");
      break;
    case ATTRIBUTE_DOC:
      strbuf_printf(&s->text, "d%zu_%zu.doc", pattern, condition);
      break;
    case ATTRIBUTE_UNIT:
      strbuf_printf(&s->text, "nullif(f%zu.unit, '')", pattern);
      break;
    case ATTRIBUTE_SOURCES:
      sql_put_column(s, pattern, "supports");
      break;
    case ATTRIBUTE_INFERRED:
      strbuf_printf(&s->text,
                    "CASE f%zu.inferred WHEN 1 THEN 'yes' ELSE 'no' END",
                    pattern);
      break;
    case ATTRIBUTE_COUNT:
      break;
  }
}

void
emit_variable_attribute(const emitter* const x, const size_t variable)
{
  const found_variable* const v = &x->q->variables[variable];
  emit_attribute(x->s,
                 (size_t)v->pattern,
                 v->condition,
                 x->q->ast.variables[variable].attribute);
}

void
emit_number(const emitter* const x, const size_t variable)
{
  const query_variable* const v = &x->q->ast.variables[variable];
  if (v->kind == VARIABLE_NODE && !v->entity) {
    sql_put_column(x->s, (size_t)x->q->variables[variable].pattern, "number");
  } else if (v->kind == VARIABLE_ATTRIBUTE &&
             (v->attribute == ATTRIBUTE_CONFIDENCE ||
              v->attribute == ATTRIBUTE_SOURCES)) {
    emit_variable_attribute(x, variable);
  } else {
    sql_put(x->s, "NULL");
  }
}

void
emit_date(const emitter* const x, const size_t variable)
{
  const query_variable* const v = &x->q->ast.variables[variable];
  if (v->kind == VARIABLE_NODE && !v->entity) {
    const size_t p = (size_t)x->q->variables[variable].pattern;
    strbuf_printf(
      &x->s->text, "CASE f%zu.kind WHEN 2 THEN f%zu.value END", p, p);
  } else if (v->kind == VARIABLE_ATTRIBUTE && v->attribute == ATTRIBUTE_WHEN) {
    emit_variable_attribute(x, variable);
  } else {
    sql_put(x->s, "NULL");
  }
}

void
emit_literal_key(sql* const s, const size_t p)
{
  strbuf_printf(&s->text,
                "CASE f%zu.kind WHEN 1 THEN f%zu.number"
                " WHEN 2 THEN f%zu.value ELSE name_key(f%zu.name) END",
                p,
                p,
                p,
                p);
}

void
emit_names(sql* const s, const found_names* const names)
{
  sql_put(s, " IN (SELECT entity FROM name WHERE key");
  sql_put_texts(s, names->keys, names->key_count);
  sql_put(s, ")");
}

void
emit_literal(sql* const s, const size_t p, const found_names* const names)
{
  sql_put(s, "(");
  sql_put_column(s, p, "name");
  sql_put_texts(s, names->literals, names->literal_count);
  for (size_t i = 0U; i < names->word_count; ++i) {
    const query_word* const word = &names->words[i];
    if (word_is_number(word)) {
      strbuf_printf(&s->text, " OR f%zu.number = CAST(", p);
      sql_put_text(s, word->text);
      sql_put(s, " AS REAL)");
    }
    if (word_is_date(word)) {
      strbuf_printf(&s->text,
                    " OR (f%zu.kind = 2 AND substr(f%zu.value, 1, %zu) = ",
                    p,
                    p,
                    word->text.size);
      sql_put_text(s, word->text);
      sql_put(s, ")");
    }
  }
  sql_put(s, ")");
}
