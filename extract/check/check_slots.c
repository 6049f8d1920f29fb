// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Slots of patterns: whether anything can fill them, and whether the relation
// takes what they match.

#include "check/check.h"
#include "rule/context.h"

#include "try.h"

#include <string.h>

enum { SLOTS_SEEN_MAX = 64 };

// A slot, and where it is
typedef struct {
  const json*       file;
  size_t            line;
  size_t            column;
  pattern_slot_text slot;
} seen_slot;

// One pattern while it is looked at
typedef struct {
  checker*    c;
  const rule* r;
  seen_slot   slots[SLOTS_SEEN_MAX];
  size_t      count;
} pattern_look;

static void
see_slot(void*                    handle,
         const pattern_origin*    place,
         const pattern_slot_text* slot)
{
  pattern_look* const look = handle;
  look->c->used |= slot->direct;
  if (slot->instance != TYPE_NONE) {
    look->c->used |= (type_set)1U << slot->instance;
  }
  if (look->count < SLOTS_SEEN_MAX) {
    seen_slot* const s = &look->slots[look->count++];
    s->file            = place->file;
    s->slot            = *slot;
    json_string_where(
      place->file, place->node, place->in, &s->line, &s->column);
  }
}

static void
see_macro(void* handle, size_t index)
{
  const pattern_look* const look = handle;
  look->c->macros[index]         = true;
}

// Warn of a slot that no mention can ever fill
static void
check_filled(const pattern_look* look, const seen_slot* s)
{
  checker* const          c     = look->c;
  const weft_rules* const rules = c->rules;
  const type_set          types = s->slot.types & ~s->slot.except;
  const char* const       what =
    s->slot.optional ? "this part never matches" : "the rule can never fire";
  if (!types) {
    check_report(c,
                 WEFT_SEVERITY_WARNING,
                 s->file,
                 s->line,
                 s->column,
                 "the slot `%.*s` excludes all of its types, so %s",
                 (int)s->slot.list.size,
                 s->slot.list.data,
                 what);
  } else if (c->filled && !(types & c->fillable)) {
    check_report(c,
                 WEFT_SEVERITY_WARNING,
                 s->file,
                 s->line,
                 s->column,
                 "nothing gives names of type %s, so %s; list some in lexicon/ "
                 "or write a mention rule",
                 check_type_names(rules, s->slot.direct).text,
                 what);
  } else if (c->filled && s->slot.instance != TYPE_NONE &&
             !(rules->closure[s->slot.instance] & c->classes)) {
    check_report(c,
                 WEFT_SEVERITY_WARNING,
                 s->file,
                 s->line,
                 s->column,
                 "no lexicon has a class noun of things of type %s, so %s; "
                 "list some with it as fifth column",
                 check_type_names(rules, (type_set)1U << s->slot.instance).text,
                 what);
  }
}

void
check_end(checker*    c,
          const json* file,
          size_t      line,
          size_t      column,
          type_set    direct,
          int         relation,
          bool        subject,
          bool        others)
{
  const weft_rules* const         rules = c->rules;
  const weft_relation_info* const r     = &rules->schema->relations[relation];

  const weft_str* const names = subject ? r->domain : r->range;
  const size_t          count = subject ? r->domain_count : r->range_count;
  const type_set        fits  = rules_closure(rules, names, count);
  type_set              lost  = 0U;
  for (size_t i = 0U; i < rules->schema->type_count; ++i) {
    if ((direct >> i & 1U) && !(rules->closure[i] & fits)) {
      lost |= (type_set)1U << i;
    }
  }
  if (lost && fits) {
    type_set wanted = 0U;
    for (size_t i = 0U; i < count; ++i) {
      const uint8_t type = rules_type(rules, names[i]);
      wanted |= type == TYPE_NONE ? 0U : (type_set)1U << type;
    }
    check_report(c,
                 WEFT_SEVERITY_WARNING,
                 file,
                 line,
                 column,
                 "%s cannot be the %s of `%.*s`, which takes %s; %s",
                 check_type_names(rules, lost).text,
                 subject ? "subject" : "object",
                 (int)r->name.size,
                 r->name.data,
                 check_type_names(rules, wanted).text,
                 lost == direct && !others ? "the rule gives nothing"
                                           : "remove it");
  }
}

// Whether a named slot is an end of some triple that takes its types, or
// nothing of the kind.  Of several triples one that fits is enough.
static void
check_ends(const pattern_look* look, const seen_slot* s)
{
  const rule* const r       = look->r;
  int               misfit  = -1;
  bool              subject = false;
  for (size_t i = 0U; i < r->output_count; ++i) {
    const rule_output* const o = &r->outputs[i];
    if (o->relation < 0) {
      return;
    }
    for (int k = 0; k < 2; ++k) {
      const weft_str end = weft_str_from(k ? o->object : o->subject);
      if (weft_str_equals(end, s->slot.name)) {
        if (misfit >= 0) {
          return; // an end of two triples
        }
        misfit  = o->relation;
        subject = !k;
      }
    }
  }
  if (misfit >= 0) {
    check_end(look->c,
              s->file,
              s->line,
              s->column,
              s->slot.direct,
              misfit,
              subject,
              false);
  }
}

// Whether anything makes use of a slot's name
static bool
is_used(const rule* r, weft_str name)
{
  static const char* const known[] = {
    "when", "of", "name", "planned", "actual"};
  for (size_t i = 0U; i < sizeof(known) / sizeof(known[0]); ++i) {
    if (weft_str_equals(name, weft_str_from(known[i]))) {
      return true;
    }
  }
  for (size_t i = 0U; i < r->output_count; ++i) {
    if (weft_str_equals(name, weft_str_from(r->outputs[i].subject)) ||
        weft_str_equals(name, weft_str_from(r->outputs[i].object))) {
      return true;
    }
  }
  return weft_str_equals(name, weft_str_from(r->type_slot)) ||
         (r->kind == RULE_ALIAS && weft_str_equals(name, WEFT_STR("subject")));
}

static void
check_slot(const pattern_look* look, const seen_slot* s)
{
  check_filled(look, s);
  if (!s->slot.name.size) {
    return;
  }
  check_ends(look, s);
  if (!is_used(look->r, s->slot.name)) {
    check_report(look->c,
                 WEFT_SEVERITY_WARNING,
                 s->file,
                 s->line,
                 s->column,
                 "the rule makes no use of the slot `%.*s`; write {%.*s}",
                 (int)s->slot.name.size,
                 s->slot.name.data,
                 (int)s->slot.list.size,
                 s->slot.list.data);
  }
}

// Warn of captured text as object of a relation between entities
static void
check_captures(const pattern_look* look,
               const pattern*      p,
               const json_node*    node)
{
  const rule* const        r      = look->r;
  const weft_schema* const schema = look->c->rules->schema;
  for (size_t i = 0U; i < r->output_count; ++i) {
    const rule_output* const  o    = &r->outputs[i];
    const pattern_slot* const slot = pattern_find_slot(p, o->object);
    if (o->relation < 0 || !slot || slot->is_slot) {
      continue;
    }
    const weft_relation_info* const rel = &schema->relations[o->relation];
    const type_set                  range =
      rules_closure(look->c->rules, rel->range, rel->range_count);
    if (!(range & look->c->rules->literal_types)) {
      check_report_at(look->c,
                      WEFT_SEVERITY_WARNING,
                      r->source->file,
                      node,
                      "`%s` captures text, but the range of `%.*s` has no "
                      "literal; use a slot",
                      o->object,
                      (int)rel->name.size,
                      rel->name.data);
    }
  }
}

static weft_status
look_at(checker* c, const rule* r, const pattern* p, const json_node* node)
{
  pattern_look          look    = {.c = c, .r = r};
  const pattern_visitor visitor = {&look, see_slot, see_macro};
  pattern_text          text    = {.origins = NULL};
  pattern               again;
  bool                  fine = false;
  again                      = (pattern){.across = p->across};
  weft_status st             = pattern_expand(
    c->rules, r->source->file, node, c->found, &visitor, &again, &text, &fine);
  if (!st && fine && p->re && !r->broken) {
    for (size_t i = 0U; i < look.count; ++i) {
      check_slot(&look, &look.slots[i]);
    }
    check_captures(&look, p, node);
  }
  if (!st && fine && p->re) {
    st = check_steps(c, &text);
    st = st ? st : check_literals(c, r, &text);
  }
  pattern_text_free(&text);
  return st;
}

// What a pattern of `unless` is made of; what it matches gives nothing
static weft_status
look_at_unless(checker* c, const rule* r, const unless_pattern* u)
{
  pattern_look          look    = {.c = c, .r = r};
  const pattern_visitor visitor = {&look, see_slot, see_macro};
  pattern_text          text    = {.origins = NULL};
  pattern               again   = {.across = u->pattern.across};
  bool                  fine    = false;

  weft_status st = pattern_expand(c->rules,
                                  r->source->file,
                                  u->node,
                                  c->found,
                                  &visitor,
                                  &again,
                                  &text,
                                  &fine);
  for (size_t i = 0U; !st && fine && i < look.count; ++i) {
    look.slots[i].slot.optional = true; // the rule fires all the same
    check_filled(&look, &look.slots[i]);
  }
  st = !st && fine ? check_steps(c, &text) : st;
  pattern_text_free(&text);
  return st;
}

static weft_status
check_unless(checker* c, const rule* r)
{
  weft_status st = WEFT_OK;
  for (size_t i = 0U; r->context && i < r->context->count; ++i) {
    TRY(st, look_at_unless(c, r, &r->context->items[i]));
  }
  return st;
}

weft_status
check_patterns(checker* c)
{
  weft_status             st    = WEFT_OK;
  const weft_rules* const rules = c->rules;
  for (size_t i = 0U; i < rules->rule_count; ++i) {
    const rule* const      r    = &rules->rules[i];
    const json_node* const one  = json_get(r->source->node, "pattern");
    const json_node* const many = json_get(r->source->node, "patterns");
    const json_node*       n    = one ? one : json_first(many);
    for (size_t k = 0U; k < r->output_count; ++k) {
      if (r->outputs[k].relation >= 0) {
        c->relations[r->outputs[k].relation] = true;
      }
    }
    for (size_t k = 0U; n && k < r->pattern_count; ++k) {
      TRY(st, look_at(c, r, &r->patterns[k], n));
      n = n == one ? json_first(many) : json_next(n);
    }
    TRY(st, check_unless(c, r));
  }
  return st;
}
