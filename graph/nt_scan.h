// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// The bytes of N-Triples and N-Quads before a parser sees them: where a
// statement stands, and nothing that only Turtle has, which nests.

#ifndef WEFT_GRAPH_NT_SCAN_H
#define WEFT_GRAPH_NT_SCAN_H

#include "weft/base.h"

typedef enum { NT_OUTSIDE, NT_IRI, NT_TEXT, NT_ESCAPE, NT_COMMENT } nt_state;

// Start with NT_SCAN_INIT
typedef struct {
  nt_state state;
  char     before; // the byte before, outside
  size_t   offset; // of the next byte
  size_t   line;   // of the next byte, from 1
  size_t   column; // of it in code points, from 1
  bool     inside; // a statement has begun
  size_t   start;  // byte where it begins
  size_t   row;    // line where it begins
  size_t   dot;    // one past the last dot outside
} nt_scan;

#define NT_SCAN_INIT                                                           \
  (nt_scan)                                                                    \
  {                                                                            \
    .line = 1U, .column = 1U, .row = 1U                                        \
  }

// Go on by one byte; return what is wrong with it, or NULL
const char*
nt_scan_next(nt_scan* s, char c);

// The parser has seen the dot of a statement; return its bytes
weft_span
nt_scan_end(nt_scan* s);

#endif // WEFT_GRAPH_NT_SCAN_H
