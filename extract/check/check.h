// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Checks of packs that go beyond what loading asks for, one file each.  They
// look at compiled rules and say what cannot be meant.

#ifndef WEFT_EXTRACT_CHECK_H
#define WEFT_EXTRACT_CHECK_H

#include "rule/pattern.h"

// What all checks share
typedef struct {
  const weft_rules* rules;
  findings*         found;
  arena             mem;
  type_set          fillable; // types of which some mention can be
  type_set          classes;  // types of things that class nouns name
  bool              filled;   // the two are known: nothing is missing
  type_set          used;     // types that something asks for or gives
  bool*             macros;   // … and macros, by index
  bool*             relations;
} checker;

// Report at a line and column of a file
void
check_report(checker*      c,
             weft_severity severity,
             const json*   file,
             size_t        line,
             size_t        column,
             const char*   format,
             ...) __attribute__((format(printf, 6, 7)));

// Report at the start of a value
void
check_report_at(checker*         c,
                weft_severity    severity,
                const json*      file,
                const json_node* node,
                const char*      format,
                ...) __attribute__((format(printf, 5, 6)));

// Names of types as `A, B or C`, cut if there are many
typedef struct {
  char text[120];
} check_names;

check_names
check_type_names(const weft_rules* rules, type_set types);

// Which types mentions can have
weft_status
check_find_fillable(checker* c);

// Patterns: slots, ends of triples, steps, literals inside names
weft_status
check_patterns(checker* c);

// Frames: arguments and ends of triples
weft_status
check_frames(checker* c);

// Warn of types of a slot or argument that a relation's ends never have.
// `direct` are the types as they are listed, `others` says whether more are.
void
check_end(checker*    c,
          const json* file,
          size_t      line,
          size_t      column,
          type_set    direct,
          int         relation,
          bool        subject,
          bool        others);

// Patterns, stems and endings that an earlier rule has
weft_status
check_repeated(checker* c);

// Lines of lexicons that hide each other, and rule ids of packs that extend
weft_status
check_lexicons(checker* c);

// Examples that cannot come true
void
check_examples(checker* c);

// Macros, types and relations that nobody uses
void
check_unused(checker* c);

// A pattern that may take too many steps.  `text` is what PCRE2 sees.
weft_status
check_steps(checker* c, const pattern_text* text);

// Words of a pattern that are mentions where they stand in a text
weft_status
check_literals(checker* c, const rule* r, const pattern_text* text);

#endif // WEFT_EXTRACT_CHECK_H
