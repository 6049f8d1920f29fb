// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "rule/emit_mention.h"

#include "try.h"

#include <string.h>

static weft_str
source_name(const emitter* e, uint32_t source)
{
  if (source == SOURCE_LEXICON) {
    return WEFT_STR("lexicon");
  }
  if (source == SOURCE_LITERAL) {
    return WEFT_STR("literal");
  }
  if (source == SOURCE_SURNAME) {
    return WEFT_STR("coreference");
  }
  return weft_str_from(e->run->rules->rules[source].id);
}

static weft_status
emit_mention(emitter* e, const mention* m)
{
  weft_mention out;
  memset(&out, 0, sizeof(out));
  out.doc  = weft_document_id(e->a->document);
  out.rule = source_name(e, m->source);
  if (!end_from_mention(e, m, ~(type_set)0U, &out.end)) {
    return WEFT_OK;
  }
  if (m->kind == MENTION_NAME) {
    out.end.name = end_slice(e, m->name_start, m->name_end);
  }
  if (m->source < SOURCE_SURNAME) {
    ++e->fired[m->source];
  }
  return e->sink->mention(e->sink->handle, &out);
}

// A name and the one inside it, which rules may take for it
static weft_status
emit_names(emitter* e, size_t index)
{
  weft_status st    = WEFT_OK;
  bool        found = false;
  mention     inner;
  TRY(st, emit_mention(e, &e->a->mentions[index]));
  TRY(st, analysis_inner(e->a, index, &inner, &found));
  return found ? emit_mention(e, &inner) : st;
}

// Other names that stand in parentheses behind their names
static weft_status
emit_alias_mentions(emitter* e)
{
  weft_status st = WEFT_OK;
  for (size_t i = 0U; i < e->run->candidates.count; ++i) {
    const candidate* const c = &e->run->candidates.items[i];
    const rule* const      r = &e->run->rules->rules[c->rule];
    weft_mention           out;
    memset(&out, 0, sizeof(out));
    out.doc  = weft_document_id(e->a->document);
    out.rule = weft_str_from(r->id);
    if (r->kind == RULE_ALIAS && c->object.mention == NO_MENTION &&
        end_from_text(e, &c->object, c->relation, &out.end)) {
      TRY(st, e->sink->mention(e->sink->handle, &out));
    }
  }
  return st;
}

weft_status
emit_mentions(emitter* e)
{
  weft_status  st    = WEFT_OK;
  const size_t count = weft_document_sentence_count(e->a->document);
  for (size_t s = 0U; s < count; ++s) {
    for (size_t i = e->a->ranges[s]; i < e->a->stops[s]; ++i) {
      TRY(st, emit_names(e, i));
    }
  }
  return emit_alias_mentions(e);
}
