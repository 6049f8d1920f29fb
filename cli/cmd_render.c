// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "commands.h"

#include "command.h"
#include "error.h"
#include "format.h"
#include "options.h"
#include "picture.h"
#include "product.h"

#include <stdio.h>

static void
print_help(void)
{
  puts(
    "Usage: weft render [OPTION]... GRAPH.weft -o OUTPUT\n\n"
    "Draw a graph file, or a part of it.  The extension of OUTPUT chooses:\n"
    ".svg .html .png .pdf .dot.  Of a graph too large to draw, communities\n"
    "stand for what is less important.  A page (.html) shows evidence inside\n"
    "its documents if --texts says where they are.  The exit code is 1 if\n"
    "names or filters leave nothing to draw.");
  options_print(COMMAND_RENDER);
}

static int
check_use(const options* o)
{
  if (o->arguments.count != 1U) {
    return error_usage("render needs one graph file, such as news.weft");
  }
  if (!o->outputs.count && !o->per_document) {
    return error_usage("render needs an output, such as -o graph.svg, or "
                       "--per-document FOLDER");
  }
  if (o->outputs.count > PRODUCT_MAX) {
    return error_usage("render writes at most %d files at once", PRODUCT_MAX);
  }
  for (size_t i = 0U; i < o->outputs.count; ++i) {
    const output_format* const f = format_of_path(o->outputs.items[i]);
    if (!f || f->kind != FORMAT_PICTURE) {
      return error_usage("%s: unknown kind of picture; its name must end in "
                         ".svg, .html, .png, .pdf or .dot",
                         o->outputs.items[i]);
    }
  }
  return picture_check_use(o);
}

static int
run_checked(const options* o)
{
  const int use = check_use(o);
  if (use) {
    return use;
  }
  product    products[PRODUCT_MAX] = {{.format = NULL}};
  weft_error error                 = WEFT_ERROR_INIT;
  for (size_t i = 0U; i < o->outputs.count; ++i) {
    products[i].format = format_of_path(o->outputs.items[i]);
  }
  bool              no = false;
  const weft_status st = product_all(
    products, o->outputs.count, o->arguments.items[0], o, &no, &error);
  if (st) {
    (void)error_fail(&error);
  }
  return no ? CLI_NO : product_exit(products, o->outputs.count, st);
}

int
cmd_render(int argc, char** argv)
{
  return command_run(argc, argv, COMMAND_RENDER, print_help, run_checked);
}
