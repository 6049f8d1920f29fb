// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Explanations for people.

#ifndef WEFT_CLI_EXPLAIN_TEXT_H
#define WEFT_CLI_EXPLAIN_TEXT_H

#include "strbuf.h"

#include "weft/explain.h"

// How an explanation is printed
typedef struct {
  const char* lang;  // of messages
  bool        color; // with escape sequences
  bool        full;  // long patterns too
} explain_style;

weft_status
explain_put_text(strbuf*                 out,
                 const weft_document*    document,
                 const weft_explanation* e,
                 const explain_style*    style);

#endif // WEFT_CLI_EXPLAIN_TEXT_H
