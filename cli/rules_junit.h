// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Outcomes of examples as a JUnit report, which build servers read.

#ifndef WEFT_CLI_RULES_JUNIT_H
#define WEFT_CLI_RULES_JUNIT_H

#include "strbuf.h"
#include "weft/extract.h"
#include "weft/gold.h"

// Zero-initialised is an empty report
typedef struct {
  strbuf cases;      // of the examples
  strbuf properties; // of the gold
  size_t count;
  size_t failed;
} junit;

void
junit_add(junit* j, const weft_example_result* result);

// Add what triples compared with gold come to
void
junit_add_gold(junit* j, const char* names, weft_score total);

// Write the report
weft_status
junit_write(const junit* j, const char* path, weft_error* error);

void
junit_free(junit* j);

#endif // WEFT_CLI_RULES_JUNIT_H
