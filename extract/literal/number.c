// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Figures: digits with separators, decimals and Korean or English scales.

#include "literal_private.h"

#include <string.h>

enum { MAX_EXPONENT = 30 };

typedef struct {
  const char* word;
  int         exponent;
} scale;

static const scale small_scales[] = {{"십", 1}, {"백", 2}, {"천", 3}};
static const scale large_scales[] = {{"만", 4},
                                     {"억", 8},
                                     {"조", 12},
                                     {"경", 16},
                                     {"해", 20}};

static const scale english_scales[] = {{"thousand", 3},
                                       {"million", 6},
                                       {"billion", 9},
                                       {"trillion", 12},
                                       {"quadrillion", 15},
                                       {"bn", 9},
                                       {"mn", 6},
                                       {"tn", 12}};

// A number that sums exactly while its digits fit.
typedef struct {
  uint64_t mantissa;
  int      exponent;
  bool     overflow;
} decimal;

static void
decimal_trim(decimal* value)
{
  while (value->mantissa && value->mantissa % 10U == 0U) {
    value->mantissa /= 10U;
    ++value->exponent;
  }
  if (!value->mantissa) {
    value->exponent = 0;
  }
}

// Lower the exponent to `exponent`
static void
decimal_align(decimal* value, int exponent)
{
  while (value->mantissa && value->exponent > exponent) {
    if (value->mantissa > UINT64_MAX / 10U) {
      value->overflow = true;
      return;
    }
    value->mantissa *= 10U;
    --value->exponent;
  }
  value->exponent = exponent;
}

static void
decimal_add(decimal* sum, decimal part)
{
  decimal_trim(sum);
  decimal_trim(&part);
  const int exponent =
    !sum->mantissa || (part.mantissa && part.exponent < sum->exponent)
      ? part.exponent
      : sum->exponent;
  decimal_align(sum, exponent);
  decimal_align(&part, exponent);
  sum->overflow |= part.overflow || sum->mantissa > UINT64_MAX - part.mantissa;
  sum->mantissa += part.mantissa;
}

static void
decimal_digit(decimal* value, int digit)
{
  if (value->mantissa > (UINT64_MAX - 9U) / 10U) {
    value->overflow = true;
    return;
  }
  value->mantissa = value->mantissa * 10U + (uint64_t)digit;
}

// Read digits and append them; the count is returned
static size_t
read_digits(weft_str text, size_t at, decimal* value, size_t* end)
{
  size_t count = 0;
  size_t next  = at;
  for (int digit = 0; (digit = text_digit(text, at, &next)) >= 0; at = next) {
    decimal_digit(value, digit);
    ++count;
  }
  *end = at;
  return count;
}

// The offset behind a separator and exactly three digits, or `at`
static size_t
group_end(weft_str text, size_t at)
{
  size_t next = at;
  if (!text_at(text, at, ",", &next) && !text_at(text, at, "，", &next)) {
    return at;
  }
  for (int i = 0; i < 3; ++i) {
    if (text_digit(text, next, &next) < 0) {
      return at;
    }
  }
  size_t behind = 0;
  return text_digit(text, next, &behind) < 0 ? next : at;
}

static size_t
separator_size(weft_str text, size_t at)
{
  return text.data[at] == ',' ? 1U : 3U;
}

// Read `1,234.5`; `out` gets what kind of figure it is
static size_t
read_run(weft_str text, size_t at, decimal* value, figure* out)
{
  size_t       end    = at;
  const size_t digits = read_digits(text, at, value, &end);
  out->digits         = digits;
  for (size_t next = 0; digits <= 3U && (next = group_end(text, end)) != end;) {
    read_digits(text, end + separator_size(text, end), value, &end);
    out->grouped = true;
  }
  size_t next = 0;
  size_t last = 0;
  if ((text_at(text, end, ".", &next) || text_at(text, end, "．", &next)) &&
      text_digit(text, next, &last) >= 0) {
    value->exponent = -(int)(read_digits(text, next, value, &end) & 0xFFFFU);
    out->decimal    = true;
    out->dotted =
      text_at(text, end, ".", &next) && text_digit(text, next, &last) >= 0;
  }
  return end;
}

static int
read_scale(weft_str     text,
           size_t       at,
           const scale* scales,
           size_t       count,
           size_t*      next)
{
  for (size_t i = 0; i < count; ++i) {
    if (text_at(text, at, scales[i].word, next)) {
      return scales[i].exponent;
    }
  }
  return 0;
}

static int
read_small(weft_str text, size_t at, size_t* next)
{
  return read_scale(text, at, small_scales, 3U, next);
}

static int
read_large(weft_str text, size_t at, size_t* next)
{
  size_t    end      = at;
  size_t    behind   = 0;
  const int exponent = read_scale(text, at, large_scales, 5U, &end);
  // 3경기, 2조각, 1만나 are counters and words, and 10해 is years
  if (!exponent || text_at(text, at, "경기", &behind) ||
      text_at(text, at, "조각", &behind) ||
      text_at(text, at, "조건", &behind) ||
      (exponent == 20 && !text_is_hangul(text, end))) {
    return 0;
  }
  *next = end;
  return exponent;
}

// A chain of digits and scales, `1천620억 5000만`, in the order of its scales.
typedef struct {
  decimal total;
  decimal section; // what the next large scale multiplies
  decimal current; // digits not yet multiplied
  bool    open;    // `current` has digits
  int     limit;   // the last large scale's exponent
  int     small;   // the last small scale's exponent in this section
  bool    scaled;
} chain;

static void
chain_flush(chain* c)
{
  if (c->open) {
    decimal_add(&c->section, c->current);
  }
  c->current = (decimal){0, 0, false};
  c->open    = false;
}

// Take one scale at `at`; returns the offset behind it or `at`
static size_t
chain_scale(chain* c, weft_str text, size_t at)
{
  size_t    next  = at;
  const int small = read_small(text, at, &next);
  if (small && small < c->small && c->open) {
    c->current.exponent += small;
    c->small  = small;
    c->scaled = true;
    chain_flush(c);
    return next;
  }
  const int large = read_large(text, at, &next);
  if (!large || large >= c->limit) {
    return at;
  }
  chain_flush(c);
  c->section.exponent += large;
  decimal_add(&c->total, c->section);
  c->section = (decimal){0, 0, false};
  c->limit   = large;
  c->small   = 4;
  c->scaled  = true;
  return next;
}

static size_t
chain_scales(chain* c, weft_str text, size_t at)
{
  for (size_t next = 0; (next = chain_scale(c, text, at)) != at;) {
    at = next;
  }
  return at;
}

// Return whether a run behind a space continues the chain: `98만 4321명`
static bool
continues_after_space(const chain*  c,
                      weft_str      text,
                      size_t        end,
                      const figure* run)
{
  static const char* const dates[] = {"년", "월", "일", "위", "분기", NULL};

  size_t    next  = 0;
  const int large = read_large(text, end, &next);
  if (large) {
    return large < c->limit;
  }
  if (read_small(text, end, &next)) {
    return true;
  }
  return c->limit == 4 && run->digits == 4U && text_is_hangul(text, end) &&
         text_any(text, end, dates, &next) < 0;
}

// Take one more run of digits; returns the offset behind or `at`
static size_t
chain_run(chain* c, weft_str text, size_t at)
{
  figure       run   = {0};
  decimal      value = {0, 0, false};
  const size_t start = text_skip_space(text, at);
  size_t       next  = 0;
  if (text_digit(text, start, &next) < 0) {
    return at;
  }
  const size_t end = read_run(text, start, &value, &run);
  // 1천482.5원 has decimals in its last run
  if (run.digits > 4U || run.dotted || (run.decimal && start != at) ||
      (start != at && !continues_after_space(c, text, end, &run))) {
    return at;
  }
  c->current = value;
  c->open    = true;
  return end;
}

// `여` within the figure, before its last scale: 3188억4000여만, 150여 만
static size_t
skip_odd_scale(weft_str text, size_t at)
{
  size_t next = at;
  size_t end  = 0;
  if (!text_at(text, at, "여 ", &next) && !text_at(text, at, "여", &next)) {
    return at;
  }
  return text_at(text, next, "만", &end) || text_at(text, next, "억", &end) ||
             text_at(text, next, "조 ", &end) ||
             text_at(text, next, "조원", &end)
           ? next
           : at;
}

// Korean scales behind the first run
static size_t
read_korean(weft_str text, size_t at, decimal* value, bool* scaled)
{
  chain c = {{0, 0, false}, {0, 0, false}, *value, true, 99, 4, false};
  at      = skip_odd_scale(text, at);
  for (size_t end = 0; (end = chain_scales(&c, text, at)) != at;) {
    const size_t next = chain_run(&c, text, end);
    at                = skip_odd_scale(text, next);
    if (next == end) {
      at = next;
      break;
    }
  }
  chain_flush(&c);
  decimal_add(&c.total, c.section);
  if (c.scaled) {
    *value  = c.total;
    *scaled = true;
  }
  return at;
}

// ` million`, `bn`, or `at`
static size_t
read_english(weft_str text, size_t at, decimal* value)
{
  const size_t start = text_skip_space(text, at);
  size_t       next  = at;
  const int    exponent =
    read_scale(text,
               start,
               english_scales,
               sizeof(english_scales) / sizeof(english_scales[0]),
               &next);
  if (!exponent || text_is_latin(text, next)) {
    return at;
  }
  value->exponent += exponent;
  return next;
}

// `B`, `M`, `T`, `K` glued to the digits and ending there, or `at`
static size_t
read_letter(weft_str text, size_t at, decimal* value, int* power)
{
  static const char letters[] = "KMBTkm";
  static const int  powers[]  = {3, 6, 9, 12, 3, 6};

  const char* const letter =
    at < text.size && text.data[at] ? strchr(letters, text.data[at]) : NULL;
  size_t next = 0;
  if (!letter || text_is_latin(text, at + 1U) ||
      text_digit(text, at + 1U, &next) >= 0) {
    return at;
  }
  *power = powers[letter - letters];
  value->exponent += *power;
  return at + 1U;
}

bool
figure_read(weft_str text, size_t at, figure* out)
{
  size_t next = 0;
  memset(out, 0, sizeof(*out));
  if (text_digit(text, at, &next) < 0) {
    return false;
  }
  decimal value = {0, 0, false};
  size_t  end   = read_run(text, at, &value, out);
  next          = read_korean(text, end, &value, &out->scaled);
  if (next == end) {
    next        = read_english(text, end, &value);
    out->scaled = next != end;
  }
  if (next == end) {
    next = read_letter(text, end, &value, &out->letter);
  }
  decimal_trim(&value);
  out->mantissa = value.mantissa;
  out->exponent = value.exponent;
  out->overflow = value.overflow;
  out->end      = next;
  return true;
}

int
figure_plain(weft_str text, size_t at, size_t most, size_t* next)
{
  int    value = 0;
  size_t count = 0;
  for (int digit = 0; (digit = text_digit(text, at, next)) >= 0; at = *next) {
    if (++count > most) {
      return -1;
    }
    value = value * 10 + digit;
  }
  *next = at;
  return count ? value : -1;
}

bool
figure_print(const figure* number, int shift, char out[LITERAL_VALUE_SIZE])
{
  char      digits[24];
  size_t    count    = 0;
  uint64_t  rest     = number->mantissa;
  const int exponent = number->mantissa ? number->exponent + shift : 0;
  if (number->overflow || exponent > MAX_EXPONENT || exponent < -MAX_EXPONENT) {
    return false;
  }
  do {
    digits[count++] = (char)('0' + rest % 10U);
    rest /= 10U;
  } while (rest);

  // `point` digits stand behind the decimal point; there is one before it
  const size_t point = exponent < 0 ? (size_t)-exponent : 0U;
  const size_t zeros = exponent > 0 ? (size_t)exponent : 0U;
  const size_t width = count > point ? count : point + 1U;
  if (width + zeros + 2U > LITERAL_VALUE_SIZE) {
    return false;
  }
  size_t size = 0;
  for (size_t i = width; i-- > 0U;) {
    out[size++] = i < count ? digits[i] : '0';
    if (i == point && point) {
      out[size++] = '.';
    }
  }
  memset(out + size, '0', zeros);
  out[size + zeros] = '\0';
  return true;
}
