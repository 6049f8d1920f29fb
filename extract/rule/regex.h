// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// PCRE2 behind a small door: always UTF and UCP, JIT where there is one,
// limits set and reported.

#ifndef WEFT_EXTRACT_REGEX_H
#define WEFT_EXTRACT_REGEX_H

#include "weft/base.h"

typedef struct regex         regex;         // compiled; threads may share it
typedef struct regex_scratch regex_scratch; // match state of one thread

enum {
  REGEX_GROUPS_MAX  = 24,     // groups a pattern may have, the whole included
  REGEX_MATCH_LIMIT = 200000, // backtracking steps of one match
  REGEX_DEPTH_LIMIT = 20000,  // nested backtracking of one match
  REGEX_HEAP_LIMIT  = 8192    // KiB of one match
};

typedef struct {
  size_t start; // SIZE_MAX if the group took no part
  size_t end;
} regex_range;

typedef enum {
  REGEX_NO_MATCH = 0,
  REGEX_MATCH    = 1,
  REGEX_LIMIT    = 2, // one of the limits above
  REGEX_MEMORY   = 3
} regex_result;

// Compile.  On a bad pattern WEFT_ERR_BAD_PACK with the byte offset in the
// pattern and PCRE2's message.
weft_status
regex_compile(weft_str pattern,
              regex**  out,
              size_t*  offset,
              char*    message,
              size_t   message_size);

// The same for a pattern that is matched once or twice: compiled sooner,
// matched more slowly
weft_status
regex_compile_once(weft_str pattern, regex** out);

void
regex_free(regex* re);

// Number of capturing groups, the whole match not counted
size_t
regex_group_count(const regex* re);

// Calls `found` for each named group, in order of number
void
regex_names(const regex* re,
            void (*found)(void* handle, const char* name, size_t group),
            void* handle);

weft_status
regex_scratch_new(regex_scratch** out);

void
regex_scratch_free(regex_scratch* scratch);

// Give up a match after so many backtracking steps from one place
void
regex_scratch_limit(regex_scratch* scratch, uint32_t steps);

// Search `subject` (valid UTF-8) from `offset` and fill `groups`.  The first
// search for `re` makes its machine code, which takes a thousand times as long.
regex_result
regex_search(regex*         re,
             regex_scratch* scratch,
             weft_str       subject,
             size_t         offset,
             regex_range    groups[REGEX_GROUPS_MAX]);

// The same for matches that start at `last` or before
regex_result
regex_search_within(regex*         re,
                    regex_scratch* scratch,
                    weft_str       subject,
                    size_t         offset,
                    size_t         last,
                    regex_range    groups[REGEX_GROUPS_MAX]);

#endif // WEFT_EXTRACT_REGEX_H
