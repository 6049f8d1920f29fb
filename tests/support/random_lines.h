// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Graphs that nobody thought of, as lines (graph_lines.h).

#ifndef WEFT_TEST_RANDOM_LINES_H
#define WEFT_TEST_RANDOM_LINES_H

#include "strbuf.h"

#include <stdint.h>
#include <string.h>

// Few names, so that much meets

static inline uint32_t
draw(uint32_t* const state, const uint32_t below)
{
  *state = *state * 1664525U + 1013904223U;
  return (*state >> 10U) % below;
}

static inline void
put_random_name(strbuf* const b, uint32_t* const state)
{
  static const char* const of_types[] = {
    "Organization", "Company", "School", "Place", "Person"};
  static const char* const names[] = {
    "누리", "Nu Ri", "nu-ri", "한별", "HB", "hb", "새별", "SB"};
  strbuf_puts(b, of_types[draw(state, draw(state, 2U) ? 2U : 5U)]);
  strbuf_putc(b, '/');
  strbuf_puts(b, names[draw(state, 8U)]);
}

static inline void
put_random_fact(strbuf* const b, uint32_t* const state, const size_t place)
{
  static const char* const of_facts[] = {"develops",
                                         "made_by",
                                         "part_of",
                                         "part_of",
                                         "has_part",
                                         "same_as",
                                         "kin_of",
                                         "stranger_of",
                                         "owns",
                                         "sells",
                                         "led_by",
                                         "size"};
  static const char* const options[]  = {"",
                                         "",
                                         "",
                                         " | when=2020",
                                         " | when=2020-05",
                                         " | when=2021",
                                         " | planned"};
  const uint32_t           relation   = draw(state, 12U);
  strbuf_printf(b, "d%u@%zu | ", (unsigned)draw(state, 4U), 20U * place);
  put_random_name(b, state);
  strbuf_printf(b, " | %s | ", of_facts[relation]);
  if (relation == 11U) {
    const unsigned value = draw(state, 3U);
    strbuf_printf(b, "lit Quantity/%u개 = %u 개", value, value);
  } else {
    put_random_name(b, state);
  }
  strbuf_printf(b,
                " | c=%u%s\n",
                500U + (unsigned)draw(state, 500U),
                options[draw(state, 7U)]);
}

static inline void
put_random_line(strbuf* const b, uint32_t* const state, const size_t place)
{
  const uint32_t kind = draw(state, 12U);
  if (kind < 9U) {
    put_random_fact(b, state, place);
    return;
  }
  if (kind == 9U) {
    strbuf_printf(b, "alias d%u | ", (unsigned)draw(state, 4U));
    put_random_name(b, state);
    strbuf_puts(b, draw(state, 2U) ? " | HB\n" : " | 새 별\n");
    return;
  }
  strbuf one = {0};
  strbuf two = {0};
  put_random_name(&one, state);
  put_random_name(&two, state);
  if (strcmp(one.data, two.data) != 0) {
    strbuf_printf(
      b, "%s %s | %s\n", kind == 10U ? "split" : "join", one.data, two.data);
  }
  strbuf_free(&one);
  strbuf_free(&two);
}

#endif // WEFT_TEST_RANDOM_LINES_H
