// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "rules_line.h"

#include <stdio.h>

void
rules_line_print(strbuf* line)
{
  if (!line->status) {
    puts(line->data ? line->data : "");
  }
  strbuf_free(line);
}

void
rules_line_member(strbuf* line, const char* key, weft_str value)
{
  strbuf_puts(line, line->size > 1U ? ",\"" : "\"");
  strbuf_puts(line, key);
  strbuf_puts(line, "\":");
  strbuf_put_json(line, value);
}
