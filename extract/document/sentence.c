// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Splitting a paragraph into sentences.
//
// One scan looks only at the few bytes that can end or enclose a sentence.
// Quotes and brackets that close again are jumped over, so that full stops
// inside do not split; one that never closes is ignored.

#include "document/lines.h"

#include "document/splitter.h"
#include "try.h"

#include <stdlib.h>

// Longest sentence in bytes; longer ones are cut at a space
#define SENTENCE_MAX ((size_t)4096U)

enum {
  SENTENCES_FIRST_CAPACITY = 64,
  WORD_MAX                 = 24 // bytes of an abbreviation looked at
};

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
  return is_in(code, ENDS, COUNT(ENDS));
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
    const uint32_t code = splitter_code(s, at);
    if (code == '[') {
      ++next;
      while (next < s->end && scan_is_digit(s->text.data[next])) {
        ++next;
      }
      if (next == at + 1U || next >= s->end || s->text.data[next] != ']') {
        return at;
      }
      at = next + 1U;
    } else if (is_in(code, CLOSERS, COUNT(CLOSERS))) {
      (void)utf8_next(s->text, at, &at);
    } else {
      return at;
    }
  }
}

static size_t
skip_spaces(const splitter* const s, size_t at)
{
  while (at < s->end && splitter_is_space(splitter_code(s, at))) {
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
  return scan_starts_any(rest, TAILS, COUNT(TAILS));
}

// Whether a sentence can start with what is at `at`, behind a space; `before`
// is the last letter of the sentence that would end
static bool
can_start(const splitter* const s, const size_t at, const uint32_t before)
{
  const uint32_t code  = splitter_code(s, at);
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
  if (utf8_is_hangul(splitter_code(s, start)) && at - start == 3U) {
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
  const uint32_t before = splitter_before(s, at);
  const uint32_t after  = splitter_code(s, behind);
  if (is_number_only(s, at)) {
    return false;
  }
  if (!splitter_is_space(after)) {
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
  return !splitter_is_letter(before) || word_ends(s, at, next);
}

// Whether an ellipsis that ends at `behind` ends a sentence
static bool
ellipsis_ends(const splitter* const s, const size_t at, const size_t behind)
{
  const uint32_t after  = splitter_code(s, behind);
  const size_t   next   = skip_spaces(s, behind);
  const uint32_t before = splitter_before(s, at);
  return splitter_is_space(after) && can_start(s, next, before) &&
         (is_predicate_end(before) ||
          (splitter_is_letter(before) &&
           splitter_is_letter(splitter_code(s, next))));
}

// Whether `?` or `!` whose closers end at `behind` ends a sentence
static bool
mark_ends(const splitter* const s, const size_t at, const size_t behind)
{
  const uint32_t after = splitter_code(s, behind);
  if (splitter_is_space(after)) {
    return can_start(s, skip_spaces(s, behind), splitter_before(s, at));
  }
  return behind == at + 1U && is_predicate_end(splitter_before(s, at)) &&
         utf8_is_hangul(after);
}

// Whether the enclosure that ended at `behind` ends the sentence too
static bool
enclosure_ends(const splitter* const s, const size_t behind)
{
  size_t at = behind; // step back over the closing marks to the last word
  for (;;) {
    const uint32_t code = splitter_before(s, at);
    if (code != '"' && code != '\'' && code != ')' && code != ']' &&
        code != 0x201DU && code != 0x2019U) {
      break;
    }
    at = utf8_before(s->text, at);
  }

  const uint32_t last = splitter_before(s, at);
  const bool     full = last == '.' || last == '?' || last == '!';
  if (!full || !splitter_is_space(splitter_code(s, behind))) {
    return false;
  }
  const size_t next  = skip_spaces(s, behind);
  const size_t word  = utf8_before(s->text, at);
  bool         loose = false;
  if (last == '.' && scan_is_abbreviation(word_before(s, word), &loose)) {
    return false;
  }
  return can_start(s, next, splitter_before(s, word)) &&
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
  const uint32_t code = splitter_code(s, at);
  size_t         next = 0;
  (void)utf8_next(s->text, at, &next);

  const enclosure kind = enclosure_at(s, at);
  if (kind != ENCLOSURES) {
    const size_t close = enclosure_end(s, at, kind);
    if (close != SCAN_NONE) {
      *cut = enclosure_ends(s, close);
      return close;
    }
    return next;
  }

  size_t dots = next;
  while (splitter_code(s, dots) == '.' || splitter_code(s, dots) == 0x2026U) {
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
