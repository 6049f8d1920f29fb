// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// What the files of this folder share: text cursors, figures, units, dates.
//
// A parser takes the text and an offset and returns the offset behind what it
// read, or the offset it was given if there is nothing to read.

#ifndef WEFT_EXTRACT_LITERAL_PRIVATE_H
#define WEFT_EXTRACT_LITERAL_PRIVATE_H

#include "literal.h"

#include <string.h>

// What is being searched, and what earlier literals left behind.
typedef struct {
  weft_str     text;
  literal_date document;   // zero fields where unknown
  size_t       floor;      // no span may begin before this
  literal_date last;       // the last date found, as resolved
  size_t       last_end;   // where it ended; 0 if there was none
  int          has_hangul; // -1 until somebody asks
} literal_scan;

// A figure: mantissa * 10^exponent, exact unless `overflow`.
typedef struct {
  uint64_t mantissa;
  int      exponent;
  bool     overflow; // more digits than fit: no value
  bool     scaled;   // 만, 억, million, B …
  bool     grouped;  // thousands separators
  bool     decimal;  // a decimal point
  bool     dotted;   // 1.2.3: a version or an address, never a figure
  int      letter;   // power of ten of a single Latin letter (B: 9), or 0
  size_t   digits;   // digits of the first run
  size_t   end;      // behind the figure
} figure;

// A unit behind a figure.
typedef struct {
  weft_str unit;     // as it is reported
  int      exponent; // power of ten that the unit adds (페타플롭스: 15)
  bool     money;
  size_t   end; // behind the unit
} unit_match;

// What a date expression says, before it is resolved; zero is "not said".
typedef struct {
  int  year;
  int  month;
  int  day;
  int  quarter;
  int  year_shift;  // from the document's year, if `by_year`
  int  month_shift; // from the document's month, if `by_month`
  int  day_shift;   // from the document's day, if `by_day`
  int  direction;   // -1 지난, +1 오는
  bool by_year;
  bool by_month;
  bool by_day;
  bool part;  // a half, season, beginning or end of a year
  bool vague; // a date, but never one with a value
  bool same;  // 이날
} date_parts;

// text.c

// Return whether `word` stands at `at`; stores the offset behind it
static inline bool
text_at(weft_str text, size_t at, const char* word, size_t* next)
{
  for (; *word; ++word, ++at) {
    if (at >= text.size || text.data[at] != *word) {
      return false;
    }
  }
  *next = at;
  return true;
}

// Return whether `word` stands directly before `at`; stores its offset
static inline bool
text_ends(weft_str text, size_t at, weft_str word, size_t* start)
{
  if (at < word.size || text.data[at - 1U] != word.data[word.size - 1U] ||
      memcmp(text.data + at - word.size, word.data, word.size) != 0) {
    return false;
  }
  *start = at - word.size;
  return true;
}

// The same for a string literal
#define text_before(text, at, word, start)                                     \
  text_ends((text), (at), WEFT_STR(word), (start))

// The offset behind one or two spaces (NBSP and the like count)
size_t
text_skip_space(weft_str text, size_t at);

// The same backwards
size_t
text_space_before(weft_str text, size_t at);

// The first of the NULL-terminated `words` at `at`; its index or -1
int
text_any(weft_str text, size_t at, const char* const* words, size_t* next);

bool
text_is_hangul(weft_str text, size_t at);

bool
text_hangul_before(weft_str text, size_t at);

bool
text_is_latin(weft_str text, size_t at);

bool
text_latin_before(weft_str text, size_t at);

// A digit's value at `at` (ASCII or full width) or -1
int
text_digit(weft_str text, size_t at, size_t* next);

// Return whether a Korean noun may end here: no Hangul follows, or a particle
bool
text_noun_ends(weft_str text, size_t at);

// Return whether a figure may begin here: not inside a name, a version, a
// time, a telephone number or a list such as 1·2위
bool
text_figure_begins(weft_str text, size_t at);

// Behind a range sign (~ ∼ ～ 〜 – -), or `at`
size_t
text_range_sign(weft_str text, size_t at);

// number.c

// Read a figure at a digit; false if there is no digit
bool
figure_read(weft_str text, size_t at, figure* out);

// Read up to `most` plain digits that no other digit follows; -1 if none
int
figure_plain(weft_str text, size_t at, size_t most, size_t* next);

// Write the value times 10^shift as a JSON number; false if it is too large
bool
figure_print(const figure* number, int shift, char out[LITERAL_VALUE_SIZE]);

// native.c

// A native numeral with its counter: 두 종류
bool
native_read(weft_str text, size_t at, figure* number, unit_match* unit);

// unit.c

// A unit at `at` (spaces already skipped); `spaced` if there were any
bool
unit_read(weft_str      text,
          size_t        at,
          const figure* number,
          bool          spaced,
          unit_match*   out);

// money.c

// A currency word or code behind a figure
bool
money_unit_read(weft_str text, size_t at, unit_match* out);

// A currency sign before a figure (`$`, `US$`, `₩`, `KRW `)
bool
money_sign_read(weft_str text, size_t at, unit_match* out);

// amount.c

// A quantity or money whose figure, sign or 수십, 절반 begins at `at`
bool
amount_find(const literal_scan* scan, size_t at, literal* out);

// date.c and date_english.c

// A Korean or numeric date that begins at `at`
bool
date_find(literal_scan* scan, size_t at, literal* out);

// An English date that begins at `at`
bool
date_english_find(literal_scan* scan, size_t at, literal* out);

// Return whether the text has a Hangul syllable; looked for once
bool
scan_has_hangul(literal_scan* scan);

// date_value.c

// Number of days in a month, from 28 to 31
int
date_days(int year, int month);

// Resolve what was said into `out->value`, as precisely as it was said
void
date_resolve(literal_scan* scan, const date_parts* said, literal* out);

#endif // WEFT_EXTRACT_LITERAL_PRIVATE_H
