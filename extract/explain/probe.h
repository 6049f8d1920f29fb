// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Trying parts of a pattern on a masked sentence.

#ifndef WEFT_EXTRACT_PROBE_H
#define WEFT_EXTRACT_PROBE_H

#include "explain/element.h"
#include "explain/story.h"

enum {
  PROBE_WANTED = 72, // bytes of what is told of a pattern
  PROBE_FOUND  = 24  // bytes of what is told of a sentence
};

// What a part may be replaced by: any mention, a few plain words, any text, a
// little text, nothing.  All are a group whose place is told.
#define PROBE_MENTION "(?<weftgap>[\\x{E000}-\\x{F8FE}])"
#define PROBE_PLAIN "[^\\s.,'\"()\\x{E000}-\\x{F8FF}]{1,24}?"
#define PROBE_WORDS                                                            \
  "(?<weftgap>(?<!\\w)" PROBE_PLAIN "(?: " PROBE_PLAIN ")?"                    \
  "?)"
#define PROBE_TEXT "(?<weftgap>[\\s\\S]{0,400}?)"
#define PROBE_SOME "(?<weftgap>[^ ]{0,12}?)"
#define PROBE_NOTHING "(?<weftgap>)"

// One alternative of a pattern, taken apart
typedef struct {
  const rule* rule;
  weft_str    source;
  element     parts[ELEMENTS_MAX];
  weft_str    expanded[ELEMENTS_MAX]; // for PCRE2
  bool        gap[ELEMENTS_MAX];
  size_t      most[ELEMENTS_MAX]; // characters that a gap takes
  weft_str    class_of[ELEMENTS_MAX];
  size_t      count;
} alternative;

// A match of an attempt
typedef struct {
  regex_range whole;
  regex_range mark; // group `weftgap`, or the end if there is none
} hit;

// Whether a pattern for PCRE2 matches.  Where that cannot be told, the prober
// is not sure any more.
bool
probe_attempt(prober* p, const strbuf* source, weft_str text, hit* out);

// What PCRE2 gets for a part of a pattern
weft_str
probe_expand(prober* p, weft_str part);

// Take the alternative from `start` on apart; false if that cannot be done
bool
probe_take_apart(prober*      p,
                 const rule*  r,
                 weft_str     source,
                 size_t       start,
                 size_t       end,
                 alternative* a);

// Append parts `from` … `to` for PCRE2, with `instead` for part `which`
void
probe_join(const alternative* a,
           size_t             from,
           size_t             to,
           size_t             which,
           const char*        instead,
           strbuf*            out);

// Whether the first `to` parts match, with `instead` for part `which`
bool
probe_matches(prober*            p,
              const story_view*  v,
              const alternative* a,
              size_t             to,
              size_t             which,
              const char*        instead,
              hit*               out);

// The place in the document of a stretch of the masked text
weft_span
probe_origin(const story_view* v, size_t from, size_t to);

// The word or mention that stands at byte `at` of the masked text
weft_span
probe_next_words(const story_view* v, size_t at);

// A copy that is cut if it is long
weft_str
probe_cut(story* s, weft_str text, size_t most);

// What is told of a stretch of the pattern: macros with what they stand for
weft_str
probe_wanted(prober* p, const alternative* a, size_t from, size_t to);

// The types of the slot that part `i` is
weft_str
probe_slot_types(prober* p, const alternative* a, size_t i);

#endif // WEFT_EXTRACT_PROBE_H
