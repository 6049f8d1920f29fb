// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// The trees that sieve_read() makes and sieve_run() runs.

#ifndef WEFT_EXTRACT_SIEVE_NODE_H
#define WEFT_EXTRACT_SIEVE_NODE_H

#include "rule/sieve.h"

typedef enum {
  NODE_EMPTY,      // matches nothing of the text
  NODE_CHAR,       // `first`: number of a character
  NODE_STRING,     // `first`: place of `least` characters in the list
  NODE_SET,        // `first`: a set
  NODE_SEQUENCE,   // `first` to `last`: its parts
  NODE_CHOICE,     // likewise
  NODE_REPEAT,     // `first`, `least` to `most` times
  NODE_AHEAD,      // `first` must follow
  NODE_NOT_AHEAD,  // … must not
  NODE_BEHIND,     // a character of set `first` must stand before
  NODE_NOT_BEHIND, // … must not
  NODE_BEGIN,      // the beginning of the sentence
  NODE_END         // and its end
} node_kind;

// Repetitions above this number are any number, of one character already above
// the other one: those up to it are followed one by one
enum { REPEAT_MANY = 0xFFFF, REPEAT_STEPS = 6 };

struct sieve_node {
  uint8_t  kind;
  bool     exact; // neither more nor less than the pattern's part
  uint16_t least;
  uint16_t most;
  uint32_t first;
  uint32_t last;
  uint32_t next; // part of the same node, or 0
  uint32_t previous;
  uint32_t tail; // of choices: set of last characters, or SET_NONE; of what is
                 // ahead: its number
};

#define SET_NONE 0xFFFFFFFFU
#define SLOT_NONE 0xFFFFFFFFU

// Kinds of characters, each a bit
enum {
  KIND_SPACE,
  KIND_DIGIT,
  KIND_UPPER,
  KIND_LOWER,
  KIND_MARK, // other ASCII
  KIND_HANGUL,
  KIND_MENTION, // private use
  KIND_OTHER
};

#define KIND_BIT(kind) (1U << (unsigned)(kind))
#define KINDS_ALL 0xFFU

struct sieve_set {
  uint32_t first; // characters in the list
  uint32_t count;
  uint8_t  kinds; // whole kinds of characters
  bool     negated;
  bool     exact;
};

// Kind of a character
unsigned
sieve_kind(uint32_t code);

// Classes of characters.  Marks that patterns tell apart stand alone; Hangul
// and mentions share some.
enum {
  CLASS_MENTION,
  CLASS_SPACE = 20,
  CLASS_MARKS, // one for each of some marks
  CLASS_MARK = CLASS_MARKS + 8,
  CLASS_DIGIT,
  CLASS_UPPER,
  CLASS_LOWER,
  CLASS_OTHER,
  CLASS_HANGUL, // that patterns name
  CLASS_UNNAMED = 62,
  CLASS_NONE // there is no character
};

#define CLASS_BIT(class) ((uint64_t)1U << (unsigned)(class))

// Prepare an empty book; false if memory is short
bool
sieve_book_begin(sieve_book* book);

// What matches of a node begin with, or end in
void
sieve_glance_at(const sieve_book* book,
                uint32_t          root,
                bool              back,
                sieve_glance*     out);

// The places from which a glance, which must know something, finds nothing
// wrong; returns their number
size_t
sieve_glance_run(const sieve_text*   t,
                 const sieve_glance* g,
                 bool                back,
                 uint64_t*           places);

// Number of a character that patterns name, given if new; 0 if it can have none
uint16_t
sieve_number(sieve_book* book, uint32_t code);

// Add a node or a set, or a character to the list; false if memory is short
bool
sieve_add_node(sieve_book* book, sieve_node node, uint32_t* number);

bool
sieve_add_set(sieve_book* book, sieve_set set, uint32_t* number);

bool
sieve_list_char(sieve_book* book, uint16_t c);

// The set of characters that a node ends in; SET_NONE if that is not known.
// False if memory is short.
bool
sieve_find_tail(sieve_book* book, uint32_t number, uint32_t* set);

// Read the class at `at`, which stands on its `[`, and move behind it.  False
// on syntax that is not read here.
bool
sieve_read_class(sieve_book* book, weft_str text, size_t* at, sieve_set* out);

// Add what the escape behind a backslash stands for to a set.  False if it is
// no class of characters.
bool
sieve_read_kind(weft_str text, size_t* at, sieve_set* out);

// Make the sets of places of all characters of a sentence
void
sieve_make_places(const sieve_book* book, sieve_text* t);

// Enter the parts of a pattern, whose root and glances are known, as chains;
// false if memory is short
bool
sieve_chain_up(sieve_book* book, sieve* p);

#endif // WEFT_EXTRACT_SIEVE_NODE_H
