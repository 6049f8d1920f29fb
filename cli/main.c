// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// weft: text to knowledge graphs by rules.

#include "commands.h"
#include "error.h"
#include "options.h"
#include "weft/render.h"

#include <stdio.h>
#include <string.h>

typedef struct {
  const char* name;
  int (*run)(int argc, char** argv);
  const char* help;
} command;

static int
cmd_help(int argc, char** argv);

static const command commands[] = {
  {"run", cmd_run, "text to a picture or an export in one go"},
  {"extract", cmd_extract, "text to triples, as JSON lines"},
  {"build", cmd_build, "text to a graph file, which later runs add to"},
  {"import", cmd_import, "triples to a graph file"},
  {"render", cmd_render, "a graph file to a picture"},
  {"export", cmd_export, "a graph file to another format"},
  {"diff", cmd_diff, "what two graph files do not have in common"},
  {"merge", cmd_merge, "many graph files into one"},
  {"stats", cmd_stats, "what a graph file holds and how it hangs together"},
  {"query", cmd_query, "ask a graph file: patterns, paths, words"},
  {"show", cmd_show, "what a graph file knows of a name"},
  {"aliases", cmd_aliases, "names of entities, why they are joined; decide"},
  {"conflicts", cmd_conflicts, "contradictions in a graph file"},
  {"rules", cmd_rules, "check, test and list rule packs"},
  {"help", cmd_help, "print help for a command"},
};

enum { COMMAND_COUNT = sizeof(commands) / sizeof(commands[0]) };

static const command*
find_command(const char* name)
{
  for (size_t i = 0U; i < COMMAND_COUNT; ++i) {
    if (!strcmp(commands[i].name, name)) {
      return &commands[i];
    }
  }
  return NULL;
}

static void
print_usage(FILE* stream)
{
  fputs("Usage: weft COMMAND [OPTION]... [ARGUMENT]...\n\nCommands:\n", stream);
  for (size_t i = 0U; i < COMMAND_COUNT; ++i) {
    fprintf(stream, "  %-10s %s\n", commands[i].name, commands[i].help);
  }
  fputs("\n`weft help COMMAND` lists a command's options.\n", stream);
}

static int
fail_unknown(const char* name)
{
  const char* names[COMMAND_COUNT + 1U] = {NULL};
  for (size_t i = 0U; i < COMMAND_COUNT; ++i) {
    names[i] = commands[i].name;
  }
  const char* const suggestion = options_suggest(name, names);
  if (suggestion) {
    return error_usage(
      "unknown command %s; did you mean %s?", name, suggestion);
  }
  return error_usage("unknown command %s; `weft help` lists the commands",
                     name);
}

static int
cmd_help(int argc, char** argv)
{
  if (argc < 2 || argv[1][0] == '-') {
    print_usage(stdout);
    return CLI_DONE;
  }
  const command* const c = find_command(argv[1]);
  if (!c) {
    return fail_unknown(argv[1]);
  }
  if (c->run == cmd_help) {
    print_usage(stdout);
    return CLI_DONE;
  }
  char  flag[]      = "--help";
  char* arguments[] = {argv[1], flag, NULL};
  return c->run(2, arguments);
}

int
cmd_version(void)
{
  puts("weft " WEFT_VERSION);
  return CLI_DONE;
}

int
main(int argc, char** argv)
{
  if (argc < 2) {
    print_usage(stderr);
    return CLI_BAD;
  }
  const char* const name = argv[1];
  if (!strcmp(name, WEFT_RENDER_WORKER_FLAG)) {
    return weft_render_worker(argc, (const char* const*)argv);
  }
  if (!strcmp(name, "--version")) {
    return cmd_version();
  }
  if (!strcmp(name, "--help") || !strcmp(name, "-h")) {
    print_usage(stdout);
    return CLI_DONE;
  }
  const command* const c = find_command(name);
  return c ? c->run(argc - 1, argv + 1) : fail_unknown(name);
}
