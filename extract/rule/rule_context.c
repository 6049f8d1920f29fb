// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Where a rule applies: the kinds of sentences that it reads, and the members
// `unless` and `not_in`.

#include "pack/pack_rule_shape.h"
#include "rule/context.h"
#include "rule/rule_job.h"

#include "try.h"

#include <string.h>

_Static_assert((int)PACK_UNLESS_COUNT == (int)UNLESS_PLACES, "a name each");

enum {
  BODY     = 1U << WEFT_SENTENCE_BODY,
  HEADLINE = 1U << WEFT_SENTENCE_HEADLINE,
  ITEM     = 1U << WEFT_SENTENCE_ITEM
};

static bool
is_only(const json_node* node)
{
  return json_string(node) && !strcmp(json_string(node), "only");
}

// Whether a list of strings has a name
static bool
lists_name(const json_node* list, const char* name)
{
  for (const json_node* n = json_first(list); n; n = json_next(n)) {
    if (json_string(n) && !strcmp(json_string(n), name)) {
      return true;
    }
  }
  return false;
}

// Headlines leave out too much for most patterns
static uint8_t
read_kinds(const rule_job* j)
{
  const json_node* const node     = j->source->node;
  const json_node* const headline = json_get(node, "headline");
  const json_node* const items    = json_get(node, "list_items");
  const json_node* const not_in   = json_get(node, "not_in");
  unsigned               only     = 0U;
  unsigned               kinds    = BODY | HEADLINE | ITEM;
  only |= is_only(headline) ? HEADLINE : 0U;
  only |= is_only(items) ? ITEM : 0U;
  if (!is_only(headline) &&
      !json_bool(headline, j->rule->kind != RULE_TRIPLE)) {
    kinds &= ~(unsigned)HEADLINE;
  }
  if (!is_only(items) && !json_bool(items, true)) {
    kinds &= ~(unsigned)ITEM;
  }
  kinds = only ? only : kinds;
  kinds &= ~(lists_name(not_in, "headline") ? (unsigned)HEADLINE : 0U);
  kinds &= ~(lists_name(not_in, "list_item") ? (unsigned)ITEM : 0U);
  return (uint8_t)kinds;
}

static weft_status
add_unless(rule_job*        j,
           rule_context*    c,
           const json_node* node,
           unless_place     where)
{
  weft_status st = WEFT_OK;
  if (c->count == UNLESS_MAX) {
    return rule_fail(
      j, node, "a rule has at most 32 patterns in \"unless\"; join some", NULL);
  }
  unless_pattern* const u = &c->items[c->count];
  u->where                = where;
  u->node                 = node;
  u->pattern.across       = j->rule->across;
  TRY(st,
      pattern_compile_plain(
        j->rules, j->source->file, node, &u->pattern, j->found));
  if (!u->pattern.re) {
    j->failed = true;
    return WEFT_OK;
  }
  ++c->count;
  return WEFT_OK;
}

// One pattern, or an array of them
static weft_status
add_patterns(rule_job*        j,
             rule_context*    c,
             const json_node* node,
             unless_place     where)
{
  weft_status st = WEFT_OK;
  if (!node || json_node_type(node) == JSON_STRING) {
    return node ? add_unless(j, c, node, where) : WEFT_OK;
  }
  for (const json_node* n = json_first(node); n && c->count <= UNLESS_MAX;
       n                  = json_next(n)) {
    TRY(st, add_unless(j, c, n, where));
  }
  return WEFT_OK;
}

static weft_status
read_unless(rule_job* j, rule_context* c, const json_node* node)
{
  weft_status st = WEFT_OK;
  if (json_node_type(node) != JSON_OBJECT) {
    return add_patterns(j, c, node, UNLESS_ANYWHERE);
  }
  bool some = false;
  for (size_t i = 0U; i < UNLESS_PLACES; ++i) {
    const json_node* const list = json_get(node, pack_unless_names[i]);
    some                        = some || list;
    TRY(st, add_patterns(j, c, list, (unless_place)i));
  }
  c->within =
    (size_t)rule_number(json_get(node, "within"), 0, UNLESS_WITHIN_MAX, 0);
  return some ? WEFT_OK
              : rule_fail(j,
                          node,
                          "\"unless\" has no pattern; give it \"anywhere\", "
                          "\"before\", \"inside\" or \"after\"",
                          NULL);
}

weft_status
rule_read_context(rule_job* j)
{
  rule* const            r      = j->rule;
  const json_node* const node   = j->source->node;
  const json_node* const unless = json_get(node, "unless");
  const json_node* const not_in = json_get(node, "not_in");
  r->kinds                      = read_kinds(j);
  r->in_headline                = rule_reads(r, WEFT_SENTENCE_HEADLINE);
  r->across = rule_number(json_get(node, "sentences"), 1, 2, 1) > 1;
  if (!r->kinds) {
    return rule_fail(j,
                     not_in,
                     "the rule reads no sentence at all; take what it is for "
                     "out of \"not_in\"",
                     NULL);
  }
  if (!unless && !not_in) {
    return WEFT_OK;
  }
  arena* const m = &j->rules->memory;
  r->context     = arena_array(m, 1U, sizeof(rule_context));
  if (!r->context) {
    return WEFT_ERR_NO_MEMORY;
  }
  r->context->quoted    = lists_name(not_in, "quote");
  r->context->bracketed = lists_name(not_in, "parenthesis");
  r->context->items     = arena_array(m, UNLESS_MAX, sizeof(unless_pattern));
  if (!r->context->items) {
    return WEFT_ERR_NO_MEMORY;
  }
  return unless ? read_unless(j, r->context, unless) : WEFT_OK;
}
