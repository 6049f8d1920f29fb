// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// A text as a weft_reader, a piece a call.

#ifndef WEFT_TESTS_TEXT_SOURCE_H
#define WEFT_TESTS_TEXT_SOURCE_H

#include "weft/import.h"

#include <string.h>

typedef struct {
  weft_str text;
  size_t   step; // bytes a call gives at most
} text_source;

static inline weft_status
read_text(void* const   handle,
          char* const   data,
          const size_t  size,
          size_t* const got)
{
  text_source* const s = (text_source*)handle;
  *got                 = s->text.size < s->step ? s->text.size : s->step;
  *got                 = *got < size ? *got : size;
  if (*got) {
    memcpy(data, s->text.data, *got);
    s->text.data += *got;
    s->text.size -= *got;
  }
  return WEFT_OK;
}

#endif // WEFT_TESTS_TEXT_SOURCE_H
