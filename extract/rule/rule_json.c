// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "rule/rule_json.h"

#include "clause/topic.h"
#include "pack/pack_rule_shape.h"
#include "pack/pack_text.h"
#include "rule/rule_job.h"
#include "try.h"
#include "utf8.h"

#include <stdio.h>
#include <string.h>

enum { DEFAULT_CONFIDENCE = 800 };

// In the order of pack_kind_names
static const rule_kind kinds[] = {RULE_TRIPLE,
                                  RULE_FRAME,
                                  RULE_NAME,
                                  RULE_SUFFIX,
                                  RULE_CUE,
                                  RULE_ALIAS,
                                  RULE_REFER,
                                  RULE_SHORT,
                                  RULE_WORDS};

weft_status
rule_fail(rule_job*        j,
          const json_node* node,
          const char*      message,
          const char*      name)
{
  size_t line   = 0U;
  size_t column = 0U;
  json_where(j->source->file, node, &line, &column);
  j->failed = true;
  findings_error(j->found,
                 json_file(j->source->file),
                 line,
                 column,
                 name ? "%s '%s'" : "%s",
                 message,
                 name);
  return WEFT_OK;
}

int
rule_number(const json_node* node, int low, int high, int fallback)
{
  const double value = json_number(node, fallback);
  return value < low ? low : value > high ? high : (int)value;
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
fail_name(rule_job*              j,
          const json_node*       node,
          const char*            what,
          const pack_suggestion* suggestion,
          const char*            otherwise)
{
  char message[320];
  snprintf(message,
           sizeof(message),
           "unknown %s `%s`%s",
           what,
           show_name(suggestion->word).text,
           pack_suggest_remedy(suggestion, otherwise).text);
  return rule_fail(j, node, message, NULL);
}

static weft_status
fail_type(rule_job* j, const json_node* node, const char* name)
{
  const weft_schema* const schema     = j->rules->schema;
  pack_suggestion          suggestion = pack_suggest(weft_str_from(name));
  for (size_t i = 0U; i < schema->type_count; ++i) {
    pack_suggest_try(&suggestion, schema->types[i].name);
  }
  return fail_name(
    j, node, "type", &suggestion, "declare it in pack.jsonc under \"types\"");
}

static weft_status
fail_relation(rule_job* j, const json_node* node, const char* name)
{
  const weft_schema* const schema     = j->rules->schema;
  pack_suggestion          suggestion = pack_suggest(weft_str_from(name));
  for (size_t i = 0U; i < schema->relation_count; ++i) {
    pack_suggest_try(&suggestion, schema->relations[i].name);
  }
  return fail_name(j,
                   node,
                   "relation",
                   &suggestion,
                   "declare it in pack.jsonc under \"relations\"");
}

weft_status
rule_read_type(rule_job* j, const json_node* node, uint8_t* out)
{
  const char* const name = json_string(node);
  *out = name ? rules_type(j->rules, weft_str_from(name)) : TYPE_NONE;
  return *out == TYPE_NONE && name ? fail_type(j, node, name) : WEFT_OK;
}

static weft_status
read_relation_name(rule_job* j, const json_node* node, int* out)
{
  const char* const name = json_string(node);
  *out = name ? rules_relation(j->rules, weft_str_from(name)) : -1;
  return *out < 0 && name ? fail_relation(j, node, name) : WEFT_OK;
}

static weft_status
copy_name(rule_job* j, const json_node* node, char out[16])
{
  const char* const name = json_string(node);
  if (name && strlen(name) >= 16U) {
    return rule_fail(
      j, node, "the name of a slot has at most 15 letters, unlike", name);
  }
  if (name) {
    memcpy(out, name, strlen(name) + 1U);
  }
  return WEFT_OK;
}

// A topic must be what the relation is about, if the rule asks for no type
static void
default_holder(rule_job* j, const rule_output* o)
{
  const weft_rules* const rules = j->rules;
  if (o->relation < 0) {
    return;
  }
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
      continue; // reported
    }
    rule_output* const out = &r->outputs[r->output_count++];
    TRY(st, copy_name(j, s, out->subject));
    TRY(st, read_relation_name(j, p, &out->relation));
    TRY(st, copy_name(j, o, out->object));
    default_holder(j, out);
  }
  return st;
}

// Whether a pattern, or what stands around it, has an end of a triple
static bool
has_end(const rule_job* j, const pattern* p, const char* name)
{
  return !name[0] || pattern_find_slot(p, name) || !strcmp(name, "topic") ||
         (!strcmp(name, "holder") && j->rule->holder);
}

// Whether some pattern of the rule has it; of broken ones nobody knows
static bool
some_has_end(const rule_job* j, const char* name)
{
  for (size_t i = 0U; i < j->rule->pattern_count; ++i) {
    const pattern* const p = &j->rule->patterns[i];
    if (!p->re || has_end(j, p, name)) {
      return true;
    }
  }
  return false;
}

// Whether a pattern has both ends of some triple
static bool
gives_triple(const rule_job* j, const pattern* p)
{
  const rule* const r = j->rule;
  for (size_t i = 0U; i < r->output_count; ++i) {
    if (has_end(j, p, r->outputs[i].subject) &&
        has_end(j, p, r->outputs[i].object)) {
      return true;
    }
  }
  return false;
}

static weft_status
check_slot(rule_job*        j,
           const pattern*   p,
           const char*      name,
           const json_node* node)
{
  return has_end(j, p, name)
           ? WEFT_OK
           : rule_fail(
               j, node, "the pattern needs a slot or group named", name);
}

// A pattern that gives one triple may leave out what others need
static weft_status
check_end(rule_job*        j,
          const pattern*   p,
          const char*      name,
          const json_node* node)
{
  return gives_triple(j, p) && some_has_end(j, name)
           ? WEFT_OK
           : check_slot(j, p, name, node);
}

static weft_status
check_slots(rule_job* j, const pattern* p, const json_node* node)
{
  weft_status       st = WEFT_OK;
  const rule* const r  = j->rule;
  for (size_t i = 0U; i < r->output_count && r->kind == RULE_TRIPLE; ++i) {
    TRY(st, check_end(j, p, r->outputs[i].subject, node));
    TRY(st, check_end(j, p, r->outputs[i].object, node));
  }
  if (r->kind == RULE_NAME || r->kind == RULE_ALIAS) {
    TRY(st, check_slot(j, p, "name", node));
  }
  if (r->kind == RULE_ALIAS) {
    TRY(st, check_slot(j, p, "subject", node));
  }
  return r->type_slot[0] ? check_slot(j, p, r->type_slot, node) : st;
}

// Count a pattern of two sentences, which must say where the second begins
static weft_status
check_across(rule_job* j, const pattern* p, const json_node* node)
{
  if (!p->parted) {
    return rule_fail(
      j, node, "a pattern of two sentences needs `<S>` between them", NULL);
  }
  return ++j->rules->across_count > ACROSS_MAX
           ? rule_fail(j,
                       node,
                       "there are more than 64 patterns of two sentences; "
                       "join some",
                       NULL)
           : WEFT_OK;
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
  j->rule->patterns =
    arena_array(&j->rules->memory, count + 1U, sizeof(pattern));
  if (!j->rule->patterns) {
    return WEFT_ERR_NO_MEMORY;
  }
  const json_node* n = one ? one : json_first(many);
  for (size_t i = 0U; i < count; ++i) {
    pattern* const p = &j->rule->patterns[j->rule->pattern_count];
    p->across        = j->rule->across;
    ++j->rule->pattern_count;
    TRY(st, pattern_compile(j->rules, j->source->file, n, p, j->found));
    j->failed = j->failed || !p->re;
    if (p->re && p->across) {
      TRY(st, check_across(j, p, n));
    }
    n = n == one ? json_first(many) : json_next(n);
  }
  n = one ? one : json_first(many);
  for (size_t i = 0U; i < count; ++i) {
    const pattern* const p = &j->rule->patterns[i];
    TRY(st, p->re ? check_slots(j, p, n) : WEFT_OK);
    n = n == one ? json_first(many) : json_next(n);
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
    rule_number(json_get(n, "confidence"), 0, 1000, DEFAULT_CONFIDENCE);
  r->priority    = rule_number(json_get(n, "priority"), -1000, 1000, 0);
  r->announces   = json_bool(json_get(n, "announces"), false);
  r->undropped   = !json_bool(json_get(n, "dropped"), true);
  r->agree_exact = json_string(json_get(n, "agree")) != NULL;
  r->agree       = r->agree_exact || json_bool(json_get(n, "agree"), false);
  r->unchecked   = !json_bool(json_get(n, "check"), true);
  r->fresh       = json_bool(json_get(n, "fresh"), false);
  r->common      = json_bool(json_get(n, "common"), false);
  r->class_nouns = json_bool(json_get(n, "class_nouns"), false);
  r->abbreviates = json_bool(json_get(n, "abbreviates"), false);
  r->min_count   = (uint8_t)rule_number(json_get(n, "min_count"), 1, 255, 1);
  r->of          = json_string(json_get(n, "of"));
  j->rules->ranked =
    j->rules->ranked ||
    (r->priority && (r->kind == RULE_TRIPLE || r->kind == RULE_FRAME));
  r->not_units = json_get(n, "not_units");
  r->not_nouns = json_get(n, "not_nouns");
  r->units     = json_get(n, "units");
  r->guess     = json_bool(json_get(n, "guess"), false);
  r->reach     = (uint8_t)rule_number(json_get(n, "reach"), 0, 255, TOPIC_LIFE);
  r->of_from   = TYPE_NONE;
  if (r->kind == RULE_TRIPLE &&
      json_node_type(json_get(n, "of")) == JSON_OBJECT) {
    TRY(st,
        rule_fail(j,
                  json_get(n, "of"),
                  "only frames have arguments; capture `(?<of>…)` in the "
                  "pattern",
                  NULL));
  }
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
  if (json_string(stat)) {
    const char* const name = json_string(stat);
    r->planned             = !strcmp(name, "planned");
    r->actual              = !strcmp(name, "actual");
    r->clause_status       = !r->planned && !r->actual;
  }
  return st;
}

// The members of the rule's kind
static weft_status
read_kind(rule_job* j)
{
  switch (j->rule->kind) {
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

weft_status
rule_read(rule_job* j)
{
  weft_status st = WEFT_OK;
  rule* const r  = j->rule;

  const size_t kind = shape_variant(&pack_rule_shape, j->source->node);
  if (kind == SIZE_MAX) {
    j->failed = true; // reported; its members mean nothing without it
    return WEFT_OK;
  }
  r->kind = kinds[kind];
  TRY(st, read_common(j));
  TRY(st, rule_read_context(j));
  const bool has_relation = json_get(j->source->node, "relation") != NULL ||
                            json_get(j->source->node, "triples") != NULL;
  if (r->kind == RULE_TRIPLE || r->kind == RULE_FRAME || has_relation) {
    TRY(st, read_outputs(j));
  }
  TRY(st, read_kind(j));
  return rule_read_normals(j);
}
