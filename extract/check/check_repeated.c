// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Patterns, stems and endings that two rules have which are the same otherwise:
// the second never wins.

#include "check/check.h"

#include "strbuf.h"
#include "try.h"

#include <stdio.h>
#include <string.h>

// Members that do not change what a rule finds, only how sure it is of it
static bool
is_aside(const char* key, const char* list)
{
  static const char* const members[] = {
    "id", "comment", "examples", "counterexamples", "confidence", "priority"};
  for (size_t i = 0U; i < sizeof(members) / sizeof(members[0]); ++i) {
    if (!strcmp(key, members[i])) {
      return true;
    }
  }
  return !strcmp(key, "pattern") || !strcmp(key, "patterns") ||
         !strcmp(key, list);
}

static bool
same_value(const json_node* a, const json_node* b)
{
  if (!a || !b || json_node_type(a) != json_node_type(b)) {
    return !a && !b;
  }
  switch (json_node_type(a)) {
    case JSON_STRING:
      return !strcmp(json_string(a), json_string(b));
    case JSON_NUMBER:
      return json_number(a, 0.0) == json_number(b, 0.0);
    case JSON_BOOL:
      return json_bool(a, false) == json_bool(b, false);
    default:
      break;
  }
  const json_node* x = json_first(a);
  const json_node* y = json_first(b);
  while (x && y && !strcmp(json_key(x), json_key(y)) && same_value(x, y)) {
    x = json_next(x);
    y = json_next(y);
  }
  return !x && !y;
}

// Whether all members of `a` are those of `b`, but for those aside
static bool
has_members(const json_node* a, const json_node* b, const char* list)
{
  for (const json_node* n = json_first(a); n; n = json_next(n)) {
    if (!is_aside(json_key(n), list) &&
        !same_value(n, json_get(b, json_key(n)))) {
      return false;
    }
  }
  return true;
}

// Whether two rules ask for the same and give the same, but for `list`
static bool
same_rule(const rule* a, const rule* b, const char* list)
{
  return a == b || (has_members(a->source->node, b->source->node, list) &&
                    has_members(b->source->node, a->source->node, list));
}

static void
report(checker*         c,
       const rule*      r,
       const json_node* node,
       const char*      what,
       const rule*      other,
       const char*      remedy)
{
  check_report_at(c,
                  WEFT_SEVERITY_WARNING,
                  r->source->file,
                  node,
                  "%s in rule `%s` (%s:%zu)%s",
                  what,
                  other->id,
                  json_file(other->source->file),
                  other->line,
                  remedy);
}

// A place where something is used, and the one before it
typedef struct {
  const rule*      r;
  const json_node* node;
  size_t           previous; // or SIZE_MAX
} use;

// Uses by what they use
typedef struct {
  use*   items;
  size_t count;
  table  last; // key → last use
} uses;

// Look through earlier uses of `key` for one in a rule that is the same, and
// add this one
static weft_status
add_use(checker*         c,
        uses*            u,
        weft_str         key,
        const rule*      r,
        const json_node* node,
        const char*      list,
        const char*      what)
{
  const size_t previous = table_get(&u->last, key, SIZE_MAX);
  for (size_t i = previous; i != SIZE_MAX; i = u->items[i].previous) {
    if (same_rule(r, u->items[i].r, list)) {
      report(c,
             r,
             node,
             what,
             u->items[i].r,
             ", which is the same otherwise; remove one of the two");
      return WEFT_OK;
    }
  }
  u->items[u->count] = (use){r, node, previous};
  return table_set(&u->last, key, u->count++);
}

static size_t
count_uses(const weft_rules* rules)
{
  size_t count = 1U;
  for (size_t i = 0U; i < rules->rule_count; ++i) {
    count += rules->rules[i].pattern_count;
    const json_node* const node = rules->rules[i].source->node;
    const json_node*       n    = json_first(json_get(node, "predicate"));
    for (; n; n = json_next(n)) {
      ++count;
    }
    for (n = json_first(json_get(node, "suffix")); n; n = json_next(n)) {
      ++count;
    }
  }
  return count;
}

static weft_status
add_patterns(checker* c, uses* u, const rule* r)
{
  weft_status            st   = WEFT_OK;
  const json_node* const one  = json_get(r->source->node, "pattern");
  const json_node* const many = json_get(r->source->node, "patterns");
  const json_node*       n    = one ? one : json_first(many);
  for (size_t k = 0U; n && k < r->pattern_count; ++k) {
    const pattern* const p = &r->patterns[k];
    char                 text[24];
    snprintf(text, sizeof(text), "p%u", p->number);
    const weft_str key = arena_copy(&c->mem, weft_str_from(text));
    if (!key.data) {
      return WEFT_ERR_NO_MEMORY;
    }
    TRY(st, add_use(c, u, key, r, n, "pattern", "this pattern is already"));
    n = n == one ? json_first(many) : json_next(n);
  }
  return st;
}

// Items of a list, each with the list's name before it
static weft_status
add_items(checker* c, uses* u, const rule* r, const char* list)
{
  weft_status      st = WEFT_OK;
  const json_node* n  = json_first(json_get(r->source->node, list));
  for (; n; n = json_next(n)) {
    const char* const text = json_string(n);
    strbuf            key  = {NULL, 0U, 0U, WEFT_OK};
    strbuf_printf(&key, "%s %s", list, text ? text : "");
    const weft_str copy = arena_copy(&c->mem, strbuf_str(&key));
    const bool     lost = key.status || !copy.data;
    strbuf_free(&key);
    if (lost) {
      return WEFT_ERR_NO_MEMORY;
    }
    // A word that stands twice in one list is found by its shape
    const size_t last = table_get(&u->last, copy, SIZE_MAX);
    if (last == SIZE_MAX || u->items[last].r != r) {
      TRY(st, add_use(c, u, copy, r, n, list, "this word is already"));
    }
  }
  return st;
}

weft_status
check_repeated(checker* c)
{
  weft_status             st    = WEFT_OK;
  const weft_rules* const rules = c->rules;
  uses                    u     = {.count = 0U};
  u.items = arena_array(&c->mem, count_uses(rules), sizeof(use));
  st      = u.items ? WEFT_OK : WEFT_ERR_NO_MEMORY;
  for (size_t i = 0U; !st && i < rules->rule_count; ++i) {
    const rule* const r = &rules->rules[i];
    if (r->broken) {
      continue;
    }
    st = add_patterns(c, &u, r);
    if (!st && r->kind == RULE_FRAME) {
      st = add_items(c, &u, r, "predicate");
    } else if (!st && r->kind == RULE_SUFFIX) {
      st = add_items(c, &u, r, "suffix");
    }
  }
  table_free(&u.last);
  return st;
}
