// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Telling the encoding: mark, strict UTF-8, UTF-16, CP949.

#include "document/layer.h"

#include "str.h"
#include "try.h"
#include "utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum {
  SAMPLE_SIZE       = 4096,  // bytes looked at to tell UTF-16
  CONTROL_SAMPLE    = 65536, // bytes looked at to tell binary data
  CONTROL_PERCENT   = 2,     // more control characters are not text
  BROKEN_UTF8_RATIO = 4      // valid characters per invalid one in broken UTF-8
};

// A byte order mark and the encoding it announces
static const struct {
  weft_str    mark;
  const char* encoding;
} BOMS[] = {
  {WEFT_STR_INIT("\xEF\xBB\xBF"), "UTF-8"},
  {WEFT_STR_INIT("\xFF\xFE\x00\x00"), "UTF-32LE"},
  {WEFT_STR_INIT("\x00\x00\xFE\xFF"), "UTF-32BE"},
  {WEFT_STR_INIT("\xFF\xFE"), "UTF-16LE"},
  {WEFT_STR_INIT("\xFE\xFF"), "UTF-16BE"},
};

// Names people use for what Windows calls code page 949
static const char* const CP949_NAMES[] =
  {"cp949", "ms949", "uhc", "euc-kr", "euckr", "ks_c_5601-1987", "windows-949"};

static const char CP949[] = "windows-949";

void
layer_free(layer* const l)
{
  free(l->owned);
  map_free(&l->map);
  *l = (layer){{NULL, 0}, NULL, {NULL, 0, 0, 0, 0}};
}

static size_t
line_at(const weft_str bytes, const size_t offset)
{
  size_t line = 1;
  for (size_t i = 0; i < offset && i < bytes.size; ++i) {
    line += bytes.data[i] == '\n';
  }
  return line;
}

static weft_status
fail_at(weft_error* const error,
        const char* const doc,
        const weft_str    bytes,
        const size_t      offset,
        const char* const message)
{
  (void)weft_error_set(error,
                       WEFT_ERR_BAD_TEXT,
                       doc,
                       line_at(bytes, offset),
                       0,
                       "byte %zu: %s",
                       offset,
                       message);
  if (error) {
    error->byte_offset = offset;
  }
  return WEFT_ERR_BAD_TEXT;
}

static bool
is_control(const char byte)
{
  const unsigned char c = (unsigned char)byte;
  return (c < 0x20U) & (c != '\t') & (c != '\n') & (c != '\r') & (c != '\f');
}

// Place of the first NUL, or of the start if control characters abound
static bool
is_binary(const weft_str text, size_t* const at)
{
  const char* const nul =
    text.size ? (const char*)memchr(text.data, '\0', text.size) : NULL;
  if (nul) {
    *at = (size_t)(nul - text.data);
    return true;
  }

  const size_t sample =
    text.size < CONTROL_SAMPLE ? text.size : (size_t)CONTROL_SAMPLE;
  unsigned controls = 0;
  for (size_t i = 0; i < sample; ++i) {
    controls += is_control(text.data[i]);
  }
  *at = 0;
  if (controls * 100U <= sample * CONTROL_PERCENT) {
    return false;
  }
  while (!is_control(text.data[*at])) {
    ++*at;
  }
  return true;
}

// UTF-8 behind a mark of `bom` bytes: a part of the input, no table
static weft_status
take_utf8(const weft_str bytes, const size_t bom, layer* const out)
{
  out->text = (weft_str){bytes.data + bom, bytes.size - bom};
  return bom ? map_copy(&out->map, bom, out->text.size) : WEFT_OK;
}

// UTF-16 without a mark: nearly all zero bytes stand on one side
static const char*
guess_utf16(const weft_str bytes)
{
  const size_t size =
    bytes.size < SAMPLE_SIZE ? bytes.size : (size_t)SAMPLE_SIZE;
  if (bytes.size % 2U) {
    return NULL;
  }

  size_t zeros[2] = {0, 0};
  for (size_t i = 0; i < size; ++i) {
    zeros[i % 2U] += !bytes.data[i];
  }
  if (zeros[1] && zeros[1] >= 20U * zeros[0]) {
    return "UTF-16LE";
  }
  return zeros[0] && zeros[0] >= 20U * zeros[1] ? "UTF-16BE" : NULL;
}

// Whether text that is not UTF-8 looks like UTF-8 that was damaged: whole
// characters of three bytes abound, which is rare in any other encoding
static bool
is_broken_utf8(const weft_str bytes)
{
  size_t good = 0;
  size_t bad  = 0;
  size_t at   = 0;
  while (at < bytes.size) {
    const weft_str rest  = {bytes.data + at, bytes.size - at};
    const size_t   valid = utf8_valid(rest);
    for (size_t i = 0; i < valid; ++i) {
      good += ((unsigned char)rest.data[i] & 0xF0U) == 0xE0U;
    }
    bad += valid < rest.size;
    at += valid + 1U;
    if (bad > good + 64U) {
      return false; // also keeps hostile input linear
    }
  }
  return good >= BROKEN_UTF8_RATIO * bad;
}

// Decode by name, refusing what decodes but is no text
static weft_status
convert_checked(const weft_str    bytes,
                const size_t      bom,
                const char* const encoding,
                layer* const      out,
                size_t* const     at)
{
  const weft_str rest = {bytes.data + bom, bytes.size - bom};
  weft_status    st   = convert_text(rest, encoding, out, at);
  *at += bom;
  if (st) {
    layer_free(out);
    return st;
  }
  for (size_t i = 0; i < out->map.count; ++i) {
    out->map.runs[i].in += (uint32_t)bom;
  }
  out->map.in_end += bom;

  size_t bad = 0;
  if (is_binary(out->text, &bad)) {
    *at = map_back(&out->map, (weft_span){bad, bad}).start;
    layer_free(out);
    return WEFT_ERR_BAD_TEXT;
  }
  return WEFT_OK;
}

static weft_status
decode_named(const weft_str    bytes,
             const char*       encoding,
             const char* const doc,
             layer* const      out,
             char* const       name,
             const size_t      name_size,
             weft_error* const error)
{
  size_t bom = 0;
  for (size_t i = 0; i < sizeof(CP949_NAMES) / sizeof(CP949_NAMES[0]); ++i) {
    encoding = strcasecmp(encoding, CP949_NAMES[i]) ? encoding : CP949;
  }
  for (size_t i = 0; i < sizeof(BOMS) / sizeof(BOMS[0]); ++i) {
    const size_t length = strlen(encoding);
    if (str_starts(bytes, BOMS[i].mark) && length &&
        !strncasecmp(encoding, BOMS[i].encoding, length)) {
      encoding = BOMS[i].encoding; // `UTF-16` with a mark says which
      bom      = BOMS[i].mark.size;
      break;
    }
  }
  if (!strcasecmp(encoding, "UTF-16")) {
    const char* const guess = guess_utf16(bytes);
    encoding                = guess ? guess : "UTF-16BE";
  }
  (void)snprintf(name, name_size, "%s", encoding);

  size_t            at = 0;
  const weft_status st = convert_checked(bytes, bom, encoding, out, &at);
  if (st == WEFT_ERR_BAD_ARG) {
    return weft_error_set(error,
                          st,
                          doc,
                          0,
                          0,
                          "unknown encoding '%s'; use a name such as UTF-8, "
                          "UTF-16LE or windows-949",
                          encoding);
  }
  if (st == WEFT_ERR_BAD_TEXT) {
    return fail_at(error,
                   doc,
                   bytes,
                   at,
                   "not text in the encoding that was named; name another "
                   "with --encoding, or leave it out to detect it");
  }
  return st;
}

static weft_status
decode_bom(const weft_str    bytes,
           const size_t      bom,
           const char* const encoding,
           const char* const doc,
           layer* const      out,
           weft_error* const error)
{
  size_t at = 0;
  if (!strcmp(encoding, "UTF-8")) {
    weft_status st = WEFT_OK;
    TRY(st, take_utf8(bytes, bom, out));
    at = utf8_valid(out->text) + bom;
    if (at == bytes.size && !is_binary(out->text, &at)) {
      return WEFT_OK;
    }
  } else {
    const weft_status st = convert_checked(bytes, bom, encoding, out, &at);
    if (st != WEFT_ERR_BAD_TEXT) {
      return st;
    }
  }
  return fail_at(error,
                 doc,
                 bytes,
                 at,
                 "damaged text: the byte order mark announces another "
                 "encoding; save it again, or name one with --encoding");
}

weft_status
decode_text(const weft_str    bytes,
            const char* const encoding,
            const char* const doc,
            layer* const      out,
            char* const       name,
            const size_t      name_size,
            weft_error* const error)
{
  *out = (layer){{NULL, 0}, NULL, {NULL, 0, 0, 0, 0}};
  if (encoding) {
    return decode_named(bytes, encoding, doc, out, name, name_size, error);
  }
  for (size_t i = 0; i < sizeof(BOMS) / sizeof(BOMS[0]); ++i) {
    if (str_starts(bytes, BOMS[i].mark)) {
      (void)snprintf(name, name_size, "%s", BOMS[i].encoding);
      return decode_bom(
        bytes, BOMS[i].mark.size, BOMS[i].encoding, doc, out, error);
    }
  }

  size_t       binary = 0;
  const size_t valid  = utf8_valid(bytes);
  const bool   odd    = is_binary(bytes, &binary);
  if (valid == bytes.size && !odd) {
    (void)snprintf(name, name_size, "UTF-8");
    return take_utf8(bytes, 0, out);
  }

  size_t            at    = 0;
  const char* const utf16 = guess_utf16(bytes);
  if (utf16) {
    (void)snprintf(name, name_size, "%s", utf16);
    const weft_status st = convert_checked(bytes, 0, utf16, out, &at);
    if (st != WEFT_ERR_BAD_TEXT) {
      return st;
    }
  }
  if (odd) {
    return fail_at(
      error, doc, bytes, binary, "not text but binary data; leave it out");
  }
  if (is_broken_utf8(bytes)) {
    return fail_at(error,
                   doc,
                   bytes,
                   valid,
                   "damaged UTF-8; repair it, or name another encoding with "
                   "--encoding");
  }

  (void)snprintf(name, name_size, "%s", CP949);
  const weft_status st = convert_checked(bytes, 0, CP949, out, &at);
  if (st == WEFT_ERR_BAD_TEXT) {
    return fail_at(error,
                   doc,
                   bytes,
                   valid,
                   "neither UTF-8, UTF-16 nor CP949; name the encoding with "
                   "--encoding");
  }
  return st;
}
