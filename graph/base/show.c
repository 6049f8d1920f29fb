// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "show.h"

#include <string.h>

shown_name
show_name(const weft_str name)
{
  shown_name   result = {{0}};
  const size_t limit  = 76U;
  size_t       size   = name.size;
  if (size > limit) {
    size = limit;
    while (size && ((unsigned char)name.data[size] & 0xC0U) == 0x80U) {
      --size;
    }
  }
  for (size_t i = 0; i < size; ++i) {
    const unsigned char c = (unsigned char)name.data[i];
    result.text[i]        = c < 0x20U || c == 0x7FU ? '?' : name.data[i];
  }
  if (size < name.size) {
    memcpy(result.text + size, "...", 4U);
  }
  return result;
}
