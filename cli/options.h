// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Options of all commands, parsed from one table.

#ifndef WEFT_CLI_OPTIONS_H
#define WEFT_CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

// Commands, as bits that say which options they take
enum {
  COMMAND_RUN     = 1,
  COMMAND_EXTRACT = 2,
  COMMAND_RULES   = 4,
  COMMAND_BUILD   = 8,
  COMMAND_IMPORT  = 16,
  COMMAND_EXPORT  = 32,
  COMMAND_RENDER  = 64,
  COMMAND_QUERY   = 128,
  COMMAND_SHOW    = 256,
  COMMAND_STATS   = 1024,
  COMMAND_DIFF    = 2048,
  COMMAND_MERGE   = 4096,
  COMMAND_TEXT    = 15, // those that read documents
  COMMAND_PICTURE = COMMAND_RUN | COMMAND_RENDER,
  COMMAND_ANSWER  = COMMAND_QUERY | COMMAND_SHOW,
  // A graph file under review
  COMMAND_ALIASES   = 1 << 16,
  COMMAND_CONFLICTS = 1 << 17,
  COMMAND_ALL       = 0xFFFFF
};

// Arguments in the order in which they were given, borrowed from argv
typedef struct {
  const char** items;
  size_t       count;
} option_list;

// What the command line says; zero or NULL where it says nothing
typedef struct {
  option_list arguments;
  option_list packs;
  option_list outputs;
  option_list removals;
  option_list focus;
  option_list types;
  option_list relations;
  const char* format;
  const char* graph;
  const char* gold;
  const char* junit;
  const char* lang;
  const char* labels;
  const char* date;
  const char* at;
  const char* encoding;
  const char* title;
  const char* layout;
  const char* literals;
  const char* theme;
  const char* scheme;
  const char* link_base;
  const char* since;
  const char* until;
  const char* group_by;
  const char* per_document;
  size_t      dpi;
  double      time_limit;
  size_t      jobs;
  size_t      limit;
  size_t      max;
  size_t      depth;
  size_t      top;
  size_t      min_confidence;
  bool        strict;
  bool        json;
  bool        quiet;
  bool        verbose;
  bool        mentions;
  bool        documents;
  bool        csv;
  bool        evidence;
  bool        path;
  bool        text;
  bool        inferred;
  bool        help;
  bool        version;
} options;

// Parse `argv` from index 1 for `command`.
//
// Returns CLI_DONE, or prints one line and returns CLI_BAD (CLI_MACHINE if out
// of memory).  `out` is to be freed with options_free() in either case.
int
options_parse(int argc, char** argv, unsigned command, options* out);

void
options_free(options* o);

// Print the options that `command` takes on standard output
void
options_print(unsigned command);

// The one of `names` (NULL-terminated) that `word` is likely meant to be, or
// NULL
const char*
options_suggest(const char* word, const char* const* names);

#endif // WEFT_CLI_OPTIONS_H
