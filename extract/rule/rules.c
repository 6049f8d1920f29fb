// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// From packs to compiled rules: types, codes, lexicon, macros.

#include "rule/compiled.h"
#include "rule/rule_json.h"
#include "rule/rules_compile.h"

#include "fail.h"
#include "try.h"
#include "utf8.h"

#include <stdlib.h>
#include <string.h>

uint8_t
rules_type(const weft_rules* rules, weft_str name)
{
  for (size_t i = 0U; i < rules->schema->type_count; ++i) {
    if (weft_str_equals(rules->schema->types[i].name, name)) {
      return (uint8_t)i;
    }
  }
  return TYPE_NONE;
}

type_set
rules_closure(const weft_rules* rules, const weft_str* names, size_t count)
{
  type_set types = 0U;
  for (size_t i = 0U; i < count; ++i) {
    const uint8_t type = rules_type(rules, names[i]);
    types |= type == TYPE_NONE ? 0U : rules->closure[type];
  }
  return types;
}

bool
rules_guesses(const weft_rules* rules, uint32_t source)
{
  return source < rules->rule_count && rules->rules[source].kind == RULE_CUE;
}

size_t
rules_code(const weft_rules* rules, type_set types, uint8_t instance)
{
  for (size_t i = 0U; i < rules->code_count; ++i) {
    if (rules->codes[i].types == types &&
        rules->codes[i].instance == instance) {
      return i;
    }
  }
  return SIZE_MAX;
}

static weft_status
add_code(weft_rules* rules, type_set types, uint8_t instance, weft_error* error)
{
  if (rules_code(rules, types, instance) != SIZE_MAX) {
    return WEFT_OK;
  }
  if (rules->code_count == CODES_MAX) {
    return weft_error_set(error,
                          WEFT_ERR_LIMIT,
                          NULL,
                          0U,
                          0U,
                          "more than %d ambiguous kinds of names in the "
                          "lexicons; give homographs fewer types",
                          (int)CODES_MAX);
  }
  const mask_code code              = {types, instance};
  rules->codes[rules->code_count++] = code;
  return WEFT_OK;
}

// The highest supertype of a type that is not a root
static size_t
branch_of(const weft_schema* schema, size_t type)
{
  for (size_t guard = 0U; guard < TYPES_MAX; ++guard) {
    const weft_type_info* const parent =
      weft_schema_type(schema, schema->types[type].parent);
    if (!parent || !parent->parent.size) {
      break;
    }
    type = (size_t)(parent - schema->types);
  }
  return type;
}

static weft_status
compile_types(weft_rules* rules, weft_error* error)
{
  weft_status              st     = WEFT_OK;
  const weft_schema* const schema = rules->schema;
  if (schema->type_count > TYPES_MAX) {
    return weft_error_set(error,
                          WEFT_ERR_LIMIT,
                          NULL,
                          0U,
                          0U,
                          "the packs declare %zu types; at most %d are allowed",
                          schema->type_count,
                          (int)TYPES_MAX);
  }
  rules->codes[rules->code_count++] = (mask_code){0U, TYPE_NONE};
  for (size_t i = 0U; i < schema->type_count; ++i) {
    for (size_t k = 0U; k < schema->type_count; ++k) {
      if (weft_schema_is_a(
            schema, schema->types[k].name, schema->types[i].name)) {
        rules->closure[i] |= (type_set)1U << k;
      }
      if (branch_of(schema, i) == branch_of(schema, k)) {
        rules->kin[i] |= (type_set)1U << k;
      }
    }
    if (schema->types[i].literal) {
      rules->literal_types |= (type_set)1U << i;
    }
    TRY(st, add_code(rules, (type_set)1U << i, TYPE_NONE, error));
  }
  rules->class_type         = rules_type(rules, WEFT_STR("Class"));
  rules->title_type         = rules_type(rules, WEFT_STR("Title"));
  rules->date_type          = rules_type(rules, WEFT_STR("Date"));
  rules->money_type         = rules_type(rules, WEFT_STR("Money"));
  rules->quantity_type      = rules_type(rules, WEFT_STR("Quantity"));
  rules->name_type          = rules_type(rules, WEFT_STR("Name"));
  rules->person_type        = rules_type(rules, WEFT_STR("Person"));
  rules->organization_type  = rules_type(rules, WEFT_STR("Organization"));
  rules->location_type      = rules_type(rules, WEFT_STR("Location"));
  rules->technology_type    = rules_type(rules, WEFT_STR("Technology"));
  rules->event_type         = rules_type(rules, WEFT_STR("Event"));
  rules->supercomputer_type = rules_type(rules, WEFT_STR("Supercomputer"));
  return st;
}

static weft_status
compile_lexicon(weft_rules* rules, weft_error* error)
{
  weft_status     st    = WEFT_OK;
  pack_set* const packs = rules->packs;
  if (packs->compiled.map) {
    if (packs->compiled_types != rules->schema->type_count) {
      return weft_error_set(
        error,
        WEFT_ERR_BAD_INPUT,
        NULL,
        0U,
        0U,
        "the compiled lexicon is of other types; remove it");
    }
    rules->lists    = packs->compiled;
    packs->compiled = (lexicon){.map = NULL};
  } else {
    TRY(st,
        lexicon_build(rules->schema,
                      packs->entries,
                      packs->entry_count,
                      &rules->lists,
                      error));
    if (!packs->lines) {
      pack_forget_entries(packs);
    }
  }
  rules->lexicon = rules->lists.entries;
  rules->names   = rules->lists.names;
  rules->tails   = rules->lists.tails;
  for (size_t i = 0U; i < rules->lists.count; ++i) {
    const lexicon_entry* const e = &rules->lexicon[i];
    if (!e->stop) {
      TRY(st, add_code(rules, e->types, e->instance, error));
    }
  }
  return st;
}

static weft_status
compile_macros(weft_rules* rules)
{
  weft_status           st    = WEFT_OK;
  const pack_set* const packs = rules->packs;
  for (size_t i = 0U; i < packs->macro_count; ++i) {
    TRY(st, table_set(&rules->macros, weft_str_from(packs->macros[i].name), i));
  }
  return st;
}

static weft_status
compile(weft_rules* rules, findings* found, weft_error* error)
{
  weft_status st = WEFT_OK;
  TRY(st, compile_types(rules, error));
  TRY(st, compile_lexicon(rules, error));
  TRY(st, compile_macros(rules));
  return rules_compile(rules, found);
}

weft_status
rules_load_all(const char* const* packs,
               size_t             count,
               findings*          found,
               weft_rules**       out,
               weft_error*        error)
{
  weft_rules* const rules = calloc(1U, sizeof(weft_rules));
  *out                    = NULL;
  found->lines            = true;
  if (!rules) {
    return fail_memory(error);
  }
  weft_status st = pack_load_all(packs, count, found, &rules->packs, error);
  if (!st) {
    rules->schema = &rules->packs->schema;
    st            = compile(rules, found, error);
  }
  if (st) {
    weft_rules_free(rules);
    return st == WEFT_ERR_NO_MEMORY ? fail_memory(error) : st;
  }
  *out = rules;
  return WEFT_OK;
}

// Who asked for errors and warnings alone
typedef struct {
  weft_finding_func found;
  void*             handle;
} asker;

static void
pass_on(void* handle, weft_severity severity, const weft_error* finding)
{
  const asker* const a = handle;
  if (a->found && severity != WEFT_SEVERITY_NOTE) {
    a->found(a->handle, severity == WEFT_SEVERITY_WARNING, finding);
  }
}

// Load, and compile only what was read without errors
static weft_status
load_sound(const char* const* packs,
           size_t             count,
           findings*          found,
           weft_rules*        rules,
           weft_error*        error)
{
  weft_status st = WEFT_OK;
  TRY(st, pack_load_all(packs, count, found, &rules->packs, error));
  rules->schema = &rules->packs->schema;
  if (!found->counts[WEFT_SEVERITY_ERROR]) {
    TRY(st, compile(rules, found, error));
  }
  if (found->counts[WEFT_SEVERITY_ERROR]) {
    if (error) {
      *error = found->first;
    }
    return found->first.status;
  }
  return plan_build(rules);
}

weft_status
weft_rules_load(const char* const* packs,
                size_t             count,
                weft_finding_func  found,
                void*              handle,
                weft_rules**       out,
                weft_error*        error)
{
  WEFT_REQUIRE(packs && count && out);
  *out                    = NULL;
  weft_rules* const rules = calloc(1U, sizeof(weft_rules));
  if (!rules) {
    return fail_memory(error);
  }
  asker    a   = {found, handle};
  findings all = {
    .receive = found ? pass_on : NULL, .handle = &a, .limit = FINDINGS_MAX};
  const weft_status st = load_sound(packs, count, &all, rules, error);
  findings_free(&all);
  if (st) {
    weft_rules_free(rules);
    return st == WEFT_ERR_NO_MEMORY ? fail_memory(error) : st;
  }
  *out = rules;
  return WEFT_OK;
}

void
weft_rules_free(weft_rules* rules)
{
  if (!rules) {
    return;
  }
  for (size_t i = 0U; i < rules->rule_count; ++i) {
    for (size_t k = 0U; k < rules->rules[i].pattern_count; ++k) {
      pattern_dispose(&rules->rules[i].patterns[k]);
    }
    context_dispose(rules->rules[i].context);
  }
  lexicon_free(&rules->lists);
  trie_free(&rules->suffixes);
  trie_free(&rules->cue_next);
  trie_free(&rules->cue_previous);
  trie_free(&rules->cue_begins);
  trie_free(&rules->cue_ends);
  free(rules->cue_words);
  trie_free(&rules->refer_names);
  free(rules->refer_words);
  free(rules->refer_rules);
  free(rules->short_rules);
  free(rules->suffix_list);
  free(rules->stem_frames);
  free(rules->states);
  verb_table_free(&rules->verbs);
  table_free(&rules->stem_index);
  table_free(&rules->macros);
  prefilter_free(&rules->literals);
  sieve_book_free(&rules->sieves);
  table_free(&rules->sources);
  free(rules->patterns);
  arena_free(&rules->memory);
  pack_free(rules->packs);
  free(rules);
}

weft_status
weft_rules_compile_lexicons(const weft_rules*  rules,
                            const weft_writer* writer,
                            weft_error*        error)
{
  WEFT_REQUIRE(rules && writer);
  lexicon_origin origin;
  if (pack_origin(rules->packs, &origin)) {
    return fail_memory(error);
  }
  return lexicon_write(
    &rules->lists, &origin, rules->schema->type_count, writer, error);
}

const char*
weft_rules_compiled_path(const weft_rules* rules)
{
  return pack_compiled_path(rules->packs);
}

const char*
weft_rules_compiled_note(const weft_rules* rules, bool* used)
{
  return pack_compiled_note(rules->packs, used);
}

const weft_schema*
weft_rules_schema(const weft_rules* rules)
{
  return rules->schema;
}

size_t
weft_rules_count(const weft_rules* rules)
{
  return rules ? rules->rule_count : 0U;
}

bool
weft_rules_info(const weft_rules* rules, size_t index, weft_rule_info* out)
{
  if (!rules || index >= rules->rule_count) {
    return false;
  }
  const rule* const r       = &rules->rules[index];
  out->id                   = weft_str_from(r->id);
  out->kind                 = r->kind == RULE_FRAME    ? WEFT_RULE_FRAME
                              : r->kind == RULE_TRIPLE ? WEFT_RULE_PATTERN
                                                       : WEFT_RULE_MENTION;
  out->relation             = r->output_count
                                ? rules->schema->relations[r->outputs[0].relation].name
                                : (weft_str){NULL, 0U};
  out->file                 = json_file(r->source->file);
  out->line                 = r->line;
  out->example_count        = r->example_count;
  out->counterexample_count = r->counterexample_count;
  return true;
}
