// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Frame rules: predicates and the roles of their arguments.

#include "rule/context.h"
#include "rule/frame_roles.h"
#include "rule/trace.h"

#include "clause/argument.h"
#include "clause/mood.h"
#include "clause/token.h"
#include "str.h"
#include "try.h"
#include "utf8.h"

#include <string.h>

enum { DROPPED_PERCENT = 85 };

static const mask_unit*
fitting(const instance* in, const frame_slot* slot, size_t n)
{
  const size_t at = roles_token(in, slot, n);
  return at == TOKEN_NONE ? NULL : token_unit(in->list, at);
}

static candidate_end
end_at(const instance* in, uint32_t index, type_set types)
{
  const mention* const m = &in->run->analysis->mentions[index];
  const candidate_end  e = {index, m->start, m->end, types, false};
  return e;
}

static candidate_end
end_of(const instance* in, const mask_unit* u, size_t k, type_set types)
{
  return end_at(in, (uint32_t)(u->first + k), types);
}

// Whether the sentence tells `each` of two lists
static bool
distributed(const instance* in)
{
  for (size_t i = 0U; i < in->list->token_count; ++i) {
    if (token_starts(&in->list->tokens[i], "각각")) {
      return true;
    }
  }
  return false;
}

static weft_status
add_pairs(const instance*  in,
          const rule*      r,
          const mask_unit* s,
          const mask_unit* o,
          candidate*       c)
{
  weft_status st       = WEFT_OK;
  const bool  pairwise = s->count > 1U && o->count > 1U && distributed(in);
  if (pairwise && s->count != o->count) {
    trace_frame(in, c->rule, WEFT_REASON_LISTS_DIFFER, o);
    return st; // a list was not read in full: who has what is not known
  }
  for (size_t i = 0U; i < s->count; ++i) {
    for (size_t k = 0U; k < o->count; ++k) {
      c->subject = end_of(in, s, i, r->frame.subject.types);
      c->object  = end_of(in, o, k, r->frame.object.types);
      if ((!pairwise || i == k) && c->subject.mention != c->object.mention) {
        TRY(st, candidate_add(&in->run->candidates, c));
      }
    }
  }
  return st;
}

// `A는 X를, B는 Y를 만들었다`: whether the object belongs to another subject,
// the nearest one before it
static bool
gapped(const instance*  in,
       const rule*      r,
       const mask_unit* s,
       const mask_unit* o)
{
  const mask_unit* other = NULL;
  const mask_unit* first = fitting(in, &r->frame.object, 0U);
  bool             away  = false;
  for (size_t n = 0U; (other = fitting(in, &r->frame.subject, n)) != NULL;
       ++n) {
    const bool parted = first->at > s->at && first->at < other->at;
    away              = away || (other != s && parted && other->at < o->at) ||
           (o->at < s->at && other->at < o->at);
  }
  return away;
}

// Of two figures or dates before a predicate, the nearer is its own: `18일
// 블로그를 통해 22일부터 시작한다`.  `10월과 11월에` are both.
static bool
outdone(const instance* in, const frame_slot* slot, const mask_unit* u)
{
  const fillers* const f    = &in->roles[slot->role];
  josa_class           own  = JOSA_NONE;
  size_t               at   = 0U;
  bool                 seen = false;
  if (slot->role != ROLE_TIME && slot->role != ROLE_AMOUNT) {
    return false;
  }
  for (size_t i = 0U; i < f->count; ++i) {
    const mask_unit* const other = token_unit(in->list, f->tokens[i]);
    const josa_class       kind  = in->list->tokens[f->tokens[i]].particle.kind;
    const bool range = own == JOSA_SINCE && kind == JOSA_UNTIL; // the first
    // Dates without particles are no list with words between
    const bool apart =
      slot->role == ROLE_TIME && kind == JOSA_NONE && f->tokens[i] > at + 2U;
    if (seen && (other->types & slot->types) && (kind != own || apart) &&
        !range) {
      return true;
    }
    if (other == u && kind == JOSA_UNTIL && i &&
        in->list->tokens[f->tokens[i - 1U]].particle.kind == JOSA_SINCE) {
      return true;
    }
    own  = other == u ? kind : own;
    at   = other == u ? f->tokens[i] : at;
    seen = seen || other == u;
  }
  return false;
}

// Why subject and object of a clause are no pair, or WEFT_REASON_MADE
static weft_reason
refuse_pair(const instance*  in,
            const rule*      r,
            const mask_unit* s,
            const mask_unit* o)
{
  if (o == s) {
    return WEFT_REASON_SUBJECT_OBJECT;
  }
  if (outdone(in, &r->frame.object, o)) {
    return WEFT_REASON_FIGURE_NEARER;
  }
  if (gapped(in, r, s, o)) {
    return WEFT_REASON_OTHER_SUBJECT;
  }
  // Of a name at least one end must be known
  return !r->frame.loose && roles_unsettled(in, s) && roles_unsettled(in, o)
           ? WEFT_REASON_UNSETTLED
           : WEFT_REASON_MADE;
}

// Triples of one subject with every object
static weft_status
add_objects(const instance* in, const rule* r, const mask_unit* s, candidate* c)
{
  weft_status        st = WEFT_OK;
  const mask_unit*   o  = NULL;
  const token* const at = &in->list->tokens[in->clause->token];
  for (size_t n = 0U; (o = fitting(in, &r->frame.object, n)) != NULL; ++n) {
    const weft_reason no = refuse_pair(in, r, s, o);
    if (no) {
      trace_frame(in, c->rule, no, o);
      continue;
    }
    c->place.start = s->start < o->start ? s->start : o->start;
    c->place.end   = s->end > o->end ? s->end : o->end;
    c->place.start = at->start < c->place.start ? at->start : c->place.start;
    c->place.end   = at->end > c->place.end ? at->end : c->place.end;
    TRY(st, add_pairs(in, r, s, o, c));
  }
  return st;
}

static bool
has_type(type_set types, uint8_t type)
{
  return type != TYPE_NONE && (types >> type & 1U);
}

// Whether a person or an organisation is the agent
static bool
someone_acts(const instance* in)
{
  const fillers* const    f     = &in->roles[ROLE_AGENT];
  const weft_rules* const rules = in->run->rules;
  for (size_t i = 0U; i < f->count; ++i) {
    const type_set types = token_unit(in->list, f->tokens[i])->types;
    if (has_type(types, rules->person_type) ||
        has_type(types, rules->organization_type)) {
      return true;
    }
  }
  return false;
}

// `X를 활용해 Y를 만들려는 업체`: the modified noun is who acts in both
static bool
leads_to_modifier(const instance* in)
{
  static const char* const endings[] = {"해", "하여", "아", "어", "해서"};
  const clause* const      c         = in->clause;
  const clause* const      next      = c + 1;
  const token* const       t         = &in->list->tokens[c->token];
  if (next == in->list->clauses + in->list->clause_count ||
      t->verb.ending != ENDING_CONNECT || !next->modifies ||
      next->has_subject || t->comma) {
    return false;
  }
  return token_ends_behind(t, endings, COUNT(endings));
}

// Whether the clause leaves out who acts.  `지난해 내놓은 X`, but not
// `X를 운영한 학교`, where the modified noun does
static bool
lacks_agent(const instance* in, frame_role other)
{
  const clause* const  c = in->clause;
  const fillers* const f = &in->roles[other];
  const verb* const    v = &in->list->tokens[c->token].verb;
  return v->voice != VOICE_PASSIVE && !c->has_subject &&
         !(c->has_also && (c->has_object || in->roles[ROLE_THEME].count)) &&
         !leads_to_modifier(in) &&
         (!c->modifies || (f->count && f->tokens[0] == c->head));
}

// Whether the clause leaves out the noun that would have the role of one end
static bool
lacks(const instance* in, const rule* r, bool subject)
{
  const clause* const     c   = in->clause;
  const token* const      at  = &in->list->tokens[c->token];
  const frame_slot* const end = subject ? &r->frame.subject : &r->frame.object;
  const frame_slot* const other =
    subject ? &r->frame.object : &r->frame.subject;
  if (r->undropped || at->quote) {
    return false;
  }
  if (end->role == ROLE_AGENT) {
    // Persons are named by pronouns, which are no mentions
    return (subject || !has_type(end->types, in->run->rules->person_type)) &&
           lacks_agent(in, other->role);
  }
  return subject && end->role == ROLE_THEME && !c->modifies &&
         !in->roles[ROLE_THEME].count && !c->has_object &&
         !(c->has_also && at->verb.voice != VOICE_PASSIVE) &&
         (!c->has_subject ||
          (at->verb.voice != VOICE_PASSIVE && someone_acts(in)));
}

// The topic stands in for the end that the clause does not name
static weft_status
add_dropped(const instance* in, const rule* r, bool subject, candidate* c)
{
  weft_status             st  = WEFT_OK;
  const mask_unit*        u   = NULL;
  const token* const      at  = &in->list->tokens[in->clause->token];
  const frame_slot* const end = subject ? &r->frame.subject : &r->frame.object;
  const frame_slot* const other =
    subject ? &r->frame.object : &r->frame.subject;
  candidate_end* const dropped = subject ? &c->subject : &c->object;
  candidate_end* const named   = subject ? &c->object : &c->subject;
  if (!lacks(in, r, subject) ||
      (other->role == ROLE_CONTENT &&
       (in->run->topic_weak || at->verb.ending != ENDING_FINAL)) ||
      !match_topic(in->run, in->sentence, end->types, at->start, dropped)) {
    trace_frame(in,
                c->rule,
                subject ? WEFT_REASON_NO_SUBJECT : WEFT_REASON_NO_OBJECT,
                NULL);
    return WEFT_OK;
  }
  c->confidence = c->confidence * DROPPED_PERCENT / 100;
  size_t n      = 0U;
  for (; (u = fitting(in, other, n)) != NULL; ++n) {
    c->place.start = u->start < at->start ? u->start : at->start;
    c->place.end   = u->end > at->end ? u->end : at->end;
    for (size_t k = 0U; k < u->count; ++k) {
      *named = end_of(in, u, k, other->types);
      if (named->mention != dropped->mention) {
        TRY(st, candidate_add(&in->run->candidates, c));
      } else {
        trace_frame(in, c->rule, WEFT_REASON_SUBJECT_OBJECT, u);
      }
    }
  }
  if (!n) {
    trace_frame(in,
                c->rule,
                subject ? WEFT_REASON_NO_OBJECT : WEFT_REASON_NO_SUBJECT,
                NULL);
  }
  return st;
}

// Whether the filler `n` of a role has the particle of the first: `A와 B가`
static bool
coordinated(const instance* in, const frame_slot* slot, size_t n)
{
  const fillers* const f     = &in->roles[slot->role];
  const token*         first = NULL;
  for (size_t i = 0U; i < f->count; ++i) {
    const mask_unit* const u = token_unit(in->list, f->tokens[i]);
    if (u && (u->types & slot->types)) {
      const token* const t = &in->list->tokens[f->tokens[i]];
      if (!first) {
        first = t;
      } else if (!--n) {
        return t->particle.kind == first->particle.kind &&
               t->particle.kind != JOSA_NONE;
      }
    }
  }
  return false;
}

// `A와 B가 협약을 맺었다`: every two of those who act
static weft_status
add_partners(const instance* in, const rule* r, candidate* c)
{
  weft_status st = WEFT_OK;
  uint32_t    mentions[FILLERS_MAX * 2U];
  size_t      count = 0U;
  for (size_t n = 0U; fitting(in, &r->frame.subject, n); ++n) {
    const mask_unit* const u = fitting(in, &r->frame.subject, n);
    if (n && !coordinated(in, &r->frame.subject, n)) {
      continue;
    }
    for (size_t k = 0U; k < u->count && count < FILLERS_MAX * 2U; ++k) {
      mentions[count++] = u->first + (uint32_t)k;
    }
  }
  if (count < 2U) {
    trace_frame(in, c->rule, WEFT_REASON_NO_OBJECT, NULL);
  }
  for (size_t i = 0U; i < count; ++i) {
    for (size_t k = i + 1U; k < count; ++k) {
      c->subject     = end_at(in, mentions[i], r->frame.subject.types);
      c->object      = end_at(in, mentions[k], r->frame.object.types);
      c->place.start = c->subject.start;
      c->place.end   = in->list->tokens[in->clause->token].end;
      TRY(st, candidate_add(&in->run->candidates, c));
    }
  }
  return st;
}

// The date of what a frame tells: what fills its member `when`, by default the
// nearest date, unless the fact itself is a date
static uint32_t
date_of(const instance* in, const rule* r)
{
  const frame_slot        any  = {true, ROLE_TIME, ~(type_set)0U, false};
  const bool              told = r->frame.when.present;
  const frame_slot* const slot = told ? &r->frame.when : &any;
  const mask_unit*        date = NULL;
  const mask_unit*        next = NULL;
  if (!told && r->frame.object.role == ROLE_TIME) {
    return NO_MENTION;
  }
  for (size_t n = 0U; (next = fitting(in, slot, n)) != NULL; ++n) {
    date = next;
  }
  return date ? date->first : NO_MENTION;
}

// The argument that says what is counted or meant, if the frame asks for one
static weft_span
of_span(const instance* in, const rule* r)
{
  const mask_unit* const u =
    r->frame.of.present ? fitting(in, &r->frame.of, 0U) : NULL;
  return u ? (weft_span){u->start, u->end} : (weft_span){0U, 0U};
}

// `B를 인수한다고 밝혔다`: the present tense of what is done once
static bool
is_announced(const instance* in)
{
  const size_t       at = in->clause->token;
  const token* const t  = &in->list->tokens[at];
  return t->last == at && !(t->verb.flags & ENDING_PAST) &&
         (t->verb.ending == ENDING_FINAL || (t->verb.ending == ENDING_CONNECT &&
                                             (t->verb.flags & ENDING_QUOTED)));
}

static bool
is_planned(const instance* in, const rule* r)
{
  return r->planned || (!r->actual && (in->clause->mood == MOOD_PLANNED ||
                                       (r->announces && is_announced(in))));
}

// Why a clause is none for a frame whatever its roles, or WEFT_REASON_MADE
static weft_reason
refuse_clause(const instance* in, const frame* f)
{
  const verb* const v = &in->list->tokens[in->clause->token].verb;
  if ((f->passive && v->voice != VOICE_PASSIVE) ||
      (f->active && v->voice == VOICE_PASSIVE)) {
    return WEFT_REASON_VOICE;
  }
  return f->intransitive &&
             (in->clause->has_object || argument_has_object(in->clause))
           ? WEFT_REASON_HAS_OBJECT
           : WEFT_REASON_MADE;
}

static weft_status
apply_frame(instance* in, size_t rule_index)
{
  weft_status       st = WEFT_OK;
  const rule* const r  = &in->run->rules->rules[rule_index];
  const weft_reason no = refuse_clause(in, &r->frame);
  if (no) {
    trace_refused_clause(in, rule_index, no);
    return WEFT_OK;
  }
  roles_fill(in, &r->frame);
  trace_framed(in, rule_index);
  const mask_unit*       s = fitting(in, &r->frame.subject, 0U);
  const mask_unit* const with =
    r->frame.with.present ? fitting(in, &r->frame.with, 0U) : NULL;
  if (r->frame.with.present && !with) {
    trace_frame(in, (uint32_t)rule_index, WEFT_REASON_NO_COMPANION, NULL);
    return WEFT_OK;
  }
  candidate c;
  memset(&c, 0, sizeof(c));
  c.rule       = (uint32_t)rule_index;
  c.sentence   = (uint32_t)in->sentence;
  c.confidence = r->confidence;
  c.relation   = r->outputs[0].relation;
  c.when       = date_of(in, r);
  c.of         = of_span(in, r);
  c.status     = is_planned(in, r) ? WEFT_PLANNED : WEFT_ACTUAL;
  if (s && r->frame.object.role == ROLE_WITH &&
      !fitting(in, &r->frame.object, 0U) &&
      in->run->rules->schema->relations[c.relation].symmetric) {
    return add_partners(in, r, &c);
  }
  if (!s || !fitting(in, &r->frame.object, 0U)) {
    return add_dropped(in, r, !s, &c);
  }
  for (size_t n = 0U; (s = fitting(in, &r->frame.subject, n)) != NULL; ++n) {
    if (!n || coordinated(in, &r->frame.subject, n)) {
      TRY(st, add_objects(in, r, s, &c));
    }
  }
  return st;
}

// Try a frame on a clause, if it reads such sentences, and keep what the
// surroundings allow
static weft_status
try_frame(instance* in, uint32_t rule_index)
{
  weft_status              st    = WEFT_OK;
  const rule* const        r     = &in->run->rules->rules[rule_index];
  const size_t             first = in->run->candidates.count;
  const weft_sentence_kind kind =
    weft_document_sentence(in->run->analysis->document, in->sentence)->kind;
  if (!rule_reads(r, kind)) {
    trace_frame(in, rule_index, WEFT_REASON_SENTENCE_KIND, NULL);
    return st;
  }
  TRY(st, apply_frame(in, rule_index));
  return r->context ? context_filter(in->run, rule_index, first) : st;
}

static size_t
first_frame(const weft_rules* rules, size_t stem)
{
  size_t low  = 0U;
  size_t high = rules->stem_frame_count;
  while (low < high) {
    const size_t middle = low + (high - low) / 2U;
    if (rules->stem_frames[middle].stem < stem) {
      low = middle + 1U;
    } else {
      high = middle;
    }
  }
  return low;
}

// Whether a class noun may have the copula: what follows it is neither a space
// nor a mark nor another particle
static bool
has_copula(const rule_run* run)
{
  static const char others[] = "은는을를의에와과도로가";
  const weft_str    text     = strbuf_str(&run->mask.text);
  for (size_t i = 0U; i < run->mask.unit_count; ++i) {
    const mask_unit* const u  = &run->mask.units[i];
    size_t                 at = u->at;
    (void)utf8_next(text, at, &at);
    while (at < text.size && text.data[at] == '\'') {
      ++at;
    }
    if (u->type != run->rules->class_type || text.size - at < 3U ||
        !(text.data[at] == '(' || (unsigned char)text.data[at] >= 0xEAU)) {
      continue;
    }
    bool other = false;
    for (size_t k = 0U; k + 3U < sizeof(others); k += 3U) {
      other = other || !memcmp(others + k, text.data + at, 3U);
    }
    if (!other) {
      return true;
    }
  }
  return false;
}

// Whether some frame finds mentions of its types and a predicate, by a look at
// what the prefilter found
static bool
may_match(const rule_run* run, size_t index)
{
  const weft_rules* const rules   = run->rules;
  const type_set          present = run->mask.present;
  for (size_t i = 0U; i < rules->frame_demand_count; ++i) {
    const frame_demand* const d       = &rules->frame_demands[i];
    const bool                subject = d->subject & present;
    const bool                object  = d->object & present;
    candidate_end             topic;
    if ((subject || object) &&
        ((subject && object) ||
         match_topic(
           run, index, subject ? d->object : d->subject, SIZE_MAX, &topic)) &&
        ((run->hits.met[d->group / 64U] >> (d->group % 64U) & 1U) ||
         (d->copula && has_copula(run)))) {
      return true;
    }
  }
  return false;
}

// Try the frames of the predicate of in->clause
static weft_status
apply_frames(instance* in)
{
  weft_status             st    = WEFT_OK;
  const weft_rules* const rules = in->run->rules;
  const size_t            stem  = in->list->tokens[in->clause->token].verb.stem;
  const bool              unsaid = in->clause->mood == MOOD_NONE;
  if (stem == SIZE_MAX || (unsaid && !in->run->analysis->trace)) {
    return WEFT_OK;
  }
  for (size_t k = first_frame(rules, stem);
       k < rules->stem_frame_count && rules->stem_frames[k].stem == stem;
       ++k) {
    const size_t rule_index = rules->stem_frames[k].frame_rule;
    if (unsaid) {
      trace_refused_clause(
        in, rule_index, mood_cause(in->list, in->clause->token));
    } else {
      TRY(st, try_frame(in, (uint32_t)rule_index));
    }
  }
  return st;
}

weft_status
match_frames(rule_run* run, size_t index)
{
  weft_status  st    = WEFT_OK;
  const size_t count = run->candidates.count;
  const bool   may   = may_match(run, index);
  if (!may && !trace_hears(run, index)) {
    return WEFT_OK; // no triple without two ends and a predicate
  }
  clause_analyse(run->clauses, run->rules, run->analysis, &run->mask);
  trace_parsed(run, index);
  instance in;
  memset(&in, 0, sizeof(in));
  in.run      = run;
  in.list     = run->clauses;
  in.sentence = index;
  for (size_t i = 0U; i < run->clauses->clause_count; ++i) {
    in.clause = &run->clauses->clauses[i];
    TRY(st, apply_frames(&in));
  }
  // Who listens hears more, and changes nothing
  run->candidates.count = may ? run->candidates.count : count;
  return st;
}
