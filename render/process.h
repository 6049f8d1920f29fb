// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// One run of the worker program.

#ifndef WEFT_RENDER_PROCESS_H
#define WEFT_RENDER_PROCESS_H

#include "strbuf.h"
#include "weft/base.h"

typedef struct {
  const char* program; // path
  const char* flag;    // first argument
  const char* engine;  // second argument
  const char* format;  // third argument
  double      seconds; // of the processor; by the clock, three times as many
} process_call;

// Feed `input` to the program and collect what it prints.
//
// Returns WEFT_OK; WEFT_ERR_NOT_FOUND if the program cannot be started;
// WEFT_ERR_TIMEOUT if it was killed for being slow; WEFT_ERR_RENDER if it
// failed or printed nothing, with the first line it complained with in
// `complaint`; WEFT_ERR_LIMIT; WEFT_ERR_NO_MEMORY; WEFT_ERR_IO.
weft_status
process_run(const process_call* call,
            weft_str            input,
            strbuf*             output,
            strbuf*             complaint);

#endif // WEFT_RENDER_PROCESS_H
