// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Lines of JSON that the actions of `weft rules` print.

#ifndef WEFT_CLI_RULES_LINE_H
#define WEFT_CLI_RULES_LINE_H

#include "strbuf.h"

// Append `,"key":"value"`, without the comma at an object's start
void
rules_line_member(strbuf* line, const char* key, weft_str value);

// Print a line on standard output and free it
void
rules_line_print(strbuf* line);

#endif // WEFT_CLI_RULES_LINE_H
