// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// The member `normalise` of rules.

#include "pack/pack_rule_shape.h"
#include "pack/pack_text.h"
#include "rule/normal.h"
#include "rule/rule_job.h"

#include "try.h"

#include <stdio.h>
#include <string.h>

// In the order of pack_normal_names
static const normal_kind kinds[PACK_NORMAL_COUNT] = {NORMAL_UPPER,
                                                     NORMAL_LOWER,
                                                     NORMAL_SPACES,
                                                     NORMAL_JOINED};

// `from` may be bound to the beginning with ^ and to the end with $
static weft_status
read_pair(rule_job* j, const json_node* node, normal_step* s)
{
  weft_status            st   = WEFT_OK;
  const json_node* const to   = json_next(json_first(node));
  weft_str               from = weft_str_from(json_string(json_first(node)));
  s->kind                     = NORMAL_REPLACE;
  if (from.size && from.data[0] == '^') {
    s->first = true;
    from.data += 1;
    from.size -= 1U;
  }
  if (from.size && from.data[from.size - 1U] == '$') {
    s->last = true;
    from.size -= 1U;
  }
  if (!from.size) {
    return rule_fail(j,
                     json_first(node),
                     "nothing is replaced here; write what is, behind ^ or "
                     "before $",
                     NULL);
  }
  TRY(st, pack_nfc(&j->rules->memory, from, &s->from));
  return pack_nfc(&j->rules->memory, weft_str_from(json_string(to)), &s->to);
}

static weft_status
read_step(rule_job* j, const json_node* node, normal_step* s)
{
  const char* const name = json_string(node);
  if (!name) {
    return read_pair(j, node, s);
  }
  for (size_t i = 0U; i < PACK_NORMAL_COUNT; ++i) {
    if (!strcmp(pack_normal_names[i], name)) {
      s->kind = kinds[i];
    }
  }
  return WEFT_OK;
}

static weft_status
read_steps(rule_job* j, const json_node* node, rule_normal* n)
{
  weft_status            st   = WEFT_OK;
  const bool             list = json_node_type(node) == JSON_ARRAY;
  const json_node* const from = list ? json_first(node) : node;
  n->slot                     = json_key(node);
  n->steps =
    arena_array(&j->rules->memory, NORMAL_STEPS_MAX, sizeof(normal_step));
  if (!n->steps) {
    return WEFT_ERR_NO_MEMORY;
  }
  for (const json_node* s = from; s && n->count < NORMAL_STEPS_MAX;
       s                  = list ? json_next(s) : NULL) {
    TRY(st, read_step(j, s, &n->steps[n->count++]));
  }
  return st;
}

// Report a slot at its key
static weft_status
fail_slot(rule_job* j, const json_node* node, const char* why)
{
  size_t line   = 0U;
  size_t column = 0U;
  json_key_where(j->source->file, node, &line, &column);
  j->failed = true;
  findings_error(j->found,
                 json_file(j->source->file),
                 line,
                 column,
                 "`%s` cannot be normalised: %s",
                 show_name(weft_str_from(json_key(node))).text,
                 why);
  return WEFT_OK;
}

static bool
is_object(const rule* r, const char* slot)
{
  for (size_t i = 0U; i < r->output_count; ++i) {
    if (!strcmp(r->outputs[i].object, slot)) {
      return true;
    }
  }
  return false;
}

// Types of the mentions that a slot may match; none if it captures text
static type_set
types_of(const rule* r, const char* slot)
{
  type_set types = r->kind == RULE_FRAME && !strcmp(slot, "object")
                     ? r->frame.object.types
                     : 0U;
  for (size_t i = 0U; i < r->pattern_count; ++i) {
    const pattern_slot* const s = pattern_find_slot(&r->patterns[i], slot);
    types |= s && s->is_slot ? s->types : 0U;
  }
  return types;
}

// What entities are called is for the rules that find them
static weft_status
check_slot(rule_job* j, const json_node* node)
{
  const rule* const r    = j->rule;
  const char* const slot = json_key(node);
  const bool        name = !strcmp(slot, "name");
  if (r->kind == RULE_NAME) {
    return name ? WEFT_OK
                : fail_slot(j, node, "a mention rule gives only `name`");
  }
  if (!strcmp(slot, "of") && r->kind != RULE_ALIAS) {
    return WEFT_OK;
  }
  if (!is_object(r, slot)) {
    return fail_slot(
      j, node, "it is the object of no triple; name one that is, or `of`");
  }
  return types_of(r, slot) & ~j->rules->literal_types
           ? fail_slot(j,
                       node,
                       "it matches names; give the rule that finds them this "
                       "member")
           : WEFT_OK;
}

weft_status
rule_read_normals(rule_job* j)
{
  weft_status            st   = WEFT_OK;
  rule* const            r    = j->rule;
  const json_node* const node = json_get(j->source->node, "normalise");
  size_t                 room = 0U;
  for (const json_node* n = json_first(node); n; n = json_next(n)) {
    ++room;
  }
  if (!room) {
    return WEFT_OK;
  }
  r->normals = arena_array(&j->rules->memory, room, sizeof(rule_normal));
  if (!r->normals) {
    return WEFT_ERR_NO_MEMORY;
  }
  for (const json_node* n = json_first(node); n; n = json_next(n)) {
    TRY(st, check_slot(j, n));
    TRY(st, read_steps(j, n, &r->normals[r->normal_count++]));
  }
  return st;
}
