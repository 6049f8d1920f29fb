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

// NFKC of `source` with case folded; `*count` receives its units
static UChar*
fold_units(const UChar* const source, const int32_t size, int32_t* const count)
{
  UErrorCode          code = U_ZERO_ERROR;
  const UNormalizer2* nfkc = unorm2_getNFKCInstance(&code);
  // One character has at most 18 in NFKC, and three of each when folded
  const size_t room   = ((size_t)size * 18U + 1U);
  UChar* const wide   = (UChar*)malloc(sizeof(UChar) * room);
  UChar* const folded = (UChar*)malloc(sizeof(UChar) * room * 3U);
  if (wide && folded) {
    const int32_t wide_size =
      unorm2_normalize(nfkc, source, size, wide, (int32_t)room, &code);
    *count = u_strFoldCase(folded,
                           (int32_t)(room * 3U),
                           wide,
                           wide_size,
                           U_FOLD_CASE_DEFAULT,
                           &code);
  }
  free(wide);
  if (!wide || !folded || U_FAILURE(code)) {
    free(folded);
    return NULL;
  }
  return folded;
}

weft_status
pack_fold(arena* const mem, const weft_str text, weft_str* const out)
{
  UErrorCode code = U_ZERO_ERROR;
  if (text.size > (size_t)INT32_MAX / 64U) {
    return WEFT_ERR_NO_MEMORY;
  }
  UChar* const source = (UChar*)malloc(sizeof(UChar) * (text.size + 1U));
  if (!source) {
    return WEFT_ERR_NO_MEMORY;
  }
  int32_t count = 0;
  u_strFromUTF8(source,
                (int32_t)text.size + 1,
                &count,
                text.data ? text.data : "",
                (int32_t)text.size,
                &code);
  UChar* const folded =
    U_SUCCESS(code) ? fold_units(source, count, &count) : NULL;
  const weft_status st =
    folded ? keep_utf8(mem, folded, count, out) : WEFT_ERR_NO_MEMORY;
  free(folded);
  free(source);
  return st;
}
