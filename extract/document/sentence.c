// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Splitting a paragraph into sentences.
//
// One scan looks only at the few bytes that can end or enclose a sentence.
// Quotes and brackets that close again are jumped over, so that full stops
// inside do not split; one that never closes is ignored.

#include "document/lines.h"

#include "document/scan.h"
#include "try.h"
#include "utf8.h"

#include <stdlib.h>

// Longest sentence in bytes; longer ones are cut at a space
#define SENTENCE_MAX ((size_t)4096U)

enum {
  SENTENCES_FIRST_CAPACITY = 64,
  SINGLE_QUOTE_MAX         = 300, // bytes; an apostrophe may look like one
  BRACKET_MAX              = 1200,
  WORD_MAX                 = 24, // bytes of an abbreviation looked at
  FAILED_MAX               = 16  // unclosed enclosures of a kind looked for
};

// Enclosures, as indices of `failed`
typedef enum {
  DOUBLE_STRAIGHT,
  DOUBLE_CURVED,
  SINGLE_STRAIGHT,
  SINGLE_CURVED,
  BACKTICK,
  ROUND,
  SQUARE,
  CORNER,
  WHITE_CORNER,
  GUILLEMET,
  WHITE_GUILLEMET,
  ENCLOSURES
} enclosure;

// The paragraph that is being split
typedef struct {
  weft_str text;
  size_t   end;                // of the paragraph
  size_t   start;              // of the sentence
  unsigned failed[ENCLOSURES]; // how many of these never closed
} splitter;

weft_status
sentences_add(const weft_str           text,
              const weft_span          span,
              const weft_sentence_kind kind,
              const size_t             paragraph,
              sentence_list* const     list)
{
  const weft_span trimmed = scan_trim(text, span);
  if (trimmed.start == trimmed.end) {
    return WEFT_OK;
  }
  if (list->count == list->capacity) {
    const size_t capacity =
      list->capacity ? list->capacity * 2U : (size_t)SENTENCES_FIRST_CAPACITY;
    weft_sentence* const items =
      (weft_sentence*)realloc(list->items, capacity * sizeof(*items));
    if (!items) {
      return WEFT_ERR_NO_MEMORY;
    }
    list->items    = items;
    list->capacity = capacity;
  }
  list->items[list->count++] = (weft_sentence){trimmed, kind, paragraph};
  return WEFT_OK;
}

// Append a sentence, in pieces if it is too long
static weft_status
add_bounded(const weft_str           text,
            weft_span                span,
            const weft_sentence_kind kind,
            const size_t             paragraph,
            sentence_list* const     list)
{
  weft_status st = WEFT_OK;
  while (span.end - span.start > SENTENCE_MAX) {
    const size_t most = span.start + SENTENCE_MAX;
    size_t       cut  = most;
    while (cut > span.start + SENTENCE_MAX / 2U && text.data[cut] != ' ') {
      --cut;
    }
    if (text.data[cut] != ' ') {
      cut = most;
      while (((unsigned char)text.data[cut] & 0xC0U) == 0x80U) {
        --cut;
      }
    }
    TRY(
      st,
      sentences_add(text, (weft_span){span.start, cut}, kind, paragraph, list));
    span.start = cut;
  }
  return sentences_add(text, span, kind, paragraph, list);
}

static uint32_t
code_at(const splitter* const s, const size_t at)
{
  size_t next = 0;
  return at < s->end ? utf8_next(s->text, at, &next) : 0U;
}

static uint32_t
code_before(const splitter* const s, const size_t at)
{
  size_t next = 0;
  return at > s->start ? utf8_next(s->text, utf8_before(s->text, at), &next)
                       : 0U;
}

static bool
is_space_code(const uint32_t code)
{
  return code <= ' ' || utf8_is_space(code);
}

static bool
is_ascii_letter(const uint32_t code)
{
  return code < 0x80U &&
         (scan_is_lower((char)code) || scan_is_upper((char)code));
}

// Which enclosure the character at `at` opens; ENCLOSURES if none
static enclosure
opener_at(const splitter* const s, const size_t at)
{
  const uint32_t code   = code_at(s, at);
  const uint32_t before = code_before(s, at);
  const bool     fresh  = !before || is_space_code(before) || before == '(' ||
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
    if (scan_starts(rest, close)) {
      if (!--depth) {
        return i + close.size;
      }
    } else if (scan_starts(rest, open)) {
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
      if (scan_starts(rest, WEFT_STR("”"))) {
        return curved || straight == SCAN_NONE ? i + 3U : straight;
      }
      if (scan_starts(rest, WEFT_STR("“"))) {
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
    const weft_str rest = scan_slice(s->text, i, s->end);
    const size_t   size = rest.data[0] == '\'' || rest.data[0] == '`' ? 1U
                          : scan_starts(rest, WEFT_STR("’"))          ? 3U
                                                                      : 0U;
    const bool inner = size && i > at && is_ascii_letter(code_before(s, i)) &&
                       is_ascii_letter(code_at(s, i + size));
    if (size && !inner) {
      return i + size;
    }
  }
  return SCAN_NONE;
}

// Place behind the enclosure that opens at `at`, or SCAN_NONE
static size_t
close_of(splitter* const s, const size_t at, const enclosure kind)
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

static bool
is_in(const uint32_t code, const uint32_t* const list, const size_t count)
{
  for (size_t i = 0; i < count; ++i) {
    if (list[i] == code) {
      return true;
    }
  }
  return false;
}

// Syllables that end a predicate, so that the next sentence may be glued on
static bool
is_predicate_end(const uint32_t code)
{
  static const uint32_t ENDS[] = {0xB2E4U, 0xC694U, 0xAE4CU, 0xC8E0U};
  return is_in(code, ENDS, SCAN_COUNT(ENDS));
}

// The Latin word that ends at `at`, periods inside included
static weft_str
word_before(const splitter* const s, const size_t at)
{
  size_t start = at;
  while (start > s->start && at - start < WORD_MAX) {
    const char c = s->text.data[start - 1U];
    if (!scan_is_lower(c) && !scan_is_upper(c) && c != '.') {
      break;
    }
    --start;
  }
  return scan_slice(s->text, start, at);
}

// Skip marks that close a sentence: quotes, brackets, [1] references
static size_t
skip_closers(const splitter* const s, size_t at)
{
  static const uint32_t CLOSERS[] = {
    '"', '\'', ')', ']', 0x201DU, 0x2019U, 0x300DU, 0x300FU, 0x300BU, 0x3009U};
  for (;;) {
    size_t         next = at;
    const uint32_t code = code_at(s, at);
    if (code == '[') {
      ++next;
      while (next < s->end && scan_is_digit(s->text.data[next])) {
        ++next;
      }
      if (next == at + 1U || next >= s->end || s->text.data[next] != ']') {
        return at;
      }
      at = next + 1U;
    } else if (is_in(code, CLOSERS, SCAN_COUNT(CLOSERS))) {
      (void)utf8_next(s->text, at, &at);
    } else {
      return at;
    }
  }
}

static size_t
skip_spaces(const splitter* const s, size_t at)
{
  while (at < s->end && is_space_code(code_at(s, at))) {
    (void)utf8_next(s->text, at, &at);
  }
  return at;
}

// Whether what follows a quote belongs to the sentence around it
static bool
is_quote_tail(const weft_str rest)
{
  static const weft_str TAILS[] = {
    WEFT_STR_INIT("라며"),
    WEFT_STR_INIT("라고"),
    WEFT_STR_INIT("라는"),
    WEFT_STR_INIT("이라고"),
    WEFT_STR_INIT("이라며"),
    WEFT_STR_INIT("이라는"),
    WEFT_STR_INIT("라면서"),
    WEFT_STR_INIT("이라면서"),
    WEFT_STR_INIT("고 "),
    WEFT_STR_INIT("며 "),
    WEFT_STR_INIT("면서 "),
    WEFT_STR_INIT("하고 "),
    WEFT_STR_INIT("는 "),
    WEFT_STR_INIT("등 "),
    WEFT_STR_INIT("등의 "),
  };
  return scan_starts_any(rest, TAILS, SCAN_COUNT(TAILS));
}

// Whether a sentence can start with what is at `at`, behind a space; `before`
// is the last letter of the sentence that would end
static bool
can_start(const splitter* const s, const size_t at, const uint32_t before)
{
  const uint32_t code  = code_at(s, at);
  const bool     small = code < 0x80U && scan_is_lower((char)code);
  return (!small || utf8_is_hangul(before)) && code != ',' && code != ';';
}

// Whether the sentence so far is only a list number: `1`, `가`, `A`, `1.2`
static bool
is_number_only(const splitter* const s, const size_t at)
{
  const size_t start = skip_spaces(s, s->start);
  if (at <= start) {
    return true;
  }
  if (utf8_is_hangul(code_at(s, start)) && at - start == 3U) {
    return true;
  }
  for (size_t i = start; i < at; ++i) {
    if (!scan_is_digit(s->text.data[i]) && s->text.data[i] != '.') {
      return false;
    }
  }
  return true;
}

// Whether digits and a period before a space are part of `2018. 5. 17.`
static bool
is_spaced_date(const splitter* const s, const size_t at, const size_t next)
{
  if (next < s->end && scan_is_digit(s->text.data[next])) {
    return true;
  }
  size_t i = at;
  while (i > s->start && scan_is_digit(s->text.data[i - 1U])) {
    --i;
  }
  return at - i <= 2U && i >= s->start + 2U && s->text.data[i - 1U] == ' ' &&
         s->text.data[i - 2U] == '.';
}

// Whether the Latin word before the period at `at` lets a sentence end there
static bool
word_ends(const splitter* const s, const size_t at, const size_t next)
{
  bool loose = false;
  if (!scan_is_abbreviation(word_before(s, at), &loose)) {
    return true;
  }
  return loose && scan_opens_sentence(scan_slice(s->text, next, s->end));
}

// Whether the period at `at`, whose closers end at `behind`, ends a sentence
static bool
period_ends(const splitter* const s, const size_t at, const size_t behind)
{
  const uint32_t before = code_before(s, at);
  const uint32_t after  = code_at(s, behind);
  if (is_number_only(s, at)) {
    return false;
  }
  if (!is_space_code(after)) {
    // `했다.이어`: the space is missing
    return behind == at + 1U && is_predicate_end(before) &&
           !(after < 0x80U && scan_is_lower((char)after)) && after != '.' &&
           after != ',';
  }

  const size_t next = skip_spaces(s, behind);
  if (!can_start(s, next, before)) {
    return false;
  }
  if (before < 0x80U && scan_is_digit((char)before)) {
    return !is_spaced_date(s, at, next);
  }
  return !is_ascii_letter(before) || word_ends(s, at, next);
}

// Whether an ellipsis that ends at `behind` ends a sentence
static bool
ellipsis_ends(const splitter* const s, const size_t at, const size_t behind)
{
  const uint32_t after  = code_at(s, behind);
  const size_t   next   = skip_spaces(s, behind);
  const uint32_t before = code_before(s, at);
  return is_space_code(after) && can_start(s, next, before) &&
         (is_predicate_end(before) ||
          (is_ascii_letter(before) && is_ascii_letter(code_at(s, next))));
}

// Whether `?` or `!` whose closers end at `behind` ends a sentence
static bool
mark_ends(const splitter* const s, const size_t at, const size_t behind)
{
  const uint32_t after = code_at(s, behind);
  if (is_space_code(after)) {
    return can_start(s, skip_spaces(s, behind), code_before(s, at));
  }
  return behind == at + 1U && is_predicate_end(code_before(s, at)) &&
         utf8_is_hangul(after);
}

// Whether the enclosure that ended at `behind` ends the sentence too
static bool
enclosure_ends(const splitter* const s, const size_t behind)
{
  size_t at = behind; // step back over the closing marks to the last word
  for (;;) {
    const uint32_t code = code_before(s, at);
    if (code != '"' && code != '\'' && code != ')' && code != ']' &&
        code != 0x201DU && code != 0x2019U) {
      break;
    }
    at = utf8_before(s->text, at);
  }

  const uint32_t last = code_before(s, at);
  const bool     full = last == '.' || last == '?' || last == '!';
  if (!full || !is_space_code(code_at(s, behind))) {
    return false;
  }
  const size_t next  = skip_spaces(s, behind);
  const size_t word  = utf8_before(s->text, at);
  bool         loose = false;
  if (last == '.' && scan_is_abbreviation(word_before(s, word), &loose)) {
    return false;
  }
  return can_start(s, next, code_before(s, word)) &&
         !is_quote_tail(scan_slice(s->text, next, s->end));
}

// Bytes that can end or open something; E2, E3 and EF start curved quotes,
// ellipses, CJK brackets and full width marks
static const bool SPECIAL[256] = {
  ['.']  = true,
  ['?']  = true,
  ['!']  = true,
  ['"']  = true,
  ['\''] = true,
  ['`']  = true,
  ['(']  = true,
  ['[']  = true,
  [0xE2] = true,
  [0xE3] = true,
  [0xEF] = true,
};

// Look at the special character at `at`.  Returns where to go on; `*cut` is
// set if a sentence ends there.
static size_t
step(splitter* const s, const size_t at, bool* const cut)
{
  const uint32_t code = code_at(s, at);
  size_t         next = 0;
  (void)utf8_next(s->text, at, &next);

  const enclosure kind = opener_at(s, at);
  if (kind != ENCLOSURES) {
    const size_t close = close_of(s, at, kind);
    if (close != SCAN_NONE) {
      *cut = enclosure_ends(s, close);
      return close;
    }
    return next;
  }

  size_t dots = next;
  while (code_at(s, dots) == '.' || code_at(s, dots) == 0x2026U) {
    (void)utf8_next(s->text, dots, &dots);
  }
  const size_t behind = skip_closers(s, next);
  switch (code) {
    case '.':
    case 0x2026U:
      if (dots > next || code == 0x2026U) {
        const size_t end = skip_closers(s, dots);
        *cut             = ellipsis_ends(s, at, end);
        return end;
      }
      *cut = period_ends(s, at, behind);
      return *cut ? behind : next;
    case '?':
    case '!':
      *cut = mark_ends(s, at, behind);
      return *cut ? behind : next;
    case 0x3002U:
    case 0xFF01U:
    case 0xFF1FU:
      *cut = true;
      return behind;
    default:
      return next;
  }
}

weft_status
sentences_split(const weft_str           text,
                const weft_span          span,
                const weft_sentence_kind kind,
                const size_t             paragraph,
                sentence_list* const     list)
{
  weft_status st = WEFT_OK;
  splitter    s  = {text, span.end, span.start, {0}};
  for (size_t at = span.start; at < span.end;) {
    if (!SPECIAL[(unsigned char)text.data[at]]) {
      ++at;
      continue;
    }
    bool cut = false;
    at       = step(&s, at, &cut);
    if (cut) {
      TRY(st,
          add_bounded(text, (weft_span){s.start, at}, kind, paragraph, list));
      s.start = at;
    }
  }
  return add_bounded(
    text, (weft_span){s.start, span.end}, kind, paragraph, list);
}
