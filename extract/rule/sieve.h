// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Where in a sentence patterns may match, for all places at once.
//
// A pattern is read into a small tree without captures, and run over the
// sentence as sets of places: one bit for each place between characters, so that
// a step moves all of them with a few operations on words.  What the reader does
// not know only lets more places through, so a match never begins at a place
// that the sieve kept back.  Before that a glance at what patterns begin with
// and end in, by classes of characters, leaves few places to run from, and of
// most patterns none; the regular expression of most never runs.

#ifndef WEFT_EXTRACT_SIEVE_H
#define WEFT_EXTRACT_SIEVE_H

#include "arena.h"
#include "table.h"
#include "weft/base.h"

enum {
  SIEVE_WORDS   = 16,                   // of the places of one sentence
  SIEVE_CHARS   = 64 * SIEVE_WORDS - 2, // characters of the longest sentence
  SIEVE_KINDS   = 8,                    // of characters
  SIEVE_CODES   = 1 << 16,              // characters that have numbers …
  SIEVE_NUMBERS = 4096,                 // … below this
  SIEVE_CLASSES = 64,                   // of characters, at a glance
  SIEVE_GLANCE  = 4                     // characters that a glance takes in
};

typedef struct sieve_node sieve_node;
typedef struct sieve_set  sieve_set;

// Parts of patterns up to their ends, which end in the same characters
typedef struct {
  uint32_t parent; // the chain without the first part, or 0
  uint32_t node;   // the first part; 0 for the ends alone
  uint32_t users;  // patterns that end so
  uint32_t length; // in parts
  uint32_t slot;   // of the places of a sentence, if several patterns need them
} sieve_chain;

// The patterns as read.  Zero-initialised is a valid empty book; immutable
// once filled.
typedef struct {
  uint16_t* numbers; // of all characters; those that no pattern names have
                     // the number of their kind
  size_t       char_count;
  uint8_t      kinds[SIEVE_NUMBERS]; // of numbers
  uint8_t      classes[SIEVE_NUMBERS];
  sieve_node*  nodes;
  size_t       node_count;
  size_t       node_capacity;
  sieve_set*   sets; // classes of characters
  size_t       set_count;
  size_t       set_capacity;
  uint16_t*    chars; // of sets and strings
  size_t       listed;
  size_t       list_capacity;
  table        looks;    // what may stand ahead, by its source → its number
  table        set_keys; // what sets hold → their number
  table        parts;    // what parts do → their number
  table        chain_keys;
  sieve_chain* chains; // number 0 is none
  size_t       chain_count;
  size_t       chain_capacity;
  size_t       slot_count;
  arena        memory; // of keys
} sieve_book;

// Classes of characters, as bits, around one end of a match: inside[0] is
// the outermost character of the match
typedef struct {
  uint64_t inside[SIEVE_GLANCE];
  uint64_t outside; // of the character beside the match
  unsigned pivot;   // the one of `inside` that leaves fewest places
  bool     known;   // else it leaves too many
} sieve_glance;

// A pattern as read
typedef struct {
  uint32_t     root;    // number of a node; 0 if the pattern cannot be read
  uint32_t     whole;   // the chain of all its parts
  uint32_t     chain;   // its last parts that other patterns have too, or 0
  uint32_t     rest;    // the part before them, or 0
  bool         wanders; // over gaps, which regular expressions do slowly
  sieve_glance first;
  sieve_glance last;
} sieve;

// Read a PCRE2 pattern.  Syntax that is not read here is no error.
weft_status
sieve_read(sieve_book* book, weft_str pattern, sieve* out);

// Find which chains several patterns have, once all patterns are read
void
sieve_finish(sieve_book* book);

// Let a pattern use those chains.  Without this it runs alone.
void
sieve_join(const sieve_book* book, sieve* p);

void
sieve_book_free(sieve_book* book);

// One sentence as sets of places: bit i is the place before character i.
typedef struct {
  size_t   count;  // of characters; 0 if the sentence is too long
  size_t   words;  // of a set of places
  bool     parted; // the sets of places below are made
  uint64_t seen;   // classes of the characters
  uint64_t classes[SIEVE_CLASSES * SIEVE_WORDS]; // places before each class
  uint64_t
    bits[SIEVE_CHARS + 2 * SIEVE_GLANCE]; // class of each character, with
                                          // room on both sides
  uint16_t  numbers[SIEVE_CHARS];         // of the characters
  uint32_t  bytes[SIEVE_CHARS + 1U];      // of places in the text
  uint64_t  all[SIEVE_WORDS];             // all places
  uint64_t* chars; // places before each character, `words` each
  uint64_t  kinds[SIEVE_KINDS][SIEVE_WORDS];
  uint64_t  present[SIEVE_NUMBERS / 64]; // bits of the numbers
  uint64_t* sets;  // places before one of each set, once asked for
  uint32_t* made;  // serial of the sentence that a set was made for
  uint64_t* looks; // places where something is ahead, likewise
  uint32_t* looked;
  uint64_t* chains; // places that chains lead to, likewise
  uint32_t* chained;
  bool*     alive;  // there are some
  uint64_t* wholes; // places of the patterns that are a chain, likewise
  uint32_t* run;
  bool*     left; // there are some
  uint32_t  serial;
} sieve_text;

// False if memory is short
bool
sieve_text_new(sieve_text* t, const sieve_book* book);

void
sieve_text_free(sieve_text* t);

// Take a sentence in
void
sieve_load(const sieve_book* book, sieve_text* t, weft_str text);

// The places where a pattern may match; false if there are none.  The pattern
// must be readable, and the sentence taken in with t->count above 0.
bool
sieve_run(const sieve_book* book,
          sieve_text*       t,
          const sieve*      pattern,
          uint64_t          places[SIEVE_WORDS]);

#endif // WEFT_EXTRACT_SIEVE_H
