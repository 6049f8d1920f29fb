// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Suffixes and stems of rules.

#include "rule/rule_job.h"
#include "rule/rule_json.h"

#include "try.h"
#include "utf8.h"

#include <stdlib.h>
#include <string.h>

enum { NAME_CODES_MAX = 64 };

weft_status
rule_add_backwards(trie* t, weft_str name, uint32_t value, uint32_t* previous)
{
  char   bytes[NAME_CODES_MAX * 4];
  size_t size = 0U;
  if (name.size > sizeof(bytes)) {
    return WEFT_ERR_LIMIT;
  }
  while (name.size) {
    const size_t at = utf8_before(name, name.size);
    memcpy(bytes + size, name.data + at, name.size - at);
    size += name.size - at;
    name.size = at;
  }
  return trie_add(t, (weft_str){bytes, size}, value, previous);
}

static weft_status
add_suffix(rule_job* j, weft_str text, suffix s)
{
  weft_status       st       = WEFT_OK;
  uint32_t          previous = TRIE_NONE;
  weft_rules* const rules    = j->rules;
  if (rules->suffix_count == rules->suffix_capacity) {
    const size_t capacity =
      rules->suffix_capacity ? rules->suffix_capacity * 2U : 64U;
    void* const grown = realloc(rules->suffix_list, capacity * sizeof(suffix));
    if (!grown) {
      return WEFT_ERR_NO_MEMORY;
    }
    rules->suffix_list     = grown;
    rules->suffix_capacity = capacity;
  }
  s.rule                                  = (uint32_t)(j->rule - rules->rules);
  s.type                                  = j->rule->type;
  rules->suffix_list[rules->suffix_count] = s;
  TRY(st,
      rule_add_backwards(
        &rules->suffixes, text, (uint32_t)rules->suffix_count, &previous));
  ++rules->suffix_count;
  return st;
}

weft_status
rule_read_suffixes(rule_job* j)
{
  weft_status            st   = WEFT_OK;
  const json_node* const list = json_get(j->source->node, "suffix");
  const char* const      drop = json_string(json_get(j->source->node, "drop"));
  suffix                 s    = {0U, 0U, 0U, 0U, false, false};
  s.min    = (uint8_t)rule_number(json_get(j->source->node, "min"), 0, 255, 1);
  s.drop   = (uint8_t)(drop ? strlen(drop) : 0U);
  s.extend = json_bool(json_get(j->source->node, "extend"), false);
  s.place  = json_bool(json_get(j->source->node, "place"), false);
  for (const json_node* n = json_first(list); n; n = json_next(n)) {
    const char* const text = json_string(n);
    const size_t      size = text ? strlen(text) : 0U;
    if (!size) {
      continue;
    }
    if (drop && (size <= s.drop || strcmp(text + size - s.drop, drop))) {
      TRY(st,
          rule_fail(
            j, n, "a suffix must end in what the rule drops, unlike", text));
      continue;
    }
    st = add_suffix(j, weft_str_from(text), s);
    if (st == WEFT_ERR_LIMIT) {
      st = rule_fail(j, n, "a suffix has at most 64 letters; shorten it", NULL);
    }
    TRY(st, st);
  }
  return st;
}

// Warn of 만들다 instead of 만들: no stem ends in 다
static void
warn_dictionary_form(rule_job* j, const json_node* node, weft_str stem)
{
  static const char da[] = "다";
  const size_t      size = sizeof(da) - 1U;
  if (stem.size > size && !memcmp(stem.data + stem.size - size, da, size)) {
    weft_error warning = WEFT_ERROR_INIT;
    (void)json_error(j->source->file,
                     node,
                     &warning,
                     "`%s` is a dictionary form; write the stem `%.*s`",
                     stem.data,
                     (int)(stem.size - size),
                     stem.data);
    findings_add(j->found, WEFT_SEVERITY_WARNING, &warning);
  }
}

static weft_status
stem_number(rule_job* j, const json_node* node, size_t* out)
{
  weft_status       st    = WEFT_OK;
  weft_rules* const rules = j->rules;
  const char* const text  = json_string(node);
  *out                    = SIZE_MAX;
  if (!text || !text[0]) {
    return WEFT_OK;
  }
  const weft_str stem = weft_str_from(text);
  warn_dictionary_form(j, node, stem);
  *out = table_get(&rules->stem_index, stem, SIZE_MAX);
  if (*out != SIZE_MAX) {
    return WEFT_OK;
  }
  st = verb_table_add(&rules->verbs, stem, rules->stem_count);
  if (st == WEFT_ERR_BAD_ARG) {
    return rule_fail(
      j, node, "a stem must be Hangul without its final 다, not", text);
  }
  TRY(st, st);
  *out = rules->stem_count++;
  return table_set(&rules->stem_index, stem, *out);
}

// Note that a stem is an adjective
static weft_status
add_state(weft_rules* rules, size_t stem)
{
  const size_t wanted = stem / 64U + 1U;
  if (wanted > rules->state_words) {
    uint64_t* const grown =
      realloc(rules->states, wanted * sizeof(rules->states[0]));
    if (!grown) {
      return WEFT_ERR_NO_MEMORY;
    }
    for (size_t i = rules->state_words; i < wanted; ++i) {
      grown[i] = 0U;
    }
    rules->states      = grown;
    rules->state_words = wanted;
  }
  rules->states[stem / 64U] |= (uint64_t)1U << (stem % 64U);
  return WEFT_OK;
}

weft_status
rule_read_stems(rule_job* j, const char* member, bool frames)
{
  weft_status            st   = WEFT_OK;
  weft_rules* const      r    = j->rules;
  const json_node* const list = json_get(j->source->node, member);
  const bool state = json_bool(json_get(j->source->node, "state"), false);
  for (const json_node* n = json_first(list); n; n = json_next(n)) {
    size_t stem = SIZE_MAX;
    TRY(st, stem_number(j, n, &stem));
    if (stem == SIZE_MAX) {
      continue;
    }
    TRY(st, state ? add_state(r, stem) : WEFT_OK);
    if (frames) {
      void* const grown = realloc(
        r->stem_frames, (r->stem_frame_count + 1U) * sizeof(stem_frame));
      if (!grown) {
        return WEFT_ERR_NO_MEMORY;
      }
      r->stem_frames     = grown;
      const stem_frame f = {stem, (size_t)(j->rule - r->rules)};
      r->stem_frames[r->stem_frame_count++] = f;
    }
  }
  return st;
}
