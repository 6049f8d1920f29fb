// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// A pack set while it is loaded, shared by the pack_*.c files.
//
// Findings are reported and loading goes on, so that an author sees all of
// them; only missing memory stops it, and is the only status returned below.

#ifndef WEFT_EXTRACT_PACK_BUILD_H
#define WEFT_EXTRACT_PACK_BUILD_H

#include "arena.h"
#include "pack/findings.h"
#include "pack/pack.h"
#include "pack/pack_file.h"
#include "pack/pack_text.h"
#include "table.h"

// Longest chain of packs that extend packs
#define PACK_EXTENDS_MAX 16U

// Deepest nesting of types
#define PACK_TYPE_DEPTH_MAX 64U

// A value in a file, for messages
typedef struct {
  const json*      file;
  const json_node* node;
} pack_place;

// One pack folder
typedef struct {
  const char*      folder; // as found, for messages
  pack_path_id     id;     // tells folders apart
  const char*      name;
  const json*      file; // pack.jsonc
  const json_node* root;
  bool             done; // it and what it extends are read
} pack_unit;

// A lexicon that was read
typedef struct {
  const pack_unit* unit;
  const char*      name; // in the folder lexicon/
  weft_str         text; // of `buffers`
} pack_source;

// A pack that extends another
typedef struct {
  const json* file; // of the one that extends
  size_t      unit; // the extended one
} pack_extension;

// A type, and where it was first declared
typedef struct {
  weft_type_info info;
  pack_place     place;
} pack_type;

// A relation, and where it was first declared
typedef struct {
  weft_relation_info info;
  pack_place         place;
} pack_relation;

// A growing array of items of one size
typedef struct {
  void*  items;
  size_t count;
  size_t capacity;
} pack_list;

typedef struct {
  pack_set    set; // must be first: pack_free() goes back from it
  arena       mem;
  findings*   found;
  bool        broken;    // a pack is missing or cannot be read
  bool        macro_gap; // a file of macros cannot be read
  bool        name_gap;  // … or one of rules or names
  const char* note;      // on compiled lexicons, or NULL
  bool        note_used; // they are used
  const char* compiled;  // path for those of this set
  pack_list   files;     // json*, owned
  pack_list   buffers;   // char*, owned texts of lexicons
  pack_list   sources;   // pack_source, in the order of reading
  pack_list   units;     // pack_unit, as first seen
  pack_list   order;     // size_t, numbers of units, extended ones first
  pack_list   extended;  // pack_extension
  pack_list   types;     // pack_type
  pack_list   relations; // pack_relation
  pack_list   macros;    // pack_macro
  pack_list   entries;   // pack_entry
  pack_list   rules;     // pack_rule
  table       type_index;
  table       relation_index;
  table       macro_index;
  table       rule_index; // by `pack/rule`
} pack_build;

// A zeroed new item at the end of a list, or NULL
void*
pack_list_add(pack_list* list, size_t size);

// Pass a finding on and remember the first error
void
pack_report(pack_build* b, bool warning, const weft_error* finding);

// Report an error at a value
void
pack_report_at(pack_build* b, pack_place place, const char* format, ...)
  __attribute__((format(printf, 3, 4)));

// Report an error at a member's key
void
pack_report_key(pack_build* b, pack_place place, const char* format, ...)
  __attribute__((format(printf, 3, 4)));

// Whether enough findings were reported
bool
pack_full(const pack_build* b);

// Read a JSON file that the set then owns.  A file that is missing or broken
// is reported and leaves `*out` NULL.
weft_status
pack_read_json(pack_build* b, const char* path, const json** out);

// Whether a value has a type.  Shapes are checked before anything is read, so
// that a value of another type is reported already.
bool
pack_is(pack_place place, json_type type);

// The place of a member, whose node may be NULL
pack_place
pack_member(pack_place object, const char* key);

// Report a name that is no letters, digits, `_`, `-`, `.`; true if it is fine.
// The name is the key of a member, or its value.
bool
pack_check_name(pack_build* b, pack_place place, weft_str name, const char* of);
bool
pack_check_value(pack_build* b, pack_place place, const char* of);

// Whether `text` is an absolute IRI
bool
pack_is_iri(weft_str text);

// Find a pack and the packs that it extends, and put them in order.  `place`
// is where it is named, or has no file for the caller's argument.
weft_status
pack_visit(pack_build* b, const char* name, pack_place place);

// Look for compiled lexicons of the packs in order, which stand for the lines
// of the lexicons if they are of use.  If they are not, that is a warning.
weft_status
pack_find_compiled(pack_build* b);

// Declare the types and relations of a pack
weft_status
pack_declare(pack_build* b, const pack_unit* unit);

// Write the types, supertypes first, and relations to the set
weft_status
pack_finish_schema(pack_build* b);

// The type of that name, or NULL
pack_type*
pack_find_type(const pack_build* b, weft_str name);

// What to say behind `unknown type X`
pack_remedy
pack_type_remedy(const pack_build* b, weft_str name);

// Read macros.jsonc, rules/ and lexicon/ of a pack
weft_status
pack_read_macros(pack_build* b, const pack_unit* unit);
weft_status
pack_read_rules(pack_build* b, const pack_unit* unit);
weft_status
pack_read_lexicons(pack_build* b, const pack_unit* unit);

// Take out the rules that packs switch off or override, once all are read: what
// is left is written to the set
weft_status
pack_finish_rules(pack_build* b);

#endif // WEFT_EXTRACT_PACK_BUILD_H
