// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Mentions on their way out.

#ifndef WEFT_EXTRACT_EMIT_MENTION_H
#define WEFT_EXTRACT_EMIT_MENTION_H

#include "rule/end.h"

// Pass the mentions of all sentences on, then the other names that stand in
// parentheses.  Counts what each rule found.
weft_status
emit_mentions(emitter* e);

#endif // WEFT_EXTRACT_EMIT_MENTION_H
