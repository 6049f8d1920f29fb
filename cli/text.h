// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Text on its way to standard output.

#ifndef WEFT_CLI_TEXT_H
#define WEFT_CLI_TEXT_H

#include "strbuf.h"

#include "weft/base.h"

// Write `text` to standard output and empty it; reports its sticky error
weft_status
text_print(strbuf* text, weft_error* error);

// Make sure that all was written
weft_status
text_flush(weft_error* error);

#endif // WEFT_CLI_TEXT_H
