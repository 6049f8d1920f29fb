// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "error.h"

#include "progress.h"

#include <stdarg.h>
#include <stdio.h>

int
error_exit_code(weft_status status)
{
  switch (status) {
    case WEFT_OK:
      return CLI_DONE;
    case WEFT_ERR_NO_MEMORY:
    case WEFT_ERR_IO:
    case WEFT_ERR_RENDER:
    case WEFT_ERR_TIMEOUT:
      return CLI_MACHINE;
    default:
      return CLI_BAD;
  }
}

// A message is one line whatever names and texts it quotes
static void
print_line(const char* text)
{
  for (const char* c = text; *c; ++c) {
    const unsigned char byte = (unsigned char)*c;
    fputc((byte < 0x20U || byte == 0x7FU) ? '?' : *c, stderr);
  }
}

static void
print_place(const weft_error* error)
{
  if (error->file[0]) {
    print_line(error->file);
    if (error->line) {
      fprintf(stderr, ":%zu", error->line);
      if (error->column) {
        fprintf(stderr, ":%zu", error->column);
      }
    }
    fputs(": ", stderr);
  }
}

void
error_print(const weft_error* error, const char* kind)
{
  progress_hide();
  fputs("weft: ", stderr);
  print_place(error);
  if (kind) {
    fprintf(stderr, "%s: ", kind);
  }
  print_line(error->message[0] ? error->message
                               : weft_status_string(error->status));
  fputc('\n', stderr);
}

int
error_fail(const weft_error* error)
{
  error_print(error, NULL);
  return error_exit_code(error->status);
}

static void
print_formatted(const char* format, va_list args)
{
  char text[2048];
  vsnprintf(text, sizeof(text), format, args);
  progress_hide();
  fputs("weft: ", stderr);
  print_line(text);
  fputc('\n', stderr);
}

int
error_usage(const char* format, ...)
{
  va_list args;
  va_start(args, format);
  print_formatted(format, args);
  va_end(args);
  return CLI_BAD;
}

int
error_no_memory(void)
{
  error_note("%s", weft_status_string(WEFT_ERR_NO_MEMORY));
  return CLI_MACHINE;
}

void
error_note(const char* format, ...)
{
  va_list args;
  va_start(args, format);
  print_formatted(format, args);
  va_end(args);
}
