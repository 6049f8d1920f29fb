// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// One document through all steps: mentions, names found by rules, aliases,
// then the rules that give triples.

#include "extractor.h"

#include "rule/candidate.h"
#include "rule/emit.h"
#include "rule/guess.h"

#include "fail.h"
#include "try.h"
#include "utf8.h"

#include <stdlib.h>
#include <string.h>

enum { NAME_ROUNDS = 2 }; // names found help to find others

struct weft_extractor {
  rule_run run;
  analysis analysis;
  size_t*  fired;
};

weft_status
weft_extractor_new(const weft_rules* rules,
                   weft_extractor**  out,
                   weft_error*       error)
{
  WEFT_REQUIRE(rules && out);
  weft_extractor* const x = calloc(1U, sizeof(weft_extractor));
  *out                    = NULL;
  if (x) {
    x->run.rules    = rules;
    x->run.analysis = &x->analysis;
    x->run.clauses  = calloc(1U, sizeof(clause_list));
    x->fired        = calloc(rules->rule_count + 1U, sizeof(size_t));
    x->run.ready =
      calloc(rules->plan_first[RULE_WORDS + 1] / 64U + 1U, sizeof(uint64_t));
    x->run.due =
      calloc(rules->user_first[RULE_WORDS + 1] / 64U + 1U, sizeof(uint64_t));
    x->run.found =
      calloc(rules->plan_first[RULE_WORDS + 1] + 1U, sizeof(match_range));
    if (x->run.ready && x->run.due && x->run.found &&
        hits_new(&x->run.hits, &rules->literals) &&
        hits_new(&x->run.bare_hits, &rules->literals) &&
        hits_new(&x->run.inside, &rules->literals) &&
        sieve_text_new(&x->run.sieve, &rules->sieves) && x->run.clauses &&
        x->fired && !regex_scratch_new(&x->run.scratch)) {
      *out = x;
      return WEFT_OK;
    }
  }
  weft_extractor_free(x);
  return fail_memory(error);
}

void
weft_extractor_free(weft_extractor* extractor)
{
  if (extractor) {
    rule_run* const run = &extractor->run;
    analysis_free(&extractor->analysis);
    mask_free(&run->mask);
    mask_free(&run->bare);
    regex_scratch_free(run->scratch);
    free(run->clauses);
    free(run->ready);
    free(run->due);
    free(run->found);
    free(run->matches.items);
    free(run->candidates.items);
    hits_free(&run->hits);
    sieve_text_free(&run->sieve);
    hits_free(&run->bare_hits);
    match_free(run);
    hits_free(&run->inside);
    free(extractor->fired);
    free(extractor);
  }
}

size_t
weft_extractor_fired(const weft_extractor* extractor, size_t index)
{
  return index < extractor->run.rules->rule_count ? extractor->fired[index]
                                                  : 0U;
}

static bool
worth_reading(const analysis* a, size_t index)
{
  return weft_document_sentence(a->document, index)->kind !=
         WEFT_SENTENCE_FURNITURE;
}

// Run over all sentences, or over those whose mentions may be new
static weft_status
run_everywhere(rule_run* run, rule_kind kind, bool fresh, bool* changed)
{
  weft_status  st    = WEFT_OK;
  const size_t count = weft_document_sentence_count(run->analysis->document);
  *changed           = false;
  for (size_t i = 0U; i < count; ++i) {
    if (worth_reading(run->analysis, i) &&
        (!fresh || analysis_is_fresh(run->analysis, i))) {
      TRY(st, match_patterns(run, i, kind, changed));
    }
  }
  return st;
}

// Names by what stands around them, then those that the rules find beside them,
// then what is left
static weft_status
guess_with(rule_run* run, guesser* g)
{
  weft_status st      = WEFT_OK;
  bool        changed = false;
  TRY(st, guess_add(g, false, &changed));
  if (changed) {
    TRY(st, analysis_scan(run->analysis));
    TRY(st, run_everywhere(run, RULE_NAME, true, &changed));
    TRY(st, changed ? analysis_scan(run->analysis) : st);
  }
  TRY(st, guess_add(g, true, &changed));
  return changed ? analysis_scan(run->analysis) : st;
}

static weft_status
guess_rest(rule_run* run)
{
  guesser*    g  = NULL;
  weft_status st = guess_new(run->analysis, &g);
  st             = st ? st : guess_with(run, g);
  guess_free(g);
  return st;
}

// Find names until no rule finds more, at most a few rounds
static weft_status
find_names(rule_run* run)
{
  weft_status st      = WEFT_OK;
  bool        changed = true;
  TRY(st, analysis_scan(run->analysis));
  for (size_t n = 0U; n < NAME_ROUNDS && changed; ++n) {
    TRY(st, run_everywhere(run, RULE_NAME, n > 0U, &changed));
    if (changed) {
      TRY(st, analysis_scan(run->analysis));
    }
  }
  TRY(st, analysis_find_short_names(run->analysis, &changed));
  TRY(st, changed ? analysis_scan(run->analysis) : st);
  TRY(st, guess_rest(run));
  TRY(st, run_everywhere(run, RULE_ALIAS, false, &changed));
  run->candidates.count = 0U; // found again below, with their final places
  TRY(st, changed ? analysis_scan(run->analysis) : st);
  TRY(st, analysis_find_references(run->analysis, &changed));
  TRY(st, changed ? analysis_scan(run->analysis) : st);
  return analysis_resolve(run->analysis);
}

// End of the first parenthesis of that kind, or `from` if there is none
static size_t
find_mark(const analysis* a,
          size_t          from,
          size_t          stop,
          char            ascii,
          uint32_t        wide)
{
  for (size_t at = from; at < stop;) {
    const uint32_t code = utf8_next(a->text, at, &at);
    if (code == (uint32_t)ascii || code == wide) {
      return at;
    }
  }
  return from;
}

// End of the parenthesis around an alias, or of the name if there is none
static size_t
parenthesis_end(const analysis*      a,
                size_t               name_end,
                const candidate_end* alias,
                size_t               stop)
{
  const size_t open = find_mark(a, name_end, alias->start, '(', 0xFF08U);
  const size_t end  = find_mark(a, alias->end, stop, ')', 0xFF09U);
  return open > name_end && end > alias->end ? end : name_end;
}

// Let the names of the sentence's alias candidates take in their parentheses,
// and drop the mentions inside
static void
absorb_aliases(rule_run* run, size_t index, size_t first_candidate)
{
  analysis* const a    = run->analysis;
  const size_t    stop = weft_document_sentence(a->document, index)->span.end;
  for (size_t i = first_candidate; i < run->candidates.count; ++i) {
    const candidate* const c = &run->candidates.items[i];
    if (c->subject.mention == NO_MENTION) {
      continue;
    }
    mention* const m = &a->mentions[c->subject.mention];
    if (c->object.start >= m->end) {
      m->end = (uint32_t)parenthesis_end(a, m->end, &c->object, stop);
    }
  }
  size_t kept = a->ranges[index];
  for (size_t i = a->ranges[index]; i < a->stops[index]; ++i) {
    const mention* const last =
      kept > a->ranges[index] ? &a->mentions[kept - 1U] : NULL;
    if (!last || a->mentions[i].start >= last->end) {
      for (size_t k = first_candidate; k < run->candidates.count; ++k) {
        candidate_end* const s = &run->candidates.items[k].subject;
        s->mention             = s->mention == i ? (uint32_t)kept : s->mention;
      }
      a->mentions[kept++] = a->mentions[i];
    }
  }
  a->stops[index] = kept;
}

static weft_status
run_sentence(rule_run* run, size_t index)
{
  weft_status  st      = WEFT_OK;
  bool         changed = false;
  const size_t first   = run->candidates.count;
  if (run->analysis->ranges[index] == run->analysis->stops[index]) {
    return match_across(run, index); // nothing is named here
  }
  TRY(st, match_patterns(run, index, RULE_ALIAS, &changed));
  if (run->candidates.count > first) {
    absorb_aliases(run, index, first);
    run->cache.versions[index] = 0U; // the mask is another now
  }
  TRY(st, match_patterns(run, index, RULE_TRIPLE, &changed));
  TRY(st, match_across(run, index));
  return match_frames(run, index);
}

weft_status
extractor_read(weft_extractor* x, const weft_document* document)
{
  weft_status     st    = WEFT_OK;
  rule_run* const run   = &x->run;
  run->candidates.count = 0U;
  run->topic            = NO_TOPIC;
  run->next_topic       = NO_TOPIC;
  TRY(st, analysis_begin(&x->analysis, run->rules, document));
  TRY(st, match_begin(run, weft_document_sentence_count(document)));
  return find_names(run);
}

void
extractor_listen(weft_extractor*          x,
                 const struct rule_trace* trace,
                 analysis**               state,
                 rule_run**               run)
{
  x->analysis.trace = trace;
  *state            = &x->analysis;
  *run              = &x->run;
}

weft_status
extractor_clauses(weft_extractor* x, size_t sentence, const clause_list** out)
{
  weft_status     st  = WEFT_OK;
  rule_run* const run = &x->run;
  TRY(st, mask_make(&run->mask, &x->analysis, sentence, SIZE_MAX, true));
  clause_analyse(run->clauses, run->rules, &x->analysis, &run->mask);
  *out = run->clauses;
  return st;
}

static weft_status
extract(weft_extractor* x, const weft_document* document, const weft_sink* sink)
{
  weft_status     st    = WEFT_OK;
  rule_run* const run   = &x->run;
  const size_t    count = weft_document_sentence_count(document);
  TRY(st, extractor_read(x, document));
  for (size_t i = 0U; i < count; ++i) {
    if (worth_reading(&x->analysis, i)) {
      TRY(st, run_sentence(run, i));
    }
  }
  return emit_all(run, sink, x->fired);
}

weft_status
weft_extract(weft_extractor*      extractor,
             const weft_document* document,
             const weft_sink*     sink,
             weft_error*          error)
{
  WEFT_REQUIRE(extractor && document && sink);
  weft_error local     = WEFT_ERROR_INIT;
  extractor->run.error = &local;
  const weft_status st = extract(extractor, document, sink);
  if (st && error) {
    *error = local;
    if (!local.message[0]) {
      (void)weft_error_set(
        error, st, NULL, 0U, 0U, "%s", weft_status_string(st));
    }
  }
  extractor->run.error = NULL;
  return st;
}
