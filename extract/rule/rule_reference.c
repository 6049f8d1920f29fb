// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// The members of reference rules: words, and what they stand for.

#include "korean/josa.h"
#include "pack/pack_rule_shape.h"
#include "rule/rule_job.h"

#include "strbuf.h"
#include "try.h"

#include <stdlib.h>
#include <string.h>

_Static_assert((int)PACK_REFER_COUNT == (int)REFER_NAMED + 1,
               "a name of each way to refer");

static size_t
count_strings(const json_node* list)
{
  size_t count = 0U;
  for (const json_node* n = list ? json_first(list) : NULL; n;
       n                  = json_next(n)) {
    ++count;
  }
  return count;
}

// The strings of an array member, which may be missing
static weft_status
read_strings(rule_job* j, const char* member, weft_str** out, size_t* count)
{
  const json_node* const list = json_get(j->source->node, member);
  weft_str* const        all =
    arena_array(&j->rules->memory, count_strings(list) + 1U, sizeof(weft_str));
  *out   = all;
  *count = 0U;
  if (!all) {
    return WEFT_ERR_NO_MEMORY;
  }
  for (const json_node* n = list ? json_first(list) : NULL; n;
       n                  = json_next(n)) {
    if (json_string(n) && json_string(n)[0]) {
      all[(*count)++] = weft_str_from(json_string(n));
    }
  }
  return WEFT_OK;
}

static void
read_refers(const rule_job* j, refer_rule* r)
{
  const json_node* const node    = json_get(j->source->node, "refers");
  const char* const      name    = node ? json_string(node) : "recent";
  const uint64_t         nominal = (uint64_t)1U << JOSA_TOPIC | (uint64_t)1U
                                                          << JOSA_SUBJECT;
  r->to = REFER_RECENT;
  for (size_t i = 0U; name && pack_refer_names[i]; ++i) {
    if (!strcmp(pack_refer_names[i], name)) {
      r->to = (refer_to)i;
    }
  }
  r->kinds =
    r->to == REFER_RECENT || r->to == REFER_SELF ? ~(uint64_t)0U : nominal;
}

// Let `text` stand for a name; what other words say it already, they keep
static weft_status
add_word(rule_job* j, const refer_rule* r, weft_str text, weft_str noun)
{
  uint32_t          previous = TRIE_NONE;
  weft_rules* const rules    = j->rules;
  const size_t      number   = rules->refer_word_count;
  if (trie_get(&rules->refer_names, text) != TRIE_NONE) {
    return WEFT_OK;
  }
  void* const grown =
    realloc(rules->refer_words, (number + 1U) * sizeof(refer_word));
  if (!grown) {
    return WEFT_ERR_NO_MEMORY;
  }
  const refer_word word      = {(uint32_t)rules->refer_rule_count,
                                noun,
                                r->to == REFER_OWN || r->to == REFER_NAMED};
  rules->refer_words         = grown;
  rules->refer_words[number] = word;
  ++rules->refer_word_count;
  return trie_add(&rules->refer_names, text, (uint32_t)number, &previous);
}

static weft_status
add_words(rule_job* j, const refer_rule* r)
{
  weft_status st           = WEFT_OK;
  weft_str*   words        = NULL;
  weft_str*   before       = NULL;
  size_t      word_count   = 0U;
  size_t      before_count = 0U;
  strbuf      text         = {NULL, 0U, 0U, WEFT_OK};
  TRY(st, read_strings(j, "words", &words, &word_count));
  TRY(st, read_strings(j, "before", &before, &before_count));
  for (size_t i = 0U; !st && i < word_count; ++i) {
    st = before_count ? WEFT_OK : add_word(j, r, words[i], words[i]);
    for (size_t k = 0U; !st && k < before_count; ++k) {
      strbuf_clear(&text);
      strbuf_append(&text, before[k]);
      strbuf_append(&text, words[i]);
      st =
        text.status ? text.status : add_word(j, r, strbuf_str(&text), words[i]);
    }
  }
  strbuf_free(&text);
  return st;
}

weft_status
rule_read_reference(rule_job* j)
{
  weft_status       st    = WEFT_OK;
  weft_rules* const rules = j->rules;
  refer_rule        r;
  memset(&r, 0, sizeof(r));
  r.rule = (uint32_t)(j->rule - rules->rules);
  if (j->rule->type == TYPE_NONE) {
    j->failed = true; // reported
    return WEFT_OK;
  }
  r.types = rules->closure[j->rule->type];
  read_refers(j, &r);
  r.same_end = json_bool(json_get(j->source->node, "same_end"), false);
  TRY(st, read_strings(j, "ends", &r.ends, &r.end_count));
  TRY(st, read_strings(j, "not_ends", &r.not_ends, &r.not_end_count));
  TRY(st, read_strings(j, "after", &r.after, &r.after_count));
  TRY(st, add_words(j, &r));
  void* const grown = realloc(
    rules->refer_rules, (rules->refer_rule_count + 1U) * sizeof(refer_rule));
  if (!grown) {
    return WEFT_ERR_NO_MEMORY;
  }
  rules->refer_rules                            = grown;
  rules->refer_rules[rules->refer_rule_count++] = r;
  return st;
}

weft_status
rule_read_short(rule_job* j)
{
  weft_status            st    = WEFT_OK;
  weft_rules* const      rules = j->rules;
  const json_node* const node  = j->source->node;
  short_rule             r;
  memset(&r, 0, sizeof(r));
  if (j->rule->type == TYPE_NONE) {
    j->failed = true; // reported
    return WEFT_OK;
  }
  r.rule  = (uint32_t)(j->rule - rules->rules);
  r.types = rules->closure[j->rule->type];
  r.min   = (size_t)rule_number(json_get(node, "min"), 0, 255, 2);
  r.last  = json_bool(json_get(node, "last"), false);
  TRY(st, read_strings(j, "ends", &r.ends, &r.end_count));
  TRY(st, read_strings(j, "begins", &r.begins, &r.begin_count));
  void* const grown = realloc(
    rules->short_rules, (rules->short_rule_count + 1U) * sizeof(short_rule));
  if (!grown) {
    return WEFT_ERR_NO_MEMORY;
  }
  rules->short_rules                            = grown;
  rules->short_rules[rules->short_rule_count++] = r;
  return st;
}
