// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// What was heard while a document was read, and how it is told.

#ifndef WEFT_EXTRACT_STORY_H
#define WEFT_EXTRACT_STORY_H

#include "arena.h"
#include "extractor.h"
#include "rule/trace.h"
#include "strbuf.h"
#include "weft/explain.h"

// A masked sentence that patterns were tried on.  Mentions that its units name
// may be others by now; what the units themselves hold still is so.
typedef struct {
  mask*             mask;
  uint64_t*         met; // groups of literals
  type_set          present;
  rule_kind         kind;
  const plan_entry* only;   // the entry that was tried, or NULL for all
  bool              shared; // another view owns the mask
  bool              pair;   // of this sentence and a neighbour
} story_view;

// A frame tried on a clause, with the reason why it gave nothing there
typedef struct {
  uint32_t    rule;
  size_t      clause;
  fillers     roles[FRAME_ROLES];
  weft_reason reason; // WEFT_REASON_MADE if none was told
  weft_span   place;
  weft_str    found;
} story_trial;

// A name or an alias that a rule found
typedef struct {
  uint32_t  rule;
  size_t    sentence;
  weft_span place;
} story_name;

// Votes of cues for the types of a name
typedef struct {
  weft_str name;
  uint16_t votes[TYPES_MAX];
  uint32_t cues; // bits
} story_votes;

typedef struct {
  uint32_t              rule;
  weft_explained_triple triple;
} story_triple;

// Growing lists, in the order in which things were heard
typedef struct {
  void*  items;
  size_t count;
  size_t capacity;
} story_list;

// All that is known of a sentence.  Zero-initialised is a valid empty story.
typedef struct {
  arena*               memory; // of the explanation
  const weft_rules*    rules;
  const weft_document* document;
  analysis*            analysis;
  rule_run*            run;
  size_t               sentence;
  weft_span            span;
  rule_trace           trace;
  story_list           views;      // story_view
  size_t               mask_count; // of views
  story_list           trials;     // story_trial
  story_list           notes;      // trace_note
  story_list           names;      // story_name
  story_list           votes;      // story_votes
  story_list           triples;    // story_triple
  clause_list*         clauses;    // NULL until the sentence was parsed
  weft_str             topic;
  pack_set*            packs;  // with lines of lexicons; NULL until asked
  weft_status          status; // the first failure
} story;

#define STORY_AT(list, type, index) (&((type*)(list).items)[index])

// collect.c

// Begin to listen to a sentence; `s->rules`, `document` and `memory` are set
void
story_begin(story* s, size_t sentence);

void
story_dispose(story* s);

// Copy text into the story's memory; what cannot be copied is empty, and the
// story's status tells
weft_str
story_copy(story* s, weft_str text);

// The same for what was built, which is freed
weft_str
story_take(story* s, strbuf* text);

// Memory for `count` items, or NULL; never NULL for 0 items
void*
story_array(story* s, size_t count, size_t size);

// The document's text at a span
weft_str
story_slice(const story* s, weft_span span);

// reason.c and near.c use these

// Names of types, ` | ` between, without those whose supertype is there too
weft_str
story_types(story* s, type_set types);

// `text (Type)` of a masked unit
weft_str
story_unit(story* s, const mask_unit* u);

// What made a mention, for people: a rule's id, `the lexicons` …
weft_str
story_source(const story* s, uint32_t source);

// A stem in dictionary form, or empty
weft_str
story_stem(const story* s, size_t stem);

// The stems of a frame or verbs rule, `, ` between
weft_str
story_stems(story* s, const rule* r);

// mentions.c

weft_status
story_mentions(story* s, weft_explanation* out);

// lines.c

// The line of a lexicon whose main name is `name`; false if there is none.
// The file's name lives as long as the story's packs.
bool
story_line(story* s, weft_str name, const char** file, uint32_t* line);

// clauses.c

weft_status
story_clauses(story* s, weft_explanation* out);

extern const char* const story_roles[FRAME_ROLES];

// frames.c

// What became of a frame rule that made nothing.  Fills `why` and the
// conditions; returns how near it came.
int
story_frame(story* s, uint32_t rule, weft_explained_rule* out);

// diagnose.c

// A search for where patterns stop to match
typedef struct {
  story*         story;
  regex_scratch* scratch;
  size_t         left;   // bytes that may still be looked at
  void*          room;   // for the parts of a pattern
  bool           unsure; // an attempt came to no end
} prober;

weft_status
prober_open(prober* p, story* s);

void
prober_close(prober* p);

// What became of a rule with patterns of which nothing was heard.  With
// `deep`, each pattern's longest matching beginning is searched for.  Returns
// how near it came.
int
story_pattern(prober* p, uint32_t rule, bool deep, weft_explained_rule* out);

// The source of pattern `index` of a rule, its parts joined
weft_str
story_source_of(story* s, const rule* r, size_t index);

// near.c

// The rules that came near, nearest first
weft_status
story_rules(story*                      s,
            const weft_explain_options* options,
            weft_explanation*           out);

// How near rules came.  Those below NEAR_LEAST are not told of.
enum {
  NEAR_MADE      = 1000,
  NEAR_DROPPED   = 900, // a triple was made and dropped
  NEAR_REFUSED   = 800, // it matched
  NEAR_CONDITION = 740, // one condition of a frame does not hold
  NEAR_CULPRIT   = 700, // one slot or gap keeps a pattern from matching
  NEAR_TEXT      = 600, // some text does
  NEAR_FRAME     = 500, // its predicate is there
  NEAR_WORDS     = 300, // the words that it needs are there
  NEAR_TYPES     = 100, // the types are
  NEAR_LEAST     = 100
};

#endif // WEFT_EXTRACT_STORY_H
