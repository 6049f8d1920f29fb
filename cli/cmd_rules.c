// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "cmd_rules.h"

#include "command.h"
#include "commands.h"
#include "error.h"
#include "options.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

// What the arguments of an action are
typedef enum {
  TAKES_PACKS,  // one or more
  TAKES_INPUTS, // packs and other things
  TAKES_WORDS   // what the action makes of them
} takes;

typedef struct {
  const char* name;
  int (*run)(const rules_job* job);
  takes what;
} action;

static const action actions[] = {
  {"new", rules_new, TAKES_WORDS},
  {"check", rules_check, TAKES_PACKS},
  {"test", rules_test, TAKES_INPUTS},
  {"list", rules_list, TAKES_INPUTS},
  {"schema", rules_schema, TAKES_WORDS},
};

enum { ACTION_COUNT = sizeof(actions) / sizeof(actions[0]) };

// The names of all actions: `check, test and list`
static void
join_names(char* out, size_t size)
{
  size_t used = 0U;
  for (size_t i = 0U; i < ACTION_COUNT && used < size; ++i) {
    const char* const before = !i ? "" : i + 1U < ACTION_COUNT ? ", " : " and ";
    const int         n =
      snprintf(out + used, size - used, "%s%s", before, actions[i].name);
    used += n > 0 ? (size_t)n : 0U;
  }
}

// An argument that is a folder with a pack in it, or no path at all
static bool
is_pack(const char* name)
{
  struct stat info;
  if (stat(name, &info)) {
    return !strchr(name, '.') && strcmp(name, "-") != 0;
  }
  char path[4096] = "";
  snprintf(path, sizeof(path), "%s/pack.jsonc", name);
  return !stat(path, &info);
}

static int
dispatch(const action* a, const rules_job* job)
{
  if (a->what == TAKES_PACKS && job->inputs.count) {
    return error_usage("%s: not a rule pack; a pack is a name or a folder "
                       "with pack.jsonc",
                       job->inputs.items[0]);
  }
  if (a->what == TAKES_PACKS && !job->packs.count) {
    return error_usage("rules %s needs a pack by name or folder", a->name);
  }
  return a->run(job);
}

static const action*
find_action(const char* name)
{
  for (size_t i = 0U; i < ACTION_COUNT; ++i) {
    if (!strcmp(actions[i].name, name)) {
      return &actions[i];
    }
  }
  return NULL;
}

static int
fail_action(const char* name)
{
  char names[128] = "";
  join_names(names, sizeof(names));
  return name ? error_usage("unknown action %s; rules knows %s", name, names)
              : error_usage("rules needs an action: %s", names);
}

// Tell packs from other arguments
static void
split(const options* o, rules_job* job)
{
  for (size_t i = 0U; i < o->packs.count; ++i) {
    job->packs.items[job->packs.count++] = o->packs.items[i];
  }
  for (size_t i = 0U; i < job->words.count; ++i) {
    const char* const  name    = job->words.items[i];
    option_list* const list    = is_pack(name) ? &job->packs : &job->inputs;
    list->items[list->count++] = name;
  }
}

static int
run_checked(const options* o)
{
  const size_t count = o->arguments.count;
  if (!count) {
    return fail_action(NULL);
  }
  const action* const a = find_action(o->arguments.items[0]);
  if (!a) {
    return fail_action(o->arguments.items[0]);
  }
  if ((o->gold || o->junit) && strcmp(a->name, "test") != 0) {
    return error_usage("--gold and --junit are options of rules test");
  }
  const char** const items =
    (const char**)calloc((2U * count) + o->packs.count, sizeof(const char*));
  if (!items) {
    return error_no_memory();
  }
  rules_job job = {
    o, {o->arguments.items + 1, count - 1U}, {items + count, 0U}, {items, 0U}};
  if (a->what != TAKES_WORDS) {
    split(o, &job);
  }
  const int code = dispatch(a, &job);
  free((void*)items);
  return code;
}

static void
print_help(void)
{
  puts("Usage: weft rules new NAME\n"
       "       weft rules check PACK...\n"
       "       weft rules test PACK... [--gold DIR] [INPUT]...\n"
       "       weft rules list [PACK]... [INPUT]...\n"
       "       weft rules schema [pack|rules|macros]\n\n"
       "new makes a small pack that works, in Korean or English (--lang);\n"
       "check looks for mistakes in packs; test runs the examples that the\n"
       "rules carry and, with --gold, compares what they find in texts with\n"
       "annotations; list prints the rules, and how often each fired in the\n"
       "inputs; schema prints the JSON Schema of a pack's files for editors.\n"
       "Exit code 1 means that an example failed or, with --strict, that\n"
       "check warned; a pack with an error is bad input: exit code 2.");
  options_print(COMMAND_RULES);
}

int
cmd_rules(int argc, char** argv)
{
  return command_run(argc, argv, COMMAND_RULES, print_help, run_checked);
}
