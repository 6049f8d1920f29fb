// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Actions of `weft rules`, one file each.
//
// To add one: write cli/cmd_rules_NAME.c, declare it here, and add a row to the
// table in cmd_rules.c.

#ifndef WEFT_CLI_CMD_RULES_H
#define WEFT_CLI_CMD_RULES_H

#include "options.h"

// What an action is given; all borrowed from the command line
typedef struct {
  const options* options;
  option_list    words;  // all that stands behind the action's name
  option_list    packs;  // of --pack, and those of `words` that are packs
  option_list    inputs; // the others of `words`
} rules_job;

// Each returns the exit code

int
rules_check(const rules_job* job);

int
rules_list(const rules_job* job);

int
rules_new(const rules_job* job);

int
rules_schema(const rules_job* job);

int
rules_test(const rules_job* job);

#endif // WEFT_CLI_CMD_RULES_H
