// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Decoding through ICU's converters, one character at a time, because only
// that tells exactly which bytes a character came from.

#include "document/layer.h"

#include "strbuf.h"
#include "utf8.h"

#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>

static bool
is_text_code(const UChar32 code)
{
  // Converters that map every byte make these of bytes with no meaning
  return code >= 0 && !(code >= 0x80 && code < 0xA0 && code != 0x85) &&
         code != 0xFFFD;
}

// Decode all of `bytes` into `buffer`
static weft_status
convert_all(UConverter* const converter,
            const weft_str    bytes,
            strbuf* const     buffer,
            offset_map* const map,
            size_t* const     at)
{
  const char*       from  = bytes.data;
  const char* const limit = bytes.data + bytes.size;
  while (from < limit) {
    const char* const start = from;
    UErrorCode        icu   = U_ZERO_ERROR;
    const UChar32     code  = ucnv_getNextUChar(converter, &from, limit, &icu);
    if (icu == U_INDEX_OUTOFBOUNDS_ERROR) {
      return WEFT_OK; // only a shift sequence was left
    }
    *at = (size_t)(start - bytes.data);
    if (icu == U_MEMORY_ALLOCATION_ERROR) {
      return WEFT_ERR_NO_MEMORY;
    }

    char         out[4];
    const size_t size = U_FAILURE(icu) || !is_text_code(code)
                          ? 0U
                          : utf8_encode((uint32_t)code, out);
    if (!size) {
      return WEFT_ERR_BAD_TEXT;
    }

    const weft_status st = map_add(map, *at, (size_t)(from - start), size);
    strbuf_append(buffer, (weft_str){out, size});
    if (st || buffer->status) {
      return st ? st : buffer->status;
    }
  }
  return WEFT_OK;
}

weft_status
convert_text(const weft_str    bytes,
             const char* const encoding,
             layer* const      out,
             size_t* const     at)
{
  UErrorCode        icu       = U_ZERO_ERROR;
  UConverter* const converter = ucnv_open(encoding, &icu);
  *at                         = 0;
  if (U_FAILURE(icu)) {
    ucnv_close(converter);
    return icu == U_MEMORY_ALLOCATION_ERROR ? WEFT_ERR_NO_MEMORY
                                            : WEFT_ERR_BAD_ARG;
  }

  strbuf      buffer = {NULL, 0, 0, WEFT_OK};
  weft_status st     = WEFT_OK;
  ucnv_setToUCallBack(
    converter, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &icu);
  st = U_FAILURE(icu) ? WEFT_ERR_BAD_ARG
                      : convert_all(converter, bytes, &buffer, &out->map, at);
  ucnv_close(converter);
  if (st) {
    strbuf_free(&buffer);
    return st;
  }

  out->text.size = buffer.size;
  out->owned     = strbuf_detach(&buffer, NULL);
  out->text.data = out->owned ? out->owned : "";
  return WEFT_OK;
}
