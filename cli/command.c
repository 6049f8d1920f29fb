// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "command.h"

#include "commands.h"

int
command_run(int      argc,
            char**   argv,
            unsigned command,
            void (*const help)(void),
            int (*const run)(const options* o))
{
  options o;
  int     code = options_parse(argc, argv, command, &o);
  if (!code && o.help) {
    help();
  } else if (!code && o.version) {
    code = cmd_version();
  } else if (!code) {
    code = run(&o);
  }
  options_free(&o);
  return code;
}
