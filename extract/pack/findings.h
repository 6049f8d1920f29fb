// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Findings of all steps that read packs: passed on as they come, counted, and
// no two errors at one place, since the second mostly follows from the first.

#ifndef WEFT_EXTRACT_FINDINGS_H
#define WEFT_EXTRACT_FINDINGS_H

#include "weft/check.h"
#include "weft/extract.h"

// Findings after which loading looks no further
#define FINDINGS_MAX 100U

typedef void (*findings_func)(void*             handle,
                              weft_severity     severity,
                              const weft_error* finding);

typedef struct {
  findings_func receive; // or NULL
  void*         handle;
  size_t        limit;     // of each severity
  bool          lines;     // of lexicons are wanted, compiled or not
  size_t        counts[3]; // by severity
  weft_error    first;     // the first error, if any
  uint64_t*     places;    // of errors, hashed
  size_t        place_count;
  size_t        capacity;
  bool          lost; // memory ran out: some place is not known
} findings;

// Pass a finding on, unless there was an error at its place
void
findings_add(findings* f, weft_severity severity, const weft_error* finding);

// The same for an error at a line and column
void
findings_error(findings*   f,
               const char* file,
               size_t      line,
               size_t      column,
               const char* format,
               ...) __attribute__((format(printf, 5, 6)));

// Whether there are as many errors as anybody wants to see: reading may end.
// Warnings and notes beyond the limit are dropped, but never end anything.
static inline bool
findings_full(const findings* const f)
{
  return f->counts[WEFT_SEVERITY_ERROR] >= f->limit;
}

void
findings_free(findings* f);

#endif // WEFT_EXTRACT_FINDINGS_H
