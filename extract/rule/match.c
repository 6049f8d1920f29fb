// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Pattern rules over masked sentences.

#include "rule/candidate.h"
#include "rule/context.h"
#include "rule/name_check.h"
#include "rule/normal.h"
#include "rule/slot.h"
#include "rule/trace.h"

#include "try.h"
#include "utf8.h"

#include <stdlib.h>
#include <string.h>

weft_status
candidate_add(candidate_list* list, const candidate* c)
{
  if (list->count == list->capacity) {
    const size_t capacity = list->capacity ? list->capacity * 2U : 64U;
    void* const  grown    = realloc(list->items, capacity * sizeof(candidate));
    if (!grown) {
      return WEFT_ERR_NO_MEMORY;
    }
    list->items    = grown;
    list->capacity = capacity;
  }
  list->items[list->count++] = *c;
  return WEFT_OK;
}

static bool
distributed(const match* m)
{
  static const char each[] = "각각";
  const weft_str    text   = strbuf_str(&m->mask->text);
  const size_t      size   = sizeof(each) - 1U;
  for (size_t i = m->groups[0].start; i + size <= text.size; ++i) {
    if (!memcmp(text.data + i, each, size)) {
      return true;
    }
  }
  return false;
}

bool
match_lists(const json_node* list, weft_str text)
{
  for (const json_node* n = json_first(list); n; n = json_next(n)) {
    if (json_string(n) &&
        weft_str_equals(weft_str_from(json_string(n)), text)) {
      return true;
    }
  }
  return false;
}

bool
match_barred_object(const rule_run* run, size_t index, uint32_t mention_index)
{
  const rule* const    r = &run->rules->rules[index];
  const mention* const m = &run->analysis->mentions[mention_index];
  if (r->not_nouns && m->type == run->rules->class_type) {
    const weft_str text = run->analysis->text;
    return match_lists(r->not_nouns,
                       (weft_str){text.data + m->start, m->end - m->start});
  }
  if ((!r->not_units && !r->units) || m->kind != MENTION_LITERAL) {
    return false;
  }
  const weft_str unit = weft_str_from(run->analysis->literals[m->item].unit);
  return (r->not_units && match_lists(r->not_units, unit)) ||
         (r->units && !match_lists(r->units, unit));
}

static size_t
members(const match* m, const char* name)
{
  const mask_unit* const u = slot_unit(m, pattern_find_slot(m->pattern, name));
  return u ? u->count : 1U;
}

// What the text is about as an end
static bool
topic_end(const match* m, candidate_end* out)
{
  const bool found =
    match_topic(m->run,
                m->sentence,
                m->rule->holder,
                mask_origin(m->mask, m->groups[0].start, false),
                out);
  if (!found) {
    trace_match(m, WEFT_REASON_NO_TOPIC);
  }
  return found;
}

// Whose figure the member `k` of the object is
static bool
holder_end(const match* m, size_t k, candidate_end* out)
{
  const figure_place place = {
    m->groups[0].start, m->groups[0].end, k, members(m, "object")};
  const bool found = holder_find(m->run,
                                 m->mask,
                                 m->sentence,
                                 &place,
                                 m->rule->reach,
                                 m->rule->holder,
                                 m->rule->guess,
                                 out);
  if (!found) {
    trace_match(m, WEFT_REASON_NO_HOLDER);
  }
  return found;
}

// An end from a slot: member `k` of its unit, or its text
static bool
make_end(const match* m, const char* name, size_t k, candidate_end* out)
{
  const pattern_slot* const slot  = pattern_find_slot(m->pattern, name);
  const regex_range* const  range = slot_range(m, slot);
  const mask_unit* const    unit  = slot_unit(m, slot);
  if (!slot && !strcmp(name, "topic")) {
    return topic_end(m, out);
  }
  if (!slot && !strcmp(name, "holder")) {
    return holder_end(m, k, out);
  }
  if (!range) {
    trace_match(m, WEFT_REASON_EMPTY_END);
    return false;
  }
  out->dropped = false;
  if (unit) {
    const mention* const item =
      &m->run->analysis->mentions[unit->first + (k < unit->count ? k : 0U)];
    out->mention = (uint32_t)(item - m->run->analysis->mentions);
    out->start   = item->start;
    out->end     = item->end;
    out->types   = slot->types;
    return true;
  }
  const weft_span s =
    slot_trim(m->run->analysis->text, slot_origin(m->mask, range));
  out->mention = NO_MENTION;
  out->start   = (uint32_t)s.start;
  out->end     = (uint32_t)s.end;
  out->types   = 0U;
  if (s.end <= s.start) {
    trace_match(m, WEFT_REASON_EMPTY_END);
  }
  return s.end > s.start;
}

bool
match_topic(const rule_run* run,
            size_t          index,
            type_set        types,
            size_t          before,
            candidate_end*  out)
{
  if (run->topic == NO_TOPIC || index - run->topic_sentence > TOPIC_LIFE) {
    return false;
  }
  const mention* const item = &run->analysis->mentions[run->topic];
  out->mention              = run->topic;
  out->start                = item->start;
  out->end                  = item->end;
  out->types                = types;
  out->dropped              = true;
  // Of a name without settled type nobody knows whether it fits
  return (item->types & types) && item->end <= before &&
         (types >> item->type & 1U || !rules_guesses(run->rules, item->source));
}

// `문 대통령과 손하늘 총리`: the title at the end is not that of who has one
// in the words already
static bool
has_title(const match* m, const rule_output* o, size_t k)
{
  const mask_unit* const s =
    slot_unit(m, pattern_find_slot(m->pattern, o->subject));
  const mask_unit* const t =
    slot_unit(m, pattern_find_slot(m->pattern, o->object));
  const bool taken =
    s && t && s->count > 1U && t->type == m->run->rules->title_type &&
    m->run->analysis->mentions[s->first + k].source == SOURCE_SURNAME;
  if (taken) {
    trace_match(m, WEFT_REASON_TITLE_TAKEN);
  }
  return taken;
}

// Whether the rule does not take a mention as object
static bool
bars(const match* m, uint32_t mention_index)
{
  const bool barred = match_barred_object(m->run, m->rule_index, mention_index);
  if (barred && trace_hears(m->run, m->sentence)) {
    const mention* const item  = &m->run->analysis->mentions[mention_index];
    const weft_span      place = {item->start, item->end};
    const bool           noun  = item->kind != MENTION_LITERAL;
    trace_note_match(m, noun ? WEFT_REASON_NOUN : WEFT_REASON_UNIT, place);
  }
  return barred;
}

static weft_status
add_pairs(const match* m, const rule_output* o, candidate* c)
{
  weft_status  st       = WEFT_OK;
  const size_t subjects = members(m, o->subject);
  const size_t objects  = members(m, o->object);
  const bool   within   = !strcmp(o->subject, o->object); // inside one list
  const bool   held     = !strcmp(o->subject, "holder");
  const bool   pairwise =
    !within && subjects > 1U && objects > 1U && distributed(m);
  if (pairwise && subjects != objects) {
    trace_match(m, WEFT_REASON_LISTS_DIFFER);
    return st; // a list was not read in full: who has what is not known
  }
  for (size_t i = 0U; i < subjects; ++i) {
    for (size_t k = 0U; k < objects; ++k) {
      if ((within ? i < k : !pairwise || i == k) && !has_title(m, o, i) &&
          make_end(m, o->object, k, &c->object) &&
          (c->object.mention == NO_MENTION || !bars(m, c->object.mention)) &&
          make_end(m, o->subject, held ? k : i, &c->subject)) {
        TRY(st, candidate_add(&m->run->candidates, c));
      }
    }
  }
  return st;
}

// Whether no object has a unit that the rule takes
static bool
is_barred(const match* m)
{
  for (size_t i = 0U; i < m->rule->output_count; ++i) {
    const mask_unit* const u =
      slot_unit(m, pattern_find_slot(m->pattern, m->rule->outputs[i].object));
    for (size_t k = 0U; !u || k < u->count; ++k) {
      if (!u || !bars(m, u->first + (uint32_t)k)) {
        return false;
      }
    }
  }
  return true;
}

// The date in a slot, or the first one in captured text
static uint32_t
date_in(const match* m, const pattern_slot* slot)
{
  const regex_range* const range = slot_range(m, slot);
  const mask_unit* const   unit  = slot_unit(m, slot);
  const weft_str           text  = strbuf_str(&m->mask->text);
  if (unit || !range) {
    return unit ? unit->first : NO_MENTION;
  }
  for (size_t at = range->start; at < range->end;) {
    const mask_unit* const u = mask_unit_at(m->mask, at);
    if (u && u->type == m->run->rules->date_type) {
      return u->first;
    }
    (void)utf8_next(text, at, &at);
  }
  return NO_MENTION;
}

// What a capture `planned` or `actual` that took part in the match says
static void
take_status(const match* m, candidate* c)
{
  const bool planned =
    slot_range(m, pattern_find_slot(m->pattern, "planned")) != NULL;
  c->told =
    planned || slot_range(m, pattern_find_slot(m->pattern, "actual")) != NULL;
  if (c->told) {
    c->status = planned ? WEFT_PLANNED : WEFT_ACTUAL;
  }
}

static weft_status
add_triples(const match* m)
{
  weft_status st = WEFT_OK;
  candidate   c;
  memset(&c, 0, sizeof(c));
  c.rule       = m->rule_index;
  c.sentence   = (uint32_t)m->sentence;
  c.confidence = m->rule->confidence;
  c.status     = m->rule->planned ? WEFT_PLANNED : WEFT_ACTUAL;
  c.place      = slot_origin(m->mask, &m->groups[0]);
  c.before     = m->pattern->across ? 1U : 0U;
  if (is_barred(m)) {
    return WEFT_OK; // told before the clause is read
  }
  if (m->rule->clause_status) {
    const weft_str    text = strbuf_str(&m->mask->text);
    const weft_str    tail = {text.data + m->groups[0].end,
                              text.size - m->groups[0].end};
    const clause_mood mood = clause_tail_mood(tail);
    if (mood == MOOD_NONE) {
      trace_match(m, clause_tail_cause(tail));
      return WEFT_OK;
    }
    c.status = mood == MOOD_PLANNED ? WEFT_PLANNED : WEFT_ACTUAL;
  }
  c.when = date_in(m, pattern_find_slot(m->pattern, "when"));
  take_status(m, &c);
  const regex_range* const of =
    slot_range(m, pattern_find_slot(m->pattern, "of"));
  if (of) {
    c.of = slot_trim(m->run->analysis->text, slot_origin(m->mask, of));
  }
  for (size_t i = 0U; i < m->rule->output_count; ++i) {
    c.output   = (uint8_t)i;
    c.relation = m->rule->outputs[i].relation;
    TRY(st, add_pairs(m, &m->rule->outputs[i], &c));
  }
  return st;
}

// The type that a mention rule gives to what it found
static uint8_t
name_type(const match* m)
{
  if (!m->rule->type_slot[0]) {
    return m->rule->type;
  }
  const mask_unit* const u =
    slot_unit(m, pattern_find_slot(m->pattern, m->rule->type_slot));
  if (!u) {
    return TYPE_NONE;
  }
  return u->type == m->run->rules->class_type ? u->instance : u->type;
}

// Why what a rule found is no name, or WEFT_REASON_MADE.  What costs least is
// asked first.
static weft_reason
refuse_name(const match* m, weft_str name, weft_span s, uint8_t type)
{
  const analysis* const a = m->run->analysis;
  const rule* const     r = m->rule;
  if (name.size < 2U || name.size > NAME_SIZE_MAX) {
    return WEFT_REASON_NAME_SIZE;
  }
  if (!r->common && name_is_stop(a, name, r->class_nouns ? type : TYPE_NONE)) {
    return WEFT_REASON_COMMON_WORD;
  }
  if (!r->unchecked && !name_is_plausible(a, s)) {
    return WEFT_REASON_IMPLAUSIBLE;
  }
  if (r->fresh && !name_has_fresh_word(a, name)) {
    return WEFT_REASON_NOTHING_NEW;
  }
  return r->min_count > 1U && !name_stands_often(a, name, r->min_count)
           ? WEFT_REASON_TOO_RARE
           : WEFT_REASON_MADE;
}

static weft_status
add_name(const match* m, bool* changed)
{
  analysis* const           a     = m->run->analysis;
  const pattern_slot* const slot  = pattern_find_slot(m->pattern, "name");
  const regex_range* const  range = slot_range(m, slot);
  const uint8_t             type  = name_type(m);
  if (!range || type == TYPE_NONE) {
    return WEFT_OK;
  }
  const weft_span   s     = slot_trim(a->text, slot_origin(m->mask, range));
  const weft_str    name  = analysis_slice(a, s.start, s.end);
  bool              added = false;
  uint32_t          of    = 0U;
  const weft_reason no    = refuse_name(m, name, s, type);
  if (no) {
    trace_name(m, no, s, TRACE_NO_RULE, m->rule->min_count);
    return WEFT_OK;
  }
  weft_status st   = WEFT_OK;
  weft_str    main = {NULL, 0U};
  TRY(st, normal_text(m->run, m->rule, "name", name, &a->memory, &main));
  main     = weft_str_equals(main, name) ? (weft_str){NULL, 0U} : main;
  st       = analysis_add_name(a, name, main, type, m->rule_index, &added, &of);
  *changed = *changed || added;
  if (!st && a->trace) {
    if (a->entities[of].type == type) {
      trace_named(m, s, of);
    } else {
      trace_name(m, WEFT_REASON_KNOWN_AS, s, a->entities[of].source, 0U);
    }
  }
  return st;
}

// Whether a figure or date is part of a stretch of masked text
static bool
holds_figure(const match* m, const regex_range* range)
{
  const weft_str text = strbuf_str(&m->mask->text);
  for (size_t at = range->start; at < range->end;) {
    const mask_unit* const u = mask_unit_at(m->mask, at);
    if (u && m->run->analysis->mentions[u->first].kind == MENTION_LITERAL) {
      return true;
    }
    (void)utf8_next(text, at, &at);
  }
  return false;
}

// Why what a rule found is no other name of `item`, or WEFT_REASON_MADE
static weft_reason
refuse_alias(const match* m, weft_str name, const mention* item)
{
  const analysis* const a = m->run->analysis;
  if (item->kind != MENTION_NAME) {
    return WEFT_REASON_SUBJECT_NOT_NAMED;
  }
  if (name.size < 2U || name.size > NAME_SIZE_MAX) {
    return WEFT_REASON_NAME_SIZE;
  }
  if (name_is_stop(a, name, TYPE_NONE)) {
    return WEFT_REASON_COMMON_WORD;
  }
  return m->rule->abbreviates &&
             !name_abbreviates(name, analysis_slice(a, item->start, item->end))
           ? WEFT_REASON_NOT_ABBREVIATED
           : WEFT_REASON_MADE;
}

static weft_status
add_alias(const match* m, bool* changed)
{
  weft_status            st = WEFT_OK;
  analysis* const        a  = m->run->analysis;
  const mask_unit* const u =
    slot_unit(m, pattern_find_slot(m->pattern, "subject"));
  const regex_range* const range =
    slot_range(m, pattern_find_slot(m->pattern, "name"));
  if (!u || u->count != 1U || !range || holds_figure(m, range)) {
    trace_match(m, WEFT_REASON_FIGURE_INSIDE);
    return WEFT_OK;
  }
  const mention* const item = &a->mentions[u->first];
  const weft_span      s    = slot_trim(a->text, slot_origin(m->mask, range));
  const weft_str       name = analysis_slice(a, s.start, s.end);
  const weft_reason    no   = refuse_alias(m, name, item);
  if (no) {
    trace_name(m, no, s, TRACE_NO_RULE, 0U);
    return WEFT_OK;
  }
  TRY(st, analysis_add_alias(a, name, item->item, m->rule_index));
  trace_named(m, s, item->item);
  *changed = true;
  return m->rule->output_count ? add_triples(m) : st;
}

static weft_status
use_match(const match* m, bool* changed)
{
  switch (m->rule->kind) {
    case RULE_NAME:
      return add_name(m, changed);
    case RULE_ALIAS:
      return add_alias(m, changed);
    default:
      return add_triples(m);
  }
}

// Who listens hears of the match limit, which ends other runs
static void
note_limit(rule_run* run, const mask* mk, size_t sentence, uint32_t rule_index)
{
  const regex_range whole = {0U, mk->text.size};
  const match       m     = {run,
                             mk,
                             sentence,
                             rule_index,
                             &run->rules->rules[rule_index],
                             NULL,
                             &whole};
  trace_match(&m, WEFT_REASON_MATCH_LIMIT);
}

weft_status
match_use(rule_run*          run,
          const mask*        mk,
          size_t             sentence,
          uint32_t           rule_index,
          const pattern*     p,
          const match_range* found,
          bool*              changed)
{
  weft_status       st    = WEFT_OK;
  const rule* const r     = &run->rules->rules[rule_index];
  const bool        reads = rule_reads(
    r, weft_document_sentence(run->analysis->document, sentence)->kind);
  if (!reads && !run->analysis->trace) {
    return st;
  }
  for (size_t i = found->first; i < found->end; ++i) {
    const match m = {
      run, mk, sentence, rule_index, r, p, run->matches.items[i].groups};
    const regex_range whole   = m.groups[0];
    bool              allowed = reads;
    if (!reads) {
      trace_match(&m, WEFT_REASON_SENTENCE_KIND);
    } else if (r->context) {
      TRY(
        st,
        context_allows(run, mk, rule_index, whole.start, whole.end, &allowed));
      if (!allowed) {
        trace_match(&m, WEFT_REASON_CONTEXT);
      }
    }
    TRY(st, allowed ? use_match(&m, changed) : st);
  }
  switch (found->result) {
    case REGEX_MEMORY:
      return WEFT_ERR_NO_MEMORY;
    case REGEX_LIMIT:
      if (run->analysis->trace) {
        note_limit(run, mk, sentence, rule_index);
        break; // told instead
      }
      return context_limit(run, r);
    case REGEX_NO_MATCH:
    case REGEX_MATCH:
      break;
  }
  return WEFT_OK;
}
