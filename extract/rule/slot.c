// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "rule/slot.h"

#include "utf8.h"

const regex_range*
slot_of(const pattern_slot* slot, const regex_range* groups)
{
  for (size_t i = 0U; slot && i < slot->group_count; ++i) {
    if (groups[slot->groups[i]].start != SIZE_MAX) {
      return &groups[slot->groups[i]];
    }
  }
  return NULL;
}

const regex_range*
slot_range(const match* m, const pattern_slot* slot)
{
  return slot_of(slot, m->groups);
}

weft_span
slot_origin(const mask* m, const regex_range* range)
{
  weft_span s = {mask_origin(m, range->start, false),
                 mask_origin(m, range->end, true)};
  return s;
}

// Whether `code`, which ends at `at`, opens a quotation that closes before the
// span's end: `‘음성 인식’ 기능`
static bool
quotes_part(weft_str text, uint32_t code, size_t at, size_t end)
{
  const uint32_t close = code == 0x2018U   ? 0x2019U
                         : code == 0x201CU ? 0x201DU
                                           : code;
  if (close == code && code != '\'' && code != '"') {
    return false;
  }
  while (at < end) {
    size_t next = 0U;
    if (utf8_next(text, at, &next) == close) {
      return next < end;
    }
    at = next;
  }
  return false;
}

weft_span
slot_trim(weft_str text, weft_span s)
{
  while (s.start < s.end) {
    size_t         next = 0U;
    const uint32_t code = utf8_next(text, s.start, &next);
    if (words_letter(code) || code == '(' || code > 0xFFFFU ||
        quotes_part(text, code, next, s.end)) {
      break;
    }
    if (code >= 0x3400U && code <= 0x9FFFU) {
      break;
    }
    s.start = next;
  }
  while (s.end > s.start) {
    size_t         next   = 0U;
    const size_t   before = utf8_before(text, s.end);
    const uint32_t code   = utf8_next(text, before, &next);
    if (words_letter(code) || code == ')' || code == '%' || code == '+' ||
        (code >= 0x3400U && code <= 0x9FFFU)) {
      break;
    }
    s.end = before;
  }
  return s;
}

const mask_unit*
slot_unit(const match* m, const pattern_slot* slot)
{
  const regex_range* const range = slot_range(m, slot);
  return range && slot->is_slot ? mask_unit_at(m->mask, range->start) : NULL;
}
