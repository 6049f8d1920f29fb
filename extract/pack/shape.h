// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// What the JSON files of packs may look like, as tables: the loader checks
// files by them, and the JSON Schemas are written from them, so that the two
// cannot differ.

#ifndef WEFT_EXTRACT_SHAPE_H
#define WEFT_EXTRACT_SHAPE_H

#include "json.h"
#include "pack/findings.h"

typedef struct shape shape;

// A member of an object
typedef struct {
  const char*  name;
  const shape* of;
  const char*  help;     // one sentence for editors
  unsigned     variants; // of the object that have it, as bits; 0 for all
  unsigned     needed;   // … that must have it
} shape_member;

// Members of which an object must have at least one
typedef struct {
  unsigned    variants; // of the object that need it, as bits
  const char* names[4]; // up to NULL
  bool        single;   // of more than one, all but one mean nothing
} shape_choice;

// Bits of shape.types
#define SHAPE_BOOL (1U << JSON_BOOL)
#define SHAPE_NUMBER (1U << JSON_NUMBER)
#define SHAPE_STRING (1U << JSON_STRING)
#define SHAPE_ARRAY (1U << JSON_ARRAY)
#define SHAPE_OBJECT (1U << JSON_OBJECT)

// `needed` of a member that every object must have
#define SHAPE_ALWAYS (~0U)

// What a value may be.  Zero or NULL sets no bounds.
struct shape {
  const char* name; // such as `a type`; the member's name in quotes if NULL
  unsigned    types;

  // Strings
  const char* const* values; // the only ones, up to NULL
  bool               filled; // not empty
  const char*        regex;  // for schemas, of objects that of all keys; the
                             // loader has checks of its own

  // Numbers, whole ones
  bool bounded;
  int  low;
  int  high;

  // Arrays
  const shape* item;
  size_t       least;
  size_t       most;

  // Objects: members, or as many others as there are of one shape
  const shape_member* members;
  size_t              member_count;
  const shape*        others;
  const shape_choice* choices;
  size_t              choice_count;
  const char*         variant_key; // member whose value is the variant
  const char* const*  variants;    // … by bit, up to NULL; the first if it is
                                   // missing
};

// Report all that is wrong with a value; true if nothing is.
//
// Members that an object's variant has no use for are warned of.
bool
shape_check(findings*        found,
            const json*      file,
            const json_node* node,
            const shape*     wanted,
            const char*      name);

// What a shape may be, such as `a string or an array`, in words
typedef struct {
  char text[80];
} shape_words;

shape_words
shape_describe(unsigned types);

// The variant of an object, as an index into `variants`; SIZE_MAX if unknown
size_t
shape_variant(const shape* of, const json_node* node);

#endif // WEFT_EXTRACT_SHAPE_H
