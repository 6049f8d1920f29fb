// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// What all subcommands do alike.

#ifndef WEFT_CLI_COMMAND_H
#define WEFT_CLI_COMMAND_H

#include "options.h"

// Parse the options of `command`, then print its help or the version if these
// are asked for, else `run` it.  Returns the exit code.
int
command_run(int      argc,
            char**   argv,
            unsigned command,
            void (*help)(void),
            int (*run)(const options* o));

#endif // WEFT_CLI_COMMAND_H
