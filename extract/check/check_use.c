// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Examples that cannot come true, and declarations that nobody uses.

#include "check/check.h"

#include "pack/pack_text.h"
#include "rule/rule_json.h"

#include <string.h>

// Report an example's relation that the rule does not have
static void
check_relation(checker* c, const rule* r, const json_node* node)
{
  const char* const name = json_string(node);
  if (!name || !r->output_count || r->broken) {
    return;
  }
  const int relation = rules_relation(c->rules, weft_str_from(name));
  for (size_t i = 0U; i < r->output_count; ++i) {
    if (r->outputs[i].relation == relation) {
      return;
    }
  }
  const int own = r->outputs[0].relation;
  check_report_at(c,
                  WEFT_SEVERITY_WARNING,
                  r->source->file,
                  node,
                  "the rule gives no `%s`, so this never comes; is `%.*s` "
                  "meant?",
                  show_name(weft_str_from(name)).text,
                  (int)c->rules->schema->relations[own].name.size,
                  c->rules->schema->relations[own].name.data);
}

static void
check_planned(checker* c, const rule* r, const json_node* node)
{
  if (json_string(node) && strcmp(json_string(node), "planned") != 0) {
    check_report_at(c,
                    WEFT_SEVERITY_WARNING,
                    r->source->file,
                    node,
                    "the fourth part of an example can only be `planned`");
  }
}

static void
check_example(checker* c, const rule* r, const json_node* example)
{
  const json_node* n = json_first(json_get(example, "triples"));
  for (; n; n = json_next(n)) {
    const json_node* const subject  = json_first(n);
    const json_node* const relation = subject ? json_next(subject) : NULL;
    const json_node* const object   = relation ? json_next(relation) : NULL;
    check_relation(c, r, relation);
    check_planned(c, r, object ? json_next(object) : NULL);
  }
}

void
check_examples(checker* c)
{
  for (size_t i = 0U; i < c->rules->rule_count; ++i) {
    const rule* const r = &c->rules->rules[i];
    const json_node*  n = json_first(json_get(r->source->node, "examples"));
    for (; n; n = json_next(n)) {
      check_example(c, r, n);
    }
  }
}

// Types that relations, other members of rules and subtypes name
static type_set
declared_use(const checker* c)
{
  type_set                used   = c->used;
  const weft_rules* const rules  = c->rules;
  const weft_schema*      schema = rules->schema;
  for (size_t i = 0U; i < schema->relation_count; ++i) {
    const weft_relation_info* const r = &schema->relations[i];
    for (size_t k = 0U; k < r->domain_count; ++k) {
      used |= (type_set)1U << rules_type(rules, r->domain[k]);
    }
    for (size_t k = 0U; k < r->range_count; ++k) {
      used |= (type_set)1U << rules_type(rules, r->range[k]);
    }
  }
  for (size_t i = 0U; i < rules->rule_count; ++i) {
    used |= rules->rules[i].holder;
    const uint8_t of = rules->rules[i].of_from;
    used |= of == TYPE_NONE ? 0U : (type_set)1U << of;
  }
  for (size_t i = 0U; i < schema->type_count; ++i) {
    const uint8_t parent = rules_type(rules, schema->types[i].parent);
    used |= parent == TYPE_NONE ? 0U : (type_set)1U << parent;
  }
  for (size_t i = 0U; i < rules->open_count; ++i) {
    used |= (type_set)1U << rules->open_types[i];
  }
  return used;
}

// Note a declaration under `member` of pack.jsonc that nobody uses
static void
note_member(checker* c, const char* member, weft_str name, const char* what)
{
  const pack_set* const packs = c->rules->packs;
  for (size_t i = 0U; i < packs->unit_count; ++i) {
    const json* const      file = packs->units[i];
    const json_node* const node =
      json_get(json_get(json_root(file), member), name.data);
    if (node) {
      size_t line   = 0U;
      size_t column = 0U;
      json_key_where(file, node, &line, &column);
      check_report(c,
                   WEFT_SEVERITY_NOTE,
                   file,
                   line,
                   column,
                   "%s `%.*s`",
                   what,
                   (int)name.size,
                   name.data);
      return;
    }
  }
}

void
check_unused(checker* c)
{
  const weft_rules* const  rules  = c->rules;
  const weft_schema* const schema = rules->schema;
  if (c->found->counts[WEFT_SEVERITY_ERROR] || !rules->rule_count) {
    return; // what is broken or missing may use them
  }
  for (size_t i = 0U; i < rules->packs->macro_count; ++i) {
    const pack_macro* const m      = &rules->packs->macros[i];
    size_t                  line   = 0U;
    size_t                  column = 0U;
    if (!c->macros[i]) {
      json_key_where(m->file, m->node, &line, &column);
      check_report(c,
                   WEFT_SEVERITY_NOTE,
                   m->file,
                   line,
                   column,
                   "no pattern uses the macro `%s`",
                   m->name);
    }
  }
  const type_set used = declared_use(c);
  for (size_t i = 0U; i < schema->type_count; ++i) {
    if (!(used >> i & 1U)) {
      note_member(c, "types", schema->types[i].name, "nothing has the type");
    }
  }
  for (size_t i = 0U; i < schema->relation_count; ++i) {
    if (!c->relations[i]) {
      note_member(c,
                  "relations",
                  schema->relations[i].name,
                  "no rule gives the relation");
    }
  }
}
