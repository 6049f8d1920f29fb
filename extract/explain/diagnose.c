// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Where a pattern stops to match.
//
// A pattern is taken apart as it is written.  Its longest beginning that
// matches tells where it fails; and if it matches as a whole once a single slot
// or gap is let take anything, that one is to blame.

#include "explain/blame.h"

#include <string.h>

enum { WORDS_LISTED = 8 }; // of the words that a pattern needs

static bool
is_headline(const story* s)
{
  return weft_document_sentence(s->document, s->sentence)->kind ==
         WEFT_SENTENCE_HEADLINE;
}

// What a whole match that led to nothing means
static void
judge_match(const prober* p, const alternative* a, verdict* out)
{
  out->why.place      = p->story->span;
  const bool headline = a->rule->kind == RULE_TRIPLE && !a->rule->in_headline &&
                        is_headline(p->story);
  out->near       = NEAR_CONDITION;
  out->why.reason = a->rule->across ? WEFT_REASON_SENTENCE_KIND
                    : headline      ? WEFT_REASON_HEADLINE
                                    : WEFT_REASON_MISMATCH;
}

// Whether nothing that must match stands before a slot, and no mention of the
// sentence fits it
static bool
lacks_mention(prober*            p,
              const story_view*  v,
              const alternative* a,
              size_t             which)
{
  strbuf slot   = {NULL, 0U, 0U, WEFT_OK};
  bool   before = false;
  hit    h;
  for (size_t i = 0U; i < which; ++i) {
    before = before || !a->parts[i].may_skip;
  }
  if (before || a->parts[which].kind != ELEMENT_SLOT) {
    return false;
  }
  probe_join(a, which, which + 1U, SIZE_MAX, NULL, &slot);
  const bool found = probe_attempt(p, &slot, strbuf_str(&v->mask->text), &h);
  strbuf_free(&slot);
  return !found;
}

static int
nearness_of(weft_reason reason)
{
  return reason == WEFT_REASON_TYPE_WRONG ||
             reason == WEFT_REASON_GAP_TOO_LONG ||
             reason == WEFT_REASON_GAP_BARRED
           ? NEAR_CULPRIT
           : NEAR_TEXT;
}

static void
judge_alternative(prober*            p,
                  const story_view*  v,
                  const alternative* a,
                  verdict*           out)
{
  hit h;
  hit culprit;
  p->unsure      = false;
  const size_t n = blame_beginning(p, v, a, &h);
  out->matched   = n ? a->parts[n - 1U].end : a->parts[0].start;
  out->reached   = probe_origin(v, h.whole.start, h.whole.end);
  if (p->unsure) {
    return; // it does not match, and where it stops is not known
  }
  if (n == a->count) {
    judge_match(p, a, out);
    return;
  }
  const size_t which = blame_culprit(p, v, a, n, &out->why, &culprit);
  if (which != SIZE_MAX) {
    out->near    = nearness_of(out->why.reason);
    out->matched = a->parts[which].start;
    out->reached = probe_origin(v, culprit.whole.start, culprit.mark.start);
    return;
  }
  out->near = NEAR_WORDS + (int)(250U * n / a->count);
  if (lacks_mention(p, v, a, n)) {
    out->why.reason = WEFT_REASON_TYPE_MISSING;
    out->why.place  = p->story->span;
    out->why.wanted = probe_slot_types(p, a, n);
    out->why.found  = story_types(p->story, v->present);
    return;
  }
  blame_next(p, v, a, n, &h, out);
}

// All alternatives of a pattern on one masked sentence
static void
judge(prober*           p,
      const story_view* v,
      const rule*       r,
      weft_str          source,
      verdict*          best)
{
  alternative* const a = p->room;
  for (size_t start = 0U; start <= source.size;) {
    const size_t end = element_alternative_end(source, start, source.size);
    verdict      one;
    memset(&one, 0, sizeof(one));
    one.why.reason = WEFT_REASON_MISMATCH;
    one.why.place  = p->story->span;
    one.near       = NEAR_WORDS;
    if (end > start && probe_take_apart(p, r, source, start, end, a)) {
      judge_alternative(p, v, a, &one);
    }
    if (one.near > best->near) {
      *best = one;
    }
    start = end + 1U;
  }
}

// The words of a group of literals, some of them
static weft_str
words_of(story* s, uint32_t group)
{
  const prefilter* const p   = &s->rules->literals;
  strbuf                 out = {NULL, 0U, 0U, WEFT_OK};
  for (size_t i = 0U; i < p->groups.capacity; ++i) {
    const table_slot* const slot = &p->groups.slots[i];
    if (!slot->key.data || slot->value != group) {
      continue;
    }
    const size_t count = slot->key.size / sizeof(uint32_t);
    for (size_t k = 0U; k < count && k < WORDS_LISTED; ++k) {
      uint32_t number = 0U;
      memcpy(&number, slot->key.data + k * sizeof(uint32_t), sizeof(number));
      strbuf_puts(&out, k ? ", " : "");
      strbuf_append(&out, p->literals[number].text);
    }
    strbuf_puts(&out, count > WORDS_LISTED ? " …" : "");
    break;
  }
  return story_take(s, &out);
}

static bool
is_masked(weft_str words)
{
  return words.size >= 3U && (unsigned char)words.data[0] == 0xEEU;
}

// The plan's entry of a pattern, or NULL
static const plan_entry*
entry_of(const weft_rules* rules, const pattern* p, rule_kind kind)
{
  for (size_t i = rules->plan_first[kind]; i < rules->plan_first[kind + 1];
       ++i) {
    if (rules->plan[i].pattern->number == p->number) {
      return &rules->plan[i];
    }
  }
  return NULL;
}

// Whether the sentence holds a literal of a group, perhaps inside a mention
static bool
is_hidden(story* s, uint32_t group)
{
  const prefilter* const p     = &s->rules->literals;
  const size_t           words = prefilter_words(p) + prefilter_group_words(p);
  uint64_t* const        found = story_array(s, words, sizeof(uint64_t));
  if (!found) {
    return false;
  }
  prefilter_scan(p, story_slice(s, s->span), found, found + prefilter_words(p));
  return prefilter_is_met(found + prefilter_words(p), group);
}

// Whether a masked sentence has not the longest words that a pattern needs
static bool
lacks_lead(const story_view* v, const plan_entry* e)
{
  return e && e->lead != PLAN_NO_GATE && !prefilter_is_met(v->met, e->lead);
}

// Other words that it needs and the masked sentence has not, or PLAN_NO_GATE
static uint32_t
missing_words(story* s, const story_view* v, const pattern* p)
{
  for (size_t i = 0U; i < p->demands.count; ++i) {
    const uint32_t group = p->demands.items[i];
    if (!prefilter_is_met(v->met, group) && !is_masked(words_of(s, group))) {
      return group;
    }
  }
  return PLAN_NO_GATE;
}

// Types that a pattern needs and a masked sentence has not, or 0
static type_set
missing_types(const story_view* v, const pattern* p)
{
  for (size_t i = 0U; i < p->need_count; ++i) {
    if (!(p->needs[i] & v->present)) {
      return p->needs[i];
    }
  }
  return 0U;
}

static void
blame_words_missing(story* s, uint32_t group, verdict* out)
{
  out->why.reason = WEFT_REASON_LITERAL_MISSING;
  out->why.wanted = words_of(s, group);
}

// What the prefilter says: true if it lets the pattern pass
static bool
judge_filter(story*            s,
             const story_view* v,
             const pattern*    p,
             rule_kind         kind,
             verdict*          out)
{
  const plan_entry* const e     = entry_of(s->rules, p, kind);
  const type_set          types = missing_types(v, p);
  const uint32_t          group = missing_words(s, v, p);
  out->near                     = NEAR_WORDS;
  out->why.place                = s->span;
  // What a mention hides was tried elsewhere, with it in plain text
  const bool lacks = lacks_lead(v, e);
  if (lacks && !is_hidden(s, e->lead)) {
    out->near = types || !p->need_count ? 0 : NEAR_TYPES;
    blame_words_missing(s, e->lead, out);
    return false;
  }
  if (types) {
    out->why.reason = WEFT_REASON_TYPE_MISSING;
    out->why.wanted = story_types(s, types);
    out->why.found  = story_types(s, v->present);
    out->near       = p->literals.count ? NEAR_WORDS - 50 : 0;
    return false;
  }
  if (lacks) {
    out->near = NEAR_TYPES - 1;
    blame_words_missing(s, e->lead, out);
    return false;
  }
  out->near -= p->literals.count ? 0 : NEAR_WORDS - NEAR_TYPES;
  if (group != PLAN_NO_GATE) {
    blame_words_missing(s, group, out);
    return false;
  }
  out->why.reason = WEFT_REASON_MISMATCH;
  return true;
}

// A pattern on one masked sentence
static verdict
judge_view(prober*           p,
           const story_view* v,
           const rule*       r,
           size_t            index,
           bool              deep)
{
  const pattern* const pat = &r->patterns[index];
  verdict              filter;
  verdict              found;
  memset(&filter, 0, sizeof(filter));
  memset(&found, 0, sizeof(found));
  const bool passes = judge_filter(p->story, v, pat, r->kind, &filter);
  if (!deep) {
    return filter;
  }
  const bool lacks = lacks_lead(v, entry_of(p->story->rules, pat, r->kind));
  judge(p, v, r, story_source_of(p->story, r, index), &found);
  if (!found.near || (!passes && found.near < NEAR_TEXT) ||
      (lacks && found.why.reason == WEFT_REASON_TEXT_DIFFERS)) {
    filter.matched = found.matched;
    filter.reached = found.reached;
    return filter;
  }
  if (!pat->literals.count) { // it shares no words
    found.near = NEAR_TYPES + (found.near - NEAR_WORDS) / 2;
  }
  return found;
}

weft_str
story_source_of(story* s, const rule* r, size_t index)
{
  const json_node* const one  = json_get(r->source->node, "pattern");
  const json_node*       node = json_get(r->source->node, "patterns");
  strbuf                 out  = {NULL, 0U, 0U, WEFT_OK};
  node                        = node ? json_first(node) : NULL;
  for (size_t i = one ? 1U : 0U; node && i < index; ++i) {
    node = json_next(node);
  }
  node = one && !index ? one : node;
  if (json_string(node)) {
    strbuf_puts(&out, json_string(node));
  } else {
    for (const json_node* n = json_first(node); n; n = json_next(n)) {
      strbuf_puts(&out, json_string(n) ? json_string(n) : "");
    }
  }
  return story_take(s, &out);
}

int
story_pattern(prober*              p,
              uint32_t             rule_index,
              bool                 deep,
              weft_explained_rule* out)
{
  story* const      s     = p->story;
  const rule* const r     = &s->rules->rules[rule_index];
  verdict           best  = {.near = -1};
  size_t            which = 0U;
  for (size_t i = 0U; i < r->pattern_count && !s->status; ++i) {
    for (size_t k = 0U; k < s->views.count; ++k) {
      const story_view* const v = STORY_AT(s->views, story_view, k);
      if (v->kind != r->kind || v->pair != r->patterns[i].across ||
          (v->only && v->only->pattern->number != r->patterns[i].number)) {
        continue;
      }
      const verdict one = judge_view(p, v, r, i, deep);
      if (one.near > best.near ||
          (one.near == best.near && one.matched > best.matched)) {
        best  = one;
        which = i;
      }
    }
  }
  if (best.near < 0 && r->across) { // no sentence beside it
    best.near       = 0;
    best.why.reason = WEFT_REASON_TEXT_DIFFERS;
    best.why.place  = s->span;
    best.why.wanted = WEFT_STR("<S>");
    best.why.found  = WEFT_STR("");
  } else if (best.near < 0) { // no name in the sentence
    best.near       = 0;
    best.why.reason = WEFT_REASON_TYPE_MISSING;
    best.why.place  = s->span;
    best.why.wanted = r->pattern_count && r->patterns[0].need_count
                        ? story_types(s, r->patterns[0].needs[0])
                        : WEFT_STR("any");
    best.why.found  = WEFT_STR("none");
  }
  out->why            = best.why;
  out->pattern_number = which + 1U;
  out->pattern        = story_source_of(s, r, which);
  out->matched        = best.matched;
  out->reached        = best.reached;
  return best.near;
}
