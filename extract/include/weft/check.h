// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

/// @file check.h
/// What is wrong with rule packs, all at once, and schemas of their files.

#ifndef WEFT_CHECK_H
#define WEFT_CHECK_H

#include "weft/base.h"
#include "weft/export.h"

#ifdef __cplusplus
extern "C" {
#endif

/// How bad a finding is
typedef enum {
  WEFT_SEVERITY_ERROR   = 0, ///< The pack cannot be loaded
  WEFT_SEVERITY_WARNING = 1, ///< Surely not meant: a rule that cannot fire
  WEFT_SEVERITY_NOTE    = 2  ///< Worth knowing: a macro that nobody uses
} weft_severity;

/// One finding, borrowed during the callback
typedef struct {
  weft_severity severity; ///< How bad it is
  const char*   file;     ///< File, or "" if it is about no file
  size_t        line;     ///< Line from 1, or 0 if unknown
  size_t        column;   ///< Column in code points from 1, or 0 if unknown
  const char*   message;  ///< What is wrong; what would be right.  One line
  weft_str      source;   ///< The line in question without its end, or empty
} weft_finding;

/// Receives the findings: files in bytewise order, lines ascending
typedef void (*weft_check_func)(void* handle, const weft_finding* finding);

/// What a check came to
typedef struct {
  size_t rules;    ///< Rules of the packs, those with errors included
  size_t errors;   ///< Findings of each severity
  size_t warnings; ///< …
  size_t notes;    ///< …
} weft_check_counts;

/// Most findings of one run: what is behind them is not looked for
#define WEFT_CHECK_FINDINGS_MAX 10000U

/// Look for everything that is wrong with packs and those that they extend.
///
/// Nothing stops at the first error: a file with broken syntax is left out, a
/// rule with an error is read to its end, and what needs the broken part is
/// not looked at.  Beyond what makes packs unloadable it finds rules that
/// cannot fire or never win, names that hide each other, patterns that take
/// too many steps, and declarations that nobody uses.
///
/// @param packs  Names or paths as for weft_rules_load().
/// @param found  Called for each finding; may be NULL.
/// @param counts Receives the numbers of findings; may be NULL.
/// @return WEFT_OK if the check was done, whatever it found, also if no such
///         pack exists; WEFT_ERR_NO_MEMORY.
WEFT_API WEFT_NODISCARD weft_status
weft_rules_check(const char* const* packs,
                 size_t             count,
                 weft_check_func    found,
                 void*              handle,
                 weft_check_counts* counts,
                 weft_error*        error);

/// Files of a pack that have a JSON Schema
typedef enum {
  WEFT_PACK_FILE_PACK   = 0, ///< pack.jsonc
  WEFT_PACK_FILE_RULES  = 1, ///< rules/*.jsonc
  WEFT_PACK_FILE_MACROS = 2  ///< macros.jsonc
} weft_pack_file;

/// Write the JSON Schema (draft 2020-12) of one kind of file.
///
/// It is made from the tables that packs are read by.  A file without comments
/// that the schema accepts may still have errors that no schema can tell.
///
/// @return WEFT_OK, or what the writer returned; WEFT_ERR_NO_MEMORY.
WEFT_API WEFT_NODISCARD weft_status
weft_pack_schema(weft_pack_file     file,
                 const weft_writer* writer,
                 weft_error*        error);

#ifdef __cplusplus
}
#endif

#endif // WEFT_CHECK_H
