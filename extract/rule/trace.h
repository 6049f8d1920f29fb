// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// What the rule engine tells of its decisions, if somebody listens.
//
// Each function asks first whether analysis.trace is set, which it is not when
// documents are extracted; they stand where something is given up, off the
// paths that every sentence takes.

#ifndef WEFT_EXTRACT_TRACE_H
#define WEFT_EXTRACT_TRACE_H

#include "rule/frame_roles.h"
#include "rule/slot.h"
#include "weft/explain.h"

#define TRACE_NO_RULE 0xFFFFFFFFU

// Why a rule gave nothing at one place.  `found` is borrowed.
typedef struct {
  weft_reason    reason;
  uint32_t       rule;
  weft_span      place; // bytes of the document's text
  weft_str       found;
  uint32_t       rival; // rule that won, or TRACE_NO_RULE
  size_t         count; // of what the rule counts
  size_t         limit;
  const pattern* pattern; // that matched, or NULL
} trace_note;

// A listener for one sentence.  What is passed is borrowed until the function
// returns.  None may change the run.
typedef struct rule_trace {
  void*  handle;
  size_t sentence;

  // Pattern rules of a kind are about to be tried on a masked sentence; or, if
  // `only` is not NULL, those of one entry of the plan
  void (*masked)(void*             handle,
                 const mask*       mk,
                 const hits*       h,
                 rule_kind         kind,
                 const plan_entry* only);

  // The sentence was split into clauses
  void (*parsed)(void* handle, const clause_list* list);

  // A frame was tried on a clause, whose roles are filled
  void (*framed)(void* handle, const instance* in, uint32_t rule);

  // A rule gave nothing
  void (*noted)(void* handle, const trace_note* note);

  // A rule found a name or an alias, in any sentence
  void (*named)(void*     handle,
                uint32_t  rule,
                size_t    sentence,
                weft_span place,
                uint32_t  entity);

  // A cue voted for a type of a name, anywhere in the document
  void (*voted)(void* handle, weft_str name, uint32_t cue, uint8_t type);

  // A candidate became a triple
  void (*made)(void* handle, const candidate* c, const weft_triple* t);
} rule_trace;

// Whether somebody listens, and to this sentence
static inline bool
trace_hears(const rule_run* run, size_t sentence)
{
  const rule_trace* const t = run->analysis->trace;
  return t && t->sentence == sentence;
}

// Whether somebody listens to one of the sentences that end with this one;
// `before` is how many stand before it
static inline bool
trace_hears_any(const rule_run* run, size_t sentence, size_t before)
{
  const rule_trace* const t = run->analysis->trace;
  return t && t->sentence <= sentence && t->sentence + before >= sentence;
}

// The same of what a match was found in
static inline bool
trace_hears_match(const match* m)
{
  return trace_hears_any(
    m->run, m->sentence, m->pattern && m->pattern->across ? 1U : 0U);
}

// The same, for what follows is off the usual path
void
trace_masked(const rule_run*   run,
             const mask*       mk,
             const hits*       h,
             rule_kind         kind,
             const plan_entry* only);

void
trace_note_match(const match* m, weft_reason reason, weft_span place);

void
trace_note_frame(const instance*  in,
                 uint32_t         rule_index,
                 weft_reason      reason,
                 const mask_unit* u);

// A match gave nothing, for what stands at its whole place
static inline void
trace_match(const match* m, weft_reason reason)
{
  if (trace_hears_match(m)) {
    trace_note_match(m, reason, slot_origin(m->mask, &m->groups[0]));
  }
}

// A frame gave nothing in the clause; `u` is the mention at fault, or NULL
static inline void
trace_frame(const instance*  in,
            uint32_t         rule_index,
            weft_reason      reason,
            const mask_unit* u)
{
  if (trace_hears(in->run, in->sentence)) {
    trace_note_frame(in, rule_index, reason, u);
  }
}

// The clauses of the sentence are in run->clauses
void
trace_parsed(const rule_run* run, size_t sentence);

// The roles of a clause were filled for a frame
void
trace_framed(const instance* in, size_t rule_index);

// A clause is none for a frame, whose roles are not filled yet
void
trace_refused_clause(instance* in, size_t rule_index, weft_reason reason);

// A candidate was dropped; `rival` is the one that won, or NULL
void
trace_candidate(const rule_run*  run,
                const candidate* c,
                weft_reason      reason,
                const candidate* rival);

// A triple's `of` was refused
void
trace_of(const rule_run* run, const candidate* c, weft_str of);

// A rule did not take a name; `count` of `limit` is what it counted
void
trace_name(const match* m,
           weft_reason  reason,
           weft_span    name,
           uint32_t     rival,
           size_t       limit);

void
trace_named(const match* m, weft_span name, uint32_t entity_index);

void
trace_voted(const analysis* a, weft_str name, uint32_t cue_index, uint8_t type);

void
trace_made(const rule_run* run, const candidate* c, const weft_triple* t);

#endif // WEFT_EXTRACT_TRACE_H
