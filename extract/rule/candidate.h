// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// What rules propose, before the choice.

#ifndef WEFT_EXTRACT_CANDIDATE_H
#define WEFT_EXTRACT_CANDIDATE_H

#include "clause/clause.h"
#include "clause/topic.h"
#include "rule/mask.h"

#define NO_MENTION 0xFFFFFFFFU

// One end: a mention, or a stretch of plain text that is a literal by its
// relation's range
typedef struct {
  uint32_t mention; // or NO_MENTION
  uint32_t start;   // bytes in the document's text
  uint32_t end;
  type_set types;   // that the rule allows
  bool     dropped; // not said here: the mention is the topic's
} candidate_end;

typedef struct {
  uint32_t         rule;
  uint32_t         sentence;
  int              relation;
  candidate_end    subject;
  candidate_end    object;
  uint32_t         when;  // mention of a date, or NO_MENTION
  weft_span        of;    // plain text, or empty
  weft_span        place; // what the rule matched
  weft_fact_status status;
  bool             told;   // the match itself tells the status
  uint8_t          output; // which of the rule's triples it is
  uint8_t          before; // sentences before this one that it was read in, too
  int              confidence;
} candidate;

typedef struct {
  candidate* items;
  size_t     count;
  size_t     capacity;
} candidate_list;

weft_status
candidate_add(candidate_list* list, const candidate* c);

// What the prefilter found in a masked sentence
typedef struct {
  uint64_t* found;   // literals
  uint64_t* met;     // groups of literals
  type_set  present; // types of the mentions
} hits;

// Hits of all sentences, masked without lists; rules of names and aliases
// look at most sentences only here
typedef struct {
  hits*     items;
  uint32_t* versions; // of the mentions when they were found; 0 for not yet
  size_t    capacity;
  size_t    masked; // sentence that rule_run.mask holds without lists
} hits_cache;

// The groups of a match
typedef struct {
  regex_range groups[REGEX_GROUPS_MAX];
} regex_match;

typedef struct {
  regex_match* items;
  size_t       count;
  size_t       capacity;
} match_list;

// The matches of one pattern in a list, and why there are no more
typedef struct {
  size_t       first;
  size_t       end;
  regex_result result;
} match_range;

// Run state of the rules over one document
typedef struct {
  const weft_rules* rules;
  analysis*         analysis;
  regex_scratch*    scratch;
  sieve_text        sieve;         // the masked sentence `sieved`
  const mask*       sieved;        // or NULL
  uint64_t          sieved_serial; // … as it was then
  uint64_t*         ready;         // bits of plan entries that may match
  match_list        matches;       // of entries that do
  match_range*      found;         // … of each
  uint64_t*         due;           // bits of the users of such entries
  size_t            due_count;
  mask              mask;
  mask              bare; // mask with one mention left in plain text
  mask              pair; // of a sentence and the one before it
  hits              pair_hits;
  clause_list*      clauses;
  candidate_list    candidates;
  hits              hits; // in the masked sentence
  hits              bare_hits;
  hits_cache        cache;
  hits              inside;         // a mention and what stands around it
  uint32_t          topic;          // mention, or NO_TOPIC
  size_t            topic_sentence; // where it was last named
  uint32_t          next_topic;     // subject of the last sentence, or NO_TOPIC
  size_t            next_sentence;  // … and which that was
  bool              topic_weak;     // the topic was only a subject
  weft_error*       error;
} rule_run;

// Prepare for a document of `count` sentences
weft_status
match_begin(rule_run* run, size_t count);

void
match_free(rule_run* run);

bool
hits_new(hits* h, const prefilter* p);

void
hits_free(hits* h);

// What the prefilter finds in a masked text
void
hits_scan(const weft_rules* rules, const mask* mk, hits* out);

// Let a rule use the matches of its pattern in a masked sentence
weft_status
match_use(rule_run*          run,
          const mask*        mk,
          size_t             sentence,
          uint32_t           rule_index,
          const pattern*     p,
          const match_range* found,
          bool*              changed);

// Run the pattern rules of one kind over sentence `index`.  RULE_NAME and
// RULE_ALIAS rules add names to the analysis; RULE_TRIPLE rules add candidates.
weft_status
match_patterns(rule_run* run, size_t index, rule_kind kind, bool* changed);

// Whether a list of strings holds a text
bool
match_lists(const json_node* list, weft_str text);

// Whether rule `index` excludes a figure for its unit, a class noun for its text
bool
match_barred_object(const rule_run* run, size_t index, uint32_t mention);

// The topic at sentence `index`, which run->mask holds, as an end for types
// `types`; false if there is none that fits before byte `before`
bool
match_topic(const rule_run* run,
            size_t          index,
            type_set        types,
            size_t          before,
            candidate_end*  out);

// A figure in a masked sentence, and which of how many members of a list it is
typedef struct {
  size_t at;
  size_t to;
  size_t member;
  size_t members;
} figure_place;

// Whose figure stands at `place`: the name of one of `types` that the sentence,
// or else one of the `reach` before it, makes its subject; of a list as long as
// that of the figures the same member.  With `guess`, a name in the sentence
// that only may be of the types will do.
bool
holder_find(const rule_run*     run,
            const mask*         mk,
            size_t              sentence,
            const figure_place* place,
            size_t              reach,
            type_set            types,
            bool                guess,
            candidate_end*      out);

// Try the names inside the longer names of sentence `index`
weft_status
match_nested(rule_run* run, size_t index);

// Run the rules that give triples over run->bare
weft_status
match_bare(rule_run* run, size_t sentence, bool* changed);

// Run the pattern rules of two sentences over sentence `index` and the one
// before it, if some rule asks for that
weft_status
match_across(rule_run* run, size_t index);

// Run the frame rules over sentence `index`, which run->mask holds
weft_status
match_frames(rule_run* run, size_t index);

#endif // WEFT_EXTRACT_CANDIDATE_H
