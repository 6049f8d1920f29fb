// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// What a command says at its end.

#ifndef WEFT_CLI_REPORT_H
#define WEFT_CLI_REPORT_H

#include "options.h"
#include "weft/store.h"

// Say how much a graph file holds now; an output that cannot be written is an
// error
weft_status
report_counts(const options*           o,
              const weft_store_counts* counts,
              weft_error*              error);

#endif // WEFT_CLI_REPORT_H
