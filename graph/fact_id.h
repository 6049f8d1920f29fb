// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// A name of a fact that is the same in every graph and every export.

#ifndef WEFT_GRAPH_FACT_ID_H
#define WEFT_GRAPH_FACT_ID_H

#include "strbuf.h"

#include "weft/graph.h"

// Digits of a hash: 128 bits
#define FACT_ID_DIGITS 32U

// Zero-initialised is valid; fact_id_dispose() frees it
typedef struct {
  char   digits[FACT_ID_DIGITS + 1U]; // hexadecimal, terminated
  strbuf identity;                    // what is hashed
  strbuf key;
} fact_id;

// Set `digits` to the hash of what makes the fact one fact
weft_status
fact_id_set(fact_id* id, const weft_graph* graph, const weft_fact* fact);

// Set `digits` to the hash of a support of the statement named `statement`
weft_status
fact_id_set_support(fact_id* id, weft_str statement, const weft_support* s);

weft_str
fact_id_str(const fact_id* id);

void
fact_id_dispose(fact_id* id);

#endif // WEFT_GRAPH_FACT_ID_H
