// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "commands.h"

#include "command.h"
#include "error.h"
#include "options.h"
#include "output.h"
#include "report.h"
#include "strbuf.h"
#include "weft/merge.h"
#include "weft/store.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { HASH_SHOWN = 12 };

static int
shown(weft_str hash)
{
  return (int)(hash.size < HASH_SHOWN ? hash.size : HASH_SHOWN);
}

static weft_status
note_clash(void* handle, const weft_clash* lost, const weft_clash* kept)
{
  (void)handle;
  error_note("%.*s differs: kept that of %.*s (%.*s%s%.*s), not that of %.*s"
             " (%.*s%s%.*s)",
             (int)lost->doc.size,
             lost->doc.data,
             (int)kept->file.size,
             kept->file.data,
             (int)kept->date.size,
             kept->date.data,
             kept->date.size ? " " : "",
             shown(kept->sha256),
             kept->sha256.data,
             (int)lost->file.size,
             lost->file.data,
             (int)lost->date.size,
             lost->date.data,
             lost->date.size ? " " : "",
             shown(lost->sha256),
             lost->sha256.data);
  return WEFT_OK;
}

// What an interrupted writer left beside a file that is no more would be taken
// for a part of the new one
static weft_status
remove_leftovers(const char* path, weft_error* error)
{
  static const char* const endings[] = {"-wal", "-shm", "-journal"};

  strbuf      name = {0};
  weft_status st   = WEFT_OK;
  for (size_t i = 0U; !st && i < sizeof(endings) / sizeof(endings[0]); ++i) {
    strbuf_clear(&name);
    strbuf_puts(&name, path);
    strbuf_puts(&name, endings[i]);
    st = name.status;
    if (!st) {
      (void)unlink(name.data);
    }
  }
  strbuf_free(&name);
  return st ? weft_error_set(error, st, NULL, 0U, 0U, "out of memory") : st;
}

// A log that another program keeps open would be taken for a part of the new
// file, and spoil it
static weft_status
check_unused(const char* path, weft_error* error)
{
  strbuf name = {0};
  strbuf_puts(&name, path);
  strbuf_puts(&name, "-wal");
  const weft_status st   = name.status;
  const bool        used = !st && !access(name.data, F_OK);
  strbuf_free(&name);
  if (st) {
    return weft_error_set(error, st, NULL, 0U, 0U, "out of memory");
  }
  return used ? weft_error_set(error,
                               WEFT_ERR_IO,
                               path,
                               0U,
                               0U,
                               "another program uses this file; wait until it "
                               "is done, or write elsewhere")
              : st;
}

// Make sure that a file that will be replaced is one graph and in one piece
static weft_status
settle(const char* path, weft_error* error)
{
  weft_store* old = NULL;
  if (access(path, F_OK)) {
    return remove_leftovers(path, error);
  }
  weft_status st = weft_store_open(path, WEFT_STORE_WRITE, &old, error);
  if (!st) {
    st = weft_store_close(old, error);
  }
  return st ? st : check_unused(path, error);
}

static weft_status
merge(const options* o, weft_store_counts* counts, weft_error* error)
{
  const char* const path = o->outputs.items[0];
  output            out  = {.file = NULL};
  weft_status       st   = settle(path, error);
  if (!st) {
    st = output_open(&out, path, error);
  }
  if (!st && !out.temporary) {
    st = weft_error_set(error,
                        WEFT_ERR_BAD_ARG,
                        path,
                        0U,
                        0U,
                        "no place for a graph; give the name of a file");
  }
  if (!st) {
    st = weft_merge(o->arguments.items,
                    o->arguments.count,
                    out.temporary,
                    o->quiet ? NULL : note_clash,
                    NULL,
                    counts,
                    error);
  }
  if (!st) {
    st = check_unused(path, error);
  }
  if (!st) {
    st = output_commit(&out, error);
  }
  output_discard(&out);
  return st;
}

static void
print_help(void)
{
  puts("Usage: weft merge [OPTION]... GRAPH.weft... -o GRAPH.weft\n\n"
       "Write the union of graph files to a new file, which replaces an old\n"
       "one whole or not at all; it may be one of the inputs.  The order of\n"
       "the files makes no difference.  Of a document with several contents\n"
       "the one with the latest date stays.");
  options_print(COMMAND_MERGE);
}

static int
run_checked(const options* o)
{
  if (!o->arguments.count) {
    return error_usage("merge needs graph files, such as a.weft b.weft");
  }
  if (o->outputs.count != 1U || !strcmp(o->outputs.items[0], "-")) {
    return error_usage("merge needs one output file, such as -o all.weft");
  }
  weft_error        error  = WEFT_ERROR_INIT;
  weft_store_counts counts = {0};
  weft_status       st     = merge(o, &counts, &error);
  if (!st) {
    st = report_counts(o, &counts, &error);
  }
  return st ? error_fail(&error) : CLI_DONE;
}

int
cmd_merge(int argc, char** argv)
{
  return command_run(argc, argv, COMMAND_MERGE, print_help, run_checked);
}
