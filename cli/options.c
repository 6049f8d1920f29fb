// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "options.h"

#include "error.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
  OPTION_MAX_JOBS  = 256,
  OPTION_MAX_COUNT = 64,
  SUGGEST_MAX_SIZE = 32,
  CONFIDENCE_MAX   = 1000
};

typedef enum {
  OPTION_FLAG,       // bool
  OPTION_TEXT,       // const char*
  OPTION_LIST,       // option_list
  OPTION_DATE,       // const char*, an ISO 8601 date
  OPTION_JOBS,       // size_t
  OPTION_COUNT,      // size_t, above 0
  OPTION_CONFIDENCE, // size_t, up to 1000
  OPTION_SECONDS     // double
} option_kind;

typedef struct {
  const char* name; // long name
  const char* help;
  const char* argument;   // shown in the help, NULL for a flag
  const char* choices[9]; // allowed values, or none for any
  size_t      offset;     // of the member of `options`
  option_kind kind;
  unsigned    commands;
  char        letter; // short name, or 0
} option_spec;

#define MEMBER(name) offsetof(options, name)

// clang-format off
static const option_spec specs[] = {
  {"output", "file to write; the extension says what (run: repeatable)",
   "FILE", {NULL}, MEMBER(outputs), OPTION_LIST,
   COMMAND_RUN | COMMAND_EXTRACT | COMMAND_BUILD | COMMAND_IMPORT |
     COMMAND_EXPORT | COMMAND_RENDER | COMMAND_MERGE | COMMAND_ANSWER,
   'o'},
  {"remove", "take a document out of the graph; repeatable",
   "DOC", {NULL}, MEMBER(removals), OPTION_LIST, COMMAND_BUILD, 0},
  {"format", "jsonl csv nt ttl nq trig jsonld graphml gexf dot mermaid cypher"
   " neo4j",
   "NAME", {NULL}, MEMBER(format), OPTION_TEXT, COMMAND_EXPORT, 0},
  {"format", "what the input is: jsonl, nt or nq (default: by its extension)",
   "NAME", {NULL}, MEMBER(format), OPTION_TEXT, COMMAND_IMPORT, 0},
  {"graph", "keep what is found in this graph file, with what it held",
   "FILE", {NULL}, MEMBER(graph), OPTION_TEXT, COMMAND_RUN, 0},
  {"inferred", "add the facts that follow from stated ones, marked as such",
   NULL, {NULL}, MEMBER(inferred), OPTION_FLAG,
   COMMAND_EXPORT | COMMAND_PICTURE, 0},
  {"gold", "annotations to compare with: a folder of *.gold.json (rules test)",
   "DIR", {NULL}, MEMBER(gold), OPTION_TEXT, COMMAND_RULES, 0},
  {"junit", "write the outcome of examples as JUnit XML (rules test)",
   "FILE", {NULL}, MEMBER(junit), OPTION_TEXT, COMMAND_RULES, 0},
  {"at", "the graph as of a date, such as 2026-01-31",
   "DATE", {NULL}, MEMBER(at), OPTION_DATE,
   COMMAND_EXPORT | COMMAND_RENDER | COMMAND_CONFLICTS, 0},
  {"mentions", "print the entities found as well",
   NULL, {NULL}, MEMBER(mentions), OPTION_FLAG, COMMAND_EXTRACT, 0},
  {"documents", "list the documents instead",
   NULL, {NULL}, MEMBER(documents), OPTION_FLAG, COMMAND_STATS, 0},
  {"focus", "draw what is around NAME, or TYPE/NAME; repeatable",
   "NAME", {NULL}, MEMBER(focus), OPTION_LIST, COMMAND_PICTURE, 0},
  {"depth", "most relations between the focus and others (default: 1)",
   "N", {NULL}, MEMBER(depth), OPTION_COUNT, COMMAND_PICTURE, 0},
  {"type", "draw entities of this type and its subtypes; repeatable",
   "TYPE", {NULL}, MEMBER(types), OPTION_LIST, COMMAND_PICTURE, 0},
  {"relation", "draw facts of this relation, by name or label; repeatable",
   "NAME", {NULL}, MEMBER(relations), OPTION_LIST, COMMAND_PICTURE, 0},
  {"top", "draw the N entities with most relations (default: by size)",
   "N", {NULL}, MEMBER(top), OPTION_COUNT, COMMAND_PICTURE, 0},
  {"since", "draw facts of this date or later; those without a date stay",
   "DATE", {NULL}, MEMBER(since), OPTION_DATE, COMMAND_PICTURE, 0},
  {"until", "draw facts of this date or earlier; those without a date stay",
   "DATE", {NULL}, MEMBER(until), OPTION_DATE, COMMAND_PICTURE, 0},
  {"min-confidence", "draw facts of at least this confidence, up to 1000",
   "N", {NULL}, MEMBER(min_confidence), OPTION_CONFIDENCE, COMMAND_PICTURE, 0},
  {"group-by", "frame entities of one type, or of one community",
   "WHAT", {"type", "community", NULL}, MEMBER(group_by), OPTION_TEXT,
   COMMAND_PICTURE, 0},
  {"per-document", "draw each document by itself too, into this folder",
   "DIR", {NULL}, MEMBER(per_document), OPTION_TEXT, COMMAND_PICTURE, 0},
  {"format", "kind of these pictures: svg, html, png, pdf or dot"
   " (default: as -o)",
   "NAME", {"svg", "html", "png", "pdf", "dot", NULL}, MEMBER(format),
   OPTION_TEXT, COMMAND_PICTURE, 0},
  {"title", "title of the picture",
   "TEXT", {NULL}, MEMBER(title), OPTION_TEXT, COMMAND_PICTURE, 0},
  {"layout", "dot, mixed, sfdp, neato, fdp, twopi, circo or grid"
   " (default: by size)",
   "NAME",
   {"dot", "mixed", "sfdp", "neato", "fdp", "twopi", "circo", "grid", NULL},
   MEMBER(layout), OPTION_TEXT, COMMAND_PICTURE, 0},
  {"dpi", "dots per inch of a PNG (default: 144, or fewer if it is large)",
   "N", {NULL}, MEMBER(dpi), OPTION_COUNT, COMMAND_PICTURE, 0},
  {"literals", "where numbers and classes go: inside, nodes or hide",
   "WHERE", {"inside", "nodes", "hide", NULL},
   MEMBER(literals), OPTION_TEXT, COMMAND_PICTURE, 0},
  {"theme", "fonts, colours and shapes: weft, paper, bold, or a theme's file",
   "NAME|FILE", {NULL}, MEMBER(theme), OPTION_TEXT,
   COMMAND_PICTURE, 0},
  {"scheme", "auto (as the reader's screen), light or dark",
   "WHICH", {"auto", "light", "dark", NULL}, MEMBER(scheme), OPTION_TEXT,
   COMMAND_PICTURE, 0},
  {"link-base", "what links to the documents begin with, such as ../texts/",
   "URL", {NULL}, MEMBER(link_base), OPTION_TEXT,
   COMMAND_PICTURE, 0},
  {"time-limit", "seconds for one layout before a plainer one is tried",
   "SECONDS", {NULL}, MEMBER(time_limit), OPTION_SECONDS,
   COMMAND_PICTURE, 0},
  {"format", "how rows are written: table, csv or json",
   "NAME", {"table", "csv", "json", NULL}, MEMBER(format), OPTION_TEXT,
   COMMAND_QUERY, 0},
  {"csv", "the same as --format csv",
   NULL, {NULL}, MEMBER(csv), OPTION_FLAG, COMMAND_QUERY, 0},
  {"limit", "most rows, or facts of an entity",
   "N", {NULL}, MEMBER(limit), OPTION_COUNT, COMMAND_ANSWER, 0},
  {"evidence", "print the sentences that state each fact",
   NULL, {NULL}, MEMBER(evidence), OPTION_FLAG, COMMAND_ANSWER, 0},
  {"path", "find the shortest paths between two names",
   NULL, {NULL}, MEMBER(path), OPTION_FLAG, COMMAND_QUERY, 0},
  {"max", "longest path, in steps (default: 6)",
   "N", {NULL}, MEMBER(max), OPTION_COUNT, COMMAND_QUERY, 0},
  {"text", "find sentences that hold all of the words",
   NULL, {NULL}, MEMBER(text), OPTION_FLAG, COMMAND_QUERY, 0},
  {"pack", "rule pack by name or folder; repeatable (default: ko-news)",
   "NAME|DIR", {NULL}, MEMBER(packs), OPTION_LIST,
   COMMAND_TEXT | COMMAND_IMPORT, 0},
  {"lang", "language of the documents: ko or en",
   "LANG", {"ko", "en", NULL}, MEMBER(lang), OPTION_TEXT,
   COMMAND_TEXT | COMMAND_IMPORT, 0},
  {"labels", "language of labels in pictures and answers: ko or en",
   "LANG", {"ko", "en", NULL}, MEMBER(labels), OPTION_TEXT,
   COMMAND_TEXT | COMMAND_RENDER | COMMAND_ANSWER, 0},
  {"date", "publication date of the documents, such as 2026-01-31",
   "DATE", {NULL}, MEMBER(date), OPTION_DATE, COMMAND_TEXT, 0},
  {"encoding", "encoding of the documents, such as EUC-KR",
   "NAME", {NULL}, MEMBER(encoding), OPTION_TEXT, COMMAND_TEXT, 0},
  {"jobs", "number of threads (default: one per core)",
   "N", {NULL}, MEMBER(jobs), OPTION_JOBS, COMMAND_TEXT, 'j'},
  {"strict", "bad files inside folders, and warnings, are errors",
   NULL, {NULL}, MEMBER(strict), OPTION_FLAG, COMMAND_TEXT, 0},
  {"json", "reports as JSON lines on standard output",
   NULL, {NULL}, MEMBER(json), OPTION_FLAG, COMMAND_ALL, 0},
  {"quiet", "no reports on standard error, only errors",
   NULL, {NULL}, MEMBER(quiet), OPTION_FLAG, COMMAND_ALL, 'q'},
  {"verbose", "say what is done, such as the encoding of each document",
   NULL, {NULL}, MEMBER(verbose), OPTION_FLAG, COMMAND_ALL, 'v'},
  {"help", "print this help",
   NULL, {NULL}, MEMBER(help), OPTION_FLAG, COMMAND_ALL, 'h'},
  {"version", "print the version",
   NULL, {NULL}, MEMBER(version), OPTION_FLAG, COMMAND_ALL, 0},
};
// clang-format on

enum { SPEC_COUNT = sizeof(specs) / sizeof(specs[0]) };

_Static_assert((int)SPEC_COUNT < (int)OPTION_MAX_COUNT, "room for all names");

// Edit distance of two short words, bytewise
static size_t
distance(const char* a, const char* b)
{
  size_t       row[SUGGEST_MAX_SIZE + 1U];
  const size_t a_size = strlen(a);
  const size_t b_size = strlen(b);
  if (a_size > SUGGEST_MAX_SIZE || b_size > SUGGEST_MAX_SIZE) {
    return SIZE_MAX;
  }

  for (size_t j = 0U; j <= b_size; ++j) {
    row[j] = j;
  }
  for (size_t i = 1U; i <= a_size; ++i) {
    size_t diagonal = row[0];
    row[0]          = i;
    for (size_t j = 1U; j <= b_size; ++j) {
      const size_t replaced = diagonal + (a[i - 1U] != b[j - 1U]);
      const size_t removed  = row[j] + 1U;
      const size_t added    = row[j - 1U] + 1U;
      const size_t shorter  = removed < added ? removed : added;
      diagonal              = row[j];
      row[j]                = replaced < shorter ? replaced : shorter;
    }
  }
  return row[b_size];
}

const char*
options_suggest(const char* word, const char* const* names)
{
  const char* best          = NULL;
  size_t      best_distance = 1U + (strlen(word) / 3U);
  for (; *names; ++names) {
    const size_t d = distance(word, *names);
    if (d <= best_distance && (!best || d < best_distance)) {
      best          = *names;
      best_distance = d;
    }
  }
  return best;
}

static int
fail_unknown(const char* name, unsigned command)
{
  const char* names[OPTION_MAX_COUNT] = {NULL};
  size_t      count                   = 0U;
  for (size_t i = 0U; i < SPEC_COUNT; ++i) {
    if (specs[i].commands & command) {
      names[count++] = specs[i].name;
    }
  }
  const char* const suggestion = options_suggest(name, names);
  if (suggestion) {
    return error_usage(
      "unknown option --%s; did you mean --%s?", name, suggestion);
  }
  return error_usage("unknown option --%s; --help lists the options", name);
}

static const option_spec*
find_long(const char* name, size_t size, unsigned command)
{
  for (size_t i = 0U; i < SPEC_COUNT; ++i) {
    if ((specs[i].commands & command) && strlen(specs[i].name) == size &&
        !memcmp(specs[i].name, name, size)) {
      return &specs[i];
    }
  }
  return NULL;
}

static const option_spec*
find_letter(char letter, unsigned command)
{
  for (size_t i = 0U; i < SPEC_COUNT; ++i) {
    if ((specs[i].commands & command) && specs[i].letter == letter) {
      return &specs[i];
    }
  }
  return NULL;
}

static int
check_choice(const option_spec* spec, const char* value)
{
  if (!spec->choices[0]) {
    return CLI_DONE;
  }
  char   list[128] = "";
  size_t size      = 0U;
  for (size_t i = 0U; spec->choices[i]; ++i) {
    if (!strcmp(spec->choices[i], value)) {
      return CLI_DONE;
    }
    const int n = snprintf(list + size,
                           sizeof(list) - size,
                           "%s%s",
                           i ? ", " : "",
                           spec->choices[i]);
    size += n > 0 ? (size_t)n : 0U;
  }
  return error_usage(
    "--%s cannot be '%s'; it is one of %s", spec->name, value, list);
}

// YYYY, YYYY-MM or YYYY-MM-DD
static bool
is_date(const char* value)
{
  static const char* const shape = "0000-00-00";

  const size_t size = strlen(value);
  if (size != 4U && size != 7U && size != 10U) {
    return false;
  }
  for (size_t i = 0U; i < size; ++i) {
    const bool digit = value[i] >= '0' && value[i] <= '9';
    if (shape[i] == '0' ? !digit : value[i] != '-') {
      return false;
    }
  }
  const int month = size > 4U ? ((value[5] - '0') * 10) + value[6] - '0' : 1;
  const int day   = size > 7U ? ((value[8] - '0') * 10) + value[9] - '0' : 1;
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

static int
set_jobs(const char* value, size_t* out)
{
  char* end                 = NULL;
  errno                     = 0;
  const unsigned long count = strtoul(value, &end, 10);
  if (value[0] < '0' || value[0] > '9' || *end || errno || !count ||
      count > OPTION_MAX_JOBS) {
    return error_usage("--jobs cannot be '%s'; it is a number from 1 to %d",
                       value,
                       OPTION_MAX_JOBS);
  }
  *out = count;
  return CLI_DONE;
}

static int
set_count(const option_spec* spec, const char* value, size_t* out)
{
  char* end                 = NULL;
  errno                     = 0;
  const unsigned long count = strtoul(value, &end, 10);
  if (value[0] < '0' || value[0] > '9' || *end || errno || !count) {
    return error_usage(
      "--%s cannot be '%s'; it is a number above 0", spec->name, value);
  }
  *out = count;
  return CLI_DONE;
}

static int
set_confidence(const option_spec* spec, const char* value, size_t* out)
{
  char*               end   = NULL;
  const unsigned long count = strtoul(value, &end, 10);
  if (value[0] < '0' || value[0] > '9' || *end || count > CONFIDENCE_MAX) {
    return error_usage("--%s cannot be '%s'; it is a number from 0 to %d",
                       spec->name,
                       value,
                       CONFIDENCE_MAX);
  }
  *out = count;
  return CLI_DONE;
}

static int
set_seconds(const option_spec* spec, const char* value, double* out)
{
  char*        end     = NULL;
  const double seconds = strtod(value, &end);
  if (end == value || *end || !(seconds > 0.0) || seconds > 86400.0) {
    return error_usage("--%s cannot be '%s'; it is a number of seconds above 0",
                       spec->name,
                       value);
  }
  *out = seconds;
  return CLI_DONE;
}

static int
set_value(options* o, const option_spec* spec, const char* value)
{
  char* const  member = (char*)o + spec->offset;
  option_list* list   = NULL;
  switch (spec->kind) {
    case OPTION_FLAG:
      *(bool*)member = true;
      return CLI_DONE;
    case OPTION_LIST:
      list                       = (option_list*)(void*)member;
      list->items[list->count++] = value;
      return CLI_DONE;
    case OPTION_JOBS:
      return set_jobs(value, (size_t*)(void*)member);
    case OPTION_COUNT:
      return set_count(spec, value, (size_t*)(void*)member);
    case OPTION_CONFIDENCE:
      return set_confidence(spec, value, (size_t*)(void*)member);
    case OPTION_SECONDS:
      return set_seconds(spec, value, (double*)(void*)member);
    case OPTION_DATE:
      if (!is_date(value)) {
        return error_usage(
          "--%s cannot be '%s'; it is a date such as 2026-01-31",
          spec->name,
          value);
      }
      break;
    case OPTION_TEXT:
      break;
  }
  *(const char**)(void*)member = value;
  return check_choice(spec, value);
}

// Where parsing is
typedef struct {
  char**   argv;
  int      argc;
  int      index;
  unsigned command;
} cursor;

// The value of an option: `attached`, or the next argument
static int
set_option(options* o, cursor* c, const option_spec* spec, const char* attached)
{
  if (spec->kind == OPTION_FLAG) {
    return attached ? error_usage("--%s takes no value", spec->name)
                    : set_value(o, spec, NULL);
  }
  if (!attached && c->index + 1 >= c->argc) {
    return error_usage(
      "--%s needs a value: --%s %s", spec->name, spec->name, spec->argument);
  }
  return set_value(o, spec, attached ? attached : c->argv[++c->index]);
}

static int
parse_long(options* o, cursor* c, const char* name)
{
  const char* const equals = strchr(name, '=');
  const size_t      size   = equals ? (size_t)(equals - name) : strlen(name);
  const option_spec* const spec = find_long(name, size, c->command);
  if (!spec) {
    char word[64] = "";
    snprintf(word, sizeof(word), "%.*s", (int)(size > 60U ? 60U : size), name);
    return fail_unknown(word, c->command);
  }
  return set_option(o, c, spec, equals ? equals + 1 : NULL);
}

// Letters after one dash: flags may be joined, a value may follow directly
static int
parse_letters(options* o, cursor* c, const char* letters)
{
  for (; *letters; ++letters) {
    const option_spec* const spec = find_letter(*letters, c->command);
    if (!spec) {
      return error_usage("unknown option -%s; --help lists the options",
                         letters);
    }
    if (spec->kind != OPTION_FLAG) {
      return set_option(o, c, spec, letters[1] ? letters + 1 : NULL);
    }
    set_value(o, spec, NULL);
  }
  return CLI_DONE;
}

int
options_parse(int argc, char** argv, unsigned command, options* out)
{
  *out                    = (options){.json = false};
  const size_t       room = (size_t)argc + 1U;
  const char** const items =
    (const char**)calloc(7U * room, sizeof(const char*));
  if (!items) {
    return error_no_memory();
  }
  out->arguments.items = items; // the first of seven owns the memory
  out->packs.items     = items + room;
  out->outputs.items   = items + (2U * room);
  out->removals.items  = items + (3U * room);
  out->focus.items     = items + (4U * room);
  out->types.items     = items + (5U * room);
  out->relations.items = items + (6U * room);

  cursor c          = {argv, argc, 1, command};
  bool   only_names = false;
  int    st         = CLI_DONE;
  for (; st == CLI_DONE && c.index < argc; ++c.index) {
    const char* const a = argv[c.index];
    if (only_names || a[0] != '-' || !a[1]) {
      out->arguments.items[out->arguments.count++] = a;
    } else if (!strcmp(a, "--")) {
      only_names = true;
    } else {
      st = a[1] == '-' ? parse_long(out, &c, a + 2)
                       : parse_letters(out, &c, a + 1);
    }
  }
  return st;
}

void
options_free(options* o)
{
  free((void*)o->arguments.items);
  *o = (options){.json = false};
}

void
options_print(unsigned command)
{
  puts("\nOptions:");
  for (size_t i = 0U; i < SPEC_COUNT; ++i) {
    const option_spec* const s = &specs[i];
    if (s->commands & command) {
      char name[48] = "";
      snprintf(name,
               sizeof(name),
               "%c%c%s--%s%s%s",
               s->letter ? '-' : ' ',
               s->letter ? s->letter : ' ',
               s->letter ? ", " : "  ",
               s->name,
               s->argument ? " " : "",
               s->argument ? s->argument : "");
      printf("  %-24s %s\n", name, s->help);
    }
  }
}
