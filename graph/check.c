// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "check.h"

#include "utf8.h"

#include <string.h>

enum { CONFIDENCE_MAX = 1000 };

// Return what is wrong with a triple, or NULL
static const char*
find_fault(const weft_triple* const t)
{
  if (t->subject.literal) {
    return "the subject of a triple is a literal; it must be an entity";
  }
  if ((t->subject.type.size &&
       memchr(t->subject.type.data, '/', t->subject.type.size)) ||
      (t->object.type.size &&
       memchr(t->object.type.data, '/', t->object.type.size))) {
    return "a type name contains '/'; use another character";
  }
  if (t->confidence < 0 || t->confidence > CONFIDENCE_MAX) {
    return "a confidence is out of range; it must be from 0 to 1000";
  }
  if (t->status != WEFT_ACTUAL && t->status != WEFT_PLANNED) {
    return "a status is unknown; it must be actual or planned";
  }
  return NULL;
}

weft_status
check_fault(const weft_triple* const triple, weft_error* const error)
{
  const char* const fault = find_fault(triple);
  return fault ? weft_error_set(
                   error, WEFT_ERR_BAD_INPUT, NULL, 0U, 0U, "%s", fault)
               : WEFT_OK;
}

weft_status
check_text(const weft_str text, weft_error* const error)
{
  return utf8_valid(text) == text.size
           ? WEFT_OK
           : weft_error_set(error,
                            WEFT_ERR_BAD_TEXT,
                            NULL,
                            0U,
                            0U,
                            "a string is not UTF-8; decode the input before "
                            "adding it");
}
