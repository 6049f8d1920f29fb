// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "rule/emit.h"

#include "rule/counted.h"
#include "rule/emit_mention.h"
#include "rule/end.h"
#include "rule/normal.h"
#include "rule/settle.h"
#include "rule/trace.h"

#include "str.h"
#include "try.h"
#include "utf8.h"

#include <stdlib.h>
#include <string.h>

enum {
  EVIDENCE_CODES_MAX = 300,
  EVIDENCE_MARGIN    = 90,
  NEAREST_SENTENCES  = 3,
  OF_BYTES           = 256
};

// A candidate with what its ends stand for
typedef struct {
  const candidate* c;
  weft_end         subject;
  weft_end         object;
} choice;

static bool
agrees(const emitter* e, const candidate* c)
{
  const rule* const r = &e->run->rules->rules[c->rule];
  if (!r->agree || c->object.mention == NO_MENTION) {
    return true;
  }
  const mention* const o      = &e->a->mentions[c->object.mention];
  const uint8_t        things = o->kind == MENTION_NAME ? o->type : o->instance;
  const type_set* const kin =
    r->agree_exact ? e->run->rules->closure : e->run->rules->kin;
  return things == TYPE_NONE
           ? !r->agree_exact
           : (kin[things] & e->a->mentions[c->subject.mention].types) != 0U;
}

// The first sentence that a candidate was read in
static size_t
first_sentence(const candidate* c)
{
  return (size_t)c->sentence - c->before;
}

// Let a subject that is captured text stand for the name it is the end of: the
// whole of `두루전자 반도체사업부` where a pattern saw the name inside
static void
complete_subject(const emitter* e, candidate* c)
{
  const analysis* const a = e->a;
  for (size_t s = first_sentence(c); s <= c->sentence; ++s) {
    for (size_t i = a->ranges[s];
         c->subject.mention == NO_MENTION && i < a->stops[s];
         ++i) {
      const mention* const m = &a->mentions[i];
      if (m->kind == MENTION_NAME && m->name_end == c->subject.end &&
          m->name_start <= c->subject.start) {
        c->subject.mention = (uint32_t)i;
        c->subject.start   = m->start;
        c->subject.types   = ~e->run->rules->literal_types;
      }
    }
  }
}

// The topic is named elsewhere than where the triple is told
static void
place_elsewhere(weft_end* end)
{
  end->via      = end->has_via ? end->via : end->span;
  end->has_via  = true;
  end->has_span = false;
  end->span     = (weft_span){0U, 0U};
}

// The pack's declarations do not allow a candidate; returns false
static bool
drop(const emitter* e, const candidate* c, weft_reason reason)
{
  trace_candidate(e->run, c, reason, NULL);
  return false;
}

// Fill both ends; false if the pack's declarations do not allow the triple
static bool
resolve(emitter* e, const candidate* c, choice* out)
{
  const weft_rules* const         rules = e->run->rules;
  const weft_relation_info* const r = &rules->schema->relations[c->relation];
  const type_set domain = rules_closure(rules, r->domain, r->domain_count);
  const type_set range  = rules_closure(rules, r->range, r->range_count);
  out->c                = c;
  if (c->subject.mention == NO_MENTION) {
    return drop(e, c, WEFT_REASON_SUBJECT_NOT_NAMED);
  }
  if (!agrees(e, c)) {
    return drop(e, c, WEFT_REASON_DISAGREES);
  }
  if (!end_from_mention(e,
                        &e->a->mentions[c->subject.mention],
                        c->subject.types & domain,
                        &out->subject) ||
      out->subject.literal) {
    return drop(e, c, WEFT_REASON_DOMAIN);
  }
  if (c->subject.dropped) {
    place_elsewhere(&out->subject);
  }
  if (c->object.mention == NO_MENTION) {
    if (!end_from_text(e, &c->object, c->relation, &out->object)) {
      return drop(e, c, WEFT_REASON_RANGE);
    }
    return !weft_str_equals(out->object.name, out->subject.name) ||
           drop(e, c, WEFT_REASON_SAME_ENTITY);
  }
  if (match_barred_object(e->run, c->rule, c->object.mention)) {
    const mention* const m = &e->a->mentions[c->object.mention];
    return drop(
      e, c, m->kind == MENTION_LITERAL ? WEFT_REASON_UNIT : WEFT_REASON_NOUN);
  }
  if (!end_from_mention(e,
                        &e->a->mentions[c->object.mention],
                        c->object.types & range,
                        &out->object)) {
    return drop(e, c, WEFT_REASON_RANGE);
  }
  if (c->object.dropped) {
    place_elsewhere(&out->object);
  }
  return !weft_str_equals(out->object.id, out->subject.id) ||
         drop(e, c, WEFT_REASON_SAME_ENTITY);
}

static int
compare_choices(const void* a, const void* b)
{
  const choice* const x = a;
  const choice* const y = b;
  int                 d = 0;
  if (x->c->sentence != y->c->sentence) {
    return x->c->sentence < y->c->sentence ? -1 : 1;
  }
  if (x->subject.span.start != y->subject.span.start) {
    return x->subject.span.start < y->subject.span.start ? -1 : 1;
  }
  d = weft_str_compare(x->subject.id, y->subject.id);
  d = d ? d : x->c->relation - y->c->relation;
  d = d ? d : weft_str_compare(x->object.id, y->object.id);
  d = d ? d : y->c->confidence - x->c->confidence;
  if (d) {
    return d;
  }
  if (x->c->rule != y->c->rule) {
    return x->c->rule < y->c->rule ? -1 : 1;
  }
  return x->object.span.start < y->object.span.start   ? -1
         : x->object.span.start > y->object.span.start ? 1
                                                       : 0;
}

static bool
same_fact(const choice* x, const choice* y)
{
  return x->c->relation == y->c->relation &&
         weft_str_equals(x->subject.id, y->subject.id) &&
         weft_str_equals(x->object.id, y->object.id);
}

// The sentence or sentences, or if that is long, what the rule matched and its surroundings
static weft_span
evidence_span(const emitter* e, const candidate* c)
{
  const weft_document* const d = e->a->document;
  weft_span span = {weft_document_sentence(d, first_sentence(c))->span.start,
                    weft_document_sentence(d, c->sentence)->span.end};
  if (utf8_length(end_slice(e, span.start, span.end)) <= EVIDENCE_CODES_MAX) {
    return span;
  }
  weft_span near = c->place;
  for (size_t n = 0U; n < EVIDENCE_MARGIN && near.start > span.start; ++n) {
    near.start = utf8_before(e->a->text, near.start);
  }
  for (size_t n = 0U; n < EVIDENCE_MARGIN && near.end < span.end; ++n) {
    size_t next = 0U;
    (void)utf8_next(e->a->text, near.end, &next);
    near.end = next;
  }
  // Whole words only
  while (near.start > span.start && near.start < c->place.start &&
         e->a->text.data[near.start - 1U] != ' ') {
    ++near.start;
  }
  while (near.end < span.end && near.end > c->place.end &&
         e->a->text.data[near.end] != ' ') {
    --near.end;
  }
  return near;
}

// The nearest mention of a type before the object, in this sentence or a few
// before it: what `26대` counts
static weft_str
nearest(const emitter* e, const candidate* c, uint8_t type)
{
  const analysis* const a = e->a;
  for (size_t n = 0U; n <= NEAREST_SENTENCES && n <= c->sentence; ++n) {
    const size_t s = c->sentence - n;
    for (size_t i = a->stops[s]; i-- > a->ranges[s];) {
      const mention* const m = &a->mentions[i];
      if (m->type == type && m->end <= c->object.start) {
        return end_slice(e, m->start, m->end);
      }
    }
  }
  return (weft_str){NULL, 0U};
}

// The noun beside the object, unless that is whose figure it is
static weft_str
counted(const emitter* e, const candidate* c, weft_str holder)
{
  const weft_span sentence =
    weft_document_sentence(e->a->document, c->sentence)->span;
  const weft_span figure = {c->object.start, c->object.end};
  const weft_span noun   = counted_noun(e->a->text, sentence, figure);
  const weft_str  text   = end_slice(e, noun.start, noun.end);
  return weft_str_equals(text, holder) ? (weft_str){NULL, 0U} : text;
}

// The date that a figure is told for: the nearest before it in its sentence
// which is not compared with (`작년보다`, `전년 동기 대비`)
static uint32_t
figure_date(const emitter* e, const candidate* c)
{
  static const char* const than[] = {
    "보다", "대비", "에 비", " 대비", " 같은", " 동"};
  const analysis* const a = e->a;
  for (size_t i = a->stops[c->sentence]; i-- > a->ranges[c->sentence];) {
    const mention* const m    = &a->mentions[i];
    bool                 base = false;
    if (m->type != e->run->rules->date_type || m->end > c->object.start) {
      continue;
    }
    for (size_t k = 0U; k < sizeof(than) / sizeof(than[0]); ++k) {
      const size_t size = strlen(than[k]);
      base              = base || (a->text.size >= m->end + size &&
                      !memcmp(a->text.data + m->end, than[k], size));
    }
    if (!base) {
      return (uint32_t)i;
    }
  }
  return NO_MENTION;
}

static int
sureness_of_end(const emitter* e, const candidate_end* end)
{
  const mention* const m =
    end->mention == NO_MENTION ? NULL : &e->a->mentions[end->mention];
  return m && m->reference ? m->sureness : 1000;
}

// What is said of `이 회사` is less sure than what is said of a name
static int
sureness(const emitter* e, const candidate* c)
{
  const int subject = sureness_of_end(e, &c->subject);
  const int object  = sureness_of_end(e, &c->object);
  return c->confidence * (subject < object ? subject : object) / 1000;
}

// `오는 7월`, or a day behind the document's own
static bool
is_future(const emitter* e, uint32_t index)
{
  static const weft_str words[] = {WEFT_STR_INIT("오는 "),
                                   WEFT_STR_INIT("다음"),
                                   WEFT_STR_INIT("내달"),
                                   WEFT_STR_INIT("내년"),
                                   WEFT_STR_INIT("후년")};
  if (index == NO_MENTION || e->a->mentions[index].kind != MENTION_LITERAL) {
    return false;
  }
  const literal* const l     = &e->a->literals[e->a->mentions[index].item];
  const weft_str       text  = end_slice(e, l->span.start, l->span.end);
  const weft_str       today = weft_document_date(e->a->document);
  const size_t         size  = strlen(l->value);
  for (size_t i = 0U; i < sizeof(words) / sizeof(words[0]); ++i) {
    if (l->kind == LITERAL_DATE && str_starts(text, words[i])) {
      return true;
    }
  }
  return l->kind == LITERAL_DATE && l->has_value && today.size >= size &&
         memcmp(l->value, today.data, size) > 0;
}

// `계정 수` counts 계정
static weft_str
without_sum(weft_str of)
{
  static const char sum[] = " 수";
  const size_t      size  = sizeof(sum) - 1U;
  if (of.size > size && !memcmp(of.data + of.size - size, sum, size)) {
    of.size -= size;
  }
  return of;
}

// Whether the object is a rate that the text tells as a fall: `매출 30% 감소`
static bool
is_fall(const emitter* e, const candidate* c)
{
  static const char* const rates[] = {"%", "%p", "배", "포인트"};
  const mention* const     m =
    c->object.mention == NO_MENTION ? NULL : &e->a->mentions[c->object.mention];
  if (!m || m->kind != MENTION_LITERAL ||
      !str_is_any(
        weft_str_from(e->a->literals[m->item].unit), rates, COUNT(rates))) {
    return false;
  }
  const weft_span sentence =
    weft_document_sentence(e->a->document, c->sentence)->span;
  const weft_span figure = {c->object.start, c->object.end};
  return counted_falls(e->a->text, sentence, figure);
}

// What is counted or meant, as the text has it
static weft_str
of_text(const emitter* e, const candidate* c, weft_str subject)
{
  const rule* const r = &e->run->rules->rules[c->rule];
  weft_str of = c->of.end > c->of.start ? end_slice(e, c->of.start, c->of.end)
                                        : weft_str_from(r->of);
  if (!of.size && r->of_from != TYPE_NONE) {
    of = nearest(e, c, r->of_from);
  }
  if (!of.size && r->of_noun) {
    of = counted(e, c, subject);
  }
  return without_sum(of);
}

// Whether a candidate counts what its rule is not about.  Then it may not keep
// others from becoming triples.
static bool
counts_barred(const emitter* e, const candidate* c, weft_str subject)
{
  const rule* const r = &e->run->rules->rules[c->rule];
  if (!r->not_nouns) {
    return false;
  }
  const weft_str of     = of_text(e, c, subject);
  const bool     barred = of.size && match_lists(r->not_nouns, of);
  if (barred) {
    trace_of(e->run, c, of);
  }
  return barred;
}

static weft_status
emit_triple(emitter* e, const choice* x)
{
  weft_status            st = WEFT_OK;
  char                   of[OF_BYTES];
  const candidate* const c = x->c;
  const rule* const      r = &e->run->rules->rules[c->rule];
  weft_triple            t;
  memset(&t, 0, sizeof(t));
  t.doc        = weft_document_id(e->a->document);
  t.subject    = x->subject;
  t.object     = x->object;
  t.relation   = e->run->rules->schema->relations[c->relation].name;
  t.status     = !r->actual && !c->told && is_future(e, c->object.mention)
                   ? WEFT_PLANNED
                   : c->status;
  t.confidence = sureness(e, c);
  t.rule       = weft_str_from(r->id);
  TRY(st,
      normal_text(
        e->run, r, "of", of_text(e, c, x->subject.name), &e->a->memory, &t.of));
  if (is_fall(e, c)) {
    t.of = counted_as_fall(t.of, of, sizeof(of));
  }
  const uint32_t when =
    c->when == NO_MENTION && r->holder ? figure_date(e, c) : c->when;
  if (when != NO_MENTION && e->a->mentions[when].kind == MENTION_LITERAL) {
    const literal* const l = &e->a->literals[e->a->mentions[when].item];
    t.when = l->has_value ? weft_str_from(l->value) : (weft_str){NULL, 0U};
  }
  const weft_span span = evidence_span(e, c);
  t.evidence.sentence  = first_sentence(c);
  t.evidence.span      = weft_document_original(e->a->document, span);
  t.evidence.text      = end_slice(e, span.start, span.end);
  ++e->fired[c->rule];
  trace_made(e->run, c, &t);
  return e->sink->triple ? e->sink->triple(e->sink->handle, &t) : WEFT_OK;
}

static bool
excludes(const weft_relation_info* r, weft_str other)
{
  for (size_t i = 0U; i < r->disjoint_count; ++i) {
    if (weft_str_equals(r->disjoint[i], other)) {
      return true;
    }
  }
  for (size_t i = 0U; i < r->rival_count; ++i) {
    if (weft_str_equals(r->rivals[i], other)) {
      return true;
    }
  }
  return false;
}

static bool
same_mention(const candidate_end* a, const candidate_end* b)
{
  return a->mention != NO_MENTION && a->mention == b->mention;
}

static int
priority(const emitter* e, const choice* x)
{
  return e->run->rules->rules[x->c->rule].priority;
}

// Whether two candidates say something of the same: the same two ends, in
// either direction, or the same figure or text
static bool
same_matter(const choice* x, const choice* y)
{
  const candidate_end* const a = &x->c->object;
  const candidate_end* const b = &y->c->object;
  return (weft_str_equals(x->subject.id, y->subject.id) &&
          weft_str_equals(x->object.id, y->object.id)) ||
         (weft_str_equals(x->subject.id, y->object.id) &&
          weft_str_equals(x->object.id, y->subject.id)) ||
         (x->object.literal && y->object.literal && !a->dropped &&
          !b->dropped && a->start < b->end && b->start < a->end);
}

// Whether a rule of higher priority says something of the same
static bool
outranked(const emitter* e, const choice* items, size_t count, const choice* x)
{
  const int own = priority(e, x);
  for (const choice* y = items; y < items + count; ++y) {
    if (priority(e, y) > own && same_matter(x, y)) {
      trace_candidate(e->run, x->c, WEFT_REASON_OUTRANKED, y->c);
      return true;
    }
  }
  return false;
}

// Whether a surer candidate of the sentence says something of the same pair that
// excludes `x`
static bool
overruled(const emitter* e, const choice* items, size_t count, const choice* x)
{
  const weft_relation_info* const all = e->run->rules->schema->relations;
  const weft_relation_info* const r   = &all[x->c->relation];
  for (const choice* y = items; y < items + count; ++y) {
    const weft_relation_info* const s = &all[y->c->relation];
    if (y->c->confidence > x->c->confidence &&
        priority(e, y) >= priority(e, x) &&
        (excludes(r, s->name) || excludes(s, r->name)) &&
        (weft_str_equals(x->subject.id, y->subject.id) ||
         same_mention(&x->c->subject, &y->c->subject)) &&
        (weft_str_equals(x->object.id, y->object.id) ||
         same_mention(&x->c->object, &y->c->object))) {
      trace_candidate(e->run, x->c, WEFT_REASON_OVERRULED, y->c);
      return true;
    }
  }
  return false;
}

// Whether another candidate of the sentence says the same and is surer, or as
// sure and comes first
static bool
repeated(const emitter* e, const choice* items, size_t count, const choice* x)
{
  const int own = sureness(e, x->c);
  for (const choice* y = items; y < items + count; ++y) {
    const int other = sureness(e, y->c);
    if ((other > own || (other == own && y < x)) &&
        priority(e, y) >= priority(e, x) && same_fact(y, x)) {
      trace_candidate(e->run, x->c, WEFT_REASON_REPEATED, y->c);
      return true;
    }
  }
  return false;
}

static weft_status
emit_sentence(emitter* e, const choice* items, size_t count)
{
  weft_status st = WEFT_OK;
  for (const choice* x = items; !st && x < items + count; ++x) {
    if (!repeated(e, items, count, x) && !overruled(e, items, count, x) &&
        !(e->run->rules->ranked && outranked(e, items, count, x))) {
      st = emit_triple(e, x);
    }
  }
  return st;
}

static weft_status
emit_triples(emitter* e)
{
  weft_status           st    = WEFT_OK;
  candidate_list* const list  = &e->run->candidates;
  choice* const         items = calloc(list->count + 1U, sizeof(choice));
  size_t                count = 0U;
  if (!items) {
    return WEFT_ERR_NO_MEMORY;
  }
  for (size_t i = 0U; !st && i < list->count; ++i) {
    const candidate* const c = &list->items[i];
    complete_subject(e, &list->items[i]);
    bool kept = resolve(e, c, &items[count]) &&
                !counts_barred(e, c, items[count].subject.name);
    st = kept ? normal_object(e, c, &items[count].object, &kept) : st;
    count += kept ? 1U : 0U;
  }
  st = st ? st : e->status;
  if (count) {
    qsort(items, count, sizeof(choice), compare_choices);
  }
  for (size_t first = 0U, end = 0U; !st && first < count; first = end) {
    while (end < count && items[end].c->sentence == items[first].c->sentence) {
      ++end;
    }
    st = emit_sentence(e, items + first, end - first);
  }
  free(items);
  return st;
}

static weft_status
emit_document(emitter* e)
{
  const analysis* const a = e->a;
  weft_document_info    d;
  memset(&d, 0, sizeof(d));
  d.doc    = weft_document_id(a->document);
  d.date   = weft_document_date(a->document);
  d.title  = weft_document_title(a->document);
  d.sha256 = weft_document_sha256(a->document);
  d.bytes  = weft_document_bytes(a->document);
  weft_alias* const aliases =
    arena_array(&e->a->memory, a->local_count + 1U, sizeof(weft_alias));
  if (!aliases) {
    return WEFT_ERR_NO_MEMORY;
  }
  for (size_t i = 0U; i < a->local_count; ++i) {
    const entity* const root =
      &a->entities[analysis_entity(a, a->locals[i].entity)];
    const weft_str name = a->locals[i].name;
    const weft_str main = root->canonical.size ? root->canonical : root->name;
    if (root->count && !a->locals[i].reference &&
        !weft_str_equals(main, name)) {
      weft_alias* const out = &aliases[d.alias_count++];
      out->id               = end_id(e, end_type_name(e, root->type), main);
      out->alias            = name;
      out->reason           = WEFT_STR("text");
    }
  }
  d.aliases = aliases;
  if (e->status) {
    return e->status;
  }
  return e->sink->document ? e->sink->document(e->sink->handle, &d) : WEFT_OK;
}

weft_status
emit_all(rule_run* run, const weft_sink* sink, size_t* fired)
{
  weft_status st = WEFT_OK;
  emitter     e  = {run, run->analysis, sink, fired, WEFT_OK};
  TRY(st, settle_types(run));
  end_name_entities(&e);
  TRY(st, emit_document(&e));
  if (sink->mention) {
    TRY(st, emit_mentions(&e));
    TRY(st, e.status);
  }
  return emit_triples(&e);
}
