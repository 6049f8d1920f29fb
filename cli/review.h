// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Reports about a graph, for people and as JSON lines.

#ifndef WEFT_CLI_REVIEW_H
#define WEFT_CLI_REVIEW_H

#include "strbuf.h"
#include "weft/graph.h"
#include "weft/store.h"

// What the command line says of a report
typedef struct {
  const char* path; // of the graph file
  const char* at;   // date, or NULL
} review_source;

// Load a graph file; says on standard error if its writer did not finish
weft_status
review_load(const review_source* source, weft_graph** out, weft_error* error);

// Say on standard error if the writer of `store` at `path` did not finish
void
review_unfinished(const weft_store* store, const char* path);

// Append `subject relation object`, with what else belongs to the fact
void
review_fact(strbuf* b, const weft_graph* graph, const weft_fact* fact);

// Append the same as members of a JSON object
void
review_fact_json(strbuf* b, const weft_graph* graph, const weft_fact* fact);

// Append `"name":` and a JSON string
void
review_member(strbuf* b, const char* name, weft_str value);

// Print what was collected; an output that cannot be written is an error
weft_status
review_print(strbuf* b, weft_error* error);

#endif // WEFT_CLI_REVIEW_H
