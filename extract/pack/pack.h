// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Rule packs as read from their folders: declarations, macros, lexicons, and
// rules that are still JSON.  Compiling them is rule/'s part.

#ifndef WEFT_EXTRACT_PACK_H
#define WEFT_EXTRACT_PACK_H

#include "json.h"
#include "pack/findings.h"
#include "weft/extract.h"
#include "weft/schema.h"

typedef struct {
  const char*      name;  // without angle brackets
  const char*      value; // PCRE2 source; may use other macros <LIKE.THIS>
  const json*      file;
  const json_node* node;
} pack_macro;

// A line of lexicon/*.tsv: name TAB type TAB alias|alias TAB id TAB instance.
// `instance` (fifth column, optional, for Class rows) is the entity type of
// things of that class: `언어 모델` has AIModel.  Type `-` means that the name
// is never an entity.
typedef struct {
  weft_str    name; // NFC
  weft_str    type;
  weft_str    aliases; // separated by |
  weft_str    id;
  weft_str    instance;
  const char* file;
  uint32_t    line;
} pack_entry;

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
  const pack_entry* entries;
  size_t            entry_count;
  const pack_rule*  rules; // in pack, file and array order
  size_t            rule_count;
  const char*       lang;  // of the first named pack
  const json**      units; // the pack.jsonc of each, extended ones first
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

void
pack_free(pack_set* set);

#endif // WEFT_EXTRACT_PACK_H
