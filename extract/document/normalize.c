// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Composing to NFC with a map back.
//
// Most text is NFC already, so a byte scan looks for the first character that
// may take part in composition.  From there on the text is cut at
// composition boundaries; each piece that changes becomes one unit of the map.

#include "document/layer.h"

#include "strbuf.h"
#include "try.h"
#include "utf8.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

// Conjoining jamo, Unicode 3.12
enum {
  JAMO_L    = 0x1100,
  JAMO_V    = 0x1161,
  JAMO_T    = 0x11A7,
  JAMO_LS   = 19,
  JAMO_VS   = 21,
  JAMO_TS   = 28,
  SYLLABLES = 0xAC00
};

enum {
  PIECE_UNITS = 256, // UTF-16 units that need no allocation
  PIECE_MAX   = 2048 // bytes; reordering marks takes the square of their number
};

// Size of the character at `p` if it can neither change nor join what is
// before it under NFC; 0 if in doubt.  Errs on the side of doubt.
static size_t
inert_three(const unsigned char* const p)
{
  const unsigned b = p[1];
  const unsigned c = p[2];
  switch (p[0]) {
    case 0xE2: // symbols; not EN QUAD, OHM, KELVIN, ANGSTROM, angle brackets
      if (b == 0x80U) {
        return c >= 0x82U ? 3U : 0U;
      }
      if (b == 0x84U) {
        return c != 0xA6U && c != 0xAAU && c != 0xABU ? 3U : 0U;
      }
      return b != 0x83U && b != 0x8CU && b < 0xABU ? 3U : 0U;
    case 0xE3: // kana and CJK symbols; not tone and voice marks
      if (b == 0x80U) {
        return c < 0xAAU || c > 0xAFU ? 3U : 0U;
      }
      return b != 0x82U || (c != 0x99U && c != 0x9AU) ? 3U : 0U;
    case 0xE4:
    case 0xE5:
    case 0xE6:
    case 0xE7:
    case 0xE8:
    case 0xE9: // Han
    case 0xEB:
    case 0xEC: // Hangul
    case 0xEE: // private use
      return 3U;
    case 0xEA:
      return b >= 0xB0U ? 3U : 0U;
    case 0xED:
      return b < 0x9EU || (b == 0x9EU && c <= 0xA3U) ? 3U : 0U;
    case 0xEF: // private use, full and half width forms
      return b < 0xA4U || b >= 0xBCU ? 3U : 0U;
    default:
      return 0U;
  }
}

static size_t
inert_size(const unsigned char* const p)
{
  if (p[0] < 0x80U) {
    return 1U;
  }
  if (p[0] < 0xE0U) { // Latin, Greek and basic Cyrillic letters
    const bool letters = (p[0] >= 0xC2U && p[0] <= 0xCBU) ||
                         (p[0] == 0xCEU && p[1] != 0x87U) || p[0] == 0xCFU ||
                         p[0] == 0xD0U || p[0] == 0xD1U;
    return letters ? 2U : 0U;
  }
  if (p[0] < 0xF0U) {
    return inert_three(p);
  }
  return p[0] == 0xF0U && p[1] == 0x9FU ? 4U : 0U; // pictographs
}

// Behind the Hangul syllables and ASCII at `i`: what Korean text mostly is
static size_t
skip_korean(const unsigned char* const p, size_t i, const size_t size)
{
  while (i + 3U <= size) {
    const unsigned char c      = p[i];
    const unsigned char b      = p[i + 1U];
    const bool          korean = (c < 0x80U) | (c == 0xEBU) | (c == 0xECU) |
                        ((c == 0xEAU) & (b >= 0xB0U)) |
                        ((c == 0xEDU) & (b < 0x9EU));
    if (!korean) {
      break;
    }
    i += utf8_size(c);
  }
  return i;
}

size_t
nfc_prefix(const weft_str text)
{
  const unsigned char* const bytes = (const unsigned char*)text.data;
  size_t                     i     = 0;
  while (i < text.size) {
    while (i + 8U <= text.size) {
      uint64_t word = 0;
      memcpy(&word, bytes + i, sizeof(word));
      if (word & UINT64_C(0x8080808080808080)) {
        break;
      }
      i += 8U;
    }
    i = skip_korean(bytes, i, text.size);
    if (i < text.size) {
      const size_t size = inert_size(bytes + i);
      if (!size) {
        return i;
      }
      i += size;
    }
  }
  return i;
}

// Compose jamo at `at` into a syllable; returns the bytes read or 0
static size_t
compose_jamo(const weft_str text, const size_t at, uint32_t* const syllable)
{
  size_t         next = 0;
  const uint32_t l    = utf8_next(text, at, &next) - JAMO_L;
  if (l >= JAMO_LS || next >= text.size) {
    return 0;
  }

  const uint32_t v = utf8_next(text, next, &next) - JAMO_V;
  if (v >= JAMO_VS) {
    return 0;
  }

  *syllable  = SYLLABLES + (l * JAMO_VS + v) * JAMO_TS;
  size_t end = next;
  if (next < text.size) {
    const uint32_t t = utf8_next(text, next, &end) - JAMO_T;
    if (t && t < JAMO_TS) {
      *syllable += t;
      return end - at;
    }
  }
  return next - at;
}

// Whether a character starts a piece of its own
static bool
is_boundary(const UNormalizer2* const nfc, const weft_str text, const size_t at)
{
  const unsigned char* const p    = (const unsigned char*)text.data + at;
  size_t                     next = 0;
  return inert_size(p) ||
         unorm2_hasBoundaryBefore(nfc, (UChar32)utf8_next(text, at, &next));
}

// Compose one piece through ICU
static weft_status
compose_piece(const UNormalizer2* const nfc,
              const weft_str            piece,
              const size_t              in,
              strbuf* const             buffer,
              offset_map* const         map)
{
  UChar        local[2 * PIECE_UNITS];
  const size_t units = piece.size + 1U; // never more units than bytes
  const size_t most  = 3U * units;      // nor more than three times after
  weft_status  st    = WEFT_ERR_NO_MEMORY;
  UErrorCode   icu   = U_ZERO_ERROR;
  int32_t      size  = 0;
  int32_t      made  = 0;
  const size_t start = buffer->size;
  UChar* const heap  = 4U * units > 2U * PIECE_UNITS
                         ? (UChar*)malloc(4U * units * sizeof(UChar))
                         : NULL;
  UChar* const from  = heap ? heap : local;
  UChar* const to    = from + units;
  if (!heap && 4U * units > 2U * PIECE_UNITS) {
    return WEFT_ERR_NO_MEMORY;
  }

  (void)u_strFromUTF8(
    from, (int32_t)units, &size, piece.data, (int32_t)piece.size, &icu);
  made = unorm2_normalize(nfc, from, size, to, (int32_t)most, &icu);
  if (U_FAILURE(icu)) {
    goto out;
  }
  for (int32_t i = 0; i < made;) {
    uint32_t code = to[i++];
    if ((code & 0xFC00U) == 0xD800U && i < made) {
      code = 0x10000U + ((code & 0x3FFU) << 10U) + (to[i++] & 0x3FFU);
    }
    strbuf_put_code(buffer, code);
  }

  st = buffer->status;
  if (!st) {
    const size_t out_size = buffer->size - start;
    const bool   same     = out_size == piece.size &&
                      !memcmp(buffer->data + start, piece.data, out_size);
    st = same ? map_copy(map, in, out_size)
              : map_add(map, in, piece.size, out_size);
  }

out:
  free(heap);
  return st;
}

// Compose what starts at `at`, a boundary; stores where the next piece starts
static weft_status
compose_at(const UNormalizer2* const nfc,
           const weft_str            text,
           const size_t              at,
           size_t* const             end,
           strbuf* const             buffer,
           offset_map* const         map)
{
  uint32_t     syllable = 0;
  const size_t jamo     = compose_jamo(text, at, &syllable);
  size_t       next     = at + jamo;
  if (!jamo) {
    (void)utf8_next(text, at, &next);
  }
  *end = next;
  while (*end < text.size && *end - at < PIECE_MAX &&
         !is_boundary(nfc, text, *end)) {
    (void)utf8_next(text, *end, end);
  }
  if (jamo && *end == next) {
    strbuf_put_code(buffer, syllable);
    return buffer->status ? buffer->status : map_add(map, at, jamo, 3U);
  }
  return compose_piece(
    nfc, (weft_str){text.data + at, *end - at}, at, buffer, map);
}

static weft_status
compose_all(const UNormalizer2* const nfc,
            const weft_str            text,
            strbuf* const             buffer,
            offset_map* const         map)
{
  weft_status st = WEFT_OK;
  size_t      at = 0;
  while (at < text.size) {
    const weft_str rest  = {text.data + at, text.size - at};
    size_t         clean = nfc_prefix(rest);
    if (clean && clean < rest.size && !is_boundary(nfc, rest, clean)) {
      clean = utf8_before(rest, clean); // what follows may join this one
    }
    strbuf_append(buffer, (weft_str){rest.data, clean});
    TRY(st, buffer->status);
    TRY(st, map_copy(map, at, clean));
    at += clean;
    if (at < text.size) {
      TRY(st, compose_at(nfc, text, at, &at, buffer, map));
    }
  }
  return st;
}

weft_status
normalize_text(const weft_str text, layer* const out)
{
  *out = (layer){text, NULL, {NULL, 0, 0, 0, 0}};
  if (nfc_prefix(text) == text.size) {
    return WEFT_OK;
  }

  UErrorCode                icu    = U_ZERO_ERROR;
  const UNormalizer2* const nfc    = unorm2_getNFCInstance(&icu);
  strbuf                    buffer = {NULL, 0, 0, WEFT_OK};
  if (U_FAILURE(icu)) {
    return WEFT_ERR_NO_MEMORY;
  }

  const weft_status st = compose_all(nfc, text, &buffer, &out->map);
  if (st) {
    strbuf_free(&buffer);
    layer_free(out);
    return st;
  }
  out->text.size = buffer.size;
  out->owned     = strbuf_detach(&buffer, NULL);
  out->text.data = out->owned ? out->owned : "";
  return WEFT_OK;
}
