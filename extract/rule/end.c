// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "rule/end.h"

#include "strbuf.h"
#include "utf8.h"

#include <string.h>

// Names in Hangul before others, then the longer one
static bool
is_better_name(weft_str name, weft_str than)
{
  size_t     next  = 0U;
  const bool here  = name.size && utf8_is_hangul(utf8_next(name, 0U, &next));
  const bool there = than.size && utf8_is_hangul(utf8_next(than, 0U, &next));
  return here != there ? here : utf8_length(name) > utf8_length(than);
}

static void
name_entity(emitter* e, const mention* m)
{
  analysis* const a     = e->a;
  entity* const   root  = &a->entities[analysis_entity(a, m->item)];
  const weft_str  name  = end_slice(e, m->name_start, m->name_end);
  const bool      first = !root->count++;
  if (!m->reference && (first || is_better_name(name, root->name))) {
    root->name = name;
  }
  if (!root->canonical.size && a->entities[m->item].canonical.size) {
    root->canonical = a->entities[m->item].canonical;
  }
}

void
end_name_entities(emitter* e)
{
  const size_t count = weft_document_sentence_count(e->a->document);
  for (size_t s = 0U; s < count; ++s) {
    for (size_t i = e->a->ranges[s]; i < e->a->stops[s]; ++i) {
      if (e->a->mentions[i].kind == MENTION_NAME) {
        name_entity(e, &e->a->mentions[i]);
      }
    }
  }
}

weft_str
end_id(emitter* e, weft_str type, weft_str name)
{
  strbuf id = {NULL, 0U, 0U, WEFT_OK};
  strbuf_append(&id, type);
  strbuf_putc(&id, '/');
  strbuf_append(&id, name);
  const weft_str none = {NULL, 0U};
  const weft_str copy =
    id.status ? none : arena_copy(&e->a->memory, strbuf_str(&id));
  strbuf_free(&id);
  e->status = copy.data ? e->status : WEFT_ERR_NO_MEMORY;
  return copy;
}

// The likely type if it is allowed, or else the first that is; of names of the
// last resort in the order in which the pack lists what they may be
static uint8_t
pick_type(const weft_rules* rules, type_set allowed, const mention* m)
{
  const type_set both = allowed & mention_types(rules, m);
  if (both >> m->type & 1U || !both) {
    return both ? m->type : TYPE_NONE;
  }
  for (size_t i = 0U; i < rules->open_count; ++i) {
    const uint8_t type = rules->open_types[i];
    if (rules_guesses(rules, m->source) && (both >> type & 1U)) {
      return type;
    }
  }
  uint8_t type = 0U;
  while (!(both >> type & 1U)) {
    ++type;
  }
  return type;
}

weft_str
end_type_name(const emitter* e, uint8_t type)
{
  return e->run->rules->schema->types[type].name;
}

static void
set_literal(const emitter* e, const literal* l, weft_end* out)
{
  out->literal    = true;
  out->name       = end_slice(e, l->core.start, l->core.end);
  out->span       = weft_document_original(e->a->document, l->core);
  out->unit       = weft_str_from(l->unit);
  out->value_kind = !l->has_value             ? WEFT_VALUE_NONE
                    : l->kind == LITERAL_DATE ? WEFT_VALUE_TEXT
                                              : WEFT_VALUE_NUMBER;
  out->value = l->has_value ? weft_str_from(l->value) : (weft_str){NULL, 0U};
}

// The name nearest before words that refer to the same entity, or else the
// first one behind them
static const mention*
antecedent(const emitter* e, const mention* m)
{
  const analysis* const a    = e->a;
  const uint32_t        root = analysis_entity(a, m->item);
  for (const mention* x = m; x-- > a->mentions;) {
    if (x->kind == MENTION_NAME && !x->reference &&
        analysis_entity(a, x->item) == root) {
      return x;
    }
  }
  for (const mention* x = m + 1; x < a->mentions + a->mention_count; ++x) {
    if (x->kind == MENTION_NAME && !x->reference &&
        analysis_entity(a, x->item) == root) {
      return x;
    }
  }
  return m;
}

static void
set_via(const emitter* e, const mention* m, weft_end* out)
{
  const mention* const x    = antecedent(e, m);
  const weft_span      span = {x->name_start, x->name_end};
  out->has_via              = true;
  out->via                  = weft_document_original(e->a->document, span);
}

bool
end_from_mention(emitter* e, const mention* m, type_set allowed, weft_end* out)
{
  const uint8_t type = pick_type(e->run->rules, allowed, m);
  memset(out, 0, sizeof(*out));
  if (type == TYPE_NONE) {
    return false;
  }
  const weft_span span = {m->name_start, m->name_end};
  out->type            = end_type_name(e, type);
  out->has_span        = true;
  out->span            = weft_document_original(e->a->document, span);
  if (m->kind == MENTION_LITERAL) {
    set_literal(e, &e->a->literals[m->item], out);
  } else if (m->kind == MENTION_WORD) {
    const weft_span whole = {m->start, m->end};
    out->literal          = true;
    out->name             = end_slice(e, m->start, m->end);
    out->span             = weft_document_original(e->a->document, whole);
  } else {
    const entity* const x = &e->a->entities[analysis_entity(e->a, m->item)];
    out->name             = x->name;
    if (m->reference) {
      set_via(e, m, out);
    }
    out->id = end_id(e, out->type, x->canonical.size ? x->canonical : x->name);
    return out->id.data != NULL;
  }
  out->id = end_id(e, out->type, out->name);
  return out->id.data != NULL;
}

bool
end_from_text(emitter* e, const candidate_end* end, int relation, weft_end* out)
{
  const weft_relation_info* const r =
    &e->run->rules->schema->relations[relation];
  memset(out, 0, sizeof(*out));
  for (size_t i = 0U; i < r->range_count; ++i) {
    const weft_type_info* const t =
      weft_schema_type(e->run->rules->schema, r->range[i]);
    if (t && t->literal) {
      const weft_span span = {end->start, end->end};
      out->literal         = true;
      out->type            = t->name;
      out->name            = end_slice(e, end->start, end->end);
      out->has_span        = true;
      out->span            = weft_document_original(e->a->document, span);
      out->id              = end_id(e, out->type, out->name);
      return out->id.data != NULL;
    }
  }
  return false;
}
