// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Which pattern rules are worth running over a sentence.

#include "rule/candidate.h"
#include "rule/search.h"
#include "rule/trace.h"

#include "try.h"

#include <stdlib.h>
#include <string.h>

enum {
  LITERAL_REACH = 24, // bytes of a literal outside a mention
  MASK_BYTES    = 3   // of a masked character
};

static void
clear_hits(const prefilter* p, hits* h)
{
  memset(h->found, 0, prefilter_words(p) * sizeof(uint64_t));
  memset(h->met, 0, prefilter_group_words(p) * sizeof(uint64_t));
}

static void
copy_hits(const prefilter* p, hits* to, const hits* from)
{
  memcpy(to->found, from->found, prefilter_words(p) * sizeof(uint64_t));
  memcpy(to->met, from->met, prefilter_group_words(p) * sizeof(uint64_t));
  to->present = from->present;
}

void
hits_scan(const weft_rules* rules, const mask* mk, hits* out)
{
  const prefilter* const p = &rules->literals;
  clear_hits(p, out);
  prefilter_scan(p, strbuf_str(&mk->text), out->found, out->met);
  out->present = mk->present;
}

// Headlines leave out too much for most rules
static bool
is_headline(const rule_run* run, size_t sentence)
{
  return weft_document_sentence(run->analysis->document, sentence)->kind ==
         WEFT_SENTENCE_HEADLINE;
}

// Whether the pattern of a plan entry whose gate is open may match
static inline bool
is_ready(const plan_entry* e, const hits* h)
{
  return prefilter_met(&e->demands, h->met) &&
         pattern_needs_met(e->pattern, h->present) &&
         (e->lead == PLAN_NO_GATE || prefilter_is_met(h->met, e->lead));
}

// Take the next entry of a gate whose bit is set in run->ready from word `at`
// on, or NULL
static const plan_entry*
take_ready(rule_run* run, const gate* g, size_t* at)
{
  for (; *at < g->words; ++*at) {
    if (run->ready[*at]) {
      return &run->rules
                ->plan[g->begin + *at * 64U + gate_take(&run->ready[*at])];
    }
  }
  return NULL;
}

// Find the matches of an entry's pattern and note which rules have it
static weft_status
try_entry(rule_run* run, const mask* mk, const plan_entry* e, rule_kind kind)
{
  const weft_rules* const rules = run->rules;
  match_range* const      found = &run->found[e - rules->plan];
  if (!search_all(run, mk, e->pattern, kind, found)) {
    return WEFT_ERR_NO_MEMORY;
  }
  if (found->first == found->end && found->result == REGEX_NO_MATCH) {
    return WEFT_OK;
  }
  for (uint32_t i = e->first; i < e->end; ++i) {
    const size_t user = rules->plan_uses[i];
    run->due[user / 64U] |= (uint64_t)1U << (user % 64U);
  }
  run->due_count += e->end - e->first;
  return WEFT_OK;
}

// Let the rules use what was found, in their order
static weft_status
use_found(rule_run*   run,
          const mask* mk,
          rule_kind   kind,
          size_t      sentence,
          bool*       changed)
{
  weft_status             st    = WEFT_OK;
  const weft_rules* const rules = run->rules;
  const bool headline = kind == RULE_TRIPLE && is_headline(run, sentence);
  for (size_t w = rules->user_first[kind] / 64U; run->due_count; ++w) {
    while (run->due[w]) {
      const plan_user* const u =
        &rules->plan_users[w * 64U + gate_take(&run->due[w])];
      --run->due_count;
      if (!st && (!headline || rules->rules[u->rule].in_headline)) {
        st = match_use(run,
                       mk,
                       sentence,
                       u->rule,
                       rules->plan[u->entry].pattern,
                       &run->found[u->entry],
                       changed);
      }
    }
  }
  run->matches.count = 0U;
  return st;
}

static weft_status
run_triples(rule_run*   run,
            const mask* mk,
            const hits* h,
            size_t      sentence,
            bool*       changed)
{
  weft_status       st       = WEFT_OK;
  const gate* const g        = &run->rules->gates[RULE_TRIPLE];
  const bool        headline = is_headline(run, sentence);
  size_t            at       = 0U;
  if (trace_hears(run, sentence)) {
    trace_masked(run, mk, h, RULE_TRIPLE, NULL);
  }
  gate_open(g, h->met, NULL, run->ready);
  for (const plan_entry* e; (e = take_ready(run, g, &at)) != NULL;) {
    if (is_ready(e, h) && (!headline || e->in_headline)) {
      TRY(st, try_entry(run, mk, e, RULE_TRIPLE));
    }
  }
  return use_found(run, mk, RULE_TRIPLE, sentence, changed);
}

// What may be found in the sentence with mention `index` in plain text: a few
// hits of its masked character stay, which costs a search at worst
static void
scan_bare(rule_run* run, size_t index)
{
  const weft_rules* const rules = run->rules;
  const mask* const       mk    = &run->mask;
  const size_t            reach = rules->literals.longest;
  size_t                  i     = 0U;
  while (i < mk->unit_count && mk->units[i].first != index) {
    ++i;
  }
  if (mk->listed || run->bare.listed || i == mk->unit_count) {
    hits_scan(rules, &run->bare, &run->bare_hits);
    return;
  }
  const weft_str text  = strbuf_str(&run->bare.text);
  const size_t   at    = mk->units[i].at;
  size_t         start = at > reach ? at - reach : 0U;
  size_t         end   = at + reach + (text.size + MASK_BYTES - mk->text.size);
  end                  = end < text.size ? end : text.size;
  while (((unsigned char)text.data[start] & 0xC0U) == 0x80U) {
    ++start;
  }
  copy_hits(&rules->literals, &run->bare_hits, &run->hits);
  run->bare_hits.present = run->bare.present;
  prefilter_scan(&rules->literals,
                 (weft_str){text.data + start, end - start},
                 run->bare_hits.found,
                 run->bare_hits.met);
}

// Try the rules whose literal lies inside mention `index`
static weft_status
run_bare(rule_run* run, size_t sentence, size_t index, bool* changed)
{
  weft_status       st       = WEFT_OK;
  const gate* const g        = &run->rules->leads;
  size_t            at       = 0U;
  bool              made     = false;
  const bool        headline = is_headline(run, sentence);
  gate_open(g, run->inside.met, run->hits.met, run->ready);
  for (const plan_entry* e; (e = take_ready(run, g, &at)) != NULL;) {
    if ((headline && !e->in_headline) ||
        !(run->mask.listed ||
          pattern_needs_met(e->pattern, run->hits.present))) {
      continue;
    }
    if (!made) {
      TRY(st, mask_make(&run->bare, run->analysis, sentence, index, true));
      scan_bare(run, index);
      made = true;
    }
    if (trace_hears(run, sentence)) {
      trace_masked(run, &run->bare, &run->bare_hits, RULE_TRIPLE, e);
    }
    if (prefilter_met(&e->demands, run->bare_hits.met) &&
        pattern_needs_met(e->pattern, run->bare_hits.present)) {
      TRY(st, try_entry(run, &run->bare, e, RULE_TRIPLE));
    }
  }
  return use_found(run, &run->bare, RULE_TRIPLE, sentence, changed);
}

// A mention and what stands around it: a literal may lie across its ends.  None
// begins behind the mention, at byte `stop`, that the masked sentence has not.
static weft_str
surroundings(const analysis* a,
             size_t          sentence,
             const mention*  item,
             size_t*         stop)
{
  const weft_span span  = weft_document_sentence(a->document, sentence)->span;
  size_t          start = item->start;
  size_t          end   = item->end;
  start =
    start - span.start > LITERAL_REACH ? start - LITERAL_REACH : span.start;
  end = span.end - end > LITERAL_REACH ? end + LITERAL_REACH : span.end;
  while (start < item->start &&
         ((unsigned char)a->text.data[start] & 0xC0U) == 0x80U) {
    ++start;
  }
  *stop = item->end - start;
  return analysis_slice(a, start, end);
}

// Whether plain text holds the literal of a rule of which the masked sentence
// holds none; fills run->inside.  The literal must begin before byte `stop`.
static bool
hides_literal(rule_run* run, weft_str text, size_t stop)
{
  const weft_rules* const rules = run->rules;
  const prefilter* const  p     = &rules->literals;
  const size_t            words = prefilter_group_words(p);
  uint64_t                any   = 0U;
  clear_hits(p, &run->inside);
  prefilter_scan_map(
    p, &rules->leading_map, text, stop, run->inside.found, run->inside.met);
  for (size_t i = 0U; i < words; ++i) {
    any |= run->inside.met[i] & ~run->hits.met[i] & rules->leads.groups[i];
  }
  return any;
}

// Whether a look at the whole sentence costs less than one at each mention
static bool
is_crowded(const analysis* a, size_t sentence, weft_span span)
{
  size_t size = 0U;
  for (size_t i = a->ranges[sentence]; i < a->stops[sentence]; ++i) {
    size += a->mentions[i].end - a->mentions[i].start + 2U * LITERAL_REACH;
  }
  return size > span.end - span.start;
}

// A rule whose literal lies inside a mention, or across its ends, is also
// tried with that mention left in plain text
static weft_status
run_inside(rule_run* run, size_t sentence, bool* changed)
{
  weft_status     st   = WEFT_OK;
  analysis* const a    = run->analysis;
  const weft_span span = weft_document_sentence(a->document, sentence)->span;
  // Mostly a look at the whole sentence shows that no mention hides a literal
  if (is_crowded(a, sentence, span)) {
    const weft_str whole = analysis_slice(a, span.start, span.end);
    if (!hides_literal(run, whole, whole.size)) {
      return WEFT_OK;
    }
  }
  for (size_t i = a->ranges[sentence]; i < a->stops[sentence]; ++i) {
    size_t         stop = 0U;
    const weft_str text = surroundings(a, sentence, &a->mentions[i], &stop);
    if (hides_literal(run, text, stop)) {
      TRY(st, run_bare(run, sentence, i, changed));
    }
  }
  return st;
}

static weft_status
mask_plain(rule_run* run, size_t index)
{
  weft_status st = WEFT_OK;
  if (run->cache.masked != index) {
    run->cache.masked = SIZE_MAX;
    TRY(st, mask_make(&run->mask, run->analysis, index, SIZE_MAX, false));
    run->cache.masked = index;
  }
  return st;
}

// Run the rules of names and aliases: the mask is only made where the hits of
// an earlier run say that a rule may match
static weft_status
run_names(rule_run* run, size_t index, rule_kind kind, bool* changed)
{
  weft_status             st      = WEFT_OK;
  const weft_rules* const rules   = run->rules;
  const uint32_t          version = run->analysis->versions[index];
  hits* const             h       = &run->cache.items[index];
  if (run->cache.versions[index] != version) {
    run->cache.masked = SIZE_MAX;
    TRY(st, mask_plain(run, index));
    if (!h->found && !hits_new(h, &rules->literals)) {
      return WEFT_ERR_NO_MEMORY;
    }
    hits_scan(rules, &run->mask, h);
    run->cache.versions[index] = version;
  }
  if (trace_hears(run, index)) {
    TRY(st, mask_plain(run, index));
    trace_masked(run, &run->mask, h, kind, NULL);
  }
  const gate* const g  = &rules->gates[kind];
  size_t            at = 0U;
  gate_open(g, h->met, NULL, run->ready);
  for (const plan_entry* e; (e = take_ready(run, g, &at)) != NULL;) {
    if (is_ready(e, h)) {
      TRY(st, mask_plain(run, index));
      TRY(st, try_entry(run, &run->mask, e, kind));
    }
  }
  return use_found(run, &run->mask, kind, index, changed);
}

weft_status
match_bare(rule_run* run, size_t sentence, bool* changed)
{
  hits_scan(run->rules, &run->bare, &run->bare_hits);
  return run_triples(run, &run->bare, &run->bare_hits, sentence, changed);
}

// A sentence's own topic takes the place of the last one, and its subject that
// of the next sentence, if it has no topic; a headline ends it
static void
follow_topic(rule_run* run, size_t index)
{
  bool           many    = false;
  uint32_t       subject = NO_TOPIC;
  const uint32_t topic = topic_find(&run->mask, run->analysis, &subject, &many);
  if (run->next_topic != NO_TOPIC) {
    run->topic          = run->next_topic;
    run->topic_weak     = true;
    run->topic_sentence = run->next_sentence;
  }
  if (many || weft_document_sentence(run->analysis->document, index)->kind ==
                WEFT_SENTENCE_HEADLINE) {
    run->topic = NO_TOPIC;
    subject    = NO_TOPIC;
  } else if (topic != NO_TOPIC) {
    run->topic          = topic;
    run->topic_weak     = false;
    run->topic_sentence = index;
    subject             = NO_TOPIC;
  }
  run->next_topic    = subject;
  run->next_sentence = index;
}

// Hits of the mask with lists, which mostly is the one that names were found in
static void
find_hits(rule_run* run, size_t index)
{
  const hits* const h = &run->cache.items[index];
  if (run->mask.listed ||
      run->cache.versions[index] != run->analysis->versions[index]) {
    hits_scan(run->rules, &run->mask, &run->hits);
    return;
  }
  copy_hits(&run->rules->literals, &run->hits, h);
}

weft_status
match_patterns(rule_run* run, size_t index, rule_kind kind, bool* changed)
{
  weft_status st = WEFT_OK;
  if (kind != RULE_TRIPLE) {
    return run_names(run, index, kind, changed);
  }
  run->cache.masked = SIZE_MAX;
  TRY(st, mask_make(&run->mask, run->analysis, index, SIZE_MAX, true));
  find_hits(run, index);
  follow_topic(run, index);
  TRY(st, run_triples(run, &run->mask, &run->hits, index, changed));
  TRY(st, run_inside(run, index, changed));
  return match_nested(run, index);
}

bool
hits_new(hits* h, const prefilter* p)
{
  h->found = calloc(prefilter_words(p), sizeof(uint64_t));
  h->met   = calloc(prefilter_group_words(p), sizeof(uint64_t));
  if (!h->found || !h->met) {
    hits_free(h);
    return false;
  }
  return true;
}

void
hits_free(hits* h)
{
  free(h->found);
  free(h->met);
  memset(h, 0, sizeof(*h));
}

weft_status
match_begin(rule_run* run, size_t count)
{
  hits_cache* const c = &run->cache;
  if (count > c->capacity) {
    hits* const items        = realloc(c->items, count * sizeof(hits));
    c->items                 = items ? items : c->items;
    uint32_t* const versions = realloc(c->versions, count * sizeof(uint32_t));
    c->versions              = versions ? versions : c->versions;
    if (!items || !versions) {
      return WEFT_ERR_NO_MEMORY;
    }
    memset(items + c->capacity, 0, (count - c->capacity) * sizeof(hits));
    c->capacity = count;
  }
  c->masked = SIZE_MAX;
  if (run->due_count) { // an error was in the way
    memset(run->due,
           0,
           (run->rules->user_first[RULE_WORDS + 1] / 64U + 1U) *
             sizeof(uint64_t));
    run->due_count = 0U;
  }
  run->matches.count = 0U;
  if (count) {
    memset(c->versions, 0, count * sizeof(uint32_t));
  }
  return WEFT_OK;
}

void
match_free(rule_run* run)
{
  for (size_t i = 0U; i < run->cache.capacity; ++i) {
    hits_free(&run->cache.items[i]);
  }
  free(run->cache.items);
  free(run->cache.versions);
  mask_free(&run->pair);
  hits_free(&run->pair_hits);
}
