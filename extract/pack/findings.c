// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "pack/findings.h"

#include "table.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

static uint64_t
hash_place(const weft_error* const finding)
{
  const uint64_t file = table_hash(weft_str_from(finding->file));
  return (file * 31U + finding->line) * 65599U + finding->column;
}

// Whether an error was reported at this place; notes it.  Without memory each
// place is a new one, and whoever asked is told.
static bool
was_here(findings* const f, const weft_error* const finding)
{
  const size_t   count = f->place_count;
  const uint64_t place = hash_place(finding);
  for (size_t i = 0U; i < count; ++i) {
    if (f->places[i] == place) {
      return true;
    }
  }
  if (count == f->capacity) {
    const size_t    capacity = f->capacity ? f->capacity * 2U : 64U;
    uint64_t* const grown =
      (uint64_t*)realloc(f->places, capacity * sizeof(uint64_t));
    if (!grown) {
      f->lost = true;
      return false;
    }
    f->places   = grown;
    f->capacity = capacity;
  }
  f->places[f->place_count++] = place;
  return false;
}

void
findings_add(findings* const         f,
             const weft_severity     severity,
             const weft_error* const finding)
{
  const bool error = severity == WEFT_SEVERITY_ERROR;
  if (findings_full(f) || f->counts[severity] >= f->limit ||
      (error && finding->line && was_here(f, finding))) {
    return;
  }
  if (error && !f->counts[severity]) {
    f->first = *finding;
  }
  ++f->counts[severity];
  if (f->receive) {
    f->receive(f->handle, severity, finding);
  }
}

void
findings_error(findings* const   f,
               const char* const file,
               const size_t      line,
               const size_t      column,
               const char* const format,
               ...)
{
  char       message[480];
  weft_error finding = WEFT_ERROR_INIT;
  va_list    args;
  va_start(args, format);
  vsnprintf(message, sizeof(message), format, args);
  va_end(args);
  weft_error_set(
    &finding, WEFT_ERR_BAD_PACK, file, line, column, "%s", message);
  findings_add(f, WEFT_SEVERITY_ERROR, &finding);
}

void
findings_free(findings* const f)
{
  free(f->places);
  f->places      = NULL;
  f->place_count = 0U;
  f->capacity    = 0U;
}
