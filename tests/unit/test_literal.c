// Copyright 2026 The weft authors
// SPDX-License-Identifier: MIT

// Literals: the cases of literals.txt, limits, and mutated text.

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "literal.h"
#include "utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_CASES_SIZE = 1 << 18, MAX_FOUND = 64, MAX_LINE = 512 };

static const char* const kind_names[] = {"Quantity", "Money", "Date"};

// The cases file and the part of it that is being read.
typedef struct {
  char*       data;
  const char* title;
  const char* input;
  const char* expected; // lines, up to an empty one
  char        date[16];
} cases;

static char*
read_cases(void)
{
  const char* const folder = getenv("WEFT_TEST_DATA");
  char              path[1024];
  const int         size = snprintf(
    path, sizeof(path), "%s/cases/literals.txt", folder ? folder : "tests");
  assert_true(size > 0 && (size_t)size < sizeof(path));
  FILE* const file = fopen(path, "rb");
  char* const data = (char*)calloc(1, MAX_CASES_SIZE);
  assert_non_null(file);
  assert_non_null(data);
  const size_t got = fread(data, 1, MAX_CASES_SIZE - 1, file);
  assert_true(got > 0 && got < MAX_CASES_SIZE - 1);
  fclose(file);
  return data;
}

// Cut the line at `*at` off, and step behind it; NULL at the end
static char*
next_line(char** at)
{
  char* const line = *at;
  if (!line || !*line) {
    return NULL;
  }
  char* const end = strchr(line, '\n');
  *at             = end ? end + 1 : NULL;
  if (end) {
    *end = '\0';
  }
  return line;
}

static void
print_found(const char* text, const literal* found, char* out, size_t room)
{
  const int span = (int)(found->span.end - found->span.start);
  const int core = (int)(found->core.end - found->core.start);
  char      bare[MAX_LINE];
  bare[0] = '\0';
  if (found->span.start != found->core.start ||
      found->span.end != found->core.end) {
    snprintf(bare, sizeof(bare), " \"%.*s\"", core, text + found->core.start);
  }
  snprintf(out,
           room,
           "%s \"%.*s\"%s %s %s",
           kind_names[found->kind],
           span,
           text + found->span.start,
           bare,
           found->has_value ? found->value : "-",
           found->unit[0] ? found->unit : "-");
}

// Compare what is found in one case with its lines; returns the errors
static int
check_case(const cases* one, char** at)
{
  literal      found[MAX_FOUND];
  char         line[2 * MAX_LINE];
  literal_date date  = {0, 0, 0};
  int          wrong = 0;
  if (one->date[0]) {
    assert_true(literal_date_parse(weft_str_from(one->date), &date));
  }
  const size_t count =
    literal_find(weft_str_from(one->input), &date, found, MAX_FOUND);
  size_t expected = 0;
  for (char* want; (want = next_line(at)) && *want; ++expected) {
    line[0] = '\0';
    if (expected < count) {
      print_found(one->input, &found[expected], line, sizeof(line));
    }
    if (strcmp(line, want) != 0) {
      print_error("%s\n  expected %s\n  found    %s\n", one->title, want, line);
      ++wrong;
    }
  }
  if (count > expected) {
    print_error("%s: %zu literals too many\n", one->title, count - expected);
    ++wrong;
  }
  return wrong;
}

static void
test_cases(void** state)
{
  (void)state;
  char* const data  = read_cases();
  char*       at    = data;
  int         wrong = 0;
  int         total = 0;
  for (char* line; (line = next_line(&at));) {
    if (strncmp(line, "==== ", 5) != 0) {
      continue;
    }
    cases one = {data, line + 5, next_line(&at), NULL, {0}};
    line      = next_line(&at);
    if (line && !strncmp(line, "date: ", 6)) {
      snprintf(one.date, sizeof(one.date), "%.10s", line + 6);
      line = next_line(&at);
    }
    assert_non_null(line);
    assert_string_equal(line, "----");
    wrong += check_case(&one, &at);
    ++total;
  }
  free(data);
  assert_int_equal(wrong, 0);
  assert_true(total >= 120);
}

static void
test_date_parse(void** state)
{
  (void)state;
  static const char* const bad[] = {"",
                                    "22",
                                    "2022-",
                                    "2022-1",
                                    "2022-13",
                                    "2022-00",
                                    "2022-01-",
                                    "2022-01-1",
                                    "2022-02-29",
                                    "2022-01-32",
                                    "2022-01-01T",
                                    "2022/01/01",
                                    "x022-01-01",
                                    "0000",
                                    "20220101"};

  literal_date date = {0, 0, 0};
  for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); ++i) {
    assert_false(literal_date_parse(weft_str_from(bad[i]), &date));
  }
  assert_int_equal(date.year, 0);
  assert_true(literal_date_parse(WEFT_STR("2024-02-29"), &date));
  assert_int_equal(date.year, 2024);
  assert_int_equal(date.month, 2);
  assert_int_equal(date.day, 29);
  assert_true(literal_date_parse(WEFT_STR("2022-01"), &date));
  assert_int_equal(date.month, 1);
  assert_int_equal(date.day, 0);
  assert_true(literal_date_parse(WEFT_STR("2022"), &date));
  assert_int_equal(date.month, 0);
}

static void
test_capacity(void** state)
{
  (void)state;
  literal        found[3];
  const weft_str text = WEFT_STR("3명과 4명과 5명과 6명");
  assert_int_equal(literal_find(text, NULL, found, 3), 3);
  assert_string_equal(found[2].value, "5");
  assert_int_equal(literal_find(text, NULL, found, 0), 0);
  assert_int_equal(literal_find((weft_str){NULL, 0}, NULL, found, 3), 0);
}

static void
test_many_digits(void** state)
{
  (void)state;
  literal found[2];
  // More digits than are exact: found, but without a value
  assert_int_equal(
    literal_find(WEFT_STR("123456789012345678901234567890개"), NULL, found, 2),
    1);
  assert_false(found[0].has_value);
  assert_int_equal(
    literal_find(
      WEFT_STR("0.0000000000000000000000000000000001%"), NULL, found, 2),
    1);
  assert_false(found[0].has_value);
  assert_int_equal(literal_find(WEFT_STR("0.001%"), NULL, found, 2), 1);
  assert_string_equal(found[0].value, "0.001");
}

// Every span lies in the text, holds its core, and begins behind the last
static void
check_sound(weft_str text, const literal* found, size_t count)
{
  size_t floor = 0;
  for (size_t i = 0; i < count; ++i) {
    assert_true(found[i].span.start >= floor);
    assert_true(found[i].core.start >= found[i].span.start);
    assert_true(found[i].core.end > found[i].core.start);
    assert_true(found[i].span.end >= found[i].core.end);
    assert_true(found[i].span.end <= text.size);
    assert_non_null(memchr(found[i].value, 0, LITERAL_VALUE_SIZE));
    assert_non_null(memchr(found[i].unit, 0, LITERAL_UNIT_SIZE));
    floor = found[i].span.end;
  }
}

static void
test_long_runs_are_linear(void** state)
{
  static const char* const parts[] = {
    "1", "1,", "1~", "1.", "1억 ", "(1", "1만", "약 ", "2022년", "수십 "};
  enum { LENGTH = 200000, CAPACITY = LENGTH / 3 };

  (void)state;
  char* const    data  = (char*)malloc(LENGTH);
  literal* const found = (literal*)malloc(CAPACITY * sizeof(literal));
  assert_non_null(data);
  assert_non_null(found);
  for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); ++i) {
    const size_t size  = strlen(parts[i]);
    size_t       count = 0;
    for (; count + size <= LENGTH; count += size) {
      memcpy(data + count, parts[i], size);
    }
    // A quadratic scan would take minutes here
    const weft_str text = {data, count};
    check_sound(text, found, literal_find(text, NULL, found, CAPACITY));
  }
  free(found);
  free(data);
}

static uint32_t
next_random(uint32_t* seed)
{
  *seed = *seed * 1664525U + 1013904223U;
  return *seed >> 8U;
}

static void
test_mutations(void** state)
{
  static const literal_date date = {2022, 1, 19};
  enum { ROUNDS = 20000, WINDOW = 160 };

  (void)state;
  char* const  data = read_cases();
  const size_t size = strlen(data);
  uint32_t     seed = 20220119U;
  for (int round = 0; round < ROUNDS; ++round) {
    literal found[MAX_FOUND];
    size_t  from = next_random(&seed) % size;
    while (from && ((unsigned char)data[from] & 0xC0U) == 0x80U) {
      --from;
    }
    size_t rest = size - from < WINDOW ? size - from : WINDOW;
    // A block of its own, so that a sanitizer sees a step outside
    char* const copy = (char*)malloc(rest);
    assert_non_null(copy);
    memcpy(copy, data + from, rest);
    for (int i = 0; i < 4; ++i) {
      const size_t to = next_random(&seed) % rest;
      if ((unsigned char)copy[to] < 0x80U) {
        copy[to] = "0123456789,.~-() $%B"[next_random(&seed) % 20U];
      }
    }
    const weft_str text = {copy, utf8_valid((weft_str){copy, rest})};
    check_sound(text, found, literal_find(text, &date, found, MAX_FOUND));
    free(copy);
  }
  free(data);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(test_cases),
    cmocka_unit_test(test_date_parse),
    cmocka_unit_test(test_capacity),
    cmocka_unit_test(test_many_digits),
    cmocka_unit_test(test_long_runs_are_linear),
    cmocka_unit_test(test_mutations),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
