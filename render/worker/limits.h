// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Limits that the worker process sets for itself.

#ifndef WEFT_WORKER_LIMITS_H
#define WEFT_WORKER_LIMITS_H

// Limit memory, CPU time and file size; no core files.  Lower limits stay.
void
worker_limits(void);

#endif // WEFT_WORKER_LIMITS_H
