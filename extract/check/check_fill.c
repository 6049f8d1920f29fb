// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Which types mentions can have at all: what lexicons list, what rules find,
// and figures and dates, which are read without either.

#include "check/check.h"

#include <string.h>

static type_set
bit(uint8_t type)
{
  return type == TYPE_NONE ? 0U : (type_set)1U << type;
}

// Rules that give names types of their own
static bool
gives_names(const rule* r)
{
  return r->kind == RULE_NAME || r->kind == RULE_SUFFIX || r->kind == RULE_CUE;
}

weft_status
check_find_fillable(checker* c)
{
  const weft_rules* const rules            = c->rules;
  bool                    types_of_classes = false;
  c->fillable =
    bit(rules->date_type) | bit(rules->money_type) | bit(rules->quantity_type);
  c->filled = !rules->packs->name_gap;
  for (size_t i = 0U; i < rules->lists.count; ++i) {
    const lexicon_entry* const e = &rules->lexicon[i];
    c->fillable |= e->stop ? 0U : bit(e->type);
    c->classes |= bit(e->instance);
  }
  c->used |= c->fillable & ~(bit(rules->date_type) | bit(rules->money_type) |
                             bit(rules->quantity_type));
  for (size_t i = 0U; i < rules->rule_count; ++i) {
    const rule* const r = &rules->rules[i];
    c->filled           = c->filled && !(r->broken && gives_names(r));
    if (gives_names(r)) {
      c->fillable |= bit(r->type);
      types_of_classes = types_of_classes || r->type_slot[0];
    }
    c->used |= bit(r->type);
  }
  for (size_t i = 0U; i < rules->open_count; ++i) {
    c->fillable |= bit(rules->open_types[i]);
  }
  c->fillable |= types_of_classes ? c->classes : 0U;
  return WEFT_OK;
}
