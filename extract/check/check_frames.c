// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Arguments of frames: whether anything can fill them, and whether the relation
// takes them.

#include "check/check.h"

#include <string.h>

// The type that a string node names, as a bit
static type_set
named_type(const weft_rules* rules, const json_node* node)
{
  const char* const name = json_string(node);
  const uint8_t     type =
    name ? rules_type(rules, weft_str_from(name)) : TYPE_NONE;
  return type == TYPE_NONE ? 0U : (type_set)1U << type;
}

// Warn of an argument that no mention can be
static void
check_filled(checker*         c,
             const rule*      r,
             const json_node* type,
             type_set         direct,
             type_set         types)
{
  if (c->filled && types && !(types & c->fillable)) {
    check_report_at(c,
                    WEFT_SEVERITY_WARNING,
                    r->source->file,
                    type,
                    "nothing gives names of type %s, so the rule can never "
                    "fire; list some in lexicon/ or write a mention rule",
                    check_type_names(c->rules, direct).text);
  }
}

// Warn of each listed type that the relation does not take
static void
check_types(checker* c, const rule* r, const json_node* type, bool subject)
{
  const bool       list = json_node_type(type) == JSON_ARRAY;
  const json_node* n    = list ? json_first(type) : type;
  for (; n; n = list ? json_next(n) : NULL) {
    size_t line   = 0U;
    size_t column = 0U;
    json_where(r->source->file, n, &line, &column);
    check_end(c,
              r->source->file,
              line,
              column,
              named_type(c->rules, n),
              r->outputs[0].relation,
              subject,
              list && json_next(json_first(type)));
  }
}

static void
check_argument(checker* c, const rule* r, const char* member)
{
  const json_node* const type =
    json_get(json_get(r->source->node, member), "type");
  const bool       list    = json_node_type(type) == JSON_ARRAY;
  const json_node* n       = list ? json_first(type) : type;
  type_set         direct  = 0U;
  type_set         types   = 0U;
  const bool       subject = !strcmp(member, "subject");
  for (; n; n = list ? json_next(n) : NULL) {
    direct |= named_type(c->rules, n);
  }
  for (size_t i = 0U; i < c->rules->schema->type_count; ++i) {
    types |= direct >> i & 1U ? c->rules->closure[i] : 0U;
  }
  c->used |= direct;
  if (r->broken) {
    return;
  }
  check_filled(c, r, type, direct, types);
  if ((subject || !strcmp(member, "object")) && r->output_count &&
      r->outputs[0].relation >= 0) {
    check_types(c, r, type, subject);
  }
}

weft_status
check_frames(checker* c)
{
  static const char* const members[] = {
    "subject", "object", "when", "with", "of"};
  for (size_t i = 0U; i < c->rules->rule_count; ++i) {
    const rule* const r = &c->rules->rules[i];
    for (size_t k = 0U;
         r->kind == RULE_FRAME && k < sizeof(members) / sizeof(members[0]);
         ++k) {
      const json_node* const n = json_get(r->source->node, members[k]);
      if (n && json_node_type(n) == JSON_OBJECT) {
        check_argument(c, r, members[k]);
      }
    }
  }
  return WEFT_OK;
}
