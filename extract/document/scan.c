// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "document/scan.h"

#include "utf8.h"

#include <stdio.h>

enum {
  MIN_ENDLESS   = 120, // bytes of a line that counts as prose without a period
  MIN_ENGLISH   = 4,   // words of an English sentence
  FIRST_YEAR    = 1900,
  LAST_YEAR     = 2199,
  DAYS_IN_MONTH = 31,
  MONTHS        = 12
};

size_t
scan_find(const weft_str text, const weft_str needle)
{
  if (!needle.size || needle.size > text.size) {
    return SCAN_NONE;
  }

  const char*       p    = text.data;
  const char* const stop = text.data + text.size - needle.size + 1U;
  while (p < stop) {
    p = (const char*)memchr(p, needle.data[0], (size_t)(stop - p));
    if (!p) {
      return SCAN_NONE;
    }
    if (p[needle.size - 1U] == needle.data[needle.size - 1U] &&
        !memcmp(p, needle.data, needle.size)) {
      return (size_t)(p - text.data);
    }
    ++p;
  }
  return SCAN_NONE;
}

bool
scan_starts_any(const weft_str        text,
                const weft_str* const list,
                const size_t          count)
{
  for (size_t i = 0; i < count; ++i) {
    if (str_starts(text, list[i])) {
      return true;
    }
  }
  return false;
}

bool
scan_ends_any(const weft_str        text,
              const weft_str* const list,
              const size_t          count)
{
  for (size_t i = 0; i < count; ++i) {
    if (str_ends(text, list[i])) {
      return true;
    }
  }
  return false;
}

// A hash of the SCAN_PHRASE_MIN bytes at a character, as a bit of the filter
static size_t
filter_bit(const char* const p)
{
  uint64_t value = 0;
  memcpy(&value, p, SCAN_PHRASE_MIN);
  return (size_t)((value * UINT64_C(0x9E3779B97F4A7C15)) >> 52U);
}

void
scan_filter_init(scan_filter* const filter, const weft_str text)
{
  *filter  = (scan_filter){text, {0}};
  size_t i = 0;
  while (i + SCAN_PHRASE_MIN <= text.size) {
    const size_t bit = filter_bit(text.data + i);
    filter->bits[bit / 64U] |= UINT64_C(1) << (bit % 64U);
    i += utf8_size((unsigned char)text.data[i]);
  }
}

bool
scan_has_any(const scan_filter* const filter,
             const weft_str* const    list,
             const size_t             count)
{
  for (size_t i = 0; i < count; ++i) {
    const size_t bit = filter_bit(list[i].data);
    if ((filter->bits[bit / 64U] >> (bit % 64U) & 1U) &&
        scan_find(filter->text, list[i]) != SCAN_NONE) {
      return true;
    }
  }
  return false;
}

bool
scan_is_any(const weft_str text, const weft_str* const list, const size_t count)
{
  for (size_t i = 0; i < count; ++i) {
    if (weft_str_equals(text, list[i])) {
      return true;
    }
  }
  return false;
}

weft_span
scan_trim(const weft_str text, weft_span span)
{
  while (span.start < span.end) {
    size_t         next = 0;
    const uint32_t code = utf8_next(text, span.start, &next);
    if (code > ' ' && !utf8_is_space(code)) {
      break;
    }
    span.start = next;
  }
  while (span.start < span.end) {
    const size_t   before = utf8_before(text, span.end);
    size_t         next   = 0;
    const uint32_t code   = utf8_next(text, before, &next);
    if (code > ' ' && !utf8_is_space(code)) {
      break;
    }
    span.end = before;
  }
  return span;
}

weft_str
scan_trimmed(const weft_str text)
{
  const weft_span span = scan_trim(text, (weft_span){0, text.size});
  return scan_slice(text, span.start, span.end);
}

size_t
scan_words(const weft_str text)
{
  size_t words = 0;
  bool   space = true;
  for (size_t i = 0; i < text.size; ++i) {
    const bool is_space = text.data[i] == ' ' || text.data[i] == '\t';
    words += space && !is_space;
    space = is_space;
  }
  return words;
}

// Read 1 to `most` digits at `at`; returns how many
static size_t
read_number(const weft_str  text,
            size_t          at,
            const size_t    most,
            unsigned* const out)
{
  size_t count = 0;
  *out         = 0;
  while (count < most && at < text.size && scan_is_digit(text.data[at])) {
    *out = *out * 10U + (unsigned)(text.data[at] - '0');
    ++at;
    ++count;
  }
  return count;
}

// Skip one separator of a date: `-`, `.`, `/` or a Hangul unit, with spaces
static size_t
skip_separator(const weft_str text, const size_t at, const weft_str unit)
{
  size_t i = at;
  while (i < text.size && text.data[i] == ' ') {
    ++i;
  }
  const weft_str rest = scan_slice(text, i, text.size);
  if (str_starts(rest, unit)) {
    i += unit.size;
  } else if (i < text.size && strchr("-./", text.data[i])) {
    ++i;
  } else {
    return at;
  }
  while (i < text.size && text.data[i] == ' ') {
    ++i;
  }
  return i;
}

static bool
is_date(const unsigned year, const unsigned month, const unsigned day)
{
  return year >= FIRST_YEAR && year <= LAST_YEAR && month >= 1U &&
         month <= MONTHS && day >= 1U && day <= DAYS_IN_MONTH;
}

// A date of three numbers at `at`; returns its end or 0
static size_t
numeric_date(const weft_str text, const size_t at, char iso[11])
{
  unsigned year  = 0;
  unsigned month = 0;
  unsigned day   = 0;
  if (read_number(text, at, 4U, &year) != 4U) {
    return 0;
  }

  const size_t m          = skip_separator(text, at + 4U, WEFT_STR("년"));
  const size_t month_size = read_number(text, m, 2U, &month);
  const size_t d        = skip_separator(text, m + month_size, WEFT_STR("월"));
  const size_t day_size = read_number(text, d, 2U, &day);
  const size_t end      = d + day_size;
  if (m == at + 4U || d == m + month_size || !day_size ||
      !is_date(year, month, day) ||
      (end < text.size && scan_is_digit(text.data[end]))) {
    return 0;
  }
  (void)snprintf(
    iso, 11U, "%04u-%02u-%02u", year % 10000U, month % 100U, day % 100U);
  return end;
}

// A date such as `January 19, 2022` or `Jan. 19, 2022`; its end or 0
static size_t
english_date(const weft_str text, const size_t at, char iso[11])
{
  static const char NAMES[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
  unsigned          month   = 0;
  for (unsigned i = 0; i < MONTHS; ++i) {
    if (text.size - at > 3U && !memcmp(NAMES + 3U * i, text.data + at, 3U)) {
      month = i + 1U;
    }
  }
  if (!month) {
    return 0;
  }

  size_t   i    = at + 3U;
  unsigned day  = 0;
  unsigned year = 0;
  while (i < text.size && scan_is_lower(text.data[i])) {
    ++i;
  }
  while (i < text.size && (text.data[i] == '.' || text.data[i] == ' ')) {
    ++i;
  }
  const size_t day_size = read_number(text, i, 2U, &day);
  i += day_size;
  if (i + 6U > text.size || text.data[i] != ',' || text.data[i + 1U] != ' ') {
    return 0;
  }
  i += 2U;
  if (!day_size || read_number(text, i, 4U, &year) != 4U ||
      !is_date(year, month, day)) {
    return 0;
  }
  (void)snprintf(
    iso, 11U, "%04u-%02u-%02u", year % 10000U, month % 100U, day % 100U);
  return i + 4U;
}

size_t
scan_date(const weft_str text, char iso[11], size_t* const end)
{
  for (size_t i = 0; i < text.size; ++i) {
    const char c = text.data[i];
    *end         = 0;
    if ((c == '1' || c == '2') && (!i || !scan_is_digit(text.data[i - 1U]))) {
      *end = numeric_date(text, i, iso);
    } else if (scan_is_upper(c)) {
      *end = english_date(text, i, iso);
    }
    if (*end) {
      return i;
    }
  }
  return SCAN_NONE;
}

// Whether the three bytes before `at` are a syllable that ends predicates
static bool
is_final_syllable(const weft_str line, size_t at)
{
  if (at < 3U || ((unsigned char)line.data[at - 3U] & 0xF0U) != 0xE0U) {
    return false;
  }
  switch (utf8_next(line, at - 3U, &at)) {
    case 0xB2E4U: // 다
    case 0xC694U: // 요
    case 0xAE4CU: // 까
    case 0xC8E0U: // 죠
    case 0xC624U: // 오
      return true;
    default:
      return false;
  }
}

static bool
is_english_prose(const weft_str line)
{
  size_t lower = 0;
  for (size_t i = 0; i < line.size; ++i) {
    lower += scan_is_lower(line.data[i]);
  }
  return lower * 2U > line.size && scan_words(line) >= MIN_ENGLISH;
}

bool
scan_is_prose(const weft_str line)
{
  for (size_t i = 0; i < line.size; ++i) {
    const char c = line.data[i];
    if ((unsigned char)c == 0xE3U && i + 3U <= line.size &&
        !memcmp(line.data + i, "。", 3U)) {
      return true;
    }
    if ((c == '.' || c == '?' || c == '!') && is_final_syllable(line, i) &&
        (i + 1U == line.size || line.data[i + 1U] != '.')) {
      return true;
    }
  }

  weft_str rest = line; // without closing quotes
  while (rest.size && strchr("\"')]", rest.data[rest.size - 1U])) {
    --rest.size;
  }
  if (str_ends(rest, WEFT_STR("”")) || str_ends(rest, WEFT_STR("’"))) {
    rest.size -= 3U;
  }
  if (!rest.size) {
    return false;
  }
  if (strchr(".?!:", rest.data[rest.size - 1U])) {
    return is_english_prose(line);
  }
  return rest.size >= MIN_ENDLESS && rest.size == line.size &&
         (str_ends(rest, WEFT_STR("다")) || str_ends(rest, WEFT_STR("니다")));
}

size_t
scan_last_end(const weft_str line)
{
  for (size_t i = line.size; i > 3U; --i) {
    if (line.data[i - 1U] == '.' && is_final_syllable(line, i - 1U) &&
        (i == line.size || line.data[i] != '.')) {
      return i;
    }
  }
  return 0;
}

bool
scan_is_abbreviation(const weft_str word, bool* const loose)
{
  static const weft_str STRICT[] = {
    WEFT_STR_INIT("Mr"),   WEFT_STR_INIT("Mrs"),  WEFT_STR_INIT("Ms"),
    WEFT_STR_INIT("Dr"),   WEFT_STR_INIT("Prof"), WEFT_STR_INIT("St"),
    WEFT_STR_INIT("Gen"),  WEFT_STR_INIT("Sen"),  WEFT_STR_INIT("Rep"),
    WEFT_STR_INIT("Gov"),  WEFT_STR_INIT("Lt"),   WEFT_STR_INIT("Col"),
    WEFT_STR_INIT("Capt"), WEFT_STR_INIT("Rev"),  WEFT_STR_INIT("Hon"),
    WEFT_STR_INIT("No"),   WEFT_STR_INIT("Nos"),  WEFT_STR_INIT("Fig"),
    WEFT_STR_INIT("Figs"), WEFT_STR_INIT("Vol"),  WEFT_STR_INIT("pp"),
    WEFT_STR_INIT("vs"),   WEFT_STR_INIT("cf"),   WEFT_STR_INIT("e.g"),
    WEFT_STR_INIT("i.e"),  WEFT_STR_INIT("Jan"),  WEFT_STR_INIT("Feb"),
    WEFT_STR_INIT("Mar"),  WEFT_STR_INIT("Apr"),  WEFT_STR_INIT("Aug"),
    WEFT_STR_INIT("Sep"),  WEFT_STR_INIT("Sept"), WEFT_STR_INIT("Oct"),
    WEFT_STR_INIT("Nov"),  WEFT_STR_INIT("Dec"),  WEFT_STR_INIT("approx"),
    WEFT_STR_INIT("Mt"),   WEFT_STR_INIT("Sgt"),  WEFT_STR_INIT("ca"),
    WEFT_STR_INIT("Cat"),  WEFT_STR_INIT("Ver"),  WEFT_STR_INIT("ver"),
  };
  static const weft_str LOOSE[] = {
    WEFT_STR_INIT("Inc"),
    WEFT_STR_INIT("Corp"),
    WEFT_STR_INIT("Ltd"),
    WEFT_STR_INIT("Co"),
    WEFT_STR_INIT("Jr"),
    WEFT_STR_INIT("Sr"),
    WEFT_STR_INIT("etc"),
    WEFT_STR_INIT("a.m"),
    WEFT_STR_INIT("p.m"),
    WEFT_STR_INIT("Ph.D"),
    WEFT_STR_INIT("al"),
    WEFT_STR_INIT("dept"),
    WEFT_STR_INIT("est"),
    WEFT_STR_INIT("Bros"),
    WEFT_STR_INIT("Ave"),
  };
  *loose = true;
  if (scan_is_any(word, LOOSE, COUNT(LOOSE)) ||
      (word.size >= 3U && word.data[word.size - 2U] == '.')) {
    return true; // also U.S, U.K, D.C
  }
  *loose = false;
  return scan_is_any(word, STRICT, COUNT(STRICT)) ||
         (word.size == 1U && scan_is_upper(word.data[0]) &&
          word.data[0] != 'I');
}

bool
scan_opens_sentence(const weft_str rest)
{
  static const weft_str WORDS[] = {
    WEFT_STR_INIT("The "),    WEFT_STR_INIT("It "),    WEFT_STR_INIT("In "),
    WEFT_STR_INIT("He "),     WEFT_STR_INIT("She "),   WEFT_STR_INIT("They "),
    WEFT_STR_INIT("This "),   WEFT_STR_INIT("That "),  WEFT_STR_INIT("We "),
    WEFT_STR_INIT("But "),    WEFT_STR_INIT("And "),   WEFT_STR_INIT("A "),
    WEFT_STR_INIT("An "),     WEFT_STR_INIT("On "),    WEFT_STR_INIT("At "),
    WEFT_STR_INIT("For "),    WEFT_STR_INIT("As "),    WEFT_STR_INIT("Its "),
    WEFT_STR_INIT("His "),    WEFT_STR_INIT("Her "),   WEFT_STR_INIT("Their "),
    WEFT_STR_INIT("These "),  WEFT_STR_INIT("There "), WEFT_STR_INIT("When "),
    WEFT_STR_INIT("After "),  WEFT_STR_INIT("While "), WEFT_STR_INIT("If "),
    WEFT_STR_INIT("However"), WEFT_STR_INIT("Both "),  WEFT_STR_INIT("By "),
  };
  return scan_starts_any(rest, WORDS, COUNT(WORDS));
}
