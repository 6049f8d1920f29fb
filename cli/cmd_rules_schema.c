// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// weft rules schema: JSON Schemas of the files of packs, for editors.

#include "cmd_rules.h"

#include "error.h"
#include "output.h"
#include "weft/check.h"

#include <string.h>

static int
print_schema(weft_pack_file file)
{
  output      out    = {.name = NULL};
  weft_error  error  = WEFT_ERROR_INIT;
  weft_status st     = output_open(&out, NULL, &error);
  weft_writer writer = output_writer(&out);
  if (!st) {
    st = output_check(&out, weft_pack_schema(file, &writer, &error), &error);
  }
  if (!st) {
    st = output_commit(&out, &error);
  } else {
    output_discard(&out);
  }
  return st ? error_fail(&error) : CLI_DONE;
}

int
rules_schema(const rules_job* job)
{
  static const char* const names[] = {"pack", "rules", "macros"};

  if (!job->words.count) {
    return print_schema(WEFT_PACK_FILE_PACK);
  }
  for (size_t i = 0U; i < 3U && job->words.count == 1U; ++i) {
    if (!strcmp(names[i], job->words.items[0])) {
      return print_schema((weft_pack_file)i);
    }
  }
  return error_usage("rules schema knows pack, rules and macros, not %s",
                     job->words.items[job->words.count - 1U]);
}
