// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// From a question as written to one whose names are known.

#include "query/compile.h"

#include "value.h"

#include "try.h"

#include <stdlib.h>
#include <string.h>

static weft_status
fail(const weft_query* const q, const size_t at, const char* const message)
{
  return query_fail(
    q->ast.text, at, WEFT_ERR_BAD_INPUT, q->r.error, "%s", message);
}

// Whether a value may be meant: a number, a date, or a value's own spelling
static bool
may_be_literal(const found_names* const n)
{
  for (size_t i = 0U; i < n->word_count; ++i) {
    if (word_is_number(&n->words[i]) || word_is_date(&n->words[i])) {
      return true;
    }
  }
  return n->literal_count > 0U;
}

// One more place that doubles the statements
static weft_status
new_bit(weft_query* const q, const size_t at, int* const out)
{
  if (q->bit_count == QUERY_BIT_MAX) {
    return query_fail(q->ast.text,
                      at,
                      WEFT_ERR_LIMIT,
                      q->r.error,
                      "more than 8 places where an entity or a value may "
                      "stand, or a relation may be read backwards; name types "
                      "and relations");
  }
  *out = (int)q->bit_count++;
  return WEFT_OK;
}

static weft_status
resolve_object(weft_query* const q, const size_t index)
{
  const query_term* const term  = &q->ast.patterns[index].object;
  found_pattern* const    found = &q->patterns[index];
  const found_types*      types = &found->object_types;
  weft_status             st    = WEFT_OK;
  found->dual                   = NO_PATTERN;
  TRY(st, resolve_types(&q->r, term->types, &found->object_types));
  if (term->kind != TERM_NAMES) {
    return st;
  }
  TRY(st, resolve_names(&q->r, term->names, types->literals, &found->object));
  const bool entity = types->entities && found->object.entities;
  const bool value  = types->literals && may_be_literal(&found->object);
  if (entity && value) {
    return new_bit(q, term->at, &found->dual);
  }
  found->side = entity ? SIDE_ENTITY : SIDE_LITERAL;
  return entity || value
           ? st
           : resolve_fail_name(&q->r, term->names.items[0].text, term->at);
}

static weft_status
resolve_subject(weft_query* const q, const size_t index)
{
  const query_term* const term  = &q->ast.patterns[index].subject;
  found_pattern* const    found = &q->patterns[index];
  weft_status             st    = WEFT_OK;
  TRY(st, resolve_types(&q->r, term->types, &found->subject_types));
  if (!found->subject_types.entities) {
    return fail(q, term->at, "a value is no subject; give a type of entities");
  }
  if (term->kind == TERM_NAMES) {
    TRY(st, resolve_names(&q->r, term->names, false, &found->subject));
    if (!found->subject.entities) {
      return resolve_fail_name(&q->r, term->names.items[0].text, term->at);
    }
  }
  return st;
}

// Conditions

static bool
is_equality(const query_op op)
{
  return op == OP_EQ || op == OP_NE;
}

static bool
is_one_of(const weft_str text, const char* const a, const char* const b)
{
  return weft_str_equals(text, weft_str_from(a)) ||
         weft_str_equals(text, weft_str_from(b));
}

static weft_status
check_document(weft_query* const q, const query_comparison* const is)
{
  sql         s     = {.count = 0U};
  int64_t     found = 0;
  weft_status st    = WEFT_OK;
  sql_put(&s, "SELECT 1 FROM document WHERE doc = ");
  sql_put_text(&s, is->word.text);
  st = sql_read_int(&s, q->r.d, &found, q->r.error);
  sql_free(&s);
  return st || found ? st
                     : query_fail(q->ast.text,
                                  is->at,
                                  WEFT_ERR_NOT_FOUND,
                                  q->r.error,
                                  "no document %.*s; give its name as it was "
                                  "built",
                                  query_shown(is->word.text),
                                  is->word.text.data);
}

// What is wrong with the value of a condition, or NULL
static const char*
find_mistake(const query_condition* const c)
{
  const query_word* const word = &c->is.word;
  switch (c->attribute) {
    case ATTRIBUTE_STATUS:
      return is_one_of(word->text, "actual", "planned")
               ? NULL
               : "status is actual or planned";
    case ATTRIBUTE_INFERRED:
      return is_one_of(word->text, "yes", "no") ? NULL
                                                : "inferred is yes or no";
    case ATTRIBUTE_CONFIDENCE:
    case ATTRIBUTE_SOURCES:
      return word_is_number(word) ? NULL : "expected a number";
    case ATTRIBUTE_WHEN:
      return word_is_date(word)
               ? NULL
               : "expected a date: YYYY, YYYY-MM or YYYY-MM-DD";
    default:
      return NULL;
  }
}

static bool
is_ordered(const query_attribute attribute)
{
  return attribute == ATTRIBUTE_CONFIDENCE || attribute == ATTRIBUTE_SOURCES ||
         attribute == ATTRIBUTE_WHEN;
}

static weft_status
resolve_condition(weft_query* const            q,
                  const query_condition* const c,
                  found_relations* const       words)
{
  weft_status st = WEFT_OK;
  if (c->is.is_variable) {
    return st;
  }
  if (!is_ordered(c->attribute) && !is_equality(c->is.op)) {
    return fail(q, c->is.at, "this attribute has no order; use = or !=");
  }
  const char* const mistake = find_mistake(c);
  if (mistake) {
    return fail(q, c->is.at, mistake);
  }
  if (c->attribute == ATTRIBUTE_DOC) {
    return check_document(q, &c->is);
  }
  if (c->attribute == ATTRIBUTE_OF) {
    TRY(st, resolve_words(&q->r, (query_words){&c->is.word, 1U}, words));
    if (!words->count && c->is.op == OP_EQ) {
      return query_fail(q->ast.text,
                        c->is.at,
                        WEFT_ERR_NOT_FOUND,
                        q->r.error,
                        "no fact is of %.*s; list what there is with [of = ?x]",
                        query_shown(c->is.word.text),
                        c->is.word.text.data);
    }
  }
  return st;
}

// Which relations of a pattern are symmetric
static weft_status
resolve_symmetric(weft_query* const q, const size_t index)
{
  const query_term* const      term  = &q->ast.patterns[index].relation;
  found_pattern* const         found = &q->patterns[index];
  const found_relations* const all   = &q->symmetric;
  int64_t                      ids[RELATION_IDS_MAX] = {0};
  size_t                       count                 = 0U;
  weft_status                  st                    = WEFT_OK;
  found->swap                                        = NO_PATTERN;
  for (size_t i = 0U; i < all->count; ++i) {
    bool meant = term->kind != TERM_NAMES;
    for (size_t k = 0U; k < found->relations.count; ++k) {
      meant = meant || found->relations.ids[k] == all->ids[i];
    }
    if (meant) {
      ids[count++] = all->ids[i];
    }
  }
  TRY(st, resolver_keep_ids(&q->r, ids, count, &found->symmetric));
  return count && (found->dual != NO_PATTERN || found->side != SIDE_LITERAL)
           ? new_bit(q, term->at, &found->swap)
           : st;
}

static weft_status
resolve_pattern(weft_query* const q, const size_t index)
{
  const query_pattern* const pattern = &q->ast.patterns[index];
  found_pattern* const       found   = &q->patterns[index];
  weft_status                st      = WEFT_OK;
  TRY(st, resolve_subject(q, index));
  TRY(st, resolve_object(q, index));
  if (pattern->relation.kind == TERM_NAMES) {
    TRY(st,
        resolve_relations(&q->r, pattern->relation.names, &found->relations));
  }
  TRY(st, resolve_symmetric(q, index));
  for (size_t i = 0U; i < pattern->condition_count; ++i) {
    TRY(st, resolve_condition(q, &pattern->conditions[i], &found->words[i]));
  }
  return st;
}

// Comparisons

// Whether a variable's values can be numbers or dates
static bool
has_order(const weft_query* const q, const size_t variable)
{
  const query_variable* const v = &q->ast.variables[variable];
  return v->kind == VARIABLE_NODE
           ? !v->entity
           : v->kind == VARIABLE_ATTRIBUTE && is_ordered(v->attribute);
}

static weft_status
check_variables(const weft_query* const q, const query_filter* const f)
{
  const query_variable* const a = &q->ast.variables[f->variable];
  const query_variable* const b = &q->ast.variables[f->is.variable];
  if (has_order(q, f->variable) && has_order(q, f->is.variable)) {
    return WEFT_OK;
  }
  if (!is_equality(f->is.op)) {
    return fail(
      q, f->is.at, "only numbers and dates have an order; use = or !=");
  }
  return a->kind == b->kind && a->attribute == b->attribute
           ? WEFT_OK
           : fail(q, f->is.at, "two variables of different kinds never agree");
}

static weft_status
resolve_filter(weft_query* const q, const size_t index)
{
  const query_filter* const   f     = &q->ast.filters[index];
  found_filter* const         found = &q->filters[index];
  const query_variable* const v     = &q->ast.variables[f->variable];
  weft_status                 st    = WEFT_OK;
  if (f->is.is_variable) {
    return check_variables(q, f);
  }
  const query_words word = {&f->is.word, 1U};
  const bool number = word_is_number(&f->is.word) || word_is_date(&f->is.word);
  if (!is_equality(f->is.op)) {
    return number && has_order(q, f->variable)
             ? st
             : fail(q,
                    f->is.at,
                    "only numbers and dates have an order; use = or !=");
  }
  if (v->kind == VARIABLE_RELATION) {
    return resolve_relations(&q->r, word, &found->relations);
  }
  if (v->kind == VARIABLE_NODE) {
    TRY(st, resolve_names(&q->r, word, !v->entity, &found->names));
    return f->is.op == OP_NE || found->names.entities ||
               (!v->entity && may_be_literal(&found->names))
             ? st
             : resolve_fail_name(&q->r, f->is.word.text, f->is.at);
  }
  return is_ordered(v->attribute) && !number
           ? fail(q, f->is.at, "expected a number or a date")
           : st;
}

// Variables

static void
limit_types(found_variable* const v, const found_types* const types)
{
  v->can_be_entity  = v->can_be_entity && types->entities;
  v->can_be_literal = v->can_be_literal && types->literals;
}

static weft_status
resolve_variable(weft_query* const q, const size_t index)
{
  const query_variable* const v     = &q->ast.variables[index];
  found_variable* const       found = &q->variables[index];
  *found                            = (found_variable){.can_be_entity  = true,
                                                       .can_be_literal = !v->entity,
                                                       .dual           = NO_PATTERN,
                                                       .pattern        = NO_PATTERN};
  for (size_t i = 0U; i < q->ast.pattern_count; ++i) {
    const query_pattern* const p = &q->ast.patterns[i];
    if (p->subject.kind == TERM_VARIABLE && p->subject.variable == index) {
      limit_types(found, &q->patterns[i].subject_types);
    }
    if (p->object.kind == TERM_VARIABLE && p->object.variable == index) {
      limit_types(found, &q->patterns[i].object_types);
      ++found->objects;
    }
  }
  if (v->kind != VARIABLE_NODE) {
    return WEFT_OK;
  }
  if (!found->can_be_entity && !found->can_be_literal) {
    return fail(q, v->at, "nothing can have both of these types");
  }
  if (!found->can_be_literal || !found->can_be_entity) {
    found->side = found->can_be_entity ? SIDE_ENTITY : SIDE_LITERAL;
  } else if (found->objects > 1U) {
    return new_bit(q, v->at, &found->dual);
  }
  return WEFT_OK;
}

static weft_cell_kind
cell_kind(const weft_query* const q, const size_t variable)
{
  const query_variable* const v = &q->ast.variables[variable];
  switch (v->kind) {
    case VARIABLE_NODE:
      return q->variables[variable].side == SIDE_ENTITY ? WEFT_CELL_ENTITY
                                                        : WEFT_CELL_NODE;
    case VARIABLE_RELATION:
      return WEFT_CELL_RELATION;
    case VARIABLE_ATTRIBUTE:
      break;
  }
  return v->attribute == ATTRIBUTE_CONFIDENCE ||
             v->attribute == ATTRIBUTE_SOURCES
           ? WEFT_CELL_NUMBER
           : WEFT_CELL_TEXT;
}

weft_status
query_resolve(weft_query* const q)
{
  weft_status st = WEFT_OK;
  TRY(st, resolve_all_symmetric(&q->r, &q->symmetric));
  for (size_t i = 0U; i < q->ast.pattern_count; ++i) {
    TRY(st, resolve_pattern(q, i));
  }
  for (size_t i = 0U; i < q->ast.variable_count; ++i) {
    TRY(st, resolve_variable(q, i));
  }
  for (size_t i = 0U; i < q->ast.filter_count; ++i) {
    TRY(st, resolve_filter(q, i));
  }
  for (size_t i = 0U; i < q->ast.column_count; ++i) {
    const size_t variable = q->ast.columns[i];
    q->columns[i] =
      (weft_column){q->ast.variables[variable].name, cell_kind(q, variable)};
  }
  return st;
}
