// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// A bar on standard error, only on a terminal.  One per process.

#ifndef WEFT_CLI_PROGRESS_H
#define WEFT_CLI_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>

// Start a bar over `total` steps; does nothing if not on a terminal or `quiet`
void
progress_start(const char* label, size_t total, bool quiet);

// One more step is done
void
progress_step(void);

// Take the bar off the screen so that a line can be printed; it comes back
void
progress_hide(void);

// Remove the bar
void
progress_end(void);

#endif // WEFT_CLI_PROGRESS_H
