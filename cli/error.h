// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Exit codes and the one line that every error is.

#ifndef WEFT_CLI_ERROR_H
#define WEFT_CLI_ERROR_H

#include "weft/base.h"

// Exit codes
enum {
  CLI_DONE    = 0, // done
  CLI_NO      = 1, // the answer is "no"
  CLI_BAD     = 2, // wrong use or bad input
  CLI_MACHINE = 3  // the machine failed: I/O, memory, layout
};

// The exit code that a status comes to
int
error_exit_code(weft_status status);

// Print `weft: file:line:column: message` on standard error.
//
// `kind` is put before the message, such as `warning`; it may be NULL.
void
error_print(const weft_error* error, const char* kind);

// Print and return the exit code
int
error_fail(const weft_error* error);

// Print a wrong use and return CLI_BAD
int
error_usage(const char* format, ...) __attribute__((format(printf, 1, 2)));

// Fill and print an out of memory error, and return CLI_MACHINE
int
error_no_memory(void);

// Print one line of information on standard error
void
error_note(const char* format, ...) __attribute__((format(printf, 1, 2)));

#endif // WEFT_CLI_ERROR_H
