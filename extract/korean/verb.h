// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Korean predicates: from a word to its dictionary form and ending.
//
// Two kinds of stems are known.  Any noun followed by a form of 하다, 되다,
// 받다, 시키다 or 당하다 is a predicate (`개발했다` is `개발하`).  Native stems
// (`만들`, `내놓`) are listed by the packs; their irregular forms are worked
// out here.  Stems are written without 다.

#ifndef WEFT_EXTRACT_VERB_H
#define WEFT_EXTRACT_VERB_H

#include "arena.h"
#include "table.h"
#include "weft/base.h"

// How the word ends
typedef enum {
  ENDING_FINAL,    // 했다 한다
  ENDING_ADN_PAST, // 한 했던
  ENDING_ADN_NOW,  // 하는
  ENDING_ADN_NEXT, // 할
  ENDING_CONNECT,  // 하고 해서 하며
  ENDING_NOMINAL   // 하기 함
} ending_class;

// What else the ending says
enum {
  ENDING_PLAN      = 1U << 0U, // 하겠다 하기로
  ENDING_CONDITION = 1U << 1U, // 하면
  ENDING_PURPOSE   = 1U << 2U, // 하려고 하도록
  ENDING_DUTY      = 1U << 3U, // 해야
  ENDING_NEGATABLE = 1U << 4U, // 하지 (않다)
  ENDING_QUOTED    = 1U << 5U, // 했다고 했다는
  ENDING_DOUBT     = 1U << 6U, // 할지 했는지
  ENDING_PAST      = 1U << 7U  // 했고 했다
};

typedef enum {
  VOICE_ACTIVE,
  VOICE_PASSIVE,  // 되다 받다 당하다 -어지다
  VOICE_CAUSATIVE // 시키다
} verb_voice;

typedef struct {
  size_t       stem; // index of a known stem, or SIZE_MAX
  weft_str     noun; // noun part of a noun verb (borrowed), or empty
  verb_voice   voice;
  ending_class ending;
  unsigned     flags;
  size_t       base;   // bytes of the word that are not its ending
  bool         state;  // an adjective: takes no object
  bool         copula; // 이다 behind a noun
} verb;

enum { VERB_FILTER = 4096 }; // words of 64 bits

// Known stems; immutable once filled
typedef struct {
  arena    memory;
  table    nouns;     // noun part of known noun verbs → stem index
  table    forms;     // base form of native stems → index into `bases`
  uint64_t heads[64]; // first syllables of the forms, by second and third byte
  uint64_t filter[VERB_FILTER]; // bits of the forms, to spare most look-ups
  void*    bases;
  size_t   base_count;
  size_t   base_capacity;
} verb_table;

// Add a stem such as `개발하` or `만들` under `index`
weft_status
verb_table_add(verb_table* verbs, weft_str stem, size_t index);

void
verb_table_free(verb_table* verbs);

// Call `found` with each text that a word of a known stem holds: the noun of
// noun verbs, the base forms of native ones.  Stops at the first failure.
weft_status
verb_table_each(const verb_table* verbs,
                weft_status (*found)(void* handle, weft_str text, size_t stem),
                void* handle);

// Analyse a word from its first byte; trailing punctuation must be cut off.
// False if it is no predicate.
bool
verb_parse(const verb_table* verbs, weft_str word, verb* out);

// As verb_parse() for what follows a noun that is already known to be one:
// `했다` after `개발`
bool
verb_parse_after(const verb_table* verbs,
                 weft_str          noun,
                 weft_str          rest,
                 verb*             out);

#endif // WEFT_EXTRACT_VERB_H
