// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Whether two facts can both be true: their times and their values.

#include "conflicting.h"

#include "date.h"
#include "name.h"
#include "value.h"

#include "strbuf.h"

#include <string.h>

enum {
  SUPPORTS_MAX = 256, // of a fact that are looked at
  NEAR_DAYS    = 30,  // documents this far apart tell of one time
  DIGITS_MAX   = 18
};

// Time

static weft_str
date_of(const weft_graph* const graph, const weft_str doc)
{
  const weft_document_info* const d = weft_graph_find_document(graph, doc);
  return d ? d->date : WEFT_STR("");
}

static size_t
looked_at(const weft_fact* const fact)
{
  return fact->support_count < SUPPORTS_MAX ? fact->support_count
                                            : (size_t)SUPPORTS_MAX;
}

// A fact with a date, and one whose documents may have one
static fact_time
compare_dated(const weft_graph* const graph,
              const weft_str          when,
              const weft_fact* const  undated)
{
  fact_time time = TIME_APART;
  for (size_t i = 0U; i < looked_at(undated); ++i) {
    const weft_str date = date_of(graph, undated->supports[i].doc);
    if (!date.size) {
      time = TIME_UNKNOWN;
    } else if (date_is_near(when, date, NEAR_DAYS)) {
      return TIME_SAME;
    }
  }
  return time;
}

static fact_time
compare_undated(const weft_graph* const graph,
                const weft_fact* const  a,
                const weft_fact* const  b)
{
  for (size_t i = 0U; i < looked_at(a); ++i) {
    const weft_str date = date_of(graph, a->supports[i].doc);
    for (size_t k = 0U; k < looked_at(b); ++k) {
      const weft_str other = b->supports[k].doc;
      if (weft_str_equals(a->supports[i].doc, other) ||
          date_is_near(date, date_of(graph, other), NEAR_DAYS)) {
        return TIME_SAME;
      }
    }
  }
  return TIME_UNKNOWN;
}

fact_time
facts_time(const weft_graph* const graph,
           const weft_fact* const  a,
           const weft_fact* const  b)
{
  if (a->when.size && b->when.size) {
    return date_agrees(a->when, b->when) ? TIME_SAME : TIME_APART;
  }
  if (a->when.size || b->when.size) {
    return compare_dated(
      graph, a->when.size ? a->when : b->when, a->when.size ? b : a);
  }
  return compare_undated(graph, a, b);
}

bool
facts_share_sentence(const weft_fact* const a, const weft_fact* const b)
{
  for (size_t i = 0U; i < looked_at(a); ++i) {
    const weft_support* const x = &a->supports[i];
    for (size_t k = 0U; k < looked_at(b); ++k) {
      const weft_support* const y = &b->supports[k];
      if (x->evidence.sentence == y->evidence.sentence &&
          weft_str_equals(x->doc, y->doc)) {
        return true;
      }
    }
  }
  return false;
}

// Numbers

// A decimal number: 0.digits × 10^exponent, without zeros at either end
typedef struct {
  bool     negative;
  char     digits[DIGITS_MAX];
  size_t   count;
  long     exponent;
  uint64_t scaled; // digits as a number of DIGITS_MAX digits
} decimal;

static long
read_exponent(const weft_str s, const size_t at)
{
  long         value    = 0;
  const bool   negative = at < s.size && s.data[at] == '-';
  const size_t start    = at + (negative || (at < s.size && s.data[at] == '+'));
  for (size_t i = start; i < s.size && value < 100000; ++i) {
    value = value * 10 + (s.data[i] - '0');
  }
  return negative ? -value : value;
}

static decimal
read_decimal(const weft_str s)
{
  decimal d     = {.negative = s.size && s.data[0] == '-'};
  bool    point = false;
  size_t  kept  = 0U; // without zeros at the end
  for (size_t i = d.negative ? 1U : 0U; i < s.size; ++i) {
    const char c = s.data[i];
    if (c == '.') {
      point = true;
      continue;
    }
    if (c == 'e' || c == 'E') {
      d.exponent += read_exponent(s, i + 1U);
      break;
    }
    const bool leading = !d.count && c == '0';
    d.exponent += leading ? (point ? -1 : 0) : (point ? 0 : 1);
    if (!leading && d.count < DIGITS_MAX) {
      d.digits[d.count++] = c;
      kept                = c == '0' ? kept : d.count;
    }
  }
  d.count = kept;
  for (size_t i = 0U; i < DIGITS_MAX; ++i) {
    const unsigned digit = i < d.count ? (unsigned)(d.digits[i] - '0') : 0U;
    d.scaled             = d.scaled * 10U + digit;
  }
  return d;
}

static uint64_t
power(const size_t exponent)
{
  uint64_t value = 1U;
  for (size_t i = 0U; i < exponent; ++i) {
    value *= 10U;
  }
  return value;
}

// Whether a number is another one rounded: 2000억 for 2040억, but not for
// 1750억
static bool
is_rounding(const decimal* const coarse, const decimal* const fine)
{
  uint64_t a    = coarse->scaled;
  uint64_t b    = fine->scaled;
  uint64_t unit = power(DIGITS_MAX - coarse->count);
  if (coarse->exponent == fine->exponent + 1) {
    b /= 10U; // 10 for 9.96
  } else if (fine->exponent == coarse->exponent + 1) {
    a /= 10U;
    unit /= 10U;
  } else if (coarse->exponent != fine->exponent) {
    return false;
  }
  const uint64_t apart = a > b ? a - b : b - a;
  return apart < unit && apart * 20U <= (a > b ? a : b);
}

static bool
numbers_differ(const weft_str x, const weft_str y)
{
  if (weft_str_equals(x, y) || value_number_form(x) == VALUE_TEXT ||
      value_number_form(y) == VALUE_TEXT) {
    return false;
  }
  const decimal a = read_decimal(x);
  const decimal b = read_decimal(y);
  if (!a.count || !b.count || a.negative != b.negative) {
    return a.count || b.count;
  }
  if (a.count == b.count) {
    return a.exponent != b.exponent || a.scaled != b.scaled;
  }
  return a.count < b.count ? !is_rounding(&a, &b) : !is_rounding(&b, &a);
}

// Values

static bool
literals_differ(const weft_end* const a, const weft_end* const b)
{
  if (a->value_kind != b->value_kind || a->value_kind == WEFT_VALUE_NONE) {
    return false; // words for the same may differ
  }
  if (a->unit.size && b->unit.size && !weft_str_equals(a->unit, b->unit)) {
    return false; // cannot be compared
  }
  return a->value_kind == WEFT_VALUE_NUMBER ? numbers_differ(a->value, b->value)
                                            : !date_agrees(a->value, b->value);
}

// Whether two entities have a name in common; then they may be one
static weft_status
share_name(const weft_entity* const a,
           const weft_entity* const b,
           bool* const              out)
{
  weft_status st = WEFT_OK;
  strbuf      x  = {0};
  strbuf      y  = {0};
  *out           = false;
  for (size_t i = 0U; !st && i <= a->alias_count && !*out; ++i) {
    name_key(i ? a->aliases[i - 1U] : a->name, &x);
    st = x.status;
    for (size_t k = 0U; !st && k <= b->alias_count && !*out; ++k) {
      name_key(k ? b->aliases[k - 1U] : b->name, &y);
      st   = y.status;
      *out = !st && weft_str_equals(strbuf_str(&x), strbuf_str(&y));
    }
  }
  strbuf_free(&x);
  strbuf_free(&y);
  return st;
}

weft_status
facts_differ(const weft_graph* const graph,
             const weft_fact* const  a,
             const weft_fact* const  b,
             bool* const             out)
{
  weft_status st     = WEFT_OK;
  bool        shared = false;
  *out               = false;
  if ((a->object_entity == SIZE_MAX) != (b->object_entity == SIZE_MAX)) {
    return st;
  }
  if (a->object_entity == SIZE_MAX) {
    *out = literals_differ(&a->object, &b->object);
  } else if (a->object_entity != b->object_entity) {
    st   = share_name(weft_graph_entity(graph, a->object_entity),
                    weft_graph_entity(graph, b->object_entity),
                    &shared);
    *out = !shared;
  }
  return st;
}
