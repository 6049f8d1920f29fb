// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "rule/rule_json.h"

#include "clause/topic.h"
#include "rule/rule_job.h"
#include "try.h"
#include "utf8.h"

#include <string.h>

enum { DEFAULT_CONFIDENCE = 800 };

static const struct {
  const char* name;
  rule_kind   kind;
} kind_names[] = {
  {"suffix", RULE_SUFFIX},
  {"mention", RULE_NAME},
  {"alias", RULE_ALIAS},
  {"pattern", RULE_TRIPLE},
  {"frame", RULE_FRAME},
  {"cue", RULE_CUE},
  {"reference", RULE_REFER},
  {"short", RULE_SHORT},
  {"verbs", RULE_WORDS},
};

static const char* const known_members[] = {
  "id",         "kind",        "comment",   "type",
  "type_of",    "relation",    "pattern",   "patterns",
  "triples",    "suffix",      "min",       "extend",
  "drop",       "of_from",     "not_units", "predicate",
  "subject",    "object",      "when",      "with",
  "voice",      "status",      "of",        "headline",
  "agree",      "check",       "fresh",     "min_count",
  "confidence", "priority",    "examples",  "counterexamples",
  "stems",      "class_nouns", "announces", "common",
  "particle",   "next",        "previous",  "joined",
  "weight",     "types",       "units",     "holder",
  "reach",      "words",       "before",    "refers",
  "ends",       "not_ends",    "after",     "same_end",
  "dropped",    "begins",      "last",      "abbreviates",
  "guess",      "settled",     "state",     "length",
  "place",      "not_nouns"};

weft_status
rule_fail(rule_job*        j,
          const json_node* node,
          const char*      message,
          const char*      name)
{
  return json_error(
    j->source->file, node, j->error, "%s '%s'", message, name ? name : "");
}

int
rules_relation(const weft_rules* rules, weft_str name)
{
  for (size_t i = 0U; i < rules->schema->relation_count; ++i) {
    if (weft_str_equals(rules->schema->relations[i].name, name)) {
      return (int)i;
    }
  }
  return -1;
}

static weft_status
check_members(rule_job* j)
{
  for (const json_node* n = json_first(j->source->node); n; n = json_next(n)) {
    bool known = false;
    for (size_t i = 0U; i < sizeof(known_members) / sizeof(known_members[0]);
         ++i) {
      known = known || !strcmp(json_key(n), known_members[i]);
    }
    if (!known) {
      return rule_fail(j, n, "a rule has no member", json_key(n));
    }
  }
  return WEFT_OK;
}

static weft_status
read_kind(rule_job* j)
{
  const json_node* const node = json_get(j->source->node, "kind");
  const char* const      name = node ? json_string(node) : "pattern";
  for (size_t i = 0U; name && i < sizeof(kind_names) / sizeof(kind_names[0]);
       ++i) {
    if (!strcmp(kind_names[i].name, name)) {
      j->rule->kind = kind_names[i].kind;
      return WEFT_OK;
    }
  }
  return rule_fail(
    j,
    node,
    "unknown kind of rule; use suffix, mention, alias, pattern, frame, "
    "cue, reference, short or verbs instead of",
    name);
}

weft_status
rule_read_type(rule_job* j, const json_node* node, uint8_t* out)
{
  const char* const name = json_string(node);
  *out = name ? rules_type(j->rules, weft_str_from(name)) : TYPE_NONE;
  return *out == TYPE_NONE
           ? rule_fail(j, node, "unknown type; declare it in pack.jsonc:", name)
           : WEFT_OK;
}

static weft_status
read_relation_name(rule_job* j, const json_node* node, int* out)
{
  const char* const name = node ? json_string(node) : NULL;
  *out = name ? rules_relation(j->rules, weft_str_from(name)) : -1;
  return *out < 0 ? rule_fail(j,
                              node ? node : j->source->node,
                              "unknown relation; declare it in pack.jsonc:",
                              name)
                  : WEFT_OK;
}

static weft_status
copy_name(rule_job* j, const json_node* node, char out[16])
{
  const char* const name = node ? json_string(node) : NULL;
  if (!name || strlen(name) >= 16U) {
    return rule_fail(
      j,
      node ? node : j->source->node,
      "the name of a slot must be a string of at most 15 letters, not",
      name);
  }
  memcpy(out, name, strlen(name) + 1U);
  return WEFT_OK;
}

// A topic must be what the relation is about, if the rule asks for no type
static void
default_holder(rule_job* j, const rule_output* o)
{
  const weft_rules* const         rules = j->rules;
  const weft_relation_info* const r = &rules->schema->relations[o->relation];
  const bool                      subject = !strcmp(o->subject, "topic");
  const weft_str* const           types   = subject ? r->domain : r->range;
  const size_t count = subject ? r->domain_count : r->range_count;
  const bool   told  = json_get(j->source->node, "holder") != NULL;
  if (told || (!subject && strcmp(o->object, "topic") != 0)) {
    return;
  }
  for (size_t i = 0U; i < count; ++i) {
    const uint8_t type = rules_type(rules, types[i]);
    j->rule->holder |= type == TYPE_NONE ? 0U : rules->closure[type];
  }
}

static weft_status
read_outputs(rule_job* j)
{
  weft_status            st      = WEFT_OK;
  rule* const            r       = j->rule;
  const json_node* const triples = json_get(j->source->node, "triples");
  if (!triples) {
    rule_output* const o = &r->outputs[0];
    TRY(st,
        read_relation_name(
          j, json_get(j->source->node, "relation"), &o->relation));
    memcpy(o->subject, "subject", 8U);
    memcpy(o->object,
           r->kind == RULE_ALIAS ? "name" : "object",
           r->kind == RULE_ALIAS ? 5U : 7U);
    r->output_count = 1U;
    return st;
  }
  for (const json_node* n = json_first(triples); n; n = json_next(n)) {
    const json_node* const s = json_first(n);
    const json_node* const p = s ? json_next(s) : NULL;
    const json_node* const o = p ? json_next(p) : NULL;
    if (!o || r->output_count == OUTPUTS_MAX) {
      return rule_fail(j,
                       n,
                       "a triple is [subject slot, relation, object slot], at "
                       "most four of them",
                       NULL);
    }
    rule_output* const out = &r->outputs[r->output_count++];
    TRY(st, copy_name(j, s, out->subject));
    TRY(st, read_relation_name(j, p, &out->relation));
    TRY(st, copy_name(j, o, out->object));
    default_holder(j, out);
  }
  return st;
}

static weft_status
check_slot(rule_job*        j,
           const pattern*   p,
           const char*      name,
           const json_node* node)
{
  return pattern_find_slot(p, name) || !strcmp(name, "topic") ||
             (!strcmp(name, "holder") && j->rule->holder)
           ? WEFT_OK
           : rule_fail(j, node, "the pattern has no slot or group named", name);
}

static weft_status
check_slots(rule_job* j, const pattern* p, const json_node* node)
{
  weft_status       st = WEFT_OK;
  const rule* const r  = j->rule;
  for (size_t i = 0U; i < r->output_count && r->kind == RULE_TRIPLE; ++i) {
    TRY(st, check_slot(j, p, r->outputs[i].subject, node));
    TRY(st, check_slot(j, p, r->outputs[i].object, node));
  }
  if (r->kind == RULE_NAME || r->kind == RULE_ALIAS) {
    TRY(st, check_slot(j, p, "name", node));
  }
  if (r->kind == RULE_ALIAS) {
    TRY(st, check_slot(j, p, "subject", node));
  }
  return r->type_slot[0] ? check_slot(j, p, r->type_slot, node) : st;
}

static weft_status
read_patterns(rule_job* j)
{
  weft_status            st    = WEFT_OK;
  const json_node* const one   = json_get(j->source->node, "pattern");
  const json_node* const many  = json_get(j->source->node, "patterns");
  size_t                 count = one ? 1U : 0U;
  for (const json_node* n = many ? json_first(many) : NULL; n;
       n                  = json_next(n)) {
    ++count;
  }
  if (!count) {
    return rule_fail(j, j->source->node, "this rule needs a member", "pattern");
  }
  j->rule->patterns = arena_array(&j->rules->memory, count, sizeof(pattern));
  if (!j->rule->patterns) {
    return WEFT_ERR_NO_MEMORY;
  }
  const json_node* n = one ? one : json_first(many);
  for (size_t i = 0U; i < count; ++i) {
    pattern* const p = &j->rule->patterns[j->rule->pattern_count];
    ++j->rule->pattern_count;
    TRY(st, pattern_compile(j->rules, j->source->file, n, p, j->error));
    TRY(st, check_slots(j, p, n));
    n = n == one ? (many ? json_first(many) : NULL) : json_next(n);
  }
  return st;
}

static weft_status
read_common(rule_job* j)
{
  weft_status            st   = WEFT_OK;
  rule* const            r    = j->rule;
  const json_node* const n    = j->source->node;
  const json_node* const type = json_get(n, "type");
  const json_node* const stat = json_get(n, "status");
  r->type                     = TYPE_NONE;
  r->confidence =
    (int)json_number(json_get(n, "confidence"), DEFAULT_CONFIDENCE);
  r->priority    = (int)json_number(json_get(n, "priority"), 0.0);
  r->in_headline = json_bool(json_get(n, "headline"), false);
  r->announces   = json_bool(json_get(n, "announces"), false);
  r->undropped   = !json_bool(json_get(n, "dropped"), true);
  r->agree_exact = json_string(json_get(n, "agree")) != NULL;
  r->agree       = r->agree_exact || json_bool(json_get(n, "agree"), false);
  r->unchecked   = !json_bool(json_get(n, "check"), true);
  r->fresh       = json_bool(json_get(n, "fresh"), false);
  r->common      = json_bool(json_get(n, "common"), false);
  r->class_nouns = json_bool(json_get(n, "class_nouns"), false);
  r->abbreviates = json_bool(json_get(n, "abbreviates"), false);
  r->min_count   = (uint8_t)json_number(json_get(n, "min_count"), 1.0);
  r->of          = json_string(json_get(n, "of"));
  if (r->confidence < 0 || r->confidence > 1000) {
    return rule_fail(
      j, json_get(n, "confidence"), "confidence must be from 0 to 1000", NULL);
  }
  r->not_units = json_get(n, "not_units");
  r->not_nouns = json_get(n, "not_nouns");
  r->units     = json_get(n, "units");
  r->guess     = json_bool(json_get(n, "guess"), false);
  r->reach     = (uint8_t)json_number(json_get(n, "reach"), TOPIC_LIFE);
  r->of_from   = TYPE_NONE;
  TRY(st, rule_read_types(j, json_get(n, "holder"), &r->holder));
  const char* const of_from = json_string(json_get(n, "of_from"));
  r->of_noun                = of_from && !strcmp(of_from, "noun");
  if (of_from && !r->of_noun) {
    TRY(st, rule_read_type(j, json_get(n, "of_from"), &r->of_from));
  }
  if (type) {
    TRY(st, rule_read_type(j, type, &r->type));
  }
  if (json_get(n, "type_of")) {
    TRY(st, copy_name(j, json_get(n, "type_of"), r->type_slot));
  }
  if (stat) {
    const char* const name = json_string(stat);
    r->planned             = name && !strcmp(name, "planned");
    r->actual              = name && !strcmp(name, "actual");
    if (!r->planned && !r->actual && !(name && !strcmp(name, "clause"))) {
      return rule_fail(
        j, stat, "status must be actual, planned or clause, not", name);
    }
    r->clause_status = !r->planned && !r->actual;
  }
  return st;
}

weft_status
rule_read(rule_job* j)
{
  weft_status st = WEFT_OK;
  rule* const r  = j->rule;
  TRY(st, check_members(j));
  TRY(st, read_kind(j));
  TRY(st, read_common(j));
  const bool has_relation = json_get(j->source->node, "relation") != NULL ||
                            json_get(j->source->node, "triples") != NULL;
  if (r->kind == RULE_TRIPLE || r->kind == RULE_FRAME || has_relation) {
    TRY(st, read_outputs(j));
  }
  if ((r->kind == RULE_SUFFIX || r->kind == RULE_NAME ||
       r->kind == RULE_REFER || r->kind == RULE_SHORT) &&
      r->type == TYPE_NONE && !r->type_slot[0]) {
    return rule_fail(
      j, j->source->node, "a mention rule needs a member", "type");
  }
  switch (r->kind) {
    case RULE_SUFFIX:
      return rule_read_suffixes(j);
    case RULE_FRAME:
      return rule_read_frame(j);
    case RULE_CUE:
      return rule_read_cue(j);
    case RULE_SHORT:
      return rule_read_short(j);
    case RULE_REFER:
      return rule_read_reference(j);
    case RULE_WORDS:
      return rule_read_stems(j, "stems", false);
    default:
      return read_patterns(j);
  }
}
