// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Quantities and money: a figure with its unit, and what surrounds it.

#include "literal_private.h"

#include "utf8.h"

#include <stdio.h>
#include <string.h>

// A figure with its unit, before its surroundings are looked at.
typedef struct {
  figure     number;
  unit_match unit;
  size_t     start;
  size_t     end;
  bool       negative;
  bool       valued; // false for ranges and 수십
} amount;

static const weft_str before_words[] = {WEFT_STR_INIT("약"),
                                        WEFT_STR_INIT("총"),
                                        WEFT_STR_INIT("최대"),
                                        WEFT_STR_INIT("최소"),
                                        WEFT_STR_INIT("무려"),
                                        WEFT_STR_INIT("하루"),
                                        WEFT_STR_INIT("평균"),
                                        WEFT_STR_INIT("최고"),
                                        WEFT_STR_INIT("최저"),
                                        WEFT_STR_INIT("거의"),
                                        WEFT_STR_INIT("대략"),
                                        WEFT_STR_INIT("연간"),
                                        WEFT_STR_INIT("월"),
                                        WEFT_STR_INIT("연"),
                                        WEFT_STR_INIT("한화"),
                                        WEFT_STR_INIT("미화"),
                                        WEFT_STR_INIT("월평균"),
                                        WEFT_STR_INIT("연평균"),
                                        WEFT_STR_INIT("about"),
                                        WEFT_STR_INIT("around"),
                                        WEFT_STR_INIT("nearly"),
                                        WEFT_STR_INIT("almost"),
                                        WEFT_STR_INIT("over"),
                                        WEFT_STR_INIT("roughly"),
                                        WEFT_STR_INIT("some"),
                                        WEFT_STR_INIT("up to"),
                                        WEFT_STR_INIT("at least"),
                                        WEFT_STR_INIT("at most"),
                                        WEFT_STR_INIT("approximately"),
                                        WEFT_STR_INIT("more than"),
                                        WEFT_STR_INIT("less than"),
                                        WEFT_STR_INIT("fewer than"),
                                        WEFT_STR_INIT("About"),
                                        WEFT_STR_INIT("Around"),
                                        WEFT_STR_INIT("Nearly"),
                                        WEFT_STR_INIT("Almost"),
                                        WEFT_STR_INIT("Over"),
                                        WEFT_STR_INIT("Some"),
                                        WEFT_STR_INIT("Up to"),
                                        WEFT_STR_INIT("More than"),
                                        WEFT_STR_INIT("an estimated")};

static const size_t n_before_words =
  sizeof(before_words) / sizeof(before_words[0]);

static const char* const after_words[] = {"가량",
                                          "이상",
                                          "이하",
                                          "미만",
                                          "초과",
                                          "정도",
                                          "안팎",
                                          "수준",
                                          "남짓",
                                          "내외",
                                          "이내",
                                          "or more",
                                          "or so",
                                          "쯤",
                                          NULL};

// English words in -s that no quantity counts
static const char* const no_nouns[] = {"was",
                                       "is",
                                       "has",
                                       "as",
                                       "this",
                                       "its",
                                       "us",
                                       "plus",
                                       "does",
                                       "thus",
                                       "versus",
                                       "vs",
                                       "times",
                                       NULL};

// `여` between figure and unit, with what spaces there are: 500여 명
static size_t
skip_odd(weft_str text, size_t at)
{
  size_t next = at;
  return text_at(text, at, "여", &next) || text_at(text, at, " 여 ", &next)
           ? next
           : at;
}

static bool
read_unit(weft_str text, size_t at, const figure* number, unit_match* out)
{
  const size_t begin = text_skip_space(text, at);
  return money_unit_read(text, begin, out) ||
         unit_read(text, begin, number, begin != at, out);
}

static bool
is_one_of(weft_str word, const char* const* words)
{
  for (size_t i = 0; words[i]; ++i) {
    if (weft_str_equals(word, weft_str_from(words[i]))) {
      return true;
    }
  }
  return false;
}

// `55,000 employees`: the plural noun is the unit, but not part of the core
static bool
read_noun(weft_str text, const figure* number, amount* out)
{
  static const char* const plurals[] = {
    "people", "staff", "women", "men", "children", NULL};

  const size_t begin = text_skip_space(text, number->end);
  size_t       end   = begin;
  while (text_is_latin(text, end) && end - begin < LITERAL_UNIT_SIZE) {
    ++end;
  }
  const weft_str word = {text.data + begin, end - begin};
  // A lone capital begins a name: 2022 Games
  const bool name =
    end - begin > 1U && word.data[0] < 'a' && word.data[1] >= 'a';
  if (begin == number->end || name || end - begin < 3U ||
      end - begin >= LITERAL_UNIT_SIZE || text_is_latin(text, end)) {
    return false;
  }
  if (!is_one_of(word, plurals) &&
      (text.data[end - 1U] != 's' || is_one_of(word, no_nouns))) {
    return false;
  }
  out->unit.unit = word;
  return true;
}

// `700억 매개변수`: what is counted stands where the counter would
static bool
counts_parameters(weft_str text, size_t at)
{
  static const char* const words[] = {"파라미터", "매개변수", "패러미터", NULL};

  size_t next = 0;
  return text_any(text, text_skip_space(text, at), words, &next) >= 0;
}

// Return whether `120B` speaks of parameters, tokens or the like
static bool
counts_by_letter(weft_str text, const figure* number)
{
  static const char* const words[] = {"토큰", "param", "token", "개", NULL};

  size_t next = 0;
  return number->letter == 9 || counts_parameters(text, number->end) ||
         text_any(text, text_skip_space(text, number->end), words, &next) >= 0;
}

// A figure whose unit is missing: 5200만, 306B, 16 trillion
static bool
read_unitless(weft_str text, amount* out)
{
  figure* const number = &out->number;
  memset(&out->unit, 0, sizeof(out->unit));
  out->unit.end = number->end;
  if (number->letter) {
    figure without = *number;
    without.exponent -= number->letter;
    without.letter = 0;
    --without.end;
    if (unit_read(text, without.end, &without, false, &out->unit)) {
      *number = without;
      return true;
    }
    out->unit.end = number->end;
    if (!counts_by_letter(text, number)) {
      return false;
    }
    out->unit.unit = WEFT_STR("개");
    read_noun(text, number, out);
    return true;
  }
  if (read_noun(text, number, out)) {
    return true;
  }
  if (counts_parameters(text, number->end)) {
    out->unit.unit = WEFT_STR("개");
    return true;
  }
  const bool latin = number->end && text_latin_before(text, number->end);
  return (number->scaled && (latin || text_noun_ends(text, number->end)));
}

// What stands behind a range sign; the range has no value
static bool
read_range(weft_str text, amount* out)
{
  figure       second = {0};
  const size_t begin  = text_range_sign(text, out->number.end);
  if (begin == out->number.end || !figure_read(text, begin, &second) ||
      second.dotted) {
    return false;
  }
  if (!read_unit(text, skip_odd(text, second.end), &second, &out->unit)) {
    return false;
  }
  out->valued = false;
  return true;
}

// `10%~20%`, `1만원~2만원`: the second amount joins the first
static void
join_range(weft_str text, amount* out)
{
  figure       second = {0};
  unit_match   unit   = {{NULL, 0}, 0, false, 0};
  const size_t begin  = text_range_sign(text, out->end);
  if (begin != out->end && figure_read(text, begin, &second) &&
      !second.dotted &&
      read_unit(text, skip_odd(text, second.end), &second, &unit) &&
      weft_str_equals(unit.unit, out->unit.unit)) {
    out->end    = unit.end;
    out->valued = false;
  }
}

// Return whether the digits go on as something else: 16:40, 1·2위, 3/4
static bool
goes_on(weft_str text, size_t at)
{
  static const char* const ties[] = {":", "·", "/", NULL};

  size_t next = 0;
  return text_any(text, at, ties, &next) >= 0 &&
         text_digit(text, next, &next) >= 0;
}

// 30분 in 3시 30분 tells the time
static bool
is_clock(weft_str text, const amount* found)
{
  size_t hour = 0;
  size_t next = 0;
  return weft_str_equals(found->unit.unit, WEFT_STR("분")) &&
         text_before(
           text, text_space_before(text, found->start), "시", &hour) &&
         hour && text_digit(text, utf8_before(text, hour), &next) >= 0;
}

// `1초에 3경번` counts the second figure
static bool
is_rate_base(weft_str text, const amount* found)
{
  size_t next = 0;
  return found->number.mantissa == 1U && !found->number.exponent &&
         weft_str_equals(found->unit.unit, WEFT_STR("초")) &&
         text_at(text, found->end, "에 ", &next) &&
         text_digit(text, next, &next) >= 0;
}

static bool
read_figure_amount(weft_str text, size_t at, amount* out)
{
  memset(out, 0, sizeof(*out));
  out->start  = at;
  out->valued = true;
  if (!figure_read(text, at, &out->number) || out->number.dotted ||
      goes_on(text, out->number.end)) {
    return false;
  }
  unit_match sign;
  if (money_sign_read(text, at, &sign)) {
    out->start    = sign.end;
    out->unit     = sign;
    out->unit.end = out->number.end;
  } else if (!read_range(text, out) &&
             !read_unit(text,
                        skip_odd(text, out->number.end),
                        &out->number,
                        &out->unit) &&
             !read_unitless(text, out)) {
    return false;
  }
  out->end = out->unit.end;
  return !is_clock(text, out) && !is_rate_base(text, out);
}

// 수십만 명, 몇백 원, 십여 명, 절반
static bool
read_vague_amount(weft_str text, size_t at, amount* out)
{
  static const char* const scales[] = {
    "십", "백", "천", "만", "억", "조", NULL};
  static const char* const heads[] = {"수", "몇", NULL};

  memset(out, 0, sizeof(*out));
  out->start  = at;
  size_t next = at;
  if (text_at(text, at, "절반", &next)) {
    out->number.mantissa = 50U;
    out->unit.unit       = WEFT_STR("%");
    out->valued          = true;
    out->end             = next;
    return text_noun_ends(text, next);
  }
  if (native_read(text, at, &out->number, &out->unit)) {
    out->valued = true;
    out->end    = out->unit.end;
    return true;
  }
  out->number      = (figure){0};
  const bool head  = text_any(text, at, heads, &next) >= 0;
  size_t     end   = next;
  size_t     count = 0;
  while (text_any(text, end, scales, &end) >= 0) {
    ++count;
  }
  const size_t odd     = skip_odd(text, end);
  out->number.scaled   = true;
  out->number.exponent = 0;
  if (!count || count > 3U || (!head && (odd == end || count > 1U)) ||
      !read_unit(text, odd, &out->number, &out->unit)) {
    return false;
  }
  out->end = out->unit.end;
  return true;
}

// Words such as 약 and 최대 before the amount, not before `floor`
static size_t
span_start(weft_str text, size_t floor, size_t start)
{
  for (int i = 0; i < 2; ++i) {
    const size_t end    = text_space_before(text, start);
    size_t       found  = start;
    size_t       before = 0;
    for (size_t w = 0; w < n_before_words; ++w) {
      if (text_ends(text, end, before_words[w], &before) && before >= floor &&
          before < found && !text_hangul_before(text, before) &&
          !text_latin_before(text, before)) {
        found = before;
      }
    }
    if (found == start) {
      break;
    }
    start = found;
  }
  return start;
}

static size_t
span_words(weft_str text, size_t at)
{
  size_t next = at;
  if (text_at(text, at, "대", &next) && text_noun_ends(text, next)) {
    at = next;
  }
  const size_t word = text_skip_space(text, at);
  return text_any(text, word, after_words, &next) >= 0 ? next : at;
}

// 한화, 약 inside a parenthesis
static size_t
skip_before_words(weft_str text, size_t at)
{
  for (int i = 0; i < 2; ++i) {
    for (size_t w = 0; w < n_before_words; ++w) {
      size_t next = 0;
      if (text_at(text, at, before_words[w].data, &next)) {
        at = text_skip_space(text, next);
        break;
      }
    }
  }
  return at;
}

// `(3060억개)`, `(한화 약 3,900억원)`, `(PF)`: the restated amount
static size_t
span_restated(weft_str text, size_t at, amount* restated)
{
  static const char* const opens[]  = {"(", "（", NULL};
  static const char* const closes[] = {")", "）", NULL};

  size_t next = 0;
  if (text_any(text, text_skip_space(text, at), opens, &next) < 0) {
    return at;
  }
  next              = skip_before_words(text, next);
  size_t     end    = 0;
  unit_match unit   = {{NULL, 0}, 0, false, 0};
  figure     number = {0};
  size_t     sign   = next;
  while (sign < text.size && sign < next + 4U &&
         text_digit(text, sign, &end) < 0) {
    ++sign;
  }
  if (unit_read(text, next, &number, false, &unit)) {
    end = unit.end;
  } else if (sign < text.size && read_figure_amount(text, sign, restated) &&
             restated->start == next) {
    end = span_words(text, restated->end);
  } else {
    return at;
  }
  return text_any(text, end, closes, &next) >= 0 ? next : at;
}

// Whether the amount in a parenthesis is the same one in another unit: not so
// `70%(49만t)` and `300개(12억원)`
static bool
restates(const amount* found, const amount* restated)
{
  static const char* const percent = "%";
  const weft_str           unit    = restated->unit.unit;
  return !unit.size || found->number.letter ||
         (found->unit.money == restated->unit.money &&
          weft_str_equals(found->unit.unit, weft_str_from(percent)) ==
            weft_str_equals(unit, weft_str_from(percent)));
}

// `초당` and `1초에` before the amount make its unit a rate
static bool
rate_start(weft_str text, size_t floor, size_t* start)
{
  static const weft_str words[] = {
    WEFT_STR_INIT("1초에"), WEFT_STR_INIT("초당"), WEFT_STR_INIT("1초당")};

  const size_t end    = text_space_before(text, *start);
  size_t       before = 0;
  for (size_t i = 0; i < 3U; ++i) {
    if (text_ends(text, end, words[i], &before) && before >= floor &&
        !text_hangul_before(text, before)) {
      *start = before;
      return true;
    }
  }
  return false;
}

static void
set_unit(weft_str unit, const char* suffix, literal* out)
{
  const size_t room = sizeof(out->unit) - strlen(suffix) - 1U;
  const size_t size = unit.size <= room ? unit.size : 0U;
  if (size) {
    memcpy(out->unit, unit.data, size);
  }
  memcpy(out->unit + size, suffix, strlen(suffix) + 1U);
}

// A minus sign that belongs to the figure: at the beginning of a word
static void
take_sign(weft_str text, size_t floor, amount* found)
{
  size_t minus = 0;
  if (found->start > floor &&
      (text_before(text, found->start, "-", &minus) ||
       text_before(text, found->start, "−", &minus)) &&
      minus >= floor &&
      (!minus || strchr(" (", text.data[minus - 1U]) != NULL)) {
    found->start    = minus;
    found->negative = true;
  }
}

static void
set_value(const amount* found, literal* out)
{
  if (!found->valued) {
    return;
  }
  out->has_value =
    figure_print(&found->number, found->unit.exponent, out->value);
  const size_t size = strlen(out->value);
  if (out->has_value && found->negative && size + 1U < sizeof(out->value)) {
    memmove(out->value + 1U, out->value, size + 1U);
    out->value[0] = '-';
  }
}

bool
amount_find(const literal_scan* scan, size_t at, literal* out)
{
  const weft_str text     = scan->text;
  amount         found    = {0};
  amount         restated = {0};
  size_t         next     = 0;
  const bool     ok       = text_digit(text, at, &next) >= 0
                              ? read_figure_amount(text, at, &found)
                              : read_vague_amount(text, at, &found);
  if (!ok || found.start < scan->floor) {
    return false;
  }
  join_range(text, &found);
  take_sign(text, scan->floor, &found);
  out->core       = (weft_span){found.start, found.end};
  out->span.start = span_start(text, scan->floor, found.start);
  const bool rate = rate_start(text, scan->floor, &out->span.start);
  out->span.end   = span_words(text, found.end);
  next            = span_restated(text, out->span.end, &restated);
  if (next != out->span.end && restates(&found, &restated)) {
    out->span.end = span_words(text, next);
  }
  if (found.number.letter && restated.unit.unit.size) {
    found.unit = restated.unit;
  }
  out->kind = found.unit.money ? LITERAL_MONEY : LITERAL_QUANTITY;
  set_unit(found.unit.unit, rate ? "/초" : "", out);
  set_value(&found, out);
  return true;
}
