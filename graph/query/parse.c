// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// docs/query.md describes the language that is read here.

#include "query/ast.h"

#include "query/lex.h"

#include "fail.h"
#include "str.h"
#include "try.h"
#include "utf8.h"

#include <string.h>

typedef struct {
  query_ast*  ast;
  token       now;
  weft_error* error;
} parser;

static weft_status
fail(const parser* const p, const size_t at, const char* const message)
{
  return query_fail(
    p->ast->text, at, WEFT_ERR_BAD_INPUT, p->error, "%s", message);
}

static weft_status
fail_limit(const parser* const p, const size_t at, const char* const message)
{
  return query_fail(p->ast->text, at, WEFT_ERR_LIMIT, p->error, "%s", message);
}

static weft_status
advance(parser* const p)
{
  return lex_next(p->ast->text, p->now.end, &p->ast->memory, &p->now, p->error);
}

static bool
is_keyword(const token* const t, const char* const word)
{
  return t->kind == TOKEN_WORD && !t->quoted &&
         weft_str_equals(t->text, weft_str_from(word));
}

// Variables

static weft_status
get_variable(parser* const p, size_t* const out)
{
  query_ast* const ast = p->ast;
  for (size_t i = 0U; i < ast->variable_count; ++i) {
    if (weft_str_equals(ast->variables[i].name, p->now.text)) {
      *out = i;
      return WEFT_OK;
    }
  }
  if (ast->variable_count == QUERY_VARIABLE_MAX) {
    return fail_limit(p, p->now.at, "more than 32 variables; use fewer");
  }
  *out = ast->variable_count;
  ast->variables[ast->variable_count++] =
    (query_variable){.name = p->now.text, .at = p->now.at};
  return WEFT_OK;
}

// Note what a variable stands for at byte `at`
static weft_status
bind_variable(parser* const             p,
              const size_t              variable,
              const query_variable_kind kind,
              const query_attribute     attribute,
              const size_t              at)
{
  static const char* const names[] = {
    "an entity or a value", "a relation", "an attribute of a fact"};

  query_variable* const v = &p->ast->variables[variable];
  if (!v->bound) {
    v->bound     = true;
    v->kind      = kind;
    v->attribute = attribute;
  }
  if (v->kind != kind || v->attribute != attribute) {
    return query_fail(p->ast->text,
                      at,
                      WEFT_ERR_BAD_INPUT,
                      p->error,
                      "?%.*s stands for %s elsewhere; use two variables",
                      query_shown(v->name),
                      v->name.data,
                      names[v->kind]);
  }
  return WEFT_OK;
}

// Terms

// Words with bars between them
static weft_status
parse_words(parser* const p, const char* const wanted, query_words* const out)
{
  query_word  items[QUERY_CHOICE_MAX];
  size_t      count = 0U;
  weft_status st    = WEFT_OK;
  for (;;) {
    if (p->now.kind != TOKEN_WORD) {
      return fail(p, p->now.at, wanted);
    }
    if (count == QUERY_CHOICE_MAX) {
      return fail_limit(p, p->now.at, "more than 32 alternatives; use fewer");
    }
    items[count++] = (query_word){p->now.text, p->now.at, p->now.quoted};
    TRY(st, advance(p));
    if (p->now.kind != TOKEN_PIPE) {
      break;
    }
    TRY(st, advance(p));
  }
  query_word* const copy =
    arena_array(&p->ast->memory, count, sizeof(query_word));
  if (!copy) {
    return WEFT_ERR_NO_MEMORY;
  }
  memcpy(copy, items, count * sizeof(query_word));
  *out = (query_words){copy, count};
  return st;
}

static weft_status
parse_types(parser* const p, query_term* const out)
{
  weft_status st = WEFT_OK;
  if (p->now.kind == TOKEN_COLON) {
    TRY(st, advance(p));
    TRY(st,
        parse_words(p,
                    "a type must follow the colon; names with a colon in them "
                    "need quotes",
                    &out->types));
  }
  return st;
}

static weft_status
parse_term(parser* const p, const char* const wanted, query_term* const out)
{
  weft_status st = WEFT_OK;
  *out           = (query_term){.kind = TERM_ANY, .at = p->now.at};
  if (p->now.kind == TOKEN_STAR) {
    TRY(st, advance(p));
  } else if (p->now.kind == TOKEN_VARIABLE) {
    out->kind = TERM_VARIABLE;
    TRY(st, get_variable(p, &out->variable));
    TRY(st, advance(p));
  } else {
    out->kind = TERM_NAMES;
    TRY(st, parse_words(p, wanted, &out->names));
  }
  return st;
}

static weft_status
parse_node(parser* const p, const char* const wanted, query_term* const out)
{
  weft_status st = WEFT_OK;
  TRY(st, parse_term(p, wanted, out));
  TRY(st, parse_types(p, out));
  return out->kind == TERM_VARIABLE
           ? bind_variable(
               p, out->variable, VARIABLE_NODE, (query_attribute)0, out->at)
           : st;
}

// Conditions

weft_str
query_attribute_name(const query_attribute attribute)
{
  static const weft_str names[] = {WEFT_STR_INIT("status"),
                                   WEFT_STR_INIT("confidence"),
                                   WEFT_STR_INIT("when"),
                                   WEFT_STR_INIT("of"),
                                   WEFT_STR_INIT("doc"),
                                   WEFT_STR_INIT("unit"),
                                   WEFT_STR_INIT("sources"),
                                   WEFT_STR_INIT("inferred")};
  return names[attribute];
}

static weft_status
parse_comparison(parser* const p, query_comparison* const out)
{
  weft_status st = WEFT_OK;
  if (p->now.kind != TOKEN_OP) {
    return fail(p, p->now.at, "expected one of = != < <= > >=");
  }
  out->op = p->now.op;
  TRY(st, advance(p));
  out->at          = p->now.at;
  out->is_variable = p->now.kind == TOKEN_VARIABLE;
  if (out->is_variable) {
    TRY(st, get_variable(p, &out->variable));
  } else if (p->now.kind == TOKEN_WORD) {
    out->word = (query_word){p->now.text, p->now.at, p->now.quoted};
  } else {
    return fail(
      p, p->now.at, "expected a number, a date, a name or a variable");
  }
  return advance(p);
}

static weft_status
parse_condition(parser* const p, query_pattern* const pattern)
{
  weft_status st        = WEFT_OK;
  const token t         = p->now;
  size_t      attribute = 0U;
  if (pattern->condition_count == QUERY_CONDITION_MAX) {
    return fail_limit(p, t.at, "more than 16 conditions; use fewer");
  }
  while (attribute < ATTRIBUTE_COUNT &&
         (t.kind != TOKEN_WORD ||
          !weft_str_equals(t.text,
                           query_attribute_name((query_attribute)attribute)))) {
    ++attribute;
  }
  if (attribute == ATTRIBUTE_COUNT) {
    return fail(p,
                t.at,
                "expected one of status, confidence, when, of, doc, unit, "
                "sources, inferred");
  }
  query_condition* const c = &pattern->conditions[pattern->condition_count++];
  c->attribute             = (query_attribute)attribute;
  TRY(st, advance(p));
  TRY(st, parse_comparison(p, &c->is));
  if (!c->is.is_variable) {
    return st;
  }
  return c->is.op == OP_EQ
           ? bind_variable(
               p, c->is.variable, VARIABLE_ATTRIBUTE, c->attribute, c->is.at)
           : fail(p,
                  c->is.at,
                  "brackets name an attribute with =; compare variables in a "
                  "clause of their own");
}

static weft_status
parse_conditions(parser* const p, query_pattern* const pattern)
{
  weft_status st = WEFT_OK;
  if (p->now.kind != TOKEN_OPEN) {
    return st;
  }
  do {
    TRY(st, advance(p));
    TRY(st, parse_condition(p, pattern));
  } while (p->now.kind == TOKEN_COMMA);
  if (p->now.kind != TOKEN_CLOSE) {
    return fail(p, p->now.at, "expected , or ] behind a condition");
  }
  return advance(p);
}

// Clauses

static weft_status
parse_filter(parser* const p, const query_term* const left)
{
  query_ast* const ast = p->ast;
  if (left->kind != TERM_VARIABLE || left->types.count) {
    return fail(p, left->at, "a comparison begins with a variable, such as ?n");
  }
  if (ast->filter_count == QUERY_FILTER_MAX) {
    return fail_limit(p, left->at, "more than 64 comparisons; use fewer");
  }
  query_filter* const f = &ast->filters[ast->filter_count++];
  f->variable           = left->variable;
  return parse_comparison(p, &f->is);
}

static weft_status
parse_relation(parser* const p, query_term* const out)
{
  weft_status st = WEFT_OK;
  TRY(st,
      parse_term(
        p, "expected a relation, a variable or * behind the subject", out));
  return out->kind == TERM_VARIABLE
           ? bind_variable(
               p, out->variable, VARIABLE_RELATION, (query_attribute)0, out->at)
           : st;
}

static weft_status
parse_clause(parser* const p)
{
  query_ast* const ast  = p->ast;
  query_term       left = {.kind = TERM_ANY};
  weft_status      st   = WEFT_OK;
  TRY(st, parse_term(p, "expected a name, a variable or *", &left));
  TRY(st, parse_types(p, &left));
  if (p->now.kind == TOKEN_OP) {
    return parse_filter(p, &left);
  }
  if (ast->pattern_count == QUERY_PATTERN_MAX) {
    return fail_limit(p, left.at, "more than 24 patterns; use fewer");
  }
  query_pattern* const pattern = &ast->patterns[ast->pattern_count++];
  pattern->subject             = left;
  if (left.kind == TERM_VARIABLE) {
    TRY(st,
        bind_variable(
          p, left.variable, VARIABLE_NODE, (query_attribute)0, left.at));
    ast->variables[left.variable].entity = true;
  }
  TRY(st, parse_relation(p, &pattern->relation));
  TRY(
    st,
    parse_node(p,
               "expected a name, a value, a variable or * behind the relation",
               &pattern->object));
  return parse_conditions(p, pattern);
}

// The whole

static weft_status
parse_select(parser* const p)
{
  query_ast* const ast = p->ast;
  weft_status      st  = WEFT_OK;
  if (!is_keyword(&p->now, "SELECT")) {
    return st;
  }
  TRY(st, advance(p));
  while (p->now.kind == TOKEN_VARIABLE) {
    size_t variable = 0U;
    TRY(st, get_variable(p, &variable));
    for (size_t i = 0U; i < ast->column_count; ++i) {
      if (ast->columns[i] == variable) {
        return fail(p, p->now.at, "a column that is selected twice");
      }
    }
    ast->columns[ast->column_count++] = variable;
    TRY(st, advance(p));
  }
  if (!ast->column_count) {
    return fail(p, p->now.at, "expected a variable to select, such as ?x");
  }
  if (!is_keyword(&p->now, "WHERE")) {
    return fail(p, p->now.at, "expected WHERE behind the selected variables");
  }
  return advance(p);
}

static weft_status
parse_order(parser* const p)
{
  query_ast* const ast = p->ast;
  weft_status      st  = WEFT_OK;
  TRY(st, advance(p));
  if (!is_keyword(&p->now, "BY")) {
    return fail(p, p->now.at, "expected BY behind ORDER");
  }
  TRY(st, advance(p));
  while (p->now.kind == TOKEN_VARIABLE &&
         ast->order_count < QUERY_VARIABLE_MAX) {
    query_order* const order = &ast->order[ast->order_count++];
    TRY(st, get_variable(p, &order->variable));
    TRY(st, advance(p));
    order->descending = is_keyword(&p->now, "DESC");
    if (order->descending) {
      TRY(st, advance(p));
    }
  }
  return ast->order_count
           ? st
           : fail(p, p->now.at, "expected a variable to order by, such as ?n");
}

static weft_status
parse_limit(parser* const p)
{
  weft_status st    = WEFT_OK;
  size_t      value = 0U;
  TRY(st, advance(p));
  for (size_t i = 0U; i < p->now.text.size; ++i) {
    const unsigned digit = (unsigned)((unsigned char)p->now.text.data[i]) - '0';
    if (digit > 9U || i >= 9U) {
      value = 0U;
      break;
    }
    value = value * 10U + digit;
  }
  if (p->now.kind != TOKEN_WORD || !value) {
    return fail(p, p->now.at, "expected a number of rows above 0 behind LIMIT");
  }
  p->ast->limit = value;
  return advance(p);
}

static bool
is_tail(const parser* const p)
{
  return is_keyword(&p->now, "ORDER") || is_keyword(&p->now, "LIMIT") ||
         p->now.kind == TOKEN_END;
}

static weft_status
parse_clauses(parser* const p)
{
  weft_status st = WEFT_OK;
  for (;;) {
    TRY(st, parse_clause(p));
    if (p->now.kind == TOKEN_DOT) {
      TRY(st, advance(p));
    } else if (!is_tail(p)) {
      return fail(p,
                  p->now.at,
                  "expected ' . ' behind a clause; a name of many words needs "
                  "quotes");
    }
    if (is_tail(p)) {
      return st;
    }
  }
}

static weft_status
parse_all(parser* const p)
{
  weft_status st = WEFT_OK;
  TRY(st, advance(p));
  TRY(st, parse_select(p));
  TRY(st, parse_clauses(p));
  if (is_keyword(&p->now, "ORDER")) {
    TRY(st, parse_order(p));
  }
  if (is_keyword(&p->now, "LIMIT")) {
    TRY(st, parse_limit(p));
  }
  return p->now.kind == TOKEN_END
           ? st
           : fail(p, p->now.at, "expected the end of the query");
}

// Every variable must be found somewhere; all are columns unless some are
// selected, and rows are ordered by the columns in the end
static weft_status
finish(parser* const p)
{
  query_ast* const ast = p->ast;
  if (!ast->pattern_count) {
    return fail(p, 0U, "no pattern; give one such as ?x develops ?y");
  }
  for (size_t i = 0U; i < ast->variable_count; ++i) {
    const query_variable* const v = &ast->variables[i];
    if (!v->bound) {
      return query_fail(ast->text,
                        v->at,
                        WEFT_ERR_BAD_INPUT,
                        p->error,
                        "?%.*s stands in no pattern; give one that finds it",
                        query_shown(v->name),
                        v->name.data);
    }
  }
  if (!ast->column_count) {
    for (size_t i = 0U; i < ast->variable_count; ++i) {
      ast->columns[ast->column_count++] = i;
    }
  }
  for (size_t i = 0U; i < ast->order_count; ++i) {
    size_t column = 0U;
    while (column < ast->column_count &&
           ast->columns[column] != ast->order[i].variable) {
      ++column;
    }
    if (column == ast->column_count) {
      return fail(p,
                  ast->text.size,
                  "rows are ordered by a variable that is not selected; "
                  "select it as well");
    }
  }
  return WEFT_OK;
}

weft_status
query_parse(const weft_str text, query_ast* const out, weft_error* const error)
{
  parser p     = {.ast = out, .error = error};
  out->text    = text;
  size_t valid = utf8_valid(text);
  if (valid < text.size) {
    return query_fail((weft_str){text.data, valid},
                      valid,
                      WEFT_ERR_BAD_TEXT,
                      error,
                      "bytes that are no UTF-8; write the query in UTF-8");
  }
  if (text.size > QUERY_SIZE_MAX) {
    return fail_limit(&p, 0U, "a query of more than 64 KiB; make it shorter");
  }
  weft_status st = parse_all(&p);
  st             = st ? st : finish(&p);
  if (st == WEFT_ERR_NO_MEMORY) {
    (void)fail_memory(error);
  }
  return st;
}

void
query_ast_free(query_ast* const ast)
{
  arena_free(&ast->memory);
}
