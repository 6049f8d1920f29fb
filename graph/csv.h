// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Fields of comma-separated values (RFC 4180).

#ifndef WEFT_GRAPH_CSV_H
#define WEFT_GRAPH_CSV_H

#include "strbuf.h"

// Append `text`, in quotes if it needs them.  U+0000, which ends a text for
// most readers, becomes U+FFFD.
void
csv_put(strbuf* b, weft_str text);

// Append `text` in quotes, so that an empty text is not taken for none
void
csv_put_quoted(strbuf* b, weft_str text);

#endif // WEFT_GRAPH_CSV_H
