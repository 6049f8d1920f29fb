// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// When two literals are the same value.

#ifndef WEFT_GRAPH_LITERAL_KEY_H
#define WEFT_GRAPH_LITERAL_KEY_H

#include "strbuf.h"

#include "weft/base.h"
#include "weft/triple.h"

// Replace the content of `out`: kind, unit, and `what`: the value, or the
// name's key (name.h) of a literal without a value
static inline void
literal_key(const weft_value_kind kind,
            const weft_str        unit,
            const weft_str        what,
            strbuf* const         out)
{
  strbuf_clear(out);
  strbuf_putc(out, (char)('0' + (int)kind));
  strbuf_append(out, unit);
  strbuf_putc(out, '\0');
  strbuf_append(out, what);
}

#endif // WEFT_GRAPH_LITERAL_KEY_H
