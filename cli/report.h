// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// What a command says at its end.

#ifndef WEFT_CLI_REPORT_H
#define WEFT_CLI_REPORT_H

#include "options.h"
#include "weft/store.h"

// How much a graph file holds now
void
report_counts(const options* o, const weft_store_counts* counts);

#endif // WEFT_CLI_REPORT_H
