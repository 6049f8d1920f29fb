// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Clauses: predicates with their arguments and roles, from a masked sentence.

#ifndef WEFT_EXTRACT_CLAUSE_H
#define WEFT_EXTRACT_CLAUSE_H

#include "korean/josa.h"
#include "korean/verb.h"
#include "rule/mask.h"
#include "weft/explain.h"

enum { TOKENS_MAX = 256, TOKEN_SIZE = 96, ARGUMENTS_MAX = 24 };

#define TOKEN_NONE ((size_t)-1)

// A word of the masked sentence
typedef struct {
  char     text[TOKEN_SIZE]; // without quotes and parentheses, terminated
  size_t   size;
  size_t   unit;    // masked unit that it begins with, or TOKEN_NONE
  size_t   rest;    // bytes of `text` before its particles
  unsigned quote;   // number of the quotation it is in, 0 for none
  bool     comma;   // a comma follows
  bool     paren;   // a parenthesis stood behind the unit
  bool     noun;    // a noun phrase with `josa`
  bool     dropped; // belongs to the token before
  bool     closed;  // an adverb or a determiner
  josa     particle;
  bool     predicate;
  bool     verbal; // a noun that is the predicate of the light verb behind it
  bool     light;  // that verb
  bool     helper; // a verb that helps the predicate before
  bool     bound;  // a predicate that takes the noun before it and no other
  verb     verb;
  size_t   last;    // the helper that ends a predicate, or itself
  uint8_t  place;   // clause_place of a predicate
  bool     claimed; // … that a subject has been found for
  size_t   clause;  // … and its clause, or TOKEN_NONE
  size_t   with;    // the noun that it goes with: `A와` B, a name its title
  size_t   head;    // the predicate that the noun belongs to, or TOKEN_NONE
  size_t   start;   // bytes in the document's text
  size_t   end;
} token;

// Whether what a predicate says is stated, planned or not stated
typedef enum { MOOD_ACTUAL, MOOD_PLANNED, MOOD_NONE } clause_mood;

typedef struct {
  size_t     token;
  josa_class particle;
  bool       topic;
  bool       by; // followed by 의해, 따르면 …
} argument;

typedef struct {
  size_t      token;
  clause_mood mood;
  argument    arguments[ARGUMENTS_MAX];
  size_t      argument_count;
  bool        has_subject; // some noun, a name or not, is its subject
  bool        has_also;    // a common noun with 도 is its subject or object
  bool        has_object;  // a common noun is its object
  bool        modifies;    // adnominal, and no part of a finite predicate
  size_t      head; // token of the noun that an adnominal predicate modifies
} clause;

// The analysis of one sentence; used again
typedef struct {
  token       tokens[TOKENS_MAX];
  size_t      token_count;
  clause      clauses[TOKENS_MAX];
  size_t      clause_count;
  const mask* mask;
} clause_list;

// Split the masked sentence and attach arguments to predicates.  Linear in
// the number of words but for short look-aheads.
void
clause_analyse(clause_list*      out,
               const weft_rules* rules,
               const analysis*   a,
               const mask*       m);

// Mood of the text that follows a pattern's match, up to the clause's end
clause_mood
clause_tail_mood(weft_str tail);

// Why that is MOOD_NONE, or WEFT_REASON_MADE
weft_reason
clause_tail_cause(weft_str tail);

#endif // WEFT_EXTRACT_CLAUSE_H
