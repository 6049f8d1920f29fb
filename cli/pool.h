// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Threads that take numbered tasks and hand their results back in order.

#ifndef WEFT_CLI_POOL_H
#define WEFT_CLI_POOL_H

#include "weft/base.h"

// What a pool does.  Tasks are 0 … count - 1.
//
// At most a fixed number of results per thread wait for delivery, so memory
// does not grow with the number of tasks.
typedef struct {
  void*  handle;  // passed to every callback
  size_t count;   // number of tasks
  size_t threads; // number of threads; 0 means one per core

  // Make the state of one thread; called before any task
  weft_status (*start)(void* handle, void** state, weft_error* error);

  // Free it; called by the caller's thread after all tasks
  void (*finish)(void* handle, void* state);

  // Do a task in some thread; NULL if out of memory
  void* (*work)(void* handle, void* state, size_t index);

  // Take over a result, in order, in the caller's thread; a status other than
  // WEFT_OK stops the pool
  weft_status (*deliver)(void*       handle,
                         size_t      index,
                         void*       result,
                         weft_error* error);

  // Free a result that will not be delivered
  void (*discard)(void* handle, void* result);
} pool_tasks;

// Run all tasks; the first failure stops it and is returned
weft_status
pool_run(const pool_tasks* tasks, weft_error* error);

#endif // WEFT_CLI_POOL_H
