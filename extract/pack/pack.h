// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Rule packs as read from their folders: declarations, macros, lexicons, and
// rules that are still JSON.  Compiling them is rule/'s part.

#ifndef WEFT_EXTRACT_PACK_H
#define WEFT_EXTRACT_PACK_H

#include "json.h"
#include "lexicon/lexicon_file.h"
#include "pack/findings.h"
#include "pack/pack_entry.h"
#include "weft/extract.h"
#include "weft/schema.h"

typedef struct {
  const char*      name;  // without angle brackets
  const char*      value; // PCRE2 source; may use other macros <LIKE.THIS>
  const json*      file;
  const json_node* node;
} pack_macro;

typedef struct {
  const char*      pack; // name of the pack, for rule ids
  const json*      file;
  const json_node* node; // the rule object
  bool             off;  // some pack switches it off or overrides it
  bool             over; // it overrides another, whose place it takes
  size_t           by;   // number of the rule that overrides it, from 1, or 0
} pack_rule;

// One or more packs joined, extended packs first.  All owned by the set.
typedef struct {
  weft_schema       schema;
  const pack_macro* macros;
  size_t            macro_count;
  const pack_entry* entries; // none if the lexicons are compiled
  size_t            entry_count;
  lexicon           compiled;       // to be taken over; empty if they are not
  lexicon_origin    origin;         // what it was compiled from
  size_t            compiled_types; // types of the schema then
  bool              lines;          // the entries are wanted later
  const pack_rule*  rules;          // in pack, file and array order
  size_t            rule_count;
  const char*       lang;    // of the first named pack
  const json**      units;   // the pack.jsonc of each, extended ones first
  const char**      folders; // of each
  size_t            unit_count;
  bool              macro_gap; // macros are missing: a file cannot be read
  bool              name_gap;  // rules or names are missing
} pack_set;

// Load packs by name or path.  Each error and warning goes to `found` (may be
// NULL); the first error is returned in `error`.
weft_status
pack_load(const char* const* packs,
          size_t             count,
          weft_finding_func  found,
          void*              handle,
          pack_set**         out,
          weft_error*        error);

// The same for whoever wants to see everything that is wrong: what could be
// read is returned in spite of errors, which are in `found`.  Fails if a pack
// is missing or its pack.jsonc cannot be read.
weft_status
pack_load_all(const char* const* packs,
              size_t             count,
              findings*          found,
              pack_set**         out,
              weft_error*        error);

// What became of compiled lexicons: one line that names a file, or NULL if
// there is none for these packs; `*used` tells whether they are used
const char*
pack_compiled_note(const pack_set* set, bool* used);

// Where to put compiled lexicons of the set: below $WEFT_CACHE, else in the
// folder of the last named pack
const char*
pack_compiled_path(const pack_set* set);

// What the set's lexicons are read from.  WEFT_OK or WEFT_ERR_NO_MEMORY.
weft_status
pack_origin(const pack_set* set, lexicon_origin* out);

// Forget the entries, which a lexicon has taken in
void
pack_forget_entries(pack_set* set);

void
pack_free(pack_set* set);

#endif // WEFT_EXTRACT_PACK_H
