// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// The members of cue rules.

#include "korean/josa.h"
#include "pack/pack_rule_shape.h"
#include "rule/rule_job.h"
#include "rule/rule_json.h"

#include "try.h"

#include <stdlib.h>
#include <string.h>

enum {
  CUE_PRIORITY   = -5,
  CUE_WEIGHT     = 2,
  CUE_WEIGHT_MAX = 20,
  CUE_LENGTH_MAX = 99
};

// In the order of pack_particle_names
static const josa_class particles[] = {JOSA_NONE,
                                       JOSA_TOPIC,
                                       JOSA_SUBJECT,
                                       JOSA_OBJECT,
                                       JOSA_GENITIVE,
                                       JOSA_AT,
                                       JOSA_IN,
                                       JOSA_TO,
                                       JOSA_SOURCE,
                                       JOSA_BY,
                                       JOSA_WITH,
                                       JOSA_ALSO,
                                       JOSA_THAN,
                                       JOSA_COPULA,
                                       JOSA_COPULA_ADN,
                                       JOSA_QUOTE};

_Static_assert(sizeof(particles) / sizeof(particles[0]) ==
                 (size_t)PACK_PARTICLE_COUNT,
               "a name of each class of particles");

static uint32_t
read_particles(const json_node* list)
{
  uint32_t all = 0U;
  for (const json_node* n = json_first(list); n; n = json_next(n)) {
    const char* const name = json_string(n);
    for (size_t i = 0U; name && i < PACK_PARTICLE_COUNT; ++i) {
      if (!strcmp(pack_particle_names[i], name)) {
        all |= (uint32_t)1U << particles[i];
      }
    }
  }
  return all;
}

// `{Type}` or `{Class/Type}`
static weft_status
read_neighbour(rule_job*        j,
               const json_node* node,
               const char*      text,
               type_set*        types,
               type_set*        classes)
{
  static const char class_of[] = "Class/";
  const size_t      size       = strlen(text);
  const bool        of   = !strncmp(text + 1, class_of, sizeof(class_of) - 1U);
  const char* const from = text + 1 + (of ? sizeof(class_of) - 1U : 0U);
  const weft_str    name = {from, size - 1U - (size_t)(from - text)};
  const uint8_t     type = rules_type(j->rules, name);
  if (size < 3U || text[size - 1U] != '}' || type == TYPE_NONE) {
    return rule_fail(
      j, node, "a neighbour is {Type} or {Class/Type}, not", text);
  }
  *(of ? classes : types) |= j->rules->closure[type];
  return WEFT_OK;
}

static void
note_open_type(weft_rules* rules, uint8_t type)
{
  for (size_t i = 0U; i < rules->open_count; ++i) {
    if (rules->open_types[i] == type) {
      return;
    }
  }
  rules->open_types[rules->open_count++] = type;
}

// What a name of the last resort may be
static type_set
types_of(const weft_rules* rules, const json_node* list)
{
  type_set types = 0U;
  for (const json_node* n = list ? json_first(list) : NULL; n;
       n                  = json_next(n)) {
    const char* const name = json_string(n);
    const uint8_t     type =
      name ? rules_type(rules, weft_str_from(name)) : TYPE_NONE;
    types |= type == TYPE_NONE ? 0U : (type_set)1U << type;
  }
  return types;
}

void
rule_prepare_cues(weft_rules* rules)
{
  for (size_t i = 0U; i < rules->packs->rule_count; ++i) {
    const json_node* const node = rules->packs->rules[i].node;
    const json_node* const list = json_get(node, "types");
    rules->codes[CODE_UNSETTLED].types |= types_of(rules, list);
    for (const json_node* n = list ? json_first(list) : NULL; n;
         n                  = json_next(n)) {
      const char* const name = json_string(n);
      const uint8_t     type =
        name ? rules_type(rules, weft_str_from(name)) : TYPE_NONE;
      if (type != TYPE_NONE) {
        note_open_type(rules, type);
      }
    }
  }
}

static weft_status
read_types(rule_job* j, cue* c)
{
  weft_status            st   = WEFT_OK;
  const json_node* const list = json_get(j->source->node, "types");
  for (const json_node* n = list ? json_first(list) : NULL; n;
       n                  = json_next(n)) {
    uint8_t type = TYPE_NONE;
    TRY(st, rule_read_type(j, n, &type));
  }
  const type_set types = types_of(j->rules, list);
  if (c->min_count && !(c->type != TYPE_NONE && (types >> c->type & 1U))) {
    return rule_fail(j,
                     list ? list : j->source->node,
                     "a cue with min_count needs types, one of them its",
                     "type");
  }
  return st;
}

static weft_status
add_word(rule_job* j, trie* words, const char* text, uint32_t bit)
{
  weft_status       st       = WEFT_OK;
  weft_rules* const r        = j->rules;
  const weft_str    word     = weft_str_from(text);
  uint32_t          previous = TRIE_NONE;
  const uint32_t    known    = trie_get(words, word);
  if (known != TRIE_NONE) {
    r->cue_words[known] |= bit;
    return st;
  }
  if (r->cue_word_count == r->cue_word_capacity) {
    const size_t capacity =
      r->cue_word_capacity ? r->cue_word_capacity * 2U : 64U;
    void* const grown = realloc(r->cue_words, capacity * sizeof(uint32_t));
    if (!grown) {
      return WEFT_ERR_NO_MEMORY;
    }
    r->cue_words         = grown;
    r->cue_word_capacity = capacity;
  }
  r->cue_words[r->cue_word_count] = bit;
  TRY(st, trie_add(words, word, (uint32_t)r->cue_word_count, &previous));
  ++r->cue_word_count;
  return st;
}

static weft_status
read_words(rule_job*   j,
           const char* member,
           uint32_t    bit,
           trie*       words,
           type_set*   types,
           type_set*   classes)
{
  weft_status            st   = WEFT_OK;
  const json_node* const list = json_get(j->source->node, member);
  for (const json_node* n = list ? json_first(list) : NULL; n;
       n                  = json_next(n)) {
    const char* const text = json_string(n);
    if (!text || !text[0]) {
      continue;
    }
    if (types && text[0] == '{') {
      TRY(st, read_neighbour(j, n, text, types, classes));
    } else {
      TRY(st, add_word(j, words, text, bit));
    }
  }
  return st;
}

// What the name must look like: its beginning, its end, its length
static weft_status
read_shape(rule_job* j, cue* c, uint32_t bit)
{
  weft_status            st   = WEFT_OK;
  weft_rules* const      r    = j->rules;
  const json_node* const n    = j->source->node;
  const json_node* const list = json_get(n, "length");
  const json_node* const low  = list ? json_first(list) : NULL;
  const json_node* const high = low ? json_next(low) : NULL;
  const int              from = rule_number(low, 0, CUE_LENGTH_MAX, 0);
  const int              to   = rule_number(high, 0, CUE_LENGTH_MAX, 0);
  if (high && to < from) {
    return rule_fail(
      j, list, "length must be the least and the most characters", NULL);
  }
  c->least  = (uint8_t)from;
  c->most   = (uint8_t)to;
  c->begins = json_get(n, "begins") != NULL;
  c->ends   = json_get(n, "ends") != NULL;
  TRY(st, read_words(j, "begins", bit, &r->cue_begins, NULL, NULL));
  return read_words(j, "ends", bit, &r->cue_ends, NULL, NULL);
}

weft_status
rule_read_cue(rule_job* j)
{
  weft_status            st     = WEFT_OK;
  weft_rules* const      r      = j->rules;
  const json_node* const n      = j->source->node;
  const json_node* const weight = json_get(n, "weight");
  if (r->cue_count == CUES_MAX) {
    return rule_fail(
      j, n, "more cues than a pack may have; join those of one type", NULL);
  }
  const uint32_t bit   = (uint32_t)1U << r->cue_count;
  cue* const     c     = &r->cues[r->cue_count++];
  const int      votes = rule_number(weight, 1, CUE_WEIGHT_MAX, CUE_WEIGHT);
  c->rule              = (uint32_t)(j->rule - r->rules);
  c->type              = j->rule->type;
  c->weight            = (uint8_t)votes;
  c->min_count         = json_get(n, "min_count") ? j->rule->min_count : 0U;
  TRY(st, read_types(j, c));
  r->cue_last |= c->min_count ? bit : 0U;
  j->rule->priority = CUE_PRIORITY;
  c->extend         = json_bool(json_get(n, "extend"), false);
  r->cue_extend |= c->extend ? bit : 0U;
  if (json_bool(json_get(n, "joined"), false)) {
    r->cue_joined |= bit;
  }
  c->particles = read_particles(json_get(n, "particle"));
  TRY(st, read_shape(j, c, bit));
  TRY(
    st,
    read_words(j, "next", bit, &r->cue_next, &c->next_types, &c->next_classes));
  TRY(st,
      read_words(j,
                 "previous",
                 bit,
                 &r->cue_previous,
                 &c->previous_types,
                 &c->previous_classes));
  if (c->most + c->begins + c->ends && !c->min_count &&
      !json_get(n, "predicate") && !json_get(n, "next") &&
      !json_get(n, "previous") && !json_get(n, "joined")) {
    r->cue_shape |= bit;
  }
  return json_get(n, "predicate") ? rule_read_stems(j, "predicate", false) : st;
}

weft_status
rule_link_cues(weft_rules* rules)
{
  rules->cue_stems =
    arena_array(&rules->memory, rules->stem_count + 1U, sizeof(uint32_t));
  if (!rules->cue_stems) {
    return WEFT_ERR_NO_MEMORY;
  }
  for (size_t i = 0U; i < rules->cue_count; ++i) {
    const json_node* const node =
      rules->rules[rules->cues[i].rule].source->node;
    const json_node* const list = json_get(node, "predicate");
    for (const json_node* n = list ? json_first(list) : NULL; n;
         n                  = json_next(n)) {
      const char* const text = json_string(n);
      const size_t      stem =
        table_get(&rules->stem_index, weft_str_from(text), SIZE_MAX);
      if (stem < rules->stem_count) {
        rules->cue_stems[stem] |= (uint32_t)1U << i;
      }
    }
  }
  return WEFT_OK;
}
