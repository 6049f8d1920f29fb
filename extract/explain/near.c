// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Which rules came near, and what became of each.

#include "explain/story.h"

#include "str.h"

#include <stdlib.h>
#include <string.h>

enum { PROBED_MAX = 48 }; // rules whose patterns are taken apart unasked

static const char* const kinds[] = {"suffix",
                                    "mention",
                                    "alias",
                                    "pattern",
                                    "frame",
                                    "cue",
                                    "short",
                                    "reference",
                                    "verbs"};

typedef struct {
  uint32_t            rule;
  int                 near;
  bool                probed;
  weft_explained_rule told;
} entry;

static void
tell_head(const story* s, uint32_t index, weft_explained_rule* out)
{
  const rule* const r = &s->rules->rules[index];
  out->id             = weft_str_from(r->id);
  out->kind           = kinds[r->kind];
  out->relation       = r->output_count
                          ? s->rules->schema->relations[r->outputs[0].relation].name
                          : WEFT_STR("");
  out->file           = json_file(r->source->file);
  out->line           = r->line;
  out->confidence     = r->confidence;
}

// The triples that came of a rule
static void
tell_triples(story* s, uint32_t index, weft_explained_rule* out)
{
  weft_explained_triple* const list =
    story_array(s, s->triples.count, sizeof(*list));
  size_t count = 0U;
  for (size_t i = 0U; list && i < s->triples.count; ++i) {
    const story_triple* const t = STORY_AT(s->triples, story_triple, i);
    if (t->rule == index) {
      list[count++] = t->triple;
    }
  }
  out->triples      = list;
  out->triple_count = count;
}

// Whether a rule made a mention of the sentence; `place` receives the first
static bool
made_mention(const story* s, uint32_t index, weft_span* place)
{
  const analysis* const a = s->analysis;
  for (size_t i = a->ranges[s->sentence]; i < a->stops[s->sentence]; ++i) {
    const mention* const m = &a->mentions[i];
    if (m->source == index && s->rules->rules[index].kind != RULE_NAME) {
      *place = (weft_span){m->start, m->end};
      return true;
    }
  }
  for (size_t i = 0U; i < s->names.count; ++i) {
    const story_name* const n = STORY_AT(s->names, story_name, i);
    if (n->rule == index && n->sentence == s->sentence) {
      *place = n->place;
      return true;
    }
  }
  return false;
}

// How far a rule came when it gave up: the later in the run, the higher
static int
stage(weft_reason reason)
{
  return reason >= WEFT_REASON_SUBJECT_NOT_NAMED ? (int)reason : 0;
}

// What was told of a rule that came farthest, or NULL
static const trace_note*
best_note(const story* s, uint32_t index)
{
  const trace_note* best = NULL;
  for (size_t i = 0U; i < s->notes.count; ++i) {
    const trace_note* const n = STORY_AT(s->notes, trace_note, i);
    if (n->rule == index && (!best || stage(n->reason) > stage(best->reason))) {
      best = n;
    }
  }
  return best;
}

// What the rule asks of an end that a relation or a holder does not allow
static weft_str
wanted_types(story* s, const rule* r, weft_reason reason)
{
  const weft_relation_info* const relation =
    r->output_count ? &s->rules->schema->relations[r->outputs[0].relation]
                    : NULL;
  if (reason == WEFT_REASON_NO_HOLDER || reason == WEFT_REASON_NO_TOPIC) {
    return story_types(s, r->holder);
  }
  if (relation && reason == WEFT_REASON_DOMAIN) {
    return story_types(
      s, rules_closure(s->rules, relation->domain, relation->domain_count));
  }
  if (relation && reason == WEFT_REASON_RANGE) {
    return story_types(
      s, rules_closure(s->rules, relation->range, relation->range_count));
  }
  return WEFT_STR("");
}

// The number of a pattern in its rule, which may share it with others
static size_t
number_of(const rule* r, const pattern* p)
{
  for (size_t i = 0U; p && i < r->pattern_count; ++i) {
    if (r->patterns[i].number == p->number) {
      return i + 1U;
    }
  }
  return 0U;
}

// What stands at the place of a note, with its type if that is at fault
static weft_str
found_at(story* s, const trace_note* n)
{
  const analysis* const a = s->analysis;
  if (n->reason != WEFT_REASON_DOMAIN && n->reason != WEFT_REASON_RANGE &&
      n->reason != WEFT_REASON_DISAGREES) {
    return n->found;
  }
  for (size_t i = 0U; i < a->mention_count; ++i) {
    const mention* const m = &a->mentions[i];
    if (m->start == n->place.start && m->end == n->place.end) {
      const mask_unit u = {
        0U, m->start, m->end, (uint32_t)i, 1U, m->types, m->type, m->instance};
      return story_unit(s, &u);
    }
  }
  return n->found;
}

static int
tell_note(story* s, const trace_note* n, weft_explained_rule* out)
{
  const rule* const r = &s->rules->rules[n->rule];
  out->why.reason     = n->reason;
  out->why.place      = n->place;
  out->why.found      = found_at(s, n);
  out->why.wanted     = wanted_types(s, r, n->reason);
  out->why.rival =
    n->rival == TRACE_NO_RULE ? WEFT_STR("") : story_source(s, n->rival);
  out->why.count = n->count;
  out->why.limit = n->limit;
  if (number_of(r, n->pattern)) {
    out->pattern_number = number_of(r, n->pattern);
    out->pattern        = story_source_of(s, r, out->pattern_number - 1U);
    out->matched        = out->pattern.size;
    out->reached        = n->place;
  }
  return n->reason >= WEFT_REASON_SUBJECT_NOT_NAMED ? NEAR_DROPPED
                                                    : NEAR_REFUSED;
}

// Where a text stands in the sentence first
static bool
find_word(const story* s, weft_str part, weft_span* place)
{
  const weft_str text = story_slice(s, s->span);
  for (size_t i = 0U; part.size && i + part.size <= text.size; ++i) {
    if (!memcmp(text.data + i, part.data, part.size)) {
      *place = (weft_span){s->span.start + i, s->span.start + i + part.size};
      return true;
    }
  }
  return false;
}

// Rules that list words: what became of the first that is there
static int
tell_words(story*               s,
           const rule*          r,
           const char*          member,
           weft_reason          reason,
           weft_explained_rule* out)
{
  const analysis* const  a    = s->analysis;
  const json_node* const list = json_get(r->source->node, member);
  out->why.reason             = WEFT_REASON_LITERAL_MISSING;
  out->why.wanted             = WEFT_STR("its words");
  out->why.place              = s->span;
  for (const json_node* n = list ? json_first(list) : NULL; n;
       n                  = json_next(n)) {
    if (!find_word(s, weft_str_from(json_string(n)), &out->why.place)) {
      continue;
    }
    out->why.reason = reason;
    out->why.found  = story_copy(s, story_slice(s, out->why.place));
    out->why.wanted = WEFT_STR("");
    for (size_t i = a->ranges[s->sentence]; i < a->stops[s->sentence]; ++i) {
      const mention* const m = &a->mentions[i];
      if (m->start <= out->why.place.start && out->why.place.end <= m->end &&
          (m->kind == MENTION_NAME || r->kind == RULE_SUFFIX)) {
        out->why.reason = WEFT_REASON_KNOWN_AS;
        out->why.rival  = story_source(s, m->source);
        out->why.found =
          story_copy(s, story_slice(s, (weft_span){m->start, m->end}));
      }
    }
    return NEAR_TYPES;
  }
  return 0;
}

// Rules without patterns and predicates
static int
tell_other(story* s, const rule* r, weft_explained_rule* out)
{
  switch (r->kind) {
    case RULE_SUFFIX:
      return tell_words(s, r, "suffix", WEFT_REASON_IMPLAUSIBLE, out);
    case RULE_REFER:
      return tell_words(s, r, "words", WEFT_REASON_NO_ANTECEDENT, out);
    case RULE_WORDS:
      out->why.reason = WEFT_REASON_VOCABULARY;
      return 0;
    case RULE_CUE:
      for (size_t i = 0U; i < s->votes.count; ++i) {
        const story_votes* const v = STORY_AT(s->votes, story_votes, i);
        for (size_t k = 0U; k < s->rules->cue_count; ++k) {
          if ((v->cues >> k & 1U) &&
              &s->rules->rules[s->rules->cues[k].rule] == r) {
            out->why.reason = WEFT_REASON_FEW_VOTES;
            out->why.found  = v->name;
            out->why.count  = s->rules->cues[k].weight;
            out->why.limit  = 2U;
            (void)find_word(s, v->name, &out->why.place);
            return NEAR_TYPES;
          }
        }
      }
      out->why.reason = WEFT_REASON_MISMATCH;
      return 0;
    default:
      out->why.reason = WEFT_REASON_MISMATCH;
      return 0;
  }
}

static bool
is_furniture(const story* s)
{
  return weft_document_sentence(s->document, s->sentence)->kind ==
         WEFT_SENTENCE_FURNITURE;
}

static int
judge_rule(prober* p, uint32_t index, bool deep, weft_explained_rule* out)
{
  story* const            s    = p->story;
  const rule* const       r    = &s->rules->rules[index];
  const trace_note* const note = best_note(s, index);
  tell_head(s, index, out);
  tell_triples(s, index, out);
  if (out->triple_count || made_mention(s, index, &out->why.place)) {
    return NEAR_MADE;
  }
  if (is_furniture(s)) {
    out->why.reason = WEFT_REASON_FURNITURE;
    out->why.place  = s->span;
    return 0;
  }
  if (note) {
    return tell_note(s, note, out);
  }
  return r->pattern_count        ? story_pattern(p, index, deep, out)
         : r->kind == RULE_FRAME ? story_frame(s, index, out)
                                 : tell_other(s, r, out);
}

// Nearest first, then in the order of the packs
static int
compare_entries(const void* a, const void* b)
{
  const entry* const x = a;
  const entry* const y = b;
  if (x->near != y->near) {
    return x->near > y->near ? -1 : 1;
  }
  return x->rule < y->rule ? -1 : x->rule > y->rule ? 1 : 0;
}

// Whether a rule is asked for by `pack/rule` or `rule`
static bool
is_called(const rule* r, weft_str name)
{
  const char* const slash = strchr(r->id, '/');
  return weft_str_equals(weft_str_from(r->id), name) ||
         (slash && weft_str_equals(weft_str_from(slash + 1), name));
}

static bool
is_wanted(const story* s, const rule* r, const weft_explain_options* o)
{
  bool relation = !o->relation.size;
  for (size_t i = 0U; i < r->output_count && !relation; ++i) {
    relation = weft_str_equals(
      s->rules->schema->relations[r->outputs[i].relation].name, o->relation);
  }
  return relation && (!o->rule.size || is_called(r, o->rule));
}

// Take apart the patterns of the rules that look nearest
static void
probe(prober* p, entry* list, size_t count, size_t most)
{
  story* const s = p->story;
  for (size_t i = 0U; i < count && i < most && !s->status; ++i) {
    entry* const e = &list[i];
    if (!e->probed && s->rules->rules[e->rule].pattern_count) {
      memset(&e->told, 0, sizeof(e->told));
      e->near   = judge_rule(p, e->rule, true, &e->told);
      e->probed = true;
    }
  }
  qsort(list, count, sizeof(*list), compare_entries);
}

static weft_status
fill(story*                      s,
     const weft_explain_options* o,
     entry*                      list,
     size_t                      count,
     weft_explanation*           out)
{
  size_t                     shown = 0U;
  weft_explained_rule* const rules = story_array(s, count, sizeof(*rules));
  const size_t               most  = o->limit ? o->limit : WEFT_EXPLAIN_LIMIT;
  for (size_t i = 0U; rules && i < count; ++i) {
    const bool near = list[i].near >= NEAR_LEAST;
    out->near_count += near;
    if (o->rule.size || ((near || o->all) && (o->all || shown < most))) {
      rules[shown++] = list[i].told;
    }
  }
  out->rules      = rules;
  out->rule_count = shown;
  return s->status;
}

weft_status
story_rules(story* s, const weft_explain_options* o, weft_explanation* out)
{
  prober       p     = {0};
  entry* const list  = calloc(s->rules->rule_count + 1U, sizeof(entry));
  size_t       count = 0U;
  s->status          = !list       ? WEFT_ERR_NO_MEMORY
                       : s->status ? s->status
                                   : prober_open(&p, s);
  for (size_t i = 0U; !s->status && i < s->rules->rule_count; ++i) {
    if (is_wanted(s, &s->rules->rules[i], o)) {
      entry* const e = &list[count++];
      e->rule        = (uint32_t)i;
      e->near        = judge_rule(&p, e->rule, false, &e->told);
    }
  }
  if (!s->status) {
    const size_t limit = o->limit ? o->limit : WEFT_EXPLAIN_LIMIT;
    qsort(list, count, sizeof(*list), compare_entries);
    probe(&p, list, count, o->all ? count : limit + PROBED_MAX);
    // What came up meanwhile is told in full as well
    probe(&p, list, count, o->all ? count : limit);
    (void)fill(s, o, list, count, out);
  }
  prober_close(&p);
  free(list);
  return s->status;
}
