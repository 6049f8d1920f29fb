// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// A growing byte buffer with a ceiling and a sticky error: append freely,
// check `status` once.

#ifndef WEFT_BASE_STRBUF_H
#define WEFT_BASE_STRBUF_H

#include "weft/base.h"

#define STRBUF_MAX ((size_t)1U << 31U)

// Zero-initialised is a valid empty buffer.  `data` is terminated if not NULL.
typedef struct {
  char*       data;
  size_t      size; // without the terminator
  size_t      capacity;
  weft_status status; // WEFT_OK, WEFT_ERR_NO_MEMORY or WEFT_ERR_LIMIT
} strbuf;

void
strbuf_append(strbuf* b, weft_str string);

void
strbuf_puts(strbuf* b, const char* string);

void
strbuf_putc(strbuf* b, char c);

// Append a code point as UTF-8
void
strbuf_put_code(strbuf* b, uint32_t code);

void
strbuf_printf(strbuf* b, const char* format, ...)
  __attribute__((format(printf, 2, 3)));

// Append `string` as a quoted JSON string, escaping what JSON requires
void
strbuf_put_json(strbuf* b, weft_str string);

// Empty it but keep the memory and clear the error
void
strbuf_clear(strbuf* b);

// Borrowed view
weft_str
strbuf_str(const strbuf* b);

// Hand over the terminated memory, which free() frees; NULL on sticky error
char*
strbuf_detach(strbuf* b, size_t* size);

void
strbuf_free(strbuf* b);

#endif // WEFT_BASE_STRBUF_H
