// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

/// @file explain.h
/// Why rules gave what they gave for a sentence, and why others gave nothing.

#ifndef WEFT_EXPLAIN_H
#define WEFT_EXPLAIN_H

#include "weft/base.h"
#include "weft/document.h"
#include "weft/extract.h"
#include "weft/triple.h"

#ifdef __cplusplus
extern "C" {
#endif

/// What became of a rule, or why a name was not taken.
///
/// Numbers never change; weft_reason_code() gives the name in JSON, which is
/// the enumerator's in lower case without prefix.
typedef enum {
  WEFT_REASON_MADE = 0, ///< It gave something

  // A pattern did not match
  WEFT_REASON_FURNITURE       = 1,  ///< Page furniture is not read
  WEFT_REASON_HEADLINE        = 2,  ///< The rule is not for headlines
  WEFT_REASON_LITERAL_MISSING = 3,  ///< None of the words it needs is there
  WEFT_REASON_TYPE_MISSING    = 4,  ///< No mention of a type it needs
  WEFT_REASON_TYPE_WRONG      = 5,  ///< A mention of another type stands there
  WEFT_REASON_NOT_A_MENTION   = 6,  ///< Plain text stands where a mention must
  WEFT_REASON_GAP_TOO_LONG    = 7,  ///< More characters than the gap takes
  WEFT_REASON_GAP_BARRED      = 8,  ///< A character that the gap does not take
  WEFT_REASON_TEXT_DIFFERS    = 9,  ///< Other text than the pattern wants
  WEFT_REASON_TEXT_BARRED     = 10, ///< Text that must not stand here does
  WEFT_REASON_MATCH_LIMIT     = 11, ///< The match limit was hit
  WEFT_REASON_MISMATCH        = 12, ///< It does not match; where is not known
  WEFT_REASON_SENTENCE_KIND   = 13, ///< It reads no sentences of this kind
  WEFT_REASON_CONTEXT         = 14, ///< What must not stand around it does

  // A frame did not apply
  WEFT_REASON_NO_PREDICATE   = 20, ///< None of its predicates is there
  WEFT_REASON_NOT_READ_SO    = 21, ///< The word is there, but no predicate
  WEFT_REASON_VOICE          = 22, ///< Active or passive, where it must not be
  WEFT_REASON_HAS_OBJECT     = 23, ///< The rule wants a clause without object
  WEFT_REASON_NO_SUBJECT     = 24, ///< Nothing has the subject's role
  WEFT_REASON_SUBJECT_TYPE   = 25, ///< What has it is of another type
  WEFT_REASON_SUBJECT_ROLE   = 26, ///< A fitting name has another role
  WEFT_REASON_NO_OBJECT      = 27, ///< Nothing has the object's role
  WEFT_REASON_OBJECT_TYPE    = 28, ///< What has it is of another type
  WEFT_REASON_OBJECT_ROLE    = 29, ///< A fitting name has another role
  WEFT_REASON_NO_COMPANION   = 30, ///< Nothing fills the member `with`
  WEFT_REASON_UNSETTLED      = 31, ///< Names without settled type at both ends
  WEFT_REASON_FIGURE_NEARER  = 32, ///< Another figure is nearer the predicate
  WEFT_REASON_OTHER_SUBJECT  = 33, ///< The object belongs to another subject
  WEFT_REASON_SUBJECT_OBJECT = 34, ///< One name has both roles

  // It matched, and was refused
  WEFT_REASON_NEGATED      = 40, ///< The text denies it
  WEFT_REASON_ASKED        = 41, ///< The text asks it
  WEFT_REASON_HYPOTHETICAL = 42, ///< Condition, purpose, duty or possibility
  WEFT_REASON_UNIT         = 43, ///< A unit that the rule does not take
  WEFT_REASON_NOUN         = 44, ///< A noun that the rule does not take
  WEFT_REASON_NO_HOLDER    = 45, ///< Whose figure it is was not found
  WEFT_REASON_NO_TOPIC     = 46, ///< The text has no topic of such a type
  WEFT_REASON_LISTS_DIFFER = 47, ///< Two lists of unlike length, told `each`
  WEFT_REASON_TITLE_TAKEN  = 48, ///< The title belongs to another of the list
  WEFT_REASON_EMPTY_END    = 49, ///< An end matched nothing

  // A name was not taken
  WEFT_REASON_NAME_SIZE   = 60, ///< Too short or too long
  WEFT_REASON_COMMON_WORD = 61, ///< A word of the lexicons that is no name
  WEFT_REASON_IMPLAUSIBLE = 62, ///< An inflected word or a compound
  WEFT_REASON_NOTHING_NEW = 63, ///< The rule wants a word that no list knows
  WEFT_REASON_TOO_RARE    = 64, ///< It stands too seldom in the document
  WEFT_REASON_KNOWN_AS    = 65, ///< Known already, by a surer source
  WEFT_REASON_FEW_VOTES   = 66, ///< Too few cues voted
  WEFT_REASON_NOT_ABBREVIATED = 67, ///< Its letters are not in the name
  WEFT_REASON_FIGURE_INSIDE   = 68, ///< It holds a figure
  WEFT_REASON_NO_ANTECEDENT   = 69, ///< No name, or several, may be meant

  // A triple was dropped
  WEFT_REASON_SUBJECT_NOT_NAMED = 80, ///< The subject is no name
  WEFT_REASON_DISAGREES         = 81, ///< Subject and class are of unlike kinds
  WEFT_REASON_DOMAIN            = 82, ///< The relation takes no such subject
  WEFT_REASON_RANGE             = 83, ///< The relation takes no such object
  WEFT_REASON_SAME_ENTITY       = 84, ///< Both ends are one entity
  WEFT_REASON_OVERRULED         = 85, ///< A surer triple excludes it
  WEFT_REASON_REPEATED  = 86, ///< Another rule says the same, surer or first
  WEFT_REASON_OF_BARRED = 87, ///< What is counted is a noun it does not take
  WEFT_REASON_OUTRANKED =
    88, ///< A rule of higher priority says something of it

  WEFT_REASON_VOCABULARY = 95 ///< The rule only adds verbs to the vocabulary
} weft_reason;

/// The code of a reason, such as `gap_too_long`; static text
WEFT_API const char*
weft_reason_code(weft_reason reason);

/// A reason with its particulars; what does not apply is empty or 0
typedef struct {
  weft_reason reason;
  weft_span   place;  ///< Bytes of weft_document_text() where it failed
  weft_str    wanted; ///< What the rule wants there
  weft_str    found;  ///< What stands there
  weft_str    rival;  ///< Id of the rule that won, or other source
  size_t      count;  ///< How many there are: characters, votes, confidence
  size_t      limit;  ///< How many are allowed or needed
} weft_why;

/// What made a mention
typedef enum {
  WEFT_MADE_BY_LEXICON     = 0, ///< A line of a lexicon: `file`, `line`
  WEFT_MADE_BY_LITERAL     = 1, ///< The reader of figures and dates
  WEFT_MADE_BY_RULE        = 2, ///< A `mention` or `suffix` rule, here
  WEFT_MADE_BY_PROPAGATION = 3, ///< … in another sentence: `origin`
  WEFT_MADE_BY_CUES        = 4, ///< Votes of `cue` rules: `note`
  WEFT_MADE_BY_ALIAS       = 5, ///< An `alias` or `short` rule
  WEFT_MADE_BY_COREFERENCE = 6  ///< Words that stand for a name: `origin`
} weft_made_by;

/// A mention of the sentence, or what was nearly one
typedef struct {
  weft_span    span;     ///< Bytes of weft_document_text()
  weft_str     text;     ///< As written
  weft_str     name;     ///< Name of the entity; empty for words and figures
  weft_str     type;     ///< What it is
  weft_str     types;    ///< All that it may be, ` | ` between
  weft_made_by by;       ///< What made it
  weft_str     rule;     ///< Id of the rule, or empty
  const char*  file;     ///< Of the lexicon or the rule, or NULL
  size_t       line;     ///< Line in it, from 1
  weft_str     note;     ///< Votes, `Product 4, Person 2`; or empty
  weft_span    origin;   ///< Where the name was found first; empty if here
  size_t       sentence; ///< Sentence of `origin`
  bool         rejected; ///< No mention: `why` tells
  weft_why     why;      ///< Why it was rejected
} weft_explained_mention;

/// A word of the sentence as frames see it
typedef struct {
  weft_span   span;     ///< Bytes of weft_document_text()
  weft_str    text;     ///< Without quotation marks
  const char* particle; ///< `topic`, `subject` …; empty if none
  size_t      mention;  ///< Number of its mention, or SIZE_MAX
  weft_str    lemma;    ///< Dictionary form of predicates, or empty
  weft_str    stem;     ///< The known stem, or empty
  const char* ending;   ///< Of predicates: `final`, `connective` …
  const char* voice;    ///< … `active`, `passive`, `causative`
  weft_str    flags;    ///< … `past, plan`; or empty
} weft_explained_word;

/// What fills a role of a clause
typedef struct {
  const char* role; ///< As in frame rules
  size_t      word; ///< Number of the word
} weft_explained_role;

/// A predicate with its arguments
typedef struct {
  size_t                     word;   ///< Number of the predicate's word
  const char*                status; ///< `actual`, `planned` or `none`
  weft_reason                cause;  ///< Why `none`; else WEFT_REASON_MADE
  const weft_explained_role* roles;
  size_t                     role_count;
  bool                       other_subject; ///< A common noun is the subject
  bool                       other_object;  ///< … the object
} weft_explained_clause;

/// A condition of a rule, in the order in which they are looked at
typedef struct {
  const char* name;   ///< `predicate`, `mood`, `voice`, `subject` …
  bool        holds;  ///< Whether it does
  weft_str    wanted; ///< What the rule asks for
  weft_str    found;  ///< What is there; empty if nothing
  weft_span   place;  ///< Where, or empty
} weft_explained_condition;

/// A triple that came of a rule
typedef struct {
  weft_str         subject;  ///< Name
  weft_str         relation; ///< Name
  weft_str         object;   ///< Name
  weft_str         when;     ///< Or empty
  weft_str         of;       ///< Or empty
  weft_fact_status status;
  int              confidence;
} weft_explained_triple;

/// A rule and what became of it
typedef struct {
  weft_str    id;         ///< `pack/rule`
  const char* kind;       ///< As in rule files: `pattern`, `frame`, …
  weft_str    relation;   ///< Or empty
  const char* file;       ///< Where it is written
  size_t      line;       ///< Line from 1
  int         confidence; ///< Of the rule
  weft_why    why;        ///< What became of it

  /// Patterns: the one that came farthest
  size_t    pattern_number; ///< From 1; 0 for rules without patterns
  weft_str  pattern;        ///< As written, its parts joined
  size_t    matched;        ///< Bytes of `pattern` that matched
  weft_span reached;        ///< Text that they matched; empty if none

  const weft_explained_condition* conditions; ///< Frames: of one clause
  size_t                          condition_count;
  const weft_explained_triple*    triples;
  size_t                          triple_count;
} weft_explained_rule;

/// What weft_explain() looks at
typedef struct {
  size_t   sentence; ///< From 0, as weft_document_sentence() counts
  weft_str rule;     ///< Only this rule, by `pack/rule` or `rule`; or empty
  weft_str relation; ///< Only rules of this relation; or empty
  size_t   limit;    ///< Most rules; 0 for WEFT_EXPLAIN_LIMIT
  bool     all;      ///< All rules that came near, and those that did not
} weft_explain_options;

/// Rules that are told if no limit is named
#define WEFT_EXPLAIN_LIMIT ((size_t)8U)

/// Default options
#define WEFT_EXPLAIN_OPTIONS_INIT                                              \
  {                                                                            \
    0, {NULL, 0}, {NULL, 0}, 0, false                                          \
  }

/// The story of one sentence.  All is owned by it; rule ids, files and spans
/// need the rules and the document to live as long.
typedef struct {
  size_t                        sentence; ///< Number from 0
  weft_span                     span;     ///< Bytes of weft_document_text()
  weft_sentence_kind            kind;
  weft_str                      text;     ///< The sentence
  weft_str                      topic;    ///< What the text is about, or empty
  const weft_explained_mention* mentions; ///< In text order, rejected ones last
  size_t                        mention_count;
  const weft_explained_word*    words; ///< In text order
  size_t                        word_count;
  const weft_explained_clause*  clauses;
  size_t                        clause_count;
  const weft_explained_rule*    rules; ///< Nearest first
  size_t                        rule_count;
  size_t                        near_count; ///< Rules that came near, all told
  void*                         memory;     ///< Private
} weft_explanation;

/// Run all rules over a document and tell what became of them in one sentence.
///
/// The reasons are told by the engine while it works, so they are those that
/// weft_extract() acts upon.  Where a pattern does not match, its longest
/// beginning that does is searched for, within a fixed number of steps: long
/// sentences and hostile patterns end with WEFT_REASON_MISMATCH instead.
///
/// @param out  Receives the explanation, freed with weft_explanation_free().
/// @return WEFT_OK; WEFT_ERR_NOT_FOUND if the document has no such sentence, or
///         the packs no such rule or relation; WEFT_ERR_NO_MEMORY.
///
/// O(document) as weft_extract(), and once O(rules × sentence).
WEFT_API WEFT_NODISCARD weft_status
weft_explain(const weft_rules*           rules,
             const weft_document*        document,
             const weft_explain_options* options,
             weft_explanation**          out,
             weft_error*                 error);

/// Free an explanation; NULL is accepted
WEFT_API void
weft_explanation_free(weft_explanation* explanation);

/// One sentence that says why, without final period.
///
/// @param lang  `ko` or `en`; others are taken for `en`.
/// @return Terminated text that free() frees, or NULL if out of memory.
WEFT_API WEFT_NODISCARD char*
weft_why_text(const weft_why* why, const char* lang);

#ifdef __cplusplus
}
#endif

#endif // WEFT_EXPLAIN_H
