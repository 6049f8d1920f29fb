// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// The members of frame rules: predicates, roles and types.

#include "pack/pack_rule_shape.h"
#include "rule/rule_job.h"

#include "try.h"

#include <string.h>

_Static_assert((int)PACK_ROLE_COUNT == (int)FRAME_ROLES, "a name of each role");

weft_status
rule_read_types(rule_job* j, const json_node* node, type_set* out)
{
  weft_status st   = WEFT_OK;
  uint8_t     type = TYPE_NONE;
  *out             = 0U;
  if (!node) {
    return st;
  }
  if (json_node_type(node) == JSON_STRING) {
    TRY(st, rule_read_type(j, node, &type));
    *out = type == TYPE_NONE ? 0U : j->rules->closure[type];
    return st;
  }
  for (const json_node* n = json_first(node); n; n = json_next(n)) {
    TRY(st, rule_read_type(j, n, &type));
    *out |= type == TYPE_NONE ? 0U : j->rules->closure[type];
  }
  return st;
}

static weft_status
read_frame_slot(rule_job* j, const char* member, frame_slot* out)
{
  const json_node* const node = json_get(j->source->node, member);
  if (!node || json_node_type(node) != JSON_OBJECT) {
    return WEFT_OK; // `of` may be text
  }
  const json_node* const role = json_get(node, "role");
  const char* const      name = json_string(role);
  out->present                = true;
  for (size_t i = 0U; name && i < FRAME_ROLES; ++i) {
    if (!strcmp(pack_role_names[i], name)) {
      out->role = (frame_role)i;
    }
  }
  return rule_read_types(j, json_get(node, "type"), &out->types);
}

weft_status
rule_read_frame(rule_job* j)
{
  weft_status            st    = WEFT_OK;
  frame* const           f     = &j->rule->frame;
  const json_node* const voice = json_get(j->source->node, "voice");
  TRY(st, read_frame_slot(j, "subject", &f->subject));
  TRY(st, read_frame_slot(j, "object", &f->object));
  TRY(st, read_frame_slot(j, "when", &f->when));
  TRY(st, read_frame_slot(j, "with", &f->with));
  TRY(st, read_frame_slot(j, "of", &f->of));
  const json_node* const settled = json_get(j->source->node, "settled");
  f->subject.settled             = settled && json_bool(settled, false);
  f->object.settled              = f->subject.settled;
  f->loose                       = settled && !f->subject.settled;
  if (voice) {
    const char* const name = json_string(voice);
    f->passive             = name && !strcmp(name, "passive");
    f->active              = name && !strcmp(name, "active");
    f->intransitive        = name && !strcmp(name, "intransitive");
  }
  return rule_read_stems(j, "predicate", true);
}
