// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Quotes and brackets: which one opens, and where it closes.

#include "document/splitter.h"

enum {
  SINGLE_QUOTE_MAX = 300, // bytes; an apostrophe may look like one
  BRACKET_MAX      = 1200,
  FAILED_MAX       = 16 // unclosed enclosures of a kind looked for
};

enclosure
enclosure_at(const splitter* const s, const size_t at)
{
  const uint32_t code   = splitter_code(s, at);
  const uint32_t before = splitter_before(s, at);
  const bool fresh = !before || splitter_is_space(before) || before == '(' ||
                     before == '[' || before == ',' || before == 0x2018U ||
                     before == 0x201CU || before == 0xB7U ||
                     before == 0x2026U || before == '.';
  switch (code) {
    case '"':
      return fresh ? DOUBLE_STRAIGHT : ENCLOSURES;
    case '\'':
      return fresh ? SINGLE_STRAIGHT : ENCLOSURES;
    case '`':
      return fresh ? BACKTICK : ENCLOSURES;
    case '(':
      return ROUND;
    case '[':
      return SQUARE;
    case 0x201CU:
      return DOUBLE_CURVED;
    case 0x2018U:
      return SINGLE_CURVED;
    case 0x300CU:
      return CORNER;
    case 0x300EU:
      return WHITE_CORNER;
    case 0x300AU:
      return GUILLEMET;
    case 0x3008U:
      return WHITE_GUILLEMET;
    default:
      return ENCLOSURES;
  }
}

// Find `close` from `at` on; `open` counts nesting; SCAN_NONE if it is not
// there.  Bracket-like enclosures only.
static size_t
close_bracket(const splitter* const s,
              const size_t          at,
              const weft_str        open,
              const weft_str        close)
{
  const size_t limit = s->end - at > BRACKET_MAX ? at + BRACKET_MAX : s->end;
  size_t       depth = 1;
  for (size_t i = at; i < limit; ++i) {
    const weft_str rest = scan_slice(s->text, i, limit);
    if (str_starts(rest, close)) {
      if (!--depth) {
        return i + close.size;
      }
    } else if (str_starts(rest, open)) {
      ++depth;
    }
  }
  return SCAN_NONE;
}

// The end of a double quote.  Mixed pairs (“…") count if no other quote opens
// before the proper mark comes.
static size_t
close_double(const splitter* const s, const size_t at, const bool curved)
{
  size_t straight = SCAN_NONE;
  for (size_t i = at; i < s->end; ++i) {
    const char c = s->text.data[i];
    if (c == '"') {
      if (!curved) {
        return i + 1U;
      }
      straight = straight == SCAN_NONE ? i + 1U : straight;
    } else if ((unsigned char)c == 0xE2U) {
      const weft_str rest = scan_slice(s->text, i, s->end);
      if (str_starts(rest, WEFT_STR("”"))) {
        return curved || straight == SCAN_NONE ? i + 3U : straight;
      }
      if (str_starts(rest, WEFT_STR("“"))) {
        return curved ? straight : SCAN_NONE;
      }
    }
  }
  return straight;
}

// The end of a single quote; apostrophes inside words do not count
static size_t
close_single(const splitter* const s, const size_t at)
{
  const size_t limit =
    s->end - at > SINGLE_QUOTE_MAX ? at + SINGLE_QUOTE_MAX : s->end;
  for (size_t i = at; i < limit; ++i) {
    const weft_str rest  = scan_slice(s->text, i, s->end);
    const size_t   size  = rest.data[0] == '\'' || rest.data[0] == '`' ? 1U
                           : str_starts(rest, WEFT_STR("’"))           ? 3U
                                                                       : 0U;
    const bool     inner = size && i > at &&
                       splitter_is_letter(splitter_before(s, i)) &&
                       splitter_is_letter(splitter_code(s, i + size));
    if (size && !inner) {
      return i + size;
    }
  }
  return SCAN_NONE;
}

size_t
enclosure_end(splitter* const s, const size_t at, const enclosure kind)
{
  static const weft_str PAIRS[][2] = {
    {WEFT_STR_INIT("("), WEFT_STR_INIT(")")},
    {WEFT_STR_INIT("["), WEFT_STR_INIT("]")},
    {WEFT_STR_INIT("「"), WEFT_STR_INIT("」")},
    {WEFT_STR_INIT("『"), WEFT_STR_INIT("』")},
    {WEFT_STR_INIT("《"), WEFT_STR_INIT("》")},
    {WEFT_STR_INIT("〈"), WEFT_STR_INIT("〉")},
  };
  size_t end  = SCAN_NONE;
  size_t next = 0;
  if (s->failed[kind] >= FAILED_MAX) {
    return SCAN_NONE;
  }

  (void)utf8_next(s->text, at, &next);
  if (kind == DOUBLE_STRAIGHT || kind == DOUBLE_CURVED) {
    end = close_double(s, next, kind == DOUBLE_CURVED);
  } else if (kind < ROUND) {
    end = close_single(s, next);
  } else {
    end =
      close_bracket(s, next, PAIRS[kind - ROUND][0], PAIRS[kind - ROUND][1]);
  }
  s->failed[kind] += end == SCAN_NONE;
  return end;
}
