// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Patterns as PCRE2 sees them: slots are classes of private-use characters,
// macros are their text, and every byte remembers where it came from.

#ifndef WEFT_EXTRACT_PATTERN_H
#define WEFT_EXTRACT_PATTERN_H

#include "rule/compiled.h"
#include "strbuf.h"

// Where a run of the expanded text came from
typedef struct {
  size_t           out;
  const json*      file;
  const json_node* node; // string
  size_t           in;   // byte of it
} pattern_origin;

typedef struct {
  strbuf          text;
  pattern_origin* origins;
  size_t          origin_count;
  size_t          origin_capacity;
} pattern_text;

// A slot as it is written
typedef struct {
  weft_str name;      // or empty
  weft_str list;      // `Organization|Person`
  type_set types;     // with subtypes
  type_set except;    // none of these
  type_set direct;    // the types that are named, without their subtypes
  uint8_t  instance;  // of class nouns, or TYPE_NONE
  bool     unsettled; // names without a settled type too
  bool     optional;  // in a group, or may be left out
} pattern_slot_text;

// Who wants to know what a pattern is made of; any member may be NULL
typedef struct {
  void* handle;
  void (*slot)(void*                    handle,
               const pattern_origin*    place,
               const pattern_slot_text* slot);
  void (*macro)(void* handle, size_t index);
} pattern_visitor;

// Expand a pattern's node.  What is wrong goes to `found`; `*fine` says whether
// nothing was.  `p` receives slots and needs; `visitor` may be NULL.
weft_status
pattern_expand(const weft_rules*      rules,
               const json*            file,
               const json_node*       node,
               findings*              found,
               const pattern_visitor* visitor,
               pattern*               p,
               pattern_text*          out,
               bool*                  fine);

// File, line and column of a byte of the expanded text
void
pattern_where(const pattern_text* text,
              size_t              offset,
              const json**        file,
              size_t*             line,
              size_t*             column);

void
pattern_text_free(pattern_text* text);

#endif // WEFT_EXTRACT_PATTERN_H
