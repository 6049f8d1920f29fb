// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "rule/trace.h"

static void
pass(const rule_run* run, const trace_note* note)
{
  const rule_trace* const t = run->analysis->trace;
  t->noted(t->handle, note);
}

static weft_str
text_of(const rule_run* run, weft_span place)
{
  return analysis_slice(run->analysis, place.start, place.end);
}

void
trace_masked(const rule_run*   run,
             const mask*       mk,
             const hits*       h,
             rule_kind         kind,
             const plan_entry* only)
{
  const rule_trace* const t = run->analysis->trace;
  t->masked(t->handle, mk, h, kind, only);
}

void
trace_note_match(const match* m, weft_reason reason, weft_span place)
{
  const trace_note note = {reason,
                           m->rule_index,
                           place,
                           text_of(m->run, place),
                           TRACE_NO_RULE,
                           0U,
                           0U,
                           m->pattern};
  pass(m->run, &note);
}

void
trace_note_frame(const instance*  in,
                 uint32_t         rule_index,
                 weft_reason      reason,
                 const mask_unit* u)
{
  const token* const t     = &in->list->tokens[in->clause->token];
  const weft_span    place = {u ? u->start : t->start, u ? u->end : t->end};
  const trace_note   note  = {reason,
                              rule_index,
                              place,
                              text_of(in->run, place),
                              TRACE_NO_RULE,
                              0U,
                              0U,
                              NULL};
  pass(in->run, &note);
}

void
trace_parsed(const rule_run* run, size_t sentence)
{
  if (trace_hears(run, sentence)) {
    const rule_trace* const t = run->analysis->trace;
    t->parsed(t->handle, run->clauses);
  }
}

void
trace_framed(const instance* in, size_t rule_index)
{
  if (trace_hears(in->run, in->sentence)) {
    const rule_trace* const t = in->run->analysis->trace;
    t->framed(t->handle, in, (uint32_t)rule_index);
  }
}

void
trace_refused_clause(instance* in, size_t rule_index, weft_reason reason)
{
  if (trace_hears(in->run, in->sentence)) {
    roles_fill(in, &in->run->rules->rules[rule_index].frame);
    trace_framed(in, rule_index);
    trace_note_frame(in, (uint32_t)rule_index, reason, NULL);
  }
}

void
trace_candidate(const rule_run*  run,
                const candidate* c,
                weft_reason      reason,
                const candidate* rival)
{
  if (!trace_hears_any(run, c->sentence, c->before)) {
    return;
  }
  const bool object =
    reason == WEFT_REASON_RANGE || reason == WEFT_REASON_UNIT ||
    reason == WEFT_REASON_NOUN || reason == WEFT_REASON_DISAGREES ||
    reason == WEFT_REASON_EMPTY_END;
  const candidate_end* const e = object ? &c->object : &c->subject;
  const bool                 whole =
    reason >= WEFT_REASON_SAME_ENTITY || reason == WEFT_REASON_CONTEXT;
  const weft_span place = {whole ? c->place.start : e->start,
                           whole ? c->place.end : e->end};
  const trace_note note = {reason,
                           c->rule,
                           place,
                           text_of(run, place),
                           rival ? rival->rule : TRACE_NO_RULE,
                           (size_t)c->confidence,
                           rival ? (size_t)rival->confidence : 0U,
                           NULL};
  pass(run, &note);
}

void
trace_of(const rule_run* run, const candidate* c, weft_str of)
{
  if (trace_hears_any(run, c->sentence, c->before)) {
    const trace_note note = {WEFT_REASON_OF_BARRED,
                             c->rule,
                             c->place,
                             of,
                             TRACE_NO_RULE,
                             0U,
                             0U,
                             NULL};
    pass(run, &note);
  }
}

void
trace_name(const match* m,
           weft_reason  reason,
           weft_span    name,
           uint32_t     rival,
           size_t       limit)
{
  if (trace_hears(m->run, m->sentence)) {
    const trace_note note = {reason,
                             m->rule_index,
                             name,
                             text_of(m->run, name),
                             rival,
                             0U,
                             limit,
                             m->pattern};
    pass(m->run, &note);
  }
}

void
trace_named(const match* m, weft_span name, uint32_t entity_index)
{
  const rule_trace* const t = m->run->analysis->trace;
  if (t) {
    t->named(t->handle, m->rule_index, m->sentence, name, entity_index);
  }
}

void
trace_voted(const analysis* a, weft_str name, uint32_t cue_index, uint8_t type)
{
  const rule_trace* const t = a->trace;
  if (t) {
    t->voted(t->handle, name, cue_index, type);
  }
}

void
trace_made(const rule_run* run, const candidate* c, const weft_triple* t)
{
  if (trace_hears_any(run, c->sentence, c->before)) {
    const rule_trace* const trace = run->analysis->trace;
    trace->made(trace->handle, c, t);
  }
}
