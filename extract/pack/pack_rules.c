// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Macros and rules of a pack.

#include "pack/pack_build.h"
#include "pack/pack_rule_shape.h"
#include "pack/pack_shape.h"

#include "strbuf.h"
#include "try.h"

#include <stdlib.h>
#include <string.h>

// The text of a string or of an array of strings, joined in the arena
static weft_status
join_strings(pack_build* const  b,
             const pack_place   place,
             const char** const out)
{
  *out = json_string(place.node);
  if (*out) {
    return WEFT_OK;
  }
  if (!pack_is(place, JSON_ARRAY)) {
    *out = ""; // reported; patterns that use it are right
    return WEFT_OK;
  }
  strbuf           joined = {0};
  const json_node* node   = json_first(place.node);
  for (; node; node = json_next(node)) {
    const char* const part = json_string(node);
    strbuf_puts(&joined, part ? part : "");
  }
  const weft_str copy = arena_copy(&b->mem, strbuf_str(&joined));
  const bool     lost = joined.status || !copy.data;
  strbuf_free(&joined);
  *out = copy.data;
  return lost ? WEFT_ERR_NO_MEMORY : WEFT_OK;
}

// A terminated NFC name
static weft_status
macro_name(pack_build* const b, const json_node* node, weft_str* const out)
{
  const weft_str key = weft_str_from(json_key(node));
  return pack_nfc(&b->mem, key, out);
}

// Report a macro that another pack defines otherwise
static void
check_same(pack_build* const       b,
           const pack_place        place,
           const pack_macro* const macro,
           const char* const       value)
{
  if (strcmp(macro->value, value) != 0) {
    size_t line   = 0U;
    size_t column = 0U;
    json_key_where(macro->file, macro->node, &line, &column);
    pack_report_key(b,
                    place,
                    "macro `%s` is different in %s:%zu; use another name",
                    show_name(weft_str_from(macro->name)).text,
                    json_file(macro->file),
                    line);
  }
}

static weft_status
read_macro(pack_build* const b, const pack_place place)
{
  weft_status st    = WEFT_OK;
  const char* value = NULL;
  weft_str    name;
  TRY(st, macro_name(b, place.node, &name));
  if (!pack_check_name(b, place, name, "a macro")) {
    return WEFT_OK;
  }
  TRY(st, join_strings(b, place, &value));
  const size_t found = table_get(&b->macro_index, name, SIZE_MAX);
  if (found != SIZE_MAX) {
    check_same(b, place, (const pack_macro*)b->macros.items + found, value);
    return WEFT_OK;
  }
  TRY(st, table_set(&b->macro_index, name, b->macros.count));
  pack_macro* const macro =
    (pack_macro*)pack_list_add(&b->macros, sizeof(pack_macro));
  if (!macro) {
    return WEFT_ERR_NO_MEMORY;
  }
  macro->name  = name.data; // of a key or the arena, so it is terminated
  macro->value = value;
  macro->file  = place.file;
  macro->node  = place.node;
  return WEFT_OK;
}

weft_status
pack_read_macros(pack_build* const b, const pack_unit* const unit)
{
  weft_status       st   = WEFT_OK;
  const json*       file = NULL;
  const char* const path =
    pack_path_join(&b->mem, unit->folder, "macros.jsonc");
  if (!path) {
    return WEFT_ERR_NO_MEMORY;
  }
  if (!pack_path_exists(path)) {
    return WEFT_OK;
  }
  TRY(st, pack_read_json(b, path, &file));
  if (!file) {
    b->macro_gap = true;
    return WEFT_OK;
  }
  const pack_place root = {file, json_root(file)};
  shape_check(b->found, file, root.node, &pack_macros_shape, "macros.jsonc");
  const json_node* node = json_first(root.node);
  for (; node && !pack_full(b); node = json_next(node)) {
    const pack_place place = {file, node};
    if (strcmp(json_key(node), "$schema") != 0) {
      TRY(st, read_macro(b, place));
    }
  }
  return WEFT_OK;
}

// Report an id that the pack has already
static void
report_same_id(pack_build* const      b,
               const pack_place       id,
               const pack_rule* const other)
{
  size_t line   = 0U;
  size_t column = 0U;
  json_where(other->file, json_get(other->node, "id"), &line, &column);
  pack_report_at(b,
                 id,
                 "rule id `%s` is already used in %s:%zu:%zu; use another",
                 show_name(weft_str_from(json_string(id.node))).text,
                 json_file(other->file),
                 line,
                 column);
}

// Claim `pack/id`; sets `*fresh` if nobody has it yet
static weft_status
claim_id(pack_build* const      b,
         const pack_unit* const unit,
         const pack_place       id,
         bool* const            fresh)
{
  const char* const path =
    pack_path_join(&b->mem, unit->name, json_string(id.node));
  if (!path) {
    return WEFT_ERR_NO_MEMORY;
  }
  const weft_str key   = weft_str_from(path);
  const size_t   found = table_get(&b->rule_index, key, SIZE_MAX);
  *fresh               = found == SIZE_MAX;
  if (!*fresh) {
    report_same_id(b, id, (const pack_rule*)b->rules.items + found);
    return WEFT_OK;
  }
  return table_set(&b->rule_index, key, b->rules.count);
}

static weft_status
read_rule(pack_build* const      b,
          const pack_unit* const unit,
          const pack_place       place)
{
  weft_status      st    = WEFT_OK;
  bool             fresh = false;
  const pack_place id    = pack_member(place, "id");
  if (!pack_is(id, JSON_STRING)) {
    return WEFT_OK;
  }
  if (!pack_check_value(b, id, "a rule")) {
    return WEFT_OK;
  }
  TRY(st, claim_id(b, unit, id, &fresh));
  if (fresh) {
    pack_rule* const rule =
      (pack_rule*)pack_list_add(&b->rules, sizeof(pack_rule));
    if (!rule) {
      return WEFT_ERR_NO_MEMORY;
    }
    rule->pack = unit->name;
    rule->file = place.file;
    rule->node = place.node;
  }
  return WEFT_OK;
}

static weft_status
read_rule_file(pack_build* const      b,
               const pack_unit* const unit,
               const char* const      path)
{
  weft_status st   = WEFT_OK;
  const json* file = NULL;
  TRY(st, pack_read_json(b, path, &file));
  if (!file) {
    b->name_gap = true;
    return WEFT_OK;
  }
  pack_place place = {file, json_root(file)};
  shape_check(b->found, file, place.node, &pack_rules_shape, "a rule file");
  if (pack_is(place, JSON_OBJECT)) {
    place = pack_member(place, "rules");
  }
  place.node = pack_is(place, JSON_ARRAY) ? json_first(place.node) : NULL;
  for (; place.node && !pack_full(b); place.node = json_next(place.node)) {
    TRY(st, read_rule(b, unit, place));
  }
  return WEFT_OK;
}

static void
warn_no_rules(pack_build* const b, const pack_unit* const unit)
{
  weft_error finding = WEFT_ERROR_INIT;
  size_t     line    = 0U;
  size_t     column  = 0U;
  json_where(unit->file, unit->root, &line, &column);
  weft_error_set(&finding,
                 WEFT_ERR_BAD_PACK,
                 json_file(unit->file),
                 line,
                 column,
                 "the pack has no rules; add a file rules/NAME.jsonc");
  pack_report(b, true, &finding);
}

weft_status
pack_read_rules(pack_build* const b, const pack_unit* const unit)
{
  weft_status       st     = WEFT_OK;
  const char**      names  = NULL;
  size_t            count  = 0U;
  weft_error        error  = WEFT_ERROR_INIT;
  const char* const folder = pack_path_join(&b->mem, unit->folder, "rules");
  if (!folder) {
    return WEFT_ERR_NO_MEMORY;
  }
  st = pack_folder_list(&b->mem, folder, ".jsonc", &names, &count, &error);
  if (st == WEFT_ERR_NO_MEMORY) {
    return st;
  }
  if (st) {
    pack_report(b, false, &error);
    return WEFT_OK;
  }
  if (!count) {
    warn_no_rules(b, unit);
  }
  for (size_t i = 0; i < count && !pack_full(b); ++i) {
    const char* const path = pack_path_join(&b->mem, folder, names[i]);
    if (!path) {
      return WEFT_ERR_NO_MEMORY;
    }
    TRY(st, read_rule_file(b, unit, path));
  }
  return WEFT_OK;
}
