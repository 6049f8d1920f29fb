// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "rule/rules_compile.h"

#include "pack/pack_rule_shape.h"
#include "rule/rule_job.h"
#include "try.h"

#include <stdlib.h>
#include <string.h>

static size_t
count_items(const json_node* rule_node, const char* member)
{
  size_t                 count = 0U;
  const json_node* const list  = json_get(rule_node, member);
  for (const json_node* n = list ? json_first(list) : NULL; n;
       n                  = json_next(n)) {
    ++count;
  }
  return count;
}

static weft_status
start_rule(weft_rules* rules, const pack_rule* source, rule* r)
{
  const char* const id     = json_string(json_get(source->node, "id"));
  const size_t      size   = strlen(source->pack) + strlen(id ? id : "") + 2U;
  char* const       whole  = arena_alloc(&rules->memory, size);
  size_t            column = 0U;
  if (!whole) {
    return WEFT_ERR_NO_MEMORY;
  }
  memcpy(whole, source->pack, strlen(source->pack));
  whole[strlen(source->pack)] = '/';
  memcpy(whole + strlen(source->pack) + 1U, id ? id : "", strlen(id ? id : ""));
  r->id                   = whole;
  r->source               = source;
  r->example_count        = count_items(source->node, "examples");
  r->counterexample_count = count_items(source->node, "counterexamples");
  json_where(source->file, source->node, &r->line, &column);
  return WEFT_OK;
}

static void
warn_examples(const rule* r, findings* found)
{
  if (r->kind != RULE_WORDS &&
      (!r->example_count || !r->counterexample_count)) {
    weft_error warning = WEFT_ERROR_INIT;
    (void)json_error(r->source->file,
                     r->source->node,
                     &warning,
                     "rule '%s' has no %s; give it both examples and "
                     "counterexamples",
                     r->id,
                     r->example_count ? "counterexamples" : "examples");
    findings_add(found, WEFT_SEVERITY_WARNING, &warning);
  }
}

static int
compare_stem_frames(const void* a, const void* b)
{
  const stem_frame* const x = a;
  const stem_frame* const y = b;
  if (x->stem != y->stem) {
    return x->stem < y->stem ? -1 : 1;
  }
  return x->frame_rule < y->frame_rule ? -1 : x->frame_rule > y->frame_rule;
}

// Whether the members of a rule are what they may be.  Only after an error
// somewhere is that not known.
static bool
is_sound(const pack_rule* source, const findings* found)
{
  findings   quiet = {.limit = 1U};
  const bool sound =
    !found->counts[WEFT_SEVERITY_ERROR] ||
    shape_check(&quiet, source->file, source->node, &pack_rule_shape, "a rule");
  findings_free(&quiet);
  return sound;
}

static weft_status
compile_rules(weft_rules* rules, findings* found)
{
  weft_status st = WEFT_OK;
  for (size_t i = 0U; i < rules->packs->rule_count && !findings_full(found);
       ++i) {
    rule* const r     = &rules->rules[i];
    rule_job    j     = {rules, &rules->packs->rules[i], r, found, false};
    rules->rule_count = i + 1U;
    j.failed          = !is_sound(j.source, found);
    TRY(st, start_rule(rules, j.source, r));
    TRY(st, rule_read(&j));
    r->broken = j.failed;
    warn_examples(r, found);
  }
  return st;
}

// Verbs that help others are known to every pack
static weft_status
find_helpers(weft_rules* rules)
{
  static const char* const stems[] = {"있",
                                      "오",
                                      "가",
                                      "주",
                                      "보",
                                      "버리",
                                      "내",
                                      "놓",
                                      "두",
                                      "지",
                                      "드리",
                                      "나가",
                                      "없",
                                      "않",
                                      "못하",
                                      "아니",
                                      "되",
                                      "하",
                                      "싶"};
  for (size_t i = 0U; i < sizeof(stems) / sizeof(stems[0]); ++i) {
    const weft_str stem  = weft_str_from(stems[i]);
    size_t         index = table_get(&rules->stem_index, stem, SIZE_MAX);
    if (index == SIZE_MAX) {
      weft_status st = WEFT_OK;
      index          = rules->stem_count++;
      TRY(st, verb_table_add(&rules->verbs, stem, index));
      TRY(st, table_set(&rules->stem_index, stem, index));
    }
    if (i < HELPERS_MAX) {
      rules->helpers[i] = index;
    }
  }
  return WEFT_OK;
}

weft_status
rules_compile(weft_rules* rules, findings* found)
{
  rules->rules =
    arena_array(&rules->memory, rules->packs->rule_count + 1U, sizeof(rule));
  if (!rules->rules) {
    return WEFT_ERR_NO_MEMORY;
  }
  rule_prepare_cues(rules);
  weft_status st = compile_rules(rules, found);
  st             = st ? st : find_helpers(rules);
  rules->copula  = table_get(&rules->stem_index, WEFT_STR("이"), SIZE_MAX);
  if (rules->stem_frame_count) {
    qsort(rules->stem_frames,
          rules->stem_frame_count,
          sizeof(stem_frame),
          compare_stem_frames);
  }
  return st ? st : rule_link_cues(rules);
}
