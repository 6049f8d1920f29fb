// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Rules as compiled: immutable and shared by all extractors.

#ifndef WEFT_EXTRACT_COMPILED_H
#define WEFT_EXTRACT_COMPILED_H

#include "arena.h"
#include "korean/verb.h"
#include "lexicon/lexicon.h"
#include "mention/trie.h"
#include "pack/pack.h"
#include "rule/gate.h"
#include "rule/prefilter.h"
#include "rule/regex.h"
#include "rule/sieve.h"
#include "table.h"
#include "weft/extract.h"

enum {
  TYPES_MAX      = 64,   // types of all packs together: one bit each
  CODES_MAX      = 2000, // private-use characters that masks may use
  HELPERS_MAX    = 12,   // verbs that help behind 아 and 어
  SLOTS_MAX      = 8,    // named slots of one rule
  SLOT_NAMES_MAX = 4,    // groups that may fill one slot
  ACROSS_MAX     = 64,   // patterns of two sentences, of all packs
  NAME_SIZE_MAX  = 240,  // bytes of a name that a mention rule may find
  OUTPUTS_MAX    = 4     // triples of one match
};

#define TYPE_NONE LEXICON_NO_TYPE

// The private-use character of code 0
#define MASK_FIRST 0xE000U

typedef uint64_t type_set;

// The code of names of the last resort, which no rule and no list gave a type:
// patterns may take their character, the first private-use one, for text
enum { CODE_UNSETTLED };

// What one private-use character says of its mention
typedef struct {
  type_set types;    // types that it may have
  uint8_t  instance; // of class nouns: type of things of the class, or NONE
} mask_code;

// A slot or capture of a pattern
typedef struct {
  char     name[16];
  uint8_t  group_count;
  uint8_t  groups[SLOT_NAMES_MAX];
  bool     is_slot;  // of mentions; else raw text
  type_set types;    // of slots
  uint8_t  instance; // required instance of class nouns, or NONE
} pattern_slot;

typedef struct {
  regex*        re;
  type_set      needs[SLOTS_MAX + 2]; // each must be present in the sentence
  size_t        need_count;
  pattern_slot  slots[SLOTS_MAX];
  size_t        slot_count;
  prefilter_set literals;    // one of these must be present; empty: no demand
  prefilter_demands demands; // all that must be present, mentions included
  sieve             sieve;   // where it may match
  uint32_t          number;  // the same for patterns that are the same
  bool              shared;  // another one owns what this one points to
  bool              across;  // of two sentences: <S> stands for their boundary
  bool              parted;  // it has <S>
} pattern;

// Role of a frame's argument; the closed set of the rule language
typedef enum {
  ROLE_AGENT,
  ROLE_THEME,
  ROLE_RECIPIENT,
  ROLE_SOURCE,
  ROLE_GOAL,
  ROLE_PLACE,
  ROLE_INSTRUMENT,
  ROLE_WITH,
  ROLE_TIME,
  ROLE_AMOUNT,
  ROLE_CONTENT,
  ROLE_TOPIC,
  FRAME_ROLES
} frame_role;

typedef struct {
  bool       present;
  frame_role role;
  type_set   types;
  bool       settled; // no names without a settled type
} frame_slot;

typedef struct {
  frame_slot subject;
  frame_slot object;
  frame_slot when;
  frame_slot with;         // must be there as well, if present
  frame_slot of;           // says what is counted or meant
  bool       loose;        // both ends may be names without a settled type
  bool       passive;      // matches the passive of its stems only
  bool       active;       // matches the active only
  bool       intransitive; // matches clauses without an object only
} frame;

typedef enum {
  RULE_SUFFIX, // mention: word endings
  RULE_NAME,   // mention: masked pattern with a `name` capture
  RULE_ALIAS,  // masked pattern with a slot and a `name` capture
  RULE_TRIPLE, // masked pattern with subject and object
  RULE_FRAME,  // predicate and roles
  RULE_CUE,    // mention: votes on what an unlisted word names
  RULE_SHORT,  // short forms of names
  RULE_REFER,  // words that stand for a name before them
  RULE_WORDS   // verbs: vocabulary only
} rule_kind;

// What must not stand around a match; see rule/context.h
typedef struct rule_context rule_context;

// How the text in one slot is written anew; see rule/normal.h
typedef struct rule_normal rule_normal;

// One triple that a match gives; slots are named
typedef struct {
  char subject[16];
  char object[16];
  int  relation; // index in the schema
} rule_output;

typedef struct {
  const char*      id; // `pack/rule`
  const pack_rule* source;
  size_t           line;
  rule_kind        kind;
  uint8_t          type;          // of mentions found, or TYPE_NONE
  char             type_slot[16]; // slot of the class noun that gives the type
  rule_output      outputs[OUTPUTS_MAX];
  size_t           output_count;
  int              confidence;
  int              priority;
  bool             planned;       // status is fixed to planned
  bool             actual;        // status is fixed to actual
  bool             clause_status; // status is that of the clause
  bool             announces;     // the present tense says what is to come
  bool             undropped;     // a topic does not stand in for the subject
  bool             in_headline;   // also tried on headlines
  uint8_t          kinds;         // of sentences that it reads, as bits
  bool             across;        // its patterns are of two sentences
  bool             agree;       // is_a: subject must be kin to the class's type
  bool             agree_exact; // … or of that very type
  bool             unchecked;   // names found need not look like names
  bool             fresh;       // … and hold a word that no list knows
  bool             common;      // … and may be common words
  bool             class_nouns; // … and may be class nouns of the rule's type
  bool             abbreviates; // an alias must be made of the name's letters
  uint8_t          min_count;   // a name must stand so often in the document
  const char*      of;          // fixed `of`, or NULL
  const json_node* not_units;   // units that the object must not have, or NULL
  const json_node*
    not_nouns;              // class nouns that the object must not be, or NULL
  const json_node* units;   // units that it must have, or NULL
  uint8_t          of_from; // type of the nearest mention before, or NONE
  bool             of_noun; // `of` is the noun beside the figure
  type_set         holder;  // types that slot `holder` may have
  bool             guess;   // … or perhaps has
  uint8_t          reach;   // sentences back that it may stand in
  pattern*         patterns;
  size_t           pattern_count;
  rule_context*    context; // or NULL
  rule_normal*     normals;
  size_t           normal_count;
  frame            frame;
  size_t           example_count;
  size_t           counterexample_count;
  bool             broken; // it has errors: only a check gets this far
} rule;

// A pattern with what it demands, once for all rules of a kind that have it
typedef struct {
  prefilter_demands demands;
  const pattern*    pattern;
  uint32_t          lead;  // group of its longest literals, or PLAN_NO_GATE
  uint32_t          first; // places of its users in plan_uses
  uint32_t          end;
  bool              in_headline; // of some rule
} plan_entry;

// A rule that has the pattern of an entry
typedef struct {
  uint32_t rule;
  uint32_t entry;
} plan_user;

#define PLAN_NO_GATE 0xFFFFFFFFU

// A pattern of two sentences, which are tried apart from the plan
typedef struct {
  uint32_t       rule;
  const pattern* pattern;
} across_user;

// What a sentence must hold for a frame: mentions of both ends, and a word that
// may be one of its predicates
typedef struct {
  type_set subject;
  type_set object;
  uint32_t group;  // of literals: the predicates of all frames of these types
  bool     copula; // or else a class noun with the copula
} frame_demand;

// A productive ending of names, such as 연구원
typedef struct {
  uint32_t rule;
  uint8_t  type;
  uint8_t  min;    // code points that must stand before it in the word
  uint8_t  drop;   // bytes at its end that are not part of the name
  bool     extend; // take in the words before it
  bool     place;  // a place right before it too
} suffix;

// Where words find the name that they stand for
typedef enum {
  REFER_RECENT,  // what was named last, if no other may be meant
  REFER_SUBJECT, // what was last subject or topic
  REFER_OWN,     // the subject, also of the same sentence
  REFER_SELF,    // likewise, wherever the words stand
  REFER_NAMED    // the only name of the document that ends in the word
} refer_to;

// A rule of kind `reference`
typedef struct {
  uint32_t  rule;
  refer_to  to;
  type_set  types; // of the name
  uint64_t  kinds; // particles that the words may have: bits by josa_class
  weft_str* ends;  // the name must end in one of these, if there are any
  size_t    end_count;
  bool      same_end; // the name must end in the word itself
  weft_str* not_ends; // … and in none of these
  size_t    not_end_count;
  weft_str* after; // words that a bare noun may follow
  size_t    after_count;
} refer_rule;

// A rule of kind `short`
typedef struct {
  uint32_t  rule;
  type_set  types;
  size_t    min;  // code points of the short form
  bool      last; // the last of several words is one
  weft_str* ends; // that short forms leave out
  size_t    end_count;
  weft_str* begins; // … likewise
  size_t    begin_count;
} short_rule;

// Words of one: `이 회사`
typedef struct {
  uint32_t rule; // in refer_rules
  weft_str noun; // without the demonstrative
  bool     bare; // a noun that no demonstrative points with
} refer_word;

typedef struct {
  size_t stem;
  size_t frame_rule;
} stem_frame;

enum { CUES_MAX = 32 };

// A vote on what a word that no list knows may name, by what stands beside it
typedef struct {
  uint32_t rule;
  uint8_t  type;       // TYPE_NONE: the neighbour's
  uint8_t  weight;     // votes
  uint8_t  min_count;  // of the last resort: places the name must have, or 0
  type_set types;      // that a name of the last resort may have
  uint32_t particles;  // bits of josa_class that may follow; 0 for any
  bool     extend;     // the mention before becomes part of the name
  bool     begins;     // only names that begin with one of some words
  bool     ends;       // only names that end in one
  uint8_t  least;      // code points of the name
  uint8_t  most;       // or 0
  type_set next_types; // of the mention behind the name
  type_set next_classes;
  type_set previous_types; // of the mention before it
  type_set previous_classes;
} cue;

struct weft_rules {
  arena              memory;
  pack_set*          packs;
  const weft_schema* schema;
  type_set           closure[TYPES_MAX]; // a type and its subtypes
  type_set       kin[TYPES_MAX]; // types that share a supertype below the root
  type_set       literal_types;
  uint8_t        class_type;
  uint8_t        title_type;
  uint8_t        date_type;
  uint8_t        money_type;
  uint8_t        quantity_type;
  uint8_t        name_type;
  uint8_t        person_type;
  uint8_t        organization_type;
  uint8_t        location_type;
  uint8_t        technology_type;
  uint8_t        event_type;
  uint8_t        supercomputer_type;
  mask_code      codes[CODES_MAX];
  size_t         code_count;
  lexicon        lists;   // owns the next three
  lexicon_entry* lexicon; // not to be written
  trie           names;
  trie           tails;       // class nouns written backwards
  trie           suffixes;    // of suffix rules, written backwards
  trie           refer_names; // words that stand for names
  refer_word*    refer_words;
  size_t         refer_word_count;
  refer_rule*    refer_rules;
  size_t         refer_rule_count;
  short_rule*    short_rules;
  size_t         short_rule_count;
  suffix*        suffix_list;
  size_t         suffix_count;
  size_t         suffix_capacity;
  rule*          rules;
  size_t         rule_count;
  verb_table     verbs;
  size_t         stem_count;
  size_t         copula;               // number of the stem 이, or SIZE_MAX
  size_t         helpers[HELPERS_MAX]; // … of 있, 오, 주 …
  table          stem_index;
  uint64_t*      states; // bit per stem: adjectives, which take no object
  size_t         state_words;
  stem_frame*    stem_frames; // sorted by stem
  size_t         stem_frame_count;
  cue            cues[CUES_MAX];
  size_t         cue_count;
  trie           cue_next;     // words behind a name → index into cue_words
  trie           cue_previous; // words before it
  trie           cue_begins;   // beginnings of names
  trie           cue_ends;     // and their ends
  uint32_t*      cue_words;    // cues of each such word, one bit each
  size_t         cue_word_count;
  size_t         cue_word_capacity;
  uint32_t*      cue_stems;  // cues of each stem
  uint32_t       cue_joined; // cues of names in one list
  uint32_t       cue_last;   // cues of the last resort
  uint32_t       cue_extend; // cues that take in the mention before
  uint32_t       cue_shape;  // cues that look at the name and particle alone
  uint8_t    open_types[TYPES_MAX]; // of names of the last resort, as listed
  size_t     open_count;
  prefilter  literals;
  sieve_book sieves;
  table      sources;       // what patterns are made of → their number
  const pattern** patterns; // the first one of each number
  size_t          pattern_capacity;
  plan_entry*     plan; // by kind, then in the order of the rules
  size_t          plan_first[RULE_WORDS + 2]; // first entry of each kind
  plan_user*      plan_users; // likewise, one for each pattern of each rule
  size_t          user_first[RULE_WORDS + 2];
  uint32_t*       plan_uses; // of all entries in a row: numbers of users
  gate            gates[RULE_WORDS + 1]; // entries of each kind by a demand
  gate            leads; // entries of triples by their longest literals
  across_user*    across;
  size_t          across_count;
  bool            ranked; // a rule of triples has a priority
  prefilter_map   leading_map;
  frame_demand*   frame_demands;
  size_t          frame_demand_count;
  table           macros; // name → index into packs->macros
};

// Whether a stem, which may be SIZE_MAX, is an adjective
static inline bool
rules_is_state(const weft_rules* rules, size_t stem)
{
  return stem / 64U < rules->state_words &&
         (rules->states[stem / 64U] >> (stem % 64U) & 1U);
}

// Index of a type by name, or TYPE_NONE
uint8_t
rules_type(const weft_rules* rules, weft_str name);

// The types of `count` names and their subtypes; unknown names count as none
type_set
rules_closure(const weft_rules* rules, const weft_str* names, size_t count);

// Whether `source` of a name only guesses from the words around it
bool
rules_guesses(const weft_rules* rules, uint32_t source);

// Index of the code for a mention, or SIZE_MAX
size_t
rules_code(const weft_rules* rules, type_set types, uint8_t instance);

// Whether a rule reads sentences of a kind
static inline bool
rule_reads(const rule* r, weft_sentence_kind kind)
{
  return r->kinds >> (unsigned)kind & 1U;
}

// Whether mentions of the types `present` can fill all that a pattern needs
static inline bool
pattern_needs_met(const pattern* p, type_set present)
{
  for (size_t i = 0U; i < p->need_count; ++i) {
    if (!(p->needs[i] & present)) {
      return false;
    }
  }
  return true;
}

// Compile one pattern of a rule.  `node` is the pattern's JSON node.  What is
// wrong goes to `found` and leaves `out->re` NULL.  `out->across` says whether
// it is of two sentences.
weft_status
pattern_compile(weft_rules*      rules,
                const json*      file,
                const json_node* node,
                pattern*         out,
                findings*        found);

// The same for a pattern that is only asked whether it matches some text
weft_status
pattern_compile_plain(weft_rules*      rules,
                      const json*      file,
                      const json_node* node,
                      pattern*         out,
                      findings*        found);

void
pattern_dispose(pattern* p);

// Take over what a pattern of the same expanded source, slots and needs was
// compiled to; false if there is none.  `key` receives what pattern_share()
// takes.
bool
pattern_find_twin(weft_rules* rules,
                  weft_str    source,
                  pattern*    p,
                  weft_str*   key);

// Number a pattern that has no twin
weft_status
pattern_share(weft_rules* rules, weft_str key, pattern* p);

void
context_dispose(rule_context* context);

// Line up the patterns of all rules
weft_status
plan_build(weft_rules* rules);

// The slot called `name`, or NULL
const pattern_slot*
pattern_find_slot(const pattern* p, const char* name);

#endif // WEFT_EXTRACT_COMPILED_H
