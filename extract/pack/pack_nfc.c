// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "pack/pack_text.h"

#include "utf8.h"

#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include <limits.h>
#include <stdlib.h>

// Whether a code point is in NFC whatever stands around it: below the
// combining marks, Hangul syllables, and unified ideographs
static bool
is_plain(const uint32_t code)
{
  return code < 0x300U || utf8_is_hangul(code) ||
         (code >= 0x4E00U && code <= 0x9FFFU);
}

static bool
all_plain(const weft_str text)
{
  size_t at = 0U;
  while (at < text.size) {
    if (!is_plain(utf8_next(text, at, &at))) {
      return false;
    }
  }
  return true;
}

// Encode `units` as UTF-8 in the arena
static weft_status
keep_utf8(arena* const       mem,
          const UChar* const units,
          const int32_t      count,
          weft_str* const    out)
{
  UErrorCode    code = U_ZERO_ERROR;
  int32_t       size = 0;
  const int32_t room = count * 3;
  char* const   data = (char*)arena_alloc(mem, (size_t)room + 1U);
  if (!data) {
    return WEFT_ERR_NO_MEMORY;
  }
  u_strToUTF8(data, room + 1, &size, units, count, &code);
  if (U_FAILURE(code)) {
    return WEFT_ERR_NO_MEMORY;
  }
  out->data = data;
  out->size = (size_t)size;
  return WEFT_OK;
}

weft_status
pack_nfc(arena* const mem, const weft_str text, weft_str* const out)
{
  *out = text;
  if (all_plain(text)) {
    return WEFT_OK;
  }
  // NFC has at most three UTF-16 units for each unit, see UAX #15
  UErrorCode    code  = U_ZERO_ERROR;
  const int32_t limit = INT32_MAX / 16;
  if (text.size > (size_t)limit) {
    return WEFT_ERR_NO_MEMORY;
  }
  const int32_t       size   = (int32_t)text.size;
  const int32_t       room   = size * 3 + 1;
  UChar* const        source = (UChar*)malloc(sizeof(UChar) * (text.size + 1U));
  UChar* const        target = (UChar*)malloc(sizeof(UChar) * (size_t)room);
  const UNormalizer2* nfc    = unorm2_getNFCInstance(&code);
  weft_status         st     = WEFT_ERR_NO_MEMORY;
  if (source && target && U_SUCCESS(code)) {
    int32_t count = 0;
    u_strFromUTF8(source, size + 1, &count, text.data, size, &code);
    const int32_t done =
      unorm2_normalize(nfc, source, count, target, room, &code);
    if (U_SUCCESS(code)) {
      st = keep_utf8(mem, target, done, out);
    }
  }
  free(source);
  free(target);
  return st;
}
