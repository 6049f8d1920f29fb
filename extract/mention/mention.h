// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Mentions: where a text names something, and the entities of one document.

#ifndef WEFT_EXTRACT_MENTION_H
#define WEFT_EXTRACT_MENTION_H

#include "literal/literal.h"
#include "mention/vocabulary.h"
#include "rule/compiled.h"

typedef enum {
  MENTION_NAME,   // of an entity
  MENTION_WORD,   // a class noun or a job title
  MENTION_LITERAL // a quantity, an amount of money, a date
} mention_kind;

// What found a mention that no rule found
#define SOURCE_LEXICON 0xFFFFFFFFU
#define SOURCE_LITERAL 0xFFFFFFFEU
#define SOURCE_SURNAME 0xFFFFFFFDU // surname and title

// A stretch of the text.  Offsets are bytes of the document's text.
typedef struct {
  uint32_t     start; // what is masked: with alias and class modifiers
  uint32_t     end;
  uint32_t     name_start; // the name itself
  uint32_t     name_end;
  type_set     types;    // what it may be
  uint8_t      type;     // what it most likely is
  uint8_t      instance; // of class nouns: type of their things, or NONE
  mention_kind kind;
  uint32_t     item;      // entity, lexicon entry or literal
  uint32_t     source;    // rule, or SOURCE_…
  bool         reference; // words that stand for a name: `이 회사`
  uint16_t     sureness;  // of references: of 1000
} mention;

// Something the document names.  Strings live as long as the analysis.
typedef struct {
  weft_str name;      // longest form that the document uses
  weft_str canonical; // lexicon's name, or empty
  type_set types;
  uint8_t  type;
  uint32_t source;
  uint32_t same;  // entity that this one is another name of; itself if none
  uint32_t count; // mentions
} entity;

// A name that rules found in this document
typedef struct {
  weft_str name;
  uint32_t entity;
  uint32_t source;    // rule that found this form, or SOURCE_LEXICON
  bool     reference; // surname and title, rather than a name
} local_name;

// The analysis of one document; owned by an extractor and used again
typedef struct {
  const weft_rules*    rules;
  const weft_document* document;
  weft_str             text;
  weft_str             body; // text up to the end of the sentence at hand
  literal_date         date;
  arena                memory;
  mention*             mentions; // of all sentences, in order
  size_t               mention_count;
  size_t               mention_capacity;
  mention*             old_mentions; // of the scan before
  size_t               old_capacity;
  size_t*              ranges;   // first mention of each sentence, and the end
  size_t*              stops;    // one past the last mention of each sentence
  uint32_t*            seen;     // names known when a sentence was last scanned
  uint32_t*            versions; // number of the scan that last changed it
  uint32_t             scans;
  size_t               range_capacity;
  literal*             literals;
  size_t               literal_count;
  size_t               literal_capacity;
  size_t*              literal_ranges; // first literal of each sentence
  entity*              entities;
  size_t               entity_count;
  size_t               entity_capacity;
  local_name*          locals;
  size_t               local_count;
  size_t               local_capacity;
  trie                 local_names;
  table                entity_keys; // `type byte + folded name` → entity
  uint8_t*             familiar;    // words that a list or a name covers
  size_t               familiar_count;
  size_t               familiar_capacity;
  word*                all_words; // of all sentences
  size_t               all_word_capacity;
  size_t*              first_words; // first of each sentence in both
  const word*          words;       // of the sentence at hand
  vocabulary*          vocabulary;  // of all documents
  size_t               word_count;
  const struct rule_trace* trace; // who listens to the rules, or NULL
} analysis;

// Prepare for a document: forget the last one, find literals
weft_status
analysis_begin(analysis*            a,
               const weft_rules*    rules,
               const weft_document* document);

void
analysis_free(analysis* a);

// Find the mentions of every sentence by lexicon, local names and endings.
// Called again, it does so only where names found since may stand.
weft_status
analysis_scan(analysis* a);

// Split a sentence into words, after the sentences before it; furniture has none
weft_status
analysis_split(analysis* a, size_t sentence);

// What is known of a word
static inline known_word*
analysis_known(const analysis* a, const word* w)
{
  return &a->vocabulary->items[w->known];
}

// Let a->words be those of a sentence
static inline void
analysis_turn_to(analysis* a, size_t sentence)
{
  const size_t first = a->first_words[sentence];
  a->words           = a->all_words + first;
  a->word_count      = a->first_words[sentence + 1U] - first;
}

// Whether the last scan may have changed the mentions of a sentence
static inline bool
analysis_is_fresh(const analysis* a, size_t sentence)
{
  return a->versions[sentence] == a->scans;
}

// Note that the document uses `name` for a thing of `type`; `added` tells
// whether that is new.  `canonical` is what the entity is called everywhere, or
// empty.  `entity` receives the entity, also if known.
weft_status
analysis_add_name(analysis* a,
                  weft_str  name,
                  weft_str  canonical,
                  uint8_t   type,
                  uint32_t  source,
                  bool*     added,
                  uint32_t* entity);

// Make `name` another name of entity `of`, unless it is already one of
// something else
weft_status
analysis_add_alias(analysis* a, weft_str name, uint32_t of, uint32_t source);

// … found by a rule of kind `short`
weft_status
analysis_add_short(analysis* a, weft_str name, uint32_t of, uint32_t source);

// Let `name`, which stays the caller's, refer to entity `of` without being a
// name of it; `added` tells whether that is new
weft_status
analysis_add_reference(analysis* a, weft_str name, uint32_t of, bool* added);

// Add the short forms of names that rules of kind `short` describe, where they
// are short for one name only
weft_status
analysis_find_short_names(analysis* a, bool* added);

// Find persons called by surname and title: `이 대표` is who was called
// `이도현 새벽랩스 대표`, unless two persons may be meant.  `added` tells
// whether the document must be scanned again.  O(mentions + names²).
weft_status
analysis_find_references(analysis* a, bool* added);

// Add mentions for the words that rules of kind `reference` know, where it is
// clear what they stand for.  The last step: a scan would undo it.  Linear in
// the text; O(mentions of some sentences) per reference.
weft_status
analysis_resolve(analysis* a);

// The entity of a lexicon entry's main name, met as `surface`
weft_status
analysis_lexicon_entity(analysis* a,
                        uint32_t  index,
                        weft_str  surface,
                        uint32_t* out);

// A mention of `type` over a stretch of the text
mention
mention_make(size_t start, size_t end, uint8_t type, mention_kind kind);

// What a mention may be: what it is, and for a name whose type is a guess also
// what names of no settled type may be
type_set
mention_types(const weft_rules* rules, const mention* m);

// Whether the lexicons know `text` as a common word that names nothing
bool
analysis_is_stop(const analysis* a, weft_str text);

// Set the mentions aside as a->old_mentions and begin an empty list
void
analysis_exchange(analysis* a);

// Append a mention; sentences must be filled in order
weft_status
analysis_add_mention(analysis* a, const mention* m);

// The longest name inside mention `index`, at its beginning or end, that is
// not the mention itself.  O(size of the name).
weft_status
analysis_inner(analysis* a, size_t index, mention* out, bool* found);

// The entity that stands for `index` and all its other names
uint32_t
analysis_entity(const analysis* a, uint32_t index);

// Text of a span
static inline weft_str
analysis_slice(const analysis* a, size_t start, size_t end)
{
  return (weft_str){a->text.data + start, end > start ? end - start : 0U};
}

#endif // WEFT_EXTRACT_MENTION_H
