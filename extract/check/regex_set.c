// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

#include "check/regex_set.h"

#define CODE_MAX 0x10FFFFU

void
regex_set_add(tree_set* set, uint32_t first, uint32_t last)
{
  tree_range* const ranges = set->ranges;
  size_t            i      = 0U;
  if (last < first) {
    return;
  }
  while (i < set->count && ranges[i].last + 1U < first) {
    ++i;
  }
  // Ranges from i on that touch the new one become part of it
  size_t end = i;
  while (end < set->count && ranges[end].first <= last + 1U) {
    first = ranges[end].first < first ? ranges[end].first : first;
    last  = ranges[end].last > last ? ranges[end].last : last;
    ++end;
  }
  if (end == i) {
    if (set->count == TREE_RANGES_MAX) { // the gap to a neighbour goes
      if (i < set->count) {
        ranges[i].first = first;
      } else {
        ranges[i - 1U].last = last;
      }
      return;
    }
    for (size_t k = set->count; k > i; --k) {
      ranges[k] = ranges[k - 1U];
    }
    ++set->count;
  } else {
    const size_t gone = end - i - 1U;
    for (size_t k = end; k < set->count; ++k) {
      ranges[k - gone] = ranges[k];
    }
    set->count -= gone;
  }
  ranges[i] = (tree_range){first, last};
}

void
regex_set_join(tree_set* set, const tree_set* other)
{
  for (size_t i = 0U; i < other->count; ++i) {
    regex_set_add(set, other->ranges[i].first, other->ranges[i].last);
  }
}

void
regex_set_invert(tree_set* set)
{
  tree_set out  = {.count = 0U};
  uint32_t from = 0U;
  for (size_t i = 0U; i < set->count; ++i) {
    if (set->ranges[i].first > from) {
      regex_set_add(&out, from, set->ranges[i].first - 1U);
    }
    from = set->ranges[i].last + 1U;
  }
  if (from <= CODE_MAX) {
    regex_set_add(&out, from, CODE_MAX);
  }
  *set = out;
}

static void
add_letters(tree_set* set)
{
  static const tree_range letters[] = {{'A', 'Z'},
                                       {'a', 'z'},
                                       {0xC0U, 0x24FU},
                                       {0x370U, 0x52FU},
                                       {0x1100U, 0x11FFU},
                                       {0x3041U, 0x318EU},
                                       {0x3400U, 0x9FFFU},
                                       {0xA000U, 0xD7A3U},
                                       {0xF900U, 0xFAFFU},
                                       {0xFF21U, 0xFF5AU}};
  for (size_t i = 0U; i < sizeof(letters) / sizeof(letters[0]); ++i) {
    regex_set_add(set, letters[i].first, letters[i].last);
  }
}

void
regex_set_class(tree_set* set, char letter)
{
  set->count = 0U;
  switch (letter | 0x20) {
    case 'd':
      regex_set_add(set, '0', '9');
      break;
    case 's':
      regex_set_add(set, '\t', '\r');
      regex_set_add(set, ' ', ' ');
      regex_set_add(set, 0xA0U, 0xA0U);
      regex_set_add(set, 0x2000U, 0x200BU);
      regex_set_add(set, 0x3000U, 0x3000U);
      break;
    case 'h':
      regex_set_add(set, '\t', '\t');
      regex_set_add(set, ' ', ' ');
      break;
    default:
      add_letters(set);
      regex_set_add(set, '0', '9');
      regex_set_add(set, '_', '_');
      break;
  }
  if (letter >= 'A' && letter <= 'Z') {
    regex_set_invert(set);
  }
}

void
regex_set_property(tree_set* set, weft_str name, bool inverted)
{
  set->count = 0U;
  if (weft_str_equals(name, WEFT_STR("{Lu}"))) {
    regex_set_add(set, 'A', 'Z');
    regex_set_add(set, 0xC0U, 0xDEU);
  } else if (weft_str_equals(name, WEFT_STR("{Ll}"))) {
    regex_set_add(set, 'a', 'z');
    regex_set_add(set, 0xDFU, 0x24FU);
  } else if (weft_str_equals(name, WEFT_STR("{Hangul}"))) {
    regex_set_add(set, 0x1100U, 0x11FFU);
    regex_set_add(set, 0x3131U, 0x318EU);
    regex_set_add(set, 0xAC00U, 0xD7A3U);
  } else if (weft_str_equals(name, WEFT_STR("{Han}"))) {
    regex_set_add(set, 0x3400U, 0x9FFFU);
  } else if (name.size > 1U && (name.data[1] == 'N' || name.data[0] == 'N')) {
    regex_set_add(set, '0', '9');
  } else if (name.size > 1U && (name.data[1] == 'L' || name.data[0] == 'L')) {
    add_letters(set);
  } else {
    regex_set_invert(set); // anything
    return;
  }
  if (inverted) {
    regex_set_invert(set);
  }
}

bool
tree_overlap(const tree_set* a, const tree_set* b)
{
  size_t i = 0U;
  size_t k = 0U;
  while (i < a->count && k < b->count) {
    if (a->ranges[i].last < b->ranges[k].first) {
      ++i;
    } else if (b->ranges[k].last < a->ranges[i].first) {
      ++k;
    } else {
      return true;
    }
  }
  return false;
}

uint32_t
tree_single(const tree_set* set)
{
  return set->count == 1U && set->ranges[0].first == set->ranges[0].last
           ? set->ranges[0].first
           : 0U;
}
