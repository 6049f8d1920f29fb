// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Rules of extended packs that a pack switches off or writes anew.

#include "pack/pack_build.h"

#include "try.h"

#include <string.h>

static pack_rule*
rule_at(const pack_build* const b, const size_t index)
{
  return (pack_rule*)b->rules.items + index;
}

static const pack_unit*
unit_at(const pack_build* const b, const size_t index)
{
  return (const pack_unit*)b->units.items + index;
}

// Whether the pack of `file` extends the one called `name`, or one that does.
// Packs that extend each other in a circle end it at `depth`.
static bool
extends(const pack_build* const b,
        const json* const       file,
        const char* const       name,
        const size_t            depth)
{
  const pack_extension* const all = (const pack_extension*)b->extended.items;
  for (size_t i = 0U; depth && i < b->extended.count; ++i) {
    const pack_unit* const unit = unit_at(b, all[i].unit);
    if (all[i].file == file && (!strcmp(unit->name, name) ||
                                extends(b, unit->file, name, depth - 1U))) {
      return true;
    }
  }
  return false;
}

static bool
is_extended(const pack_build* const b,
            const json* const       file,
            const char* const       name)
{
  return extends(b, file, name, PACK_EXTENDS_MAX);
}

// Report a rule that no extended pack has; `unit` is the file of pack.jsonc
static weft_status
report_unknown(pack_build* const b,
               const json* const unit,
               const pack_place  place,
               const weft_str    wanted)
{
  pack_suggestion suggestion = pack_suggest(wanted);
  if (b->name_gap || pack_full(b)) {
    return WEFT_OK; // it may be in a file that was not read
  }
  for (size_t i = 0U; i < b->rules.count; ++i) {
    const pack_rule* const r = rule_at(b, i);
    if (is_extended(b, unit, r->pack)) {
      const char* const id   = json_string(json_get(r->node, "id"));
      const char* const path = pack_path_join(&b->mem, r->pack, id);
      if (!path) {
        return WEFT_ERR_NO_MEMORY;
      }
      pack_suggest_try(&suggestion, weft_str_from(path));
    }
  }
  pack_report_at(
    b,
    place,
    "no extended pack has a rule `%s`%s",
    show_name(wanted).text,
    pack_suggest_remedy(&suggestion, "name one as pack/rule").text);
  return WEFT_OK;
}

// Find the rule that a string names, in a pack that `unit` extends; SIZE_MAX if
// there is none, which is reported
static weft_status
find_rule(pack_build* const b,
          const json* const unit,
          const pack_place  place,
          size_t* const     out)
{
  const weft_str wanted = weft_str_from(json_string(place.node));
  const size_t   found  = table_get(&b->rule_index, wanted, SIZE_MAX);
  *out                  = SIZE_MAX;
  if (found == SIZE_MAX || !is_extended(b, unit, rule_at(b, found)->pack)) {
    return report_unknown(b, unit, place, wanted);
  }
  *out = found;
  return WEFT_OK;
}

// Report that something was already done to a rule; `by` overrides it, or NULL
static void
report_gone(pack_build* const      b,
            const pack_place       place,
            const pack_rule* const by)
{
  size_t line   = 0U;
  size_t column = 0U;
  if (!by) {
    pack_report_at(b,
                   place,
                   "rule `%s` is switched off already; remove one of the two",
                   show_name(weft_str_from(json_string(place.node))).text);
    return;
  }
  json_where(by->file, json_get(by->node, "overrides"), &line, &column);
  pack_report_at(b,
                 place,
                 "rule `%s` is overridden already in %s:%zu; name that rule",
                 show_name(weft_str_from(json_string(place.node))).text,
                 json_file(by->file),
                 line);
}

// What `disable` of a pack lists
static weft_status
switch_off(pack_build* const b, const pack_unit* const unit)
{
  weft_status      st   = WEFT_OK;
  const pack_place root = {unit->file, unit->root};
  const pack_place list = pack_member(root, "disable");
  if (!pack_is(list, JSON_ARRAY)) {
    return WEFT_OK;
  }
  for (const json_node* n = json_first(list.node); n; n = json_next(n)) {
    const pack_place item  = {unit->file, n};
    size_t           found = SIZE_MAX;
    if (pack_is(item, JSON_STRING)) {
      TRY(st, find_rule(b, unit->file, item, &found));
    }
    if (found != SIZE_MAX && rule_at(b, found)->by) {
      report_gone(b, item, rule_at(b, rule_at(b, found)->by - 1U));
    } else if (found != SIZE_MAX) {
      rule_at(b, found)->off = true;
    }
  }
  return WEFT_OK;
}

// What a rule's `overrides` names
static weft_status
override(pack_build* const b, const pack_unit* const unit, const size_t index)
{
  weft_status      st    = WEFT_OK;
  pack_rule* const r     = rule_at(b, index);
  const pack_place place = {r->file, json_get(r->node, "overrides")};
  size_t           found = SIZE_MAX;
  if (!pack_is(place, JSON_STRING)) {
    return WEFT_OK;
  }
  TRY(st, find_rule(b, unit->file, place, &found));
  if (found == SIZE_MAX) {
    return WEFT_OK;
  }
  pack_rule* const old = rule_at(b, found);
  if (old->off) {
    report_gone(b, place, old->by ? rule_at(b, old->by - 1U) : NULL);
    return WEFT_OK;
  }
  old->off = true;
  old->by  = index + 1U;
  r->over  = true;
  return WEFT_OK;
}

// Packs one after the other, extended ones first, so that a pack can override
// what overrides a rule
static weft_status
apply_unit(pack_build* const b, const pack_unit* const unit)
{
  weft_status st = WEFT_OK;
  for (size_t i = 0U; i < b->rules.count; ++i) {
    if (rule_at(b, i)->pack == unit->name) {
      TRY(st, override(b, unit, i));
    }
  }
  return switch_off(b, unit);
}

// The rule that stands in the place of another, or NULL if none does
static const pack_rule*
in_place(const pack_build* const b, const pack_rule* r)
{
  while (r->by) {
    r = rule_at(b, r->by - 1U);
  }
  return r->off ? NULL : r;
}

weft_status
pack_finish_rules(pack_build* const b)
{
  weft_status st = WEFT_OK;
  for (size_t i = 0U; i < b->order.count; ++i) {
    const size_t index = ((const size_t*)b->order.items)[i];
    TRY(st, apply_unit(b, unit_at(b, index)));
  }
  pack_rule* const left =
    arena_array(&b->mem, b->rules.count + 1U, sizeof(pack_rule));
  if (!left) {
    return WEFT_ERR_NO_MEMORY;
  }
  for (size_t i = 0U; i < b->rules.count; ++i) {
    const pack_rule* const r    = rule_at(b, i);
    const pack_rule* const kept = r->over ? NULL : in_place(b, r);
    if (kept) {
      left[b->set.rule_count++] = *kept;
    }
  }
  b->set.rules = left;
  return WEFT_OK;
}
