// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Rules run over texts whose right triples are known.

#ifndef WEFT_CLI_RULES_GOLD_H
#define WEFT_CLI_RULES_GOLD_H

#include "cmd_rules.h"
#include "job.h"
#include "rules_junit.h"

// Open the texts that gold is compared in: the action's inputs, or else those
// beside the gold.  What is missing fails here, before anything is printed.
weft_status
rules_gold_open(job*             j,
                const rules_job* r,
                const weft_gold* gold,
                weft_error*      error);

// Run `j->rules` over them, and print how the triples compare with the gold
weft_status
rules_gold(job* j, weft_gold* gold, junit* report, weft_error* error);

#endif // WEFT_CLI_RULES_GOLD_H
