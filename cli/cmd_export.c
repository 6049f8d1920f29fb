// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "commands.h"

#include "command.h"
#include "error.h"
#include "format.h"
#include "options.h"
#include "product.h"

#include <stdio.h>

// What --format says, else the extension of --output; NULL if neither does
static const output_format*
chosen_format(const options* o)
{
  return o->format          ? format_of_name(o->format)
         : o->outputs.count ? format_of_path(o->outputs.items[0])
                            : NULL;
}

static void
print_help(void)
{
  puts(
    "Usage: weft export [OPTION]... GRAPH.weft\n\n"
    "Write a graph file in a format that other tools read, to standard\n"
    "output or a file.  Without --format the extension of the file chooses.");
  options_print(COMMAND_EXPORT);
}

static int
run_checked(const options* o)
{
  if (o->arguments.count != 1U) {
    return error_usage("export needs one graph file, such as news.weft");
  }
  if (o->outputs.count > 1U) {
    return error_usage("export writes one file; give --output once");
  }
  product one = {.format = chosen_format(o)};
  if (!one.format && o->format) {
    return error_usage(
      "--format cannot be '%s'; export writes %s", o->format, format_names());
  }
  if (!one.format || one.format->kind == FORMAT_PICTURE) {
    return error_usage("export needs --format: %s; weft render draws pictures",
                       format_names());
  }
  if (one.format->kind == FORMAT_NEO4J && !o->outputs.count) {
    return error_usage("the format neo4j is a folder; name it with --output");
  }
  weft_error        error = WEFT_ERROR_INIT;
  const weft_status st =
    product_all(&one, 1U, o->arguments.items[0], o, NULL, &error);
  return st ? error_fail(&error) : CLI_DONE;
}

int
cmd_export(int argc, char** argv)
{
  return command_run(argc, argv, COMMAND_EXPORT, print_help, run_checked);
}
