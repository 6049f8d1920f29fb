// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// The subcommands: each gets argv with its own name first, and returns the
// exit code.

#ifndef WEFT_CLI_COMMANDS_H
#define WEFT_CLI_COMMANDS_H

#define WEFT_RENDER_WORKER_FLAG "--render-worker"

int
cmd_aliases(int argc, char** argv);

int
cmd_build(int argc, char** argv);

int
cmd_conflicts(int argc, char** argv);

int
cmd_diff(int argc, char** argv);

int
cmd_export(int argc, char** argv);

int
cmd_extract(int argc, char** argv);

int
cmd_import(int argc, char** argv);

int
cmd_merge(int argc, char** argv);

int
cmd_query(int argc, char** argv);

int
cmd_render(int argc, char** argv);

int
cmd_rules(int argc, char** argv);

int
cmd_run(int argc, char** argv);

int
cmd_stats(int argc, char** argv);

int
cmd_show(int argc, char** argv);

// Print the version on standard output
int
cmd_version(void);

#endif // WEFT_CLI_COMMANDS_H
