// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "text.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

static weft_status
fail(weft_error* error)
{
  return weft_error_set(error,
                        WEFT_ERR_IO,
                        "standard output",
                        0U,
                        0U,
                        "cannot write: %s; free space or write elsewhere",
                        strerror(errno));
}

weft_status
text_print(strbuf* text, weft_error* error)
{
  if (text->status) {
    return weft_error_set(error,
                          text->status,
                          NULL,
                          0U,
                          0U,
                          "%s",
                          weft_status_string(text->status));
  }
  if (text->size && fwrite(text->data, 1U, text->size, stdout) != text->size) {
    return fail(error);
  }
  strbuf_clear(text);
  return WEFT_OK;
}

weft_status
text_flush(weft_error* error)
{
  return fflush(stdout) || ferror(stdout) ? fail(error) : WEFT_OK;
}
