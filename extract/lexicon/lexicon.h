// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// The names of all lexicons of a set of packs, as they are looked up.
//
// Either built from the lines of the lexicons, or mapped from a file (see
// lexicon_file.h), which has the same bytes.  Immutable after that.

#ifndef WEFT_EXTRACT_LEXICON_H
#define WEFT_EXTRACT_LEXICON_H

#include "mention/trie.h"
#include "pack/pack_entry.h"
#include "weft/schema.h"

#define LEXICON_NO_TYPE 0xFFU

// One name or alias.  Types are bits and numbers in the order of the schema.
typedef struct {
  uint64_t types;     // of all homographs, on the entry that the trie leads to
  uint32_t name;      // where a main name stands in the lexicon's text
  uint32_t size;      // of it in bytes; 0 for aliases
  uint32_t canonical; // entry of the main name (itself or another)
  uint8_t  type;      // or LEXICON_NO_TYPE
  uint8_t  instance;  // of class nouns: type of such things, or none
  uint8_t  stop;      // 1: never an entity
  uint8_t  empty;     // 1: and says nothing of what it is said of
} lexicon_entry;

// Zero-initialised is a valid empty lexicon
typedef struct {
  lexicon_entry* entries;
  size_t         count;
  size_t         capacity;
  char*          text; // of the main names
  size_t         text_size;
  size_t         text_capacity;
  trie           names;    // → entries
  trie           tails;    // class nouns written backwards → entries
  void*          map;      // what all this lies in, or NULL: malloc()ed
  size_t         map_size; // in bytes
} lexicon;

// The lines of lexicons, in order, as a lexicon.
//
// Of names that stand several times the first one's entry is found, unless it
// is a stop word and another is not.  WEFT_OK, WEFT_ERR_NO_MEMORY, or
// WEFT_ERR_LIMIT naming what there is too much of.
weft_status
lexicon_build(const weft_schema* schema,
              const pack_entry*  lines,
              size_t             count,
              lexicon*           out,
              weft_error*        error);

// The main name of an entry
static inline weft_str
lexicon_name(const lexicon* l, const lexicon_entry* e)
{
  const lexicon_entry* const main = &l->entries[e->canonical];
  return (weft_str){l->text + main->name, main->size};
}

void
lexicon_free(lexicon* l);

#endif // WEFT_EXTRACT_LEXICON_H
